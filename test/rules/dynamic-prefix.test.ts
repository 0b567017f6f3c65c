import { describe, expect, it } from 'vitest';
import { checkFindings, checkFix, checkNoFix, checkSilent, onlyFinding } from '../support/rules.ts';

const rule = 'dynamic-prefix';

/** Some static text of about so many tokens. */
const words = (tokens: number): string =>
  'one two three four five six seven eight nine ten '.repeat(tokens / 10).trim();

const long = words(2000);
const short = words(200);
const tiny = words(30);
const fires = (text: string) => checkFindings(rule, text);
const silent = (text: string) => checkSilent(rule, text);

describe('fires in Python', () => {
  it('on the time at the head of a system text', () =>
    fires(`
from datetime import datetime
from openai import OpenAI

RULES = "${long}"
client = OpenAI()
client.chat.completions.create(
    model="gpt-4o",
    messages=[
        {"role": "system", "content": f"It is {datetime.now()}. {RULES}"},
#                                              ^^^^^^^^^^^^^^ warning dynamic-prefix
        {"role": "user", "content": "Hi"},
    ],
)
`));
  it('on a random id, as a hint below the minimum of the model', () =>
    fires(`
import uuid
from openai import OpenAI

client = OpenAI()
client.responses.create(model="gpt-4o", instructions=f"Request {uuid.uuid4()}. ${tiny}", input="Hi")
#                                                               ^^^^^^^^^^^^ hint dynamic-prefix fix
`));
  it('on what the user wrote ahead of instructions', () =>
    fires(`
from openai import OpenAI

client = OpenAI()

def answer(question):
    return client.responses.create(model="gpt-4o", input=f"Question: {question}\\n\\n${long}")
#                                                                     ^^^^^^^^ warning dynamic-prefix fix
`));
  it('on a message with the date ahead of static ones, as a hint because only the day changes', () =>
    fires(`
from datetime import date
from openai import OpenAI

client = OpenAI()
client.chat.completions.create(
    model="gpt-4o",
    messages=[
        {"role": "system", "content": f"Today is {date.today()}."},
#                                                 ^^^^^^^^^^^^ hint dynamic-prefix fix
        {"role": "system", "content": "${long}"},
        {"role": "user", "content": "Hi"},
    ],
)
`));
});

describe('fires in TypeScript', () => {
  it('on the time in a template', () =>
    fires(`
import OpenAI from 'openai';

const client = new OpenAI();
await client.responses.create({
  model: 'gpt-4o',
  instructions: \`It is \${new Date().toISOString()}. ${long}\`,
//                       ^^^^^^^^^^^^^^^^^^^^^^^^ warning dynamic-prefix fix
  input: 'Hi',
});
`));
  it('in a text that a function of another file builds', () =>
    fires(`
//- /prompts.ts
export const rules = '${long}';
export function systemText() {
  return \`Now: \${Date.now()}. \${rules}\`;
//               ^^^^^^^^^^ warning dynamic-prefix
}
//- /app.ts
import { anthropic } from '@ai-sdk/anthropic';
import { generateText } from 'ai';
import { systemText } from './prompts.ts';

await generateText({ model: anthropic('claude-sonnet-4-5'), system: systemText(), prompt: 'Hi' });
`));
  it('on a loop variable', () =>
    fires(`
import OpenAI from 'openai';

const client = new OpenAI();
export async function read(pages: string[]) {
  for (const page of pages) {
    await client.responses.create({ model: 'gpt-4o', input: \`Page \${page}.\\n${long}\` });
//                                                                  ^^^^ warning dynamic-prefix fix
  }
}
`));
});

