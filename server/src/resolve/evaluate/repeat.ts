import type { Repeat } from '../../sdks/types.ts';
import { apply, type Invocation, unfollowed } from './calls.ts';
import { type Context, locate } from './context.ts';
import { type Abstract, isNothing, type SdkInstance } from './domain.ts';
import { observe } from './observe.ts';
import { underPolicy } from './policies.ts';
import { bindArguments } from './sdkCalls.ts';
import { wrapperCall } from './wrappers.ts';

/**
 * Runs the function that an object of the SDK is given, or makes its own call where there is none. Of a function that cannot be seen nobody
 * knows whom it asks.
 */
export function repeat(context: Context, object: SdkInstance, member: Repeat, invocation: Invocation): Abstract {
  const { args, expr } = invocation;
  const given =
    args.find(({ form, name }) => form === 'named' && name === member.name) ??
    args.filter(({ form }) => form === 'positional')[member.argument];
  const callee = given?.value.kind === 'lazy' ? given.value.force() : given?.value;
  const hasOwnCall = (callee === undefined || isNothing(callee)) && member.call !== undefined;
  if (!hasOwnCall && (callee === undefined || !runs(callee))) return unfollowed(context, null, invocation);
  const { place } = context;
  context.place = underPolicy(place, wrapperCall(context, member.as, args, expr ? locate(context, expr.span) : null));
  const passed = args.filter((argument) => argument !== given && !member.keeps.includes(argument.name ?? ''));
  const { table, language } = object;
  const result =
    hasOwnCall && member.call
      ? observe(
          context,
          table,
          language,
          member.call,
          object,
          bindArguments(context, language, member.call.bind ?? null, args),
          invocation,
        )
      : apply(context, callee ?? object, { args: passed, expr });
  context.place = place;
  return result;
}

const runs = (value: Abstract): boolean =>
  value.kind === 'choice'
    ? value.alternatives.every(runs)
    : ['closure', 'partial', 'sdk', 'sdk-member', 'method'].includes(value.kind);
