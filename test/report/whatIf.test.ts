import { describe, expect, it } from 'vitest';
import type { WorkspaceAnalysis } from '../../server/src/analysis/types.ts';
import { estimateSite } from '../../server/src/cost/estimate.ts';
import type { Ways } from '../../server/src/cost/whatIf/ways.ts';
import { waysOf } from '../../server/src/cost/whatIf/ways.ts';
import { asItIs, type Levers } from '../../server/src/cost/whatIf/whatIf.ts';
import { buildReport } from '../../server/src/report/build.ts';
import { html } from '../../server/src/report/page/html.ts';
import { whatIfPage } from '../../server/src/report/page/whatIf.ts';
import { viewOf } from '../../server/src/report/view.ts';
import { whatIfView } from '../../server/src/report/whatIf.ts';
import type { CallSite } from '../../server/src/resolve/callSite.ts';
import { contextOf, declared, fact, request, siteOf } from '../cost/made.ts';
import { analysis, file } from './fixture.ts';

const context = contextOf();

/** Calls with their real estimates. */
function project(...sites: readonly CallSite[]): {
  readonly analysis: WorkspaceAnalysis;
  readonly ways: ReadonlyMap<string, Ways>;
} {
  const priced = sites.map((site) => ({ site, estimate: estimateSite(site, context), measured: null }));
  const ways = sites.flatMap((site) => {
    const found = waysOf(site, context);
    return found === null ? [] : [[site.id, found] as const];
  });
  return { analysis: analysis({ files: [file({ sites: priced, findings: [] })] }), ways: new Map(ways) };
}

const call = (id: string, tokens: number, changes: Partial<CallSite> = {}): CallSite =>
  siteOf(request(), {
    id,
    call: { start: tokens % 7, end: 20 },
    declared: declared({ inputTokens: tokens, outputTokens: 0 }),
    ...changes,
  });

const unknownModel = siteOf(request({ model: fact('acme-1') }), { id: 'unknown' });

function ask(changes: Partial<Levers>, sites: readonly CallSite[], among: readonly string[] | null = null) {
  const made = project(...sites);
  const view = viewOf(buildReport(made.analysis, { version: '1', countTokens: (text) => text.length }));
  return whatIfView(view, made.ways, { ...asItIs, ...changes }, among && new Set(among));
}

describe('the what-if of a report', () => {
  it('says which calls change and by how much, with no sum over them', () => {
    const found = ask({ batchShare: 1 }, [call('a', 1000), call('b', 2000), unknownModel]);
    expect(found).toMatchObject({ considered: 3, unsettled: 1, perMonth: null });
    expect(found.changed.map(({ row, change }) => [row.site.id, change])).toEqual([
      ['b', -0.5],
      ['a', -0.5],
    ]);
    expect(found.change).toMatchObject({ median: -0.5 });
    expect(found.effects).toEqual([{ lever: 'batchShare', calls: 2, without: [] }]);
  });

  it('is about the chosen calls alone', () => {
    const found = ask({ batchShare: 1 }, [call('a', 1000), call('b', 2000)], ['a']);
    expect(found.considered).toBe(1);
    expect(found.changed.map(({ row }) => row.site.id)).toEqual(['a']);
  });

  it('says why a lever does nothing', () => {
    const interactive = { ...siteOf(request()).place, lane: 'interactive' as const };
    const found = ask({ batchShare: 1, cacheHitShare: 0.8 }, [call('a', 1000, { place: interactive })]);
    expect(found.changed).toEqual([]);
    expect(found.effects).toEqual([
      { lever: 'cacheHitShare', calls: 0, without: [{ why: 'too-short', calls: 1 }] },
      { lever: 'batchShare', calls: 0, without: [{ why: 'waited-for', calls: 1 }] },
    ]);
  });

  it('has a month for declared volumes alone', () => {
    const often = declared({ inputTokens: 1e6, outputTokens: 0, callsPerDay: 10 });
    const found = ask({ batchShare: 1 }, [call('a', 0, { declared: often }), call('b', 2000)]);
    expect(found.perMonth).toMatchObject({ before: { expected: 750 }, after: { expected: 375 }, calls: 1 });
  });

  it('changes nothing while no lever is moved', () => {
    expect(ask({}, [call('a', 1000)])).toMatchObject({ changed: [], change: null, effects: [] });
  });
});

describe('the words of a what-if', () => {
  const words = (changes: Partial<Levers>, ...sites: readonly CallSite[]): string =>
    html(whatIfPage(ask(changes, sites)).summary)
      .replace(/<[^>]+>/g, ' ')
      .replace(/\s+/g, ' ');

  it('say what is assumed and which calls stay as they are', () => {
    const text = words({ batchShare: 0.4, smallerModelShare: 1 }, call('a', 1000), unknownModel);
    expect(text).toContain('1 of 2 calls would cost something else');
    expect(text).toContain('100 % of the executions of 1 call go to the smaller model of the same provider');
    expect(text).toContain('50 to 100 of your own cases');
    expect(text).toContain('40 % of the executions of 1 call go through the batch API');
    expect(text).toContain('1 call whose cost is not known');
  });

  it('say that writes are left out where all is found in the cache', () => {
    expect(words({ cacheHitShare: 1 }, call('a', 1000))).toContain('no first write is counted');
    expect(words({ cacheHitShare: 0.9 }, call('a', 1000))).not.toContain('no first write is counted');
  });

  it('say so if nothing changes', () => {
    expect(words({ outputCap: 100_000 }, call('a', 1000))).toContain('None of 1 call would cost anything else.');
  });

  it('name costs as the rest of the report does', () => {
    const { after } = whatIfPage(ask({ batchShare: 1 }, [call('a', 1e6)]));
    expect(after['a']).toEqual({ cost: '$1.25', change: '−50 %', direction: 'cheaper' });
  });
});
