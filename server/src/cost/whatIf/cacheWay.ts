import { ratesForRange } from '../../catalog/price.ts';
import type { CacheFacts, Rates } from '../../catalog/types.ts';
import type { Job } from '../job.ts';
import { prefixTexts } from '../prefixText.ts';
import { combine, once, plus, product, rangeOf, type Scenarios, scenarios, total } from '../scenarios.ts';

/** What of a prompt a cache could hold and at which prices, or why that cannot be said. */
export type CacheWay =
  | {
      readonly can: true;
      /** Tokens that are the same in every call, all steps of one execution together; none in scenarios in which they are too few. */
      readonly tokens: Scenarios;
      /** Requests of one execution. All but the first find what the first has left. */
      readonly steps: Scenarios;
      /** USD per million tokens that are found in the cache. */
      readonly readPrice: Scenarios;
      /** USD per million tokens that are not found there: what writing them costs where the provider charges for it, else that of input. */
      readonly missPrice: Scenarios;
      /** True if the code has no cache marker yet and the provider wants one. */
      readonly needsMarker: boolean;
    }
  | {
      readonly can: false;
      readonly why: 'not-offered' | 'not-known' | 'no-price' | 'no-prefix' | 'too-short' | 'changing-prefix';
    };

export function cacheWay(job: Job, input: Scenarios, read: Scenarios, written: Scenarios): CacheWay {
  const { site, steps, model } = job;
  const { cache } = model.info;
  if (cache === null) return { can: false, why: 'not-known' };
  if (cache.mode === 'none') return { can: false, why: 'not-offered' };
  const all = plus(input, plus(read, written));
  const prices = pricesOf(job, cache, all);
  if (prices === null) return { can: false, why: 'no-price' };
  const isCachedNow = Math.max(...read, ...written) > 0;
  // A declared share is one of all input.
  if ((site.declared?.cachedShare ?? null) !== null) {
    const missPrice = Math.max(...written) > 0 ? prices.write : prices.input;
    return { can: true, tokens: all, steps: once, readPrice: prices.read, missPrice, needsMarker: false };
  }
  if (isCachedNow && Math.max(...read) === 0) return { can: false, why: 'changing-prefix' };
  const tokens = isCachedNow ? plus(read, written) : prefix(job, cache, all);
  if (typeof tokens === 'string') return { can: false, why: tokens };
  return {
    can: true,
    tokens,
    steps: steps.count,
    readPrice: prices.read,
    missPrice: cache.mode === 'automatic-free' ? prices.input : prices.write,
    needsMarker: cache.mode === 'explicit' && !isCachedNow,
  };
}

/** Tokens of the static text at the start, for all steps. */
function prefix(
  { request, steps, model, context }: Job,
  { minimumTokens }: CacheFacts,
  all: Scenarios,
): Scenarios | 'not-known' | 'no-prefix' | 'too-short' {
  const texts = prefixTexts(request.prompt.parts);
  const each = total(texts.map((text) => scenarios(context.countTokens(text, model.info.tokenizer).tokens)));
  if (each[1] === 0) return 'no-prefix';
  if (minimumTokens === null) return 'not-known';
  const held = combine((tokens) => (tokens >= minimumTokens ? tokens : 0), each);
  if (held[1] === 0) return 'too-short';
  return combine(Math.min, product(held, steps.count), all);
}

interface Prices {
  readonly input: Scenarios;
  readonly read: Scenarios;
  readonly write: Scenarios;
}

/** USD per million tokens of a request of this length; null where reads or input have no price. */
function pricesOf({ model, steps, factor }: Job, { mode }: CacheFacts, all: Scenarios): Prices | null {
  const length = combine((tokens, count) => tokens / Math.max(1, count), all, steps.count);
  const rates: Rates = ratesForRange(model.price, rangeOf(length));
  const { input, cachedInput, cacheWrite } = rates;
  if (input === null || cachedInput === null) return null;
  const write = mode === 'automatic-free' ? input : (cacheWrite ?? input);
  const paid = (rate: typeof input): Scenarios => product(scenarios(rate), factor.factor);
  return { input: paid(input), read: paid(cachedInput), write: paid(write) };
}
