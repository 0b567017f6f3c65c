import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { lookupModel } from '../../server/src/catalog/lookup.ts';
import { homeProviders, providerId } from '../../server/src/catalog/providers.ts';
import { catalog, DAY, snapshotText } from './opened.ts';

const { providers, sources, priceDate } = catalog.snapshot;
const entries = Object.entries(providers).flatMap(([provider, { models }]) =>
  Object.entries(models).map(([id, model]) => ({ name: `${provider}/${id}`, provider, id, model })),
);

describe('the snapshot', () => {
  test('is small', () => {
    expect(snapshotText.length).toBeLessThan(400_000);
    expect(entries.length).toBeGreaterThan(800);
  });

  test('is sorted, one model a line', () => {
    for (const { models } of Object.values(providers)) expect(Object.keys(models)).toEqual(Object.keys(models).sort());
    expect(snapshotText.split('\n').length).toBeGreaterThan(entries.length);
  });

  test('has a source for every datum', () => {
    const used = [...snapshotText.matchAll(/"source":(\d+)/g)].map(([, index]) => Number(index));
    expect(Math.max(...used)).toBe(sources.length - 1);
    for (const { name, date } of sources)
      expect([name.length > 0, /^20\d\d-\d\d-\d\d$/.test(date)]).toEqual([true, true]);
    expect(sources.some(({ date }) => date === priceDate)).toBe(true);
  });

  test('has every provider under the name that the program uses', () => {
    for (const provider of Object.keys(providers)) expect(providerId(provider)).toBe(provider);
    for (const provider of homeProviders) expect(providers[provider], provider).toBeDefined();
  });

  test('gives each id to one model', () => {
    for (const [provider, { models }] of Object.entries(providers)) {
      const names = Object.entries(models).flatMap(([id, model]) => [id, ...(model.aliases ?? [])]);
      expect(
        names.filter((name, index) => names.indexOf(name) !== index),
        provider,
      ).toEqual([]);
    }
  });

  test('has sensible prices', () => {
    for (const { name, model } of entries) {
      const periods = model.prices ?? [];
      const days = periods.map((period) => period.from ?? '');
      expect(days, name).toEqual([...new Set(days)].sort());
      for (const period of periods) {
        for (const card of [
          period.rates,
          period.peak?.rates ?? {},
          ...(period.above ?? []).map((tier) => tier.rates),
        ]) {
          const { input, cachedInput } = card;
          expect(
            Object.values(card).every((price) => Number.isFinite(price) && price >= 0 && price < 2000),
            name,
          ).toBe(true);
          if (input !== undefined && cachedInput !== undefined) expect(cachedInput, name).toBeLessThanOrEqual(input);
        }
      }
    }
  });

  test('points only at what it has', () => {
    for (const { name, provider, model } of entries) {
      const own = providers[provider];
      if (model.sibling !== undefined) expect(own?.models[model.sibling], `${name} sibling`).toBeDefined();
      if (model.cache !== undefined) expect(own?.caches?.[model.cache], `${name} cache`).toBeDefined();
      if (model.home !== undefined)
        expect(providers[model.home[0]]?.models[model.home[1]], `${name} home`).toBeDefined();
      const replacement = model.shutdown?.replacement;
      if (replacement !== undefined)
        expect(lookupModel(catalog, provider, replacement, DAY)?.price, `${name} replacement`).toBeTruthy();
    }
  });
});

describe('knows every model that an SDK names', () => {
  const names = (file: string, type: string): string[] => {
    const text = readFileSync(new URL(`../../node_modules/${file}`, import.meta.url), 'utf8');
    const union = new RegExp(`export type ${type} = ([^;]+);`).exec(text)?.[1] ?? '';
    return [...union.matchAll(/'([^']+)'/g)].map(([, name]) => name ?? '');
  };

  test.each([
    ['openai', 'openai/resources/shared.d.ts', 'ChatModel', 60],
    ['openai', 'openai/resources/embeddings.d.ts', 'EmbeddingModel', 3],
    ['openai', 'openai/resources/images.d.ts', 'ImageModel', 3],
    ['openai', 'openai/resources/moderations.d.ts', 'ModerationModel', 2],
    ['anthropic', '@anthropic-ai/sdk/resources/messages/messages.d.ts', 'Model', 20],
  ])('%s: %s', (provider, file, type, atLeast) => {
    const listed = names(file, type);
    expect(listed.length).toBeGreaterThanOrEqual(atLeast);
    expect(listed.filter((id) => lookupModel(catalog, provider, id, DAY) === null)).toEqual([]);
  });

  test('and every default of the SDKs and frameworks', () => {
    const defaults = [
      'gpt-3.5-turbo',
      'claude-sonnet-4-5-20250929',
      'text-embedding-ada-002',
      'gpt-5.6-luna',
      'gpt-4.1-mini',
      'gpt-5-mini',
      'gpt-5.4-mini',
      'gpt-4o',
    ];
    expect(defaults.filter((id) => lookupModel(catalog, null, id, DAY) === null)).toEqual([]);
  });
});
