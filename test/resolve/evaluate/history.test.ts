import { describe, expect, it } from 'vitest';
import { requestsOf } from '../../../server/src/rules/requests.ts';
import { callsIn, onlyCall, word } from '../../support/calls.ts';

/** The messages of each call: role and text, run-time text as its provenance, `*` behind what is there any number of times. */
const messages = (text: string): readonly string[] =>
  callsIn(text).flatMap(({ plan }) =>
    requestsOf(plan).map(({ prompt }) =>
      prompt.parts
        .filter(({ role }) => role !== 'tools')
        .map(({ role, text, isMaybe, isRepeated }) => {
          const words = text.map((part) => (part.kind === 'static' ? part.text : `{${part.provenance.kind}}`));
          return `${role}: ${words.join('')}${isRepeated ? '*' : isMaybe ? '?' : ''}`;
        })
        .join(', '),
    ),
  );

const python = (body: string): readonly string[] =>
  messages(`
from openai import OpenAI
client = OpenAI()
def run(question: str, turns: list):
${body.replace(/^/gm, '    ')}
`);

const typeScript = (body: string): readonly string[] =>
  messages(`
import OpenAI from 'openai';
const client = new OpenAI();
export async function run(question: string, turns: Turn[]) {
${body}
}
`);

describe('an answer that is sent back', () => {
  it('once is one message of the assistant', () => {
    expect(
      python(`messages = [{"role": "user", "content": question}]
first = client.chat.completions.create(model="gpt-5", messages=messages)
messages.append(first.choices[0].message)
messages.append({"role": "user", "content": "Sure?"})
client.chat.completions.create(model="gpt-5", messages=messages)`),
    ).toEqual(['user: {parameter}', 'user: {parameter}, assistant: {model-output}, user: Sure?']);
    expect(
      typeScript(`const messages = [{ role: 'user', content: question }];
const first = await client.chat.completions.create({ model: 'gpt-5', messages });
messages.push(first.choices[0].message);
await client.chat.completions.create({ model: 'gpt-5', messages });`),
    ).toEqual(['user: {parameter}', 'user: {parameter}, assistant: {model-output}']);
  });

  it('in a loop is there any number of times, with the results of tools', () => {
    expect(
      python(`messages = [{"role": "system", "content": "Be brief."}, {"role": "user", "content": question}]
while True:
    response = client.chat.completions.create(model="gpt-5", messages=messages, tools=TOOLS)
    answer = response.choices[0].message
    messages.append(answer)
    for call in answer.tool_calls:
        messages.append({"role": "tool", "tool_call_id": call.id, "content": run_tool(call)})
    if not answer.tool_calls:
        return answer.content`),
    ).toEqual(['system: Be brief., user: {parameter}, assistant: {model-output}*, tool: {other}*']);
    expect(
      typeScript(`const messages: Message[] = [{ role: 'user', content: question }];
for (let step = 0; step < 5; step++) {
  const { choices } = await client.chat.completions.create({ model: 'gpt-5', messages });
  messages.push(choices[0].message);
}`),
    ).toEqual(['user: {parameter}, assistant: {model-output}*']);
  });
});

describe('a list that a loop replaces by a longer one', () => {
  const grown = ['system: Be brief., user: Go on.*, assistant: {model-output}*'];

  it('in Python', () => {
    expect(
      python(`messages = [{"role": "system", "content": "Be brief."}]
for turn in range(5):
    messages += [{"role": "user", "content": "Go on."}]
    response = client.chat.completions.create(model="gpt-5", messages=messages)
    messages = messages + [response.choices[0].message]`),
    ).toEqual(grown);
    expect(
      python(`messages = [{"role": "system", "content": "Be brief."}]
for turn in range(5):
    messages = [*messages, {"role": "user", "content": "Go on."}]
    response = client.chat.completions.create(model="gpt-5", messages=messages)
    messages = [*messages, response.choices[0].message]`),
    ).toEqual(grown);
  });

  it('in TypeScript', () => {
    expect(
      typeScript(`let messages = [{ role: 'system', content: 'Be brief.' }];
for (let turn = 0; turn < 5; turn++) {
  messages = [...messages, { role: 'user', content: 'Go on.' }];
  const response = await client.chat.completions.create({ model: 'gpt-5', messages });
  messages = [...messages, response.choices[0].message];
}`),
    ).toEqual(grown);
  });

  it('is no other list that a loop makes', () => {
    expect(
      python(`messages = []
for turn in ["a", "b"]:
    messages = [{"role": "user", "content": turn}]
    client.chat.completions.create(model="gpt-5", messages=messages)`),
    ).toEqual(['user: a?, user: b?']);
  });
});

