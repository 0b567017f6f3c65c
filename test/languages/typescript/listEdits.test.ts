import { expect, test } from 'vitest';
import { createCall, edited, firstList, firstRecord } from './edits.ts';
import { language } from './support.ts';

const { edit } = language;

test.each([
  ['the first', 'f([a, b, c]);', 0, 'f([new_, a, b, c]);'],
  ['between', 'f([a, b, c]);', 1, 'f([a, new_, b, c]);'],
  ['the last', 'f([a, b, c]);', 3, 'f([a, b, c, new_]);'],
  ['into an empty list', 'f([]);', 0, 'f([new_]);'],
  ['in lines, first', 'f([\n  a,\n  b,\n]);', 0, 'f([\n  new_,\n  a,\n  b,\n]);'],
  [
    'in lines, between, above comments',
    'f([\n  a, // one\n  // two\n  b,\n]);',
    1,
    'f([\n  a, // one\n  new_,\n  // two\n  b,\n]);',
  ],
  ['in lines, last', 'f([\n  ...a,\n  b\n]);', 2, 'f([\n  ...a,\n  b,\n  new_\n]);'],
  [
    'in front of a spread, a cast and parentheses',
    'f([(a), ...b, c as M<X, Y>, d]);',
    1,
    'f([(a), new_, ...b, c as M<X, Y>, d]);',
  ],
  ['behind a cast', 'f([c as M<X, Y>]);', 1, 'f([c as M<X, Y>, new_]);'],
])('inserts an item: %s', (_, source, index, expected) => {
  expect(edited(source, (ir) => edit.insertItem(ir, firstList(ir), index, 'new_'))).toBe(expected);
});

test('inserts nothing at an index that is not there', () => {
  expect(edited('f([a]);', (ir) => edit.insertItem(ir, firstList(ir), 2, 'b'))).toBeNull();
  expect(edited('f([]);', (ir) => edit.insertItem(ir, firstList(ir), 1, 'b'))).toBeNull();
});

test.each([
  ['on one line', 'f([a, b, c]);', 0, 2, 'f([b, c, a]);'],
  ['backwards', 'f([a, b, c]);', 2, 0, 'f([c, a, b]);'],
  [
    'in lines with comments',
    'f([\n  // about a\n  a, // one\n  b,\n  c // three\n]);',
    0,
    2,
    'f([\n  b,\n  c, // three\n  // about a\n  a // one\n]);',
  ],
  [
    'objects over several lines',
    'f([\n  {\n    role: "user",\n  },\n  { role: "system" },\n]);',
    1,
    0,
    'f([\n  { role: "system" },\n  {\n    role: "user",\n  },\n]);',
  ],
  ['spreads, casts and parentheses', 'f([...(a), b as M<X, Y>, (c)]);', 0, 2, 'f([b as M<X, Y>, (c), ...(a)]);'],
  ['block comments with their items', 'f([/* a */ a, b]);', 0, 1, 'f([b, /* a */ a]);'],
  ['to its own place', 'f([a, b]);', 1, 1, 'f([a, b]);'],
])('moves an item: %s', (_, source, from, to, expected) => {
  expect(edited(source, (ir) => edit.moveItem(ir, firstList(ir), from, to))).toBe(expected);
});

test('moves nothing where a line comment would swallow code', () => {
  expect(edited('f([a, b, // b\n  c]);', (ir) => edit.moveItem(ir, firstList(ir), 1, 0))).toBeNull();
  expect(edited('f([a]);', (ir) => edit.moveItem(ir, firstList(ir), 0, 1))).toBeNull();
});

const withoutArgument = (source: string, index: number): string | null =>
  edited(source, (ir) => {
    const call = createCall(ir);
    const argument = call.args[index];
    return argument ? edit.removeArgument(ir, call, argument) : null;
  });

test.each([
  ['the only one', 'create(a);', 0, 'create();'],
  ['the first', 'create(a, b);', 0, 'create(b);'],
  ['the first, with a comment of the next', 'create(a, /* b: */ b);', 0, 'create(/* b: */ b);'],
  ['the last', 'create(a, b);', 1, 'create(a);'],
  ['the last with a trailing comma', 'create(a, b,);', 1, 'create(a,);'],
  ['between', 'create(a, { b: 1 }, c);', 1, 'create(a, c);'],
  ['a line', 'create(\n  a,\n  b, // b\n  c,\n);', 1, 'create(\n  a,\n  c,\n);'],
  ['the last line without a trailing comma', 'create(\n  a,\n  b\n);', 1, 'create(\n  a\n);'],
  ['the last line behind a comment', 'create(\n  a, // a\n  b\n);', 1, 'create(\n  a // a\n);'],
  ['several lines', 'create(\n  {\n    a,\n  },\n  b,\n);', 0, 'create(\n  b,\n);'],
])('removes an argument: %s', (_, source, index, expected) => {
  expect(withoutArgument(source, index)).toBe(expected);
});

const withoutEntry = (source: string, index: number): string | null =>
  edited(source, (ir) => {
    const record = firstRecord(ir);
    const entry = record.entries[index];
    return entry ? edit.removeEntry(ir, record, entry) : null;
  });

test.each([
  ['on one line', 'f({ a: 1, b, ...c });', 1, 'f({ a: 1, ...c });'],
  ['the last on one line', 'f({ a: 1, b });', 1, 'f({ a: 1 });'],
  ['the first on one line', 'f({ a: 1, b });', 0, 'f({ b });'],
  ['a line', 'f({\r\n  a: 1,\r\n  b: 2,\r\n});', 0, 'f({\r\n  b: 2,\r\n});'],
  ['a line with lines inside', 'f({\n  a: {\n    b: 1,\n  },\n  c() {},\n});', 0, 'f({\n  c() {},\n});'],
  ['the last line behind the bracket', 'f({ a: 1,\n  b: 2 });', 1, 'f({ a: 1 });'],
])('removes an entry: %s', (_, source, index, expected) => {
  expect(withoutEntry(source, index)).toBe(expected);
});
