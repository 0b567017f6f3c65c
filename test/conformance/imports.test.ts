import { checkScenarios } from './scenario.ts';

checkScenarios('ways to import', [
  {
    title: 'paths of tsconfig.json',
    typescript: `
//- /tsconfig.json
{ "compilerOptions": { "baseUrl": ".", "paths": { "@/*": ["src/*"] } } }
//- /src/config.ts
export const MODEL = 'gpt-4o';
//- /src/app/ask.ts
import OpenAI from 'openai';
import { MODEL } from '@/config';
const client = new OpenAI();
export const ask = () => client.chat.completions.create({ model: MODEL, messages: [] });`,
    facts: ['model = known gpt-4o (cross-file)'],
  },
  {
    title: 'packages of one workspace',
    typescript: `
//- /package.json
{ "name": "root", "workspaces": ["packages/*"] }
//- /packages/llm/package.json
{ "name": "@acme/llm", "exports": { ".": "./src/index.ts" } }
//- /packages/llm/src/index.ts
import OpenAI from 'openai';
const client = new OpenAI();
export const ask = (prompt: string) => client.chat.completions.create({ model: 'gpt-4o', messages: [{ role: 'user', content: prompt }] });
//- /packages/web/package.json
{ "name": "@acme/web", "dependencies": { "@acme/llm": "*" } }
//- /packages/web/src/page.ts
import { ask } from '@acme/llm';
export async function page() { return ask('Hi'); }`,
    facts: ['sites = 1 direct 1 via', 'via page: messages = [user: "Hi"]', 'via page: path = packages/web/src/page.ts'],
  },
  {
    title: 'imports of Deno',
    typescript: `
import OpenAI from 'npm:openai@4';
const client = new OpenAI();
export const ask = () => client.chat.completions.create({ model: 'gpt-4o', messages: [] });`,
    facts: ['sites = 1 direct', 'model = known gpt-4o'],
  },
  {
    title: 'an import with an extension',
    typescript: `
//- /config.ts
export const MODEL = 'gpt-4o';
//- /app.ts
import OpenAI from 'openai';
import { MODEL } from './config.js';
const client = new OpenAI();
export const ask = () => client.chat.completions.create({ model: MODEL, messages: [] });`,
    facts: ['model = known gpt-4o'],
  },
  {
    title: 'an import that may fail',
    python: `
try:
    from openai import OpenAI
except ImportError:
    OpenAI = None
client = OpenAI() if OpenAI else None
def ask():
    return client.chat.completions.create(model="gpt-4o", messages=[])
`,
    facts: ['sites = 1 direct', 'model = known gpt-4o'],
  },
  {
    title: 'functions and classes defined by a condition',
    python: `
import sys
from openai import OpenAI
client = OpenAI()
if sys.version_info >= (3, 11):
    MODEL = "gpt-4o"
    class Bot:
        def ask(self):
            return client.chat.completions.create(model=MODEL, messages=[])
    def make():
        return Bot()
def main():
    return make().ask()
`,
    facts: ['sites = 1 direct 1 via', 'via main: model = known gpt-4o'],
  },
  {
    title: 'a module of a folder without an init file',
    python: `
#- /app/llm/client.py
from openai import OpenAI
client = OpenAI()
#- /app/ask.py
from app.llm.client import client
def ask():
    return client.chat.completions.create(model="gpt-4o", messages=[])
`,
    facts: ['sites = 1 direct', 'model = known gpt-4o', 'ask: path = app/ask.py'],
  },
  {
    title: 'a package below src',
    python: `
#- /pyproject.toml
[project]
name = "acme"
#- /src/acme/__init__.py
#- /src/acme/config.py
MODEL = "gpt-4o"
#- /src/acme/ask.py
from openai import OpenAI
from acme.config import MODEL
client = OpenAI()
def ask():
    return client.chat.completions.create(model=MODEL, messages=[])
`,
    facts: ['model = known gpt-4o (cross-file)'],
  },
  {
    title: 'a file of the project with the name of an SDK',
    python: `
#- /openai.py
class OpenAI:
    pass
#- /app.py
from openai import OpenAI
client = OpenAI()
def ask():
    return client.chat.completions.create(model="gpt-4o", messages=[])
`,
    facts: ['sites = none'],
  },
  {
    title: 'a barrel of barrels with a circle',
    typescript: `
//- /a/index.ts
export * from '../b';
export * from './llm';
//- /a/llm.ts
import OpenAI from 'openai';
const client = new OpenAI();
export async function ask() { return client.chat.completions.create({ model: 'gpt-4o', messages: [] }); }
//- /b/index.ts
export * from '../a';
//- /app.ts
import { ask } from './b';
export async function main() { return ask(); }`,
    facts: ['sites = 1 direct 1 via', 'via main: model = known gpt-4o'],
  },
]);

