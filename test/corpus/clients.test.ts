import { describe, it } from 'vitest';
import { expectCalls } from './expectCalls.ts';

describe('clients that are handed on', () => {
  it('to the constructor of a class in another file, in Python', () => {
    expectCalls(
      `
#- /judge.py
class Judge:
    def __init__(self, llm, model="gpt-4.1"):
        self.llm = llm
        self.model = model

    def verdict(self, text):
        return self.llm.chat.completions.create(model=self.model, messages=[{"role": "user", "content": text}], max_tokens=20)
#- /main.py
from openai import OpenAI
from judge import Judge

judge = Judge(OpenAI())
print(judge.verdict("a text"))
`,
      ['judge.py:7 gpt-4.1, 20', 'via main.py:5 gpt-4.1, 20'],
    );
  });

  it('to the constructor of a class in another file, in TypeScript', () => {
    expectCalls(
      `
//- /judge.ts
export class Judge {
  constructor(private readonly llm: any, private readonly model = 'gpt-4.1') {}
  async verdict(text: string) {
    return this.llm.chat.completions.create({ model: this.model, messages: [{ role: 'user', content: text }], max_tokens: 20 });
  }
}
//- /main.ts
import OpenAI from 'openai';
import { Judge } from './judge';
const judge = new Judge(new OpenAI());
await judge.verdict('a text');
`,
      ['judge.ts:4 gpt-4.1, 20', 'via main.ts:4 gpt-4.1, 20'],
    );
  });

  it('to functions that another thread runs', () => {
    expectCalls(
      `
#- /work.py
import trio
from concurrent.futures import ThreadPoolExecutor
from openai import OpenAI

client = OpenAI()

def label(llm, text, model="gpt-4o-mini"):
    return llm.chat.completions.create(model=model, messages=[{"role": "user", "content": text}], max_tokens=8)

def grade(llm, text):
    return llm.chat.completions.create(model="gpt-4o", messages=[{"role": "user", "content": text}])

def run(texts):
    with ThreadPoolExecutor() as executor:
        return [executor.submit(label, client, text) for text in texts]

async def run_again(text):
    return await trio.to_thread.run_sync(grade, client, text)
`,
      [
        'work.py:8 gpt-4o-mini, 8',
        'work.py:11 gpt-4o, absent',
        'via work.py:15 gpt-4o-mini, 8',
        'via work.py:18 gpt-4o, absent',
      ],
    );
  });

  it('to arrow functions in fields of a class', () => {
    expectCalls(
      `
//- /writer.ts
import Anthropic from '@anthropic-ai/sdk';
export class Writer {
  private client = new Anthropic();
  private limit = 700;
  write = async (topic: string) =>
    this.client.messages.create({ model: 'claude-sonnet-4-5', max_tokens: this.limit, messages: [{ role: 'user', content: topic }] });
}
`,
      ['writer.ts:6 claude-sonnet-4-5, 700'],
    );
  });

  it('by a field with a type, which the base class leaves empty', () => {
    expectCalls(
      `
#- /agents/base.py
from typing import Optional
from openai import OpenAI

class Agent:
    client: Optional[OpenAI] = None
    model: str = "gpt-4o-mini"

    def say(self, text):
        return self.client.chat.completions.create(model=self.model, messages=[{"role": "user", "content": text}])
#- /agents/clerk.py
from openai import OpenAI
from agents.base import Agent

class Clerk(Agent):
    def __init__(self):
        self.client = OpenAI()

    def greet(self):
        return self.client.chat.completions.create(model=self.model, messages=[], max_tokens=12)
`,
      ['agents/base.py:9 gpt-4o-mini, absent', 'agents/clerk.py:9 gpt-4o-mini, 12'],
    );
  });

  it('to Azure, where the model is the name of a deployment', () => {
    expectCalls(
      `
#- /azure.py
from openai import AzureOpenAI

client = AzureOpenAI(azure_endpoint="https://acme.openai.azure.com", azure_deployment="gpt-4o-mini", api_version="2024-10-21")

def ask(messages):
    return client.chat.completions.create(model="gpt-4o-mini", messages=messages, max_tokens=50)
`,
      ['azure.py:6 gpt-4o-mini, 50'],
    );
    expectCalls(
      `
//- /azure.ts
import { AzureOpenAI } from 'openai';
const deployment = 'gpt-4o-mini';
const client = new AzureOpenAI({ endpoint: 'https://acme.openai.azure.com', deployment, apiVersion: '2024-10-21' });
export const ask = (messages: []) => client.chat.completions.create({ model: deployment, messages, max_tokens: 50 });
`,
      ['azure.ts:4 gpt-4o-mini, 50'],
    );
  });
});

