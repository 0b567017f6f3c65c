import { describe, expect, it } from 'vitest';
import { calls, findings, onlySite, requestsOf, scan, workspaceOf } from './memory.ts';

const declare = (...wrappers: readonly string[]): string =>
  `//- /llm-cost.json\n{ "wrappers": [${wrappers.join(', ')}] }\n`;

const ask =
  '{ "module": "@acme/llm", "export": "ask", "arguments": { "model": "0.model", "prompt": "0.prompt", "outputCap": "0.limit" } }';

describe('a wrapper of a package', () => {
  it('is a call with its arguments', async () => {
    const result = await scan(`
${declare(ask)}
//- /a.ts
import { ask } from '@acme/llm';
export const greet = (name: string) => ask({ model: 'gpt-4o', prompt: \`Greet \${name}\`, limit: 50 });
`);
    expect(calls(result)).toEqual(['a.ts:2 gpt-4o at openai']);
    const { site, estimate } = onlySite(result);
    expect([site.sdk, site.api, site.operation, site.kind]).toEqual(['wrapper:@acme/llm', 'ask', 'chat', 'direct']);
    const [request] = requestsOf(site.plan);
    expect(request?.outputCap).toMatchObject({ state: 'known', value: 50 });
    expect(request?.prompt.parts.map(({ role, text }) => [role, text.map(({ kind }) => kind)])).toEqual([
      ['user', ['static', 'dynamic']],
    ]);
    expect(estimate.perCall).not.toBeNull();
    expect(findings(result)).toEqual([]);
  });
  it.each([
    ['a namespace', "import * as llm from '@acme/llm';\nllm.ask({ model: 'gpt-4o' });"],
    ['require', "const { ask } = require('@acme/llm');\nask({ model: 'gpt-4o' });"],
    ['another name', "import { ask as question } from '@acme/llm';\nquestion({ model: 'gpt-4o' });"],
  ])('is found behind %s', async (_, text) => {
    expect(calls(await scan(`\n${declare(ask)}\n//- /a.ts\n${text}`))).toEqual(['a.ts:2 gpt-4o at openai']);
  });
  it('is found through files that pass it on', async () => {
    const result = await scan(`
${declare(ask)}
//- /src/index.ts
export { ask } from '@acme/llm';
//- /src/wrapped.ts
import { ask } from './index';
export const cheap = (prompt: string) => ask({ model: 'gpt-4o-mini', prompt });
//- /src/user.ts
import { cheap } from './wrapped';
export const hello = () => cheap('Hello');
//- /src/other.ts
import { other } from './wrapped';
other();
`);
    expect(calls(result)).toEqual(['src/user.ts:2 gpt-4o-mini at openai', 'src/wrapped.ts:2 gpt-4o-mini at openai']);
    expect(result.files[0]?.sites[0]?.site.kind).toBe('via');
  });
  it('uses the declared model and provider where no argument says so', async () => {
    const wrapper =
      '{ "module": "@acme/llm", "export": "ask", "provider": "azure", "model": "gpt-4o", "arguments": { "prompt": "0" } }';
    const result = await scan(`
${declare(wrapper)}
//- /a.ts
import { ask } from '@acme/llm';
ask('Hello');
`);
    expect(calls(result)).toEqual(['a.ts:2 gpt-4o at azure']);
    expect(onlySite(result).site.plan).toMatchObject({ request: { model: { state: 'known', from: 'config' } } });
  });
  it('is not another function of it, nor one of another package', async () => {
    const { engine } = workspaceOf(`
${declare(ask)}
//- /a.ts
import { tell } from '@acme/llm';
import { ask } from '@other/llm';
tell({ model: 'gpt-4o' });
ask({ model: 'gpt-4o' });
`);
    expect((await engine.analyseWorkspace()).files).toEqual([]);
  });
});

