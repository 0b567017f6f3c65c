import type { Span } from '../../base/span.ts';
import type { Binding } from '../../ir/bind.ts';
import type { CallExpr, FunctionIr } from '../../ir/types.ts';
import type { LoopContext, Place } from '../observed.ts';
import { classMember } from './classMembers.ts';
import { type Context, codeOf, inLoop, withinChain } from './context.ts';
import { callDecorated } from './decorated.ts';
import {
  type Abstract,
  type BoundArgument,
  type Closure,
  choice,
  type Frame,
  inert,
  isNothing,
  type Lazy,
  nowhere,
  opaque,
} from './domain.ts';
import { evaluate, evaluateArguments } from './expressions.ts';
import { runAtOnce, runHandedOver } from './handedOver.ts';
import { callMethod } from './library/methods.ts';
import { callLibrary, loopingCallbacks } from './library.ts';
import { memberOf } from './members.ts';
import { changedOutside, sharesData } from './mutation.ts';
import { policyMade, runUnderPolicy } from './policies.ts';
import { onOwnBudget } from './program.ts';
import { callProject, callSuper, holdsClient, instantiate, invoke } from './projectCalls.ts';
import { promiseMethod } from './promises.ts';
import { applyMeaning, applyMember, joinedByMethod } from './sdkCalls.ts';
import { markEscaped, markRepeated } from './state.ts';
import { callOfUntyped } from './untyped.ts';
import { noteHandedTo, retryCall } from './wrappers.ts';

/** One call in the code: what is called with which arguments. */
export interface Invocation {
  readonly args: readonly BoundArgument[];
  /** Null for calls that the code does not write: getters, constructors of field types. */
  readonly expr: CallExpr | null;
  /** Whether the call is a statement, so that nobody reads its result. */
  readonly isStatement?: boolean;
}

export function call(context: Context, expr: CallExpr, isStatement = false): Abstract {
  if (expr.callee.kind === 'member' && !(expr.callee.object.kind === 'super')) {
    const object = evaluate(context, expr.callee.object);
    const args = evaluateArguments(context, expr.args);
    return callMember(context, object, expr.callee.name, { args, expr, isStatement });
  }
  if (expr.callee.kind === 'member')
    return callSuper(context, expr.callee.name, { args: evaluateArguments(context, expr.args), expr });
  if (expr.callee.kind === 'super')
    return callSuper(context, 'constructor', { args: evaluateArguments(context, expr.args), expr });
  const callee = evaluate(context, expr.callee);
  return apply(context, callee, { args: evaluateArguments(context, expr.args), expr, isStatement });
}

export function callMember(context: Context, object: Abstract, name: string, invocation: Invocation): Abstract {
  if (object.kind !== 'lazy' && object.kind !== 'choice') return callMemberOf(context, object, name, invocation);
  return withinChain(context, () => callMemberOf(context, object, name, invocation));
}

function callMemberOf(context: Context, object: Abstract, name: string, invocation: Invocation): Abstract {
  if (object.kind === 'lazy') {
    return canWait(context, object, invocation)
      ? waiting(context, object, invocation, name, (inner) => callMember(inner, object.force(), name, invocation))
      : callMember(context, object.force(), name, invocation);
  }
  if (object.kind === 'choice') {
    const objects = settledWays(object.alternatives).filter((item) => !isNothing(item));
    return objects.length > 0
      ? eachWay(context, objects, (item) => callMember(context, item, name, invocation))
      : unfollowed(context, null, invocation);
  }
  const decorated = callDecorated(context, object, name, invocation);
  if (decorated) return decorated;
  const promised = promiseMethod(context, object, name, invocation);
  if (promised) return promised;
  const span = invocation.expr?.callee.span ?? { start: 0, end: 0 };
  if (object.kind === 'opaque') {
    const joined = joinedByMethod(context, object, name, invocation);
    if (joined) return joined;
    const untyped = callOfUntyped(context, object, invocation);
    if (untyped) return untyped;
  }
  const isValue =
    object.kind === 'text' ||
    object.kind === 'literal' ||
    object.kind === 'opaque' ||
    object.kind === 'path' ||
    object.kind === 'closure' ||
    object.kind === 'method';
  const heap = object.kind === 'ref' ? context.state.object(object.id) : null;
  const isPlainObject = heap?.kind === 'list' || (heap?.kind === 'record' && !heap.instance && !heap.entries.has(name));
  if (isValue || isPlainObject)
    return (
      callMethod(context, object, name, invocation) ??
      unfollowed(
        context,
        {
          ...opaque('unfollowed-call', codeOf(context, span)),
          provenance: object.kind === 'opaque' ? object.provenance : { kind: 'other' },
        },
        invocation,
      )
    );
  return apply(context, memberOf(context, object, name, span), invocation, object);
}

