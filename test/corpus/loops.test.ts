import { describe, it } from 'vitest';
import { expectCalls } from './expectCalls.ts';

describe('what a loop goes through', () => {
  it('the functions in a dictionary, by its items', () => {
    expectCalls(
      `
#- /run.py
from openai import OpenAI

client = OpenAI()

def draft(text):
    return client.chat.completions.create(model="gpt-5-nano", messages=[{"role": "user", "content": text}], max_completion_tokens=50)

def final(text):
    return client.chat.completions.create(model="gpt-5", messages=[{"role": "user", "content": text}], max_completion_tokens=500)

STEPS = {"draft": draft, "final": final}

def run(text):
    for name, step in STEPS.items():
        print(name, step(text))
`,
      ['run.py:6 gpt-5-nano, 50', 'run.py:9 gpt-5, 500', 'via run.py:15 gpt-5-nano, 50 + gpt-5, 500'],
    );
  });

  it('clients that functions in a dictionary make', () => {
    expectCalls(
      `
#- /run.py
from openai import OpenAI

def plain(model):
    return OpenAI(), model

def patient(model):
    return OpenAI(timeout=600), model

MAKERS = {"plain": plain, "patient": patient}

def run(text):
    for name, make in MAKERS.items():
        client, model = make("gpt-5-mini")
        client.chat.completions.create(model=model, messages=[{"role": "user", "content": text}], max_completion_tokens=50)
`,
      ['run.py:14 gpt-5-mini, 50 + gpt-5-mini, 50'],
    );
  });

  it('the settings in an object, by its entries and values', () => {
    expectCalls(
      `
//- /run.ts
import OpenAI from 'openai';
const client = new OpenAI();
const models = { draft: { id: 'gpt-5-nano' }, final: { id: 'gpt-5' } };

export async function run(content: string) {
  for (const [name, { id }] of Object.entries(models))
    await client.chat.completions.create({ model: id, messages: [{ role: 'user', content: name + content }], max_completion_tokens: 50 });
  for (const { id } of Object.values(models))
    await client.chat.completions.create({ model: id, messages: [{ role: 'user', content }], max_completion_tokens: 60 });
}
`,
      ['run.ts:7 gpt-5-nano | gpt-5, 50', 'run.ts:9 gpt-5-nano | gpt-5, 60'],
    );
  });

  it('nothing known in a record that others fill', () => {
    expectCalls(
      `
#- /run.py
from openai import OpenAI
from plugins import register

client = OpenAI()
MODELS = {"draft": "gpt-5-nano"}
register(MODELS)

def run(text):
    for name, model in MODELS.items():
        client.chat.completions.create(model=model, messages=[{"role": "user", "content": text}], max_completion_tokens=50)
`,
      ['run.py:10 unknown: loop-variable, 50'],
    );
  });
});
