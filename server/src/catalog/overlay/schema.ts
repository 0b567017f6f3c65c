import type { Operation } from '../../base/operation.ts';
import type { CacheEntry, RateCard, ThinkingEntry } from '../snapshot.ts';
import type { TokenizerFamily } from '../tokenizers.ts';
import type { ServiceTier, Source, TierClass } from '../types.ts';

/**
 * What the hand-kept tables may say. Each table is one idea and each datum names its source. `models` is an id or a pattern over the
 * provider's ids; where several rows of a table fit a model, the first wins.
 */
export interface Overlay {
  readonly factors: readonly FactorRow[];
  readonly caches: readonly CacheRow[];
  readonly shutdowns: readonly ShutdownRow[];
  readonly tiers: readonly TierRow[];
  readonly siblings: readonly SiblingRow[];
  readonly tokenizers: readonly TokenizerRow[];
  readonly thinking: readonly ThinkingRow[];
  readonly limits: readonly LimitRow[];
  readonly names: readonly NameRow[];
  readonly prices: readonly PriceRow[];
  readonly operations: readonly OperationRow[];
  readonly resellers: readonly ResellerRow[];
}

export type Models = string | RegExp | readonly string[];

export interface FactorRow {
  readonly provider: string;
  readonly tier: ServiceTier;
  readonly factor: number | readonly [number, number, number];
  /** Chat models to which it does not apply; other operations only where `operations` names them. */
  readonly except?: Models;
  readonly operations?: readonly Operation[];
  /** For a reseller: whose models it applies to. */
  readonly makers?: readonly string[];
  readonly source: Source;
}

export interface CacheRow extends Omit<CacheEntry, 'source'> {
  readonly provider: string;
  /** A short name for the rule, unique within the provider. */
  readonly name: string;
  readonly models: Models;
  readonly source: Source;
}

export interface ShutdownRow {
  readonly provider: string;
  readonly models: readonly string[];
  readonly date: string;
  readonly replacement?: string;
  readonly rerouted?: true;
  readonly source: Source;
}

export interface TierRow {
  readonly provider: string;
  readonly tier: TierClass;
  readonly models: Models;
}

/** Each model of the chain has the next one as its smaller sibling. */
export interface SiblingRow {
  readonly provider: string;
  readonly chain: readonly string[];
}

export interface TokenizerRow {
  readonly provider: string | null;
  readonly family: TokenizerFamily;
  readonly models: RegExp;
}

export interface ThinkingRow {
  readonly provider: string;
  readonly models: Models;
  readonly facts: ThinkingEntry;
  readonly source: Source;
}

export interface LimitRow {
  readonly provider: string;
  readonly models: Models;
  readonly context?: number;
  readonly maxOutput?: number;
  readonly source: Source;
}

/** `id` is how the catalogue calls the model; `from` is the source's own id where that is another one. */
export interface NameRow {
  readonly provider: string;
  readonly id: string;
  readonly from?: string;
  readonly aliases?: readonly string[];
  readonly dated?: 'iso' | 'compact';
}

/** A price that no source has or that corrects one. `rates: null` adds a model that is known and whose price is not. */
export interface PriceRow {
  readonly provider: string;
  readonly model: string;
  readonly from?: string;
  readonly rates: RateCard | null;
  readonly above?: readonly { readonly tokens: number; readonly rates: RateCard }[];
  readonly peak?: { readonly hours: readonly (readonly [number, number])[]; readonly rates: RateCard };
  readonly source: Source;
}

export interface OperationRow {
  readonly operation: Operation;
  readonly models: RegExp;
}

export interface ResellerRow {
  readonly provider: string;
  readonly servedFrom: readonly string[];
  readonly note: string;
}

export const matches = (models: Models, id: string): boolean => {
  if (typeof models === 'string') return models === id;
  return models instanceof RegExp ? models.test(id) : models.includes(id);
};
