import { describe, expect, it } from 'vitest';
import { checkFindings, checkFix, checkSilent, onlyFinding } from '../support/rules.ts';

const rule = 'missing-retry-budget';
const fires = (text: string, options = {}) => checkFindings(rule, text, options);
const silent = (text: string) => checkSilent(rule, text);

describe('fires in Python', () => {
  it('once a client, as a hint', () =>
    fires(`
from openai import OpenAI

client = OpenAI()
#        ^^^^^^^^ hint missing-retry-budget fix
client.responses.create(model="gpt-4o", input="Hi")
client.responses.create(model="gpt-4o", input="Bye")
`));
  it('where only one of both is set', () =>
    fires(`
import anthropic

client = anthropic.Anthropic(max_retries=1)
#        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hint missing-retry-budget fix
client.messages.create(model="claude-opus-4-5", max_tokens=100, messages=[{"role": "user", "content": "Hi"}])
`));
  it('as a warning for calls in a loop', () =>
    fires(`
from openai import OpenAI

client = OpenAI()
#        ^^^^^^^^ warning missing-retry-budget fix

def run(pages):
    for page in pages:
        client.responses.create(model="gpt-4o", input=page)
`));
  it('as a warning for many attempts', () =>
    fires(`
from openai import OpenAI

client = OpenAI(max_retries=5)
#        ^^^^^^^^^^^^^^^^^^^^^ warning missing-retry-budget fix
client.responses.create(model="gpt-4o", input="Hi")
`));
  it('as a warning under a request handler', () =>
    fires(`
from fastapi import FastAPI
from openai import OpenAI

app = FastAPI()
client = OpenAI()
#        ^^^^^^^^ warning missing-retry-budget fix

@app.post("/chat")
def chat(text: str):
    return client.responses.create(model="gpt-4o", input=text)
`));
});

describe('fires in TypeScript', () => {
  it('at the client of another file', () =>
    fires(`
//- /llm.ts
import OpenAI from 'openai';

export const client = new OpenAI({ apiKey: 'k' });
//                    ^^^^^^^^^^^^^^^^^^^^^^^^^^^ hint missing-retry-budget fix
//- /app.ts
import { client } from './llm.ts';

await client.responses.create({ model: 'gpt-4o', input: 'Hi' });
`));
  it('at the call where no client is made', () =>
    fires(`
import { openai } from '@ai-sdk/openai';
import { generateText } from 'ai';

await generateText({ model: openai('gpt-4o'), prompt: 'Hi' });
//    ^^^^^^^^^^^^ hint missing-retry-budget fix
`));
  it('as a warning where a loop calls it through a function of the project', () =>
    fires(`
import OpenAI from 'openai';

const client = new OpenAI();
//             ^^^^^^^^^^^^ warning missing-retry-budget fix
const ask = (input: string) => client.responses.create({ model: 'gpt-4o', input });
export async function run(pages: string[]) {
  for (const page of pages) await ask(page);
}
`));
  it('on the client that repeats, not on one that may answer in its place', () =>
    fires(`
import anthropic
import ollama
from config import Config

class Local:
    def __init__(self):
        self.client = ollama.Client(Config().endpoint())
    def ask(self, model, prompt):
        return self.client.generate(model=model, prompt=prompt)

class Remote:
    def __init__(self):
        self.client = anthropic.Anthropic(api_key=Config().key())
#                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hint missing-retry-budget fix
    def ask(self, model, prompt):
        return self.client.messages.create(model=model, max_tokens=100, messages=[{"role": "user", "content": prompt}])

local = Local()

def answer(name, model, prompt):
    mapping = {"local": local, "remote": Remote()}
    chosen = mapping[name]
    return chosen.ask(model, prompt)

def main(lines, kind, model):
    for line in lines:
        answer(kind, model, line)
`));
});

describe('is silent in Python', () => {
  it('where both are set, at the client or for the call', () =>
    silent(`
from openai import OpenAI

client = OpenAI(max_retries=1, timeout=30)
client.responses.create(model="gpt-4o", input="Hi")
other = OpenAI()
other.with_options(max_retries=0, timeout=20).responses.create(model="gpt-4o", input="Hi")
`));
  it('with options from elsewhere', () =>
    silent(`
from openai import OpenAI

def make(**options):
    return OpenAI(**options).responses.create(model="gpt-4o", input="Hi")
`));
  it('with a client that somebody hands over', () =>
    silent(`
from openai import OpenAI

def ask(client: OpenAI):
    return client.responses.create(model="gpt-4o", input="Hi")
`));
  it('on embeddings and models on the own machine', () =>
    silent(`
from openai import OpenAI

OpenAI().embeddings.create(model="text-embedding-3-small", input="Hi")
OpenAI(base_url="http://localhost:11434/v1").chat.completions.create(model="llama3", messages=[])
`));
  it('on a server for such models whose address only the run knows', () =>
    silent(`
import tenacity
from ollama import Client

client = Client(host=address())

@tenacity.retry(stop=tenacity.stop_after_attempt(5))
def ask(prompt):
    return client.generate(model="llama3.2", prompt=prompt)
`));
  it('where the client never tries again', () =>
    silent(`
from openai import OpenAI

OpenAI(max_retries=0).responses.create(model="gpt-4o", input="Hi")
`));
});

