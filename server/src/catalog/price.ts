import { exactly, max, type Range3, range3 } from '../base/range3.ts';
import type { PeriodEntry, RateCard } from './snapshot.ts';
import type { ModelPrice, PriceTier, RateName, Rates, Source } from './types.ts';

/** The price that is in force on a day, or null if none is known for it. */
export function priceOn(periods: readonly PeriodEntry[], asOf: string, sources: readonly Source[]): ModelPrice | null {
  const index = periods.findLastIndex((period) => (period.from ?? '') <= asOf);
  const period = periods[index];
  const source = period === undefined ? undefined : sources[period.source];
  if (period === undefined || source === undefined) return null;
  return {
    tiers: tiersOf(period),
    from: period.from ?? null,
    until: periods[index + 1]?.from ?? null,
    clock: period.peak === undefined ? null : `dearer ${period.peak.hours.map(clockTime).join(' and ')} UTC`,
    source,
  };
}

/**
 * The rates of one request by the length of its prompt in tokens, cached ones included. A threshold counts for the whole request, so this
 * must be asked for each request and never for a sum of them.
 */
export function ratesFor(price: ModelPrice, promptTokens: number): Rates {
  const tier = price.tiers.findLast((one) => one.abovePromptTokens === 0 || promptTokens > one.abovePromptTokens);
  return tier?.rates ?? noRates;
}

/** The rates of a request whose length is itself a range: they may lie on both sides of a threshold. */
export function ratesForRange(price: ModelPrice, promptTokens: Range3): Rates {
  const [low, expected, high] = [promptTokens.low, promptTokens.expected, promptTokens.high].map((tokens) =>
    ratesFor(price, tokens),
  );
  if (low === undefined || expected === undefined || high === undefined) return noRates;
  return mapRates((name) => {
    const [a, b, c] = [low[name], expected[name], high[name]];
    return a === null || b === null || c === null ? null : range3(a.low, b.expected, max(b, c).high);
  });
}

/** Free of charge, as opposed to unknown: what a model on the user's own machine costs. */
export function freePrice(source: Source): ModelPrice {
  const rates = mapRates(() => exactly(0));
  return { tiers: [{ abovePromptTokens: 0, rates }], from: null, until: null, clock: null, source };
}

const NAMES: readonly RateName[] = [
  'input',
  'cachedInput',
  'cacheWrite',
  'cacheWriteLong',
  'output',
  'inputAudio',
  'outputAudio',
  'inputImage',
  'outputImage',
  'image',
  'audioHour',
  'page',
  'webSearch',
  'request',
  'rerank',
];

const mapRates = (rate: (name: RateName) => Range3 | null): Rates =>
  Object.fromEntries(NAMES.map((name) => [name, rate(name)])) as Record<RateName, Range3 | null>;

const noRates: Rates = mapRates(() => null);

function tiersOf(period: PeriodEntry): readonly PriceTier[] {
  const peak = period.peak;
  const hours = peak === undefined ? 0 : peak.hours.reduce((sum, [from, to]) => sum + to - from, 0);
  const first = mapRates((name) => bandOf(period.rates[name], peak?.rates[name], hours / 24));
  const above = (period.above ?? []).map(({ tokens, rates }) => ({
    abovePromptTokens: tokens,
    rates: exactRates(rates),
  }));
  return [{ abovePromptTokens: 0, rates: first }, ...above];
}

const exactRates = (rates: RateCard): Rates => mapRates((name) => bandOf(rates[name], undefined, 0));

/** From the cheap to the dear hours; expected is the mean over a day, as if calls came evenly. */
function bandOf(base: number | undefined, peak: number | undefined, peakShare: number): Range3 | null {
  if (base === undefined) return null;
  if (peak === undefined) return exactly(base);
  return range3(Math.min(base, peak), base + (peak - base) * peakShare, Math.max(base, peak));
}

function clockTime([from, to]: readonly [number, number]): string {
  const time = (hours: number) =>
    `${`${Math.floor(hours)}`.padStart(2, '0')}:${`${Math.round((hours % 1) * 60)}`.padStart(2, '0')}`;
  return `${time(from)}–${time(to)}`;
}
