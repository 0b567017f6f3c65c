import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { add, exactly, isExact, max, min, multiply, oneOf, range3, sum, zero } from '../../server/src/base/range3.ts';

describe('range3', () => {
  test('orders its figures and drops what is negative', () => {
    expect(range3(5, 2, 3)).toEqual({ low: 2, expected: 2, high: 5 });
    expect(range3(-1, Number.NaN, 4)).toEqual({ low: 0, expected: 0, high: 4 });
  });

  test('arithmetic works figure by figure', () => {
    const a = range3(1, 2, 3);
    const b = range3(10, 20, 30);
    expect(add(a, b)).toEqual(range3(11, 22, 33));
    expect(sum([a, a, b])).toEqual(range3(12, 24, 36));
    expect(sum([])).toEqual(zero);
    expect(multiply(a, 2)).toEqual(range3(2, 4, 6));
    expect(multiply(a, b)).toEqual(range3(10, 40, 90));
    expect(max(range3(0, 5, 6), exactly(4))).toEqual(range3(4, 5, 6));
    expect(min(range3(0, 5, 60), exactly(4))).toEqual(range3(0, 4, 4));
    expect(oneOf([exactly(2), exactly(4)])).toEqual(range3(2, 3, 4));
    expect(oneOf([])).toEqual(zero);
    expect([isExact(exactly(3)), isExact(a)]).toEqual([true, false]);
  });

  test('every operation keeps low <= expected <= high', () => {
    const ranges = fc
      .tuple(fc.nat(1e6), fc.nat(1e6), fc.nat(1e6))
      .map((three) => range3(...(three.sort((x, y) => x - y) as [number, number, number])));
    fc.assert(
      fc.property(ranges, ranges, (a, b) => {
        for (const result of [add(a, b), multiply(a, b), max(a, b), min(a, b), oneOf([a, b])])
          expect(result.low <= result.expected && result.expected <= result.high && result.low >= 0).toBe(true);
      }),
    );
  });
});
