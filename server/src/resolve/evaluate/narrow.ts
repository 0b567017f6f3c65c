import type { Expr, NameExpr } from '../../ir/types.ts';
import type { Context } from './context.ts';
import { type Abstract, choice, isNothing, opaque, type Slot, withSource } from './domain.ts';
import { evaluate } from './expressions.ts';
import { iterate } from './items.ts';
import { slotOf } from './names.ts';
import { staticString } from './text.ts';

/**
 * How a test comes out where callers are looked at. A function by itself runs both ways: all its code is there to be called. So does a
 * constructor, but for what it does where something is given or is not: an object then holds the one or the other.
 */
export function decided(context: Context, value: Abstract, test: Expr): boolean | null {
  if (context.through.length > 0) return truthOf(context, value, test);
  const subject = context.isGiven ? presenceOf(test) : null;
  return subject && peek(context, subject).origin.from !== 'default-parameter' ? truthOf(context, value, test) : null;
}

/** What a test asks the presence of: `client`, `client is None`, `!client`. */
function presenceOf(test: Expr): Expr | null {
  if (test.kind === 'unary' && test.operator === 'not') return presenceOf(test.operand);
  if (test.kind === 'name') return test;
  const isComparison = test.kind === 'binary' && /^[!=]==?$/.test(test.operator);
  return isComparison && test.right.kind === 'literal' && test.right.value === null ? presenceOf(test.left) : null;
}

/** Whether a test is certainly true or false. */
export function truthOf(context: Context, value: Abstract, test: Expr): boolean | null {
  if (test.kind === 'unary' && test.operator === 'not') {
    const inner = truthOf(context, peek(context, test.operand), test.operand);
    return inner === null ? null : !inner;
  }
  if (test.kind === 'logical' && test.operator !== '??') {
    const left = truthOf(context, peek(context, test.left), test.left);
    const right = truthOf(context, peek(context, test.right), test.right);
    if (test.operator === 'and') return left === false || right === false ? false : left && right ? true : null;
    return left === true || right === true ? true : left === false && right === false ? false : null;
  }
  if (test.kind === 'binary') return compare(test.operator, peek(context, test.left), peek(context, test.right));
  if (
    test.kind === 'call' &&
    test.callee.kind === 'member' &&
    (test.callee.name === 'startsWith' || test.callee.name === 'startswith' || test.callee.name === 'includes')
  ) {
    const argument = test.args[0] ? staticString(peek(context, test.args[0].value)) : null;
    const subject = argument === null ? null : staticString(peek(context, test.callee.object));
    if (subject !== null && argument !== null)
      return test.callee.name === 'includes' ? subject.includes(argument) : subject.startsWith(argument);
  }
  return truthOfValue(value);
}

function truthOfValue(value: Abstract): boolean | null {
  switch (value.kind) {
    case 'literal':
      return Boolean(value.value);
    case 'text':
      return value.parts.length === 0
        ? false
        : value.parts.some((part) => part.kind === 'static' && part.text !== '')
          ? true
          : null;
    case 'instance':
    case 'closure':
    case 'class':
    case 'sdk':
      return true;
    case 'opaque':
      return value.isObject ?? null;
    default:
      return null;
  }
}

function compare(operator: string, left: Abstract, right: Abstract): boolean | null {
  if (operator === 'in' || operator === 'not in') {
    const [needle, hay] = staticStrings(left, right);
    return needle === null || hay === null ? null : hay.includes(needle) === (operator === 'in');
  }
  if (operator !== '===' && operator !== '!==' && operator !== '==' && operator !== '!=') return null;
  const same = equal(left, right);
  return same === null ? null : operator === '===' || operator === '==' ? same : !same;
}

/** Two texts, neither of which is worked out if the other one is not known. */
function staticStrings(left: Abstract, right: Abstract): readonly [string | null, string | null] {
  const later = left.kind === 'lazy' ? left : right;
  const first = staticString(later === left ? right : left);
  const second = first === null ? null : staticString(later);
  return later === left ? [second, first] : [first, second];
}

function equal(left: Abstract, right: Abstract): boolean | null {
  const [a, b] = staticStrings(left, right);
  if (a !== null && b !== null) return a === b;
  if (left.kind === 'literal' && right.kind === 'literal')
    return left.value === right.value || (isNothing(left) && isNothing(right));
  if (isNothing(left) || isNothing(right)) {
    const other = isNothing(left) ? right : left;
    return other.kind === 'text' ||
      other.kind === 'instance' ||
      other.kind === 'ref' ||
      other.kind === 'closure' ||
      other.kind === 'literal' ||
      (other.kind === 'opaque' && other.isObject)
      ? false
      : null;
  }
  return null;
}

