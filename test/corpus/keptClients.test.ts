import { describe, it } from 'vitest';
import { expectCalls } from './expectCalls.ts';

describe('clients kept under keys that only the run knows', () => {
  it('are found again in Python', () => {
    expectCalls(
      `
#- /app/clients.py
from openai import OpenAI

class Pool:
    def __init__(self):
        self._clients = {}

    def get(self, key):
        if key not in self._clients:
            self._clients[key] = OpenAI(api_key=key)
        return self._clients[key]

    def embed(self, key, text):
        client = self.get(key)
        return client.embeddings.create(model="text-embedding-3-small", input=text)

CLIENTS = {}

def client_for(key):
    if key not in CLIENTS:
        CLIENTS[key] = OpenAI()
    return CLIENTS[key]

def embed(key, text):
    return client_for(key).embeddings.create(model="text-embedding-3-small", input=text)

def both(text):
    clients = {}
    for key in ["a", "b"]:
        clients.setdefault(key, OpenAI())
    return clients["a"].embeddings.create(model="text-embedding-3-small", input=text)
`,
      [14, 24, 30].map((line) => `app/clients.py:${line} text-embedding-3-small, absent`),
    );
  });

  it('are found again in TypeScript, in maps and objects', () => {
    expectCalls(
      `
//- /src/clients.ts
import OpenAI from 'openai';

class Pool {
  private clients = new Map<string, OpenAI>();
  get(key: string) {
    if (!this.clients.has(key)) this.clients.set(key, new OpenAI({ apiKey: key }));
    return this.clients.get(key)!;
  }
  embed(key: string, text: string) {
    return this.get(key).embeddings.create({ model: 'text-embedding-3-small', input: text });
  }
}

const cache: Record<string, OpenAI> = {};
function clientFor(key: string) {
  cache[key] ??= new OpenAI({ apiKey: key });
  return cache[key];
}
export const embed = (key: string, text: string) =>
  clientFor(key).embeddings.create({ model: 'text-embedding-3-small', input: text });
`,
      ['src/clients.ts:10 text-embedding-3-small, absent', 'src/clients.ts:20 text-embedding-3-small, absent'],
    );
  });

  it('are no clients where other things are kept, and say nothing of fields', () => {
    expectCalls(
      `
#- /app/clients.py
from openai import OpenAI

class Fake:
    class embeddings:
        @staticmethod
        def create(**kwargs):
            return kwargs

fakes = {}

def fake(key):
    fakes[key] = Fake()
    return fakes[key].embeddings.create(model="text-embedding-3-small", input="Hello")

def options(key, value):
    body = {"model": "gpt-4o", "messages": []}
    body[key] = value
    return OpenAI().chat.completions.create(**body)
`,
      ['app/clients.py:18 gpt-4o, unknown: run-time-value'],
    );
  });
});
