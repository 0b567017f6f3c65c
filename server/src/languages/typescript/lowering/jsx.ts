import type ts from 'typescript6';
import type { Expr } from '../../../ir/types.ts';
import type { Lowering } from './context.ts';
import { lowerExpr, opaque } from './context.ts';

/** JSX is opaque: what counts are the expressions in its attributes and children, and the components that it names. */
export function lowerJsxElement(node: ts.JsxElement, cx: Lowering): Expr {
  const parts = openingParts(node.openingElement, cx);
  addChildren(node.children, cx, parts);
  return opaque(node, cx, parts);
}

export const lowerJsxSelfClosing = (node: ts.JsxSelfClosingElement, cx: Lowering): Expr =>
  opaque(node, cx, openingParts(node, cx));

export function lowerJsxFragment(node: ts.JsxFragment, cx: Lowering): Expr {
  const parts: Expr[] = [];
  addChildren(node.children, cx, parts);
  return opaque(node, cx, parts);
}

function openingParts(node: ts.JsxOpeningLikeElement, cx: Lowering): Expr[] {
  const { ts } = cx;
  const parts: Expr[] = [];
  if (isComponent(node.tagName, cx)) parts.push(lowerExpr(node.tagName, cx));
  for (const attribute of node.attributes.properties) {
    if (ts.isJsxSpreadAttribute(attribute)) parts.push(lowerExpr(attribute.expression, cx));
    else if (attribute.initializer) addValue(attribute.initializer, cx, parts);
  }
  return parts;
}

function addChildren(children: ts.NodeArray<ts.JsxChild>, cx: Lowering, parts: Expr[]): void {
  for (const child of children) addValue(child, cx, parts);
}

function addValue(node: ts.JsxChild | ts.JsxAttributeValue, cx: Lowering, parts: Expr[]): void {
  const { ts } = cx;
  if (ts.isJsxText(node) || ts.isStringLiteral(node)) return;
  if (!ts.isJsxExpression(node)) parts.push(lowerExpr(node, cx));
  else if (node.expression) parts.push(lowerExpr(node.expression, cx));
}

/** `<Chat>` and `<ui.Chat>` name a component, `<div>` an element of the page. */
function isComponent(tag: ts.JsxTagNameExpression, cx: Lowering): boolean {
  if (cx.ts.isPropertyAccessExpression(tag)) return true;
  return cx.ts.isIdentifier(tag) && /^[A-Z_$]/.test(tag.text);
}