describe('a method', () => {
  const complete =
    '{ "module": "@acme/llm", "export": "LlmClient.chat.complete", "arguments": { "model": "0", "messages": "1.messages", "system": "1.system" } }';
  it('is called on an object that is made, typed or inherited', async () => {
    const result = await scan(`
${declare(complete)}
//- /a.ts
import { LlmClient } from '@acme/llm';
const client = new LlmClient({ key: 'x' });
client.chat.complete('gpt-4o', { messages: [{ role: 'user', content: 'Hi' }] });
//- /b.ts
import type { LlmClient } from '@acme/llm';
export class Service {
  constructor(private readonly llm: LlmClient) {}
  run = () => this.llm.chat.complete('gpt-4o-mini', { system: 'Be short.', messages: [] });
}
`);
    expect(calls(result)).toEqual(['a.ts:3 gpt-4o at openai', 'b.ts:4 gpt-4o-mini at openai']);
    const [request] = result.files.flatMap((file) => file.sites.flatMap(({ site }) => requestsOf(site.plan))).slice(1);
    expect(request?.prompt.parts.map(({ role }) => role)).toEqual(['system']);
  });
  it('is called on an exported object, or on what a function makes', async () => {
    const text = (name: string): string => `
${declare(`{ "module": "@acme/llm", "export": "${name}.ask", "arguments": { "model": "0" } }`)}
//- /a.ts
import { ${name} } from '@acme/llm';
`;
    expect(calls(await scan(`${text('llm')}llm.ask('gpt-4o');`))).toEqual(['a.ts:2 gpt-4o at openai']);
    expect(calls(await scan(`${text('createLlm')}const llm = createLlm();\nllm.ask('gpt-4o');`))).toEqual([
      'a.ts:3 gpt-4o at openai',
    ]);
  });
});

describe('a wrapper of the workspace', () => {
  const wrapper = '{ "module": "./src/llm", "export": "ask", "arguments": { "model": "1", "prompt": "0" } }';
  it('is named by its path, from the folder of the config', async () => {
    const result = await scan(`
//- /app/llm-cost.json
{ "wrappers": [${wrapper}] }
//- /app/src/llm.ts
export async function ask(prompt: string, model: string) {
  return (await fetch(process.env.GATEWAY!, { method: 'POST', body: JSON.stringify({ prompt, model }) })).json();
}
//- /app/src/a.ts
import { ask } from './llm.js';
ask('Hello', 'gpt-4o');
//- /app/src/barrel.ts
export * from './llm';
//- /app/src/b.ts
import { ask } from './barrel';
export const run = (text: string) => ask(text, 'gpt-4o-mini');
//- /src/llm.ts
export const ask = (prompt: string, model: string) => prompt + model;
//- /src/c.ts
import { ask } from './llm';
ask('Hello', 'gpt-4o');
`);
    expect(calls(result)).toEqual(['app/src/a.ts:2 gpt-4o at openai', 'app/src/b.ts:2 gpt-4o-mini at openai']);
    expect(result.files[0]?.sites[0]?.site.sdk).toBe('wrapper:app/src/llm.ts');
  });
  it('is named as Python imports it', async () => {
    const result = await scan(`
${declare('{ "module": "app.llm", "export": "ask", "model": "gpt-4o", "arguments": { "prompt": "0", "model": "model" } }', '{ "module": "acme.llm", "export": "Client.ask", "arguments": { "model": "model", "input": "text" }, "operation": "embedding" }')}
//- /app/__init__.py
//- /app/llm.py
def ask(prompt, model=None):
    return gateway(prompt, model)
//- /app/a.py
from app.llm import ask
ask("Hello")
//- /app/b.py
from . import llm
llm.ask("Hello", model="gpt-4o-mini")
//- /app/c.py
import acme.llm
client = acme.llm.Client()
client.ask(model="text-embedding-3-small", text="Hello")
`);
    expect(calls(result)).toEqual([
      'app/a.py:2 gpt-4o at openai',
      'app/b.py:2 gpt-4o-mini at openai',
      'app/c.py:3 text-embedding-3-small at openai',
    ]);
    const costs = result.files.flatMap((file) => file.sites.map(({ estimate }) => estimate.perCall));
    expect(costs).not.toContain(null);
  });
});
