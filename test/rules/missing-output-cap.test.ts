import { describe, expect, it } from 'vitest';
import { checkFindings, checkFix, checkSilent, onlyFinding } from '../support/rules.ts';

const rule = 'missing-output-cap';
const fires = (text: string) => checkFindings(rule, text);
const silent = (text: string) => checkSilent(rule, text);
const fix = (before: string, after: string, options = {}) => checkFix(rule, before, after, options);

describe('fires in Python', () => {
  it('on a plain chat call', () =>
    fires(`
from openai import OpenAI

client = OpenAI()
client.chat.completions.create(model="gpt-4o", messages=[{"role": "user", "content": "Tell me a story"}])
#                       ^^^^^^ warning missing-output-cap fix
`));
  it('on the asynchronous client behind an alias', () =>
    fires(`
import openai as ai

llm = ai.AsyncOpenAI()

async def answer(question):
    return await llm.chat.completions.create(model="gpt-4o", messages=[{"role": "user", "content": question}])
#                                     ^^^^^^ warning missing-output-cap fix
`));
  it('on the Responses API', () =>
    fires(`
from openai import OpenAI

OpenAI().responses.create(model="gpt-4o", input="Tell me a story")
#                  ^^^^^^ warning missing-output-cap fix
`));
  it('with a client of another file', () =>
    fires(`
#- /llm.py
from openai import OpenAI

client = OpenAI()
#- /app.py
from llm import client

client.chat.completions.create(model="gpt-4o", messages=[{"role": "user", "content": "Tell me a story"}])
#                       ^^^^^^ warning missing-output-cap fix
`));
  it('with options that a closed dictionary holds', () =>
    fires(`
from openai import OpenAI

client = OpenAI()
options = {"model": "gpt-4o", "temperature": 0}
client.chat.completions.create(messages=[{"role": "user", "content": "Tell me a story"}], **options)
#                       ^^^^^^ warning missing-output-cap fix
`));
  it('as a hint where the model and with it the ceiling is not known', () =>
    fires(`
import os
from openai import OpenAI

client = OpenAI()
client.chat.completions.create(model=os.environ["MODEL"], messages=[{"role": "user", "content": "Tell me a story"}])
#                       ^^^^^^ hint missing-output-cap fix
`));
  it('as a warning in a loop, whatever the model', () =>
    fires(`
import os
from openai import OpenAI

client = OpenAI()
for page in pages:
    client.responses.create(model=os.environ["MODEL"], input="Tell me a story")
#                    ^^^^^^ warning missing-output-cap fix
`));
});

describe('fires in TypeScript', () => {
  it('on a plain chat call', () =>
    fires(`
import OpenAI from 'openai';

const client = new OpenAI();
await client.chat.completions.create({ model: 'gpt-4o', messages: [{ role: 'user', content: 'Tell me a story' }] });
//                            ^^^^^^ warning missing-output-cap fix
`));
  it('on the AI SDK', () =>
    fires(`
import { openai } from '@ai-sdk/openai';
import { generateText as ask } from 'ai';

const { text } = await ask({ model: openai('gpt-4o'), prompt: 'Tell me a story' });
//                     ^^^ warning missing-output-cap fix
`));
  it('on a field of a class', () =>
    fires(`
import OpenAI from 'openai';

export class Teller {
  private llm = new OpenAI();
  tell() {
    return this.llm.responses.create({ model: 'gpt-4o', input: 'Tell me a story' });
//                            ^^^^^^ warning missing-output-cap fix
  }
}
`));
  it('as a hint where the answer is one of a few labels', () =>
    fires(`
import { openai } from '@ai-sdk/openai';
import { generateObject } from 'ai';

await generateObject({ model: openai('gpt-4o'), output: 'enum', enum: ['yes', 'no'], prompt: 'Is water wet?' });
//    ^^^^^^^^^^^^^^ hint missing-output-cap fix
`));
  it('with options that a constant record spreads', () =>
    fires(`
import OpenAI from 'openai';

const base = { model: 'gpt-4o', temperature: 0 } as const;
const client = new OpenAI();
await client.responses.create({ ...base, input: 'Tell me a story' });
//                     ^^^^^^ warning missing-output-cap fix
`));
  it('once behind a wrapper, however many calls lead there', () =>
    fires(`
import OpenAI from 'openai';

const client = new OpenAI();
function tell(input: string) {
  return client.responses.create({ model: 'gpt-4o', input });
//                        ^^^^^^ warning missing-output-cap fix
}
await tell('a story');
await tell('another story');
`));
});

