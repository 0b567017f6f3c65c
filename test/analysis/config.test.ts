import { describe, expect, it } from 'vitest';
import { calls, findings, notices, onlySite, scan, workspaceOf } from './memory.ts';

/** A call with a model of any expression. */
const call = (model: string, options = '', client = ''): string => `import OpenAI from 'openai';
const client = new OpenAI(${client});
export const answer = (text: string) =>
  client.chat.completions.create({ model: ${model}, messages: [{ role: 'user', content: text }], ${options} });
`;

const capped = 'max_completion_tokens: 100';

describe('models', () => {
  it('stand for the aliases that the code writes', async () => {
    const result = await scan(`
//- /llm-cost.json
{ "models": { "fast-lane": "gpt-4o-mini" } }
//- /a.ts
${call("'fast-lane'", capped)}`);
    expect(calls(result)).toEqual(['a.ts:4 gpt-4o-mini at openai']);
    expect(onlySite(result).estimate.perCall?.expected).toBeGreaterThan(0);
  });
  it('of the nearest file count, and a root ends the search', async () => {
    const result = await scan(`
//- /llm-cost.json
{ "models": { "fast": "gpt-4o-mini", "smart": "gpt-4o" } }
//- /own/llm-cost.json
{ "models": { "fast": "gpt-4.1-nano" } }
//- /own/a.ts
${call("'fast'")}
//- /own/b.ts
${call("'smart'")}
//- /apart/llm-cost.json
{ "root": true, "models": { "fast": "gpt-4.1" } }
//- /apart/a.ts
${call("'fast'")}
//- /apart/b.ts
${call("'smart'")}
//- /z.ts
${call("'fast'")}`);
    expect(calls(result)).toEqual([
      'apart/a.ts:4 gpt-4.1 at openai',
      'apart/b.ts:4 smart at openai',
      'own/a.ts:4 gpt-4.1-nano at openai',
      'own/b.ts:4 gpt-4o at openai',
      'z.ts:4 gpt-4o-mini at openai',
    ]);
  });
});

describe('environment', () => {
  it('has the values of the config, by folder, and none other', async () => {
    const result = await scan(`
//- /one/llm-cost.json
{ "environment": { "CHAT_MODEL": "gpt-4o" } }
//- /one/a.ts
${call('process.env.CHAT_MODEL')}
//- /two/llm-cost.json
{ "environment": { "CHAT_MODEL": "gpt-4o-mini" } }
//- /two/a.py
import os
from openai import OpenAI
client = OpenAI()
client.chat.completions.create(model=os.environ["CHAT_MODEL"], messages=[])
//- /z.ts
${call('process.env.CHAT_MODEL')}`);
    expect(calls(result)).toEqual([
      'one/a.ts:4 gpt-4o at openai',
      'two/a.py:4 gpt-4o-mini at openai',
      'z.ts:4 unknown at openai',
    ]);
  });
});

describe('providers', () => {
  const config = `{ "providers": {
  "https://llm.acme.dev/v1": { "provider": "azure", "discount": "20%" },
  "GATEWAY_URL": "openrouter",
  "http://10.0.0.7:9000": "ollama"
} }`;
  it('are told by the base URL, or by the variable that holds it', async () => {
    const result = await scan(`
//- /llm-cost.json
${config}
//- /a.ts
${call("'gpt-4o'", '', "{ baseURL: 'https://LLM.acme.dev/v1/' }")}
//- /b.ts
${call("'gpt-4o'", '', '{ baseURL: process.env.GATEWAY_URL }')}
//- /c.ts
${call("'llama3'", '', "{ baseURL: 'http://10.0.0.7:9000/v1' }")}
//- /d.ts
${call("'gpt-4o'", '', "{ baseURL: 'https://llm.acme.dev.example.org/v1' }")}`);
    expect(calls(result)).toEqual([
      'a.ts:4 gpt-4o at azure',
      'b.ts:4 gpt-4o at openrouter',
      'c.ts:4 llama3 at ollama',
      'd.ts:4 gpt-4o at unknown',
    ]);
    expect(result.files[2]?.sites[0]?.estimate.perCall).toEqual({ low: 0, expected: 0, high: 0 });
  });
  it('are also told by the value that the config gives the variable', async () => {
    const result = await scan(`
//- /llm-cost.json
{ "environment": { "OPENAI_BASE_URL": "https://api.groq.com/openai/v1" } }
//- /a.ts
${call("'llama-3.3-70b-versatile'")}`);
    expect(calls(result)).toEqual(['a.ts:4 llama-3.3-70b-versatile at groq']);
  });
  it('serve from a region whose prices are said to be unknown', async () => {
    const files = (setting: string) =>
      `\n//- /llm-cost.json\n{ "providers": { "https://llm.acme.dev/v1": ${setting} } }\n//- /a.ts\n${call("'gpt-4o'", capped, "{ baseURL: 'https://llm.acme.dev/v1' }")}`;
    const regional = onlySite(await scan(files('{ "provider": "azure", "region": "swedencentral" }')));
    const plain = onlySite(await scan(files('"azure"')));
    expect(regional.estimate.gaps.toSorted()).toEqual(
      [...plain.estimate.gaps, 'prices of the region swedencentral are not known: the list price is used'].toSorted(),
    );
    expect(regional.estimate.perCall).toEqual(plain.estimate.perCall);
    const other = `\n//- /llm-cost.json\n{ "providers": { "https://llm.acme.dev/v1": { "provider": "azure", "region": "x" } } }\n//- /a.ts\n${call("'gpt-4o'", capped)}`;
    expect(onlySite(await scan(other)).estimate.gaps.join()).not.toContain('region');
  });
  it('have their discounts', async () => {
    const files = `
//- /a.ts
${call("'gpt-4o'", capped, "{ baseURL: 'https://llm.acme.dev/v1' }")}`;
    const discounted = onlySite(await scan(`\n//- /llm-cost.json\n${config}${files}`));
    const plain = onlySite(
      await scan(`\n//- /llm-cost.json\n{ "providers": { "https://llm.acme.dev/v1": "azure" } }${files}`),
    );
    const ratio = (discounted.estimate.perCall?.expected ?? 0) / (plain.estimate.perCall?.expected ?? 1);
    expect(ratio).toBeCloseTo(0.8, 9);
  });
});

