import { describe, expect, test } from 'vitest';
import { formatUsd } from '../../server/src/base/money.ts';
import { add, exactly, multiply, type Range3, range3 } from '../../server/src/base/range3.ts';
import { ratesFor, ratesForRange } from '../../server/src/catalog/price.ts';
import type { RateName } from '../../server/src/catalog/types.ts';
import { DAY, model, rate } from './opened.ts';

const PER_MILLION = 1e-6;

describe('worked examples', () => {
  test('2.2 thousand million input and 280 million output tokens at $2 and $8 cost $6,640', () => {
    const gpt41 = model('gpt-4.1');
    const cost = (tokens: number, name: RateName): Range3 =>
      multiply(exactly(tokens * PER_MILLION), rate(gpt41, name) ?? Number.NaN);
    const [input, output] = [cost(2.2e9, 'input'), cost(280e6, 'output')];
    expect([input.expected, output.expected].map(formatUsd)).toEqual(['$4,400', '$2,240']);
    expect(formatUsd(add(input, output).expected)).toBe('$6,640');
  });

  test('a 5,000-token prefix in 1,000 calls at $1.50: $7.50 uncached, $0.75 in cache reads', () => {
    const flash = model('gemini-3.5-flash', 'google');
    const tokens = 1000 * 5000 * PER_MILLION;
    expect(formatUsd(tokens * (rate(flash, 'input') ?? Number.NaN))).toBe('$7.50');
    expect(formatUsd(tokens * (rate(flash, 'cachedInput') ?? Number.NaN))).toBe('$0.75');
  });
});

describe('list prices in USD per million tokens', () => {
  test.each([
    ['gpt-4o', 2.5, 10, 1.25, null],
    ['gpt-4.1', 2, 8, 0.5, null],
    ['gpt-5.4-mini', 0.75, 4.5, 0.075, null],
    ['gpt-6-sol', 2, 10, 0.2, 2.5],
    ['gpt-6.1-sol', 2, 10, 0.1, 2.5],
    ['gpt-6-luna', 0.1, 0.5, 0.01, 0.125],
    ['claude-opus-5-5', 4, 20, 0.2, 5],
    ['claude-sonnet-5-5', 2, 10, 0.1, 2.5],
    ['claude-fable-5-2', 8, 40, 0.2, 10],
    ['claude-haiku-4-5', 1, 5, 0.1, 1.25],
    ['gemini-2.5-flash', 0.3, 2.5, 0.03, null],
    ['mistral-large-4', 0.7, 2.1, 0.07, null],
    ['mistral-large-latest', 0.5, 1.5, 0.05, null],
    ['kimi-k3', 3, 15, 0.3, null],
  ])('%s', (id, input, output, cachedInput, cacheWrite) => {
    const info = model(id);
    expect({
      input: rate(info, 'input'),
      output: rate(info, 'output'),
      cachedInput: rate(info, 'cachedInput'),
      cacheWrite: rate(info, 'cacheWrite'),
    }).toEqual({ input, output, cachedInput, cacheWrite });
  });

  test('an hour in the cache costs twice the input on Anthropic', () => {
    for (const id of ['claude-opus-5-5', 'claude-haiku-4-5', 'claude-fable-5-2', 'claude-haiku-5-5']) {
      expect(rate(model(id), 'cacheWriteLong'), id).toBeCloseTo(2 * (rate(model(id), 'input') ?? 0), 9);
    }
  });

  test('embeddings have no output price, so they cannot be priced as chat', () => {
    for (const id of [
      'text-embedding-3-small',
      'text-embedding-ada-002',
      'mistral-embed',
      'voyage-4-lite',
      'gemini-embedding-001',
    ]) {
      const info = model(id);
      expect([info.operation, info.tier, rate(info, 'output')], id).toEqual(['embedding', 'embedding', null]);
      expect(rate(info, 'input'), id).toBeGreaterThan(0);
    }
  });

  test('known models without a published price have none', () => {
    for (const id of [
      'gpt-6.2-astra',
      'gpt-6.2-sol',
      'claude-mythos-5-1',
      'claude-mythos-5-2',
      'dall-e-3',
      'rerank-v3.5',
    ]) {
      expect(model(id).price, id).toBeNull();
    }
  });

  test('every price says where it was read and when', () => {
    expect(model('gpt-6.1-sol').price?.source).toEqual({ name: '@earendil-works/pi-ai 1.5.2', date: '2026-11-10' });
    expect(model('text-embedding-3-small').price?.source.name).toContain('genai-prices');
  });
});

