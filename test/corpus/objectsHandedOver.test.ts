import { describe, it } from 'vitest';
import { expectCalls } from './expectCalls.ts';

describe('a method handed to code that runs it', () => {
  it('is called on each of the objects that it can belong to', () => {
    expectCalls(
      `
#- /app/llm.py
from concurrent.futures import ThreadPoolExecutor
from openai import OpenAI

class Short:
    def ask(self, model, prompt):
        return OpenAI().chat.completions.create(model=model, messages=[{"role": "user", "content": prompt}], max_tokens=5)

class Long:
    def ask(self, model, prompt):
        return OpenAI().chat.completions.create(model=model, messages=[{"role": "user", "content": prompt}], max_tokens=500)

class Echo:
    def ask(self, model, prompt):
        return prompt

def run(kind, prompt):
    makers = {"short": Short(), "long": Long(), "echo": Echo()}
    chosen = makers[kind]
    with ThreadPoolExecutor() as pool:
        return pool.submit(chosen.ask, "gpt-4o", prompt).result()

def main():
    run("long", "Hello")

def echoed(prompt):
    with ThreadPoolExecutor() as pool:
        return pool.submit(Echo().ask, "gpt-4o", prompt).result()
`,
      [
        'app/llm.py:6 gpt-4o, 5',
        'app/llm.py:10 gpt-4o, 500',
        'via app/llm.py:20 gpt-4o, 5 + gpt-4o, 500',
        'via app/llm.py:23 gpt-4o, 500',
      ],
    );
  });

  it('may be a function of another file', () => {
    expectCalls(
      `
#- /app/llm.py
from openai import OpenAI

def ask(prompt, model="gpt-4o"):
    return OpenAI().chat.completions.create(model=model, messages=[{"role": "user", "content": prompt}], max_tokens=5)

def length(prompt):
    return len(prompt)
#- /app/main.py
import asyncio
from .llm import ask, length

async def main(prompt):
    await asyncio.to_thread(ask, prompt, "gpt-4o-mini")
    return await asyncio.to_thread(length, prompt)
`,
      ['app/llm.py:4 gpt-4o, 5', 'via app/main.py:5 gpt-4o-mini, 5'],
    );
  });
});

describe('a class as the default of a parameter', () => {
  it('is what the function makes objects of', () => {
    expectCalls(
      `
#- /app/handlers.py
from functools import partial
from openai import OpenAI

class Handler:
    pass

class OpenAIHandler(Handler):
    def __init__(self):
        self.client = OpenAI()

    def chat(self, prompt):
        return self.client.chat.completions.create(model="gpt-4o", messages=[{"role": "user", "content": prompt}], max_tokens=5)

class Review:
    def __init__(self, handler: partial[Handler,] = OpenAIHandler):
        self.handler = handler()

    def run(self, text):
        return self.handler.chat(text)

class Silent(Handler):
    def chat(self, prompt):
        return prompt

def main(text):
    Review().run(text)
    Review(Silent).run(text)
`,
      ['app/handlers.py:12 gpt-4o, 5', 'via app/handlers.py:19 gpt-4o, 5', 'via app/handlers.py:26 gpt-4o, 5'],
    );
  });

  it('is so in TypeScript', () => {
    expectCalls(
      `
//- /src/review.ts
import OpenAI from 'openai';

class Handler {
  private readonly client = new OpenAI();
  chat(prompt: string) {
    return this.client.chat.completions.create({ model: 'gpt-4o', messages: [{ role: 'user', content: prompt }], max_tokens: 5 });
  }
}

class Silent {
  chat(prompt: string) {
    return prompt;
  }
}

export class Review {
  private readonly handler;
  constructor(Maker = Handler) {
    this.handler = new Maker();
  }
  run(text: string) {
    return this.handler.chat(text);
  }
}

export const main = (text: string) => [new Review().run(text), new Review(Silent).run(text)];
`,
      ['src/review.ts:6 gpt-4o, 5', 'via src/review.ts:22 gpt-4o, 5', 'via src/review.ts:26 gpt-4o, 5'],
    );
  });
});

