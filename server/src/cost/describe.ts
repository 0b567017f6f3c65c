import { formatCount, formatUsdBand, formatUsdRange } from '../base/money.ts';
import type { Range3 } from '../base/range3.ts';
import { weakest } from './bill.ts';
import type { CostComponent, CostEstimate, Tag, UsedAssumption } from './types.ts';

/** An estimate for people. All texts are plain, without markup. */
export interface EstimateDescription {
  /** USD for one execution: one figure, a band with or without its middle, or `unknown`. */
  readonly total: string;
  readonly rows: readonly EstimateRow[];
  /** One line for each value that was taken for granted: `input.user-input: 100 (10–2,000) tokens, because …`. */
  readonly assumptions: readonly string[];
  /** What is missing from the figure. */
  readonly gaps: readonly string[];
  /** `prices of 2026-11-10`. */
  readonly prices: string;
}

export interface EstimateRow {
  readonly label: string;
  /** `1,200 (400–3,000) tokens`, `× 0.5`. */
  readonly quantity: string;
  /** `$2.50 per million tokens`; empty for multipliers. */
  readonly unitPrice: string;
  /** Empty for multipliers, whose effect is in the other rows. */
  readonly cost: string;
  /** How the weaker of quantity and price is known. */
  readonly tag: Tag;
}

/** The estimate in words and rows, for hovers and reports. */
export function describeEstimate(estimate: CostEstimate): EstimateDescription {
  return {
    total: totalText(estimate),
    rows: estimate.components.map(rowOf),
    assumptions: estimate.assumptions.map(assumptionText),
    gaps: estimate.gaps,
    prices: `prices of ${estimate.priceDate}`,
  };
}

/** Where the figure rests mostly on assumptions the band is shown and no point. */
function totalText({ perCall, mostlyAssumed }: CostEstimate): string {
  if (perCall === null) return 'unknown';
  return mostlyAssumed ? formatUsdBand(perCall) : formatUsdRange(perCall);
}

function rowOf(component: CostComponent): EstimateRow {
  const { label, kind, quantity, quantityTag, price, priceTag, cost } = component;
  if (kind === 'multiplier') {
    return { label, quantity: `× ${rangeText(quantity)}`, unitPrice: '', cost: '', tag: quantityTag };
  }
  return {
    label,
    quantity: `${rangeText(quantity)} ${unitText(component)}`,
    unitPrice: price === null ? 'unknown price' : `${formatUsdRange(price)} ${perText(component)}`,
    cost: cost === null ? 'unknown' : formatUsdRange(cost),
    tag: weakest(quantityTag, priceTag),
  };
}

const assumptionText = ({ key, value, unit, reason, tag }: UsedAssumption): string =>
  `${key}: ${rangeText(value)} ${unit}, ${tag === 'declared' ? reason : `because ${reason}`}`;

function unitText({ unit, quantity }: CostComponent): string {
  const isOne = quantity !== null && quantity.low === 1 && quantity.high === 1;
  return unit === 'times' || isOne ? unit : `${unit}s`;
}

const perText = ({ priceUnit, unit }: CostComponent): string =>
  priceUnit === 'per-million-tokens' ? 'per million tokens' : `per ${unit}`;

/** `400 (120–1,200)`, or one figure where both ends read the same. */
function rangeText(range: Range3 | null): string {
  if (range === null) return 'unknown';
  const [low, expected, high] = [range.low, range.expected, range.high].map(figure);
  return low === high ? `${expected}` : `${expected} (${low}–${high})`;
}

/** Whole numbers from ten up, two digits below. */
const figure = (value: number): string =>
  value >= 10 || Number.isInteger(value) ? formatCount(value) : `${Number(value.toPrecision(2))}`;
