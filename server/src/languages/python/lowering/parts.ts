import type { Expr, OpaqueExpr, Stmt } from '../../../ir/types.ts';
import type { SyntaxNode } from '../syntax.ts';
import { childOf, namedChildren } from '../syntax.ts';
import type { LowerContext } from './context.ts';
import { opaque } from './context.ts';

/** How the lowering of a part reaches the lowering of expressions, which reaches the part. */
export type LowerExpr = (node: SyntaxNode) => Expr;

/** How the lowering of a statement reaches the lowering of the blocks inside it. */
export type LowerBlock = (block: SyntaxNode | null, context: LowerContext) => readonly Stmt[];

/** The expressions inside a node that has no counterpart. */
export const partsOf = (node: SyntaxNode, lowerExpr: LowerExpr): OpaqueExpr =>
  opaque(
    node,
    namedChildren(node)
      .filter((child) => child.type !== 'type')
      .map(lowerExpr),
  );

/** The one expression inside a node (parentheses, `await`). */
export function lowerInner(node: SyntaxNode, lowerExpr: LowerExpr): Expr {
  const [inner, ...others] = namedChildren(node);
  return inner && others.length === 0 ? lowerExpr(inner) : partsOf(node, lowerExpr);
}

/** The expression in a field; an opaque one where the text has none. */
export function fieldOf(node: SyntaxNode, name: string, lowerExpr: LowerExpr): Expr {
  const child = childOf(node, name);
  return child ? lowerExpr(child) : opaque({ start: node.end, end: node.end });
}
