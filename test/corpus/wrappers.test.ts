import { describe, it } from 'vitest';
import { expectCalls } from './expectCalls.ts';

describe('a function that all names of a file are imported with', () => {
  const helpers = `
#- /app/__init__.py
#- /app/helpers.py
from openai import OpenAI
client = OpenAI()
SMALL = "gpt-4o-mini"

def ask(prompt, model="gpt-4o"):
    return client.chat.completions.create(model=model, messages=[{"role": "user", "content": prompt}], max_tokens=50)

def _hidden(prompt):
    return ask(prompt)
`;

  it('is called by its name, also through files that pass all names on', () => {
    expectCalls(
      `${helpers}
#- /app/pages.py
from .helpers import *

def summary(page):
    return ask(f"Sum up: {page}", model=SMALL)
#- /app/main.py
from .pages import *

print(ask("Hello"))
summary("a page")
`,
      [
        'app/helpers.py:6 gpt-4o, 50',
        'via app/helpers.py:9 gpt-4o, 50',
        'via app/pages.py:4 gpt-4o-mini, 50',
        'via app/main.py:3 gpt-4o, 50',
        'via app/main.py:4 gpt-4o-mini, 50',
      ],
    );
  });

  it('is not called where another function of its name is meant', () => {
    expectCalls(
      `${helpers}
#- /app/pages.py
from .helpers import *

def ask(prompt):
    return prompt

ask("Hello")
#- /app/other.py
def ask(prompt):
    return prompt
#- /app/later.py
from .helpers import *
from .other import *

ask("Hello")
#- /app/private.py
from .helpers import *

_hidden("Hello")
`,
      ['app/helpers.py:6 gpt-4o, 50', 'via app/helpers.py:9 gpt-4o, 50'],
    );
  });
});

describe('a method of one of many objects', () => {
  const names = Array.from({ length: 14 }, (_, index) => `Engine${index}`);
  it('is a call of any of them that sends something', () => {
    const classes = names.map(
      (name, index) => `
export class ${name} {
  ask = async (prompt: string) =>
    ${index === 0 ? 'prompt' : `client.chat.completions.create({ model: 'gpt-4o', max_tokens: 5, messages: [{ role: 'user', content: prompt }] })`};
}`,
    );
    const project = `
//- /engines.ts
import OpenAI from 'openai';
const client = new OpenAI();${classes.join('')}
export function engineFor(provider: string) {
  switch (provider) {
${names.map((name) => `    case '${name}': return new ${name}();`).join('\n')}
  }
}
//- /commit.ts
import { Engine0, engineFor } from './engines';
export const silent = () => new Engine0().ask('Hello');
export const message = (provider: string) => engineFor(provider).ask('Sum up');
`;
    const direct = names.slice(1).map((_, index) => `engines.ts:${9 + 4 * index} gpt-4o, 5`);
    expectCalls(project, [...direct, `via commit.ts:3 ${direct.map(() => 'gpt-4o, 5').join(' + ')}`]);
  });
});