describe('assumptions, prices and tiers', () => {
  const cost = async (config: string): Promise<number> => {
    const result = await scan(`\n//- /llm-cost.json\n${config}\n//- /jobs/a.ts\n${call("'gpt-4o'", capped)}`);
    return onlySite(result).estimate.perCall?.expected ?? Number.NaN;
  };
  it('declare sizes by files', async () => {
    const config =
      '{ "assumptions": { "jobs/**": { "input": "1k", "output": 100, "calls": "10/day", "lane": "deferred", "label": "Jobs" } } }';
    const result = await scan(`\n//- /llm-cost.json\n${config}\n//- /jobs/a.ts\n${call("'gpt-4o'")}`);
    const { site, estimate } = onlySite(result);
    expect(site.declared).toMatchObject({ inputTokens: 1000, outputTokens: 100, callsPerDay: 10, source: 'config' });
    expect([site.place.lane, site.label]).toEqual(['deferred', 'Jobs']);
    // 1,000 tokens at 2.50 USD and 100 at 10 USD a million.
    expect(estimate.perCall?.expected).toBeCloseTo(0.0035, 12);
  });
  it('take the place of built-in ones', async () => {
    expect(await cost('{ "assumptions": { "**": { "table": { "input.parameter": 4000 } } } }')).toBeGreaterThan(
      (await cost('{}')) + 0.005,
    );
  });
  it('set prices', async () => {
    const sizes = '"assumptions": { "**": { "input": "1M", "output": 0 } }';
    expect(await cost(`{ ${sizes}, "prices": { "gpt-4o": { "input": 1, "output": 1 } } }`)).toBeCloseTo(1, 9);
    expect(await cost(`{ ${sizes}, "prices": { "openai/gpt-4o": { "input": 3, "output": 1 } } }`)).toBeCloseTo(3, 9);
  });
  it('set the tier', async () => {
    expect((await cost('{ "tiers": { "openai": "batch" } }')) / (await cost('{}'))).toBeCloseTo(0.5, 9);
  });
});

