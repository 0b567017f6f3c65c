import { describe, it } from 'vitest';
import { expectCalls } from './expectCalls.ts';

describe('options that callers may leave out', () => {
  it('leave what they are spread over as the default, and the rest unknown, in Python', () => {
    expectCalls(
      `
#- /ask.py
from openai import OpenAI

client = OpenAI()
DEFAULTS = {"model": "gpt-5-mini", "temperature": 0}

def given_or_not(text, options=None):
    request = {**DEFAULTS, **(options or {})}
    return client.chat.completions.create(messages=[{"role": "user", "content": text}], **request)

def filled_in(text, options=None):
    if options is None:
        options = {}
    request = {"model": "gpt-5-mini", **options}
    return client.chat.completions.create(messages=[{"role": "user", "content": text}], **request)

def keywords(text, **options):
    request = dict(model="gpt-5-mini", max_completion_tokens=300)
    request.update(options)
    return client.chat.completions.create(messages=[{"role": "user", "content": text}], **request)

def read(text, options=None, **more):
    model = (options or {}).get("model", "gpt-5-mini")
    return client.chat.completions.create(model=model, max_completion_tokens=more.get("cap", 300), messages=[{"role": "user", "content": text}])
`,
      [
        'ask.py:8 gpt-5-mini, unknown: parameter',
        'ask.py:14 gpt-5-mini, unknown: parameter',
        'ask.py:19 gpt-5-mini, 300',
        'ask.py:23 gpt-5-mini, 300',
      ],
    );
  });

  it('leave what they are spread over as the default, and the rest unknown, in TypeScript', () => {
    expectCalls(
      `
//- /ask.ts
import OpenAI from 'openai';
const client = new OpenAI();
const defaults = { model: 'gpt-5-mini' };
interface Options { model?: string; max_completion_tokens?: number }

export async function empty(content: string, options: Options = {}) {
  return client.chat.completions.create({ ...defaults, messages: [{ role: 'user', content }], ...options });
}
export async function optional(content: string, options?: Options) {
  return client.chat.completions.create({ ...defaults, max_completion_tokens: 300, messages: [{ role: 'user', content }], ...options });
}
export async function orNothing(content: string, options?: Options) {
  const request = { ...defaults, ...(options ?? {}) };
  return client.chat.completions.create({ ...request, messages: [{ role: 'user', content }] });
}
`,
      [
        'ask.ts:7 gpt-5-mini, unknown: parameter',
        'ask.ts:10 gpt-5-mini, 300',
        'ask.ts:14 gpt-5-mini, unknown: parameter',
      ],
    );
  });

  it('are empty where the only caller leaves them out', () => {
    expectCalls(
      `
#- /ask.py
from openai import OpenAI

client = OpenAI()

def ask(text, model, options=None):
    request = {"model": model, **(options or {})}
    return client.chat.completions.create(messages=[{"role": "user", "content": text}], **request)

def run(text):
    return ask(text, "gpt-5-mini")
`,
      ['ask.py:7 gpt-5-mini, absent', 'via ask.py:10 gpt-5-mini, absent'],
    );
  });

  it('say nothing where they have to be given', () => {
    expectCalls(
      `
//- /ask.ts
import OpenAI from 'openai';
const client = new OpenAI();
export async function ask(options: any) {
  return client.chat.completions.create({ model: 'gpt-5-mini', messages: [{ role: 'user', content: 'Hi' }], ...options });
}
#- /ask.py
from openai import OpenAI
client = OpenAI()
def ask(options):
    return client.chat.completions.create(**{"model": "gpt-5-mini", "messages": [], **options})
`,
      ['ask.py:4 unknown: parameter, unknown: parameter', 'ask.ts:4 unknown: parameter, unknown: parameter'],
    );
  });
});

describe('fields that code sets by their names', () => {
  it('are the values that it gives', () => {
    expectCalls(
      `
#- /ask.py
from openai import OpenAI

class Agent:
    def __init__(self):
        self.client = OpenAI()
        setattr(self, "model", "gpt-5-mini")

    def ask(self, text):
        return self.client.chat.completions.create(model=self.model, messages=[{"role": "user", "content": text}])
`,
      ['ask.py:9 gpt-5-mini, absent'],
    );
  });

  it('are no more than defaults where only the run knows the names', () => {
    expectCalls(
      `
#- /settings.py
class Settings:
    def __init__(self, found):
        self.model = "gpt-5-mini"
        self.extra = {}
        self.fill(found)

    def fill(self, found):
        for key, value in found.items():
            setattr(self, key.lower(), value)
#- /ask.py
from openai import OpenAI
from settings import Settings

def ask(found, text):
    settings = Settings(found)
    return OpenAI().chat.completions.create(model=settings.model, messages=[{"role": "user", "content": text}], **settings.extra)
`,
      ['ask.py:6 gpt-5-mini, unknown: run-time-value'],
    );
  });

  it('are no more than defaults where only the run knows the names, in TypeScript', () => {
    expectCalls(
      `
//- /ask.ts
import OpenAI from 'openai';
class Settings {
  model = 'gpt-5-mini';
  extra: any = {};
  constructor(found: Record<string, unknown>) {
    for (const [key, value] of Object.entries(found)) this[key] = value;
  }
}
export async function ask(found: Record<string, unknown>, content: string) {
  const settings = new Settings(found);
  return new OpenAI().chat.completions.create({ ...settings.extra, model: settings.model, messages: [{ role: 'user', content }] });
}
`,
      ['ask.ts:11 gpt-5-mini, unknown: run-time-value'],
    );
  });
});
