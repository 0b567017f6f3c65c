import type ts from 'typescript6';
import { type Span, spanOf } from '../../../base/span.ts';
import type { ExportIr, Expr, ImportIr, NameExpr, OpaqueExpr, Stmt, TypeDeclarationIr } from '../../../ir/types.ts';
import type { TypeScriptApi } from '../api.ts';

/** What the lowering of one file carries along. */
export interface Lowering {
  readonly ts: TypeScriptApi;
  readonly kinds: typeof ts.SyntaxKind;
  readonly file: ts.SourceFile;
  /** The text of the file. */
  readonly source: string;
  /** The text that was parsed. A repaired text has insertions, so its offsets are not those of the IR. */
  readonly text: string;
  /** From an offset in the parsed text to one in the text of the file. */
  readonly original: (offset: number) => number;
  /** Whether the character at an offset of the parsed text was inserted by a repair. */
  readonly isInserted: (offset: number) => boolean;
  readonly lowerers: Lowerers;
  readonly imports: ImportIr[];
  readonly exports: ExportIr[];
  readonly types: TypeDeclarationIr[];
  /** Where the nesting was too deep to follow. */
  readonly cutOff: Span[];
  depth: number;
  scope: Scope;
}

/** Where a statement stands: directly in the module, directly in a function, or in a block inside one of them. */
export type Scope = 'module' | 'module-block' | 'function' | 'function-block';

/** How each kind of syntax node is lowered, by `SyntaxKind`. */
export interface Lowerers {
  readonly exprs: readonly (ExprLowerer | undefined)[];
  readonly stmts: readonly (StmtLowerer | undefined)[];
}

export type ExprLowerer<N extends ts.Node = ts.Node> = (node: N, cx: Lowering) => Expr;

/** Appends what a statement becomes: none, one or several statements. */
export type StmtLowerer<N extends ts.Node = ts.Node> = (node: N, cx: Lowering, out: Stmt[]) => void;

/** Deeper nesting (generated tables, chains of hundreds of operands) is cut off: every reader of the program is recursive. */
const maximalDepth = 500;

export function lowerExpr(node: ts.Node, cx: Lowering): Expr {
  const lower = cx.lowerers.exprs[node.kind];
  if (lower === undefined) return opaque(node, cx);
  if (cx.depth >= maximalDepth) {
    cx.cutOff.push(nodeSpan(node, cx));
    return opaque(node, cx);
  }
  cx.depth++;
  const expr = lower(node, cx);
  cx.depth--;
  return expr;
}

export function lowerStmt(node: ts.Node, cx: Lowering, out: Stmt[]): void {
  const lower = cx.lowerers.stmts[node.kind];
  if (lower === undefined) return;
  if (cx.depth >= maximalDepth) {
    cx.cutOff.push(nodeSpan(node, cx));
    return;
  }
  cx.depth++;
  lower(node, cx, out);
  cx.depth--;
}

/** The body of a module or function, or of a block inside it. */
export function lowerBody(nodes: readonly ts.Node[], cx: Lowering, scope: Scope): Stmt[] {
  const outer = cx.scope;
  cx.scope = scope;
  const body: Stmt[] = [];
  for (const node of nodes) lowerStmt(node, cx, body);
  cx.scope = outer;
  return body;
}

/** One statement that opens a block scope: a branch, a loop body. A block statement gives its statements without a block of its own. */
export function lowerBranch(node: ts.Statement, cx: Lowering): Stmt[] {
  const nodes = node.kind === cx.kinds.Block ? (node as ts.Block).statements : [node];
  return lowerBody(nodes, cx, blockScope(cx));
}

export const blockScope = (cx: Lowering): Scope =>
  cx.scope === 'module' || cx.scope === 'module-block' ? 'module-block' : 'function-block';

/** From the first character of a node to its last, without the spaces and comments in front. */
export function nodeSpan(node: ts.Node, cx: Lowering): Span {
  return makeSpan(node.getStart(cx.file), node.end, cx);
}

/** A span of the file from offsets in the parsed text. */
export function makeSpan(start: number, end: number, cx: Lowering): Span {
  return spanOf(cx.original(start), cx.original(end));
}

export const opaque = (node: ts.Node, cx: Lowering, parts: readonly Expr[] = []): OpaqueExpr => ({
  kind: 'opaque',
  parts,
  span: nodeSpan(node, cx),
});

export const nameExpr = (node: ts.Identifier, cx: Lowering, declares: NameExpr['declares'] = null): NameExpr => ({
  kind: 'name',
  name: node.text,
  declares,
  span: nodeSpan(node, cx),
});

export function hasModifier(node: ts.Node, kind: ts.SyntaxKind): boolean {
  return (
    'modifiers' in node && Array.isArray(node.modifiers) && node.modifiers.some((modifier) => modifier.kind === kind)
  );
}
