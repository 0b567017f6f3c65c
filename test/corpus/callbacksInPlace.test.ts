import { describe, it } from 'vitest';
import { expectCalls } from './expectCalls.ts';

describe('a function that is written in the call of a wrapper that asks a model itself', () => {
  it('makes its calls where it stands, and the wrapper only its own, in TypeScript', () => {
    expectCalls(
      `
//- /trace.ts
import OpenAI from 'openai';
const client = new OpenAI();
export async function withTrace<T>(name: string, run: () => Promise<T>): Promise<T> {
  const result = await run();
  await client.responses.create({ model: 'gpt-4.1-nano', input: name });
  return result;
}
//- /app.ts
import OpenAI from 'openai';
import { withTrace } from './trace';
const client = new OpenAI();
const ask = (q: string) => client.responses.create({ model: 'gpt-4o', input: q });
export const first = (q: string) => withTrace('first', async () => client.responses.create({ model: 'gpt-4.1', input: q }));
export const second = (q: string) => withTrace('second', async () => {
  return await ask(q);
});
export const both = (q: string) => second(q);
`,
      [
        'trace.ts:5 gpt-4.1-nano, absent',
        'app.ts:4 gpt-4o, absent',
        'app.ts:5 gpt-4.1, absent',
        'via app.ts:5 gpt-4.1-nano, absent',
        'via app.ts:6 gpt-4.1-nano, absent',
        'via app.ts:7 gpt-4o, absent',
        'via app.ts:9 gpt-4o, absent + gpt-4.1-nano, absent',
      ],
    );
  });

  it('makes its calls where it stands, and the wrapper only its own, in Python', () => {
    expectCalls(
      `
#- /trace.py
from openai import OpenAI
client = OpenAI()

def with_trace(name, run):
    result = run(name)
    client.responses.create(model="gpt-4.1-nano", input=name)
    return result
#- /app.py
from openai import OpenAI
from trace import with_trace
client = OpenAI()

def ask(q):
    return client.responses.create(model="gpt-4o", input=q)

def first(q):
    return with_trace("first", lambda name: client.responses.create(model="gpt-4.1", input=q))

def second(q):
    return with_trace("second", lambda name: ask(q))
`,
      [
        'trace.py:6 gpt-4.1-nano, absent',
        'app.py:6 gpt-4o, absent',
        'app.py:9 gpt-4.1, absent',
        'via app.py:9 gpt-4.1-nano, absent',
        'via app.py:12 gpt-4o, absent',
        'via app.py:12 gpt-4.1-nano, absent',
      ],
    );
  });

  it('is run by nobody else where it is called at once', () => {
    expectCalls(
      `
//- /app.ts
import OpenAI from 'openai';
const client = new OpenAI();
(async () => {
  await client.responses.create({ model: 'gpt-4o', input: 'Hi' });
})();
`,
      ['app.ts:4 gpt-4o, absent'],
    );
  });
});

it('a function that is given the client is seen through the one that gives it', () => {
  expectCalls(
    `
#- /app.py
from openai import OpenAI

def with_client(run):
    client = OpenAI()
    return run(client)

def ask(q):
    return with_client(lambda client: client.responses.create(model="gpt-4o", input=q))
`,
    ['app.py:8 gpt-4o, absent'],
  );
});
