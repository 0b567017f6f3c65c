import type ts from 'typescript6';
import type { Expr, Stmt } from '../../../ir/types.ts';
import type { Lowering } from './context.ts';

/** The name of a property, method or field, or null if it is computed at run time. */
export function propertyKey(name: ts.PropertyName, cx: Lowering): string | null {
  if (name.kind !== cx.kinds.ComputedPropertyName)
    return (name as Exclude<ts.PropertyName, ts.ComputedPropertyName>).text;
  const { expression } = name as ts.ComputedPropertyName;
  return cx.ts.isStringLiteralLike(expression) ? expression.text : null;
}

/** `export default function () {}` binds the function to the name `default`. */
export function anonymousDefault(value: Expr): Stmt {
  const { span } = value;
  return {
    kind: 'assign',
    target: { kind: 'name', name: 'default', declares: 'block', span },
    value,
    operator: null,
    type: null,
    span,
  };
}
