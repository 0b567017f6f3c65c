import type { PeriodEntry, RateCard } from '../../server/src/catalog/snapshot.ts';
import type { Source } from '../../server/src/catalog/types.ts';
import type { RawModel, RawPeriod } from './raw.ts';

export interface MergedPrices {
  readonly periods: readonly (RawPeriod & { readonly from?: string; readonly by: Source })[];
  /** What the two packages say, where they disagree on today's price. */
  readonly conflict: string | null;
}

/**
 * The older package has history, announced changes and rates that the newer lacks; the newer has today's price. Where they agree the
 * older one's periods are kept, where they differ the newer price replaces the older one's current period.
 */
export function mergePrices(
  older: RawModel | undefined,
  newer: RawModel | undefined,
  olderSource: Source,
  newerSource: Source,
): MergedPrices {
  const now = newer?.periods[0];
  const history = older?.periods ?? [];
  if (now === undefined) return { periods: history.map((period) => ({ ...period, by: olderSource })), conflict: null };
  const current = history.findLastIndex((period) => (period.from ?? '') <= newerSource.date);
  const before = history[current];
  if (before === undefined) return { periods: [{ ...now, by: newerSource }], conflict: null };

  const agree = sameRates(before, now);
  const merged = agree
    ? { ...before, rates: { ...now.rates, ...before.rates } }
    : {
        ...now,
        ...(before.from === undefined ? {} : { from: before.from }),
        rates: { ...others(before.rates), ...now.rates },
      };
  const periods = history.map((period, index) =>
    index === current ? { ...merged, by: newerSource } : { ...period, by: olderSource },
  );
  return { periods, conflict: agree ? null : `${describe(before)} (older) against ${describe(now)} (newer)` };
}

/** Prices by the clock are the newer package's peak prices. */
function sameRates(older: RawPeriod, newer: RawPeriod): boolean {
  const [a, b] = [older.peak?.rates ?? older.rates, newer.rates];
  if (!COMPARED.every((name) => close(a[name], b[name]))) return false;
  const [last, other] = [older.above?.at(-1), newer.above?.at(-1)];
  if (last === undefined || other === undefined) return last === other;
  return (
    Math.abs(last.tokens - other.tokens) <= 1 && COMPARED.every((name) => close(last.rates[name], other.rates[name]))
  );
}

const COMPARED = ['input', 'output', 'cachedInput', 'cacheWrite'] as const;

/** A rate that one of them does not have is no disagreement. */
const close = (a: number | undefined, b: number | undefined): boolean =>
  a === undefined || b === undefined || Math.abs(a - b) <= 1e-6 + 0.005 * Math.max(a, b);

/** Rates that the newer package never has. */
function others(rates: RateCard): RateCard {
  return Object.fromEntries(
    Object.entries(rates).filter(
      ([name]) => !(COMPARED as readonly string[]).includes(name) && name !== 'cacheWriteLong',
    ),
  );
}

function describe(period: RawPeriod): string {
  const figures = COMPARED.map((name) => period.rates[name] ?? '-').join('/');
  const tiers = (period.above ?? []).map((tier) => `, above ${tier.tokens}: ${tier.rates.input}/${tier.rates.output}`);
  return figures + tiers.join('');
}

/** Anthropic's own rule: a write that lives an hour costs twice the input. */
export function withHourWrites<P extends Pick<PeriodEntry, 'rates' | 'above'>>(period: P): P {
  const fill = (rates: RateCard): RateCard =>
    rates.cacheWrite === undefined || rates.cacheWriteLong !== undefined || rates.input === undefined
      ? rates
      : { ...rates, cacheWriteLong: Number((rates.input * 2).toPrecision(8)) };
  return {
    ...period,
    rates: fill(period.rates),
    ...(period.above && { above: period.above.map((tier) => ({ ...tier, rates: fill(tier.rates) })) }),
  };
}