describe('a client that a constructor makes where none is given', () => {
  const search = `
#- /app/search.py
from openai import OpenAI

class Search:
    def __init__(self, store, client=None):
        self.client = client or OpenAI()

    def run(self, text):
        return self.client.embeddings.create(model="text-embedding-3-small", input=text)

class Strict:
    def __init__(self, client=None):
        if client is None:
            self.client = OpenAI()
        else:
            self.client = client

    def run(self, text):
        return self.client.embeddings.create(model="text-embedding-3-small", input=text)
`;
  const direct = ['app/search.py:8 text-embedding-3-small, absent', 'app/search.py:18 text-embedding-3-small, absent'];

  it('is called where none, or a real one, is given', () => {
    expectCalls(
      `${search}
#- /app/main.py
from openai import OpenAI
from .search import Search, Strict

def main(text):
    Search(None).run(text)
    Strict().run(text)
    Search(None, client=OpenAI()).run(text)
    Strict(OpenAI()).run(text)
`,
      [...direct, ...[5, 6, 7, 8].map((line) => `via app/main.py:${line} text-embedding-3-small, absent`)],
    );
  });

  it('is not called where something else is given', () => {
    expectCalls(
      `${search}
#- /tests/test_search.py
from unittest.mock import MagicMock
from app.search import Search, Strict

class Fake:
    def __init__(self, embeddings):
        self.embeddings = embeddings

class FakeEmbeddings:
    def create(self, **kwargs):
        return kwargs

def make(**more):
    fake = FakeEmbeddings()
    return Strict(client=Fake(fake), **more), fake

def test_mock():
    client = MagicMock()
    Search(None, client).run("text")
    Strict(client=client).run("text")

def test_fake():
    search, fake = make()
    search.run("text")
`,
      direct,
    );
  });
});

describe('a method that calls that of its base class', () => {
  it('calls a function of the project like any other', () => {
    expectCalls(
      `
#- /app/chat.py
from openai import OpenAI

class Handler:
    def __init__(self):
        self.client = OpenAI()

    def ask(self, prompt, limit=5):
        return self.client.chat.completions.create(model="gpt-4o", messages=[{"role": "user", "content": prompt}], max_tokens=limit)

    def name(self):
        return "handler"

class Polite(Handler):
    def __init__(self):
        super().__init__()

    def ask(self, prompt):
        return super().ask(prompt + ", please", limit=50)

    def name(self):
        return super().name() + "!"

Polite().ask("Hello")
`,
      ['app/chat.py:8 gpt-4o, 5', 'via app/chat.py:18 gpt-4o, 50', 'via app/chat.py:23 gpt-4o, 50'],
    );
    expectCalls(
      `
//- /src/chat.ts
import OpenAI from 'openai';

class Handler {
  client = new OpenAI();
  ask(prompt: string, limit = 5) {
    return this.client.chat.completions.create({ model: 'gpt-4o', messages: [{ role: 'user', content: prompt }], max_tokens: limit });
  }
}

export class Polite extends Handler {
  override ask(prompt: string) {
    return super.ask(prompt, 50);
  }
}
`,
      ['src/chat.ts:6 gpt-4o, 5', 'via src/chat.ts:12 gpt-4o, 50'],
    );
  });
});

describe('a class that takes types', () => {
  it('makes the same objects with them', () => {
    expectCalls(
      `
#- /app/agent.py
from agents import Agent, Runner

class Settings:
    pass

agent = Agent[Settings](name="a", instructions="Say hello.", model="gpt-4o-mini")
table = {"a": "b"}

async def main(kind):
    await Runner.run(agent, "Hello")
    return table[kind]
`,
      ['app/agent.py:10 gpt-4o-mini, absent'],
    );
  });
});

describe('an argument that nothing is known of', () => {
  it('is a client where the parameter says so', () => {
    expectCalls(
      `
#- /app/embed.py
from openai import AsyncOpenAI

async def embed(text: str, client: AsyncOpenAI):
    return await client.embeddings.create(model="text-embedding-3-small", input=text)
#- /app/agent.py
from unittest.mock import MagicMock
from .embed import embed

async def search(ctx, query):
    return await embed(query, ctx.deps.client)

async def check(mock_client, query):
    await embed(query, mock_client)
    await embed(query, MagicMock())
    return await embed(query, None)
`,
      ['app/embed.py:4 text-embedding-3-small, absent', 'via app/agent.py:5 text-embedding-3-small, absent'],
    );
  });
});

describe('a promise of an object', () => {
  it('is the object in what is done with it, or what stands for it after an error', () => {
    expectCalls(
      `
//- /src/main.ts
import OpenAI from 'openai';

class Llm {
  private readonly client = new OpenAI();
  ask(prompt: string) {
    return this.client.chat.completions.create({ model: 'gpt-4o', messages: [{ role: 'user', content: prompt }], max_tokens: 9 });
  }
}
const makeLlm = async () => new Llm();
const makeClient = async () => new OpenAI();

export async function run(prompt: string) {
  const parts = await (async () => ({ llm: await makeLlm() }))().catch(() => null);
  await parts?.llm.ask(prompt);
  await makeLlm().then((llm) => llm.ask(prompt));
  await makeClient().then((client) =>
    client.embeddings.create({ model: 'text-embedding-3-small', input: prompt }),
  );
  const label = await makeLlm().then(() => ({ ask: (text: string) => text }));
  return label.ask(prompt);
}
`,
      [
        'src/main.ts:6 gpt-4o, 9',
        'src/main.ts:17 text-embedding-3-small, absent',
        'via src/main.ts:14 gpt-4o, 9',
        'via src/main.ts:15 gpt-4o, 9',
      ],
    );
  });
});
