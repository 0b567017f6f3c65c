import { describe, expect, it } from 'vitest';
import { calls, findings, notices, onlySite, scan, workspaceOf } from './memory.ts';

const typescript = (comment: string, tail = ''): string => `
//- /a.ts
import OpenAI from 'openai';
const client = new OpenAI({ maxRetries: 1, timeout: 20_000 });
export const answer = async (text: string, model: string) => {
  ${comment}
  return client.chat.completions.create({ model, messages: [{ role: 'user', content: text }] });${tail}
};
`;

const python = (comment: string): string => `
//- /a.py
from openai import OpenAI
client = OpenAI(max_retries=1, timeout=20)
def answer(text, model):
    ${comment}
    return client.chat.completions.create(model=model, messages=[{"role": "user", "content": text}])
`;

const everything =
  'llm-cost: model=gpt-4o-mini lane=deferred calls=10k/day input=1200 output=300 cached=50% batch=100% steps=2 label="Nightly" task=summary tenant=acme feature=search';

describe('declarations', () => {
  it.each([
    ['TypeScript', typescript(`// ${everything}`)],
    ['a block comment', typescript(`/*\n   * ${everything}\n   */`)],
    ['Python', python(`# ${everything}`)],
  ])('hold for the next call in %s', async (_, text) => {
    const { site, estimate } = onlySite(await scan(text));
    expect(site.declared).toEqual({
      model: 'gpt-4o-mini',
      lane: 'deferred',
      callsPerDay: 10_000,
      inputTokens: 1200,
      outputTokens: 300,
      cachedShare: 0.5,
      batchShare: 1,
      steps: 2,
      tenant: 'acme',
      feature: 'search',
      source: 'comment',
    });
    expect([site.label, site.task, site.place.lane]).toEqual(['Nightly', 'summary', 'deferred']);
    expect(site.plan).toMatchObject({ request: { model: { state: 'known', value: 'gpt-4o-mini', from: 'declared' } } });
    expect(estimate.perCall?.expected).toBeGreaterThan(0);
  });
  it('stand beside a call, above it, or among its arguments', async () => {
    const result = await scan(`
//- /a.ts
import OpenAI from 'openai';
const client = new OpenAI();
const first = client.embeddings.create({ model: process.env.A, input: 'x' }); // llm-cost: model=text-embedding-3-small
const second = client.embeddings.create({
  // llm-cost: model=text-embedding-3-large
  model: process.env.B,
  input: 'x',
});
// llm-cost: model=gpt-4o
const [a, b] = await Promise.all([
  client.chat.completions.create({ model: process.env.C, messages: [] }),
  client.chat.completions.create({ model: process.env.C, messages: [] }), // llm-cost: model=gpt-4o-mini
]);
client.chat.completions.create({ model: process.env.D, messages: [] });
`);
    expect(calls(result)).toEqual([
      'a.ts:3 text-embedding-3-small at openai',
      'a.ts:4 text-embedding-3-large at openai',
      'a.ts:11 gpt-4o at openai',
      'a.ts:12 gpt-4o-mini at openai',
      'a.ts:14 unknown at openai',
    ]);
    expect(notices(result)).toEqual([]);
  });
  it('go before what the config says of the file, and through its aliases', async () => {
    const config = `
//- /llm-cost.json
{ "models": { "cheap": "gpt-4o-mini" }, "assumptions": { "**": { "calls": "5/day", "output": 100, "task": "chat" } } }`;
    const { site } = onlySite(await scan(`${config}${typescript('// llm-cost: model=cheap output=200')}`));
    expect(site.declared).toMatchObject({ callsPerDay: 5, outputTokens: 200, source: 'comment' });
    expect(site.plan).toMatchObject({ request: { model: { value: 'gpt-4o-mini' } } });
    expect(site.task).toBe('chat');
  });
  it('hold for the call of the own function that they stand above', async () => {
    const result = await scan(`
//- /a.ts
import OpenAI from 'openai';
const client = new OpenAI();
const ask = (text: string) => client.chat.completions.create({ model: 'gpt-4o', messages: [{ role: 'user', content: text }] });
// llm-cost: calls=3/day label=Hello
export const hello = () => ask('Hello');
`);
    const sites = result.files.flatMap((file) => file.sites.map(({ site }) => [site.kind, site.label]));
    expect(sites).toEqual([
      ['direct', null],
      ['via', 'Hello'],
    ]);
  });
  it('are reported where they mean nothing', async () => {
    const result = await scan(
      typescript(
        '// llm-cost: modle=gpt-4o output=many input=10\n  // llm-cost-ignore-nextline missing-output-cap',
        '\n  // llm-cost: output=1',
      ),
    );
    expect(notices(result)).toEqual([
      'a.ts:4 There is no key "modle". Did you mean "model"?',
      'a.ts:4 "output" must be a number of tokens such as 300 or 2k. Correct the value or remove the key.',
      'a.ts:5 "llm-cost-ignore-nextline" is no known comment. Did you mean "llm-cost-ignore-next-line"?',
      'a.ts:7 No LLM call follows this comment, so that it declares nothing. Put it right above the call, or remove it.',
    ]);
    expect(onlySite(result).site.declared).toMatchObject({ inputTokens: 10, outputTokens: null });
  });
});

