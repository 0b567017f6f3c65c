import { type Fact, known, unknown } from '../../base/fact.ts';
import type { WrapperCall } from '../observed.ts';
import type { Value } from '../value.ts';
import { codeOf, type FieldValue, factOf, field, isNothing, isValue, mapFact, readNumber } from './values.ts';

/** How often a retry library runs what it wraps. */
export interface WrapperAttempts {
  readonly attempts: Fact<number>;
  readonly isUnbounded: boolean;
}

/** Whether a decorator or wrapper call repeats after a fault. */
export const isRetryWrapper = (name: string): boolean => libraryOf(name) !== null;

/** The attempts of a retry wrapper; `call` is null where only its name is known. */
export function wrapperAttempts(name: string, call: WrapperCall | null): WrapperAttempts {
  const library = libraryOf(name);
  if (library === null || call === null) return bounded(unknown('unfollowed-call'));
  return library.read(call.arguments);
}

interface Library {
  readonly names: RegExp;
  readonly read: (args: Value) => WrapperAttempts;
}

const bounded = (attempts: Fact<number>): WrapperAttempts => ({ attempts, isUnbounded: false });
const unbounded: WrapperAttempts = { attempts: unknown('unsupported'), isUnbounded: true };

/** The value is not settled, but the code does set some end. */
const endsSometime = bounded(unknown('run-time-value'));

const libraryOf = (name: string): Library | null => libraries.find((library) => library.names.test(name)) ?? null;

/** Names, options and defaults as the libraries' own documentation and sources give them. */
const libraries: readonly Library[] = [
  { names: /^tenacity(\.\w+)*\.(retry|Retrying|AsyncRetrying|retry_with)$/, read: readTenacity },
  {
    // `max_tries=None` and `max_time=None` are the defaults: it goes on for ever.
    names: /^backoff(\.\w+)*\.(on_exception|on_predicate)$/,
    read: (args) => limited(args, ['max_tries'], null, ['max_time']),
  },
  {
    names: /^stamina(\.\w+)*\.(retry|retry_context|(Async)?RetryingCaller)$/,
    read: (args) => limited(args, ['attempts'], 10, ['timeout']),
  },
  {
    names: /^retry(\.api)?\.retry_call$/,
    read: (args) => withMinusOne(limited(args, ['tries'], null, [])),
  },
  { names: /^retry(\.api)?\.retry$/, read: (args) => withMinusOne(limited(args, ['tries', '1'], null, [])) },
  {
    names: /^retrying\.retry$/,
    read: (args) => limited(args, ['stop_max_attempt_number'], null, ['stop_max_delay', 'stop_func', 'stop']),
  },
  // guardrails 0.5.0 to 0.11.0, guard.py: num_reasks = 1, and 1 where it is None; the parser needs no first answer.
  { names: /^guardrails\.Guard$/, read: (args) => oneMore(asksAgain(args)) },
  { names: /^guardrails\.Guard\.parse$/, read: asksAgain },
  { names: /^google\.api_core\.retry(\.\w+)*$/, read: () => endsSometime },
  { names: /^(p-retry|async-retry|promise-retry|retry)(\.default|\.pRetry)?$/, read: (args) => readNodeRetry(args) },
  { names: /^exponential-backoff(\.backOff)?$/, read: (args) => limited(args, ['1.numOfAttempts'], 10, []) },
  { names: /^cockatiel\.retry$/, read: (args) => oneMore(limited(args, ['1.maxAttempts'], null, [])) },
];

/** The first given option is the number of attempts; without one `fallback`, and null there means no end but that of `otherEnds`. */
function limited(
  args: Value,
  options: readonly string[],
  fallback: number | null,
  otherEnds: readonly string[],
): WrapperAttempts {
  for (const option of options) {
    const found = field(args, option);
    if (found === 'absent') continue;
    if (!isValue(found)) return bounded(found);
    if (isInfinite(found)) return unbounded;
    if (!isNothing(found)) return bounded(factOf(found, readNumber));
    if (fallback !== null) return otherEnds.some((end) => isGiven(field(args, end), true)) ? endsSometime : unbounded;
  }
  if (fallback !== null) return bounded(known(fallback, 'sdk-default'));
  return otherEnds.some((end) => isGiven(field(args, end), false)) ? endsSometime : unbounded;
}

/** An end that is not seen may be there. `isDefault` tells that the library sets it by itself. */
function isGiven(found: FieldValue, isDefault: boolean): boolean {
  if (found === 'absent') return isDefault;
  return !isValue(found) || !isNothing(found);
}

const isInfinite = (value: Value): boolean =>
  value.kind === 'opaque' && /^(Number\.(POSITIVE_)?)?(Infinity|INFINITY)$|^(math|np)\.inf$/.test(value.code);

/** `retry.retry(tries=-1)` is its default: no end. */
function withMinusOne(found: WrapperAttempts): WrapperAttempts {
  return found.attempts.state === 'known' && found.attempts.value < 0 ? unbounded : found;
}

const oneMore = (found: WrapperAttempts): WrapperAttempts => ({
  ...found,
  attempts: mapFact(found.attempts, (retries) => retries + 1),
});

/** How often a guard asks again. */
function asksAgain(args: Value): WrapperAttempts {
  const found = field(args, 'num_reasks');
  return isValue(found) && isNothing(found) ? bounded(known(1, 'sdk-default')) : limited(args, ['num_reasks'], 1, []);
}

/** `retries` counts the repetitions, ten by default; `forever` and `Infinity` lift the bound. */
function readNodeRetry(args: Value): WrapperAttempts {
  for (const options of ['1', '0']) {
    const forever = field(args, `${options}.forever`);
    if (isValue(forever) && forever.kind === 'literal' && forever.value === true) return unbounded;
    const retries = field(args, `${options}.retries`);
    if (isValue(retries)) return oneMore(limited(args, [`${options}.retries`], 10, []));
  }
  const options = field(args, '1');
  return options !== 'absent' && !isValue(options) ? bounded(options) : oneMore(limited(args, ['1.retries'], 10, []));
}

/** Tenacity without `stop` never stops. A stop is an expression: `stop_after_attempt(3) | stop_after_delay(60)`. */
function readTenacity(args: Value): WrapperAttempts {
  const stop = field(args, 'stop');
  if (stop === 'absent') return unbounded;
  if (!isValue(stop)) return bounded(stop);
  if (isNothing(stop)) return unbounded;
  const code = stop.kind === 'opaque' ? stop.code : '';
  if (/(^|\.)stop_never$/.test(code)) return unbounded;
  const counts = [...code.matchAll(/stop_after_attempt\(\s*(?:max_attempt_number\s*=\s*)?(\d+)\s*\)/g)].map((match) =>
    Number(match[1]),
  );
  const isAny = codeOf(stop) !== null && !code.includes('&') && !/stop_all/.test(code);
  return counts.length > 0 && isAny
    ? bounded(known(Math.min(...counts), stop.from, stop.use, stop.definition))
    : endsSometime;
}
