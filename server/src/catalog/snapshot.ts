import type { Operation } from '../base/operation.ts';
import type { TokenizerFamily } from './tokenizers.ts';
import type { CacheMode, RateName, ServiceTier, Source, TierClass } from './types.ts';

/**
 * The shape of `snapshot.json`: what the catalogue knows, as small as it can be while a person can still read a diff of it.
 * Numbers named `source` point into `sources`. It is written by `npm run catalog` and never by hand.
 */
export interface CatalogSnapshot {
  readonly formatVersion: 1;
  /** The day of the newest price data, and the default for `asOf`. */
  readonly priceDate: string;
  readonly sources: readonly Source[];
  readonly providers: Readonly<Record<string, ProviderEntry>>;
}

export interface ProviderEntry {
  /** Providers whose models this one resells at their list price, in order of search. */
  readonly servedFrom?: readonly string[];
  /** The reservation that goes with every price taken from `servedFrom`. */
  readonly note?: string;
  readonly factors?: Partial<Record<ServiceTier, FactorEntry>>;
  readonly caches?: Readonly<Record<string, CacheEntry>>;
  readonly models: Readonly<Record<string, ModelEntry>>;
}

/** One figure, or low, expected and high. */
export interface FactorEntry {
  readonly factor: number | readonly [number, number, number];
  /** Left out: whoever made the model. */
  readonly makers?: readonly string[];
  readonly source: number;
}

export interface CacheEntry {
  readonly mode: CacheMode;
  readonly minimum?: number;
  readonly ttl?: number;
  readonly longTtl?: number;
  readonly breakpoints?: number;
  readonly source: number;
}

export type RateCard = { readonly [name in RateName]?: number };

export interface PeriodEntry {
  readonly from?: string;
  readonly source: number;
  readonly rates: RateCard;
  /** Rates of requests whose prompt is longer than a threshold, ascending. */
  readonly above?: readonly { readonly tokens: number; readonly rates: RateCard }[];
  /** Rates in the peak hours of each day, in UTC hours [from, to). */
  readonly peak?: { readonly hours: readonly (readonly [number, number])[]; readonly rates: RateCard };
}

export interface ModelEntry {
  /** Left out: chat. */
  readonly operation?: Operation;
  /** Other ids of the same model. */
  readonly aliases?: readonly string[];
  /** Also known with a date after it: `iso` is -2026-04-21, `compact` is -20260421. */
  readonly dated?: 'iso' | 'compact';
  /** Where another provider makes the model: [provider, id]. Facts that are left out here are taken from there. */
  readonly home?: readonly [string, string];
  /** In ascending order of `from`; left out where no price is known. */
  readonly prices?: readonly PeriodEntry[];
  readonly context?: number;
  readonly maxOutput?: number;
  readonly cache?: string;
  readonly tier?: TierClass;
  readonly sibling?: string;
  readonly tokenizer?: TokenizerFamily;
  readonly thinks?: ThinkingEntry;
  readonly without?: readonly ServiceTier[];
  readonly shutdown?: {
    readonly date: string;
    readonly replacement?: string;
    readonly rerouted?: true;
    readonly source: number;
  };
}

/** Left out entirely: nothing known. `false`: the model cannot think. */
export type ThinkingEntry =
  | false
  | {
      readonly default?: boolean;
      readonly off?: boolean;
      readonly effort?: string;
      readonly efforts?: readonly string[];
    };
