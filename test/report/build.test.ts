import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { absent, known, unknown } from '../../server/src/base/fact.ts';
import { range3 } from '../../server/src/base/range3.ts';
import { buildReport } from '../../server/src/report/build.ts';
import type { ReportSite } from '../../server/src/report/model.ts';
import { reportJsonSchema, reportSchema } from '../../server/src/report/schema.ts';
import { analysis, estimate, file, priced, request, richAnalysis, type site } from './fixture.ts';

/** Words stand for tokens. */
const options = {
  version: '1.2.3',
  countTokens: (text: string) => text.split(/\s+/).filter((word) => word !== '').length,
};
const build = (of = analysis()) => buildReport(of, options);

function siteOf(changes: Parameters<typeof site>[0] = {}): ReportSite {
  const [built] = build(analysis({ files: [file({ sites: [priced(changes)] })] })).callSites;
  if (built === undefined) throw new Error('no call site in the report');
  return built;
}

describe('the report', () => {
  it('keeps the contract, field by field and in its order', async () => {
    await expect(`${JSON.stringify(build(), null, 2)}\n`).toMatchFileSnapshot('goldens/report.json');
  });

  it('is what its schema says, no field more', () => {
    const report = build(richAnalysis());
    expect(reportSchema.parse(report)).toEqual(report);
  });

  it('is valid by the published schema', () => {
    const validate = new Ajv2020({ strict: true, allowUnionTypes: true }).compile(reportJsonSchema());
    expect(validate(JSON.parse(JSON.stringify(build(richAnalysis())))), JSON.stringify(validate.errors)).toBe(true);
    expect(validate({ ...build(), asOf: 'today' })).toBe(false);
    expect(validate({ ...build(), laterField: 1 }), 'fields of later releases').toBe(true);
  });

  it('stands at the last name of the callee, and ends where the call ends', () => {
    expect(siteOf()).toMatchObject({
      file: 'src/answer.ts',
      cell: null,
      line: 4,
      column: 27,
      endLine: 7,
      endColumn: 5,
    });
  });

  it('counts lines of a notebook in the cell, and gives the line of the file beside', () => {
    const inNotebook = build(richAnalysis()).callSites.find((one) => one.cell !== null);
    expect(inNotebook).toMatchObject({ cell: 3, line: 1, column: 5, physicalLine: 87 });
  });

  it('is the same for any order of files', () => {
    const rich = richAnalysis();
    expect(build({ ...rich, files: rich.files.toReversed() })).toEqual(build(rich));
  });

  it('names the rules of each call once', () => {
    expect(build(richAnalysis()).callSites.find(({ id }) => id === 'site-1')?.findings).toEqual([
      'missing-output-cap',
      'flagship-for-simple-task',
      'dynamic-prefix',
    ]);
  });

  it('gives a related place without lines where the text is not at hand', () => {
    const related = build(richAnalysis()).findings[0]?.related[0];
    expect(related).toMatchObject({ file: 'src/client.ts', line: null, message: 'the client is made here' });
  });

  it('has no price for what has no upper end', () => {
    const endless = estimate({ perCall: range3(0, 1, Number.POSITIVE_INFINITY) });
    const report = build(analysis({ files: [file({ sites: [priced({}, endless)] })] }));
    expect(report.callSites[0]?.estimate.perCall).toBeNull();
  });
});

