import { describe, expect, test } from 'vitest';
import { estimateSite } from '../../../server/src/cost/estimate.ts';
import { type Ways, waysOf } from '../../../server/src/cost/whatIf/ways.ts';
import { asItIs, type Levers, type WhatIf, whatIf } from '../../../server/src/cost/whatIf/whatIf.ts';
import type { CallSite, Declared, Request, RequestPlan } from '../../../server/src/resolve/callSite.ts';
import { contextOf, count, declared, fact, type Given, part, request, several, siteOf, userInput } from '../made.ts';

/** A prompt whose static text has exactly so many tokens. */
function text(tokens: number): string {
  const made = `${'tea '.repeat(tokens - 1)}tea`;
  if (count(made) !== tokens) throw new Error(`${count(made)} tokens, not ${tokens}`);
  return made;
}

const prices = { 'openai/gpt-4o': { input: 1.5, cachedInput: 0.15, output: 6 } };

function ways(plan: Request | RequestPlan, changes: Partial<CallSite> = {}, given: Given = {}): Ways {
  const found = waysOf(siteOf(plan, changes), contextOf(given));
  if (found === null) throw new Error('not settled');
  return found;
}

const moved = (changes: Partial<Levers>): Levers => ({ ...asItIs, ...changes });

/** USD for a thousand executions, expected. */
const thousand = ({ after }: WhatIf): number => 1000 * after.expected;

const prefixed = (more: Partial<Request> = {}) => request(more, [part('system', text(5000)), part('user', userInput)]);
const sends = (changes: Partial<Declared>) => ({ declared: declared({ outputTokens: 0, ...changes }) });

describe('the cache hit rate', () => {
  const site = sends({ inputTokens: 5000 });

  test('a thousand calls with a prefix of 5,000 tokens at $1.50 are $7.50 uncached and $0.75 of reads at a tenth', () => {
    const found = ways(prefixed(), site, { prices });
    expect(thousand(whatIf(found, asItIs))).toBeCloseTo(7.5, 9);
    expect(thousand(whatIf(found, moved({ cacheHitShare: 0 })))).toBeCloseTo(7.5, 9);
    expect(thousand(whatIf(found, moved({ cacheHitShare: 1 })))).toBeCloseTo(0.75, 9);
  });

  test('what is not found is written, at the price of writes where the provider charges for them', () => {
    const claude = { provider: fact('anthropic'), model: fact('claude-sonnet-4-5') };
    const card = { 'anthropic/claude-sonnet-4-5': { input: 3, cachedInput: 0.3, cacheWrite: 3.75, output: 15 } };
    const found = ways(prefixed(claude), site, { prices: card });
    const at = (cacheHitShare: number) => thousand(whatIf(found, moved({ cacheHitShare })));
    // Without a single hit the bill rises by the price of the writes.
    expect(at(0)).toBeCloseTo(5 * 3.75, 9);
    expect(at(0.9)).toBeCloseTo(5 * (0.9 * 0.3 + 0.1 * 3.75), 9);
    expect(found.own.cache).toMatchObject({ can: true, needsMarker: true });
  });

  test('run-time text stays at the full price', () => {
    const found = ways(prefixed(), sends({ inputTokens: 8000 }), { prices });
    expect(thousand(whatIf(found, moved({ cacheHitShare: 1 })))).toBeCloseTo(5 * 0.15 + 3 * 1.5, 6);
  });

  test('takes the place of a declared share', () => {
    const found = ways(request(), sends({ inputTokens: 5000, cachedShare: 0.5 }), { prices });
    expect(thousand(whatIf(found, asItIs))).toBeCloseTo(0.5 * 7.5 + 0.5 * 0.75, 9);
    expect(thousand(whatIf(found, moved({ cacheHitShare: 0.9 })))).toBeCloseTo(0.1 * 7.5 + 0.9 * 0.75, 9);
  });

  test('later steps of an agent find what the first has written', () => {
    const agent: RequestPlan = {
      kind: 'loop',
      plan: { kind: 'one', request: prefixed() },
      low: 4,
      high: 4,
      limit: fact(4),
    };
    const found = ways(agent, sends({ inputTokens: 5000 }), { prices });
    const { after } = whatIf(found, moved({ cacheHitShare: 0 }));
    expect(1000 * after.expected).toBeCloseTo(7.5 + 3 * 0.75, 6);
  });

  test.each([
    ['a prefix below the minimum', request({}, [part('system', text(1000)), part('user', userInput)]), 'too-short'],
    ['a prompt that starts with run-time text', request({}, [part('user', userInput, text(5000))]), 'no-prefix'],
    ['a model without a cache', prefixed({ model: fact('gpt-4') }), 'not-offered'],
  ] as const)('does nothing to %s, and says so', (_, sent, why) => {
    const result = whatIf(ways(sent), moved({ cacheHitShare: 0.9 }));
    expect(result.effects).toEqual({ cacheHitShare: why });
    expect(result.after).toEqual(result.before);
  });

  test('does nothing where reads have no price', () => {
    const found = ways(prefixed(), site, { prices: { 'openai/gpt-4o': { input: 1.5, output: 6 } } });
    expect(whatIf(found, moved({ cacheHitShare: 1 })).effects).toEqual({ cacheHitShare: 'no-price' });
  });
});

