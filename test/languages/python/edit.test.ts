import { describe, expect, test } from 'vitest';
import type { FileIr } from '../../../server/src/ir/types.ts';
import type { TextEdit } from '../../../server/src/languages/language.ts';
import { applyEdits, callNamed, language, lower, onlyList, onlyRecord } from './support.ts';

const { edit } = language;

/** Applies an edit to a source that must parse, and checks that the result parses too. */
function edited(source: string, change: (ir: FileIr) => readonly TextEdit[] | null): string | null {
  const ir = lower(source);
  expect(ir.errors).toEqual([]);
  const result = applyEdits(source, change(ir));
  if (result !== null) expect(lower(result).errors).toEqual([]);
  return result;
}

const withOption = (source: string): string | null =>
  edited(source, (ir) => edit.addOption(ir, callNamed(ir, 'create'), 'max_tokens', '400'));

describe('addOption', () => {
  test.each([
    ['no arguments', 'create()', 'create(max_tokens=400)'],
    ['one line', 'r = c.create(model="a", n=1)\n', 'r = c.create(model="a", n=1, max_tokens=400)\n'],
    ['one line, trailing comma', 'create(a, b,)', 'create(a, b, max_tokens=400,)'],
    [
      'lines with trailing comma',
      'create(\n    a=1,\n    b=2,\n)',
      'create(\n    a=1,\n    b=2,\n    max_tokens=400,\n)',
    ],
    ['lines without trailing comma', 'create(\n  a=1,\n  b=2\n)', 'create(\n  a=1,\n  b=2,\n  max_tokens=400\n)'],
    ['closing on the last line', 'create(\n  a=1,\n  b=2)', 'create(\n  a=1,\n  b=2,\n  max_tokens=400)'],
    ['aligned', 'create(a=1,\n       b=2)', 'create(a=1,\n       b=2,\n       max_tokens=400)'],
    ['tabs', 'create(\n\ta=1,\n)', 'create(\n\ta=1,\n\tmax_tokens=400,\n)'],
    ['Windows lines', 'create(\r\n    a=1,\r\n)\r\n', 'create(\r\n    a=1,\r\n    max_tokens=400,\r\n)\r\n'],
    [
      'comment behind the comma',
      'create(\n    a=1,  # first, of all\n)',
      'create(\n    a=1,  # first, of all\n    max_tokens=400,\n)',
    ],
    ['comment without comma', 'create(\n    a=1  # first\n)', 'create(\n    a=1,  # first\n    max_tokens=400\n)'],
    [
      'comment below',
      'create(\n    a=1,\n    # temperature=0,\n)',
      'create(\n    a=1,\n    max_tokens=400,\n    # temperature=0,\n)',
    ],
    ['before a spread', 'create(a=1, **options)', 'create(a=1, max_tokens=400, **options)'],
    [
      'before a spread on its line',
      'create(\n    a=1,  # one\n    # the rest\n    **options,\n)',
      'create(\n    a=1,  # one\n    max_tokens=400,\n    # the rest\n    **options,\n)',
    ],
    ['only a spread', 'create(**options)', 'create(max_tokens=400, **options)'],
    ['only a spread on its line', 'create(\n    **options\n)', 'create(\n    max_tokens=400,\n    **options\n)'],
    ['behind a starred argument', 'create(*args)', 'create(*args, max_tokens=400)'],
    ['empty on two lines', 'if a:\n    create(\n    )\n', 'if a:\n    create(\n        max_tokens=400,\n    )\n'],
    ['nested value', 'create(m=[\n    1,\n])', 'create(m=[\n    1,\n], max_tokens=400)'],
    ['parentheses around an argument', 'create((a), (b))', 'create((a), (b), max_tokens=400)'],
    ['strings with brackets', 'create(a=")", b="#,")', 'create(a=")", b="#,", max_tokens=400)'],
  ])('%s', (_, before, after) => {
    expect(withOption(before)).toBe(after);
  });

  test.each([
    ['the option is there', 'create(max_tokens=1)'],
    ['a generator is the only argument', 'create(x for x in xs)'],
  ])('nothing where %s', (_, source) => {
    expect(withOption(source)).toBeNull();
  });

  test('nothing in an unclosed call', () => {
    const ir = lower('create(a=1\nx = 1\n');
    expect(edit.addOption(ir, callNamed(ir, 'create'), 'max_tokens', '400')).toBeNull();
  });

  test('into the dictionary that holds the options', () => {
    const source = "create(model, {'a': 1})";
    const after = edited(source, (ir) => edit.addOption(ir, callNamed(ir, 'create'), 'b', '2', { argument: 1 }));
    expect(after).toBe("create(model, {'a': 1, 'b': 2})");
  });
});