describe('is silent in Python', () => {
  it('where the changing part comes last', () =>
    silent(`
from datetime import datetime
from openai import OpenAI

client = OpenAI()
client.responses.create(model="gpt-4o", instructions=f"${long} It is {datetime.now()}.", input="Hi")
`));
  it('on constants, settings and environment values', () =>
    silent(`
import os
from openai import OpenAI

VERSION = "1.2"
REGION = os.environ["REGION"]
client = OpenAI()
client.responses.create(model="gpt-4o", instructions=f"Version {VERSION} in {REGION}. ${long}", input="Hi")
`));
  it('on imported names that are not found', () =>
    silent(`
from openai import OpenAI
from settings import COMPANY

client = OpenAI()
client.responses.create(model="gpt-4o", instructions=f"You work for {COMPANY}. ${long}", input="Hi")
`));
  it('on little static text behind what the user wrote', () =>
    silent(`
from openai import OpenAI

client = OpenAI()

def translate(text):
    return client.responses.create(model="gpt-4o", input=f"Translate {text} to French, please.")
`));
  it('on a conversation', () =>
    silent(`
from datetime import datetime
from openai import OpenAI

client = OpenAI()

def answer(history, question):
    messages = [{"role": "system", "content": "${long}"}, *history]
    messages.append({"role": "tool", "tool_call_id": "1", "content": f"It is {datetime.now()}"})
    messages.append({"role": "user", "content": question})
    messages.append({"role": "user", "content": "${short}"})
    return client.chat.completions.create(model="gpt-4o", messages=messages)
`));
  it('behind a marker that ends before the changing part', () =>
    silent(`
from datetime import datetime
import anthropic

client = anthropic.Anthropic()
client.messages.create(
    model="claude-opus-4-5",
    max_tokens=400,
    system=[
        {"type": "text", "text": "${long}", "cache_control": {"type": "ephemeral"}},
        {"type": "text", "text": f"It is {datetime.now()}."},
    ],
    messages=[{"role": "user", "content": "${short}"}],
)
`));
});

describe('is silent in TypeScript', () => {
  it('on the time in the user’s message', () =>
    silent(`
import OpenAI from 'openai';

const client = new OpenAI();
await client.responses.create({ model: 'gpt-4o', instructions: '${long}', input: \`It is \${new Date()}. Any news?\` });
`));
  it('on a system text that callers hand over', () =>
    silent(`
import OpenAI from 'openai';

const client = new OpenAI();
export function ask(system: string, question: string) {
  return client.chat.completions.create({
    model: 'gpt-4o',
    messages: [
      { role: 'system', content: system },
      { role: 'user', content: \`${long} \${question}\` },
    ],
  });
}
`));
  it('on a parameter that all known callers fill with constants', () =>
    silent(`
import OpenAI from 'openai';

const client = new OpenAI();
function ask(who: string) {
  return client.responses.create({ model: 'gpt-4o', input: \`You are \${who}. ${long}\` });
}
await ask('a cook');
await ask('a baker');
`));
  it('on what may or may not be there', () =>
    silent(`
import OpenAI from 'openai';

const client = new OpenAI();
export function ask(polite: boolean) {
  const messages: OpenAI.ChatCompletionMessageParam[] = [{ role: 'system', content: \`It is \${Date.now()}.\` }];
  if (polite) messages.push({ role: 'system', content: '${long}' });
  return client.chat.completions.create({ model: 'gpt-4o', messages });
}
`));
});

describe('message', () => {
  const example = (model: string): string => `
from datetime import datetime
from openai import OpenAI

client = OpenAI()
client.responses.create(model="${model}", instructions=f"Be kind. {datetime.now()} ${long}", input="Hi")
`;
  it('says how much of the text can be cached', () => {
    const { message, why, saving } = onlyFinding(rule, example('gpt-4o'));
    expect(message).toBe('none of 2,005 static tokens can be cached: `datetime.now()` comes first');
    expect(why).toContain('billed at the full input price');
    // 2,005 tokens at $2.50, four of five calls at $1.25.
    expect(saving?.expected).toBeCloseTo((2005 * 0.8 * 1.25) / 1000, 3);
    expect(saving?.low).toBe(0);
    expect(saving?.unit).toBe('per-1000-calls');
  });
  it('speaks of a surcharge where writing is charged unasked', () => {
    expect(onlyFinding(rule, example('gpt-6-sol')).why).toContain('surcharge');
  });
});