describe('a method that a base class leaves to its subclasses', () => {
  it('is a call of those that send something, in Python', () => {
    expectCalls(
      `
#- /app/__init__.py
#- /app/base.py
from abc import ABC, abstractmethod

class Provider(ABC):
    @abstractmethod
    def complete(self, prompt):
        """Completes a prompt."""

    @abstractmethod
    def count(self, prompt):
        raise NotImplementedError

    def ask(self, prompt):
        return self.complete(prompt)
#- /app/large.py
from openai import OpenAI
from .base import Provider

class Large(Provider):
    def __init__(self):
        self.client = OpenAI()
    def complete(self, prompt):
        return self.client.chat.completions.create(model="gpt-4o", messages=[{"role": "user", "content": prompt}], max_tokens=9)
    def count(self, prompt):
        return len(prompt)
#- /app/registry.py
from .base import Provider
PROVIDERS = {}

def provider_for(name) -> Provider:
    return PROVIDERS[name]()
#- /app/use.py
from .base import Provider
from .registry import provider_for

def review(llm: Provider, text):
    llm.count(text)
    return llm.ask(text)

def made(name):
    return provider_for(name).complete("Hello")
#- /app/plain.py
from abc import ABC, abstractmethod

class Store(ABC):
    @abstractmethod
    def complete(self, prompt):
        ...

class Files(Store):
    def complete(self, prompt):
        return prompt

def keep(store: Store, text):
    return store.complete(text)
`,
      [
        'app/large.py:8 gpt-4o, 9',
        'via app/base.py:13 gpt-4o, 9',
        'via app/use.py:6 gpt-4o, 9',
        'via app/use.py:9 gpt-4o, 9',
      ],
    );
  });

  it.each([
    ['...'],
    ['pass'],
    ['"""Completes a prompt."""'],
    ['"""Completes a prompt."""\n        ...'],
    ['raise NotImplementedError'],
    ['raise NotImplementedError("complete")'],
  ])('is one in Python whose body is %j', (body) => {
    const project = (of: string): string => `
#- /base.py
class Provider:
    def complete(self, prompt):
        ${of}
#- /large.py
from openai import OpenAI
from base import Provider
client = OpenAI()
class Large(Provider):
    def complete(self, prompt):
        return client.chat.completions.create(model="gpt-4o", messages=[{"role": "user", "content": prompt}], max_tokens=9)
#- /use.py
from base import Provider
def review(llm: Provider, text):
    return llm.complete(text)
`;
    expectCalls(project(body), ['large.py:6 gpt-4o, 9', 'via use.py:3 gpt-4o, 9']);
    expectCalls(project('return prompt.strip(...)'), ['large.py:6 gpt-4o, 9']);
  });

  it('is a call of those that send something, in TypeScript', () => {
    expectCalls(
      `
//- /base.ts
export abstract class Provider {
  abstract complete(prompt: string): Promise<unknown>;
  abstract count(prompt: string): number;
  ask(prompt: string) { return this.complete(prompt); }
}
//- /large.ts
import OpenAI from 'openai';
import { Provider } from './base';
const client = new OpenAI();
export class Large extends Provider {
  complete(prompt: string) {
    return client.chat.completions.create({ model: 'gpt-4o', messages: [{ role: 'user', content: prompt }], max_tokens: 9 });
  }
  count(prompt: string) { return prompt.length; }
}
export class Fixed extends Provider {
  async complete(prompt: string) { return prompt; }
  count() { return 0; }
}
//- /use.ts
import { Provider } from './base';
import { Fixed } from './large';
export function review(llm: Provider, text: string) {
  llm.count(text);
  return llm.ask(text);
}
export const fixed = () => new Fixed().ask('Hello');
`,
      ['large.ts:6 gpt-4o, 9', 'via base.ts:4 gpt-4o, 9', 'via use.ts:5 gpt-4o, 9'],
    );
  });
});

describe('a decorated function', () => {
  it('is called by the methods that its decorator gives it, and by its name on what it is registered with', () => {
    expectCalls(
      `
#- /app.py
from celery import shared_task
from openai import OpenAI
from toolbox import tools

client = OpenAI()

@shared_task
def report(month):
    return client.chat.completions.create(model="gpt-4o", messages=[{"role": "user", "content": month}], max_tokens=9)

@shared_task
def tidy(month):
    return month

@tools.register(keys=["openai"])
def ask(prompt):
    return client.chat.completions.create(model="gpt-4o-mini", messages=[{"role": "user", "content": prompt}], max_tokens=5)

def plain(prompt):
    return ask(prompt)

def main(other):
    report.delay("May")
    report.cache_info()
    tidy.delay("May")
    plain.delay("May")
    other.ask("Hello")
    tools.plain("Hello")
    return tools.ask("Hello")
`,
      [
        'app.py:9 gpt-4o, 9',
        'app.py:17 gpt-4o-mini, 5',
        'via app.py:20 gpt-4o-mini, 5',
        'via app.py:23 gpt-4o, 9',
        'via app.py:29 gpt-4o-mini, 5',
      ],
    );
  });
});

describe('a function that a tracing library returns as it was given', () => {
  it('is called by the name that it got', () => {
    expectCalls(
      `
//- /src/ask.ts
import OpenAI from 'openai';
import { traceable } from 'langsmith/traceable';

const client = new OpenAI();

async function askModel(prompt: string) {
  return client.chat.completions.create({ model: 'gpt-4o', messages: [{ role: 'user', content: prompt }], max_tokens: 9 });
}
export const ask = traceable(askModel, { name: 'ask' });
export const tell = traceable(async (prompt: string) =>
  client.chat.completions.create({ model: 'gpt-4o-mini', messages: [{ role: 'user', content: prompt }], max_tokens: 5 }),
);
export const shout = traceable((text: string) => text.toUpperCase());
//- /src/main.ts
import { ask, shout, tell } from './ask';

export const main = async () => shout([await ask('Hello'), await tell('Hello')].join(''));
`,
      [
        'src/ask.ts:7 gpt-4o, 9',
        'src/ask.ts:11 gpt-4o-mini, 5',
        'via src/main.ts:3 gpt-4o, 9',
        'via src/main.ts:3 gpt-4o-mini, 5',
      ],
    );
  });
});

