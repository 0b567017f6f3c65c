import { describe, expect, it } from 'vitest';
import { onlyCall } from '../../support/calls.ts';

/** The messages of the only call, each with its role and its text. */
const messages = (text: string): readonly string[] =>
  onlyCall(text).request.prompt.parts.map(
    ({ role, text, cacheMarker }) =>
      `${role}: ${text.map((part) => (part.kind === 'static' ? part.text : `{${part.provenance.kind}}`)).join('')}${cacheMarker ? ' (cached)' : ''}`,
  );

describe('typed dictionaries of the Python SDKs', () => {
  it('are messages of OpenAI', () => {
    expect(
      messages(`
from openai import OpenAI
from openai.types.chat import ChatCompletionSystemMessageParam, ChatCompletionUserMessageParam
client = OpenAI()
def ask(question: str):
    client.chat.completions.create(model="gpt-5", messages=[
        ChatCompletionSystemMessageParam(role="system", content="Be brief."),
        ChatCompletionUserMessageParam(role="user", content=question),
    ])
`),
    ).toEqual(['system: Be brief.', 'user: {parameter}']);
  });

  it('are blocks of Anthropic with their cache markers', () => {
    expect(
      messages(`
import anthropic
from anthropic.types.beta import BetaCacheControlEphemeralParam, BetaMessageParam, BetaTextBlockParam
client = anthropic.Anthropic()
def ask(question: str):
    system = BetaTextBlockParam(type="text", text="Be brief.", cache_control=BetaCacheControlEphemeralParam(type="ephemeral"))
    block = anthropic.types.TextBlockParam(type="text", text="Hello")
    client.beta.messages.create(model="claude-sonnet-4-5", max_tokens=10, system=[system], messages=[BetaMessageParam(role="user", content=[block])])
`),
    ).toEqual(['system: Be brief. (cached)', 'user: Hello']);
  });

  it('may be filled later and from other records', () => {
    expect(
      messages(`
import anthropic
from anthropic.types import TextBlockParam
client = anthropic.Anthropic()
text = {"type": "text", "text": "Be brief."}
def ask():
    block = TextBlockParam(**text)
    block["cache_control"] = {"type": "ephemeral"}
    client.messages.create(model="claude-sonnet-4-5", max_tokens=10, system=[block], messages=[])
`),
    ).toEqual(['system: Be brief. (cached)']);
  });

  it('classes of other packages stay unknown', () => {
    expect(
      messages(`
from openai import OpenAI
from other.types import Message
client = OpenAI()
def ask():
    client.chat.completions.create(model="gpt-5", messages=[Message(role="system", content="Be brief.")])
`),
    ).toEqual(['user: {other}']);
  });
});

it('casts of TypeScript leave the record as it is', () => {
  expect(
    messages(`
import OpenAI from 'openai';
import type { ChatCompletionMessageParam } from 'openai/resources';
const client = new OpenAI();
export async function ask(question: string) {
  const first = { role: 'system', content: 'Be brief.' } as ChatCompletionMessageParam;
  const second = { role: 'user', content: question } satisfies ChatCompletionMessageParam;
  await client.chat.completions.create({ model: 'gpt-5', messages: [first, second] as ChatCompletionMessageParam[] });
}
`),
  ).toEqual(['system: Be brief.', 'user: {parameter}']);
});
