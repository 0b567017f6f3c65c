import { expect, test } from 'vitest';
import { printIr } from '../../../server/src/ir/print.ts';
import { createCall, edited } from './edits.ts';
import { language, lower } from './support.ts';

const withOption = (source: string, name = 'max_tokens', value = '400', argument?: number): string | null =>
  edited(source, (ir) =>
    language.edit.addOption(ir, createCall(ir), name, value, argument === undefined ? {} : { argument }),
  );

test.each([
  ['one line', "create({ model: 'x' });", "create({ model: 'x', max_tokens: 400 });"],
  ['one line without blanks', "create({model:'x'});", "create({model:'x', max_tokens: 400});"],
  ['one line with a trailing comma', "create({ model: 'x', });", "create({ model: 'x', max_tokens: 400, });"],
  [
    'a value over several lines',
    'create({ model, messages: [\n  a,\n] });',
    'create({ model, messages: [\n  a,\n], max_tokens: 400 });',
  ],
  ['empty', 'create({});', 'create({ max_tokens: 400 });'],
  ['empty with a blank', 'create({ });', 'create({ max_tokens: 400 });'],
  ['empty over two lines', '  create({\n  });', '  create({\n    max_tokens: 400,\n  });'],
  ['only a comment', 'create({\n  // none yet\n});', 'create({\n  // none yet\n  max_tokens: 400,\n});'],
  ['only a comment on the line', 'create({ /* none */ });', 'create({ /* none */ max_tokens: 400 });'],
  [
    'lines with a trailing comma',
    "create({\n  model: 'x',\n  n: 1,\n});",
    "create({\n  model: 'x',\n  n: 1,\n  max_tokens: 400,\n});",
  ],
  [
    'lines without a trailing comma',
    "create({\n    model: 'x',\n    n: 1\n});",
    "create({\n    model: 'x',\n    n: 1,\n    max_tokens: 400\n});",
  ],
  ['tabs', "\tcreate({\n\t\tmodel: 'x',\n\t});", "\tcreate({\n\t\tmodel: 'x',\n\t\tmax_tokens: 400,\n\t});"],
  ['CRLF', "create({\r\n  model: 'x',\r\n});\r\n", "create({\r\n  model: 'x',\r\n  max_tokens: 400,\r\n});\r\n"],
  [
    'CRLF without a trailing comma, with a comment',
    "create({\r\n  model: 'x' // why\r\n});\r\n",
    "create({\r\n  model: 'x', // why\r\n  max_tokens: 400\r\n});\r\n",
  ],
  [
    'a comment behind the last comma',
    'create({\n  n: 1, // one\n});',
    'create({\n  n: 1, // one\n  max_tokens: 400,\n});',
  ],
  ['a comment without a comma', 'create({\n  n: 1 // one\n});', 'create({\n  n: 1, // one\n  max_tokens: 400\n});'],
  [
    'a block comment in front of the bracket',
    'create({ n: 1 /* one */ });',
    'create({ n: 1, max_tokens: 400 /* one */ });',
  ],
  [
    'comments on lines of their own at the end',
    'create({\n  n: 1,\n  // temperature: 0,\n});',
    'create({\n  n: 1,\n  max_tokens: 400,\n  // temperature: 0,\n});',
  ],
  [
    'a line comment behind the only property of the line',
    'create({ n: 1 // one\n});',
    'create({ n: 1, max_tokens: 400 // one\n});',
  ],
  [
    'the bracket on the line of the last property',
    'create({ n: 1,\n         m: 2 });',
    'create({ n: 1,\n         m: 2,\n         max_tokens: 400 });',
  ],
  ['shorthand', 'create({ model, messages });', 'create({ model, messages, max_tokens: 400 });'],
  ['a spread at the end', 'create({ model, ...rest });', 'create({ model, ...rest, max_tokens: 400 });'],
  [
    'a method at the end',
    'create({\n  run() {\n    return 1;\n  },\n});',
    'create({\n  run() {\n    return 1;\n  },\n  max_tokens: 400,\n});',
  ],
  [
    'strings with commas and brackets',
    "create({ a: '},', b: `${'}'}`, c: /[,})]/ });",
    "create({ a: '},', b: `${'}'}`, c: /[,})]/, max_tokens: 400 });",
  ],
  [
    'a cast around the object',
    'create({ n: 1 } as Params<A, B>);',
    'create({ n: 1, max_tokens: 400 } as Params<A, B>);',
  ],
  [
    'satisfies behind the object',
    'create({ n: 1 } satisfies Params);',
    'create({ n: 1, max_tokens: 400 } satisfies Params);',
  ],
  ['the options in a name', 'create(params);', 'create({ ...params, max_tokens: 400 });'],
  ['the options from a call', 'create(await build(1));', 'create({ ...await build(1), max_tokens: 400 });'],
  ['no argument', 'client.create();', 'client.create({ max_tokens: 400 });'],
  ['new without parentheses', 'new create;', 'new create({ max_tokens: 400 });'],
  ['undefined', 'create(undefined);', 'create({ max_tokens: 400 });'],
  [
    'a type argument and a comment',
    'create<{ a: 1 }>(/* none */);',
    'create<{ a: 1 }>(/* none */ { max_tokens: 400 });',
  ],
])('adds an option: %s', (_, source, expected) => {
  expect(withOption(source)).toBe(expected);
});

test.each([
  ['behind the last argument', 'create(params);', 'create(params, { timeout: 400 });'],
  ['behind an object over several lines', 'create({\n  model,\n});', 'create({\n  model,\n}, { timeout: 400 });'],
  ['in lines', 'create(\n  params,\n);', 'create(\n  params,\n  { timeout: 400 },\n);'],
  ['into the second argument', 'create(params, { signal });', 'create(params, { signal, timeout: 400 });'],
])('adds an option to the second argument: %s', (_, source, expected) => {
  expect(withOption(source, 'timeout', '400', 1)).toBe(expected);
});

test.each([
  ['it is there', 'create({ max_tokens: 1 });', 0],
  ['the argument is no object', "create('text');", 0],
  ['the argument is null', 'create(null);', 0],
  ['arguments are spread', 'create(...args);', 0],
  ['an argument in front is missing', 'create();', 1],
  ['the call is not closed', 'create({ model: "x",', 0],
  ['there is an error inside', 'create({ model: , n: 1 });', 0],
])('adds no option where %s', (_, source, argument) => {
  expect(withOption(source, 'max_tokens', '400', argument)).toBeNull();
});

test('a name that is no identifier is quoted as the file quotes', () => {
  expect(withOption("create({ 'x-a': 'b' });", 'x-cap', '1')).toBe("create({ 'x-a': 'b', 'x-cap': 1 });");
  expect(withOption('create({ "x-a": "b" });', 'x-cap', '1')).toBe('create({ "x-a": "b", "x-cap": 1 });');
});

test('the edited text lowers to the program with the option', () => {
  const after = withOption('const r = await client.create({ ...base, model: "x" }, opts);') ?? '';
  expect(printIr(lower(after))).toMatchInlineSnapshot(
    `"let r = await client.create({ ...base, model: "x", max_tokens: 400 }, opts)"`,
  );
});
