import type ts from 'typescript6';
import type { Expr, ListExpr, LiteralExpr, RecordEntryIr } from '../../../ir/types.ts';
import type { Lowering } from './context.ts';
import { lowerExpr, makeSpan, nameExpr, nodeSpan, opaque } from './context.ts';
import { lowerFunction } from './functions.ts';
import { propertyKey } from './names.ts';
import { lowerType, namesClass } from './types.ts';

/** A name. `undefined` and `Infinity` are literals; the parser's stand-in for a missing expression is opaque. */
export function lowerIdentifier(node: ts.Identifier, cx: Lowering): Expr {
  switch (node.text) {
    case '':
      return opaque(node, cx);
    case 'undefined':
      return literal(node, undefined, cx);
    case 'Infinity':
      return literal(node, Number.POSITIVE_INFINITY, cx);
    default:
      return nameExpr(node, cx);
  }
}

export const lowerNumber = (node: ts.NumericLiteral, cx: Lowering): Expr => literal(node, Number(node.text), cx);

export const lowerBigInt = (node: ts.BigIntLiteral, cx: Lowering): Expr =>
  literal(node, Number(node.text.slice(0, -1)), cx);

export const lowerTrue = (node: ts.Node, cx: Lowering): Expr => literal(node, true, cx);
export const lowerFalse = (node: ts.Node, cx: Lowering): Expr => literal(node, false, cx);
export const lowerNull = (node: ts.Node, cx: Lowering): Expr => literal(node, null, cx);
export const lowerThis = (node: ts.Node, cx: Lowering): Expr => ({ kind: 'this', span: nodeSpan(node, cx) });
export const lowerSuper = (node: ts.Node, cx: Lowering): Expr => ({ kind: 'super', span: nodeSpan(node, cx) });

/** `import.meta` is a name of that spelling; `new.target` is opaque. */
export function lowerMetaProperty(node: ts.MetaProperty, cx: Lowering): Expr {
  if (node.keywordToken !== cx.kinds.ImportKeyword) return opaque(node, cx);
  return { kind: 'name', name: 'import.meta', declares: null, span: nodeSpan(node, cx) };
}

export function lowerProperty(node: ts.PropertyAccessExpression, cx: Lowering): Expr {
  return {
    kind: 'member',
    object: lowerExpr(node.expression, cx),
    name: node.name.text,
    nameSpan: nodeSpan(node.name, cx),
    isOptional: node.questionDotToken !== undefined,
    span: nodeSpan(node, cx),
  };
}

export function lowerElement(node: ts.ElementAccessExpression, cx: Lowering): Expr {
  return {
    kind: 'index',
    object: lowerExpr(node.expression, cx),
    index: lowerExpr(node.argumentExpression, cx),
    isSlice: false,
    span: nodeSpan(node, cx),
  };
}

export function lowerArray(node: ts.ArrayLiteralExpression, cx: Lowering): ListExpr {
  const items = node.elements.map((element) =>
    element.kind === cx.kinds.SpreadElement
      ? { value: lowerExpr((element as ts.SpreadElement).expression, cx), isSpread: true }
      : { value: lowerExpr(element, cx), isSpread: false },
  );
  return { kind: 'list', form: 'list', items, span: nodeSpan(node, cx) };
}

/** A hole in an array reads as undefined. */
export const lowerOmitted = (node: ts.Node, cx: Lowering): Expr => literal(node, undefined, cx);

export function lowerObject(node: ts.ObjectLiteralExpression, cx: Lowering): Expr {
  const entries: RecordEntryIr[] = [];
  for (const property of node.properties) entries.push(lowerEntry(property, cx));
  return { kind: 'record', entries, span: nodeSpan(node, cx) };
}

/** `x as T`, `<T>x`: kept where T may name a class. */
export function lowerCast(node: ts.AsExpression | ts.TypeAssertion, cx: Lowering): Expr {
  const operand = lowerExpr(node.expression, cx);
  if (!namesClass(node.type, cx)) return operand;
  return { kind: 'cast', operand, type: lowerType(node.type, cx), span: nodeSpan(node, cx) };
}

export const lowerInner = (
  node: ts.ParenthesizedExpression | ts.NonNullExpression | ts.SatisfiesExpression | ts.ExpressionWithTypeArguments,
  cx: Lowering,
): Expr => lowerExpr(node.expression, cx);

export function literal(node: ts.Node, value: LiteralExpr['value'], cx: Lowering): LiteralExpr {
  return { kind: 'literal', value, span: nodeSpan(node, cx) };
}

function lowerEntry(property: ts.ObjectLiteralElementLike, cx: Lowering): RecordEntryIr {
  const { ts } = cx;
  const span = nodeSpan(property, cx);
  if (ts.isSpreadAssignment(property)) return { kind: 'spread', value: lowerExpr(property.expression, cx), span };
  const value = entryValue(property, cx);
  const key = propertyKey(property.name, cx);
  if (key === null && ts.isComputedPropertyName(property.name)) {
    return { kind: 'computed', key: lowerExpr(property.name.expression, cx), value, span };
  }
  const isShorthand = ts.isShorthandPropertyAssignment(property);
  return { kind: 'entry', key: key ?? '', keySpan: nodeSpan(property.name, cx), value, isShorthand, span };
}

type NamedProperty = Exclude<ts.ObjectLiteralElementLike, ts.SpreadAssignment>;

/** A getter's and a setter's value is opaque: reading the property runs code. */
function entryValue(property: NamedProperty, cx: Lowering): Expr {
  const { ts } = cx;
  if (ts.isPropertyAssignment(property)) return lowerExpr(property.initializer, cx);
  if (ts.isShorthandPropertyAssignment(property)) return lowerExpr(property.name, cx);
  const span = makeSpan(property.name.getStart(cx.file), property.end, cx);
  const fn: Expr = { kind: 'function-expr', function: lowerFunction(property, cx), span };
  return ts.isMethodDeclaration(property) ? fn : { kind: 'opaque', parts: [fn], span };
}
