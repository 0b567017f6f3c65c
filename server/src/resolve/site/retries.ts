import { absent, type Fact, type Known, known, unknown } from '../../base/fact.ts';
import type { Location } from '../../base/span.ts';
import type { Client, Retries, RetryLayer } from '../callSite.ts';
import type { LoopContext, ObservedCall, Place, WrapperCall } from '../observed.ts';
import type { Scope } from './applies.ts';
import { countOf, settingDefault, shapeOf } from './client.ts';
import type { SiteContext } from './context.ts';
import { conceptFact, conceptValue, firstGiven } from './parameters.ts';
import { isRetryWrapper, wrapperAttempts } from './retryWrappers.ts';
import { isNothing, isValue, mapFact, placeOf, readNumber, severalOf } from './values.ts';

/**
 * How often one execution may be sent: the SDK's own retries, wrappers and retry loops around the call, each repeating all inside it.
 * The total is absent where nothing bounds it.
 */
export function readRetries(
  observed: ObservedCall,
  client: Client | null,
  context: SiteContext,
  scope: Scope,
): Retries {
  const sdk = sdkLayer(observed, client, context, scope);
  const places = [...observed.through.flatMap(placeOfStep), { place: observed.place, path: observed.path }];
  const around = places
    .toReversed()
    .flatMap(({ place, path }) => [...loopLayers(place, path), ...wrapperLayers(place)]);
  const layers = [...(sdk === null ? [] : [sdk]), ...ownLayer(observed, scope), ...around];
  return { attempts: product(layers), layers };
}

/** Tries that the object around the SDK adds: `model.with_retry(stop_after_attempt=3)`. */
function ownLayer(observed: ObservedCall, scope: Scope): readonly RetryLayer[] {
  const attempts = conceptFact(observed, 'attempts', scope, readNumber);
  if (attempts.state === 'absent' && attempts.fallback === null) return [];
  const value = conceptValue(observed, 'attempts', scope);
  return [
    {
      kind: 'wrapper',
      name: observed.spec.asksAgain ?? observed.sdk.id,
      attempts,
      isUnbounded: false,
      location: isValue(value) ? placeOf(value) : null,
    },
  ];
}

const placeOfStep = ({ place, location }: ObservedCall['through'][number]) =>
  place === undefined ? [] : [{ place, path: location.path }];

/** The SDK's own retries: the request's option, else the client's, else the default. Null where the SDK is not known to have any. */
function sdkLayer(
  observed: ObservedCall,
  client: Client | null,
  context: SiteContext,
  scope: Scope,
): RetryLayer | null {
  const { receiver, sdk } = observed;
  const setting = receiver === null ? undefined : shapeOf(receiver, context)?.settings?.maxRetries;
  const perCall = conceptFact(observed, 'maxRetries', scope, countOf(setting));
  const isPerCall = perCall.state !== 'absent' || perCall.fallback !== null;
  const hasConcept = (observed.spec.parameters.maxRetries ?? []).length > 0;
  if (setting === undefined && !hasConcept && !isPerCall) return null;
  const retries = isPerCall || client === null ? inRetries(observed, perCall, scope) : client.maxRetries;
  const layer = { kind: 'sdk', name: sdk.id, location: placeOfRetries(observed, retries, scope) } as const;
  const isOpenEnded =
    retries.state === 'absent' &&
    retries.fallback === null &&
    setting !== undefined &&
    settingDefault(setting, scope, receiver)?.value === null;
  return isOpenEnded
    ? { ...layer, attempts: unknown('unsupported'), isUnbounded: true }
    : { ...layer, attempts: mapFact(retries, (count) => count + 1), isUnbounded: false };
}

/** What a call says of its retries, where it may say it in attempts. */
function inRetries(observed: ObservedCall, fact: Fact<number>, scope: Scope): Fact<number> {
  const first = (observed.spec.parameters.maxRetries ?? []).find(
    (parameter) => firstGiven(observed, [parameter], scope) !== 'absent',
  );
  return first?.counts === 'attempts' ? mapFact(fact, (attempts) => Math.max(0, attempts - 1)) : fact;
}

function placeOfRetries(observed: ObservedCall, retries: Fact<number>, scope: Scope): Location | null {
  if (retries.state === 'known') return retries.use ?? retries.definition;
  const value = conceptValue(observed, 'maxRetries', scope);
  return isValue(value) && !isNothing(value) ? placeOf(value) : null;
}

function wrapperLayers(place: Place): readonly RetryLayer[] {
  const names = [...place.decorators, ...place.handedTo].filter(isRetryWrapper);
  const calls = [...(place.wrappers ?? [])];
  return names.map((name): RetryLayer => {
    const call = takeCall(calls, name);
    return { kind: 'wrapper', name, ...wrapperAttempts(name, call), location: call?.location ?? null };
  });
}

/** The same wrapper may stand there twice; each of its calls is used once. */
function takeCall(calls: WrapperCall[], name: string): WrapperCall | null {
  const index = calls.findIndex((call) => call.name === name);
  return index < 0 ? null : (calls.splice(index, 1)[0] ?? null);
}

const loopLayers = (place: Place, path: string): readonly RetryLayer[] =>
  place.loops
    .filter((loop) => loop.isRetry)
    .toReversed()
    .map((loop) => ({
      kind: 'loop',
      name: `${loop.kind} loop`,
      attempts:
        loop.count === null ? unknown('run-time-value') : known(loop.count, 'literal', { path, span: loop.span }),
      isUnbounded: isUnbounded(loop),
      location: { path, span: loop.span },
    }));

const isUnbounded = (loop: LoopContext): boolean => loop.isUnbounded && loop.count === null;

/** Every layer repeats all the inner ones, so attempts multiply. */
function product(layers: readonly RetryLayer[]): Fact<number> {
  if (layers.some((layer) => layer.isUnbounded)) return absent();
  let total: readonly Known<number>[] = [known(1, 'sdk-default')];
  for (const layer of layers) {
    const attempts = outcomes(layer.attempts);
    if (attempts === null) return unknown(layer.attempts.state === 'unknown' ? layer.attempts.why : 'version-unknown');
    const products = total.flatMap((outer) =>
      attempts.map((inner) => ({ ...inner, value: outer.value * inner.value })),
    );
    total = [...new Map(products.map((each) => [each.value, each])).values()];
  }
  return severalOf(total, false);
}

/** The counts that a layer may have; null if they are not known. */
function outcomes(fact: Fact<number>): readonly Known<number>[] | null {
  switch (fact.state) {
    case 'known':
      return [fact];
    case 'several':
      return fact.maybeAbsent ? null : fact.alternatives;
    case 'absent':
      return fact.fallback === null ? null : [known(fact.fallback.value, 'sdk-default')];
    case 'unknown':
      return null;
  }
}
