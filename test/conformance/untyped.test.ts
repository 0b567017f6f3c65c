import { checkScenarios } from './scenario.ts';

checkScenarios('clients without a type', [
  {
    title: 'a class that nothing makes an object of, in a file that imports the client',
    python: `
from openai import OpenAI
class Judge:
    def __init__(self, client, task):
        self.client = client
        self.task = task
    def names(self, text):
        return self.client.chat.completions.create(model="gpt-4o", max_tokens=100, messages=[{"role": "user", "content": text}])
`,
    javascript: `
import OpenAI from 'openai';
export class Judge {
  constructor(client, task) { this.client = client; this.task = task; }
  names(text) {
    return this.client.chat.completions.create({ model: 'gpt-4o', max_tokens: 100, messages: [{ role: 'user', content: text }] });
  }
}`,
    facts: ['sites = 1 direct', 'model = known gpt-4o', 'cap = known 100', 'messages = [user: ${parameter}]'],
  },
  {
    title: 'a caller that hands over a client says more',
    python: `
#- /judge.py
from openai import OpenAI
class Judge:
    def __init__(self, client):
        self.client = client
    def names(self):
        return self.client.chat.completions.create(model="gpt-4o", messages=[])
#- /main.py
from openai import OpenAI
from judge import Judge
def main():
    return Judge(OpenAI(max_retries=0)).names()
`,
    javascript: `
//- /judge.js
import OpenAI from 'openai';
export class Judge {
  constructor(client) { this.client = client; }
  names() { return this.client.chat.completions.create({ model: 'gpt-4o', messages: [] }); }
}
//- /main.js
import OpenAI from 'openai';
import { Judge } from './judge.js';
export function main() { return new Judge(new OpenAI({ maxRetries: 0 })).names(); }`,
    facts: ['sites = 1 direct 1 via', 'Judge.names: retries = known 0', 'via main: retries = known 0'],
  },
  {
    title: 'the whole module stands for its clients, the longest path for the call',
    python: `
import anthropic
import openai
def ask(client, text):
    return client.chat.completions.create(model="gpt-4o", messages=[])
`,
    javascript: `
import * as anthropic from '@anthropic-ai/sdk';
import * as openai from 'openai';
export const ask = (client) => client.chat.completions.create({ model: 'gpt-4o', messages: [] });`,
    facts: ['sites = 1 direct', 'api = openai chat.completions.create'],
  },
  {
    title: 'a function that is handed a parameter of its caller is called there as well',
    python: `
#- /llm.py
import openai
def ask(client, model, text):
    return client.chat.completions.create(model=model, messages=[{"role": "user", "content": text}])
#- /review.py
from llm import ask
def review(client, paper):
    return ask(client, "gpt-4o", paper)
#- /main.py
from openai import OpenAI
from llm import ask
def main():
    return ask(OpenAI(max_retries=0), "gpt-4o-mini", "Hello")
`,
    javascript: `
//- /llm.js
import OpenAI from 'openai';
export const ask = (client, model, text) =>
  client.chat.completions.create({ model, messages: [{ role: 'user', content: text }] });
//- /review.js
import { ask } from './llm.js';
export function review(client, paper) { return ask(client, 'gpt-4o', paper); }
//- /main.js
import OpenAI from 'openai';
import { ask } from './llm.js';
export function main() { return ask(new OpenAI({ maxRetries: 0 }), 'gpt-4o-mini', 'Hello'); }`,
    facts: [
      'sites = 1 direct 2 via',
      'via review: model = known gpt-4o',
      'via main: model = known gpt-4o-mini',
      'via main: retries = known 0',
    ],
  },
  {
    title: 'a function of its name that sends nothing is not called with a client',
    python: `
from openai import OpenAI
def ask(client, model, text):
    return client.describe(model=model, text=text)
def review(client, paper):
    return ask(client, "gpt-4o", paper)
`,
    javascript: `
import OpenAI from 'openai';
export const ask = (client, model, text) => client.describe({ model, text });
export function review(client, paper) { return ask(client, 'gpt-4o', paper); }`,
    facts: ['sites = none'],
  },
  {
    title: 'a file that imports no client says nothing of a parameter',
    python: `
from openai import RateLimitError
def ask(client, text):
    return client.chat.completions.create(model="gpt-4o", messages=[])
`,
    javascript: `
import { toFile } from 'openai';
export const ask = (client) => client.chat.completions.create({ model: 'gpt-4o', messages: [] });`,
    facts: ['sites = none'],
  },
  {
    title: 'a parameter with a type of its own is what that says',
    python: `
from openai import OpenAI
from twilio.rest import Client
def send(client: Client, text):
    return client.messages.create(model="x", body=text)
def ask(client: "FakeClient"):
    return client.chat.completions.create(model="gpt-4o", messages=[])
`,
    typescript: `
import OpenAI from 'openai';
import type { FakeClient } from './fake';
export const ask = (client: FakeClient) => client.chat.completions.create({ model: 'gpt-4o', messages: [] });`,
    facts: ['sites = none'],
  },
  {
    title: 'other calls of the parameter, and ones without a model, are none',
    python: `
from anthropic import Anthropic
def send(client, text):
    client.messages.create(to="+41", body=text)
    client.users.create(model="x")
    return client.create(model="x")
`,
    javascript: `
import Anthropic from '@anthropic-ai/sdk';
export function send(client, text) {
  client.messages.create({ to: '+41', body: text });
  client.users.create({ model: 'x' });
  return client.create({ model: 'x' });
}`,
    facts: ['sites = none'],
  },
]);
