import type { UnknownReason } from '../../base/fact.ts';
import type { Location } from '../../base/span.ts';
import type { ArgumentIr, Expr, ListExpr, RecordExpr, TextExpr } from '../../ir/types.ts';
import type { TextPart } from '../value.ts';
import { assign } from './assignment.ts';
import { call } from './calls.ts';
import { type Context, codeOf, inLoop, locate, MAX_STEPS } from './context.ts';
import { closureOf, defineClass, nameFunction } from './definitions.ts';
import {
  type Abstract,
  type BoundArgument,
  choice,
  type HeapEntry,
  type HeapItem,
  inert,
  isEmptyText,
  isNothing,
  lazily,
  literal,
  nowhere,
  opaque,
  staticText,
  withSource,
} from './domain.ts';
import { elementOf, iterate, turnsOf } from './items.ts';
import { newItems } from './library/changes.ts';
import { pathBelow } from './library/paths.ts';
import { concatenate, formatPercent } from './library.ts';
import { indexOf, memberOf } from './members.ts';
import { importModule, lookupName } from './names.ts';
import { narrow, truthOf } from './narrow.ts';
import { textOf, toParts } from './text.ts';

/** The value of an expression where the evaluation stands. Calls in it are met on the way. */
export function evaluate(context: Context, expr: Expr): Abstract {
  if (++context.program.steps > MAX_STEPS) return opaque('bound-reached');
  switch (expr.kind) {
    case 'literal':
      return literal(expr.value, { definition: locate(context, expr.span), from: 'literal' });
    case 'text':
      return text(context, expr);
    case 'list':
      return list(context, expr);
    case 'record':
      return record(context, expr);
    case 'name':
      return lookupName(context, expr);
    case 'this':
      return context.frame.receiver ?? receiverOf(context) ?? opaque('run-time-value', 'this');
    case 'super':
      return {
        kind: 'method',
        object: receiverOf(context) ?? opaque('run-time-value', 'super'),
        name: '$super',
        origin: nowhere,
      };
    case 'member':
      return memberOf(context, evaluate(context, expr.object), expr.name, expr.span);
    case 'index': {
      const object = evaluate(context, expr.object);
      const index = evaluate(context, expr.index);
      return indexOf(context, object, index, expr.isSlice, expr.span);
    }
    case 'call':
      return call(context, expr);
    case 'import':
      return importModule(context, expr.module, expr.isRequire);
    case 'function-expr':
      return closureOf(context, expr.function, null);
    case 'class-expr':
      return defineClass(context, expr.class);
    case 'conditional':
      return conditional(
        context,
        expr.test,
        () => evaluate(context, expr.then),
        () => evaluate(context, expr.otherwise),
      );
    case 'logical':
      return logical(context, expr.operator, evaluate(context, expr.left), expr.left, () =>
        evaluate(context, expr.right),
      );
    case 'binary':
      return binary(context, expr.operator, evaluate(context, expr.left), evaluate(context, expr.right), expr);
    case 'unary': {
      const operand = evaluate(context, expr.operand);
      if (operand.kind === 'literal' && typeof operand.value === 'number' && expr.operator === '-')
        return literal(-operand.value, operand.origin);
      if (expr.operator === 'not' && operand.kind === 'literal') return literal(!operand.value, operand.origin);
      if (expr.operator === 'void') return literal(undefined);
      return opaque('run-time-value', codeOf(context, expr.span));
    }
    case 'await':
      return evaluate(context, expr.operand);
    case 'yield':
      if (expr.operand) context.returns.push(evaluate(context, expr.operand));
      return opaque('run-time-value');
    case 'assign-expr': {
      const value = expr.operator
        ? binary(
            context,
            expr.operator,
            evaluate(context, targetExpr(expr.target)),
            evaluate(context, expr.value),
            expr,
          )
        : evaluate(context, expr.value);
      assign(context, expr.target, value, null);
      return value;
    }
    case 'comprehension':
      return comprehension(context, expr);
    case 'cast':
      return evaluate(context, expr.operand);
    case 'sequence':
      return expr.items.reduce<Abstract>((_, item) => evaluate(context, item), literal(undefined));
    case 'opaque':
      for (const part of expr.parts) evaluate(context, part);
      return opaque('run-time-value', codeOf(context, expr.span));
  }
}

const targetExpr = (target: Expr | { readonly kind: string; readonly span: { start: number; end: number } }): Expr =>
  target.kind === 'name' || target.kind === 'member' || target.kind === 'index'
    ? (target as Expr)
    : { kind: 'opaque', parts: [], span: target.span };

