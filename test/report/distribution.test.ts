import { describe, expect, it } from 'vitest';
import { distributionOf, spreadOf } from '../../server/src/report/distribution.ts';

describe('the spread of figures', () => {
  it('is made of figures that are there, by nearest rank', () => {
    expect(spreadOf([5, 1, 3, 2, 4, 6, 7, 8, 10, 9])).toEqual({ least: 1, median: 5, ninetieth: 9, most: 10 });
    expect(spreadOf([7])).toEqual({ least: 7, median: 7, ninetieth: 7, most: 7 });
  });
  it('is nothing without figures', () => {
    expect(spreadOf([])).toBeNull();
  });
});

describe('the distribution of costs', () => {
  const steps = (costs: readonly (number | null)[]) =>
    distributionOf(costs).bins.map(({ from, to, calls }) => [from, to, calls]);

  it('goes in steps of 1, 2 and 5, with the empty ones between', () => {
    expect(steps([0.001, 0.0019, 0.012])).toEqual([
      [0.001, 0.002, 2],
      [0.002, 0.005, 0],
      [0.005, 0.01, 0],
      [0.01, 0.02, 1],
    ]);
  });

  it.each([0.00001, 0.0002, 0.005, 0.1, 0.2, 0.5, 1, 2, 5, 10, 200, 1e-9, 5e-7])(
    'puts %d into the step that starts there',
    (cost) => {
      const [first] = distributionOf([cost]).bins;
      expect(first?.from).toBe(cost);
    },
  );

  it('has every cost between the ends of its step', () => {
    for (let power = -8; power < 3; power += 0.013) {
      const cost = 10 ** power;
      const [bin, ...others] = distributionOf([cost]).bins;
      expect(others).toEqual([]);
      expect(bin && bin.from <= cost && cost < bin.to, `${cost}`).toBe(true);
    }
  });

  it('counts apart what costs nothing and what is not known', () => {
    expect(distributionOf([0, null, null, 1])).toMatchObject({ free: 1, unknown: 2, bins: [{ calls: 1 }] });
    expect(distributionOf([null])).toEqual({ bins: [], free: 0, unknown: 1 });
  });
});
