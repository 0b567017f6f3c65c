import type { Span } from '../../base/span.ts';
import type { Expr, TextExpr, TextPartIr } from '../../ir/types.ts';
import type { LowerContext } from './context.ts';
import { opaque, textOf } from './context.ts';
import type { SyntaxNode } from './syntax.ts';
import { childOf, spanOfNode } from './syntax.ts';

/** Lowers a string, or adjacent strings that Python joins, to one text. `lowerHole` lowers the expression in an f-string's braces. */
export function lowerString(node: SyntaxNode, context: LowerContext, lowerHole: (node: SyntaxNode) => Expr): TextExpr {
  const literals = node.type === 'concatenated_string' ? node.children.filter(isString) : [node];
  const prefixes = literals.map((literal) => prefixOf(literal, context));
  return {
    kind: 'text',
    parts: literals.flatMap((literal, index) => partsOf(literal, prefixes[index] ?? '', context, lowerHole)),
    isBytes: prefixes.some((prefix) => prefix.includes('b')),
    isRaw: prefixes.length > 0 && prefixes.every((prefix) => prefix.includes('r')),
    span: spanOfNode(node),
  };
}

/** The text that the characters between the quotes stand for. `\N{NAME}` stays as it is written. */
export function cookString(raw: string, kind: { readonly isRaw: boolean; readonly isBytes: boolean }): string {
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

const isString = (node: SyntaxNode): boolean => node.type === 'string';

const opening = /^([a-zA-Z]{0,2})("""|'''|"|')/;

function prefixOf(literal: SyntaxNode, context: LowerContext): string {
  return (opening.exec(context.text.slice(literal.start, literal.start + 5))?.[1] ?? '').toLowerCase();
}

/** The range between the quotes. The closing ones may be missing. */
function contentOf(literal: SyntaxNode, context: LowerContext): Span {
  const match = opening.exec(context.text.slice(literal.start, literal.start + 5));
  const quote = match?.[2] ?? '';
  const start = Math.min(literal.start + (match?.[0].length ?? 0), literal.end);
  const isClosed = literal.end - quote.length >= start && context.text.startsWith(quote, literal.end - quote.length);
  return { start, end: isClosed ? literal.end - quote.length : literal.end };
}

function partsOf(
  literal: SyntaxNode,
  prefix: string,
  context: LowerContext,
  lowerHole: (node: SyntaxNode) => Expr,
): TextPartIr[] {
  const kind = { isRaw: prefix.includes('r'), isBytes: prefix.includes('b') };
  const isTemplate = /[ft]/.test(prefix);
  const parts: TextPartIr[] = [];
  const addStatic = (start: number, end: number): void => {
    if (end <= start) return;
    const cooked = cookString(context.text.slice(start, end), kind);
    const text = isTemplate ? cooked.replace(/\{\{/g, '{').replace(/\}\}/g, '}') : cooked;
    parts.push({ kind: 'static', text, raw: { start, end } });
  };
  const content = contentOf(literal, context);
  let position = content.start;
  for (const child of literal.children) {
    if (child.type !== 'interpolation') continue;
    addStatic(position, child.start);
    parts.push(...holeParts(child, context, lowerHole));
    position = child.end;
  }
  addStatic(position, content.end);
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
