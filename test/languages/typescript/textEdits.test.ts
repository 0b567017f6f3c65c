import { expect, test } from 'vitest';
import { edited, firstList, stmtWith } from './edits.ts';
import { language, lower } from './support.ts';

const { edit } = language;

test('replaces an expression, and the value of a shorthand property', () => {
  const replaced = (source: string): string | null =>
    edited(source, (ir) => {
      const first = firstList(ir).items[0]?.value;
      const value = first?.kind === 'record' ? first.entries[0]?.value : first;
      return value ? edit.replaceExpr(ir, value, "'new'") : null;
    });
  expect(replaced("f([ 'old' /* kept */ ]);")).toBe("f([ 'new' /* kept */ ]);");
  expect(replaced('f([{ model, n }]);')).toBe("f([{ model: 'new', n }]);");
  expect(replaced('f([{ model: model }]);')).toBe("f([{ model: 'new' }]);");
});

test.each([
  ['at the start', 'call();\n', 'before();\nother();\ncall();\n'],
  ['with its indentation', 'if (a) {\n\tcall();\n}\n', 'if (a) {\n\tbefore();\n\tother();\n\tcall();\n}\n'],
  ['with CRLF', 'a();\r\ncall();\r\n', 'a();\r\nbefore();\r\nother();\r\ncall();\r\n'],
  [
    'above its comments',
    'a(); // a\n\n/*\n * b\n */\n// c\ncall();\n',
    'a(); // a\n\nbefore();\nother();\n/*\n * b\n */\n// c\ncall();\n',
  ],
  [
    'behind a case',
    'switch (a) {\n  case 1:\n    call();\n}\n',
    'switch (a) {\n  case 1:\n    before();\n    other();\n    call();\n}\n',
  ],
])('inserts a statement: %s', (_, source, expected) => {
  expect(edited(source, (ir) => edit.insertStatementBefore(ir, stmtWith(ir, 'call'), 'before();\nother();'))).toBe(
    expected,
  );
});

test('inserts no statement inside a line or in front of a branch without braces', () => {
  for (const source of [
    'a(); call();',
    'if (a) call();',
    'if (a)\n  call();',
    'for (const a of b)\n  call();',
    'if (a) {}\nelse\n  call();',
    'let a,\n  call = 1;',
  ]) {
    expect([source, edited(source, (ir) => edit.insertStatementBefore(ir, stmtWith(ir, 'call'), 'b();'))]).toEqual([
      source,
      null,
    ]);
  }
});

test('removes a statement with its lines', () => {
  const without = (source: string): string | null =>
    edited(source, (ir) => edit.removeStatement(ir, stmtWith(ir, 'call')));
  expect(without('a();\ncall({\n  b,\n}); // c\nd();\n')).toBe('a();\nd();\n');
  expect(without('a();\ncall();')).toBe('a();\n');
  expect(without('function f() {\r\n  call();\r\n}\r\n')).toBe('function f() {\r\n}\r\n');
  for (const source of [
    'a(); call();',
    'call(); a();',
    'if (a)\n  call();',
    'const b = 1,\n  call = 2;',
    '{ call(); }',
  ]) {
    expect([source, without(source)]).toEqual([source, null]);
  }
});

test('quotes as the file does', () => {
  expect(edit.quote(lower("import a from 'b';"), 'x')).toBe("'x'");
  expect(edit.quote(lower('import a from "b";'), 'x')).toBe('"x"');
  expect(edit.quote(lower("f('a', 'b', \"it's\");"), 'it\'s \\ "\n\r\u2028')).toBe("'it\\'s \\\\ \"\\n\\r\\u2028'");
  expect(edit.quote(lower(''), 'x')).toBe('"x"');
});

test('a comment stays on its line', () => {
  expect(edit.comment('llm-cost: a\n b')).toBe('// llm-cost: a b');
});
