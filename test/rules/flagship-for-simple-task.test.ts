import { describe, expect, it } from 'vitest';
import { checkFindings, checkFix, checkSilent, onlyFinding } from '../support/rules.ts';

const rule = 'flagship-for-simple-task';
const fires = (text: string, options = {}) => checkFindings(rule, text, options);
const silent = (text: string) => checkSilent(rule, text);

describe('fires in Python', () => {
  it('on a tiny cap', () =>
    fires(`
from openai import OpenAI

client = OpenAI()
client.chat.completions.create(
    model="gpt-4o",
#         ^^^^^^^^ warning flagship-for-simple-task fix
    messages=[{"role": "user", "content": "Classify the sentiment of this review as positive or negative: great!"}],
    max_completion_tokens=5,
)
`));
  it('on an answer of one word', () =>
    fires(`
from openai import OpenAI

client = OpenAI()

def route(ticket):
    return client.responses.create(
        model="gpt-4o",
#             ^^^^^^^^ warning flagship-for-simple-task fix
        instructions="Classify the ticket as billing, shipping or other. Answer with only the category.",
        input=ticket,
    )
`));
  it('on a model in a constant, at the argument', () =>
    fires(`
#- /settings.py
MODEL = "gpt-4o"
#- /app.py
from openai import OpenAI
from settings import MODEL

client = OpenAI()
client.chat.completions.create(
    model=MODEL,
#   ^^^^^^^^^^^ warning flagship-for-simple-task fix
    messages=[{"role": "user", "content": "Classify this review: great! Answer with yes or no."}],
)
`));
});

describe('fires in TypeScript', () => {
  it('on one of a few labels', () =>
    fires(`
import { openai } from '@ai-sdk/openai';
import { generateObject } from 'ai';

await generateObject({
  model: openai('gpt-4o'),
//              ^^^^^^^^ warning flagship-for-simple-task fix
  output: 'enum',
  enum: ['positive', 'negative'],
  prompt: 'Classify the sentiment of this review: great!',
});
`));
  it('in the call of a wrapper that names the model', () =>
    fires(`
import OpenAI from 'openai';

const client = new OpenAI();
function ask(model: string, input: string) {
  return client.responses.create({ model, input, max_output_tokens: 16 });
}
await ask('gpt-4o', 'Classify the sentiment of this review: great!');
//        ^^^^^^^^ warning flagship-for-simple-task fix
`));
  it('on the middle class if the config says so', () =>
    fires(
      `
import Anthropic from '@anthropic-ai/sdk';

await new Anthropic().messages.create({
  model: 'claude-sonnet-4-5',
//       ^^^^^^^^^^^^^^^^^^^ warning flagship-for-simple-task fix
  max_tokens: 10,
  messages: [{ role: 'user', content: 'Classify the sentiment of this review: great!' }],
});
`,
      { tiers: 'flagship-and-mid' },
    ));
});

describe('is silent in Python', () => {
  it('on a small model', () =>
    silent(`
from openai import OpenAI

client = OpenAI()
client.responses.create(model="gpt-4o-mini", input="Classify this review: great!", max_output_tokens=16)
`));
  it('on the task alone', () =>
    silent(`
from openai import OpenAI

client = OpenAI()
client.responses.create(model="gpt-4o", input="Classify these tickets and explain each decision in detail.")
`));
  it('on the form of the answer alone', () =>
    silent(`
from openai import OpenAI

client = OpenAI()
client.responses.create(model="gpt-4o", input="What is the seventh prime?", max_output_tokens=16)
`));
  it('on a model that is not known', () =>
    silent(`
import os
from openai import OpenAI

client = OpenAI()

def label(review, model=None):
    client.responses.create(model=os.environ["MODEL"], input="Classify the sentiment: great!", max_output_tokens=16)
    client.responses.create(model=model, input="Classify the sentiment: great!", max_output_tokens=16)
`));
  it('on another provider behind a base URL that nobody knows', () =>
    silent(`
from openai import OpenAI

client = OpenAI(base_url="https://llm.example.org/v1")
client.responses.create(model="gpt-4o", input="Classify the sentiment: great!", max_output_tokens=16)
`));
});