describe('long prompts', () => {
  test.each([
    ['claude-haiku-5-5', 100_000, { input: 0.1, output: 0.5 }, { input: 0.5, output: 2.5 }],
    ['gpt-5.4', 271_999, { input: 2.5, output: 15 }, { input: 5, output: 22.5 }],
    ['gpt-5.6-sol', 271_999, { input: 4, output: 20 }, { input: 8, output: 30 }],
    ['gpt-6-sol', 272_000, { input: 2, output: 10 }, { input: 4, output: 15 }],
    ['gpt-6.1-sol', 272_000, { input: 2, output: 10 }, { input: 4, output: 15 }],
    ['gemini-2.5-pro', 200_000, { input: 1.25, output: 10 }, { input: 2.5, output: 15 }],
    ['gemini-3.1-pro-preview', 200_000, { input: 2, output: 12 }, { input: 4, output: 18 }],
    ['grok-4.7', 200_000, { input: 2, output: 6 }, { input: 4, output: 12 }],
  ])('%s charges the whole request more above %i tokens', (id, threshold, below, above) => {
    const info = model(id);
    const at = (tokens: number) => ({ input: rate(info, 'input', tokens), output: rate(info, 'output', tokens) });
    expect(at(threshold)).toEqual(below);
    expect(at(threshold + 1)).toEqual(above);
  });

  test('Claude with a million tokens has one price', () => {
    for (const id of ['claude-opus-5-5', 'claude-sonnet-5-5', 'claude-fable-5-2'])
      expect(model(id).price?.tiers, id).toHaveLength(1);
  });

  test('a prompt of unsure length may lie on both sides', () => {
    const price = model('claude-haiku-5-5').price;
    expect(price && ratesForRange(price, range3(1000, 5000, 150_000)).input).toEqual(range3(0.1, 0.1, 0.5));
  });
});

describe('prices change with the day', () => {
  test.each([
    ['gemini-3.8-flash', '2026-12-31', 0.75, '2027-01-01', 1.5],
    ['gemini-4-argon', '2026-11-30', 2, '2026-12-01', 4],
    ['gpt-5.6-sol', '2026-08-20', 5, '2026-08-21', 4],
    ['o3', '2025-06-09', 10, '2025-06-10', 2],
  ])('%s', (id, last, before, first, after) => {
    expect(rate(model(id, null, last), 'input')).toBe(before);
    expect(rate(model(id, null, first), 'input')).toBe(after);
    expect(model(id, null, last).price?.until).toBe(first);
    expect(model(id, null, first).price?.from).toBe(first);
  });

  test('two readings of one day are the same', () => {
    expect(model('gemini-3.8-flash', null, DAY)).toEqual(model('gemini-3.8-flash', null, DAY));
  });
});

test('a price by the clock is a band from the cheap to the dear hours, whose mean is weighted by their number', () => {
  const { price } = model('deepseek-v4-pro');
  const rates = price === null ? null : ratesFor(price, 1000);
  expect(rates?.input).toEqual(range3(0.66, 0.66 + (0.66 * 7) / 24, 1.32));
  expect(rates?.output?.high).toBe(3.96);
  expect(price?.clock).toBe('dearer 01:00–04:00 and 06:00–10:00 UTC');
  expect(model('deepseek-flash').price?.tiers[0]?.rates.cachedInput).toMatchObject({ low: 0.003, high: 0.006 });
});

describe('batch, flex and priority', () => {
  const factor = (id: string, tier: 'batch' | 'flex' | 'priority', provider: string | null = null) =>
    model(id, provider).factors[tier]?.factor ?? null;

  test('half price in batches', () => {
    for (const id of [
      'gpt-4o',
      'gpt-6.1-sol',
      'text-embedding-3-small',
      'claude-opus-5-5',
      'gemini-3.8-flash',
      'mistral-large-4',
    ]) {
      expect(factor(id, 'batch'), id).toEqual(exactly(0.5));
    }
  });

  test('unknown where it does not apply', () => {
    expect(factor('gpt-4o', 'flex')).toBeNull();
    expect(factor('gpt-5', 'flex')).toEqual(exactly(0.5));
    expect(factor('gpt-5.4-nano', 'priority')).toBeNull();
    expect(factor('claude-opus-5-5', 'flex')).toBeNull();
    expect(factor('anthropic.claude-opus-5-5', 'batch', 'bedrock')).toBeNull();
    expect(factor('claude-opus-5-5', 'batch', 'vertex')).toBeNull();
    expect(factor('gemini-2.5-pro', 'batch', 'vertex')).toEqual(exactly(0.5));
    expect(factor('deepseek-v4-pro', 'batch')).toBeNull();
  });

  test('a factor may be a band', () => {
    expect(factor('gemini-3.8-flash', 'priority')).toEqual(range3(1.75, 1.8, 2));
    expect(factor('openai/gpt-oss-120b', 'flex', 'groq')).toEqual(exactly(1));
  });
});
