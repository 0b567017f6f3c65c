import { checkScenarios } from './scenario.ts';

checkScenarios('clients', [
  {
    title: 'a client whose kind is an argument of the function that makes it',
    python: `
import boto3
class Bedrock:
    def __init__(self, region):
        self.__client = self.__make("bedrock-runtime", region)
        self.__files = self.__make("s3", region)
    def __make(self, service, region):
        session = boto3.Session(region_name=region)
        return session.client(service)
    @property
    def client(self):
        return self.__client
    def ask(self, body):
        return self.client.invoke_model(modelId="anthropic.claude-3-haiku-20240307-v1:0", body=body)
    def keep(self, body):
        return self.__files.invoke_model(modelId="x", body=body)
    def again(self, body):
        return self.ask(body)
`,
    facts: ['sites = 1 direct 1 via', 'Bedrock.ask: model = known anthropic.claude-3-haiku-20240307-v1:0'],
  },
  {
    title: 'of the module',
    typescript: `
import OpenAI from 'openai';
const client = new OpenAI({ maxRetries: 5 });
export const ask = () => client.chat.completions.create({ model: 'gpt-4o', messages: [] });`,
    javascript: `
const OpenAI = require('openai');
const client = new OpenAI({ maxRetries: 5 });
exports.ask = () => client.chat.completions.create({ model: 'gpt-4o', messages: [] });`,
    python: `
import openai
client = openai.OpenAI(max_retries=5)
def ask():
    return client.chat.completions.create(model="gpt-4o", messages=[])
`,
    notebook: [
      'import openai',
      '%matplotlib inline\nclient = openai.OpenAI(max_retries=5)',
      'def ask():\n    return client.chat.completions.create(model="gpt-4o", messages=[])\nask()',
    ],
    facts: ['ask: model = known gpt-4o', 'ask: retries = known 5'],
  },
  {
    title: 'made where they are used',
    typescript: `
import { OpenAI } from 'openai';
export const ask = () => new OpenAI().chat.completions.create({ model: 'gpt-4o', messages: [] });`,
    python: `
from openai import OpenAI
def ask():
    return OpenAI().chat.completions.create(model="gpt-4o", messages=[])
`,
    facts: ['sites = 1 direct', 'model = known gpt-4o'],
  },
  {
    title: 'of a factory',
    typescript: `
import OpenAI from 'openai';
function connect() { return new OpenAI({ maxRetries: 1 }); }
export async function ask() {
  const client = connect();
  return client.chat.completions.create({ model: 'gpt-4o', messages: [] });
}`,
    python: `
from openai import OpenAI
def connect():
    return OpenAI(max_retries=1)
def ask():
    client = connect()
    return client.chat.completions.create(model="gpt-4o", messages=[])
`,
    facts: ['sites = 1 direct', 'model = known gpt-4o', 'retries = known 1'],
  },
  {
    title: 'of an asynchronous factory of another file',
    typescript: `
//- /client.ts
import OpenAI from 'openai';
export async function connect() { return new OpenAI({ maxRetries: 1 }); }
//- /app.ts
import { connect } from './client';
export async function ask() {
  const client = await connect();
  return client.chat.completions.create({ model: 'gpt-4o', messages: [] });
}`,
    python: `
#- /client.py
from openai import AsyncOpenAI
async def connect():
    return AsyncOpenAI(max_retries=1)
#- /app.py
from client import connect
async def ask():
    client = await connect()
    return await client.chat.completions.create(model="gpt-4o", messages=[])
`,
    facts: ['sites = 1 direct', 'model = known gpt-4o', 'retries = known 1'],
  },
  {
    title: 'of another file',
    typescript: `
//- /client.ts
import OpenAI from 'openai';
export const client = new OpenAI({ maxRetries: 1 });
//- /index.ts
export { client as llm } from './client';
//- /app.ts
import { llm } from './index';
export const ask = () => llm.chat.completions.create({ model: 'gpt-4o', messages: [] });`,
    python: `
#- /lib/__init__.py
from .client import client as llm
#- /lib/client.py
from openai import OpenAI
client = OpenAI(max_retries=1)
#- /app.py
from lib import llm
def ask():
    return llm.chat.completions.create(model="gpt-4o", messages=[])
`,
    facts: ['sites = 1 direct', 'model = known gpt-4o', 'retries = known 1'],
  },
  {
    title: 'exported by default',
    typescript: `
//- /client.ts
import OpenAI from 'openai';
export default new OpenAI({ maxRetries: 1 });
//- /app.ts
import client from './client';
export const ask = () => client.chat.completions.create({ model: 'gpt-4o', messages: [] });`,
    facts: ['sites = 1 direct', 'retries = known 1'],
  },
  {
    title: 'in a field of an object',
    typescript: `
import OpenAI from 'openai';
export class Bot {
  private readonly client = new OpenAI({ maxRetries: 1 });
  async ask() { return this.client.chat.completions.create({ model: 'gpt-4o', messages: [] }); }
}`,
    python: `
from openai import OpenAI
class Bot:
    def __init__(self):
        self.client = OpenAI(max_retries=1)
    def ask(self):
        return self.client.chat.completions.create(model="gpt-4o", messages=[])
`,
    facts: ['sites = 1 direct', 'Bot.ask: model = known gpt-4o', 'retries = known 1'],
  },
  {
    title: 'in a field of a base class of another file',
    typescript: `
//- /base.ts
import OpenAI from 'openai';
export class Base { protected client: OpenAI; constructor() { this.client = new OpenAI({ maxRetries: 1 }); } }
//- /app.ts
import { Base } from './base';
export class Bot extends Base {
  async ask() { return this.client.chat.completions.create({ model: 'gpt-4o', messages: [] }); }
}`,
    python: `
#- /base.py
from openai import OpenAI
class Base:
    def __init__(self):
        self.client = OpenAI(max_retries=1)
#- /app.py
from base import Base
class Bot(Base):
    def __init__(self):
        super().__init__()
    def ask(self):
        return self.client.chat.completions.create(model="gpt-4o", messages=[])
`,
    facts: ['sites = 1 direct', 'model = known gpt-4o', 'retries = known 1'],
  },
  {
    title: 'by the type of a parameter',
    typescript: `
import type OpenAI from 'openai';
export async function ask(client: OpenAI) {
  return client.chat.completions.create({ model: 'gpt-4o', messages: [] });
}`,
    python: `
from openai import OpenAI
def ask(client: OpenAI):
    return client.chat.completions.create(model="gpt-4o", messages=[])
`,
    facts: ['sites = 1 direct', 'model = known gpt-4o', 'retries = unknown parameter'],
  },
  {
    title: 'by a type that is imported for checking only',
    python: `
from __future__ import annotations
from typing import TYPE_CHECKING, Optional
if TYPE_CHECKING:
    from openai import OpenAI
def ask(client: Optional[OpenAI]):
    return client.chat.completions.create(model="gpt-4o", messages=[])
def quoted(client: "OpenAI"):
    return client.chat.completions.create(model="gpt-4o-mini", messages=[])
`,
    typescript: `
import { type OpenAI } from 'openai';
export async function ask(client: OpenAI | undefined) {
  return client?.chat.completions.create({ model: 'gpt-4o', messages: [] });
}
export async function quoted({ client }: { client: OpenAI }) {
  return client.chat.completions.create({ model: 'gpt-4o-mini', messages: [] });
}`,
    facts: ['sites = 2 direct', 'ask: model = known gpt-4o', 'quoted: model = known gpt-4o-mini'],
  },
  {
    title: 'handed to the constructor',
    typescript: `
import OpenAI from 'openai';
class Bot {
  constructor(private readonly client: OpenAI, private readonly model: string) {}
  async ask() { return this.client.chat.completions.create({ model: this.model, messages: [] }); }
}
export async function main() {
  const bot = new Bot(new OpenAI({ maxRetries: 1 }), 'gpt-4o');
  return bot.ask();
}`,
    python: `
from openai import OpenAI
class Bot:
    def __init__(self, client, model):
        self.client = client
        self.model = model
    def ask(self):
        return self.client.chat.completions.create(model=self.model, messages=[])
def main():
    bot = Bot(OpenAI(max_retries=1), "gpt-4o")
    return bot.ask()
`,
    facts: [
      'sites = 1 direct 1 via',
      'via main: model = known gpt-4o',
      'via main: retries = known 1',
      'Bot.ask: model = known gpt-4o',
    ],
  },
  {
    title: 'of a dynamic import',
    typescript: `
export async function ask() {
  const { default: OpenAI } = await import('openai');
  const client = new OpenAI();
  return client.chat.completions.create({ model: 'gpt-4o', messages: [] });
}`,
    python: `
def ask():
    from openai import OpenAI
    client = OpenAI()
    return client.chat.completions.create(model="gpt-4o", messages=[])
`,
    facts: ['sites = 1 direct', 'model = known gpt-4o'],
  },
  {
    title: 'in a with statement',
    python: `
from openai import OpenAI, AsyncOpenAI
def ask():
    with OpenAI() as client:
        return client.chat.completions.create(model="gpt-4o", messages=[])
async def later():
    async with AsyncOpenAI(max_retries=1) as client:
        return await client.chat.completions.create(model="gpt-4o-mini", messages=[])
`,
    facts: [
      'sites = 2 direct',
      'ask: model = known gpt-4o',
      'later: model = known gpt-4o-mini',
      'later: retries = known 1',
    ],
  },
  {
    title: 'with other options',
    typescript: `
import OpenAI from 'openai';
const client = new OpenAI({ maxRetries: 5 });
export const ask = () => client.withOptions({ maxRetries: 0 }).chat.completions.create({ model: 'gpt-4o', messages: [] });
export const plain = () => client.chat.completions.create({ model: 'gpt-4o', messages: [] });`,
    python: `
from openai import OpenAI
client = OpenAI(max_retries=5)
def ask():
    return client.with_options(max_retries=0).chat.completions.create(model="gpt-4o", messages=[])
def plain():
    return client.chat.completions.create(model="gpt-4o", messages=[])
`,
    facts: ['ask: retries = known 0', 'ask: attempts = known 1', 'plain: retries = known 5'],
  },
  {
    title: 'taken apart and under other names',
    typescript: `
import OpenAI from 'openai';
const client = new OpenAI();
const { chat } = client;
const completions = chat.completions;
export const ask = () => completions.create({ model: 'gpt-4o', messages: [] });`,
    python: `
from openai import OpenAI
client = OpenAI()
completions = client.chat.completions
create = completions.create
def ask():
    return create(model="gpt-4o", messages=[])
`,
    facts: ['sites = 1 direct', 'model = known gpt-4o'],
  },
  {
    title: 'made when first needed',
    typescript: `
import OpenAI from 'openai';
let client: OpenAI | null = null;
function connect() {
  if (!client) client = new OpenAI({ maxRetries: 1 });
  return client;
}
export const ask = () => connect().chat.completions.create({ model: 'gpt-4o', messages: [] });`,
    python: `
from openai import OpenAI
client = None
def connect():
    global client
    if client is None:
        client = OpenAI(max_retries=1)
    return client
def ask():
    return connect().chat.completions.create(model="gpt-4o", messages=[])
`,
    facts: ['sites = 1 direct', 'model = known gpt-4o', 'retries = known 1'],
  },
  {
    title: 'made when first needed, in a field',
    typescript: `
import OpenAI from 'openai';
export class Bot {
  private client?: OpenAI;
  private connect() { return (this.client ??= new OpenAI()); }
  async ask() { return this.connect().chat.completions.create({ model: 'gpt-4o', messages: [] }); }
}`,
    python: `
from openai import OpenAI
class Bot:
    def __init__(self):
        self._client = None
    @property
    def client(self):
        if self._client is None:
            self._client = OpenAI()
        return self._client
    def ask(self):
        return self.client.chat.completions.create(model="gpt-4o", messages=[])
`,
    facts: ['sites = 1 direct', 'model = known gpt-4o'],
  },
  {
    title: 'made when first needed, in a field of the class',
    typescript: `
import OpenAI from 'openai';
class Pool {
  private static client: OpenAI | null = null;
  static connect() {
    if (!Pool.client) Pool.client = new OpenAI({ maxRetries: 1 });
    return Pool.client;
  }
}
export const ask = () => Pool.connect().chat.completions.create({ model: 'gpt-4o', messages: [] });`,
    python: `
from openai import OpenAI
class Pool:
    _client = None
    @classmethod
    def connect(cls):
        if cls._client is None:
            cls._client = OpenAI(max_retries=1)
        return cls._client
def ask():
    return Pool.connect().chat.completions.create(model="gpt-4o", messages=[])
`,
    facts: ['sites = 1 direct', 'model = known gpt-4o', 'cap = absent', 'retries = known 1'],
  },
  {
    title: 'of one of two providers',
    typescript: `
import OpenAI from 'openai';
const openai = new OpenAI();
const groq = new OpenAI({ baseURL: 'https://api.groq.com/openai/v1' });
export const ask = () => openai.chat.completions.create({ model: 'gpt-4o', messages: [] });
export const fast = () => groq.chat.completions.create({ model: 'llama-3.3-70b-versatile', messages: [] });`,
    python: `
from openai import OpenAI
openai = OpenAI()
groq = OpenAI(base_url="https://api.groq.com/openai/v1")
def ask():
    return openai.chat.completions.create(model="gpt-4o", messages=[])
def fast():
    return groq.chat.completions.create(model="llama-3.3-70b-versatile", messages=[])
`,
    facts: ['ask: provider = known openai', 'fast: provider = known groq'],
  },
  {
    title: 'patched by a library that keeps their shape',
    typescript: `
import OpenAI from 'openai';
import { observeOpenAI } from 'langfuse';
const client = observeOpenAI(new OpenAI());
export const ask = () => client.chat.completions.create({ model: 'gpt-4o', messages: [] });`,
    python: `
import instructor
from openai import OpenAI
client = instructor.from_openai(OpenAI())
def ask():
    return client.chat.completions.create(model="gpt-4o", messages=[], response_model=None)
`,
    facts: ['sites = 1 direct', 'model = known gpt-4o'],
  },
  {
    title: 'in a record of clients',
    typescript: `
import OpenAI from 'openai';
const clients = { main: new OpenAI(), backup: new OpenAI({ maxRetries: 1 }) };
export const ask = () => clients.backup.chat.completions.create({ model: 'gpt-4o', messages: [] });`,
    python: `
from openai import OpenAI
clients = {"main": OpenAI(), "backup": OpenAI(max_retries=1)}
def ask():
    return clients["backup"].chat.completions.create(model="gpt-4o", messages=[])
`,
    facts: ['sites = 1 direct', 'retries = known 1'],
  },
]);