describe('is silent in TypeScript', () => {
  it('where the code chooses between models', () =>
    silent(`
import OpenAI from 'openai';

const client = new OpenAI();
export const label = (hard: boolean, review: string) =>
  client.responses.create({
    model: hard ? 'gpt-4o' : 'gpt-4o-mini',
    input: \`Classify the sentiment of this review: \${review}\`,
    max_output_tokens: 16,
  });
`));
  it('with tools', () =>
    silent(`
import OpenAI from 'openai';

await new OpenAI().responses.create({
  model: 'gpt-4o',
  input: 'Classify this ticket.',
  max_output_tokens: 16,
  tools: [{ type: 'web_search' }],
});
`));
  it('where the code asks for hard thinking', () =>
    silent(`
import OpenAI from 'openai';

await new OpenAI().responses.create({
  model: 'gpt-5',
  input: 'Classify this ticket. Answer with only the category.',
  reasoning: { effort: 'high' },
});
`));
  it('on pictures', () =>
    silent(`
import OpenAI from 'openai';

export const label = (url: string) =>
  new OpenAI().chat.completions.create({
    model: 'gpt-4o',
    max_completion_tokens: 5,
    messages: [
      {
        role: 'user',
        content: [
          { type: 'text', text: 'Classify this picture as cat or dog.' },
          { type: 'image_url', image_url: { url } },
        ],
      },
    ],
  });
`));
});

describe('message', () => {
  it('names the smaller model and the ratio', () => {
    const { message, why } = onlyFinding(
      rule,
      `
from openai import OpenAI

OpenAI().responses.create(model="gpt-4o", input="Classify the sentiment of this review: great!", max_output_tokens=16)
`,
    );
    expect(message).toMatch(
      /^gpt-4o for classification, answered with at most 16 tokens: gpt-4o-mini is 17 times cheaper \(about \$/,
    );
    expect(why).toContain('50 to 100');
  });
});

describe('fix', () => {
  it('replaces the name in its own quotes', () =>
    checkFix(
      rule,
      `
import OpenAI from "openai";

await new OpenAI().responses.create({ model: "gpt-4o", input: "Classify this review: great!", max_output_tokens: 16 });
`,
      `
import OpenAI from "openai";

await new OpenAI().responses.create({ model: "gpt-4o-mini", input: "Classify this review: great!", max_output_tokens: 16 });
`,
    ));
  it('replaces a constant that only this call uses where it stands', () =>
    checkFix(
      rule,
      `
#- /settings.py
MODEL = 'gpt-4o'
#- /app.py
from openai import OpenAI
from settings import MODEL

OpenAI().responses.create(model=MODEL, input="Classify this review: great!", max_output_tokens=16)
`,
      `
#- /settings.py
MODEL = 'gpt-4o-mini'`,
    ));
  const shared = `
from openai import OpenAI

MODEL = "gpt-4o"
client = OpenAI()

def label(review):
    return client.responses.create(model=MODEL, input=f"Classify this review: {review}", max_output_tokens=16)

def write(topic):
    return client.responses.create(model=MODEL, input=f"Write a novel about {topic}")
`;
  it('leaves a shared constant to the other calls', () =>
    checkFix(rule, shared, shared.replace('model=MODEL, input=f"Classify', 'model="gpt-4o-mini", input=f"Classify')));
  it('lists the other calls where it changes the constant', () => {
    expect(onlyFinding(rule, shared).fixes.map(({ title }) => title)).toEqual([
      'Use gpt-4o-mini in this call only (needs an evaluation)',
      'Use gpt-4o-mini here and in 1 other call: `write` (needs an evaluation)',
    ]);
    checkFix(rule, shared, shared.replace('MODEL = "gpt-4o"', 'MODEL = "gpt-4o-mini"'), { fix: 1 });
  });
});