describe('the output cap', () => {
  test('1,800 tokens at $30 are $0.054, cut at 120 they are $0.0036', () => {
    const found = ways(request({ model: fact('gpt-5.5') }), sends({ inputTokens: 0, outputTokens: 1800 }));
    expect(whatIf(found, asItIs).after.expected).toBeCloseTo(0.054, 12);
    expect(whatIf(found, moved({ outputCap: 120 })).after.expected).toBeCloseTo(0.0036, 12);
  });

  test('holds for each answer of each step', () => {
    const found = ways(request({ n: fact(3) }));
    const tokens = (outputCap: number) =>
      ((whatIf(found, moved({ outputCap })).after.high - whatIf(found, moved({ outputCap: 0 })).after.high) * 1e6) / 10;
    expect(tokens(50)).toBeCloseTo(150, 6);
  });

  test('does nothing to answers that are shorter, and says so', () => {
    const result = whatIf(ways(request(), sends({ inputTokens: 10, outputTokens: 100 })), moved({ outputCap: 500 }));
    expect(result.effects).toEqual({ outputCap: 'short-answer' });
    expect(result.after).toEqual(result.before);
  });
});

describe('the batch share', () => {
  const half = sends({ inputTokens: 1e6 });

  test('halves what goes that way', () => {
    const found = ways(request(), half);
    expect(whatIf(found, asItIs).after.expected).toBeCloseTo(2.5, 9);
    expect(whatIf(found, moved({ batchShare: 1 })).after.expected).toBeCloseTo(1.25, 9);
    expect(whatIf(found, moved({ batchShare: 0.4 })).after.expected).toBeCloseTo(2.5 * 0.8, 9);
  });

  test('takes the place of a declared share', () => {
    const found = ways(request(), sends({ inputTokens: 1e6, batchShare: 0.5 }));
    expect(whatIf(found, asItIs).after.expected).toBeCloseTo(2.5 * 0.75, 9);
    expect(whatIf(found, moved({ batchShare: 0 })).after.expected).toBeCloseTo(2.5, 9);
  });

  test.each([
    [
      'somebody waits for',
      request(),
      { place: { ...siteOf(request()).place, lane: 'interactive' as const } },
      'waited-for',
    ],
    ['streams', request({ stream: fact(true) }), {}, 'waited-for'],
    ['is a batch already', request({ isBatch: true }), {}, 'batched'],
    ['asks for a tier', request({ serviceTier: fact('flex') }), {}, 'tier'],
  ] as const)('does nothing to a call that %s', (_, sent, changes, why) => {
    const result = whatIf(ways(sent, changes), moved({ batchShare: 1 }));
    expect(result.effects).toEqual({ batchShare: why });
    expect(result.after).toEqual(result.before);
  });
});

describe('the share of the smaller model', () => {
  const site = sends({ inputTokens: 1e6 });

  test('is paid at the prices of that model', () => {
    const found = ways(request(), site);
    expect(found.smaller?.model).toBe('gpt-4o-mini');
    expect(whatIf(found, moved({ smallerModelShare: 1 })).after.expected).toBeCloseTo(0.15, 9);
    expect(whatIf(found, moved({ smallerModelShare: 0.4 })).after.expected).toBeCloseTo(0.6 * 2.5 + 0.4 * 0.15, 9);
  });

  test('is nothing where there is no smaller model', () => {
    const result = whatIf(ways(request({ model: fact('gpt-4o-mini') }), site), moved({ smallerModelShare: 1 }));
    expect(result.effects.smallerModelShare).not.toBeNull();
    expect(result.after).toEqual(result.before);
  });

  test('is nothing for embeddings: an index belongs to its model', () => {
    const embed = request({ model: fact('text-embedding-3-large') }, [part('user', userInput)]);
    expect(ways(embed, { operation: 'embedding' })).toMatchObject({ smaller: null, noSmaller: 'other-work' });
  });
});

