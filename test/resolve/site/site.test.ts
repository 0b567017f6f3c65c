import { describe, expect, it } from 'vitest';
import { spanOf } from '../../../server/src/base/span.ts';
import type { Declared } from '../../../server/src/resolve/callSite.ts';
import type { CallStep } from '../../../server/src/resolve/observed.ts';
import { toCallSites } from '../../../server/src/resolve/site/site.ts';
import { contextOf, embed, observe, place, type Setup, shown } from './setup.ts';

const sitesOf = (...observed: Parameters<typeof toCallSites>[0]) => toCallSites(observed, contextOf());
const ask = (setup: Setup = {}) =>
  observe("{ model: 'gpt-4o', messages: 'Hi' }", { place: { symbols: ['ask'], function: 'ask' }, ...setup });

describe('ids', () => {
  it('stay when lines move and texts change', () => {
    const [before] = sitesOf(ask());
    const [after] = sitesOf(
      observe("{ model: 'gpt-5', messages: 'Hello' }", { at: 900, place: { symbols: ['ask'], function: 'ask' } }),
    );
    expect(after?.id).toBe(before?.id);
    expect(after?.shape).not.toBe(before?.shape);
  });

  it('differ by path, symbols, api and ordinal', () => {
    const sites = sitesOf(
      ask(),
      ask({ at: 100 }),
      ask({ path: 'other.ts' }),
      ask({ at: 200, place: { symbols: ['Agent', 'ask'] } }),
      ask({ at: 300, spec: embed }),
    );
    expect(new Set(sites.map((site) => site.id)).size).toBe(5);
  });

  it('count equal calls from the top of the file, in whatever order they come', () => {
    const ids = (order: readonly number[]) =>
      sitesOf(...order.map((at) => ask({ at }))).map((site) => `${site.callee.start} ${site.id}`);
    expect(ids([200, 0, 100])).toEqual(ids([0, 100, 200]));
  });

  it('do not count one call twice', () => {
    const [only, ...rest] = sitesOf(ask(), ask());
    expect(rest).toEqual([]);
    expect(only?.plan.kind).toBe('one');
  });
});

describe('shapes', () => {
  it('stay when a call moves to another file', () => {
    const [here, there] = sitesOf(ask(), ask({ path: 'other.ts', at: 400, place: { symbols: ['other'] } }));
    expect(there?.shape).toBe(here?.shape);
    expect(there?.id).not.toBe(here?.id);
  });
});

describe('a call on one of two objects', () => {
  it('is one site that sends one of two requests', () => {
    const sites = sitesOf(ask(), ask({ receiver: "@acme.Client{ baseURL: 'https://api.example.com' }" }));
    expect(sites).toHaveLength(1);
    const plan = sites[0]?.plan;
    const providers =
      plan?.kind === 'one-of'
        ? plan.plans.map((each) => (each.kind === 'one' ? shown(each.request.provider) : ''))
        : [];
    expect(providers).toEqual(['acme-cloud', 'example']);
  });
});

describe('a call through own functions', () => {
  const step: CallStep = {
    location: { path: 'main.ts', span: spanOf(10, 40) },
    callee: { path: 'main.ts', span: spanOf(10, 13) },
    name: 'ask',
    place: place({
      symbols: ['nightly'],
      function: 'nightly',
      handedTo: ['cron.schedule'],
      loops: [{ kind: 'for-each', span: spanOf(0, 60), count: null, isUnbounded: false, isRetry: false }],
    }),
  };

  it('stands where the outermost is called, and points to the direct site', () => {
    const [direct, via] = sitesOf(ask(), ask({ through: [step] }));
    expect(via).toMatchObject({
      kind: 'via',
      path: 'main.ts',
      call: spanOf(10, 40),
      callee: spanOf(10, 13),
      through: [direct?.id],
    });
    expect(via?.place).toMatchObject({ symbols: ['nightly'], function: 'nightly', lane: 'deferred' });
    expect(via?.place.loops).toHaveLength(1);
    expect(via?.id).not.toBe(direct?.id);
  });

  it('points to a direct site of another file where that is known', () => {
    const observed = [ask({ through: [step] })];
    expect(toCallSites(observed, contextOf({ directIdOf: () => 'd1' }))[0]?.through).toEqual(['d1']);
    expect(toCallSites(observed, contextOf())[0]?.through).toEqual([]);
  });
});

describe('what the user declares', () => {
  const declared: Declared = {
    model: 'gpt-5',
    lane: 'deferred',
    callsPerDay: 10,
    inputTokens: null,
    outputTokens: null,
    cachedShare: null,
    batchShare: null,
    steps: null,
    source: 'comment',
  };

  it('goes before what the code says', () => {
    const context = contextOf({ annotationOf: () => ({ declared, task: 'summary', label: 'daily digest' }) });
    const [site] = toCallSites([ask({ path: 'pages/api/ask.ts' })], context);
    expect(site).toMatchObject({ task: 'summary', label: 'daily digest', declared, place: { lane: 'deferred' } });
    expect(site?.plan.kind === 'one' && shown(site.plan.request.model)).toBe('gpt-5');
  });
});

describe('the client', () => {
  it('is the same in all its calls', () => {
    const receiver = '@acme.Client{ maxRetries: 4 }';
    const [one, two] = sitesOf(ask({ receiver }), ask({ receiver, at: 100 }));
    expect(one?.client?.id).toEqual(two?.client?.id);
    expect(one?.client).toMatchObject({
      name: 'Client',
      maxRetriesOption: 'maxRetries',
      timeoutOption: { name: 'timeout', unit: 'ms' },
    });
    expect(one?.client && shown(one.client.maxRetries)).toBe('4');
  });

  it('is none for functions of a module', () => {
    expect(sitesOf(ask({ receiver: null }))[0]?.client).toBeNull();
  });
});

describe('the rest', () => {
  it('names language, version and what cannot be estimated', () => {
    const spec = { ...embed, notEstimated: 'fine-tuning is billed by the hour' };
    const [site] = sitesOf(ask({ path: 'app.mjs', spec }));
    expect(site).toMatchObject({
      language: 'javascript',
      sdk: 'acme',
      operation: 'embedding',
      notEstimated: spec.notEstimated,
    });
    expect(site && shown(site.sdkVersion)).toBe('4.2.0');
    expect(sitesOf(ask({ language: 'python', receiver: null, path: 'app.py' }))[0]?.language).toBe('python');
  });

  it('is plain data', () => {
    const [site] = sitesOf(ask());
    expect(JSON.parse(JSON.stringify(site))).toEqual(site);
  });
});