it('a conversation that is copied turn by turn has any number of turns', () => {
  expect(
    python(`messages = []
for turn in turns:
    messages.append({"role": "user", "content": turn["text"]})
messages.append({"role": "user", "content": question})
client.chat.completions.create(model="gpt-5", messages=messages)`),
  ).toEqual(['user: {loop-variable}*, user: {parameter}']);
});

describe('a prompt that the provider keeps', () => {
  const facts = (parameters: string): string => {
    const { model, outputCap, prompt, tools } = onlyCall(`
import OpenAI from 'openai';
const client = new OpenAI();
export const ask = () => client.responses.create({ ${parameters} });
`).request;
    return `${word(model)}, ${word(outputCap)}, ${word(tools.count)}, ${prompt.isComplete ? 'whole' : 'in part'}`;
  };
  const there = 'unknown: remote-template';

  it('may set what the code leaves out', () => {
    expect(facts("prompt: { id: 'pmpt_1' }, input: 'Hi'")).toBe(`${there}, ${there}, ${there}, in part`);
    expect(facts("prompt: { id: 'pmpt_1' }, model: 'gpt-5', max_output_tokens: 100")).toBe(
      `gpt-5, 100, ${there}, in part`,
    );
  });

  it('is none without an id', () => {
    expect(facts("prompt: undefined, model: 'gpt-5', input: 'Hi'")).toBe('gpt-5, absent, absent, whole');
  });
});

describe('a list that is older than the function holds what earlier calls have added', () => {
  it('as a field of an object', () => {
    expect(
      messages(`
from openai import OpenAI
client = OpenAI()
class Chat:
    def __init__(self):
        self.messages = [{"role": "system", "content": "Be brief."}]
    def say(self, question: str):
        self.messages.append({"role": "user", "content": question})
        answer = client.chat.completions.create(model="gpt-5", messages=self.messages)
        self.messages.append({"role": "assistant", "content": answer.choices[0].message.content})
`),
    ).toEqual(['system: Be brief., user: {parameter}*, user: {parameter}']);
    expect(
      messages(`
import OpenAI from 'openai';
const client = new OpenAI();
export class Chat {
  private history: Message[] = [];
  async say(question: string) {
    this.history.push({ role: 'user', content: question });
    await client.chat.completions.create({ model: 'gpt-5', messages: this.history });
  }
}
`),
    ).toEqual(['user: {parameter}*, user: {parameter}']);
  });

  it('as a variable of the module', () => {
    expect(
      messages(`
from openai import OpenAI
client = OpenAI()
messages = [{"role": "system", "content": "Be brief."}]
def say(question: str):
    messages.append({"role": "user", "content": question})
    client.chat.completions.create(model="gpt-5", messages=messages)
`),
    ).toEqual(['system: Be brief., user: {parameter}*, user: {parameter}']);
  });

  it('and one that the function makes does not', () => {
    expect(
      python(`messages = [{"role": "system", "content": "Be brief."}]
messages.append({"role": "user", "content": question})
client.chat.completions.create(model="gpt-5", messages=messages)`),
    ).toEqual(['system: Be brief., user: {parameter}']);
  });

  it('nor one that a constructor makes', () => {
    expect(
      messages(`
from openai import OpenAI
client = OpenAI()
class Asker:
    def __init__(self):
        self.messages = []
        self.messages.append({"role": "system", "content": "Be brief."})
    def ask(self, question: str):
        client.chat.completions.create(model="gpt-5", messages=[*self.messages, {"role": "user", "content": question}])
`),
    ).toEqual(['system: Be brief., user: {parameter}']);
  });
});
