import { describe, it } from 'vitest';
import { expectCalls } from './expectCalls.ts';

describe('what is worked out only when it is read', () => {
  it('lists of functions that are spread into others, and what runs over them', () => {
    expectCalls(
      `
//- /models.ts
export function preferred(): string[] {
  return ['gpt-4.1-nano'];
}
//- /ask.ts
import OpenAI from 'openai';
import { preferred } from './models';
const client = new OpenAI();
const models = [...preferred()];
export const first = () => client.chat.completions.create({ model: models.at(-1) ?? 'gpt-5', messages: [], max_completion_tokens: 9 });
export async function all() {
  for (const model of models) await client.chat.completions.create({ model, messages: [], max_completion_tokens: 10 });
  await Promise.all(models.map((model) => client.chat.completions.create({ model, messages: [], max_completion_tokens: 11 })));
  models.forEach((model) => client.chat.completions.create({ model, messages: [], max_completion_tokens: 12 }));
  await client.chat.completions.create({ model: models[0] ?? 'gpt-5', messages: [], max_completion_tokens: 13 });
}
`,
      [
        'ask.ts:5 gpt-4.1-nano, 9',
        'ask.ts:7 gpt-4.1-nano, 10',
        'ask.ts:8 gpt-4.1-nano, 11',
        'ask.ts:9 gpt-4.1-nano, 12',
        'ask.ts:10 gpt-4.1-nano, 13',
      ],
    );
  });

  it('objects with calls of their own beside lists of functions', () => {
    expectCalls(
      `
//- /steps.ts
export interface Step { run(text: string): Promise<unknown> }
export function extra(): Step[] {
  return [];
}
//- /run.ts
import OpenAI from 'openai';
import { extra } from './steps';
const client = new OpenAI();
class Draft {
  run(text: string) {
    return client.responses.create({ model: 'gpt-5-nano', input: text, max_output_tokens: 50 });
  }
}
export async function runAll(text: string) {
  for (const step of [new Draft(), ...extra()]) await step.run(text);
}
`,
      ['run.ts:6 gpt-5-nano, 50', 'via run.ts:10 gpt-5-nano, 50'],
    );
  });

  it('numbers, texts and JSON out of functions', () => {
    expectCalls(
      `
#- /settings.py
def limit():
    return "300"

def name():
    return "gpt-4.1-" + "mini"

def as_json():
    return '{"model": "gpt-4o", "temperature": 0}'
#- /ask.py
import json
from openai import OpenAI
from settings import as_json, limit, name

client = OpenAI()
client.chat.completions.create(model=str(name()), messages=[], max_tokens=int(limit()))
client.chat.completions.create(**json.loads(as_json()), messages=[], max_tokens=5)
`,
      ['ask.py:6 gpt-4.1-mini, 300', 'ask.py:7 gpt-4o, 5'],
    );
  });

  it('prompt files whose path a function gives', () => {
    expectCalls(
      `
#- /prompts/system.txt
You answer with one word.
#- /ask.py
import os
from openai import OpenAI

client = OpenAI()

def folder():
    return os.path.join(os.path.dirname(__file__), "prompts")

def ask(text):
    with open(os.path.join(folder(), "system.txt")) as file:
        system = file.read()
    return client.chat.completions.create(
        model="gpt-4o", messages=[{"role": "system", "content": system}, {"role": "user", "content": text}], max_tokens=5
    )
`,
      ['ask.py:12 gpt-4o, 5'],
    );
  });
});