/** Uses what a test says of a variable in the branch where it is true or false. */
export function narrow(context: Context, test: Expr, isTrue: boolean): void {
  if (test.kind === 'unary' && test.operator === 'not') {
    narrow(context, test.operand, !isTrue);
    return;
  }
  if (test.kind === 'logical' && test.operator !== '??') {
    if ((test.operator === 'and') === isTrue) {
      narrow(context, test.left, isTrue);
      narrow(context, test.right, isTrue);
    }
    return;
  }
  if (
    test.kind === 'binary' &&
    (test.operator === '===' || test.operator === '!==' || test.operator === '==' || test.operator === '!=')
  ) {
    const isEqual = (test.operator === '===' || test.operator === '==') === isTrue;
    const target = peek(context, test.right);
    const slot = test.left.kind === 'name' ? slotOf(context, test.left) : null;
    if (slot) refine(context, slot, (value) => keepEqual(value, target, isEqual));
    return;
  }
  const membership = isTrue ? membershipOf(test) : null;
  if (membership) {
    narrowToListed(context, membership.name, membership.list);
    return;
  }
  const slot = test.kind === 'name' ? slotOf(context, test) : null;
  if (slot) refine(context, slot, (value) => truthOfValue(value) !== !isTrue && !(isTrue && isNothing(value)));
}

/** `x in [...]` and `[...].includes(x)`. */
function membershipOf(test: Expr): { readonly name: NameExpr; readonly list: Expr } | null {
  if (test.kind === 'binary' && test.operator === 'in' && test.left.kind === 'name')
    return { name: test.left, list: test.right };
  if (test.kind !== 'call' || test.callee.kind !== 'member' || test.callee.name !== 'includes') return null;
  const [argument] = test.args;
  return argument?.value.kind === 'name' && test.args.length === 1
    ? { name: argument.value, list: test.callee.object }
    : null;
}

/** A variable that equals one of several texts: those that it can be, or all of them if it is not known. */
function narrowToListed(context: Context, name: NameExpr, list: Expr): void {
  const listed = peek(context, list);
  const isList = listed.kind === 'ref' && context.state.object(listed.id)?.kind === 'list';
  const items = isList ? iterate(context, listed) : null;
  const texts = (items?.items ?? []).map((item) => item.value).filter((value) => staticString(value) !== null);
  const slot = slotOf(context, name);
  if (!slot || items?.open !== null || texts.length === 0 || texts.length !== items.items.length) return;
  const value = context.state.variable(slot);
  const now = value?.kind === 'choice' ? value.alternatives : value ? [value] : [];
  const isOpen = now.some((item) => item.kind === 'opaque' || item.kind === 'lazy');
  const possible = now.filter((item) =>
    texts.some((text) => staticString(text) === (item.kind === 'text' ? staticString(item) : null)),
  );
  const kept = isOpen ? texts.map((text) => withSource(text, 'argument')) : possible;
  if (kept.length > 0) context.state.setVariable(slot, choice(kept));
}

function keepEqual(value: Abstract, target: Abstract, isEqual: boolean): boolean | Abstract {
  const same = equal(value, target);
  if (same !== null) return same === isEqual;
  if (isEqual && value.kind === 'opaque' && target.kind === 'text')
    return withSource(target, value.provenance.kind === 'parameter' ? 'argument' : target.origin.from);
  return true;
}

/** Drops the alternatives that the test rules out. A test that rules out everything is not believed: the code is still there. */
function refine(context: Context, slot: Slot, keep: (value: Abstract) => boolean | Abstract): void {
  const value = context.state.variable(slot);
  if (!value) return;
  const kept: Abstract[] = [];
  for (const item of value.kind === 'choice' ? value.alternatives : [value]) {
    if (item.kind === 'lazy') {
      kept.push(item);
      continue;
    }
    const verdict = keep(item);
    if (typeof verdict !== 'boolean') kept.push(verdict);
    else if (verdict) kept.push(item);
  }
  if (kept.length > 0) context.state.setVariable(slot, choice(kept));
}

/** The value of a part of a test that has been evaluated already. Parts with calls are not run again. */
const peek = (context: Context, expr: Expr): Abstract =>
  isPlain(expr) ? evaluate(context, expr) : opaque('run-time-value');

function isPlain(expr: Expr): boolean {
  switch (expr.kind) {
    case 'name':
    case 'literal':
    case 'text':
    case 'this':
      return true;
    case 'member':
      return isPlain(expr.object);
    case 'list':
      return expr.items.every((item) => isPlain(item.value));
    default:
      return false;
  }
}