describe('facts in the report', () => {
  const several = {
    state: 'several' as const,
    alternatives: [known('a', 'literal'), known('b', 'literal')],
    maybeAbsent: false,
  };
  const one = (changes: Parameters<typeof request>[0]) => siteOf({ plan: { kind: 'one', request: request(changes) } });

  it.each([
    ['known', known('gpt-4o', 'cross-file'), { state: 'known', value: 'gpt-4o', alternatives: [], from: 'cross-file' }],
    ['several', several, { state: 'several', value: null, alternatives: ['a', 'b'], from: 'literal' }],
    ['absent', absent<string>(), { state: 'absent', value: null, alternatives: [], from: null, default: null }],
    [
      "left to the SDK's default",
      absent({ value: 'gpt-4', source: 'crewai 0.11.0' }),
      { state: 'absent', value: null, alternatives: [], from: null, default: 'gpt-4' },
    ],
    ['unknown', unknown('environment'), { state: 'unknown', why: 'environment' }],
  ] as const)('a model that is %s', (_, model, expected) => {
    expect(one({ model }).model).toEqual(expected);
  });

  it.each([
    ['known', known(400, 'literal'), { state: 'known', value: 400 }],
    ['absent', absent<number>(), { state: 'absent', value: null }],
    ['unknown', unknown('parameter'), { state: 'unknown', why: 'parameter' }],
  ] as const)('a cap that is %s', (_, outputCap, expected) => {
    expect(one({ outputCap }).outputCap).toEqual(expected);
  });

  it('gives the default that the SDK is known to use, never one for what is unknown', () => {
    expect(one({}).timeoutMs).toBe(600_000);
    expect(one({ timeout: absent() }).timeoutMs).toBeNull();
    expect(one({ timeout: unknown('parameter') }).timeoutMs).toEqual({ state: 'unknown', why: 'parameter' });
    expect(one({ n: unknown('parameter') }).n).toEqual({ state: 'unknown', why: 'parameter' });
  });

  it('says that retries have no bound', () => {
    const layer = {
      kind: 'loop',
      name: 'while',
      attempts: unknown('bound-reached'),
      isUnbounded: true,
      location: null,
    } as const;
    expect(one({ retries: { attempts: known(3, 'literal'), layers: [layer] } }).retries).toEqual({
      attempts: null,
      layers: [{ kind: 'loop', name: 'while', attempts: null }],
    });
  });
});

describe('several requests', () => {
  const plan = (changes: readonly Parameters<typeof request>[0][]) =>
    siteOf({ plan: { kind: 'one-of', plans: changes.map((one) => ({ kind: 'one', request: request(one) })) } });

  it('are all listed, and the call has what they share', () => {
    const call = plan([{}, { model: known('gpt-4o-mini', 'literal'), outputCap: known(100, 'literal') }]);
    expect(call.model).toMatchObject({ state: 'several', value: null, alternatives: ['gpt-4o', 'gpt-4o-mini'] });
    expect(call.outputCap).toEqual({ state: 'several', value: null, alternatives: [100] });
    expect(call.provider).toBe('openai');
    expect(call.requests.map((one) => one.within)).toEqual([[{ kind: 'one-of' }], [{ kind: 'one-of' }]]);
  });

  it('with the same model have one model', () => {
    expect(plan([{}, {}]).model).toMatchObject({ state: 'known', value: 'gpt-4o' });
  });

  it('of which no model is known have none', () => {
    const call = plan([{ model: unknown('parameter') }, { model: unknown('environment') }]);
    expect(call.model).toEqual({ state: 'unknown', why: 'parameter' });
  });

  it('in a loop tell how often it turns', () => {
    const loop = siteOf({
      plan: { kind: 'loop', low: 2, high: null, limit: absent(), plan: { kind: 'one', request: request() } },
    });
    expect(loop.requests[0]?.within).toEqual([{ kind: 'loop', low: 2, high: null }]);
    expect(loop.model).toMatchObject({ state: 'known', value: 'gpt-4o' });
  });
});

describe('prompts in the report', () => {
  it('count static text, and the prefix up to the first part that changes', () => {
    expect(siteOf().prompt).toMatchObject({
      staticTokens: 5,
      dynamicParts: [{ provenance: 'user-input', position: 1 }],
      cacheablePrefixTokens: 5,
      complete: true,
    });
  });

  it('have no prefix where run-time text comes first', () => {
    const { prompt } = request();
    const reversed = siteOf({
      plan: { kind: 'one', request: request({ prompt: { ...prompt, parts: prompt.parts.toReversed() } }) },
    });
    expect(reversed.prompt).toMatchObject({ staticTokens: 5, cacheablePrefixTokens: 0 });
  });
});
