import { describe, expect, test } from 'vitest';
import { lookupModel, searchModels } from '../../server/src/catalog/lookup.ts';
import { withPrices } from '../../server/src/catalog/overrides.ts';
import { providerFacts } from '../../server/src/catalog/providerFacts.ts';
import { catalog, DAY, model, rate } from './opened.ts';

describe('caching', () => {
  test.each([
    ['gpt-4o', 'automatic-free', 1024, 300],
    ['gpt-5.5', 'automatic-free', 1024, 300],
    ['gpt-5.6-sol', 'automatic-charged', 1024, 1800],
    ['gpt-6-luna', 'automatic-charged', 1024, 1800],
    ['claude-opus-5', 'explicit', 512, 300],
    ['claude-opus-4-8', 'explicit', 1024, 300],
    ['claude-opus-4-7', 'explicit', 2048, 300],
    ['claude-haiku-4-5', 'explicit', 4096, 300],
    ['claude-sonnet-5-5', 'explicit', null, 300],
    ['gemini-2.5-flash', 'automatic-free', 2048, null],
    ['gemini-3.5-flash', 'automatic-free', 4096, null],
    ['mistral-large-4', 'automatic-free', 64, null],
  ])('%s: %s from %s tokens', (id, mode, minimumTokens, ttlSeconds) => {
    expect(model(id).cache).toMatchObject({ mode, minimumTokens, ttlSeconds });
  });

  test('no cache, and nothing known of one, are different', () => {
    expect(model('gpt-4').cache?.mode).toBe('none');
    expect(model('command-r').cache).toBeNull();
  });

  test('an unknown model has the smallest minimum of its provider', () => {
    expect(providerFacts(catalog, 'anthropic')).toMatchObject({ smallestCacheMinimum: 512, maxBreakpoints: 4 });
    expect(providerFacts(catalog, 'bedrock')?.smallestCacheMinimum).toBe(512);
    expect(providerFacts(catalog, 'azure')?.smallestCacheMinimum).toBe(1024);
    expect(providerFacts(catalog, 'cohere')?.smallestCacheMinimum).toBeNull();
    expect(providerFacts(catalog, 'ollama')).toMatchObject({ local: true });
    expect(providerFacts(catalog, 'acme')).toBeNull();
  });
});

describe('limits and families', () => {
  test.each([
    ['gpt-4o', 128_000, 16_384, 'flagship', 'gpt-4o-mini', 'o200k'],
    ['gpt-4', 8192, 8192, 'flagship', 'gpt-4o-mini', 'cl100k'],
    ['gpt-6.1-sol', 1_050_000, 128_000, 'mid', 'gpt-6.1-terra', 'o200k-assumed'],
    ['gpt-5.4-nano', 400_000, 128_000, 'nano', null, 'o200k'],
    ['claude-opus-5-5', 1_000_000, 128_000, 'flagship', 'claude-sonnet-5-5', 'claude-4.7'],
    ['claude-haiku-4-5', 200_000, 64_000, 'small', 'claude-haiku-5-5', 'claude'],
    ['claude-3-haiku', 200_000, 4096, 'small', null, 'claude'],
    ['gemini-3.8-flash', 1_048_576, 65_536, 'small', 'gemini-3.5-flash-lite', 'gemini'],
    ['text-embedding-3-large', 8192, null, 'embedding', 'text-embedding-3-small', 'cl100k'],
  ])('%s', (id, contextWindow, maxOutputTokens, tier, sibling, tokenizer) => {
    expect(model(id)).toMatchObject({ contextWindow, maxOutputTokens, tier, sibling, tokenizer });
  });

  test('what a model does', () => {
    const operation = (id: string) => model(id).operation;
    expect(
      ['gpt-4o', 'gpt-image-1.5', 'whisper-1', 'omni-moderation-latest', 'rerank-v3.5', 'gpt-3.5-turbo-instruct'].map(
        operation,
      ),
    ).toEqual(['chat', 'image', 'audio', 'moderation', 'rerank', 'completion']);
    expect(rate(model('omni-moderation-latest'), 'input')).toBe(0);
  });
});