describe('all levers together', () => {
  test('work on each other: they are never added up', () => {
    const found = ways(prefixed(), sends({ inputTokens: 5000, outputTokens: 1000 }));
    const all = moved({ smallerModelShare: 0.5, cacheHitShare: 0.8, batchShare: 0.5, outputCap: 200 });
    const own = 5000 * (0.8 * 1.25 + 0.2 * 2.5) + 200 * 10;
    const mini = 5000 * (0.8 * 0.075 + 0.2 * 0.15) + 200 * 0.6;
    expect(1e6 * whatIf(found, all).after.expected).toBeCloseTo(0.75 * (0.5 * own + 0.5 * mini), 6);
  });

  test('shares beyond their ends count as the ends', () => {
    const found = ways(prefixed());
    const at = (share: number) =>
      whatIf(found, moved({ smallerModelShare: share, cacheHitShare: share, batchShare: share })).after;
    expect(at(7)).toEqual(at(1));
    expect(at(-7)).toEqual(at(0));
  });
});

describe('levers that are not moved', () => {
  const claude = { provider: fact('anthropic'), model: fact('claude-sonnet-4-5') };
  const marker = [{ location: null, part: 0, ttl: fact('5m') }];
  const photo = {
    ...part('user', userInput),
    media: [{ kind: 'image' as const, detail: fact('high'), location: null }],
  };
  const cases: readonly (readonly [string, Request | RequestPlan, Partial<CallSite>, Given])[] = [
    ['a plain call', request(), {}, {}],
    ['a marked prefix', prefixed({ ...claude, cacheMarkers: marker }), {}, {}],
    ['declared shares', request(), sends({ inputTokens: 3000, cachedShare: 0.7, batchShare: 0.3 }), {}],
    [
      'an agent',
      { kind: 'loop', plan: { kind: 'one', request: prefixed() }, low: 1, high: 12, limit: fact(12) },
      {},
      {},
    ],
    ['declared steps', request(), { declared: declared({ steps: 4 }) }, {}],
    ['several answers', request({ n: several(1, 3) }), {}, {}],
    ['a picture', request({}, [part('system', 'Describe it.'), photo]), {}, {}],
    ['thinking', request({ model: fact('gpt-5.5'), effort: fact('high') }), {}, {}],
    ['a discount', request(), {}, { discounts: { openai: 0.2 } }],
    ['a batch', request({ isBatch: true }), { operation: 'batch' }, {}],
    ['an embedding', request({ model: fact('text-embedding-3-small') }), { operation: 'embedding' }, {}],
    [
      'a long prompt',
      request({ provider: fact('google'), model: fact('gemini-2.5-pro') }),
      sends({ inputTokens: 300_000 }),
      {},
    ],
  ];

  test.each(cases)('leave the estimate of %s as it is', (_, plan, changes, given) => {
    const estimated = estimateSite(siteOf(plan, changes), contextOf(given)).perCall;
    const { before, after } = whatIf(ways(plan, changes, given), asItIs);
    for (const end of ['low', 'expected', 'high'] as const) {
      expect(before[end]).toBeCloseTo(estimated?.[end] ?? Number.NaN, 12);
      expect(after[end]).toBeCloseTo(before[end], 12);
    }
  });
});

describe('what the levers do not reach', () => {
  const rest = (found: Ways) => Math.max(...found.own.rest);

  test('is nothing for text alone, whatever its caching, steps and discounts', () => {
    for (const sent of [request(), prefixed(), request({ model: fact('gpt-5.5'), effort: fact('high') })])
      expect(rest(ways(sent, {}, { discounts: { openai: 0.1 } }))).toBeCloseTo(0, 12);
  });

  test('is what pictures cost', () => {
    const media = [{ kind: 'image' as const, detail: fact('high'), location: null }];
    const found = ways(request({}, [{ ...part('user', 'What is this?'), media }]));
    expect(rest(found)).toBeGreaterThan(0);
    expect(whatIf(found, moved({ outputCap: 0, cacheHitShare: 1 })).after.expected).toBeGreaterThan(found.own.rest[1]);
  });
});

describe('calls that are not settled have no what-if', () => {
  test.each<[string, Request | RequestPlan]>([
    ['one of two models', request({ model: several('gpt-4o', 'gpt-4o-mini') })],
    ['a model without a price', request({ model: fact('acme-1') })],
    ['a fallback', { kind: 'in-order-until', plans: [{ kind: 'one', request: request() }] }],
  ])('%s', (_, plan) => {
    expect(waysOf(siteOf(plan), contextOf())).toBeNull();
  });
});
