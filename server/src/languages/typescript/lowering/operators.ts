import type ts from 'typescript6';
import type { Expr, LogicalExpr, UnaryExpr } from '../../../ir/types.ts';
import type { Lowering } from './context.ts';
import { lowerExpr, nodeSpan, opaque } from './context.ts';
import { lowerTarget } from './patterns.ts';

export function lowerBinary(node: ts.BinaryExpression, cx: Lowering): Expr {
  const operator = node.operatorToken.kind;
  if (isAssignment(operator, cx)) {
    return {
      kind: 'assign-expr',
      target: lowerTarget(node.left, cx),
      value: lowerExpr(node.right, cx),
      operator: assignmentOperator(operator, cx),
      span: nodeSpan(node, cx),
    };
  }
  const left = lowerExpr(node.left, cx);
  const right = lowerExpr(node.right, cx);
  const span = nodeSpan(node, cx);
  if (operator === cx.kinds.CommaToken) {
    return { kind: 'sequence', items: left.kind === 'sequence' ? [...left.items, right] : [left, right], span };
  }
  const logical = logicalOperator(operator, cx);
  if (logical !== null) return { kind: 'logical', operator: logical, left, right, span };
  return { kind: 'binary', operator: cx.ts.tokenToString(operator) ?? '', left, right, span };
}

export function lowerConditional(node: ts.ConditionalExpression, cx: Lowering): Expr {
  return {
    kind: 'conditional',
    test: lowerExpr(node.condition, cx),
    then: lowerExpr(node.whenTrue, cx),
    otherwise: lowerExpr(node.whenFalse, cx),
    span: nodeSpan(node, cx),
  };
}

/** `-1` is a literal, `++x` the assignment `x += 1`. */
export function lowerPrefix(node: ts.PrefixUnaryExpression, cx: Lowering): Expr {
  const { kinds } = cx;
  switch (node.operator) {
    case kinds.PlusPlusToken:
    case kinds.MinusMinusToken:
      return lowerStep(node, cx);
    case kinds.ExclamationToken:
      return unary('not', node, node.operand, cx);
    case kinds.TildeToken:
      return unary('~', node, node.operand, cx);
    case kinds.PlusToken:
      return unary('+', node, node.operand, cx);
    default: {
      const operand = lowerExpr(node.operand, cx);
      const span = nodeSpan(node, cx);
      if (operand.kind === 'literal' && typeof operand.value === 'number') {
        return { kind: 'literal', value: -operand.value, span };
      }
      return { kind: 'unary', operator: '-', operand, span };
    }
  }
}

export function lowerStep(node: ts.PrefixUnaryExpression | ts.PostfixUnaryExpression, cx: Lowering): Expr {
  const span = nodeSpan(node, cx);
  return {
    kind: 'assign-expr',
    target: lowerTarget(node.operand, cx),
    value: { kind: 'literal', value: 1, span },
    operator: node.operator === cx.kinds.PlusPlusToken ? '+' : '-',
    span,
  };
}

export const lowerTypeOf = (node: ts.TypeOfExpression, cx: Lowering): Expr =>
  unary('typeof', node, node.expression, cx);
export const lowerVoid = (node: ts.VoidExpression, cx: Lowering): Expr => unary('void', node, node.expression, cx);
export const lowerDelete = (node: ts.DeleteExpression, cx: Lowering): Expr =>
  unary('delete', node, node.expression, cx);

export function lowerAwait(node: ts.AwaitExpression, cx: Lowering): Expr {
  return { kind: 'await', operand: lowerExpr(node.expression, cx), span: nodeSpan(node, cx) };
}

export function lowerYield(node: ts.YieldExpression, cx: Lowering): Expr {
  return {
    kind: 'yield',
    operand: node.expression ? lowerExpr(node.expression, cx) : null,
    isDelegate: node.asteriskToken !== undefined,
    span: nodeSpan(node, cx),
  };
}

/** A spread outside a list, an object or a call stands in broken code only. */
export const lowerStraySpread = (node: ts.SpreadElement, cx: Lowering): Expr =>
  opaque(node, cx, [lowerExpr(node.expression, cx)]);

export const isAssignment = (operator: ts.SyntaxKind, cx: Lowering): boolean =>
  operator >= cx.kinds.FirstAssignment && operator <= cx.kinds.LastAssignment;

/** The operator in front of `=`, or null for a plain assignment. */
export function assignmentOperator(operator: ts.SyntaxKind, cx: Lowering): string | null {
  return operator === cx.kinds.EqualsToken ? null : (cx.ts.tokenToString(operator) ?? '=').slice(0, -1);
}

function logicalOperator(operator: ts.SyntaxKind, cx: Lowering): LogicalExpr['operator'] | null {
  if (operator === cx.kinds.AmpersandAmpersandToken) return 'and';
  if (operator === cx.kinds.BarBarToken) return 'or';
  return operator === cx.kinds.QuestionQuestionToken ? '??' : null;
}

function unary(operator: UnaryExpr['operator'], node: ts.Node, operand: ts.Expression, cx: Lowering): Expr {
  return { kind: 'unary', operator, operand: lowerExpr(operand, cx), span: nodeSpan(node, cx) };
}
