import type { Catalog } from '../catalog/catalog.ts';
import type { AssumptionTable } from './assumptions.ts';
import type { CountTokens } from './tokens.ts';

/** What estimates are made from. The same context and call site always give the same estimate. */
export interface EstimateContext {
  /** With the user's own prices in it, if there are any (`withPrices`). */
  readonly catalog: Catalog;
  /** The day whose prices hold, YYYY-MM-DD. */
  readonly asOf: string;
  readonly countTokens: CountTokens;
  /** The table that holds for a file, by its path. */
  readonly assumptions: (path: string) => AssumptionTable;
  /** Shares off the list price by provider: 0.2 is 20 % off. */
  readonly discounts: Readonly<Record<string, number>>;
}
