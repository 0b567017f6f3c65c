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

const attempts = (text: string): string => {
  const { retries } = onlyCall(text).request;
  return `${retries.layers.map((layer) => `${layer.name} ${word(layer.attempts)}`).join(', ')}: ${word(retries.attempts)}`;
};

describe('retries of instructor', () => {
  it('multiply those of the SDK', () => {
    expect(
      attempts(`
import instructor
from openai import OpenAI
client = instructor.from_openai(OpenAI())
client.chat.completions.create(model="gpt-4o", response_model=User, messages=[])
`),
    ).toBe('openai absent (3), instructor absent (3): 9');
    expect(
      attempts(`
import instructor
from anthropic import Anthropic
client = instructor.from_anthropic(Anthropic(max_retries=0))
client.messages.create(model="claude-haiku-4-5", max_tokens=300, max_retries=2, response_model=User, messages=[])
`),
    ).toBe('anthropic 1, instructor 2: 2');
  });

  it('are not known where tenacity decides', () => {
    expect(
      attempts(`
import instructor
from openai import OpenAI
from tenacity import Retrying, stop_after_delay
client = instructor.from_openai(OpenAI())
client.create(model="gpt-4o", response_model=User, messages=[], max_retries=Retrying(stop=stop_after_delay(10)))
`),
    ).toMatch(/^openai absent \(3\), instructor unknown: .*: unknown: /);
  });

  it('are none where the client is not wrapped', () => {
    expect(
      attempts(`
import instructor
from openai import OpenAI
client = OpenAI()
client.chat.completions.create(model="gpt-4o", messages=[])
`),
    ).toBe('openai absent (3): 3');
  });
});
