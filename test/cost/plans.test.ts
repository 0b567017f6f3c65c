import { describe, expect, test } from 'vitest';
import { absent, type Fact, unknown } from '../../server/src/base/fact.ts';
import type { Request, RequestPlan } from '../../server/src/resolve/callSite.ts';
import type { LoopContext } from '../../server/src/resolve/observed.ts';
import { costOf, declared, estimate, fact, ofKind, one, quantity, request, siteOf } from './made.ts';

const large = one(request());
const small = one(request({ model: fact('gpt-4o-mini') }));
const unpriced = one(request({ model: fact('acme-1') }));

const loop = (plan: RequestPlan, high: number | null, limit: Fact<number> = high === null ? absent() : fact(high)) =>
  ({ kind: 'loop', plan, low: 1, high, limit }) as const;

describe('one of several requests', () => {
  test('from the lowest low to the highest high, expecting the mean', () => {
    const [a, b] = [costOf(estimate(large)), costOf(estimate(small))];
    const both = estimate({ kind: 'one-of', plans: [large, small] });
    expect(costOf(both)).toEqual({ low: b.low, expected: (a.expected + b.expected) / 2, high: a.high });
  });

  test('alternatives with the same model are told apart by their number', () => {
    const longer = one(request({ outputCap: fact(10_000) }));
    const labels = estimate({ kind: 'one-of', plans: [large, longer] }).components.map(({ label }) => label);
    expect(labels).toContain('either request 1: answer');
    expect(labels).toContain('either request 2: answer');
  });
});

describe('in order until one succeeds', () => {
  test('the first is expected, all of them are the worst case', () => {
    const [first, second] = [costOf(estimate(small)), costOf(estimate(large))];
    const bill = estimate({ kind: 'in-order-until', plans: [small, large] });
    expect(costOf(bill).low).toBe(first.low);
    expect(costOf(bill).expected).toBe(first.expected);
    expect(costOf(bill).high).toBeCloseTo(first.high + second.high, 12);
    const fallback = bill.components.find(({ label }) => label === 'fallback gpt-4o: answer');
    expect(fallback?.quantity).toMatchObject({ low: 0, expected: 0 });
  });

  test('a fallback without a price leaves no figure', () => {
    expect(estimate({ kind: 'in-order-until', plans: [small, unpriced] }).perCall).toBeNull();
  });
});

describe('all of them', () => {
  test('add up', () => {
    const [a, b] = [costOf(estimate(large)), costOf(estimate(small))];
    const bill = estimate({ kind: 'all', plans: [large, small] });
    expect(costOf(bill).expected).toBeCloseTo(a.expected + b.expected, 15);
    expect(costOf(bill).high).toBeCloseTo(a.high + b.high, 15);
  });

  test('one without a price leaves no figure, and the others stay to be seen', () => {
    const bill = estimate({ kind: 'all', plans: [large, unpriced] });
    expect(bill).toMatchObject({ perCall: null, gaps: ['no price for openai/acme-1'] });
    expect(bill.components.length).toBeGreaterThan(0);
  });

  test('no request is no figure', () => {
    for (const kind of ['all', 'one-of', 'in-order-until'] as const) {
      expect(estimate({ kind, plans: [] }).perCall).toBeNull();
    }
  });
});