describe('is silent in Python', () => {
  it('with a cap under any of its names', () =>
    silent(`
from openai import OpenAI

client = OpenAI()
client.chat.completions.create(model="gpt-4o", messages=[], max_completion_tokens=100)
client.chat.completions.create(model="gpt-4o", messages=[], max_tokens=100)
client.responses.create(model="gpt-4o", input="Hi", max_output_tokens=100)
`));
  it('with options from elsewhere', () =>
    silent(`
from openai import OpenAI

client = OpenAI()

def ask(prompt, **options):
    return client.chat.completions.create(model="gpt-4o", messages=[{"role": "user", "content": prompt}], **options)
`));
  it('with a cap added step by step', () =>
    silent(`
from openai import OpenAI

client = OpenAI()
options = {"model": "gpt-4o"}
options["messages"] = [{"role": "user", "content": "Hi"}]
options["max_tokens"] = 100
client.chat.completions.create(**options)
`));
  it('with a cap on some paths only', () =>
    silent(`
from openai import OpenAI

client = OpenAI()

def ask(prompt, short):
    options = {"model": "gpt-4o"}
    if short:
        options["max_tokens"] = 100
    return client.chat.completions.create(messages=[{"role": "user", "content": prompt}], **options)
`));
  it('with options that escaped to code that is not followed', () =>
    silent(`
from openai import OpenAI
from helpers import complete

client = OpenAI()
options = {"model": "gpt-4o", "messages": [{"role": "user", "content": "Hi"}]}
complete(options)
client.chat.completions.create(**options)
`));
  it('where the SDK requires the cap', () =>
    silent(`
import anthropic

anthropic.Anthropic().messages.create(model="claude-opus-5-5", messages=[{"role": "user", "content": "Hi"}])
`));
  it('on embeddings, legacy completions and models on the own machine', () =>
    silent(`
from openai import OpenAI

client = OpenAI()
client.embeddings.create(model="text-embedding-3-small", input="Hi")
client.completions.create(model="gpt-3.5-turbo-instruct", prompt="Hi")
local = OpenAI(base_url="http://localhost:11434/v1")
local.chat.completions.create(model="llama3", messages=[{"role": "user", "content": "Hi"}])
`));
});

describe('is silent on clients for servers of ones own at an address that only the run knows', () => {
  it.each([
    ['Ollama', 'from ollama import Client\nClient(host=config()["host"]).chat(model="llama3.2", messages=[])'],
    ['Ollama, a function', 'import ollama\nollama.chat(model=model, messages=messages)'],
    [
      'Ollama, kept by an object',
      `
import ollama
from config import Config
class Local:
    def __init__(self):
        self.client = ollama.Client(Config().endpoint())
    def ask(self, model, prompt):
        return self.client.generate(model=model, prompt=prompt)
`,
    ],
    ['LiteLLM', 'import litellm\nlitellm.completion(model="ollama/llama3.2", api_base=base(), messages=[])'],
  ])('%s', (_, text) => silent(`#- /a.py\n${text}\n`));
  it('Ollama in Node', () =>
    silent(`
//- /a.ts
import { Ollama } from 'ollama';
export const ask = (host: string) => new Ollama({ host }).chat({ model: 'llama3.2', messages: [] });
`));
  it('but speaks where the address is of a service', () =>
    fires(`
from ollama import Client

client = Client(host="https://ollama.com")
client.chat(model="gpt-oss:120b", messages=[{"role": "user", "content": "Hi"}])
#      ^^^^ hint missing-output-cap fix
`));
  it('and where the SDK is of a provider', () =>
    fires(`
from openai import OpenAI

client = OpenAI(base_url=address())
client.chat.completions.create(model="m", messages=[{"role": "user", "content": "Hi"}])
#                       ^^^^^^ hint missing-output-cap
`));
});

