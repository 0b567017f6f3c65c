import type ts from 'typescript6';
import type { Expr, RecordEntryIr, Stmt } from '../../../ir/types.ts';
import type { Lowering } from './context.ts';
import { lowerExpr, nameExpr, nodeSpan } from './context.ts';
import { propertyKey } from './names.ts';

/** An enum is a constant record. Members without a value count on from the number before; where that is not known they are opaque. */
export function lowerEnum(node: ts.EnumDeclaration, cx: Lowering, out: Stmt[]): void {
  const span = nodeSpan(node, cx);
  const values = new Map<string, Expr>();
  const entries: RecordEntryIr[] = [];
  let next: number | null = 0;
  for (const member of node.members) {
    const key = propertyKey(member.name, cx) ?? '';
    const keySpan = nodeSpan(member.name, cx);
    const value: Expr = member.initializer ? memberValue(member.initializer, values, cx) : counted(next, keySpan);
    next = value.kind === 'literal' && typeof value.value === 'number' ? value.value + 1 : null;
    values.set(key, value);
    entries.push({ kind: 'entry', key, keySpan, value, isShorthand: false, span: nodeSpan(member, cx) });
  }
  out.push({
    kind: 'assign',
    target: nameExpr(node.name, cx, 'block'),
    value: { kind: 'record', entries, span },
    operator: null,
    type: null,
    span,
  });
}

/** Members see those in front of them by their plain names. */
function memberValue(initializer: ts.Expression, values: ReadonlyMap<string, Expr>, cx: Lowering): Expr {
  const named = cx.ts.isIdentifier(initializer) ? values.get(initializer.text) : undefined;
  return named === undefined ? lowerExpr(initializer, cx) : { ...named, span: nodeSpan(initializer, cx) };
}

const counted = (value: number | null, span: Expr['span']): Expr =>
  value === null ? { kind: 'opaque', parts: [], span } : { kind: 'literal', value, span };
