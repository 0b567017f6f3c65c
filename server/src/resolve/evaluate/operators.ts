import type { Expr } from '../../ir/types.ts';
import { type Context, codeOf, locate } from './context.ts';
import {
  type Abstract,
  choice,
  inert,
  isEmptyText,
  isNothing,
  lazily,
  literal,
  opaque,
  staticText,
  whileAll,
  withSource,
} from './domain.ts';
import { evaluate } from './expressions.ts';
import { concatenate, formatPercent } from './library/joined.ts';
import { pathBelow } from './library/paths.ts';
import { decided, narrow } from './narrow.ts';
import { leaveToCaller, mergeRecords } from './records.ts';
import { joinedByOperator } from './sdkCalls.ts';

export function binary(
  context: Context,
  operator: string,
  left: Abstract,
  right: Abstract,
  expr: Expr | { readonly span: Expr['span'] },
): Abstract {
  if (operator === '+') return concatenate(context, left, right, expr.span);
  if (operator === '/') {
    if (left.kind === 'lazy') return lazily(left, (settled) => binary(context, operator, settled, right, expr));
    const path = pathBelow(context, left, right, expr.span);
    if (path) return path;
  }
  if (operator === '%' && left.kind === 'text') return formatPercent(context, left, right, expr.span);
  if (operator === '|') {
    if (left.kind === 'lazy') return binary(context, operator, left.force(), right, expr);
    if (right.kind === 'lazy') return binary(context, operator, left, right.force(), expr);
    return (
      joinedByOperator(context, left, right, expr.span) ??
      mergeRecords(context, left, right) ??
      opaque('run-time-value', codeOf(context, expr.span))
    );
  }
  if (operator === '||' || operator === '??' || operator === '&&') {
    return logical(
      context,
      operator === '&&' ? 'and' : operator === '||' ? 'or' : '??',
      left,
      { kind: 'opaque', parts: [], span: expr.span },
      () => right,
    );
  }
  if (
    left.kind === 'literal' &&
    right.kind === 'literal' &&
    typeof left.value === 'number' &&
    typeof right.value === 'number'
  ) {
    const value = arithmetic(operator, left.value, right.value);
    if (value !== null) return literal(value, { definition: locate(context, expr.span), from: 'literal' });
  }
  if (
    operator === '*' &&
    left.kind === 'text' &&
    right.kind === 'literal' &&
    typeof right.value === 'number' &&
    left.parts.every((part) => part.kind === 'static')
  ) {
    const repeated = left.parts.map((part) => (part.kind === 'static' ? part.text : '')).join('');
    const count = Math.max(0, Math.min(right.value, Math.ceil(200_000 / Math.max(1, repeated.length))));
    return staticText(repeated.repeat(count), null, left.origin);
  }
  const clock = [left, right].find(
    (item) => item.kind === 'opaque' && (item.provenance.kind === 'clock' || item.provenance.kind === 'random'),
  );
  return opaque('run-time-value', codeOf(context, expr.span), clock?.kind === 'opaque' ? clock.provenance : undefined);
}

function arithmetic(operator: string, a: number, b: number): number | boolean | null {
  switch (operator) {
    case '-':
      return a - b;
    case '*':
      return a * b;
    case '/':
      return b === 0 ? null : a / b;
    case '//':
      return b === 0 ? null : Math.floor(a / b);
    case '**':
      return a ** b;
    case '%':
      return b === 0 ? null : a % b;
    case '<<':
      return a << b;
    default:
      return null;
  }
}

export function conditional(context: Context, test: Expr, then: () => Abstract, otherwise: () => Abstract): Abstract {
  const verdict = decided(context, evaluate(context, test), test);
  if (verdict !== null) return verdict ? then() : otherwise();
  const base = context.state;
  const branch = locate(context, test.span);
  const arms = context.arms;
  const run = (isTrue: boolean): { value: Abstract; state: Context['state'] } => {
    context.state = base.fork();
    context.arms = [...arms, { branch, arm: isTrue ? 0 : 1 }];
    narrow(context, test, isTrue);
    return { value: isTrue ? then() : otherwise(), state: context.state };
  };
  const yes = run(true);
  const no = run(false);
  context.arms = arms;
  context.state = base;
  base.join([yes.state, no.state]);
  return choice([yes.value, no.value]);
}

