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

describe('objects that are kept on an object of a package', () => {
  it('are found again by attribute and by key, whichever function keeps them', () => {
    expectCalls(
      `
#- /app/page.py
import streamlit as st
from openai import OpenAI

def ask(prompt):
    return st.session_state.client.chat.completions.create(model="gpt-4o", messages=[{"role": "user", "content": prompt}], max_tokens=9)

def start(key):
    if "client" not in st.session_state:
        st.session_state.client = None
    st.session_state.client = OpenAI(api_key=key)

start(st.text_input("Key"))
st.session_state["client"].embeddings.create(model="text-embedding-3-small", input="Hello")
ask("Hello")
`,
      ['app/page.py:5 gpt-4o, 9', 'app/page.py:13 text-embedding-3-small, absent', 'via app/page.py:14 gpt-4o, 9'],
    );
    expectCalls(
      `
//- /src/page.ts
import OpenAI from 'openai';
import { session } from 'some-session';

export const start = () => {
  session.client = new OpenAI();
};
export const ask = () => session.client.chat.completions.create({ model: 'gpt-4o', messages: [], max_tokens: 9 });
`,
      ['src/page.ts:7 gpt-4o, 9'],
    );
  });

  it('are told apart by their place, and texts there are left to the run', () => {
    expectCalls(
      `
#- /app/page.py
import streamlit as st
import other
from openai import OpenAI

class Fake:
    pass

st.session_state.client = Fake()
other.session_state.client = OpenAI()
st.session_state.model = "gpt-4o"
st.session_state.client.chat.completions.create(model="gpt-4o", messages=[])
st.session_state.absent.chat.completions.create(model="gpt-4o", messages=[])
OpenAI().chat.completions.create(model=st.session_state.model, messages=[], max_tokens=9)
`,
      ['app/page.py:13 unknown: unfollowed-call, 9'],
    );
  });
});
