import { describe, it } from 'vitest';
import { expectCalls } from './expectCalls.ts';

describe('branches that no known caller takes', () => {
  it('are there with the client that callers hand over, in Python', () => {
    expectCalls(
      `
#- /calls.py
def complete(client, text, model="gpt-5-mini", stream=False):
    request = {"model": model, "messages": [{"role": "user", "content": text}]}
    if stream:
        return client.chat.completions.create(stream=True, max_completion_tokens=300, **request)
    return client.chat.completions.create(max_completion_tokens=50, **request)
#- /main.py
from openai import OpenAI
from calls import complete

def run(text):
    return complete(OpenAI(), text)
`,
      ['calls.py:4 gpt-5-mini, 300', 'calls.py:5 gpt-5-mini, 50', 'via main.py:5 gpt-5-mini, 50'],
    );
  });

  it('are there with the client that callers hand over, in TypeScript', () => {
    expectCalls(
      `
//- /calls.ts
export async function complete({ client, text, model = 'gpt-5-mini', stream = false }: any) {
  const messages = [{ role: 'user', content: text }];
  if (stream) return later(client, model, messages);
  return client.chat.completions.create({ model, messages, max_completion_tokens: 50 });
}
async function later(client: any, model: string, messages: any[]) {
  return client.chat.completions.create({ model, messages, stream: true, max_completion_tokens: 300 });
}
//- /main.ts
import OpenAI from 'openai';
import { complete } from './calls';
export const run = (text: string) => complete({ client: new OpenAI(), text });
`,
      [
        'calls.ts:4 gpt-5-mini, 50',
        'calls.ts:7 gpt-5-mini, 300',
        'via calls.ts:3 gpt-5-mini, 300',
        'via main.ts:3 gpt-5-mini, 50',
      ],
    );
  });

  it('hold no call where callers hand over something else', () => {
    expectCalls(
      `
#- /calls.py
def complete(client, text, model="gpt-5-mini", stream=False):
    if stream:
        return client.chat.completions.create(model=model, messages=[])
    return client.embed(text)
#- /main.py
from openai import OpenAI
from calls import complete
from twilio.rest import Client

def run(text):
    OpenAI().models.list()
    return complete(Client(), text)
`,
      [],
    );
  });
});

describe('programs that can be set to any provider', () => {
  const cases = (count: number, line: (name: string) => string): string =>
    Array.from({ length: count }, (_, index) => line(`provider${index}`)).join('');

  it('call a client that is one of many, in Python', () => {
    expectCalls(
      `
#- /memory.py
from openai import OpenAI

class Memory:
    def __init__(self, provider):
        client = None
        match provider:
${cases(16, (name) => `            case "${name}":\n                client = OpenAI(base_url="https://${name}.example/v1")\n`)}
        self.client = client

def run(provider, text):
    return Memory(provider).client.embeddings.create(model="text-embedding-3-small", input=text)
`,
      [`memory.py:43 ${Array.from({ length: 16 }, () => 'text-embedding-3-small, absent').join(' + ')}`],
    );
  });

  it('call a client that is one of many, in TypeScript', () => {
    expectCalls(
      `
//- /client.ts
import OpenAI from 'openai';
function clientOf(provider: string): any {
  switch (provider) {
${cases(16, (name) => `    case '${name}': return new OpenAI({ baseURL: 'https://${name}.example/v1' });\n`)}
  }
}
export const run = (provider: string, input: string) =>
  clientOf(provider).embeddings.create({ model: 'text-embedding-3-small', input });
`,
      [`client.ts:24 ${Array.from({ length: 16 }, () => 'text-embedding-3-small, absent').join(' + ')}`],
    );
  });
});