describe('a function that makes its call in a callback of a library', () => {
  it('leads to that call, by a method named call of an object of an SDK too', () => {
    expectCalls(
      `
//- /src/embeddings.ts
import { Embeddings } from '@langchain/core/embeddings';
import OpenAI from 'openai';

export class OwnEmbeddings extends Embeddings {
  private client: OpenAI;
  constructor(fields: any) {
    super(fields);
    this.client = new OpenAI();
  }
  async embedQuery(text: string) {
    return this.withRetry({ model: 'text-embedding-3-small', input: text });
  }
  protected async withRetry(request: OpenAI.EmbeddingCreateParams) {
    return this.caller.call(async () => this.client.embeddings.create(request));
  }
}
`,
      [
        'src/embeddings.ts:14 text-embedding-3-small, absent',
        'via src/embeddings.ts:11 text-embedding-3-small, absent',
      ],
    );
  });

  it('leads to it where the library runs it at once, and not where it only keeps it', () => {
    expectCalls(
      `
//- /src/chat.ts
import { openai } from '@ai-sdk/openai';
import { createUIMessageStream, streamText } from 'ai';
import { createTask } from 'tasks';

export const stream = async (prompt: string) =>
  createUIMessageStream({
    execute: async ({ writer }) => {
      writer.merge(streamText({ model: openai('gpt-4o'), prompt, maxOutputTokens: 9 }).toUIMessageStream());
    },
  });

export const task = (prompt: string) =>
  createTask({
    execute: async () => streamText({ model: openai('gpt-4o-mini'), prompt, maxOutputTokens: 5 }),
  });
//- /src/main.ts
import { stream, task } from './chat';

export const main = async () => [await stream('Hello'), task('Hello')];
`,
      ['src/chat.ts:8 gpt-4o, 9', 'src/chat.ts:14 gpt-4o-mini, 5', 'via src/main.ts:3 gpt-4o, 9'],
    );
  });
});

describe('an object of the project that is handed to a function, which asks it', () => {
  it('is found in Python, without a base class or a type that leads to it', () => {
    expectCalls(
      `
#- /large.py
from openai import OpenAI
client = OpenAI()
class Large:
    name = "large"
    def complete(self, prompt):
        return client.chat.completions.create(model="gpt-4o", messages=[{"role": "user", "content": prompt}], max_tokens=9)
    def describe(self):
        return self.name
class Small:
    def complete(self, prompt):
        return prompt
#- /use.py
from large import Large, Small
def review(llm, text):
    return llm.complete(text)
def label(llm, text):
    return llm.describe() + text
def keep(llm, text):
    print(llm, text)
def main():
    review(Large(), "a")
    review(text="b", llm=Large())
    review(Small(), "c")
    label(Large(), "d")
    keep(Large(), "e")
`,
      ['large.py:6 gpt-4o, 9', 'via use.py:3 gpt-4o, 9', 'via use.py:9 gpt-4o, 9', 'via use.py:10 gpt-4o, 9'],
    );
  });

  it('is found in TypeScript, behind an interface that its class does not name', () => {
    expectCalls(
      `
//- /large.ts
import OpenAI from 'openai';
const client = new OpenAI();
export class Large {
  complete(prompt: string) {
    return client.chat.completions.create({ model: 'gpt-4o', messages: [{ role: 'user', content: prompt }], max_tokens: 9 });
  }
  describe() {
    return 'large';
  }
}
export class Small {
  complete(prompt: string) {
    return prompt;
  }
}
//- /use.ts
import { Large, Small } from './large';
interface Model {
  complete(prompt: string): unknown;
}
const review = (llm: Model, text: string) => llm.complete(text);
const label = (llm: Large, text: string) => llm.describe() + text;
export const main = () => review(new Large(), 'a');
export const none = () => [review(new Small(), 'b'), label(new Large(), 'c')];
`,
      ['large.ts:5 gpt-4o, 9', 'via use.ts:5 gpt-4o, 9', 'via use.ts:7 gpt-4o, 9'],
    );
  });
});
