import { describe, expect, it } from 'vitest';
import { callsIn, onlyCall, word } from '../../support/calls.ts';

const call = (text: string): string => {
  const { site, request } = onlyCall(text);
  return `${site.sdk} ${site.api}: ${word(request.model)} at ${word(request.provider)}, ${request.responseFormat.state} form`;
};

describe('clients of instructor', () => {
  it('have the calls of the client that they wrap, with a class for the answer', () => {
    expect(
      call(`
import instructor
from openai import OpenAI
from models import User
client = instructor.from_openai(OpenAI())
client.chat.completions.create(model="gpt-4o", response_model=User, messages=[])
`),
    ).toBe('openai chat.completions.create: gpt-4o at openai, unknown form');
  });

  it('have more calls than that', () => {
    expect(
      call(`
import instructor
from anthropic import AsyncAnthropic
client = instructor.from_anthropic(client=AsyncAnthropic(), mode=instructor.Mode.JSON)
async def ask():
    return await client.chat.completions.create_with_completion(model="claude-haiku-4-5", max_tokens=300, messages=[])
`),
    ).toBe('anthropic chat.completions.create_with_completion: claude-haiku-4-5 at anthropic, absent form');
  });

  it('may be made from the name of a model', () => {
    expect(
      call(`
import instructor
client = instructor.from_provider("anthropic/claude-haiku-4-5", async_client=True)
async def ask():
    return await client.create(messages=[{"role": "user", "content": "Hello"}])
`),
    ).toBe('instructor create: claude-haiku-4-5 at anthropic, absent form');
  });

  it('are the only ones that have its calls', () => {
    const [site, ...others] = callsIn(`
from openai import OpenAI
from anthropic import Anthropic
client = OpenAI() if fast else Anthropic()
client.chat.completions.create(model="gpt-4o", messages=[])
client.create(model="gpt-4o", messages=[])
client.chat.completions.create_partial(model="gpt-4o", messages=[])
`);
    expect(site?.sdk).toBe('openai');
    expect(site?.plan.kind).toBe('one');
    expect(others).toEqual([]);
  });
});
