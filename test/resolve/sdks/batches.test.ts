import { describe, expect, it } from 'vitest';
import { requestsOf } from '../../../server/src/rules/requests.ts';
import { analyseText } from '../../support/analyse.ts';
import { callsIn, word } from '../../support/calls.ts';

/** Model, cap and number of prompt parts of each request that the only call sends, and what keeps it from being estimated. */
function batch(text: string): { readonly requests: readonly string[]; readonly why: string | null } {
  const sites = callsIn(text);
  expect(sites.map(({ operation }) => operation)).toEqual(['batch']);
  return {
    requests: sites.flatMap(({ plan }) =>
      requestsOf(plan).map(
        ({ model, outputCap, prompt }) => `${word(model)}, ${word(outputCap)}, ${prompt.parts.length} parts`,
      ),
    ),
    why: sites[0]?.notEstimated ?? null,
  };
}

const uncounted = 'The number of requests is not in the code.';

describe('batches of messages', () => {
  it('in Python are the items of a comprehension over a list that is known', () => {
    expect(
      batch(`
from anthropic import Anthropic
client = Anthropic()
MODEL = "claude-sonnet-4-5"
questions = ["Why?", "How?", "When?"]
requests = [
    {"custom_id": f"q-{i}", "params": {"model": MODEL, "max_tokens": 1024, "messages": [{"role": "user", "content": question}]}}
    for i, question in enumerate(questions)
]
client.beta.messages.batches.create(requests=requests)
`),
    ).toEqual({ requests: Array(3).fill('claude-sonnet-4-5, 1024, 1 parts'), why: null });
  });

  it('in Python are of unknown number over a list that comes from elsewhere', () => {
    expect(
      batch(`
from anthropic import Anthropic
client = Anthropic()
def send(questions):
    client.messages.batches.create(
        requests=[
            {"custom_id": question.id, "params": {"model": "claude-sonnet-4-5", "max_tokens": 1024, "messages": [{"role": "user", "content": question.text}]}}
            for question in questions
        ]
    )
`),
    ).toEqual({ requests: ['claude-sonnet-4-5, 1024, 1 parts'], why: uncounted });
  });

  it('in Python may be built step by step, of typed objects', () => {
    expect(
      batch(`
from anthropic import Anthropic
from anthropic.types.messages.batch_create_params import Request
from anthropic.types.message_create_params import MessageCreateParamsNonStreaming
client = Anthropic()
def send(texts):
    requests = []
    for text in texts:
        requests.append(Request(custom_id=text, params=MessageCreateParamsNonStreaming(model="claude-haiku-4-5", max_tokens=300, messages=[{"role": "user", "content": text}])))
    client.messages.batches.create(requests=requests)
`),
    ).toEqual({ requests: ['claude-haiku-4-5, 300, 1 parts'], why: uncounted });
  });

  it('in TypeScript may differ from item to item', () => {
    expect(
      batch(`
import Anthropic from '@anthropic-ai/sdk';
const client = new Anthropic();
await client.messages.batches.create({
  requests: [
    { custom_id: 'a', params: { model: 'claude-haiku-4-5', max_tokens: 100, messages: [{ role: 'user', content: 'Hi' }] } },
    { custom_id: 'b', params: { model: 'claude-sonnet-4-5', max_tokens: 200, system: 'Be brief.', messages: [{ role: 'user', content: 'Ho' }] } },
  ],
});
`),
    ).toEqual({ requests: ['claude-haiku-4-5, 100, 1 parts', 'claude-sonnet-4-5, 200, 2 parts'], why: null });
  });

  it('in TypeScript may be mapped from a list', () => {
    expect(
      batch(`
import Anthropic from '@anthropic-ai/sdk';
const client = new Anthropic();
export async function send(texts: string[]) {
  await client.messages.batches.create({
    requests: texts.map((text, i) => ({
      custom_id: String(i),
      params: { model: 'claude-haiku-4-5', max_tokens: 100, messages: [{ role: 'user', content: text }] },
    })),
  });
}
`),
    ).toEqual({ requests: ['claude-haiku-4-5, 100, 1 parts'], why: uncounted });
  });

  it('cost half of what their requests cost one by one', () => {
    const params = `{"model": "claude-sonnet-4-5", "max_tokens": 1024, "messages": [{"role": "user", "content": "Why is the sky blue?"}]}`;
    const head = 'from anthropic import Anthropic\nclient = Anthropic()\n';
    const cost = (call: string): number => {
      const { sites, estimateOf } = analyseText([{ path: 'app.py', text: head + call }]);
      return sites.reduce((sum, site) => sum + (estimateOf(site).perCall?.expected ?? Number.NaN), 0);
    };
    const items = Array.from({ length: 3 }, (_, index) => `{"custom_id": "${index}", "params": ${params}}`);
    const batched = cost(`client.messages.batches.create(requests=[${items.join(', ')}])`);
    expect(batched).toBeCloseTo(1.5 * cost(`client.messages.create(**${params})`), 10);
    expect(
      cost(`client.messages.batches.create(requests=[{"custom_id": q, "params": ${params}} for q in names])`),
    ).toBeNaN();
  });

  it('are unknown where the list is', () => {
    expect(
      batch(`
import Anthropic from '@anthropic-ai/sdk';
const client = new Anthropic();
export const send = (requests: any) => client.messages.batches.create({ requests });
`),
    ).toEqual({ requests: ['unknown: parameter, unknown: parameter, 0 parts'], why: uncounted });
  });
});
