import type { Span } from '../../base/span.ts';

/**
 * A node of the concrete syntax tree, copied out of the parser. Node types and fields are those of the tree-sitter grammar for Python.
 * Comments, line continuations and punctuation that lowering does not need are left out.
 */
export interface SyntaxNode {
  readonly type: string;
  /** The role that the node has in its parent, for example `condition`. */
  readonly field: string | null;
  readonly isNamed: boolean;
  readonly start: number;
  readonly end: number;
  readonly children: readonly SyntaxNode[];
}

export interface SyntaxTree {
  readonly root: SyntaxNode;
  readonly comments: readonly Span[];
  /** Where the parser skipped text or assumed a missing token. */
  readonly errors: readonly Span[];
}

export function childOf(node: SyntaxNode, field: string): SyntaxNode | null {
  for (const child of node.children) if (child.field === field) return child;
  return null;
}

export const childrenOf = (node: SyntaxNode, field: string): readonly SyntaxNode[] =>
  node.children.filter((child) => child.field === field);

export function childOfType(node: SyntaxNode, type: string): SyntaxNode | null {
  for (const child of node.children) if (child.type === type) return child;
  return null;
}

export const namedChildren = (node: SyntaxNode): readonly SyntaxNode[] =>
  node.children.filter((child) => child.isNamed && child.type !== 'ERROR');

export const hasToken = (node: SyntaxNode, token: string): boolean =>
  node.children.some((child) => !child.isNamed && child.type === token);

export const spanOfNode = (node: SyntaxNode): Span => ({ start: node.start, end: node.end });