checkScenarios('calls that are no billed calls', [
  {
    title: 'another library with the same methods',
    typescript: `
import OpenAI from 'openai';
import twilio from 'twilio';
import Anthropic from '@anthropic-ai/sdk';
const client = twilio('id', 'token');
export const send = () => client.messages.create({ body: 'hi', to: '1', from: '2' });`,
    python: `
import anthropic
from twilio.rest import Client
client = Client("id", "token")
def send():
    return client.messages.create(body="hi", to="1", from_="2")
`,
    facts: ['sites = none'],
  },
  {
    title: "another library's function of the same name",
    typescript: `
import { generateText } from '@orama/core';
import { openai } from '@ai-sdk/openai';
export const ask = () => generateText({ model: openai('gpt-4o'), prompt: 'hi' });`,
    facts: ['sites = none'],
  },
  {
    title: 'a class of the project with the same methods',
    typescript: `
import type { ChatCompletion } from 'openai/resources';
class FakeClient {
  chat = { completions: { create: async (options: unknown): Promise<ChatCompletion | null> => null } };
}
const client = new FakeClient();
export const ask = () => client.chat.completions.create({ model: 'gpt-4o', messages: [] });`,
    python: `
import openai
class Completions:
    def create(self, **options):
        return None
class Chat:
    completions = Completions()
class FakeClient:
    chat = Chat()
client = FakeClient()
def ask():
    return client.chat.completions.create(model="gpt-4o", messages=[])
`,
    facts: ['sites = none'],
  },
  {
    title: 'a local class that hides the imported one',
    typescript: `
import OpenAI from 'openai';
export function make(OpenAI: any) {
  const client = new OpenAI();
  return client.chat.completions.create({ model: 'gpt-4o', messages: [] });
}`,
    python: `
from openai import OpenAI
def make(OpenAI):
    client = OpenAI()
    return client.chat.completions.create(model="gpt-4o", messages=[])
`,
    facts: ['sites = none'],
  },
  {
    title: 'a mock of the test library',
    typescript: `
import OpenAI from 'openai';
import { vi } from 'vitest';
export async function check() {
  const client = { chat: { completions: { create: vi.fn() } } };
  await client.chat.completions.create({ model: 'gpt-4o', messages: [] });
}`,
    python: `
import openai
from unittest.mock import MagicMock
def check():
    client = MagicMock()
    client.chat.completions.create(model="gpt-4o", messages=[])
`,
    facts: ['sites = none'],
  },
  {
    title: 'a client of which nothing is known',
    typescript: `
import OpenAI from 'openai';
export async function ask(client: any) { return client.chat.completions.create({ model: 'gpt-4o', messages: [] }); }`,
    python: `
import openai
from typing import Any
def ask(client: Any):
    return client.chat.completions.create(model="gpt-4o", messages=[])
`,
    facts: ['sites = none'],
  },
  {
    title: 'a file without any SDK',
    typescript: `
const client = connect();
export const ask = () => client.chat.completions.create({ model: 'gpt-4o', messages: [] });
function connect(): any { return globalThis; }`,
    python: `
def ask(client):
    return client.chat.completions.create(model="gpt-4o", messages=[])
`,
    facts: ['sites = none'],
  },
  {
    title: 'in a comment, a text or code that never was',
    typescript: `
import OpenAI from 'openai';
// client.chat.completions.create({ model: 'gpt-4o' })
export const example = "new OpenAI().chat.completions.create({ model: 'gpt-4o' })";`,
    python: `
from openai import OpenAI
# OpenAI().chat.completions.create(model="gpt-4o")
EXAMPLE = 'OpenAI().chat.completions.create(model="gpt-4o")'
`,
    facts: ['sites = none'],
  },
  {
    title: 'requests that cost nothing',
    typescript: `
import OpenAI from 'openai';
const client = new OpenAI();
export const list = () => client.models.list();`,
    python: `
from openai import OpenAI
client = OpenAI()
def list_models():
    return client.models.list()
`,
    facts: ['sites = none'],
  },
]);
