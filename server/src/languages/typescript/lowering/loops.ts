import type ts from 'typescript6';
import type { LoopStmt, Stmt, Target } from '../../../ir/types.ts';
import type { Lowering } from './context.ts';
import { blockScope, lowerBranch, lowerExpr, nodeSpan } from './context.ts';
import { declarationScope, lowerDeclarations, lowerEffect } from './declarations.ts';
import { lowerBinding, lowerTarget } from './patterns.ts';

export function lowerFor(node: ts.ForStatement, cx: Lowering, out: Stmt[]): void {
  const outer = cx.scope;
  cx.scope = blockScope(cx);
  const init: Stmt[] = [];
  const update: Stmt[] = [];
  if (node.initializer) {
    if (cx.ts.isVariableDeclarationList(node.initializer)) init.push(...lowerDeclarations(node.initializer, cx));
    else lowerEffect(node.initializer, cx, init);
  }
  const test = node.condition ? lowerExpr(node.condition, cx) : null;
  if (node.incrementor) lowerEffect(node.incrementor, cx, update);
  cx.scope = outer;
  out.push({ ...loop('for', node, cx), init, test, update });
}

export function lowerForOf(node: ts.ForOfStatement, cx: Lowering, out: Stmt[]): void {
  out.push({
    ...loop('for-each', node, cx),
    target: loopTarget(node.initializer, cx),
    iterable: lowerExpr(node.expression, cx),
    isAsync: node.awaitModifier !== undefined,
  });
}

/** `for (key in object)` runs over the keys, which are opaque: the values of the object are no part of it. */
export function lowerForIn(node: ts.ForInStatement, cx: Lowering, out: Stmt[]): void {
  const object = lowerExpr(node.expression, cx);
  out.push({
    ...loop('for-each', node, cx),
    target: loopTarget(node.initializer, cx),
    iterable: { kind: 'opaque', parts: [object], span: object.span },
  });
}

export function lowerWhile(node: ts.WhileStatement, cx: Lowering, out: Stmt[]): void {
  out.push({ ...loop('while', node, cx), test: lowerExpr(node.expression, cx) });
}

export function lowerDo(node: ts.DoStatement, cx: Lowering, out: Stmt[]): void {
  out.push({ ...loop('do-while', node, cx), test: lowerExpr(node.expression, cx) });
}

function loop(form: LoopStmt['form'], node: ts.IterationStatement, cx: Lowering): LoopStmt {
  return {
    kind: 'loop',
    form,
    target: null,
    iterable: null,
    init: [],
    test: null,
    update: [],
    body: lowerBranch(node.statement, cx),
    otherwise: [],
    isAsync: false,
    span: nodeSpan(node, cx),
  };
}

function loopTarget(initializer: ts.ForInitializer, cx: Lowering): Target {
  if (!cx.ts.isVariableDeclarationList(initializer)) return lowerTarget(initializer, cx);
  const [declaration] = initializer.declarations;
  if (declaration) return lowerBinding(declaration.name, cx, declarationScope(initializer, cx));
  return { kind: 'opaque', parts: [], span: nodeSpan(initializer, cx) };
}
