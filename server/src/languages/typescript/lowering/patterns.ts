import type ts from 'typescript6';
import type { ListPattern, NameExpr, PatternElement, RecordPattern, Target } from '../../../ir/types.ts';
import type { Lowering } from './context.ts';
import { lowerExpr, nameExpr, nodeSpan, opaque } from './context.ts';
import { propertyKey } from './names.ts';

/** The target of a declaration: a name or a pattern of names. */
export function lowerBinding(node: ts.BindingName, cx: Lowering, declares: NameExpr['declares']): Target {
  const { ts } = cx;
  if (ts.isIdentifier(node)) return node.text === '' ? opaque(node, cx) : nameExpr(node, cx, declares);
  const span = nodeSpan(node, cx);
  if (ts.isArrayBindingPattern(node)) {
    const elements = node.elements.map((element) =>
      ts.isBindingElement(element) ? bindingElement(element, cx, declares) : null,
    );
    return { kind: 'list-pattern', elements, span };
  }
  const entries = node.elements.map((element) => ({
    key: bindingKey(element, cx),
    element: bindingElement(element, cx, declares),
  }));
  return { kind: 'record-pattern', entries, span };
}

/** The target of an assignment: a name, a place or a pattern of them. */
export function lowerTarget(node: ts.Expression, cx: Lowering): Target {
  const { ts } = cx;
  if (ts.isIdentifier(node)) return node.text === '' ? opaque(node, cx) : nameExpr(node, cx);
  if (ts.isArrayLiteralExpression(node)) return listTarget(node, cx);
  if (ts.isObjectLiteralExpression(node)) return recordTarget(node, cx);
  if (
    ts.isParenthesizedExpression(node) ||
    ts.isNonNullExpression(node) ||
    ts.isAsExpression(node) ||
    ts.isSatisfiesExpression(node) ||
    ts.isTypeAssertionExpression(node)
  ) {
    return lowerTarget(node.expression, cx);
  }
  const expr = lowerExpr(node, cx);
  return expr.kind === 'member' || expr.kind === 'index' ? expr : opaque(node, cx, [expr]);
}

function bindingElement(node: ts.BindingElement, cx: Lowering, declares: NameExpr['declares']): PatternElement {
  return {
    target: lowerBinding(node.name, cx, declares),
    default: node.initializer ? lowerExpr(node.initializer, cx) : null,
    isRest: node.dotDotDotToken !== undefined,
  };
}

function bindingKey(node: ts.BindingElement, cx: Lowering): string | null {
  if (node.dotDotDotToken) return null;
  if (node.propertyName) return propertyKey(node.propertyName, cx);
  return cx.ts.isIdentifier(node.name) ? node.name.text : null;
}

function listTarget(node: ts.ArrayLiteralExpression, cx: Lowering): ListPattern {
  const { ts } = cx;
  const elements = node.elements.map((element) => {
    if (ts.isOmittedExpression(element)) return null;
    if (ts.isSpreadElement(element)) return targetElement(element.expression, cx, true);
    return targetElement(element, cx);
  });
  return { kind: 'list-pattern', elements, span: nodeSpan(node, cx) };
}

function recordTarget(node: ts.ObjectLiteralExpression, cx: Lowering): RecordPattern {
  const { ts } = cx;
  const entries: { key: string | null; element: PatternElement }[] = [];
  for (const property of node.properties) {
    if (ts.isSpreadAssignment(property)) {
      entries.push({ key: null, element: targetElement(property.expression, cx, true) });
    } else if (ts.isShorthandPropertyAssignment(property)) {
      const fallback = property.objectAssignmentInitializer;
      const target = nameExpr(property.name, cx);
      const element = { target, default: fallback ? lowerExpr(fallback, cx) : null, isRest: false };
      entries.push({ key: property.name.text, element });
    } else if (ts.isPropertyAssignment(property)) {
      entries.push({ key: propertyKey(property.name, cx), element: targetElement(property.initializer, cx) });
    }
  }
  return { kind: 'record-pattern', entries, span: nodeSpan(node, cx) };
}

function targetElement(node: ts.Expression, cx: Lowering, isRest = false): PatternElement {
  const { ts } = cx;
  if (!isRest && ts.isBinaryExpression(node) && node.operatorToken.kind === cx.kinds.EqualsToken) {
    return { target: lowerTarget(node.left, cx), default: lowerExpr(node.right, cx), isRest };
  }
  return { target: lowerTarget(node, cx), default: null, isRest };
}
