import { describe, it } from 'vitest';
import { expectCalls } from './expectCalls.ts';

describe('options', () => {
  it('that fall back to defaults', () => {
    expectCalls(
      `
//- /ask.ts
import OpenAI from 'openai';
const client = new OpenAI();
const DEFAULTS = { model: 'gpt-4.1-nano', max_tokens: 64 };
export function ask(messages: [], options?: typeof DEFAULTS) {
  const chosen = options || DEFAULTS;
  return client.chat.completions.create({ ...chosen, messages });
}
await ask([]);
`,
      ['ask.ts:6 gpt-4.1-nano, 64', 'via ask.ts:8 gpt-4.1-nano, 64'],
    );
    expectCalls(
      `
#- /ask.py
from openai import OpenAI
client = OpenAI()
DEFAULTS = {"model": "gpt-4.1-nano", "max_tokens": 64}

def ask(messages, options=None):
    chosen = options or DEFAULTS
    return client.chat.completions.create(messages=messages, **chosen)

ask([])
`,
      ['ask.py:7 gpt-4.1-nano, 64', 'via ask.py:9 gpt-4.1-nano, 64'],
    );
  });

  it('that are a changed copy of a constant, which stays as it was', () => {
    expectCalls(
      `
#- /send.py
import copy
from openai import OpenAI
client = OpenAI()
BASE = {"model": "gpt-4o", "max_tokens": 100, "messages": []}

def long(text):
    request = copy.deepcopy(BASE)
    request["max_tokens"] = 2000
    request["messages"].append({"role": "user", "content": text})
    return client.chat.completions.create(**request)

def short():
    return client.chat.completions.create(**BASE)
`,
      ['send.py:10 gpt-4o, 2000', 'send.py:13 gpt-4o, 100'],
    );
    expectCalls(
      `
//- /send.ts
import OpenAI from 'openai';
const client = new OpenAI();
const BASE = { model: 'gpt-4o', max_tokens: 100, messages: [] as any[] };
export function long(text: string) {
  const request = structuredClone(BASE);
  request.max_tokens = 2000;
  request.messages.push({ role: 'user', content: text });
  return client.chat.completions.create(request);
}
export const short = () => client.chat.completions.create(BASE);
`,
      ['send.ts:8 gpt-4o, 2000', 'send.ts:10 gpt-4o, 100'],
    );
  });

  it('that branches settle by the model', () => {
    expectCalls(
      `
#- /pick.py
from openai import OpenAI
import anthropic
client = OpenAI()
claude = anthropic.Anthropic()

def ask(model, messages):
    if model == "gpt-4o":
        return client.chat.completions.create(model=model, messages=messages, max_tokens=10)
    elif model in ["o3", "o4-mini"]:
        return client.chat.completions.create(model=model, messages=messages, max_completion_tokens=20)
    elif model == "claude-sonnet-4-5":
        return claude.messages.create(model=model, messages=messages, max_tokens=30)
`,
      ['pick.py:8 gpt-4o, 10', 'pick.py:10 o3 | o4-mini, 20', 'pick.py:12 claude-sonnet-4-5, 30'],
    );
    expectCalls(
      `
//- /pick.ts
import OpenAI from 'openai';
const client = new OpenAI();
export function ask(model: string, messages: []) {
  if (model === 'gpt-4o') return client.chat.completions.create({ model, messages, max_tokens: 10 });
  if (['o3', 'o4-mini'].includes(model)) return client.chat.completions.create({ model, messages, max_completion_tokens: 20 });
  throw new Error(model);
}
`,
      ['pick.ts:4 gpt-4o, 10', 'pick.ts:5 o3 | o4-mini, 20'],
    );
  });
});

describe('batches', () => {
  it('with items that are made one by one', () => {
    expectCalls(
      `
#- /night.py
import anthropic
client = anthropic.Anthropic()

def submit(rows):
    return client.messages.batches.create(
        requests=[
            {
                "custom_id": row["id"],
                "params": {
                    "model": "claude-haiku-4-5",
                    "max_tokens": 256,
                    "messages": [{"role": "user", "content": row["text"]}],
                },
            }
            for row in rows
        ]
    )
`,
      ['night.py:5 claude-haiku-4-5, 256'],
    );
    expectCalls(
      `
//- /night.ts
import Anthropic from '@anthropic-ai/sdk';
const client = new Anthropic();
export const submit = (rows: { id: string; text: string }[]) =>
  client.messages.batches.create({
    requests: rows.map((row) => ({
      custom_id: row.id,
      params: { model: 'claude-haiku-4-5', max_tokens: 256, messages: [{ role: 'user', content: row.text }] },
    })),
  });
`,
      ['night.ts:4 claude-haiku-4-5, 256'],
    );
  });
});
