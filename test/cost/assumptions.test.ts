import { describe, expect, test } from 'vitest';
import { exactly, range3 } from '../../server/src/base/range3.ts';
import { assume, assumptionKeys, assumptionTable } from '../../server/src/cost/assumptions.ts';

describe('the table', () => {
  test('every row has ascending figures, a unit and a reason', () => {
    for (const [key, row] of assumptionTable()) {
      expect(row.key).toBe(key);
      expect([row.value.low, row.value.expected, row.value.high]).toEqual(
        [row.value.low, row.value.expected, row.value.high].toSorted((a, b) => a - b),
      );
      expect(row.reason.length).toBeGreaterThan(8);
      expect(row.unit).not.toBe('');
      expect(row.tag).toBe('assumed');
    }
  });

  test('keys are stable', () => {
    expect(assumptionKeys).toEqual(
      expect.arrayContaining([
        'input.user-input',
        'input.retrieval',
        'input.user-input.summary',
        'output.classification',
        'reasoning.medium',
        'agent.steps',
        'cache.hit-share',
        'tools.schema',
        'image.unknown-detail',
      ]),
    );
    expect(new Set(assumptionKeys).size).toBe(assumptionKeys.length);
  });
});

describe('overrides', () => {
  test('replace a row and are declared', () => {
    const table = assumptionTable({ 'output.classification': 8, 'input.retrieval': range3(100, 200, 300) });
    expect(assume(table, 'output.classification')).toMatchObject({
      value: exactly(8),
      tag: 'declared',
      unit: 'tokens',
    });
    expect(assume(table, 'input.retrieval')).toMatchObject({ value: range3(100, 200, 300) });
    expect(assume(table, 'output.summary').tag).toBe('assumed');
  });

  test('of a general row hold for its tasks, unless these have their own', () => {
    const of = (overrides: Record<string, number>) =>
      assume(assumptionTable(overrides), 'input.parameter', 'input.parameter.summary').value.expected;
    expect(of({})).toBe(2500);
    expect(of({ 'input.parameter': 40 })).toBe(40);
    expect(of({ 'input.parameter': 40, 'input.parameter.summary': 900 })).toBe(900);
    expect(of({ 'input.parameter.summary': 900 })).toBe(900);
  });

  test.each(['input', 'input.user-input.poetry', 'output.classification.chat', 'summary', ''])('know no %j', (key) => {
    expect(assumptionTable({ [key]: 5 })).toEqual(assumptionTable());
  });

  test('are put in order; shares are at most 1', () => {
    expect(assume(assumptionTable({ 'cache.hit-share': 70 }), 'cache.hit-share').value).toEqual(exactly(1));
    const odd = assume(
      assumptionTable({ 'agent.steps': { low: 9, expected: 3, high: Number.NaN } }),
      'agent.steps',
    ).value;
    expect(odd.low <= odd.expected && odd.expected <= odd.high).toBe(true);
  });
});
