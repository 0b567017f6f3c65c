import type { Range3 } from '../base/range3.ts';

/** How a quantity or a price is known. Every number in a report carries one. */
export type Tag = 'exact' | 'assumed' | 'declared' | 'measured';

/** What one execution of a call expression costs. */
export interface CostEstimate {
  /** USD for one execution; null where a price or a quantity that matters is unknown. Never zero for want of knowledge. */
  readonly perCall: Range3 | null;
  readonly components: readonly CostComponent[];
  /** True where more than half of the expected value rests on assumptions: views then show the band, not a point. */
  readonly mostlyAssumed: boolean;
  /** Keys of the assumptions table that were used, with the values taken. */
  readonly assumptions: readonly UsedAssumption[];
  /** What is missing from the figure, in words: `no price for acme-1`, `the model is not known`. */
  readonly gaps: readonly string[];
  /** Models that the estimate was made for; several widen the band. */
  readonly models: readonly string[];
  readonly priceDate: string;
}

export interface CostComponent {
  readonly kind:
    | 'input'
    | 'cached-input'
    | 'cache-write'
    | 'output'
    | 'reasoning'
    | 'image'
    | 'item'
    | 'tools'
    | 'multiplier';
  readonly label: string;
  /** Tokens, images or items for one execution; null if unknown. */
  readonly quantity: Range3 | null;
  readonly quantityTag: Tag;
  readonly unit: 'token' | 'image' | 'item' | 'character' | 'second' | 'times';
  /** USD per million tokens, or USD per image or item; null if unknown. */
  readonly price: Range3 | null;
  readonly priceUnit: 'per-million-tokens' | 'per-item';
  readonly priceTag: Tag;
  readonly priceSource: string | null;
  /** USD; null if quantity or price is unknown. */
  readonly cost: Range3 | null;
}

export interface UsedAssumption {
  readonly key: string;
  readonly value: Range3;
  readonly unit: string;
  readonly reason: string;
  readonly tag: 'assumed' | 'declared';
}
