import type ts from 'typescript6';
import type { AssignStmt, Expr, NameExpr, Stmt } from '../../../ir/types.ts';
import type { Lowering } from './context.ts';
import { hasModifier, lowerExpr, nodeSpan } from './context.ts';
import { assignmentOperator, isAssignment } from './operators.ts';
import { lowerBinding, lowerTarget } from './patterns.ts';
import { lowerOptionalType } from './types.ts';

/** `const a = 1, b = 2;`: one assignment each. The first one starts and the last one ends with the statement. */
export function lowerVariableStatement(node: ts.VariableStatement, cx: Lowering, out: Stmt[]): void {
  const isAmbient = hasModifier(node, cx.kinds.DeclareKeyword);
  const declarations = lowerDeclarations(node.declarationList, cx, isAmbient);
  const whole = nodeSpan(node, cx);
  for (const [index, declaration] of declarations.entries()) {
    const start = index === 0 ? whole.start : declaration.span.start;
    const end = index === declarations.length - 1 ? whole.end : declaration.span.end;
    out.push({ ...declaration, span: { start, end } });
  }
}

/** A declaration without a value assigns undefined; an ambient one something unknown. */
export function lowerDeclarations(list: ts.VariableDeclarationList, cx: Lowering, isAmbient = false): AssignStmt[] {
  const declares = declarationScope(list, cx);
  return list.declarations.map((node): AssignStmt => {
    const span = nodeSpan(node, cx);
    const target = lowerBinding(node.name, cx, declares);
    return {
      kind: 'assign',
      target,
      value: node.initializer ? lowerExpr(node.initializer, cx) : withoutValue(target.span, isAmbient),
      operator: null,
      type: lowerOptionalType(node.type ?? satisfiedType(node.initializer, cx), cx),
      span,
    };
  });
}

/** `const tool = { … } satisfies Handler` */
const satisfiedType = (node: ts.Expression | undefined, { ts }: Lowering): ts.TypeNode | undefined =>
  node !== undefined && ts.isSatisfiesExpression(node) ? node.type : undefined;

/** `var` belongs to the function, `let`, `const` and `using` to the block. */
export function declarationScope(list: ts.VariableDeclarationList, cx: Lowering): NameExpr['declares'] {
  return (list.flags & cx.ts.NodeFlags.BlockScoped) === 0 ? 'function' : 'block';
}

export function lowerExpressionStatement(node: ts.ExpressionStatement, cx: Lowering, out: Stmt[]): void {
  const before = out.length;
  lowerEffect(node.expression, cx, out);
  const last = out[out.length - 1];
  if (last === undefined || out.length === before) return;
  const span = nodeSpan(node, cx);
  out[out.length - 1] =
    out.length === before + 1 ? { ...last, span } : { ...last, span: { ...last.span, end: span.end } };
}

/** An expression that is evaluated for what it does: an assignment becomes a statement, `a, b` one for each. */
export function lowerEffect(node: ts.Expression, cx: Lowering, out: Stmt[]): void {
  const { ts } = cx;
  if (ts.isParenthesizedExpression(node)) {
    lowerEffect(node.expression, cx, out);
  } else if (ts.isBinaryExpression(node) && node.operatorToken.kind === cx.kinds.CommaToken) {
    for (const operand of commaOperands(node, cx)) lowerEffect(operand, cx, out);
  } else if (ts.isBinaryExpression(node) && isAssignment(node.operatorToken.kind, cx)) {
    out.push(lowerAssignment(node, cx));
  } else if (ts.isDeleteExpression(node)) {
    out.push({ kind: 'delete', target: lowerTarget(node.expression, cx), span: nodeSpan(node, cx) });
  } else {
    const expr = lowerExpr(node, cx);
    if (expr.kind === 'assign-expr') out.push({ ...expr, kind: 'assign', type: null });
    else out.push({ kind: 'expr', expr, span: expr.span });
  }
}

/** `a, b, c` nests to the left, in bundled code by the thousand. */
function commaOperands(node: ts.BinaryExpression, cx: Lowering): ts.Expression[] {
  const operands: ts.Expression[] = [];
  let left: ts.Expression = node;
  while (cx.ts.isBinaryExpression(left) && left.operatorToken.kind === cx.kinds.CommaToken) {
    operands.push(left.right);
    left = left.left;
  }
  operands.push(left);
  return operands.reverse();
}

function lowerAssignment(node: ts.BinaryExpression, cx: Lowering): AssignStmt {
  return {
    kind: 'assign',
    target: lowerTarget(node.left, cx),
    value: lowerExpr(node.right, cx),
    operator: assignmentOperator(node.operatorToken.kind, cx),
    type: null,
    span: nodeSpan(node, cx),
  };
}

const withoutValue = (span: AssignStmt['span'], isAmbient: boolean): Expr =>
  isAmbient ? { kind: 'opaque', parts: [], span } : { kind: 'literal', value: undefined, span };
