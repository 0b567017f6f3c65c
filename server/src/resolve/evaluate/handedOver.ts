import type { Place } from '../observed.ts';
import { apply, callbackLoop, eachWay, type Invocation, isInlineCallback, runCallback } from './calls.ts';
import { type Context, codeOf, inLoop } from './context.ts';
import { type Abstract, type BoundArgument, type Closure, opaque } from './domain.ts';
import { elementOf, iterate, turnsOf } from './items.ts';
import { loopingCallbacks, runsCallback } from './library.ts';
import { callProject, holdsClient } from './projectCalls.ts';
import { retryCall } from './wrappers.ts';

/** `executor.submit(ask, client, prompt)` and the like: a function of the project with the arguments that it will be called with. */
export function runHandedOver(context: Context, name: string, invocation: Invocation): void {
  for (const { value } of invocation.args)
    if (value.kind === 'partial') apply(context, value, { args: [], expr: invocation.expr });
  const at = invocation.args.findIndex((argument) => functionsOf(argument.value).length > 0);
  const given = invocation.args[at];
  if (given) eachWay(context, functionsOf(given.value), (callee) => runOne(context, name, invocation, callee, at));
}

/** `createUIMessageStream({ execute: async ({ writer }) => … })`: functions in a record that the callee runs while whoever called it waits for the result. */
export function runAtOnce(context: Context, name: string, invocation: Invocation): void {
  const keys = RUN_AT_ONCE.get(name.slice(name.lastIndexOf('.') + 1)) ?? [];
  for (const { value } of keys.length > 0 ? invocation.args : []) {
    const record = value.kind === 'ref' ? context.state.object(value.id) : null;
    if (record?.kind !== 'record') continue;
    for (const key of keys) {
      const callee = record.entries.get(key)?.value;
      if (callee?.kind === 'closure') runCallback(context, callee, name, null, invocation);
    }
  }
}

const RUN_AT_ONCE: ReadonlyMap<string, readonly string[]> = new Map([
  ['createUIMessageStream', ['execute']],
  ['createDataStream', ['execute']],
  ['createDataStreamResponse', ['execute']],
]);

/** The functions of the project that a value can be, with their names. What is written in the call itself is looked at where it stands. */
function functionsOf(value: Abstract): readonly Closure[] {
  switch (value.kind) {
    case 'closure':
      return isInlineCallback(value.function) ? [] : [value];
    case 'choice':
      return value.alternatives.flatMap(functionsOf);
    case 'lazy':
      return value.isInert() ? [] : functionsOf(value.force());
    default:
      return [];
  }
}

function runOne(context: Context, name: string, invocation: Invocation, callee: Closure, at: number): Abstract {
  const { place } = context;
  let result: Abstract = opaque('unfollowed-call', name);
  if (loopingCallbacks(name)) {
    const span = invocation.expr?.span ?? callee.function.span;
    context.place = handed(inLoop(place, callbackLoop(span)), name, invocation, context);
    result = callProject(context, callee, { args: itemsFor(context, invocation, at), expr: invocation.expr });
  } else {
    const given = givenBehind(context, invocation, at);
    context.place = handed(place, name, invocation, context);
    if (runsCallback(name) || given.some((argument) => holdsClient(context, argument.value, 0)))
      result = callProject(context, callee, { args: given, expr: invocation.expr });
  }
  context.place = place;
  return result;
}

function handed(place: Place, name: string, invocation: Invocation, context: Context): Place {
  const wrapper = retryCall(context, name, invocation);
  const wrappers = [...(place.wrappers ?? []), ...(wrapper ? [wrapper] : [])];
  return { ...place, handedTo: [...place.handedTo, name], wrappers };
}

/** Arguments behind the function, or those of a tuple: `Thread(target=ask, args=(client, prompt))`. */
function givenBehind(context: Context, { args }: Invocation, at: number): readonly BoundArgument[] {
  const rest = args.slice(at + 1);
  const tuple = rest.find(({ name }) => name === 'args' || name === 'fargs')?.value;
  return tuple === undefined
    ? rest
    : iterate(context, tuple).items.map(({ value, location }) => positional(value, location));
}

/** One item of each list that stands behind the function, or in front of it: `pool.map(ask, texts)`, `pMap(texts, ask)`. */
function itemsFor(context: Context, { args, expr }: Invocation, at: number): readonly BoundArgument[] {
  const behind = context.module.language === 'python' ? args.slice(at + 1) : [];
  const lists = (behind.length > 0 ? behind : args.slice(0, at)).filter(({ form }) => form === 'positional');
  const code = expr ? codeOf(context, expr.span) : '';
  return lists.length === 0
    ? [positional(opaque('loop-variable', code, { kind: 'loop-variable' }), null)]
    : lists.map(({ value, location }) => positional(elementOf(turnsOf(context, value), code), location));
}

const positional = (value: Abstract, location: BoundArgument['location']): BoundArgument => ({
  form: 'positional',
  name: null,
  value,
  location,
});