checkScenarios('other SDKs', [
  {
    title: 'messages of Anthropic',
    typescript: `
import Anthropic from '@anthropic-ai/sdk';
const anthropic = new Anthropic();
const base = { model: 'claude-haiku-4-5', max_tokens: 500 };
export async function ask(question: string) {
  return anthropic.messages.create({ ...base, system: 'Be brief.', messages: [{ role: 'user', content: question }] });
}`,
    python: `
from anthropic import Anthropic
anthropic = Anthropic()
base = {"model": "claude-haiku-4-5", "max_tokens": 500}
def ask(question):
    return anthropic.messages.create(**base, system="Be brief.", messages=[{"role": "user", "content": question}])
`,
    facts: [
      'model = known claude-haiku-4-5',
      'cap = known 500',
      'messages = [system: "Be brief.", user: ${parameter}]',
      'sdk = anthropic',
    ],
  },
  {
    title: 'embeddings of known and unknown numbers',
    typescript: `
import OpenAI from 'openai';
const client = new OpenAI();
export const two = () => client.embeddings.create({ model: 'text-embedding-3-small', input: ['a', 'b'] });
export const any = (texts: string[]) => client.embeddings.create({ model: 'text-embedding-3-small', input: texts });`,
    python: `
from openai import OpenAI
client = OpenAI()
def two():
    return client.embeddings.create(model="text-embedding-3-small", input=["a", "b"])
def any(texts):
    return client.embeddings.create(model="text-embedding-3-small", input=texts)
`,
    facts: ['two: items = known 2', 'any: items = unknown parameter'],
  },
  {
    title: 'an embedding model that is not known',
    typescript: `
import OpenAI from 'openai';
const client = new OpenAI();
export const embed = (model: string, text: string) => client.embeddings.create({ model, input: text });`,
    python: `
from openai import OpenAI
client = OpenAI()
def embed(model, text: str):
    return client.embeddings.create(model=model, input=text)
`,
    facts: ['model = unknown parameter', 'items = known 1'],
  },
  {
    title: 'responses with instructions and reasoning',
    typescript: `
import OpenAI from 'openai';
const client = new OpenAI();
export const ask = (question: string) =>
  client.responses.create({ model: 'gpt-5', instructions: 'Be brief.', input: question, max_output_tokens: 300, reasoning: { effort: 'low' } });`,
    python: `
from openai import OpenAI
client = OpenAI()
def ask(question):
    return client.responses.create(model="gpt-5", instructions="Be brief.", input=question, max_output_tokens=300, reasoning={"effort": "low"})
`,
    facts: ['cap = known 300', 'effort = known low', 'messages = [system: "Be brief.", user: ${parameter}]'],
  },
  {
    title: 'models that one place makes and another calls',
    typescript: `
//- /models.ts
import { openai } from '@ai-sdk/openai';
export const smart = openai('gpt-4o');
//- /app.ts
import { generateText } from 'ai';
import { smart } from './models';
export const ask = (prompt: string) => generateText({ model: smart, prompt, maxOutputTokens: 200 });`,
    facts: [
      'ask: model = known gpt-4o',
      'ask: cap = known 200',
      'ask: messages = [user: ${parameter}]',
      'ask: provider = known openai',
    ],
  },
]);
