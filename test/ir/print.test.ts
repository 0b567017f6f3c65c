import { expect, test } from 'vitest';
import { printIr } from '../../server/src/ir/print.ts';
import { lower } from '../languages/typescript/support.ts';

test('spans stand behind statements and calls on request', () => {
  const ir = lower('const a = f(1);\n// llm-cost: model=x\nexport { a };\n');
  expect(printIr(ir)).toMatchInlineSnapshot(`
    "let a = f(1)
    export a = a
    # llm-cost: model=x"
  `);
  expect(printIr(ir, { spans: true })).toMatchInlineSnapshot(`
    "let a = f(1)@10-14 @0-15
    export a = a
    # llm-cost: model=x @16-36"
  `);
});

test('what is not printed in one way is not printed alike', () => {
  const sources = [
    'f(a)',
    'f?.(a)',
    'new f(a)',
    'f(...a)',
    'f([a])',
    'f`a`',
    "f('a')",
    'f(`${a}`)',
    'f({ a })',
    'f({ [a]: a })',
    'f({ ...a })',
    'f(a',
    'f((a, a))',
    'f(() => a)',
    'f(a = a)',
    'f(<T>a)',
    "require('a')",
    "import('a')",
    'f(a || a)',
    'f(a ?? a)',
    'f(-a)',
    'f(!a)',
    'await f(a)',
    'f(/a/)',
    'f(a.a)',
    'f(a?.a)',
    'f(a[a])',
    "f(a['a'])",
  ];
  expect(new Set(sources.map((source) => printIr(lower(source)))).size).toBe(sources.length);
});
