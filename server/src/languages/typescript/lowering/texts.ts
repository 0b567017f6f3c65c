import type ts from 'typescript6';
import type { Expr, TextExpr, TextPartIr } from '../../../ir/types.ts';
import type { Lowering } from './context.ts';
import { lowerExpr, makeSpan, nodeSpan } from './context.ts';

/** `'…'`, `"…"` and a template without holes. */
export function lowerString(node: ts.StringLiteralLike, cx: Lowering): TextExpr {
  const start = node.getStart(cx.file);
  const parts: TextPartIr[] = [];
  if (node.text !== '') {
    const end = node.isUnterminated ? node.end : node.end - 1;
    parts.push({ kind: 'static', text: node.text, raw: makeSpan(start + 1, end, cx) });
  }
  return { kind: 'text', parts, isBytes: false, isRaw: false, span: makeSpan(start, node.end, cx) };
}

/** A template with holes. The raw range of a hole includes `${` and `}`, so that parts lie side by side. */
export function lowerTemplate(node: ts.TemplateExpression, cx: Lowering): TextExpr {
  const parts: TextPartIr[] = [];
  const start = node.getStart(cx.file);
  addStatic(node.head, start, cx, parts);
  let holeStart = node.head.end - 2;
  for (const span of node.templateSpans) {
    const literalStart = span.literal.getStart(cx.file);
    parts.push({
      kind: 'hole',
      expr: lowerExpr(span.expression, cx),
      format: null,
      raw: makeSpan(holeStart, Math.min(literalStart + 1, span.literal.end), cx),
    });
    addStatic(span.literal, literalStart, cx, parts);
    holeStart = span.literal.end - 2;
  }
  return { kind: 'text', parts, isBytes: false, isRaw: false, span: makeSpan(start, node.end, cx) };
}

/** A tagged template is a call with one text. The text of `String.raw` keeps its backslashes. */
export function lowerTaggedTemplate(node: ts.TaggedTemplateExpression, cx: Lowering): Expr {
  const callee = lowerExpr(node.tag, cx);
  const template = lowerExpr(node.template, cx);
  const span = nodeSpan(node, cx);
  const isRaw =
    callee.kind === 'member' &&
    callee.name === 'raw' &&
    callee.object.kind === 'name' &&
    callee.object.name === 'String';
  const value = isRaw && template.kind === 'text' ? rawText(template, cx) : template;
  return {
    kind: 'call',
    callee,
    args: [{ form: 'positional', name: null, nameSpan: null, value, span: template.span }],
    isNew: false,
    isOptional: false,
    isTagged: true,
    parens: template.span,
    isClosed: true,
    span,
  };
}

function addStatic(
  token: ts.TemplateHead | ts.TemplateMiddle | ts.TemplateTail,
  start: number,
  cx: Lowering,
  parts: TextPartIr[],
): void {
  if (token.text === '') return;
  const isLast = token.kind === cx.kinds.TemplateTail;
  const end = token.isUnterminated ? token.end : token.end - (isLast ? 1 : 2);
  parts.push({ kind: 'static', text: token.text, raw: makeSpan(start + 1, end, cx) });
}

function rawText(text: TextExpr, cx: Lowering): TextExpr {
  const parts = text.parts.map((part) =>
    part.kind === 'static'
      ? { ...part, text: cx.source.slice(part.raw.start, part.raw.end).replaceAll('\r\n', '\n') }
      : part,
  );
  return { ...text, isRaw: true, parts };
}