describe('fix', () => {
  const rules = `${tiny}.`;
  const python = (text: string): string => `
from datetime import datetime
from openai import OpenAI

client = OpenAI()

def answer(question, city):
    return client.responses.create(model="gpt-4o", instructions=${text}, input="Hi")
`;
  const typescript = (text: string): string => `
import OpenAI from 'openai';

const client = new OpenAI();
export const answer = (question: string, city: string) =>
  client.responses.create({ model: 'gpt-4o', instructions: ${text}, input: 'Hi' });
`;
  const moves = (language: (text: string) => string, before: string, after: string) =>
    checkFix(rule, language(before), language(after));
  const stays = (language: (text: string) => string, text: string) => checkNoFix(rule, language(text));

  it('moves a sentence', () =>
    moves(python, `f"It is {datetime.now()}. ${rules}"`, `f"${rules} It is {datetime.now()}."`));
  it('moves a sentence out of the middle', () =>
    moves(
      typescript,
      `\`You help. It is \${new Date()} now! ${rules}\``,
      `\`You help. ${rules} It is \${new Date()} now!\``,
    ));
  it('moves a line with its line breaks', () =>
    moves(python, `f"Now: {datetime.now()}\\n\\n${rules}"`, `f"${rules}\\n\\nNow: {datetime.now()}"`));
  it('keeps the indentation of a template', () =>
    moves(
      typescript,
      `\`
    Now: \${new Date()}
    You help.
    ${rules}
  \``,
      `\`
    You help.
    ${rules}
    Now: \${new Date()}
  \``,
    ));
  it('moves a block with its tags and its label', () =>
    moves(
      python,
      `f"""
Time:
<time>
{datetime.now()}
</time>
${rules}
"""`,
      `f"""
${rules}
Time:
<time>
{datetime.now()}
</time>
"""`,
    ));
  it('goes in front of the question at the end', () =>
    moves(
      python,
      `f"Now: {datetime.now()}\\n${rules}\\nQuestion: {question}\\nAnswer:"`,
      `f"${rules}\\nNow: {datetime.now()}\\nQuestion: {question}\\nAnswer:"`,
    ));
  it('goes in front of a cue for the answer', () =>
    moves(typescript, `\`Now: \${Date.now()}\\n${rules}\\nAnswer:\``, `\`${rules}\\nNow: \${Date.now()}\\nAnswer:\``));
  it('moves several parts in their order', () =>
    moves(
      typescript,
      `\`It is \${Date.now()}. You live in \${city}. ${rules}\``,
      `\`${rules} It is \${Date.now()}. You live in \${city}.\``,
    ));
  it('moves a literal among adjacent ones', () =>
    moves(
      python,
      `(
        f"It is {datetime.now()}.\\n"
        "You help.\\n"
        "${rules}\\n"
    )`,
      `(
        "You help.\\n"
        "${rules}\\n"
        f"It is {datetime.now()}."
    )`,
    ));
  it('moves a message', () =>
    checkFix(
      rule,
      `
import OpenAI from 'openai';

await new OpenAI().chat.completions.create({
  model: 'gpt-4o',
  messages: [
    { role: 'system', content: \`It is \${new Date()}.\` },
    { role: 'system', content: '${rules}' },
    { role: 'user', content: 'Hi' },
  ],
});
`,
      `
import OpenAI from 'openai';

await new OpenAI().chat.completions.create({
  model: 'gpt-4o',
  messages: [
    { role: 'system', content: '${rules}' },
    { role: 'system', content: \`It is \${new Date()}.\` },
    { role: 'user', content: 'Hi' },
  ],
});
`,
    ));
  it('is not offered for a part of a list', () => stays(python, `f"- {datetime.now()}\\n- ${rules}"`));
  it('is not offered inside brackets', () => stays(python, `f"Data: [\\n{datetime.now()},\\n] ${rules} ["`));
  it('is not offered for a sentence without an end', () => stays(typescript, `\`It is \${Date.now()} and ${tiny}\``));
  it('is not offered for derived text', () =>
    stays(python, `"It is NOW. ${rules}".replace("NOW", str(datetime.now()))`));
  it('is not offered where another call uses the text', () =>
    checkNoFix(
      rule,
      `
import OpenAI from 'openai';

const client = new OpenAI();
const system = () => \`It is \${new Date()}. ${rules}\`;
await client.responses.create({ model: 'gpt-4o', instructions: system(), input: 'Hi' });
await client.responses.create({ model: 'gpt-4o', instructions: system(), input: 'Bye' });
`,
    ));
});