describe('is silent in TypeScript', () => {
  it('with a cap under any of its names', () =>
    silent(`
import { openai } from '@ai-sdk/openai';
import { generateText, streamText } from 'ai';

await generateText({ model: openai('gpt-4o'), prompt: 'Hi', maxOutputTokens: 100 });
streamText({ model: openai('gpt-4o'), prompt: 'Hi', maxOutputTokens: 100 });
`));
  it('with options of the caller', () =>
    silent(`
import OpenAI from 'openai';

const client = new OpenAI();
export function ask(options: Partial<OpenAI.Responses.ResponseCreateParamsNonStreaming>) {
  return client.responses.create({ model: 'gpt-4o', input: 'Hi', ...options });
}
`));
  it('with a cap in a shared constant of another file', () =>
    silent(`
//- /defaults.ts
export const defaults = { model: 'gpt-4o', max_output_tokens: 200 };
//- /app.ts
import OpenAI from 'openai';
import { defaults } from './defaults.ts';

await new OpenAI().responses.create({ ...defaults, input: 'Hi' });
`));
  it('with a cap by a ternary, and one that may be undefined', () =>
    silent(`
import OpenAI from 'openai';

const client = new OpenAI();
export const ask = (short: boolean) =>
  client.responses.create({ model: 'gpt-4o', input: 'Hi', max_output_tokens: short ? 100 : 400 });
export const tell = (short: boolean) =>
  client.responses.create({ model: 'gpt-4o', input: 'Hi', max_output_tokens: short ? 100 : undefined });
`));
  it('with options assigned to a record', () =>
    silent(`
import OpenAI from 'openai';

const options: OpenAI.Responses.ResponseCreateParamsNonStreaming = { model: 'gpt-4o', input: 'Hi' };
options.max_output_tokens = 100;
await new OpenAI().responses.create(options);
`));
  it('with a prompt that the provider holds', () =>
    silent(`
import OpenAI from 'openai';

await new OpenAI().responses.create({ model: 'gpt-4o', prompt: { id: 'pmpt_1' } });
`));
});

describe('says nothing where there is no call', () => {
  const nothing = (text: string) => fires(text);
  it('of another library of the same name', () =>
    nothing(`
import twilio from 'twilio';
import { generateText } from '@orama/core';

await twilio().messages.create({ body: 'Hi', to: '+1' });
await generateText({ prompt: 'Hi' });
`));
  it('on a shadowed name', () =>
    nothing(`
import OpenAI from 'openai';

function run(client: { responses: { create(options: object): void } }) {
  client.responses.create({ model: 'gpt-4o', input: 'Hi' });
}
`));
  it('in half-typed code and in comments', () =>
    nothing(`
import OpenAI from 'openai';

const client = new OpenAI();
// await client.responses.create({ model: 'gpt-4o', input: 'Hi' });
client.responses.
`));
});