describe('thinking', () => {
  test.each([
    ['gpt-4o', { supported: false, onByDefault: false }],
    [
      'gpt-5',
      {
        supported: true,
        onByDefault: true,
        canDisable: false,
        defaultEffort: 'medium',
        efforts: ['minimal', 'low', 'medium', 'high'],
      },
    ],
    ['gpt-6.2-sol', { supported: true, onByDefault: true, canDisable: false }],
    ['claude-opus-5-5', { supported: true, onByDefault: true, canDisable: false, defaultEffort: 'medium' }],
    ['claude-haiku-5-5', { supported: true, onByDefault: null, canDisable: true }],
    ['claude-opus-4-7', { supported: true, onByDefault: false, canDisable: true }],
    ['gemini-2.5-pro', { onByDefault: true, canDisable: false }],
    ['command-r', { supported: null, onByDefault: null }],
  ])('%s', (id, facts) => {
    expect(model(id).reasoning).toMatchObject(facts);
  });
});

describe('siblings', () => {
  test('are never suggested after their own end', () => {
    expect(model('o3', null, '2026-10-22').sibling).toBe('o4-mini');
    expect(model('o3', null, '2026-10-23').sibling).toBeNull();
    expect(model('gpt-4.1-mini').sibling).toBeNull();
    expect(model('gpt-4.1').sibling).toBe('gpt-4.1-mini');
  });
});

test('people can search for models', () => {
  const found = searchModels(catalog, 'Opus-5-5', DAY).map((info) => `${info.provider}/${info.id}`);
  expect(found).toEqual(expect.arrayContaining(['anthropic/claude-opus-5-5', 'bedrock/anthropic.claude-opus-5-5']));
  expect(searchModels(catalog, '20250929', DAY).map((info) => info.id)).toContain('claude-sonnet-4-5');
  expect(searchModels(catalog, 'no such model', DAY)).toEqual([]);
});

describe('shutdowns', () => {
  test.each([
    ['gpt-4o', '2027-01-14', 'gpt-6-luna', false],
    ['gpt-4o-2024-05-13', '2026-10-23', 'gpt-5.6-sol', true],
    ['gpt-3.5-turbo', '2026-10-23', 'gpt-5.6-luna', true],
    ['gpt-5', '2026-12-11', 'gpt-5.6-sol', false],
    ['gpt-5.1-chat-latest', '2026-07-23', null, true],
    ['claude-sonnet-4-5-20250929', '2026-11-30', 'claude-sonnet-5-5', false],
    ['deepseek-chat', '2026-07-24', 'deepseek-flash', true],
  ])('%s on %s', (id, date, replacement, past) => {
    expect(model(id).shutdown).toMatchObject({ date, replacement, past, rerouted: false });
  });

  test('some are answered by another model at its price', () => {
    expect(model('gemini-2.5-pro').shutdown).toMatchObject({ rerouted: true, replacement: 'gemini-3.8-flash' });
  });

  test('what is past depends on the day', () => {
    expect(model('gpt-4o', null, '2027-01-14').shutdown?.past).toBe(true);
  });

  test('current models have none', () => {
    for (const id of ['gpt-6.1-sol', 'claude-opus-5-5', 'gemini-3.8-flash']) expect(model(id).shutdown, id).toBeNull();
  });
});

describe('the user’s own prices', () => {
  const { catalog: own, unknown } = withPrices(catalog, {
    'gpt-4o': { input: 2, output: 8 },
    'azure/gpt-4.1': { input: 1.8, output: 7 },
    'openai/acme-1': { input: 9, output: 9 },
    'no-such-model': { input: 1, output: 1 },
  });
  const input = (provider: string | null, id: string) => {
    const info = lookupModel(own, provider, id, DAY);
    return info === null ? null : rate(info, 'input');
  };

  test('replace list prices, also of models that are not listed', () => {
    expect(input(null, 'gpt-4o')).toBe(2);
    expect(input('azure', 'gpt-4.1')).toBe(1.8);
    expect(input('openai', 'gpt-4.1')).toBe(2);
    expect(input('openai', 'acme-1')).toBe(9);
    expect(unknown).toEqual(['no-such-model']);
  });

  test('keep the model’s other facts and change the hash', () => {
    expect(lookupModel(own, 'azure', 'gpt-4.1', DAY)).toMatchObject({ contextWindow: 1_047_576, tokenizer: 'o200k' });
    expect(own.hash).not.toBe(catalog.hash);
    expect(own.priceDate).toBe(catalog.priceDate);
  });
});