describe('classes that are based on one of an SDK', () => {
  it('have what its constructor is given, in Python', () => {
    expectCalls(
      `
#- /router.py
from google.generativeai import GenerationConfig, GenerativeModel
from openai import OpenAI

class Router(OpenAI):
    def __init__(self, key):
        super().__init__(api_key=key, base_url="https://openrouter.ai/api/v1")

    def ask(self, text):
        return self.chat.completions.create(model="openai/gpt-5-mini", messages=[{"role": "user", "content": text}])

class Counting(GenerativeModel):
    def count(self):
        return 0

class Capped(Counting):
    def __init__(self, model):
        super().__init__(model, generation_config=GenerationConfig(max_output_tokens=300))

def ask(text):
    Router("key").chat.completions.create(model="openai/gpt-5-nano", messages=[{"role": "user", "content": text}])
    Counting(model_name="gemini-2.5-flash").generate_content(text)
    Counting("gemini-2.5-pro").generate_content(text, generation_config=GenerationConfig(max_output_tokens=50))
    Capped("gemini-2.5-flash-lite").generate_content(text)
`,
      [
        'router.py:9 openai/gpt-5-mini, absent',
        'router.py:20 openai/gpt-5-nano, absent',
        'router.py:21 gemini-2.5-flash, absent',
        'router.py:22 gemini-2.5-pro, 50',
        'router.py:23 gemini-2.5-flash-lite, 300',
      ],
    );
  });

  it('have what its constructor is given, in TypeScript', () => {
    expectCalls(
      `
//- /router.ts
import OpenAI from 'openai';
class Router extends OpenAI {
  constructor(key: string) {
    super({ apiKey: key, baseURL: 'https://openrouter.ai/api/v1' });
  }
}
class Plain extends OpenAI {}
export async function ask(content: string) {
  await new Router('key').chat.completions.create({ model: 'openai/gpt-5-mini', messages: [{ role: 'user', content }] });
  await new Plain({ baseURL: 'https://openrouter.ai/api/v1' }).chat.completions.create({ model: 'openai/gpt-5-nano', messages: [{ role: 'user', content }] });
}
`,
      ['router.ts:9 openai/gpt-5-mini, absent', 'router.ts:10 openai/gpt-5-nano, absent'],
    );
  });

  it('leave open what hides behind a constructor that is not seen', () => {
    expectCalls(
      `
#- /ask.py
from google.generativeai import GenerativeModel
from tools import configured

class Mine(GenerativeModel):
    @configured
    def count(self):
        return 0

def ask(model: Mine, text):
    return model.generate_content(text)
`,
      ['ask.py:10 unknown: run-time-value, unknown: run-time-value'],
    );
  });
});

describe('functions whose argument tells which client they make', () => {
  it('make it for the callers that ask for it', () => {
    expectCalls(
      `
#- /model.py
from functools import partial
import asyncio
import boto3

class Model:
    def __init__(self, config):
        self.config = config
        self.__client = self.__make("bedrock-runtime")

    def __make(self, service):
        self.__keys = {"region_name": self.config.region}
        return boto3.Session(**self.__keys).client(service, region_name=self.__keys["region_name"])

    @property
    def client(self):
        return self.__client

    async def ask(self, body):
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(None, partial(self.client.invoke_model, modelId="amazon.nova-lite-v1:0", body=body))

    def models(self):
        return self.__make("bedrock").list_foundation_models()

def bucket(name):
    return boto3.client(name).put_object(Bucket="bedrock-runtime")
`,
      ['model.py:20 amazon.nova-lite-v1:0, unknown: parameter'],
    );
  });
});