/** `a or b`, `a ?? b`: a default where the left side is nothing. `a and b`. */
export function logical(
  context: Context,
  operator: 'and' | 'or' | '??',
  left: Abstract,
  leftExpr: Expr,
  right: () => Abstract,
): Abstract {
  if (left.kind === 'lazy') {
    if (!left.isInert()) return logical(context, operator, left.force(), leftExpr, right);
    const value = right();
    const isPlain = ['literal', 'text', 'opaque', 'lazy'].includes(value.kind);
    const waits = inert([left, value], () => logical(context, operator, left.force(), leftExpr, () => value));
    return waits.kind !== 'lazy' || isPlain ? waits : whileAll(new Map([[value, () => false]]), waits);
  }
  if (operator === 'and') {
    const base = context.state;
    context.state = base.fork();
    narrow(context, leftExpr, true);
    const value = right();
    const end = context.state;
    context.state = base;
    base.join([base.fork(), end]);
    return choice([...whereFalsy(left), value]);
  }
  const alternatives = left.kind === 'choice' ? left.alternatives : [left];
  const stays = alternatives.filter((item) => !isNothing(item) && !(operator === 'or' && isFalsy(item)));
  if (stays.length === alternatives.length && stays.every((item) => isTruthy(item))) return left;
  const fallback = right();
  if (isEmptyText(fallback) && stays.length > 0) return choice(stays);
  const kept = stays.filter((item) => !(item.kind === 'opaque' && item.isNullByDefault));
  if (kept.length === 0) {
    if (stays.length > 0) leaveToCaller(context, fallback);
    return withSourceOfLeft(stays, fallback);
  }
  const isEnvironment = kept.every((item) => item.kind === 'opaque' && item.provenance.kind === 'environment');
  if (isEnvironment) return withSource(fallback, 'environment');
  // What the code falls back to is the value by default, where the other one can only come from a caller or at run time.
  const isDefault =
    kept.every((item) => item.kind === 'opaque' && item.provenance.kind !== 'model-output') && isConstant(fallback);
  return isDefault ? withSource(fallback, 'default-parameter') : choice([...kept, fallback]);
}

/** What `a and b` yields where `a` is falsy. An unknown value counts as nothing there. */
function whereFalsy(value: Abstract): readonly Abstract[] {
  if (value.kind === 'choice') return value.alternatives.flatMap(whereFalsy);
  return value.kind === 'opaque' ? [literal(undefined)] : isTruthy(value) ? [] : [value];
}

/** A value that code can run with in place of the one that is missing: an empty text or zero only says that there is none. */
export const isConstant = (value: Abstract): boolean =>
  value.kind === 'choice'
    ? value.alternatives.every(isConstant)
    : value.kind === 'literal'
      ? typeof value.value === 'number' && value.value > 0
      : value.kind === 'text' && !isEmptyText(value) && value.parts.every((part) => part.kind === 'static');

const withSourceOfLeft = (stays: readonly Abstract[], fallback: Abstract): Abstract =>
  stays.length > 0 ? withSource(fallback, 'default-parameter') : fallback;

const isFalsy = (value: Abstract): boolean =>
  (value.kind === 'literal' && !value.value) || (value.kind === 'text' && value.parts.length === 0);

const isTruthy = (value: Abstract): boolean =>
  value.kind === 'text'
    ? value.parts.some((part) => part.kind === 'static' && part.text !== '')
    : value.kind === 'literal'
      ? Boolean(value.value)
      : value.kind === 'opaque'
        ? value.isObject === true
        : value.kind !== 'lazy' && value.kind !== 'external';
