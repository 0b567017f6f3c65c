import { describe, expect, it } from 'vitest';
import { pathIndexOf } from '../../server/src/base/pathIndex.ts';
import { type ConfigFile, configPathsIn, createConfigSet } from '../../server/src/config/configSet.ts';

const anyNames = { rules: null, assumptions: null };
const setOf = (files: Readonly<Record<string, object>>) =>
  createConfigSet(
    Object.entries(files).map(([path, config]): ConfigFile => ({ path, text: JSON.stringify(config) })),
    anyNames,
  );

describe('config files of a workspace', () => {
  it('are found by name', () => {
    expect(configPathsIn(pathIndexOf(['llm-cost.json', 'a/llm-cost.json', 'a/other.json']))).toEqual([
      'llm-cost.json',
      'a/llm-cost.json',
    ]);
  });

  const set = setOf({
    'app/llm-cost.json': {
      rules: { a: { limit: 9 }, b: 'off' },
      models: { fast: 'claude-haiku' },
      prices: { m: { output: 8 } },
      wrappers: [{ module: './llm', export: 'ask' }],
      assumptions: { 'jobs/**': { lane: 'deferred', table: { x: 2 } } },
      exclude: ['old'],
    },
    'llm-cost.json': {
      rules: { a: { level: 'error', limit: 1, other: true }, c: 'hint' },
      models: { fast: 'gpt-4o-mini', best: 'gpt-4o' },
      prices: { m: { input: 1, output: 2 } },
      wrappers: [{ module: '@acme/llm', export: 'ask' }],
      assumptions: { '**': { lane: 'interactive', input: 100, table: { x: 1, y: 1 } } },
      include: ['app/**', 'lib'],
      budgets: [{ perMonth: 100 }, { files: 'app/jobs', perCall: 1 }],
    },
    'own/llm-cost.json': { root: true, models: { fast: 'x' } },
  });

  it('merge key by key, the nearest winning', () => {
    const config = set.configFor('app/src/a.ts');
    expect(config.rules).toEqual({
      a: { level: 'error', options: { limit: 9, other: true } },
      b: { level: 'off', options: {} },
      c: { level: 'hint', options: {} },
    });
    expect(config.models).toEqual({ fast: 'claude-haiku', best: 'gpt-4o' });
    expect(config.prices).toEqual({ m: { input: 1, output: 8 } });
    expect(config.wrappers.map(({ module, path }) => [module, path])).toEqual([
      ['@acme/llm', null],
      ['./llm', 'app/llm'],
    ]);
    expect(set.configFor('lib/b.ts').models).toEqual({ fast: 'gpt-4o-mini', best: 'gpt-4o' });
  });
  it('stop at a root', () => {
    expect(set.configFor('own/x/a.ts')).toMatchObject({ models: { fast: 'x' }, rules: {}, declarations: {} });
  });
  it('give assumptions by glob from their own folder', () => {
    expect(set.configFor('app/a.ts').declarations).toEqual({ lane: 'interactive', inputTokens: 100 });
    const job = set.configFor('app/jobs/deep/a.ts');
    expect(job.declarations).toEqual({ lane: 'deferred', inputTokens: 100 });
    expect(Object.entries(job.assumptions).map(([key, value]) => [key, value.expected])).toEqual([
      ['x', 2],
      ['y', 1],
    ]);
    expect(set.configFor('app/jobs/b.ts')).toBe(job);
  });
  it('decide which files are looked at', () => {
    expect(['app/a.ts', 'app/old/a.ts', 'lib/x/a.ts', 'web/a.ts', 'own/a.ts'].filter(set.isIncluded)).toEqual([
      'app/a.ts',
      'lib/x/a.ts',
      'own/a.ts',
    ]);
  });
  it('set budgets for what is below them', () => {
    expect(set.budgets.map(({ covers, source }) => [source, ['app/jobs/a.ts', 'b.ts'].map(covers)])).toEqual([
      ['llm-cost.json', [true, true]],
      ['llm-cost.json', [true, false]],
    ]);
  });
  it('report problems with their file', () => {
    expect(setOf({ 'a/llm-cost.json': { nope: 1 } }).problems).toMatchObject([
      { path: 'a/llm-cost.json', line: 1, column: 2 },
    ]);
  });
  it('have one hash for one meaning', () => {
    const a = setOf({ 'llm-cost.json': { models: { a: 'b', c: 'd' }, root: true } });
    const b = createConfigSet(
      [
        {
          path: 'llm-cost.json',
          text: '{ /* same */ "root": true,\n "$schema": "x", "models": {"c": "d", "a": "b"} }',
        },
      ],
      anyNames,
    );
    expect(b.hash).toBe(a.hash);
    expect(setOf({ 'llm-cost.json': { models: { a: 'c' } } }).hash).not.toBe(a.hash);
    const orders = [
      { 'a/**': { input: 1 }, '**': { input: 2 } },
      { '**': { input: 2 }, 'a/**': { input: 1 } },
    ].map((assumptions) => setOf({ 'llm-cost.json': { assumptions } }).hash);
    expect(orders[0]).not.toBe(orders[1]);
    expect(setOf({}).hash).toBe(setOf({}).hash);
  });
  it('can be named from elsewhere', () => {
    const named = createConfigSet(
      [{ path: 'ci/strict.json', text: '{"models": {"a": "b"}, "exclude": ["src"]}', folder: '' }],
      anyNames,
    );
    expect(named.configFor('x/y.ts').models).toEqual({ a: 'b' });
    expect(named.isIncluded('src/a.ts')).toBe(false);
  });
});
