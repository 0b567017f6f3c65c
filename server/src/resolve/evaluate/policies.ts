import type { Place, WrapperCall } from '../observed.ts';
import { apply, type Invocation, isInlineCallback, runCallback } from './calls.ts';
import { type Context, locate } from './context.ts';
import { type Abstract, forced, nowhere } from './domain.ts';
import { wrapperCall } from './wrappers.ts';

/** What makes an object that repeats a function, or the body of a loop, after a fault. */
const makers =
  /^(tenacity(\.\w+)*\.(Async)?Retrying|stamina(\.\w+)*\.(retry_context|(Async)?RetryingCaller)|cockatiel\.retry)$/;

/** What puts such objects around each other; the first of them is the one that repeats. */
const joiners = /^cockatiel\.wrap$/;

/** `Retrying(stop=…)`, `retry(handleAll, { maxAttempts: 3 })`: the object with the call that made it; null for other calls. */
export function policyMade(context: Context, path: string, { args, expr }: Invocation): Abstract | null {
  if (joiners.test(path)) {
    const held = args.flatMap(({ value }) => (value.kind === 'external' && value.policy ? [value] : []));
    return held[0] ?? null;
  }
  if (!makers.test(path)) return null;
  const policy = wrapperCall(context, path, args, expr ? locate(context, expr.span) : null);
  return { kind: 'external', path: `${path}()`, policy, origin: nowhere };
}

/** The policy that a loop goes through attempt by attempt: `for attempt in Retrying(…)`. */
export function policyOf({ module }: Context, value: Abstract | null): WrapperCall | null {
  // The retry libraries of JavaScript have no loops.
  if (module.language !== 'python') return null;
  const settled = forced(value);
  return settled?.kind === 'external' ? (settled.policy ?? null) : null;
}

export const underPolicy = (place: Place, policy: WrapperCall): Place => ({
  ...place,
  handedTo: [...place.handedTo, policy.name],
  wrappers: [...(place.wrappers ?? []), policy],
});

/** Runs what a policy is given, `policy.execute(() => …)` or `retryer(ask, text)`. Without a function the call only sets the policy up. */
export function runUnderPolicy(
  context: Context,
  object: Extract<Abstract, { kind: 'external' }>,
  policy: WrapperCall,
  { args, expr }: Invocation,
): Abstract {
  const at = args.findIndex(({ value }) => ['closure', 'partial', 'sdk-member', 'method'].includes(value.kind));
  const given = args[at]?.value;
  if (given === undefined) return object;
  const { place } = context;
  context.place = underPolicy(place, policy);
  const result =
    given.kind === 'closure' && isInlineCallback(given.function)
      ? runCallback(context, given, '', null)
      : apply(context, given, { args: args.slice(at + 1), expr });
  context.place = place;
  return result;
}
