import type { LiteralExpr, OpaqueExpr } from '../../../ir/types.ts';
import type { SyntaxNode } from '../syntax.ts';
import { spanOfNode } from '../syntax.ts';
import type { LowerContext } from './context.ts';
import { opaque, textOf } from './context.ts';

/** Lowers a number in any of Python's spellings (`1_000`, `0x1f`, `017`, `10L`, `1e-3`). Complex numbers are opaque. */
export function lowerNumber(node: SyntaxNode, context: LowerContext): LiteralExpr | OpaqueExpr {
  const value = readNumber(textOf(node, context));
  return Number.isNaN(value) ? opaque(node) : { kind: 'literal', value, span: spanOfNode(node) };
}

function readNumber(source: string): number {
  const digits = source.replaceAll('_', '').replace(/[lL]$/, '');
  if (/^0\d+$/.test(digits)) return /^0[0-7]+$/.test(digits) ? Number.parseInt(digits, 8) : Number.NaN;
  return Number(digits);
}