/** A call that leads to no billed call and changes nothing that the code still holds. */
const canWait = (context: Context, callee: Lazy, invocation: Invocation): boolean =>
  callee.isInert() &&
  !(invocation.isStatement === true && callee.mayChange?.() === true) &&
  !sharesData(context, invocation) &&
  !invocation.args.some((argument) => holdsClient(context, argument.value, 0));

/** A call whose result is worked out if it is read. Its callbacks run here, because what they call belongs here. */
function waiting(
  context: Context,
  callee: Lazy,
  invocation: Invocation,
  name: string,
  work: (inner: Context) => Abstract,
): Abstract {
  for (const argument of invocation.args) {
    if (argument.value.kind === 'closure') runCallback(context, argument.value, name, null, invocation);
  }
  const { state } = context;
  return inert([callee], () =>
    work({ ...context, state: state.fork(), isDry: true, returns: [], exits: [], loop: null }),
  );
}

/** A call of one of several things: each on its own, so that what one does to its arguments is only one of the outcomes. */
export function eachWay<Way extends Abstract>(
  context: Context,
  ways: readonly Way[],
  run: (way: Way) => Abstract,
): Abstract {
  const [only] = ways;
  if (only && ways.length === 1) return run(only);
  const base = context.state;
  const ends: Context['state'][] = [];
  const values = ways.map((way) => {
    context.state = base.fork();
    const value = run(way);
    ends.push(context.state);
    return value;
  });
  context.state = base;
  base.join(ends);
  return choice(values);
}

/** The alternatives with what stands behind imports among them. Imports that lead back to each other end here. */
function settledWays(alternatives: readonly Abstract[]): readonly Abstract[] {
  const settled: Abstract[] = [];
  const waiting = [...alternatives];
  for (let opened = 0; waiting.length > 0; ) {
    const item = waiting.shift();
    if (item?.kind === 'choice') waiting.push(...item.alternatives);
    else if (item?.kind !== 'lazy' || item.isInert()) settled.push(...(item ? [item] : []));
    else if (opened++ < MAX_OPENED) waiting.push(item.force());
  }
  return settled;
}

const MAX_OPENED = 24;

/** Calls a value. `owner` is the object that the callee was read from. */
export function apply(
  context: Context,
  callee: Abstract,
  invocation: Invocation,
  owner: Abstract | null = null,
): Abstract {
  if (callee.kind !== 'lazy' && callee.kind !== 'choice') return applyTo(context, callee, invocation, owner);
  return withinChain(context, () => applyTo(context, callee, invocation, owner));
}

