import { expect, test } from 'vitest';
import { exprAt, findCall, forEachExpr, forEachFunction, forEachStmt, walkFunction } from '../../server/src/ir/walk.ts';
import { lower } from '../languages/typescript/support.ts';

const source = `@dec(1) class A extends base(2) { field = f(3); m(a = f(4)) { return [f(5), { [f(6)]: f(7) }]; } }
for (const x of f(8)) { try { f(9); } catch (e) { throw f(10); } finally { f(11); } }
switch (f(12)) { case f(13): f(14); }
const { a = f(15) } = f(16), g = async () => (await f(17), \`\${f(18)}\`, f(19) ? f(20) : f(21) && f(22) + -f(23));
f(24)[f(25)] = x.y(f(26)).z as Foo;
if (f(27)) f(28); else f(29);
for (f(30); f(31); f(32)) f(33);
const page = f(...f(34));
{ do f(35); while (f(36)); delete f(37).x; }
`;
const ir = lower(source);

test('every expression and statement is visited once, at any depth', () => {
  const numbers: number[] = [];
  const seen = new Set<unknown>();
  forEachExpr(ir, (expr) => {
    expect(seen.has(expr)).toBe(false);
    seen.add(expr);
    if (expr.kind === 'literal' && typeof expr.value === 'number') numbers.push(expr.value);
  });
  expect(numbers.sort((a, b) => a - b)).toEqual(Array.from({ length: 37 }, (_, index) => index + 1));
  let stmts = 0;
  forEachStmt(ir, () => stmts++);
  expect(stmts).toBe(25);
  const functions: string[] = [];
  forEachFunction(ir, (fn) => functions.push(`${fn.role} ${fn.name}`));
  expect(functions).toEqual(['module null', 'method m', 'function null']);
});

test('a visitor that returns false leaves out what is inside', () => {
  const calls: string[] = [];
  walkFunction(ir.module, {
    class: () => false,
    function: (fn) => fn.role === 'module',
    stmt: (stmt) => stmt.kind === 'class' || stmt.kind === 'assign',
    expr: (expr) => {
      if (expr.kind !== 'call') return true;
      calls.push(source.slice(expr.span.start, expr.span.end));
      return false;
    },
  });
  expect(calls).toEqual(['f(15)', 'f(16)', 'f(24)', 'f(25)', 'x.y(f(26))', 'f(...f(34))']);
});

test('a call by its span, an expression by its offset', () => {
  const start = source.indexOf('f(7)');
  expect(findCall(ir, { start, end: start + 4 })?.args).toHaveLength(1);
  expect(findCall(ir, { start, end: start + 3 })).toBeNull();
  expect(exprAt(ir, start + 2)).toMatchObject({ kind: 'literal', value: 7 });
  expect(exprAt(ir, start)).toMatchObject({ kind: 'name', name: 'f' });
  expect(exprAt(ir, source.indexOf('x of'))).toMatchObject({ kind: 'name', declares: 'block' });
  expect(exprAt(ir, source.indexOf('try'))).toBeNull();
});
