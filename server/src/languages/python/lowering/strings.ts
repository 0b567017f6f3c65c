import type { Span } from '../../../base/span.ts';
import type { Expr, TextExpr, TextPartIr } from '../../../ir/types.ts';
import type { SyntaxNode } from '../syntax.ts';
import { childOf, spanOfNode } from '../syntax.ts';
import type { LowerContext } from './context.ts';
import { opaque, textOf } from './context.ts';

/** Lowers a string, or adjacent strings that Python joins, to one text. `lowerHole` lowers the expression in an f-string's braces. */
export function lowerString(node: SyntaxNode, context: LowerContext, lowerHole: (node: SyntaxNode) => Expr): TextExpr {
  const literals = (node.type === 'concatenated_string' ? node.children : [node])
    .filter((child) => child.type === 'string')
    .map((child) => readLiteral(child, context));
  return {
    kind: 'text',
    parts: literals.flatMap((literal) => partsOf(literal, context, lowerHole)),
    isBytes: literals.some((literal) => literal.isBytes),
    isRaw: literals.length > 0 && literals.every((literal) => literal.isRaw),
    span: spanOfNode(node),
  };
}

/** The text that the characters between the quotes stand for. `\N{NAME}` stays as it is written. */
function cookString(raw: string, kind: { readonly isRaw: boolean; readonly isBytes: boolean }): string {
  const lines = raw.includes('\r') ? raw.replace(/\r\n?/g, '\n') : raw;
  if (kind.isRaw || !lines.includes('\\')) return lines;
  return lines.replace(escapes, (whole: string, body: string) => {
    const simple = simpleEscapes.get(body);
    if (simple !== undefined) return simple;
    if (/^[0-7]/.test(body)) return String.fromCodePoint(Number.parseInt(body, 8));
    if (body.length > 1 && body.startsWith('x')) return String.fromCodePoint(Number.parseInt(body.slice(1), 16));
    if (kind.isBytes || !/^u.|^U./.test(body)) return whole;
    const code = Number.parseInt(body.slice(1), 16);
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}

const escapes = /\\(\n|[\\'"abfnrtv]|[0-7]{1,3}|x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|N\{[^}]*\}|.)/g;

const simpleEscapes: ReadonlyMap<string, string> = new Map([
  ['\n', ''],
  ['\\', '\\'],
  ["'", "'"],
  ['"', '"'],
  ['a', '\x07'],
  ['b', '\b'],
  ['f', '\f'],
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
  ['v', '\v'],
]);

interface Literal {
  readonly node: SyntaxNode;
  /** The range between the quotes. The closing ones may be missing. */
  readonly content: Span;
  readonly isRaw: boolean;
  readonly isBytes: boolean;
  readonly isTemplate: boolean;
}

const opening = /^([a-zA-Z]{0,2})("""|'''|"|')/;

function readLiteral(node: SyntaxNode, context: LowerContext): Literal {
  const match = opening.exec(context.text.slice(node.start, node.start + 5));
  const prefix = (match?.[1] ?? '').toLowerCase();
  const quote = match?.[2] ?? '';
  const start = Math.min(node.start + prefix.length + quote.length, node.end);
  const end = node.end - quote.length;
  const isClosed = end >= start && context.text.startsWith(quote, end);
  return {
    node,
    content: { start, end: isClosed ? end : node.end },
    isRaw: prefix.includes('r'),
    isBytes: prefix.includes('b'),
    isTemplate: prefix.includes('f') || prefix.includes('t'),
  };
}

function partsOf(literal: Literal, context: LowerContext, lowerHole: (node: SyntaxNode) => Expr): TextPartIr[] {
  const parts: TextPartIr[] = [];
  const addStatic = (start: number, end: number): void => {
    if (end <= start) return;
    const cooked = cookString(context.text.slice(start, end), literal);
    const text = literal.isTemplate ? cooked.replace(/\{\{/g, '{').replace(/\}\}/g, '}') : cooked;
    parts.push({ kind: 'static', text, raw: { start, end } });
  };
  let position = literal.content.start;
  for (const child of literal.node.children) {
    if (child.type !== 'interpolation') continue;
    addStatic(position, child.start);
    parts.push(...holeParts(child, context, lowerHole));
    position = child.end;
  }
  addStatic(position, literal.content.end);
  return parts;
}

/** `{x!r:>10}` is a hole; `{x=}` also writes the expression's own text. */
function holeParts(
  node: SyntaxNode,
  context: LowerContext,
  lowerHole: (node: SyntaxNode) => Expr,
): readonly TextPartIr[] {
  const inner = childOf(node, 'expression');
  const conversion = childOf(node, 'type_conversion');
  const specification = childOf(node, 'format_specifier');
  const format =
    (conversion ? textOf(conversion, context) : '') + (specification ? textOf(specification, context) : '');
  const hole: TextPartIr = {
    kind: 'hole',
    expr: inner ? lowerHole(inner) : opaque(node),
    format: format === '' ? null : format,
    raw: spanOfNode(node),
  };
  const equals = node.children.find((child) => child.type === '=');
  if (equals === undefined) return [hole];
  const raw: Span = { start: node.start + 1, end: equals.end };
  return [{ kind: 'static', text: context.text.slice(raw.start, raw.end), raw }, hole];
}
