import { describe, expect, it } from 'vitest';
import { exactly, range3 } from '../../server/src/base/range3.ts';
import { buildReport } from '../../server/src/report/build.ts';
import { monthLabel } from '../../server/src/report/labels.ts';
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

  it('has every call once in each of the groups', () => {
    const { byModel, byFile, byTask, byFolder, report } = view();
    const sum = (groups: ReportView['byModel']) => groups.reduce((total, group) => total + group.calls, 0);
    expect(sum(byModel)).toBe(report.totals.callSites);
    expect(sum(byFile)).toBe(report.totals.callSites);
    expect(sum(byTask)).toBe(report.totals.callSites);
    expect(sum(byFolder)).toBe(report.totals.callSites);
    expect(byModel.find(({ name }) => name === 'unknown')).toMatchObject({ calls: 1, unpriced: 1, dearest: null });
  });

  it('shows how costs lie within a group, and no sum of them', () => {
    const costs = [0.01, 0.02, 0.04].map((cost, index) =>
      priced({ id: `${index}` }, estimate({ perCall: range3(cost / 2, cost, cost * 2) })),
    );
    const { byModel, spread } = view(analysis({ files: [file({ sites: costs })] }));
    expect(byModel).toMatchObject([
      { name: 'gpt-4o', calls: 3, spread: { least: 0.01, median: 0.02, most: 0.04 }, perMonth: null },
    ]);
    expect(spread).toEqual(byModel[0]?.spread);
  });

  it('names folders two levels below what all files share', () => {
    const paths = ['apps/web/src/llm/a.ts', 'apps/web/src/llm/deep/b.ts', 'apps/web/lib/c.ts', 'apps/web/d.ts'];
    const files = paths.map((path, index) => file({ path, sites: [priced({ id: `${index}`, path })], findings: [] }));
    const names = view(analysis({ files })).byFolder.map(({ name, calls }) => [name, calls]);
    expect(names.toSorted()).toEqual([
      ['apps/web', 1],
      ['apps/web/lib', 1],
      ['apps/web/src/llm', 2],
    ]);
  });

  it('shows what each component takes of a call', () => {
    const component = estimate().components[0];
    if (!component) throw new Error('no component');
    const of = (kind: 'input' | 'output', cost: number) => ({ ...component, kind, cost: exactly(cost) });
    const two = estimate({ perCall: exactly(0.04), components: [of('input', 0.01), of('output', 0.03)] });
    expect(view(analysis({ files: [file({ sites: [priced({}, two)] })] })).byComponent).toMatchObject([
      { kind: 'output', calls: 1, share: { median: 0.75 }, spread: { median: 0.03 }, perMonth: null },
      { kind: 'input', calls: 1, share: { median: 0.25 }, spread: { median: 0.01 }, perMonth: null },
    ]);
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

  it('are the only months of groups and components', () => {
    const { byModel, byComponent } = view(
      analysis({
        files: [file({ sites: [priced({ id: 'a', declared: volume(10) }, tenth), priced({ id: 'c' }, tenth)] })],
      }),
    );
    expect(byModel[0]?.perMonth?.expected).toBeCloseTo(30);
    expect(byComponent[0]?.perMonth?.expected).toBeCloseTo(30);
  });

  it('rest on assumptions where more than half of the money does', () => {
    const assumed = estimate({ perCall: range3(0.05, 0.1, 0.2), mostlyAssumed: true });
    const month = (known: number, guessed: number) =>
      sites(
        priced({ id: 'a', declared: volume(known) }, tenth),
        priced({ id: 'b', declared: volume(guessed) }, assumed),
      )?.perMonth;
    expect(month(10, 20)?.mostlyAssumed).toBe(true);
    expect(month(20, 10)?.mostlyAssumed).toBe(false);
    expect(monthLabel({ low: 1, expected: 2, high: 3, mostlyAssumed: true })).toBe('~$1.00–$3.00');
    expect(monthLabel({ low: 1, expected: 2, high: 3, mostlyAssumed: false })).toBe('$2.00 ($1.00–$3.00)');
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
