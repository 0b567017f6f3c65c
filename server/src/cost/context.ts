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
  /** Service tiers by provider, for requests that name none. */
  readonly tiers: Readonly<Record<string, ServiceTierSetting>>;
}