function receiverOf(context: Context): Abstract | null {
  for (let frame = context.frame.parent; frame; frame = frame.parent) if (frame.receiver) return frame.receiver;
  return null;
}

function text(context: Context, expr: TextExpr): Abstract {
  const origin = { definition: locate(context, expr.span), from: 'literal' as const };
  const pieces = expr.parts.map((part) =>
    part.kind === 'static'
      ? ({ kind: 'static', text: part.text, location: locate(context, part.raw) } as const)
      : ({ kind: 'hole', value: evaluate(context, part.expr), span: part.expr.span } as const),
  );
  const build = (): Abstract => {
    const parts: TextPart[] = [];
    for (const piece of pieces) {
      if (piece.kind === 'static') parts.push(piece);
      else parts.push(...toParts(piece.value, locate(context, piece.span), codeOf(context, piece.span)));
    }
    return textOf(parts, origin);
  };
  const holes = pieces.flatMap((piece) => (piece.kind === 'hole' ? [piece.value] : []));
  return holes.some((value) => value.kind === 'lazy') ? inert(holes, build) : build();
}

function list(context: Context, expr: ListExpr): Abstract {
  const items: HeapItem[] = [];
  let open: UnknownReason | null = null;
  let isGrown = false;
  for (const item of expr.items) {
    const value = evaluate(context, item.value);
    const location = locate(context, item.value.span);
    if (!item.isSpread) {
      const made: HeapItem = { value, isMaybe: false, isRepeated: false, location };
      items.push(...(isGrown ? newItems({ items }, [made]) : [made]));
      continue;
    }
    const spread = iterate(context, value);
    isGrown ||= spread.items.some((inner) => inner.isRepeated);
    items.push(...spread.items.map((inner) => ({ ...inner, location: inner.location ?? location })));
    if (spread.open) {
      open = spread.open;
      items.push({
        value: spread.unknownItem ?? opaque(spread.open, codeOf(context, item.value.span), spread.provenance),
        isMaybe: true,
        isRepeated: true,
        location,
      });
    }
  }
  return context.state.allocate(
    { kind: 'list', items, open },
    { definition: locate(context, expr.span), from: 'literal' },
  );
}

function record(context: Context, expr: RecordExpr): Abstract {
  const entries = new Map<string, HeapEntry>();
  let open: UnknownReason | null = null;
  for (const entry of expr.entries) {
    if (entry.kind === 'entry') nameFunction(context.module, entry.value, entry.key);
    const value = evaluate(context, entry.value);
    const location = locate(context, entry.span);
    if (entry.kind === 'entry') entries.set(entry.key, { value, isMaybe: false, location });
    else if (entry.kind === 'computed') {
      const key = evaluate(context, entry.key);
      const name =
        key.kind === 'text' && key.parts.every((part) => part.kind === 'static')
          ? key.parts.map((part) => (part.kind === 'static' ? part.text : '')).join('')
          : key.kind === 'literal'
            ? String(key.value)
            : null;
      if (name === null) open = 'run-time-value';
      else entries.set(name, { value, isMaybe: false, location });
    } else open = spreadInto(context, entries, value, location) ?? open;
  }
  return context.state.allocate(
    { kind: 'record', entries, open, instance: null },
    { definition: locate(context, expr.span), from: 'literal' },
  );
}

/** Copies the fields of a spread value over what is there. Returns why fields may be missing, or null if all are known. */
export function spreadInto(
  context: Context,
  entries: Map<string, HeapEntry>,
  value: Abstract,
  location: Location | null,
): UnknownReason | null {
  switch (value.kind) {
    case 'lazy':
      return spreadInto(context, entries, value.force(), location);
    case 'literal':
      return null;
    case 'ref': {
      const object = context.state.object(value.id);
      if (object?.kind !== 'record') return 'run-time-value';
      for (const [key, entry] of object.entries) {
        const before = entries.get(key);
        if (!entry.isMaybe) entries.set(key, entry);
        else
          entries.set(
            key,
            before
              ? { value: choice([before.value, entry.value]), isMaybe: before.isMaybe, location: entry.location }
              : entry,
          );
      }
      if (object.open)
        forgetOverwritable(entries, (key) => object.entries.has(key) || object.lacks?.has(key) === true, object.open);
      return object.open;
    }
    case 'choice': {
      let open: UnknownReason | null = null;
      const variants = value.alternatives.map((item) => {
        const copy = new Map(entries);
        open = spreadInto(context, copy, item, location) ?? open;
        return copy;
      });
      const keys = new Set(variants.flatMap((variant) => [...variant.keys()]));
      for (const key of keys) {
        const found = variants.map((variant) => variant.get(key)).filter((entry) => entry !== undefined);
        const [first] = found;
        if (first)
          entries.set(key, {
            value: choice(found.map((entry) => entry.value)),
            isMaybe: found.length < variants.length || found.some((entry) => entry.isMaybe),
            location: first.location,
          });
      }
      return open;
    }
    default: {
      const why = value.kind === 'opaque' ? value.why : 'run-time-value';
      forgetOverwritable(entries, () => false, why);
      return why;
    }
  }
}