describe('loops', () => {
  test('each step costs a request, and later ones send the earlier ones again', () => {
    const [once, agent] = [estimate(large), estimate(loop(large, 10))];
    expect(quantity(agent, 'output')).toBe(4 * quantity(once, 'output'));
    expect(ofKind(agent, 'output')[0]?.quantity?.high).toBe(10 * 2000);
    const again = agent.components.find(({ label }) => label === 'earlier steps, sent again');
    // Three more steps after the first: 1 + 2 + 3 times an answer of 350 and a tool result of 500 tokens.
    expect(again?.quantity?.expected).toBe(6 * 850);
    expect(costOf(agent).expected).toBeGreaterThan(4 * costOf(once).expected);
    expect(agent.assumptions.map(({ key }) => key)).toEqual(
      expect.arrayContaining(['agent.steps', 'input.tool-result']),
    );
  });

  test('a limit bounds the steps, without one the table does and says so', () => {
    const steps = (plan: RequestPlan) => ofKind(estimate(plan), 'multiplier')[0]?.quantity;
    expect(steps(loop(large, 3))).toEqual({ low: 1, expected: 3, high: 3 });
    expect(steps(loop(large, 100))).toEqual({ low: 1, expected: 4, high: 100 });
    expect(steps(loop(large, null))).toEqual({ low: 1, expected: 4, high: 20 });
    expect(estimate(loop(large, null)).gaps).toEqual(['nothing limits the steps: 20 are counted at worst']);
    expect(estimate(loop(large, null, unknown('parameter'))).gaps).toEqual([
      'the limit of the steps is not known: 20 are counted at worst',
    ]);
    expect(estimate(loop(large, 100)).gaps).toEqual([]);
  });

  test('declared steps replace them', () => {
    const bill = estimate(loop(large, 100), { declared: declared({ steps: 5, outputTokens: 100, inputTokens: 1000 }) });
    expect(costOf(bill).expected).toBeCloseTo(5 * ((1000 * 2.5 + 100 * 10) / 1e6), 12);
    expect(costOf(bill).high).toBeCloseTo(costOf(bill).low, 12);
    expect(bill.assumptions).toEqual([]);
    expect(ofKind(bill, 'multiplier')).toMatchObject([{ label: 'steps', quantityTag: 'declared' }]);
  });

  test('loops within loops multiply', () => {
    const inner = costOf(estimate(loop(large, 2))).low;
    expect(costOf(estimate(loop(loop(large, 2), 2))).low).toBe(inner);
    expect(quantity(estimate(loop(loop(large, 2), 2)), 'output')).toBe(4 * quantity(estimate(large), 'output'));
  });

  test('what is sent again stays within the context of the model', () => {
    const again = estimate(loop(large, 1000)).components.find(({ label }) => label === 'earlier steps, sent again');
    expect(again?.quantity?.high).toBeLessThanOrEqual(1000 * 128_000);
  });

  test('later steps read what the first has written to the cache', () => {
    const text = { kind: 'static', text: 'You are a patient agent. '.repeat(400), location: null } as const;
    const system = {
      role: 'system',
      text: [text],
      isMaybe: false,
      isRepeated: false,
      location: null,
      cacheMarker: null,
      media: [],
    } as const;
    const marked = request(
      {
        provider: fact('anthropic'),
        model: fact('claude-sonnet-4-5'),
        cacheMarkers: [{ location: null, part: 0, ttl: absent() }],
      },
      [system],
    );
    const [written = null] = ofKind(
      estimate(loop(one(marked), 10), { declared: declared({ steps: 10 }) }),
      'cache-write',
    );
    const [once = null] = ofKind(estimate(marked), 'cache-write');
    expect(written?.quantity?.high).toBe(once?.quantity?.high);
  });
});

describe('what repeats the call from outside is shown and not counted', () => {
  const around = (count: number | null, isRetry = false): LoopContext => ({
    ...{ kind: 'for', span: { start: 0, end: 1 }, count, isUnbounded: false, isRetry },
  });

  test('loops with a known count', () => {
    const { place } = siteOf(large);
    const within = (loops: readonly LoopContext[]) => estimate(large, { place: { ...place, loops } });
    expect(within([around(50)]).perCall).toEqual(estimate(large).perCall);
    expect(ofKind(within([around(50), around(2)]), 'multiplier')).toMatchObject([
      { quantity: { expected: 100 }, cost: null },
    ]);
    expect(ofKind(within([around(null), around(3, true)]), 'multiplier')).toEqual([]);
  });

  test('retries', () => {
    const retried: Request = request({ retries: { attempts: fact(3), layers: [] } });
    expect(estimate(retried).perCall).toEqual(estimate(large).perCall);
    expect(ofKind(estimate(retried), 'multiplier')).toMatchObject([{ quantity: { low: 1, expected: 1, high: 3 } }]);
  });
});