function applyTo(context: Context, callee: Abstract, invocation: Invocation, owner: Abstract | null): Abstract {
  switch (callee.kind) {
    case 'lazy':
      return canWait(context, callee, invocation)
        ? waiting(context, callee, invocation, calleeName(callee, invocation), (inner) =>
            apply(inner, callee.force(), invocation, owner),
          )
        : apply(context, callee.force(), invocation, owner);
    case 'choice': {
      const callees = settledWays(callee.alternatives).filter((item) => !isNothing(item));
      return callees.length > 0
        ? eachWay(context, callees, (item) => apply(context, item, invocation, owner))
        : unfollowed(context, null, invocation);
    }
    case 'closure':
      return callProject(context, callee, invocation);
    case 'class':
      return instantiate(context, callee, invocation);
    case 'sdk':
      return applyMeaning(context, callee.table, callee.language, callee.meaning, callee.name, invocation);
    case 'instance':
      return callee.shape.call
        ? applyMember(context, callee, callee.shape.call, [], invocation)
        : unfollowed(context, callee, invocation);
    case 'sdk-member': {
      const member = context.program.host.sdk.member(callee.object.shape, callee.path);
      if (member && member !== 'partial') return applyMember(context, callee.object, member, callee.path, invocation);
      const bound = member ? null : boundMember(context, callee, invocation);
      if (bound) return bound;
      return unfollowed(
        context,
        {
          ...opaque('unsupported', codeOf(context, invocation.expr?.span ?? { start: 0, end: 0 })),
          provenance: { kind: 'model-output' },
        },
        invocation,
      );
    }
    case 'external': {
      if (callee.path.startsWith('sdk:'))
        return apply(context, memberOf(context, callee, 'default', { start: 0, end: 0 }), invocation, owner);
      if (callee.policy) return runUnderPolicy(context, callee, callee.policy, invocation);
      return (
        policyMade(context, callee.path, invocation) ??
        callLibrary(context, callee.path, invocation) ??
        unfollowed(context, callee, invocation)
      );
    }
    case 'method':
      return callMethod(context, callee.object, callee.name, invocation) ?? unfollowed(context, callee, invocation);
    case 'partial':
      return apply(context, callee.callee, { ...invocation, args: [...callee.args, ...invocation.args] }, owner);
    case 'text':
    case 'ref': {
      const heap = callee.kind === 'ref' ? context.state.object(callee.id) : null;
      const method =
        heap?.kind === 'record' && heap.instance
          ? classMember(context, heap.instance.class, '__call__', callee, 0)
          : null;
      return method ? apply(context, method, invocation) : unfollowed(context, callee, invocation);
    }
    case 'literal':
    case 'namespace':
    case 'path':
    case 'opaque':
      return unfollowed(context, callee, invocation);
  }
}

/** `client.chat.completions.create.bind(client.chat.completions)`: the same member again. */
function boundMember(
  context: Context,
  callee: Extract<Abstract, { kind: 'sdk-member' }>,
  invocation: Invocation,
): Abstract | null {
  const target = { ...callee, path: callee.path.slice(0, -1) };
  const args = invocation.args.slice(1);
  const name = callee.path.at(-1);
  if (target.path.length === 0 || context.module.language !== 'typescript') return null;
  if (name === 'bind') return { kind: 'partial', callee: target, args, origin: nowhere };
  // Objects of an SDK may have a method of that name themselves: `this.caller.call(async () => …)`.
  const isKnown = context.program.host.sdk.member(target.object.shape, target.path) !== null;
  return name === 'call' && isKnown ? apply(context, target, { ...invocation, args }) : null;
}

/** A call that is not followed: its callbacks are run once, what it is given is out of sight from here on. `known` is what it surely returns. */
export function unfollowed(
  context: Context,
  callee: Abstract | null,
  invocation: Invocation,
  known: Abstract | null = null,
): Abstract {
  const name = calleeName(callee, invocation);
  runHandedOver(context, name, invocation);
  runAtOnce(context, name, invocation);
  for (const argument of invocation.args) {
    if (argument.value.kind === 'closure') handOver(context, argument.value, name, invocation);
    else markEscaped(context.state, argument.value, 'escaped');
  }
  if (known) return known;
  const code = invocation.expr ? codeOf(context, invocation.expr.span) : '';
  const from = callee?.kind === 'opaque' ? callee.provenance : undefined;
  const result = opaque('unfollowed-call', code, from && from.kind !== 'parameter' ? from : retrievalOf(name));
  return callee?.kind === 'external' && isClassName(callee.path) ? { ...result, isObject: true } : result;
}