describe('message', () => {
  it('gives the worst and the expected reply', () => {
    const { message, why, saving } = onlyFinding(
      rule,
      `
from openai import OpenAI

OpenAI().chat.completions.create(model="gpt-4o", messages=[{"role": "user", "content": "Tell me a story"}])
`,
    );
    expect(message).toBe(
      'no output cap: one reply can cost up to $0.16 (16,384 tokens), about $0.0035 (350 tokens) is expected',
    );
    expect(why).toContain('`max_completion_tokens`');
    expect(saving?.high).toBeCloseTo(((16_384 - 1024) * 10) / 1e6, 6);
  });
  it('makes do without a ceiling', () => {
    const { message } = onlyFinding(
      rule,
      `
import os
from openai import OpenAI

client = OpenAI()
client.responses.create(model=os.environ["MODEL"], input="Tell me a story")
`,
    );
    expect(message).toBe('no output cap: one reply can be as long as the model allows');
  });
});

describe('fix', () => {
  it('adds a keyword in the style of the call', () =>
    fix(
      `
from openai import OpenAI

client = OpenAI()
client.responses.create(
    model="gpt-4o",
    input="Tell me a story",
)
`,
      `
from openai import OpenAI

client = OpenAI()
client.responses.create(
    model="gpt-4o",
    input="Tell me a story",
    max_output_tokens=1024,
)
`,
    ));
  it('adds a property', () =>
    fix(
      `
import { openai } from '@ai-sdk/openai';
import { generateText } from 'ai';

await generateText({ model: openai('gpt-4o'), prompt: 'Tell me a story' });
`,
      `
import { openai } from '@ai-sdk/openai';
import { generateText } from 'ai';

await generateText({ model: openai('gpt-4o'), prompt: 'Tell me a story', maxOutputTokens: 1024 });
`,
    ));
  it('takes the cap of the option', () =>
    fix(
      `
import OpenAI from 'openai';

await new OpenAI().responses.create({ model: 'gpt-4o', input: 'Tell me a story' });
`,
      `
import OpenAI from 'openai';

await new OpenAI().responses.create({ model: 'gpt-4o', input: 'Tell me a story', max_output_tokens: 300 });
`,
      { options: { suggestedCap: 300 } },
    ));
  it('leaves room for thinking', () =>
    fix(
      `
from openai import OpenAI

client = OpenAI()
client.responses.create(model="gpt-5", input="Tell me a story")
`,
      `
from openai import OpenAI

client = OpenAI()
client.responses.create(model="gpt-5", input="Tell me a story", max_output_tokens=9216)
`,
    ));
  it('leaves none where thinking is off', () =>
    fix(
      `
from openai import OpenAI

client = OpenAI()
client.responses.create(model="gpt-5.2", input="Tell me a story", reasoning={"effort": "none"})
`,
      `
from openai import OpenAI

client = OpenAI()
client.responses.create(model="gpt-5.2", input="Tell me a story", reasoning={"effort": "none"}, max_output_tokens=1024)
`,
    ));

  it("knows the SDK's default model", () => {
    const finding = onlyFinding(
      rule,
      `
from crewai import Agent, Crew, Task

writer = Agent(role="Writer", goal="Write", backstory="You write.")
Crew(agents=[writer], tasks=[Task(description="Write", expected_output="A text", agent=writer)]).kickoff()
`,
    );
    expect(finding.message).toMatch(/^no output cap: one reply can cost up to \$0\.052 \(32,768 tokens\)/);
  });
});

describe('fix of options that are imported as a whole', () => {
  it('adds the cap beside them, so that other users keep what they have', () => {
    const typescript = `
//- /options.ts
export const options = { model: 'gpt-4o', messages: [] };
//- /a.ts
import OpenAI from 'openai';
import { options } from './options';
await new OpenAI().chat.completions.create(options);
`;
    fix(typescript, typescript.replace('create(options)', 'create({ ...options, max_completion_tokens: 1024 })'));
    const python = `
#- /options.py
OPTIONS = {"model": "gpt-4o", "messages": []}
#- /a.py
from openai import OpenAI
from options import OPTIONS
OpenAI().chat.completions.create(**OPTIONS)
`;
    fix(python, python.replace('create(**OPTIONS)', 'create(max_completion_tokens=1024, **OPTIONS)'));
  });
});