describe('addEntry', () => {
  test.each([
    ['empty', 'x = {}', 'x = {"n": 1}'],
    ['one line', "x = {'a': 1}", "x = {'a': 1, 'n': 1}"],
    ['behind a spread', 'x = {"a": 1, **o}', 'x = {"a": 1, **o, "n": 1}'],
    ['lines', 'x = {\n  "a": (\n    1),\n}', 'x = {\n  "a": (\n    1),\n  "n": 1,\n}'],
    ['there already', 'x = {"n": 2}', null],
  ])('%s', (_, before, after) => {
    expect(edited(before, (ir) => edit.addEntry(ir, onlyRecord(ir), 'n', '1'))).toBe(after);
  });
});

describe('removeArgument', () => {
  const without = (source: string, name: string): string | null =>
    edited(source, (ir) => {
      const call = callNamed(ir, 'create');
      const argument = call.args.find((candidate) => candidate.name === name);
      return argument ? edit.removeArgument(ir, call, argument) : null;
    });
  test.each([
    ['only', 'create(n=1)', 'create()'],
    ['only, with comma', 'create(n=1,)', 'create()'],
    ['first', 'create(n=1, b=2)', 'create(b=2)'],
    ['middle', 'create(a, n=1, b=2)', 'create(a, b=2)'],
    ['last', 'create(a, n=1)', 'create(a)'],
    ['last with trailing comma', 'create(a, n=1,)', 'create(a,)'],
    ['own line', 'create(\n    a=1,\n    n=2,  # two\n    b=3,\n)', 'create(\n    a=1,\n    b=3,\n)'],
    ['last line without comma', 'create(\n    a=1,\n    n=2\n)', 'create(\n    a=1\n)'],
    ['last on the line of the bracket', 'create(\n    a=1,\n    n=2)', 'create(\n    a=1)'],
    ['behind a comment', 'create(\n    a=1,  # one\n    n=2)', 'create(\n    a=1  # one\n    )'],
    ['several a line', 'create(a=1, n=2,\n       b=3)', 'create(a=1,\n       b=3)'],
    ['first of the line of the bracket', 'create(n=2,\n       b=3)', 'create(\n       b=3)'],
    ['multi-line value', 'create(\n    n=[\n        1,\n    ],\n    b=3,\n)', 'create(\n    b=3,\n)'],
    ['Windows lines', 'create(\r\n    a=1,\r\n    n=2,\r\n)', 'create(\r\n    a=1,\r\n)'],
  ])('%s', (_, before, after) => {
    expect(without(before, 'n')).toBe(after);
  });

  test('removes an entry of a dictionary', () => {
    const after = edited('x = {"a": 1, "n": 2}', (ir) => {
      const record = onlyRecord(ir);
      const entry = record.entries[1];
      return entry ? edit.removeEntry(ir, record, entry) : null;
    });
    expect(after).toBe('x = {"a": 1}');
  });
});

describe('lists', () => {
  test.each([
    ['front', 0, 'x = [a, b]', 'x = [n, a, b]'],
    ['end', 2, 'x = [a, b]', 'x = [a, b, n]'],
    ['lines', 1, 'x = [\n    a,  # 1\n    # 2\n    b,\n]', 'x = [\n    a,  # 1\n    n,\n    # 2\n    b,\n]'],
    ['front of lines', 0, 'x = [  # all\n    a,\n]', 'x = [  # all\n    n,\n    a,\n]'],
    ['empty tuple', 0, 'x = ()', 'x = (n,)'],
    ['parentheses around items', 1, 'x = [(a), (b)]', 'x = [(a), n, (b)]'],
    ['tuple without parentheses', 0, 'x = (a), (b)', null],
    ['starred item', 0, 'x = [*a]', 'x = [n, *a]'],
  ])('insert: %s', (_, index, before, after) => {
    expect(edited(before, (ir) => edit.insertItem(ir, onlyList(ir), index, 'n'))).toBe(after);
  });

  test.each([
    ['one line', 2, 0, 'x = [a, b, c]', 'x = [c, a, b]'],
    ['down', 0, 2, 'x = [a, b, c]', 'x = [b, c, a]'],
    ['same place', 1, 1, 'x = [a, b]', 'x = [a, b]'],
    ['starred', 1, 0, 'x = [a, *b]', 'x = [*b, a]'],
    ['no trailing comma', 1, 0, 'x = [\n    a,\n    {"b":\n        1}\n]', 'x = [\n    {"b":\n        1},\n    a\n]'],
    [
      'comments go along',
      0,
      1,
      'x = [\n    # first\n    a,  # one\n    b,\n    c\n]',
      'x = [\n    b,\n    # first\n    a,  # one\n    c\n]',
    ],
    ['comments between items of a line', 0, 1, 'x = [a,  # one\n     b]', null],
  ])('move: %s', (_, from, to, before, after) => {
    expect(edited(before, (ir) => edit.moveItem(ir, onlyList(ir), from, to))).toBe(after);
  });
});

