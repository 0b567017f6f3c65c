import { describe, expect, it } from 'vitest';
import { exactly, range3 } from '../../server/src/base/range3.ts';
import { buildReport } from '../../server/src/report/build.ts';
import { type ReportView, viewOf } from '../../server/src/report/view.ts';
import type { Declared } from '../../server/src/resolve/callSite.ts';
import { analysis, estimate, file, finding, priced, richAnalysis, unpriced } from './fixture.ts';

const view = (of = richAnalysis()): ReportView =>
  viewOf(buildReport(of, { version: '1.2.3', countTokens: (text) => text.length }));

const volume = (callsPerDay: number): Declared => ({
  model: null,
  lane: null,
  callsPerDay,
  inputTokens: null,
  outputTokens: null,
  cachedShare: null,
  batchShare: null,
  steps: null,
  source: 'config',
});

describe('the view of a report', () => {
  it('ranks calls by what is expected of one call, and keeps those without a price apart', () => {
    expect(view().priced.map((row) => row.site.id)[0]).toBe('site-3');
    expect(view().unpriced.map((row) => row.site.id)).toEqual(['site-2']);
  });

  it('shows the band alone where a figure rests mostly on assumptions', () => {
    expect(
      view()
        .priced.map((row) => row.cost)
        .slice(0, 2),
    ).toEqual(['~$0.00040–$0.90', '$0.0040 ($0.0012–$0.031)']);
    expect(view().unpriced[0]?.cost).toBe('unknown');
  });

  it('shows calls that read the same as one row', () => {
    const sites = [1, 2, 3].map((number) => priced({ id: `${number}`, kind: 'via', through: [`x${number}`] }));
    const { priced: rows, report } = view(analysis({ files: [file({ sites })] }));
    expect(rows.map(({ calls }) => calls)).toEqual([3]);
    expect(report.callSites).toHaveLength(3);
  });

  it('has every call once in the groups by model and by file', () => {
    const { byModel, byFile, report } = view();
    const sum = (groups: ReportView['byModel']) => groups.reduce((total, group) => total + group.calls, 0);
    expect(sum(byModel)).toBe(report.totals.callSites);
    expect(sum(byFile)).toBe(report.totals.callSites);
    expect(byModel.find(({ name }) => name === 'unknown')).toMatchObject({ calls: 1, unpriced: 1, dearest: null });
  });

  it('counts findings by rule, the gravest first', () => {
    expect(view().byRule.map(({ rule, count, fixable }) => [rule, count, fixable])).toEqual([
      ['dynamic-prefix', 1, 0],
      ['missing-output-cap', 1, 1],
      ['flagship-for-simple-task', 1, 1],
    ]);
  });

  it('lists savings by unit and size, with no sum', () => {
    const saving = (id: string, expected: number, unit: 'per-call' | 'per-month') =>
      finding({ id, saving: { ...exactly(expected), unit, formula: '' } });
    const findings = [saving('a', 1, 'per-call'), saving('b', 5, 'per-call'), saving('c', 2, 'per-month')];
    expect(view(analysis({ files: [file({ findings })] })).savings.map((row) => row.finding.id)).toEqual([
      'c',
      'b',
      'a',
    ]);
  });

  it('counts what is not known', () => {
    expect(view().gaps).toEqual([{ text: 'the model is passed in by a caller', count: 1 }]);
  });

  it('lists each assumption once, with the calls that use it', () => {
    expect(view().assumptions).toEqual([expect.objectContaining({ key: 'output/chat', calls: 5 })]);
  });
});

describe('volumes', () => {
  const sites = (...all: ReturnType<typeof priced>[]) => view(analysis({ files: [file({ sites: all })] })).volumes;
  const tenth = estimate({ perCall: range3(0.05, 0.1, 0.2) });

  it('are not there unless the user declares one', () => {
    expect(sites(priced())).toBeNull();
  });

  it('make a month of 30 days out of declared calls alone', () => {
    const volumes = sites(
      priced({ id: 'a', declared: volume(10) }, tenth),
      priced({ id: 'b', declared: volume(20) }, tenth),
      priced({ id: 'c' }, tenth),
    );
    expect(volumes?.rows.map(({ call, callsPerDay }) => [call.site.id, callsPerDay])).toEqual([
      ['b', 20],
      ['a', 10],
    ]);
    expect(volumes?.perMonth.expected).toBeCloseTo(90);
    expect(volumes?.left).toBe(1);
  });

  it('leave out what has no price, and say so', () => {
    expect(sites(priced({ declared: volume(10) }, unpriced()))).toMatchObject({ rows: [], left: 1 });
  });

  it("count a call behind the project's own function once", () => {
    const volumes = sites(
      priced({ id: 'a', declared: volume(10) }, tenth),
      priced({ id: 'b', kind: 'via', through: ['a'], declared: volume(10) }, tenth),
    );
    expect(volumes?.rows.map(({ call }) => call.site.id)).toEqual(['b']);
    expect(volumes?.left).toBe(0);
  });
});
