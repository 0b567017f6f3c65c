import type { Expr, ListExpr, RecordEntryIr, RecordExpr } from '../../../ir/types.ts';
import type { SyntaxNode } from '../syntax.ts';
import { namedChildren, spanOfNode } from '../syntax.ts';
import type { LowerExpr } from './parts.ts';
import { fieldOf, lowerInner } from './parts.ts';

/** Lowers a list, tuple or set. */
export function lowerList(node: SyntaxNode, form: ListExpr['form'], lowerExpr: LowerExpr): ListExpr {
  const items = namedChildren(node).map((child) => {
    const isSpread = isSplat(child);
    return { value: isSpread ? lowerInner(child, lowerExpr) : lowerExpr(child), isSpread };
  });
  return { kind: 'list', form, items, span: spanOfNode(node) };
}

const isSplat = (node: SyntaxNode): boolean => node.type === 'list_splat' || node.type === 'list_splat_pattern';

/** One expression as it is, several (`x[a, b]`, `match a, b`) as a tuple; null for none. */
export function oneOrTuple(nodes: readonly SyntaxNode[], lowerExpr: LowerExpr): Expr | null {
  const [first] = nodes;
  const last = nodes[nodes.length - 1];
  if (first === undefined || last === undefined) return null;
  if (first === last) return lowerExpr(first);
  const items = nodes.map((node) => ({ value: lowerExpr(node), isSpread: false }));
  return { kind: 'list', form: 'tuple', items, span: { start: first.start, end: last.end } };
}

/** Lowers a dictionary. Keys that are constant strings become entries. */
export function lowerDictionary(node: SyntaxNode, lowerExpr: LowerExpr): RecordExpr {
  const entries = namedChildren(node).map((child): RecordEntryIr => {
    const span = spanOfNode(child);
    if (child.type === 'dictionary_splat') return { kind: 'spread', value: lowerInner(child, lowerExpr), span };
    const key = fieldOf(child, 'key', lowerExpr);
    const value = fieldOf(child, 'value', lowerExpr);
    const name = constantText(key);
    if (name === null) return { kind: 'computed', key, value, span };
    return { kind: 'entry', key: name, keySpan: key.span, value, isShorthand: false, span };
  });
  return { kind: 'record', entries, span: spanOfNode(node) };
}

/** The value of a string without holes, else null. */
export function constantText(expr: Expr): string | null {
  if (expr.kind !== 'text' || expr.isBytes) return null;
  let text = '';
  for (const part of expr.parts) {
    if (part.kind !== 'static') return null;
    text += part.text;
  }
  return text;
}