/** A spread of unknown fields may replace any field that stands before it. */
function forgetOverwritable(
  entries: Map<string, HeapEntry>,
  isKept: (key: string) => boolean,
  why: UnknownReason,
): void {
  for (const [key, entry] of entries) {
    if (!isKept(key)) entries.set(key, { ...entry, value: choice([entry.value, opaque(why)]) });
  }
}

function conditional(context: Context, test: Expr, then: () => Abstract, otherwise: () => Abstract): Abstract {
  const verdict = truthOf(context, evaluate(context, test), test);
  if (verdict !== null && context.through.length > 0) return verdict ? then() : otherwise();
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
function logical(
  context: Context,
  operator: 'and' | 'or' | '??',
  left: Abstract,
  leftExpr: Expr,
  right: () => Abstract,
): Abstract {
  if (left.kind === 'lazy') {
    if (!left.isInert()) return logical(context, operator, left.force(), leftExpr, right);
    const value = right();
    const isInert =
      value.kind === 'literal' ||
      value.kind === 'text' ||
      value.kind === 'opaque' ||
      (value.kind === 'lazy' && value.isInert());
    const waits = inert([left, value], () => logical(context, operator, left.force(), leftExpr, () => value));
    return waits.kind === 'lazy' ? { ...waits, isInert: () => isInert } : waits;
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
  if (kept.length === 0) return withSourceOfLeft(stays, fallback);
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
const isConstant = (value: Abstract): boolean =>
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
      : value.kind !== 'opaque' && value.kind !== 'lazy' && value.kind !== 'external';

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
  if (operator === '|')
    return mergeRecords(context, left, right) ?? opaque('run-time-value', codeOf(context, expr.span));
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

function mergeRecords(context: Context, left: Abstract, right: Abstract): Abstract | null {
  if (left.kind !== 'ref' || right.kind !== 'ref') return null;
  const entries = new Map<string, HeapEntry>();
  const open = spreadInto(context, entries, left, null) ?? spreadInto(context, entries, right, null);
  return context.state.allocate({ kind: 'record', entries, open, instance: null });
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

function comprehension(context: Context, expr: Extract<Expr, { kind: 'comprehension' }>): Abstract {
  const outer = context.place;
  let only: HeapItem[] | null = null;
  for (const clause of expr.clauses) {
    const iterable = evaluate(context, clause.iterable);
    const items = turnsOf(context, iterable);
    only =
      expr.clauses.length === 1 && clause.conditions.length === 0 && items.open === null && items.items.length <= 12
        ? [...items.items]
        : null;
    context.place = inLoop(context.place, {
      kind: 'comprehension',
      span: expr.span,
      count: items.open ? null : items.items.length,
      isUnbounded: false,
      isRetry: false,
    });
    assign(context, clause.target, elementOf(items, codeOf(context, clause.iterable.span)), null);
    for (const condition of clause.conditions) evaluate(context, condition);
  }
  if (expr.key) evaluate(context, expr.key);
  const location = locate(context, expr.element.span);
  const clause = expr.clauses[0];
  const element = evaluate(context, expr.element);
  const items: HeapItem[] =
    only && only.length > 0 && clause && expr.form !== 'record'
      ? only.map((item) => {
          assign(context, clause.target, item.value, null);
          return {
            value: evaluate(context, expr.element),
            isMaybe: item.isMaybe,
            isRepeated: item.isRepeated,
            location,
          };
        })
      : [{ value: element, isMaybe: true, isRepeated: true, location }];
  context.place = outer;
  if (expr.form === 'record')
    return context.state.allocate({ kind: 'record', entries: new Map(), open: 'loop-variable', instance: null });
  return context.state.allocate({ kind: 'list', items, open: only ? null : 'loop-variable' });
}

/** Evaluates the arguments of a call in order. */
export function evaluateArguments(context: Context, args: readonly ArgumentIr[]): BoundArgument[] {
  return args.map((argument) => ({
    form: argument.form,
    name: argument.name,
    value: evaluate(context, argument.value),
    location: locate(context, argument.span),
  }));
}
