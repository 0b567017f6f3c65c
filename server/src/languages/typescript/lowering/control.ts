import type ts from 'typescript6';
import type { Stmt, SwitchStmt, TryStmt } from '../../../ir/types.ts';
import type { Lowering } from './context.ts';
import { blockScope, lowerBody, lowerBranch, lowerExpr, lowerStmt, nodeSpan } from './context.ts';
import { lowerBinding } from './patterns.ts';

export function lowerIf(node: ts.IfStatement, cx: Lowering, out: Stmt[]): void {
  out.push({
    kind: 'if',
    test: lowerExpr(node.expression, cx),
    then: lowerBranch(node.thenStatement, cx),
    otherwise: node.elseStatement ? lowerBranch(node.elseStatement, cx) : [],
    span: nodeSpan(node, cx),
  });
}

export function lowerTry(node: ts.TryStatement, cx: Lowering, out: Stmt[]): void {
  const scope = blockScope(cx);
  const handlers: TryStmt['handlers'][number][] = [];
  if (node.catchClause) {
    const { variableDeclaration, block } = node.catchClause;
    handlers.push({
      target: variableDeclaration ? lowerBinding(variableDeclaration.name, cx, 'block') : null,
      types: [],
      body: lowerBody(block.statements, cx, scope),
      span: nodeSpan(node.catchClause, cx),
    });
  }
  out.push({
    kind: 'try',
    body: lowerBody(node.tryBlock.statements, cx, scope),
    handlers,
    otherwise: [],
    finally: node.finallyBlock ? lowerBody(node.finallyBlock.statements, cx, scope) : [],
    span: nodeSpan(node, cx),
  });
}

export function lowerSwitch(node: ts.SwitchStatement, cx: Lowering, out: Stmt[]): void {
  const { clauses } = node.caseBlock;
  const scope = blockScope(cx);
  const subject = lowerExpr(node.expression, cx);
  const cases = clauses.map((clause, index): SwitchStmt['cases'][number] => {
    const body = lowerBody(clause.statements, cx, scope);
    return {
      tests: cx.ts.isCaseClause(clause) ? [lowerExpr(clause.expression, cx)] : [],
      body,
      falls: index < clauses.length - 1 && mayRunOn(body),
      span: nodeSpan(clause, cx),
    };
  });
  out.push({ kind: 'switch', subject, cases, span: nodeSpan(node, cx) });
}

export function lowerBlock(node: ts.Block, cx: Lowering, out: Stmt[]): void {
  out.push({ kind: 'block', body: lowerBody(node.statements, cx, blockScope(cx)), span: nodeSpan(node, cx) });
}

/** The label is dropped. A `break` to an outer loop reads like one of the inner loop. */
export const lowerLabeled = (node: ts.LabeledStatement, cx: Lowering, out: Stmt[]): void =>
  lowerStmt(node.statement, cx, out);

export function lowerReturn(node: ts.ReturnStatement, cx: Lowering, out: Stmt[]): void {
  out.push({
    kind: 'return',
    value: node.expression ? lowerExpr(node.expression, cx) : null,
    span: nodeSpan(node, cx),
  });
}

export function lowerThrow(node: ts.ThrowStatement, cx: Lowering, out: Stmt[]): void {
  out.push({ kind: 'throw', value: lowerExpr(node.expression, cx), span: nodeSpan(node, cx) });
}

export const lowerBreak = (node: ts.BreakStatement, cx: Lowering, out: Stmt[]): void => {
  out.push({ kind: 'break', span: nodeSpan(node, cx) });
};

export const lowerContinue = (node: ts.ContinueStatement, cx: Lowering, out: Stmt[]): void => {
  out.push({ kind: 'continue', span: nodeSpan(node, cx) });
};

/** The old `with (object) { … }` of sloppy scripts: which names come from the object cannot be told. */
export function lowerWith(node: ts.WithStatement, cx: Lowering, out: Stmt[]): void {
  const expr = lowerExpr(node.expression, cx);
  out.push({ kind: 'expr', expr, span: expr.span });
  out.push({ kind: 'block', body: lowerBranch(node.statement, cx), span: nodeSpan(node.statement, cx) });
}

/** Whether control may leave a case at its end and run on into the next one. */
function mayRunOn(body: readonly Stmt[]): boolean {
  const last = body[body.length - 1];
  if (last === undefined) return true;
  switch (last.kind) {
    case 'break':
    case 'continue':
    case 'return':
    case 'throw':
      return false;
    case 'block':
      return mayRunOn(last.body);
    case 'if':
      return mayRunOn(last.then) || mayRunOn(last.otherwise);
    case 'try':
      return mayRunOn(last.finally) && (mayRunOn(last.body) || last.handlers.some((handler) => mayRunOn(handler.body)));
    default:
      return true;
  }
}
