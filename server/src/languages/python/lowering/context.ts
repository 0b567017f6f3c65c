import type { Span } from '../../../base/span.ts';
import type { Expr, ImportIr, OpaqueExpr } from '../../../ir/types.ts';
import type { SyntaxNode } from '../syntax.ts';

/** What the lowering of one file knows and collects. One object goes through all functions; its fields are their only shared state. */
export interface LowerContext {
  readonly text: string;
  readonly imports: ImportIr[];
  /** Dotted names under which the file knows `typing.cast`. */
  readonly casts: Set<string>;
  /** Whether the function in work has a `yield` of its own. */
  hasYield: boolean;
  /** Whether the code in work stands under `if TYPE_CHECKING`. */
  isTypeOnly: boolean;
  /** Whether a name or value stands on another line than its dot or equals sign: legal in brackets only, else a half-typed line. */
  hasLineJump: boolean;
}

export const createContext = (text: string, casts: readonly string[]): LowerContext => ({
  text,
  imports: [],
  casts: new Set(casts),
  hasYield: false,
  isTypeOnly: false,
  hasLineJump: false,
});

export const textOf = (node: SyntaxNode, context: LowerContext): string => context.text.slice(node.start, node.end);

export const opaque = (span: Span, parts: readonly Expr[] = []): OpaqueExpr => ({
  kind: 'opaque',
  parts,
  span: { start: span.start, end: span.end },
});

/** Notes it if a line break that no backslash continues stands between two offsets. */
export function noteLineJump(start: number, end: number, context: LowerContext): void {
  if (end - start < 2 || context.hasLineJump) return;
  const between = context.text.slice(start, end);
  if (between.includes('\n') && !between.includes('\\')) context.hasLineJump = true;
}
