import type { Range3 } from './range3.ts';

/**
 * US dollars for people: `$6,640`, `$123`, `$7.50`, `$0.75`, `$0.0012`. Below one dollar two significant digits, then cents, then whole
 * dollars from $100. An amount that would need more than eight decimals is `<$0.00000001`. Missing prices are never formatted as `$0`:
 * callers show them as missing.
 */
export function formatUsd(usd: number): string {
  if (!(usd > 0)) return '$0';
  if (usd < SMALLEST) return `<$${SMALLEST.toFixed(DECIMALS)}`;
  if (usd >= 99.995) return `$${formatCount(usd)}`;
  const decimals = usd >= 0.995 ? 2 : Math.max(2, 1 - Math.floor(Math.log10(Number(usd.toPrecision(2)))));
  return `$${usd.toFixed(Math.min(decimals, DECIMALS))}`;
}

/** A band: `$0.0040 ($0.0012–$0.031)`, or one figure where both ends read the same. */
export function formatUsdRange(range: Range3): string {
  const [low, high] = [formatUsd(range.low), formatUsd(range.high)];
  return low === high ? low : `${formatUsd(range.expected)} (${low}–${high})`;
}

/** A band without its middle, for estimates that rest mostly on assumptions: `~$0.0012–$0.031`. */
export function formatUsdBand(range: Range3): string {
  const [low, high] = [formatUsd(range.low), formatUsd(range.high)];
  return low === high ? `~${low}` : `~${low}–${high}`;
}

/** A whole number with thousands separators, the same in every locale: `2,200,000`. */
export function formatCount(count: number): string {
  return Math.round(count)
    .toFixed(0)
    .replace(/\B(?=(\d{3})+$)/g, ',');
}

const DECIMALS = 8;
const SMALLEST = 10 ** -DECIMALS;
