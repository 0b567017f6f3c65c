import { type Range3, range3 } from '../base/range3.ts';

/**
 * The same figure in three scenarios: the cheapest course of things, the expected one and the dearest. Unlike in a range they need not
 * ascend: in the dearest scenario fewer tokens are read from a cache. Calculations combine each scenario with itself, so that what is read
 * from a cache is not paid for a second time in another scenario.
 */
export type Scenarios = readonly [low: number, expected: number, high: number];

export const scenarios = ({ low, expected, high }: Range3): Scenarios => [low, expected, high];

export const rangeOf = ([low, expected, high]: Scenarios): Range3 => range3(low, expected, high);

export const none: Scenarios = [0, 0, 0];
export const once: Scenarios = [1, 1, 1];

export const always = (value: number): Scenarios => [value, value, value];

/** Combines figures scenario by scenario. */
export function combine(
  calculate: (...figures: readonly number[]) => number,
  ...given: readonly Scenarios[]
): Scenarios {
  const at = (index: 0 | 1 | 2): number => calculate(...given.map((figures) => figures[index]));
  return [at(0), at(1), at(2)];
}

export const plus = (a: Scenarios, b: Scenarios): Scenarios => combine((x, y) => x + y, a, b);
export const minus = (a: Scenarios, b: Scenarios): Scenarios => combine((x, y) => Math.max(0, x - y), a, b);
export const product = (...factors: readonly Scenarios[]): Scenarios =>
  combine((...figures) => figures.reduce((all, figure) => all * figure, 1), ...factors);
export const total = (all: readonly Scenarios[]): Scenarios => all.reduce(plus, none);
