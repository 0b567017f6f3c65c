/** A quantity that is not known exactly: its low end, what is expected, and its high end. Never negative, always low <= expected <= high. */
export interface Range3 {
  readonly low: number;
  readonly expected: number;
  readonly high: number;
}

/** A range from its three figures. Figures out of order widen the range; negative ones and NaN count as 0. */
export function range3(low: number, expected: number, high: number): Range3 {
  const [a, b, c] = [natural(low), natural(expected), natural(high)];
  return { low: Math.min(a, b, c), expected: b, high: Math.max(a, b, c) };
}

export const exactly = (value: number): Range3 => range3(value, value, value);

export const zero: Range3 = exactly(0);

export const isExact = (range: Range3): boolean => range.low === range.high;

export const add = (a: Range3, b: Range3): Range3 => range3(a.low + b.low, a.expected + b.expected, a.high + b.high);

export const sum = (ranges: readonly Range3[]): Range3 => ranges.reduce(add, zero);

/** The product; low ends multiply with low ends, which is right because nothing is negative. */
export function multiply(range: Range3, factor: number | Range3): Range3 {
  const by = typeof factor === 'number' ? exactly(factor) : factor;
  return range3(range.low * by.low, range.expected * by.expected, range.high * by.high);
}

/** The larger of two quantities, figure by figure. */
export const max = (a: Range3, b: Range3): Range3 =>
  range3(Math.max(a.low, b.low), Math.max(a.expected, b.expected), Math.max(a.high, b.high));

/** The smaller of two quantities, figure by figure: `min(length, exactly(cap))` is a capped length. */
export const min = (a: Range3, b: Range3): Range3 =>
  range3(Math.min(a.low, b.low), Math.min(a.expected, b.expected), Math.min(a.high, b.high));

/** One of several quantities by an unsettled choice: from the lowest low to the highest high, expecting their mean. Empty gives 0. */
export function oneOf(ranges: readonly Range3[]): Range3 {
  if (ranges.length === 0) return zero;
  return range3(
    Math.min(...ranges.map((range) => range.low)),
    sum(ranges).expected / ranges.length,
    Math.max(...ranges.map((range) => range.high)),
  );
}

function natural(value: number): number {
  return Number.isNaN(value) ? 0 : Math.max(value, 0);
}
