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

/** Model, provider and cap of the only call. */
const asked = (text: string, installed?: string): string => {
  const { site, request } = onlyCall(text, installed);
  return `${site.api}: ${word(request.model)} at ${word(request.provider)}, cap ${word(request.outputCap)}`;
};

describe('instructor around other SDKs', () => {
  it.each([
    [
      'groq',
      `from groq import Groq
client = instructor.from_groq(Groq())
client.chat.completions.create(model="openai/gpt-oss-120b", max_tokens=9, response_model=User, messages=[])`,
      'chat.completions.create: openai/gpt-oss-120b at groq, cap 9',
    ],
    [
      'cerebras',
      `from cerebras.cloud.sdk import Cerebras
client = instructor.from_cerebras(Cerebras())
client.chat.completions.create(model="llama3.1-8b", max_completion_tokens=9, response_model=User, messages=[])`,
      'chat.completions.create: llama3.1-8b at cerebras, cap 9',
    ],
    [
      'mistral',
      `from mistralai import Mistral
client = instructor.from_mistral(Mistral(api_key=key), model="mistral-large-latest", max_tokens=9)
client.messages.create(response_model=User, messages=[])`,
      'messages.create: mistral-large-latest at mistral, cap 9',
    ],
    [
      'mistral, before its version 1',
      `from mistralai.client import MistralClient
client = instructor.from_mistral(client=MistralClient(), model="mistral-large-latest")
client.messages.create(response_model=User, messages=[], max_tokens=9)`,
      'messages.create: mistral-large-latest at mistral, cap 9',
    ],
    [
      'cohere',
      `import cohere
client = instructor.from_cohere(cohere.Client(), max_tokens=9, model="command-r-plus")
client.chat.completions.create(response_model=User, messages=[])`,
      'chat.completions.create: command-r-plus at cohere, cap 9',
    ],
    [
      'google-generativeai',
      `import google.generativeai as genai
client = instructor.from_gemini(client=genai.GenerativeModel(model_name="gemini-1.5-flash"))
client.chat.completions.create(response_model=User, messages=[], generation_config={"max_tokens": 9})`,
      'chat.completions.create: gemini-1.5-flash at google, cap 9',
    ],
    [
      'google-genai',
      `from google import genai
client = instructor.from_genai(genai.Client(), use_async=False)
client.chat.completions.create(model="gemini-2.0-flash", response_model=User, messages=[])`,
      'chat.completions.create: gemini-2.0-flash at google, cap absent',
    ],
    [
      'google-genai on Vertex AI',
      `from google import genai
client = instructor.from_genai(genai.Client(vertexai=True))
client.create(model="gemini-2.0-flash", response_model=User, messages=[], generation_config={"max_tokens": 9})`,
      'create: gemini-2.0-flash at vertex, cap 9',
    ],
    [
      'vertexai',
      `from vertexai.generative_models import GenerativeModel
client = instructor.from_vertexai(GenerativeModel("gemini-1.5-pro-preview-0409"))
client.create(response_model=User, messages=[])`,
      'create: gemini-1.5-pro-preview-0409 at vertex, cap absent',
    ],
    [
      'bedrock',
      `import boto3
client = instructor.from_bedrock(boto3.client("bedrock-runtime"))
client.chat.completions.create(modelId="amazon.nova-pro-v1:0", response_model=User, messages=[], inferenceConfig={"maxTokens": 9})`,
      'chat.completions.create: amazon.nova-pro-v1:0 at bedrock, cap 9',
    ],
    [
      'fireworks',
      `from fireworks.client import Fireworks
client = instructor.from_fireworks(Fireworks())
client.chat.completions.create(model="accounts/fireworks/models/llama-v3p1-8b-instruct", response_model=User, messages=[])`,
      'chat.completions.create: accounts/fireworks/models/llama-v3p1-8b-instruct at fireworks, cap absent',
    ],
    [
      'writer',
      `from writerai import Writer
client = instructor.from_writer(Writer())
client.chat.completions.create(model="palmyra-x5", response_model=User, messages=[])`,
      'chat.completions.create: palmyra-x5 at writer, cap absent',
    ],
    [
      'perplexity',
      `from openai import OpenAI
client = instructor.from_perplexity(OpenAI(base_url="https://api.perplexity.ai"))
client.chat.completions.create(model="sonar", response_model=User, messages=[])`,
      'chat.completions.create: sonar at perplexity, cap absent',
    ],
    [
      'litellm',
      `from litellm import completion
client = instructor.from_litellm(completion)
client.chat.completions.create(model="anthropic/claude-haiku-4-5", max_tokens=9, response_model=User, messages=[])`,
      'chat.completions.create: claude-haiku-4-5 at anthropic, cap 9',
    ],
  ])('asks %s', (_, code, expected) => {
    expect(asked(`import instructor\n${code}\n`)).toBe(expected);
  });

  it('holds parameters that a call may override', () => {
    const client = `
import instructor
from openai import OpenAI
client = instructor.from_openai(OpenAI(), mode=instructor.Mode.JSON, model="gpt-5-mini", max_tokens=9)
`;
    expect(asked(`${client}client.chat.completions.create(response_model=User, messages=[])`)).toBe(
      'chat.completions.create: gpt-5-mini at openai, cap 9',
    );
    expect(asked(`${client}client.create(response_model=User, messages=[], model="gpt-5", max_tokens=7)`)).toBe(
      'create: gpt-5 at openai, cap 7',
    );
    expect(asked(`${client}client.chat.completions.create_fn(response_model=User, messages=[], model="gpt-5")`)).toBe(
      'chat.completions.create_fn: gpt-5 at openai, cap absent',
    );
  });

  it.each(['create', 'chat.create', 'completions.create', 'messages.create', 'chat.completions.create'])(
    'has %s for the same call',
    (name) => {
      expect(
        asked(`
import instructor
import openai
client = instructor.from_openai(openai.OpenAI())
client.${name}(model="gpt-5", response_model=User, messages=[])
`),
      ).toBe(`${name}: gpt-5 at openai, cap absent`);
    },
  );

  it('may be wrapped by hand, and typed', () => {
    expect(
      asked(`
from anthropic import AsyncAnthropic
from instructor import AsyncInstructor, Mode, patch
client = AsyncInstructor(
    client=AsyncAnthropic(),
    create=patch(create=AsyncAnthropic().beta.prompt_caching.messages.create, mode=Mode.ANTHROPIC_TOOLS),
    mode=Mode.ANTHROPIC_TOOLS,
)
async def ask():
    return await client.chat.completions.create(model="claude-3-haiku-20240307", max_tokens=9, messages=[])
`),
    ).toBe('chat.completions.create: claude-3-haiku-20240307 at anthropic, cap 9');
    expect(
      asked(`
import instructor
async def ask(client: instructor.AsyncInstructor):
    return await client.create(model="claude-haiku-4-5", max_tokens=9, messages=[])
`),
    ).toBe('create: claude-haiku-4-5 at anthropic, cap 9');
  });

  it('has a usual cap for Claude by name', () => {
    const code = `
import instructor
client = instructor.from_provider("anthropic/claude-haiku-4-5")
client.create(messages=[], response_model=User)
`;
    expect(asked(code, '1.8.3')).toBe('create: claude-haiku-4-5 at anthropic, cap absent (4096)');
    expect(asked(code, '1.7.9')).toBe('create: claude-haiku-4-5 at anthropic, cap absent');
  });

  it('asks nothing by itself', () => {
    expect(
      callsIn(`
import instructor
import robots
from groq import Groq
from litellm import completion
client = instructor.from_groq(Groq(), model="openai/gpt-oss-120b")
client.on("completion:kwargs", print)
client.hooks.emit("completion:kwargs")
other = instructor.from_litellm(completion)
other.clear()
robots.from_groq(Groq()).create(model="openai/gpt-oss-120b", messages=[])
robots.Instructor(client=Groq()).create(model="openai/gpt-oss-120b", messages=[])
Groq().create(model="openai/gpt-oss-120b", messages=[])
`),
    ).toEqual([]);
  });
});
