import type { Catalog } from '../catalog/catalog.ts';
import type { ServiceTierSetting } from '../config/schema.ts';
import type { AssumptionTable } from './assumptions.ts';
import type { CountTokens } from './tokens.ts';

/** What estimates are made from. The same context and call site always give the same estimate. */
export interface EstimateContext {
  /** With the user's own prices in it, if there are any (`withPrices`). */
  readonly catalog: Catalog;
  /** The day whose prices hold, YYYY-MM-DD. */
  readonly asOf: string;
  readonly countTokens: CountTokens;
  readonly assumptions: AssumptionTable;
  /** Shares off the list price by provider: 0.2 is 20 % off. */
  readonly discounts: Readonly<Record<string, number>>;
  /** The regions that endpoints of a provider are declared to serve from. The catalogue has no prices by region. */
  readonly regions?: Readonly<Record<string, readonly string[]>>;
  /** Service tiers by provider, for requests that name none. */
  readonly tiers: Readonly<Record<string, ServiceTierSetting>>;
}
