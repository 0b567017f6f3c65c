import { expect, test } from 'vitest';
import { exactly } from '../../server/src/base/range3.ts';
import { type CostConfig, createEstimator } from '../../server/src/cost/estimator.ts';
import { catalog, DAY } from '../catalog/opened.ts';
import { costOf, countTokens, declared, fact, request, siteOf } from './made.ts';

const none: CostConfig = { assumptions: {}, prices: {}, providers: {}, tiers: {} };

const estimator = (configs: Readonly<Record<string, CostConfig>> = {}) =>
  createEstimator({ catalog, asOf: DAY, countTokens, configFor: (path) => configs[path] ?? none }).estimate;

const site = (path: string) => siteOf(request(), { path, declared: declared({ inputTokens: 1000, outputTokens: 0 }) });

test('each file has its own settings', () => {
  const contract = { provider: 'openai', discount: 0.2, region: null };
  const estimate = estimator({
    'own.ts': { ...none, prices: { 'openai/gpt-4o': { input: 1 } } },
    'contract.ts': { ...none, providers: { 'https://llm.example.com/v1': contract } },
    'two.ts': { ...none, providers: { A_URL: contract, B_URL: { ...contract, discount: null } } },
    'batch.ts': { ...none, tiers: { openai: 'batch' } },
    'chatty.ts': { ...none, assumptions: { 'output.unknown': exactly(5000) } },
  });
  const cost = (path: string) => costOf(estimate(site(path))).expected;
  expect(cost('plain.ts')).toBeCloseTo(0.0025, 12);
  expect(cost('own.ts')).toBeCloseTo(0.001, 12);
  expect(estimate(siteOf(request(), { path: 'own.ts' }))).toMatchObject({
    perCall: null,
    gaps: ['no output price for gpt-4o'],
  });
  expect(cost('contract.ts')).toBeCloseTo(0.002, 12);
  expect(cost('two.ts')).toBeCloseTo(0.0025, 12);
  expect(cost('batch.ts')).toBeCloseTo(0.00125, 12);
  const chatty = estimate(siteOf(request(), { path: 'chatty.ts' }));
  expect(chatty.components.find(({ kind }) => kind === 'output')).toMatchObject({
    quantity: exactly(5000),
    quantityTag: 'declared',
  });
});

test('another request of the same call is estimated anew', () => {
  const estimate = estimator();
  const [large, small] = [site('a.ts'), siteOf(request({ model: fact('gpt-4o-mini') }), site('a.ts'))];
  const changed = { ...large, plan: siteOf(request({ model: fact('gpt-4o-mini') })).plan };
  expect(estimate(large)).toBe(estimate(large));
  expect(costOf(estimate(changed)).expected).toBeLessThan(costOf(estimate(large)).expected);
  expect(small.id).toBe(changed.id);
});
