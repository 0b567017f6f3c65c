import { eachWay, type Invocation, runCallback } from './calls.ts';
import { classMember } from './classMembers.ts';
import type { Context } from './context.ts';
import type { Abstract, Closure } from './domain.ts';

/**
 * `promise.then(…)`, `.catch(…)` and `.finally(…)` on an object that somebody waits for: a promise is its value here. Null for other methods,
 * and for objects that have one of that name themselves.
 */
export function promiseMethod(context: Context, object: Abstract, name: string, { args }: Invocation): Abstract | null {
  if (!/^(then|catch|finally)$/.test(name) || context.module.language === 'python') return null;
  if (!isObject(context, object, name)) return null;
  const callback = args[0]?.value;
  if (callback?.kind !== 'closure') return null;
  if (name === 'then') return runCallback(context, callback, '', [positional(object)]);
  const ways: readonly (Abstract | Closure)[] = [object, callback];
  const result = eachWay(context, ways, (way) => (way === callback ? runCallback(context, callback, '', []) : way));
  return name === 'finally' ? object : result;
}

function isObject(context: Context, object: Abstract, name: string): boolean {
  if (object.kind === 'instance') return context.program.host.sdk.member(object.shape, [name]) === null;
  const heap = object.kind === 'ref' ? context.state.object(object.id) : null;
  if (heap?.kind !== 'record') return heap !== null;
  if (heap.entries.has(name)) return false;
  return !heap.instance || classMember(context, heap.instance.class, name, object, 0) === null;
}

const positional = (value: Abstract) => ({ form: 'positional' as const, name: null, value, location: null });