/** By the custom of both languages: `unittest.mock.MagicMock`. Functions that are written like classes may yield nothing. */
const isClassName = (path: string): boolean => /(^|\.)_?[A-Z]\w*[a-z]\w*$/.test(path) && !likeClasses.test(path);

const likeClasses =
  /(^|\.)(Number|String|Boolean|BigInt|Symbol|Counter|OrderedDict|Decimal|Field|PrivateAttr|Query|Body|Header|Form|Cookie|Depends|Security|Option|Argument|Column)$/;

/** A function of the project in the hands of code that is not followed: it may run now, later, or never. */
function handOver(context: Context, closure: Closure, name: string, invocation: Invocation): void {
  const base = context.state;
  const before = base.fork();
  context.state = base.fork();
  runCallback(context, closure, name, null, invocation);
  const after = context.state;
  context.state = base;
  base.join([before, after]);
  if (loopingCallbacks(name)) markRepeated(base, before);
  if (isInlineCallback(closure.function)) return;
  for (const binding of changedOutside(closure)) {
    const value = variableAround(context, closure.frame, binding);
    if (value) markEscaped(base, value, 'escaped');
  }
}

function variableAround(context: Context, start: Frame, binding: Binding): Abstract | null {
  for (let frame: Frame | null = start; frame; frame = frame.parent)
    if (frame.function === binding.owner) return context.state.variable(frame.slot(binding));
  return null;
}

const retrievalOf = (name: string): { readonly kind: 'retrieval' } | { readonly kind: 'other' } =>
  /(similarity_?search|retriev|get_relevant|query_?engine|vector_?search|semantic_?search)/i.test(name)
    ? { kind: 'retrieval' }
    : { kind: 'other' };

export function calleeName(callee: Abstract | null, invocation: Invocation): string {
  if (callee?.kind === 'external') return callee.path;
  if (callee?.kind === 'closure') return callee.function.name ?? '';
  const written = invocation.expr?.callee;
  if (written?.kind === 'member')
    return written.object.kind === 'name' ? `${written.object.name}.${written.name}` : written.name;
  return written?.kind === 'name' ? written.name : '';
}

/** Runs the body of a function that something else will call, in place: its calls belong to the function around it. */
export function runCallback(
  context: Context,
  closure: Closure,
  handedTo: string,
  args: readonly BoundArgument[] | null,
  by: Invocation | null = null,
): Abstract {
  if (context.stack.some((entry) => entry.function === closure.function)) return opaque('bound-reached');
  const wrapper = by ? retryCall(context, handedTo, by) : null;
  if (closure.module !== context.module || !isInlineCallback(closure.function)) {
    noteHandedTo(closure, handedTo, wrapper);
    return args ? callProject(context, closure, { args, expr: null }) : opaque('unfollowed-call');
  }
  if (context.through.length === 0) closure.module.analysed.set(closure.function, 'done');
  const loop = callbackLoop(closure.function.span);
  const { place } = context;
  const inside: Place = {
    ...(loopingCallbacks(handedTo) ? inLoop(place, loop) : place),
    handedTo: handedTo ? [...place.handedTo, handedTo] : place.handedTo,
    wrappers: wrapper ? [...(place.wrappers ?? []), wrapper] : (place.wrappers ?? []),
  };
  const run = (): Abstract => invoke(context, closure, args ?? 'symbolic', inside, context.through);
  // A callback at module level is like a function of its own: a file of tests is nothing but such callbacks.
  return context.stack.length === 1 ? onOwnBudget(context.program, run) : run();
}

export const callbackLoop = (span: Span): LoopContext => ({
  kind: 'callback',
  span,
  count: null,
  isUnbounded: false,
  isRetry: false,
});

export const isInlineCallback = (fn: FunctionIr): boolean => fn.name === null || fn.isArrow;

/** The span of the callee's last name, where findings and hints of the call stand. */
export function calleeSpan(expr: CallExpr): Span {
  return expr.callee.kind === 'member' ? expr.callee.nameSpan : expr.callee.span;
}