describe('comments that ignore findings', () => {
  const uncapped = 'a.ts:5 warning missing-output-cap';
  it('do so in the next line, and are reported without effect', async () => {
    expect(findings(await scan(typescript('// llm-cost: model=gpt-4o')))).toContain(uncapped);
    expect(
      findings(
        await scan(typescript('// llm-cost: model=gpt-4o\n  // llm-cost-ignore-next-line missing-output-cap -- short')),
      ),
    ).not.toContain('a.ts:6 warning missing-output-cap');
    expect(findings(await scan(typescript('// llm-cost-ignore-next-line deprecated-mdel -- typed wrong')))).toContain(
      'a.ts:4 information unused-suppression',
    );
  });
  it('are not reported for rules that are off, and at the level of the config', async () => {
    const config = (rules: string): string =>
      `\n//- /llm-cost.json\n{ "rules": ${rules} }${typescript('// llm-cost-ignore-next-line flagship-for-simple-task')}`;
    const own = async (rules: string): Promise<readonly string[]> =>
      findings(await scan(config(rules))).filter((line) => line.endsWith('unused-suppression'));
    expect(await own('{}')).toEqual(['a.ts:4 information unused-suppression']);
    expect(await own('{ "unused-suppression": "warning" }')).toEqual(['a.ts:4 warning unused-suppression']);
    expect(await own('{ "unused-suppression": "off" }')).toEqual([]);
    expect(await own('{ "flagship-for-simple-task": "off" }')).toEqual([]);
  });
});

describe('notebooks', () => {
  const notebook = (...cells: readonly string[]): string =>
    JSON.stringify(
      { nbformat: 4, cells: cells.map((source) => ({ cell_type: 'code', source: source.split(/(?<=\n)/) })) },
      null,
      1,
    );
  it('have comments in their cells', async () => {
    const { engine } = workspaceOf({
      'a.ipynb': notebook(
        'from openai import OpenAI\nclient = OpenAI()\n',
        '# llm-cost: model=gpt-4o output=20\nclient.chat.completions.create(model=MODEL, messages=[])\n',
        '# llm-cost: cheap\n# llm-cost-ignore-file missing-output-cap missing-retry-budget\n',
      ),
    });
    const result = await engine.analyseWorkspace();
    expect(calls(result)).toEqual(['a.ipynb:1:2 gpt-4o at openai']);
    expect(findings(result)).toEqual([]);
    const { position } = result.files[0]?.source ?? { position: () => ({ physicalLine: 0 }) };
    expect(position(0).physicalLine).toBeGreaterThan(1);
    expect(notices(result)).toEqual([
      expect.stringMatching(/^a\.ipynb:\d+ "cheap" says nothing\./),
      expect.stringMatching(/^a\.ipynb:\d+ No LLM call follows this comment/),
    ]);
  });
  it('that are broken are reported where they are', async () => {
    const { engine } = workspaceOf({ 'a.ipynb': '{\n "cells": [\n  { "source": "import openai" \n' });
    expect(engine.analyseFile('a.ipynb')?.notices).toEqual([
      { path: 'a.ipynb', line: expect.any(Number), message: expect.stringMatching(/^The notebook is not valid JSON/) },
    ]);
    expect(notices(await engine.analyseWorkspace())).toEqual([
      expect.stringMatching(/^a\.ipynb:\d The notebook is not valid JSON/),
    ]);
  });
});

describe('files', () => {
  it('that cannot be read are reported and do not stop the others', async () => {
    const text =
      "import OpenAI from 'openai';\nnew OpenAI().chat.completions.create({ model: 'gpt-4o', messages: [] });\n";
    const result = await workspaceOf({ 'a.ts': text, 'b.ts': text }, {}, ['a.ts']).engine.analyseWorkspace();
    expect(calls(result)).toEqual(['b.ts:2 gpt-4o at openai']);
    expect(notices(result)).toEqual(['a.ts The file cannot be read and was left out. Check its permissions.']);
    expect(result.skipped).toContainEqual({ reason: 'unreadable', count: 1 });
  });
});