describe('rules', () => {
  const levels = (rules: string, editor: Parameters<typeof workspaceOf>[1] = {}) =>
    scan(`\n//- /llm-cost.json\n{ "rules": ${rules} }\n//- /a.ts\n${call("'gpt-4o'")}`, editor);
  const ofCap = async (...given: Parameters<typeof levels>): Promise<string> =>
    findings(await levels(...given)).find((line) => line.endsWith('missing-output-cap')) ?? 'none';

  it('have the levels of the config', async () => {
    expect(await ofCap('{}')).toBe('a.ts:4 warning missing-output-cap');
    expect(await ofCap('{ "missing-output-cap": "off" }')).toBe('none');
    expect(await ofCap('{ "missing-output-cap": "error" }')).toBe('a.ts:4 error missing-output-cap');
    expect(await ofCap('{ "missing-output-cap": { "level": "hint" } }')).toBe('a.ts:4 hint missing-output-cap');
  });
  it('have their options', async () => {
    // gpt-4o can answer with 16,384 tokens.
    const option = (minimum: number) => `{ "missing-output-cap": { "ratio": ${minimum} } }`;
    expect(await ofCap(option(2))).toBe('a.ts:4 warning missing-output-cap');
    expect(await ofCap(option(1000))).toBe('a.ts:4 hint missing-output-cap');
  });
  it('are lowered by the editor and never raised', async () => {
    const editor = (level: 'off' | 'hint' | 'error') => ({ ruleLevels: { 'missing-output-cap': level } });
    expect(await ofCap('{}', editor('off'))).toBe('none');
    expect(await ofCap('{}', editor('hint'))).toBe('a.ts:4 hint missing-output-cap');
    expect(await ofCap('{}', editor('error'))).toBe('a.ts:4 warning missing-output-cap');
    expect(await ofCap('{ "missing-output-cap": "off" }', editor('error'))).toBe('none');
  });
  it('differ by folder', async () => {
    const result = await scan(`
//- /quiet/llm-cost.json
{ "rules": { "missing-output-cap": "off", "missing-retry-budget": "off" } }
//- /quiet/a.ts
${call("'gpt-4o'")}
//- /b.ts
${call("'gpt-4o'")}`);
    expect(findings(result).filter((line) => line.startsWith('quiet/'))).toEqual([]);
    expect(findings(result)).not.toEqual([]);
  });
});

describe('include and exclude', () => {
  it('decide on files, in scans and in the editor', async () => {
    const { engine } = workspaceOf(`
//- /llm-cost.json
{ "include": ["src"], "exclude": ["legacy"] }
//- /src/a.ts
${call("'gpt-4o'")}
//- /src/legacy/b.ts
${call("'gpt-4o'")}
//- /c.ts
${call("'gpt-4o'")}`);
    const result = await engine.analyseWorkspace();
    expect(result.files.map(({ path }) => path)).toEqual(['src/a.ts']);
    expect(result.skipped).toContainEqual({ reason: 'excluded', count: 2 });
    expect(engine.analyseFile('src/legacy/b.ts')).toMatchObject({ sites: [], findings: [], notices: [] });
  });
});

describe('config files', () => {
  it('are reported where they are wrong, and the rest of them holds', async () => {
    const result = await scan(`
//- /llm-cost.json
{
  "models": { "fast": "gpt-4o-mini" },
  "rules": { "mising-output-cap": "off" },
  "prices": { "gpt-99": { "input": 1 } },
  "assumptions": { "**": { "table": { "input.nothing": 1 } } }
}
//- /a.ts
${call("'fast'")}`);
    expect(notices(result)).toEqual([
      'llm-cost.json:3 There is no rule "mising-output-cap". Did you mean "missing-output-cap"?',
      expect.stringMatching(/^llm-cost\.json:4 There is no model "gpt-99"\. /),
      expect.stringMatching(/^llm-cost\.json:5 There is no assumption "input\.nothing"\. /),
    ]);
    expect(calls(result)).toEqual(['a.ts:4 gpt-4o-mini at openai']);
  });
  it('are replaced by the one that is named', async () => {
    const files = `
//- /llm-cost.json
{ "models": { "fast": "gpt-4o" } }
//- /ci/strict.json
{ "models": { "fast": "gpt-4o-mini" } }
//- /a.ts
${call("'fast'")}`;
    const named = await scan(files, { configPath: 'ci/strict.json' });
    expect(calls(named)).toEqual(['a.ts:4 gpt-4o-mini at openai']);
    expect(named.configHash).not.toBe((await scan(files)).configHash);
  });
  it('are missed when they cannot be read', async () => {
    expect(notices(await scan(`\n//- /a.ts\n${call("'gpt-4o'")}`, { configPath: 'gone.json' }))).toEqual([
      'gone.json The config file cannot be read. Its settings are not used.',
    ]);
  });
  it('count from the moment they change', async () => {
    const { engine, write } = workspaceOf(`\n//- /a.ts\n${call("'fast'")}`);
    await engine.analyseWorkspace();
    const model = (): readonly string[] =>
      calls({ files: [engine.analyseFile('a.ts')].filter((file) => file !== null) });
    expect(model()).toEqual(['a.ts:4 fast at openai']);
    write('llm-cost.json', '{ "models": { "fast": "gpt-4o" } }');
    expect(model()).toEqual(['a.ts:4 gpt-4o at openai']);
    expect(engine.setOverlay('llm-cost.json', '{ "models": { "fast": "gpt-4.1" } }').changesSummary()).toBe(true);
    expect(engine.dependantsOf('llm-cost.json', ['a.ts'])).toEqual(['a.ts']);
    expect(model()).toEqual(['a.ts:4 gpt-4.1 at openai']);
    engine.setOverlay('llm-cost.json', null);
    expect(model()).toEqual(['a.ts:4 gpt-4o at openai']);
  });
});
