import type { SourceFile } from '../../support/fixtures.ts';
import { readFixture } from '../../support/fixtures.ts';

/** Two small projects with a bit of everything that is followed: constants, wrappers, classes, clients handed over, loops, branches, cycles. */
export const typescriptProject: readonly SourceFile[] = readFixture(`
//- /src/config.ts
export const MODEL = process.env.MODEL ?? 'gpt-4o';
export const LIMITS = { brief: 100, long: 2000 };
export default { model: MODEL, prompts: { system: 'You are a careful assistant.' } };
//- /src/client.ts
import OpenAI from 'openai';
import { LIMITS } from './config';
let shared: OpenAI | null = null;
export function connect() {
  shared ??= new OpenAI({ maxRetries: 3, timeout: 20_000 });
  return shared;
}
export const client = connect();
export const longest = () => LIMITS.long;
//- /src/llm.ts
import { client, longest } from './client';
import settings, { LIMITS, MODEL } from './config';
import { shorten } from './texts';
export async function send(options: any) {
  options.max_completion_tokens ??= LIMITS.brief;
  for (let attempt = 0; attempt < 3; attempt++) {
    try {
      return await client.chat.completions.create(options);
    } catch (error) {
      if (attempt === 2) throw error;
    }
  }
  return null;
}
export const ask = async (prompt: string, model = MODEL) => {
  const messages: any[] = [{ role: 'system', content: settings.prompts.system }];
  messages.push({ role: 'user', content: shorten(prompt) });
  return send({ model, messages });
};
export async function long(prompt: string) {
  return client.chat.completions.create({ model: MODEL, max_completion_tokens: longest(), messages: [{ role: 'user', content: prompt }] });
}
//- /src/texts.ts
import { ask } from './llm';
export const shorten = (text: string) => text.slice(0, 100);
export async function summarise(texts: string[]) {
  return Promise.all(texts.map((text) => ask(\`Summarise: \${text}\`, 'gpt-4o-mini')));
}
//- /src/bot.ts
import type OpenAI from 'openai';
import { client } from './client';
export class Bot {
  private history: any[] = [];
  constructor(private readonly llm: OpenAI, private readonly model: string) {}
  async say(text: string) {
    this.history.push({ role: 'user', content: text });
    return this.llm.chat.completions.create({ model: this.model, messages: this.history });
  }
  static async once(text: string) {
    return new Bot(client, 'o4-mini').say(text);
  }
}
//- /src/unrelated.ts
export const add = (a: number, b: number) => a + b;
`).files;

export const pythonProject: readonly SourceFile[] = readFixture(`
#- /app/__init__.py
#- /app/config.py
import os
from dataclasses import dataclass
@dataclass
class Settings:
    model: str = os.getenv("MODEL", "gpt-4o")
    tokens: int = 400
settings = Settings()
SYSTEM = "You are a careful assistant."
#- /app/client.py
from openai import OpenAI
_client = None
def connect():
    global _client
    if _client is None:
        _client = OpenAI(max_retries=3)
    return _client
#- /app/llm.py
from tenacity import retry, stop_after_attempt
from .client import connect
from .config import SYSTEM, settings
from . import texts
@retry(stop=stop_after_attempt(3))
def send(**options):
    options.setdefault("max_completion_tokens", settings.tokens)
    return connect().chat.completions.create(**options)
def ask(prompt, model=None):
    messages = [{"role": "system", "content": SYSTEM}]
    messages.append({"role": "user", "content": texts.shorten(prompt)})
    return send(model=model or settings.model, messages=messages)
def stream(prompts):
    for prompt in prompts:
        with connect().chat.completions.create(model="gpt-4o-mini", messages=[{"role": "user", "content": prompt}], stream=True) as chunks:
            yield from chunks
#- /app/texts.py
from . import llm
def shorten(text):
    return text[:100]
def summarise(items):
    return [llm.ask(f"Summarise: {item}", model="gpt-4o-mini") for item in items]
#- /app/bot.py
from openai import OpenAI
class Base:
    def __init__(self, client):
        self.client = client
        self.history = []
class Bot(Base):
    model = "o4-mini"
    def say(self, text):
        self.history.append({"role": "user", "content": text})
        return self.client.chat.completions.create(model=self.model, messages=self.history)
def once(text):
    return Bot(OpenAI()).say(text)
#- /app/unrelated.py
def add(a, b):
    return a + b
`).files;
