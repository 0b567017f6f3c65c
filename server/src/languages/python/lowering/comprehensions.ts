import type { ComprehensionExpr, Expr } from '../../../ir/types.ts';
import type { SyntaxNode } from '../syntax.ts';
import { childOf, childrenOf, hasToken, namedChildren, spanOfNode } from '../syntax.ts';
import { oneOrTuple } from './collections.ts';
import type { LowerContext } from './context.ts';
import { opaque } from './context.ts';
import type { LowerExpr } from './parts.ts';
import { fieldOf, lowerInner } from './parts.ts';
import { lowerTarget } from './targets.ts';

/** Lowers a list, set or dictionary comprehension or a generator expression. */
export function lowerComprehension(node: SyntaxNode, context: LowerContext, lowerExpr: LowerExpr): Expr {
  const body = childOf(node, 'body');
  if (body === null) return opaque(node, namedChildren(node).map(lowerExpr));
  const isRecord = node.type === 'dictionary_comprehension';
  const clauses: Clause[] = [];
  for (const child of node.children) {
    if (child.type === 'for_in_clause') clauses.push(lowerClause(child, context, lowerExpr));
    if (child.type === 'if_clause') clauses[clauses.length - 1]?.conditions.push(lowerInner(child, lowerExpr));
  }
  return {
    kind: 'comprehension',
    form: forms.get(node.type) ?? 'generator',
    key: isRecord ? fieldOf(body, 'key', lowerExpr) : null,
    element: isRecord ? fieldOf(body, 'value', lowerExpr) : lowerExpr(body),
    clauses,
    span: spanOfNode(node),
  };
}

const forms: ReadonlyMap<string, ComprehensionExpr['form']> = new Map([
  ['list_comprehension', 'list'],
  ['set_comprehension', 'set'],
  ['dictionary_comprehension', 'record'],
]);

type Clause = ComprehensionExpr['clauses'][number] & { readonly conditions: Expr[] };

function lowerClause(node: SyntaxNode, context: LowerContext, lowerExpr: LowerExpr): Clause {
  const left = childOf(node, 'left');
  return {
    target: left ? lowerTarget(left, context, lowerExpr) : opaque(node),
    iterable: oneOrTuple(childrenOf(node, 'right'), lowerExpr) ?? opaque(node),
    conditions: [],
    isAsync: hasToken(node, 'async'),
  };
}