describe('is silent where all attempts cost next to nothing', () => {
  const cheap = `
from openai import OpenAI

client = OpenAI()
client.responses.create(model="gpt-4.1-nano", input="Hi", max_output_tokens=20)
`;
  it('by default', () => silent(cheap));
  it('but not where the config wants to hear of it', () =>
    fires(cheap.replace('OpenAI()\n', 'OpenAI()\n#        ^^^^^^^^ hint missing-retry-budget fix\n'), { leastUsd: 0 }));
});

describe('is silent in TypeScript', () => {
  it('where both are set, at the client or for the call', () =>
    silent(`
import OpenAI from 'openai';

const client = new OpenAI({ maxRetries: 1, timeout: 30_000 });
await client.responses.create({ model: 'gpt-4o', input: 'Hi' });
await new OpenAI().responses.create({ model: 'gpt-4o', input: 'Hi' }, { maxRetries: 1, timeout: 5000 });
`));
  it('with options from elsewhere', () =>
    silent(`
import OpenAI, { type ClientOptions } from 'openai';

export const ask = (options: ClientOptions) =>
  new OpenAI({ apiKey: 'k', ...options }).responses.create({ model: 'gpt-4o', input: 'Hi' });
`));
  it('with options of an imported name that is not found', () =>
    silent(`
import OpenAI from 'openai';
import { options } from './missing.ts';

await new OpenAI(options).responses.create({ model: 'gpt-4o', input: 'Hi' });
`));
  it('of the AI SDK where the call sets both', () =>
    silent(`
import { openai } from '@ai-sdk/openai';
import { generateText } from 'ai';

await generateText({ model: openai('gpt-4o'), prompt: 'Hi', maxRetries: 1, timeout: 30_000 });
await generateText({ model: openai('gpt-4o'), prompt: 'Hi', maxRetries: 1, abortSignal: AbortSignal.timeout(5000) });
`));
});

describe('message', () => {
  it('gives the worst case', () => {
    const { message } = onlyFinding(
      rule,
      `
from openai import OpenAI

client = OpenAI()
client.responses.create(model="gpt-4o", input="Hi")
`,
    );
    expect(message).toBe(
      'OpenAI leaves retries and timeout to the SDK: up to 3 attempts of 10 minutes, $0.011 for an answer of $0.0035',
    );
  });
  it('says why it is grave', () => {
    const { message, related } = onlyFinding(
      rule,
      `
from openai import OpenAI

client = OpenAI()

def run(pages):
    for page in pages:
        client.responses.create(model="x-1", input=page)
`,
    );
    expect(message).toBe(
      'OpenAI leaves retries and timeout to the SDK: up to 3 attempts of 10 minutes (for each round of a loop)',
    );
    expect(related.map((each) => each.message)).toEqual(['the worst case is this call']);
  });
});

describe('fix', () => {
  it('sets both in seconds', () =>
    checkFix(
      rule,
      `
from openai import OpenAI

client = OpenAI()
client.responses.create(model="gpt-4o", input="Hi")
`,
      `
from openai import OpenAI

client = OpenAI(max_retries=2, timeout=60)
client.responses.create(model="gpt-4o", input="Hi")
`,
    ));
  it('sets both in milliseconds, in the style of the options', () =>
    checkFix(
      rule,
      `
import OpenAI from 'openai';

const client = new OpenAI({
  apiKey: 'k',
});
await client.responses.create({ model: 'gpt-4o', input: 'Hi' });
`,
      `
import OpenAI from 'openai';

const client = new OpenAI({
  apiKey: 'k',
  maxRetries: 2,
  timeout: 60000,
});
await client.responses.create({ model: 'gpt-4o', input: 'Hi' });
`,
    ));
  it('adds only what is missing', () =>
    checkFix(
      rule,
      `
import OpenAI from 'openai';

const client = new OpenAI({ timeout: 5000 });
await client.responses.create({ model: 'gpt-4o', input: 'Hi' });
`,
      `
import OpenAI from 'openai';

const client = new OpenAI({ timeout: 5000, maxRetries: 2 });
await client.responses.create({ model: 'gpt-4o', input: 'Hi' });
`,
    ));
  it('gives models that think more time', () =>
    checkFix(
      rule,
      `
from openai import OpenAI

client = OpenAI(max_retries=1)
client.responses.create(model="gpt-5", input="Hi")
`,
      `
from openai import OpenAI

client = OpenAI(max_retries=1, timeout=180)
client.responses.create(model="gpt-5", input="Hi")
`,
    ));
  it('sets both in the call where no client is made', () =>
    checkFix(
      rule,
      `
import { openai } from '@ai-sdk/openai';
import { generateText } from 'ai';

await generateText({
  model: openai('gpt-4o'),
  prompt: 'Hi',
});
`,
      `
import { openai } from '@ai-sdk/openai';
import { generateText } from 'ai';

await generateText({
  model: openai('gpt-4o'),
  prompt: 'Hi',
  maxRetries: 2,
  timeout: 60000,
});
`,
    ));
});

describe('names', () => {
  it('no client by a word that is not in the code', () => {
    const finding = onlyFinding(
      rule,
      `
from llama_index.llms.openai import OpenAI

OpenAI(model="gpt-4o").complete("Hi")
`,
    );
    expect(finding.message).toMatch(/^this client leaves retries to the SDK/);
  });
});
