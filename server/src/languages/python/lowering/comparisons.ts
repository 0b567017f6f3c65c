import type { BinaryExpr, Expr, LogicalExpr } from '../../../ir/types.ts';
import type { SyntaxNode } from '../syntax.ts';
import { childrenOf, namedChildren } from '../syntax.ts';
import { constantText } from './collections.ts';
import { opaque } from './context.ts';
import type { LowerExpr } from './parts.ts';

/** `a < b < c` becomes `a < b and b < c`; a middle operand that does more than read names is not written twice. */
export function lowerComparison(node: SyntaxNode, lowerExpr: LowerExpr): Expr {
  const operators = childrenOf(node, 'operators').map((child) => child.type.replace(/\s+/g, ' '));
  const operands = namedChildren(node).filter((child) => child.field !== 'operators');
  const [first, ...others] = operands;
  if (first === undefined || others.length === 0 || others.length > maxComparisons)
    return opaque(node, namedChildren(node).map(lowerExpr));
  let left = { node: first, expr: lowerExpr(first) };
  let result: BinaryExpr | LogicalExpr | null = null;
  for (const [index, right] of others.entries()) {
    const expr = lowerExpr(right);
    const operator = comparisons.get(operators[index] ?? '') ?? operators[index] ?? '?';
    const span = { start: left.node.start, end: right.end };
    const comparison: BinaryExpr = { kind: 'binary', operator, left: left.expr, right: expr, span };
    result = result
      ? {
          kind: 'logical',
          operator: 'and',
          left: result,
          right: comparison,
          span: { start: node.start, end: right.end },
        }
      : comparison;
    left = { node: right, expr: isPlain(expr) ? expr : opaque(right) };
  }
  return result ?? opaque(node);
}

const maxComparisons = 100;

const comparisons: ReadonlyMap<string, string> = new Map([
  ['==', '==='],
  ['!=', '!=='],
  ['<>', '!=='],
  ['is', '==='],
  ['is not', '!=='],
]);

const isPlain = (expr: Expr): boolean =>
  expr.kind === 'name' ||
  expr.kind === 'literal' ||
  (expr.kind === 'member' && isPlain(expr.object)) ||
  constantText(expr) !== null;