describe('statements', () => {
  const insertBefore = (source: string, index: number, text: string): string | null =>
    edited(source, (ir) => {
      const [fn] = ir.module.body;
      const body = fn?.kind === 'function' ? fn.function.body : ir.module.body;
      const stmt = body[index];
      return stmt ? edit.insertStatementBefore(ir, stmt, text) : null;
    });
  test.each([
    ['module', 'a()\nb()\n', 1, 'x = 1', 'a()\nx = 1\nb()\n'],
    ['body', 'def f():\n    a()\n    b()', 1, 'if x:\n    y()', 'def f():\n    a()\n    if x:\n        y()\n    b()'],
    ['tabs and Windows lines', 'def f():\r\n\ta()\r\n', 0, 'x = 1', 'def f():\r\n\tx = 1\r\n\ta()\r\n'],
    ['inside a line', 'a(); b()', 1, 'x = 1', null],
    ['one-line body', 'def f(): return 1', 0, 'x = 1', null],
  ])('insert: %s', (_, before, index, text, after) => {
    expect(insertBefore(before, index, text)).toBe(after);
  });

  test('insert: above the comments of a statement', () => {
    const source = 'a()\n\n# other\n    # deeper\n# why\n# so\nb()\n';
    expect(insertBefore(source, 1, 'x = 1')).toBe('a()\n\n# other\n    # deeper\nx = 1\n# why\n# so\nb()\n');
  });

  test('insert: above decorators', () => {
    const after = edited('@dec\ndef f(): pass\n', (ir) => {
      const [stmt] = ir.module.body;
      return stmt ? edit.insertStatementBefore(ir, stmt, 'x = 1') : null;
    });
    expect(after).toBe('x = 1\n@dec\ndef f(): pass\n');
  });

  const removeCall = (source: string): string | null =>
    edited(source, (ir) => {
      const [first] = ir.module.body;
      const body = first?.kind === 'function' ? first.function.body : ir.module.body;
      const stmt = body.find(({ kind }) => kind === 'expr');
      return stmt ? edit.removeStatement(ir, stmt) : null;
    });
  test.each([
    ['line', 'x = 1\nf()  # why\ny = 2\n', 'x = 1\ny = 2\n'],
    ['several lines', 'x = 1\nf(\n    1,\n)\ny = 2\n', 'x = 1\ny = 2\n'],
    ['last line', 'x = 1\nf()', 'x = 1\n'],
    [
      'only statement of a block',
      'def f():\n    # why\n    g()\n\nx = 1\n',
      'def f():\n    # why\n    pass\n\nx = 1\n',
    ],
    ['first of a block', 'def f():\n    g()\n    return 1\n', 'def f():\n    return 1\n'],
    ['shares its line', 'x = 1; f()', null],
  ])('remove: %s', (_, before, after) => {
    expect(removeCall(before)).toBe(after);
  });
});

describe('texts', () => {
  test('replaceExpr leaves everything else', () => {
    const source = 'create(\r\n    model = ("gpt-4o"),  # here\r\n)';
    const after = edited(source, (ir) => {
      const value = callNamed(ir, 'create').args[0]?.value;
      return value ? edit.replaceExpr(ir, value, '"gpt-4o-mini"') : null;
    });
    expect(after).toBe('create(\r\n    model = ("gpt-4o-mini"),  # here\r\n)');
  });

  test.each([
    ['', 'plain', '"plain"'],
    ["a = 'x'; b = 'y'; c = \"z\"", 'plain', "'plain'"],
    ['a = "x"', 'say "hi"', `'say "hi"'`],
    ['a = "x"', `it's "so"`, `"it's \\"so\\""`],
    ['a = "x"', 'a\\b\nc\u0007', '"a\\\\b\\nc\\x07"'],
    [`"""doc"""\na = 'x'`, 'plain', "'plain'"],
  ])('quote in %j: %j', (source, text, expected) => {
    expect(edit.quote(lower(source), text)).toBe(expected);
  });

  test('a comment is one line', () => {
    expect(edit.comment('a\n  b')).toBe('# a b');
  });
});
