import { checkScenarios } from './scenario.ts';

const ts = (body: string): string => `import OpenAI from 'openai';\nconst client = new OpenAI();\n${body}`;
const py = (body: string): string => `from openai import OpenAI\nclient = OpenAI()\n${body}`;

checkScenarios("the project's own functions", [
  {
    title: 'one call away',
    typescript: ts(`
async function ask(model: string, prompt: string) {
  return client.chat.completions.create({ model, messages: [{ role: 'user', content: prompt }] });
}
export const first = () => ask('gpt-4o', 'One');
export const second = () => ask('gpt-4o-mini', 'Two');`),
    python: py(`
def ask(model, prompt):
    return client.chat.completions.create(model=model, messages=[{"role": "user", "content": prompt}])
def first():
    return ask("gpt-4o", "One")
def second():
    return ask(prompt="Two", model="gpt-4o-mini")
`),
    facts: [
      'sites = 1 direct 2 via',
      'via first: model = known gpt-4o (argument)',
      'via first: messages = [user: "One"]',
      'via first: through = 1 direct',
      'via second: model = known gpt-4o-mini (argument)',
      'ask: model = several gpt-4o | gpt-4o-mini',
      'ask: messages = [user: ${parameter}]',
    ],
  },
  {
    title: 'several calls and files away',
    typescript: `
//- /llm.ts
import OpenAI from 'openai';
const client = new OpenAI();
export async function send(options: any) { return client.chat.completions.create(options); }
//- /ask.ts
import { send } from './llm';
export async function ask(model: string, prompt: string) {
  return send({ model, max_completion_tokens: 100, messages: [{ role: 'user', content: prompt }] });
}
//- /app.ts
import { ask } from './ask';
export async function main() { return ask('gpt-4o', 'Hi'); }`,
    python: `
#- /llm.py
from openai import OpenAI
client = OpenAI()
def send(**options):
    return client.chat.completions.create(**options)
#- /ask.py
from llm import send
def ask(model, prompt):
    return send(model=model, max_completion_tokens=100, messages=[{"role": "user", "content": prompt}])
#- /app.py
from ask import ask
def main():
    return ask("gpt-4o", "Hi")
`,
    facts: [
      'sites = 1 direct 2 via',
      'via main: model = known gpt-4o',
      'via main: cap = known 100',
      'via main: messages = [user: "Hi"]',
      'via main: through = 1 direct',
    ],
  },
  {
    title: 'a file that imports nothing that leads to a call has none',
    typescript: `
//- /llm.ts
import OpenAI from 'openai';
const client = new OpenAI();
export const VERSION = 1;
export async function ask() { return client.chat.completions.create({ model: 'gpt-4o', messages: [] }); }
//- /app.ts
import { VERSION } from './llm';
export const main = () => VERSION;`,
    python: `
#- /llm.py
from openai import OpenAI
client = OpenAI()
VERSION = 1
def ask():
    return client.chat.completions.create(model="gpt-4o", messages=[])
#- /app.py
from llm import VERSION
def main():
    return VERSION
`,
    facts: ['sites = 1 direct', 'ask: model = known gpt-4o'],
  },
  {
    title: 'methods of an object',
    typescript: ts(`
class Llm {
  constructor(private readonly model: string) {}
  async ask(prompt: string) {
    return client.chat.completions.create({ model: this.model, messages: [{ role: 'user', content: prompt }] });
  }
}
const llm = new Llm('gpt-4o');
export async function main() { return llm.ask('Hi'); }`),
    python: py(`
class Llm:
    def __init__(self, model):
        self.model = model
    def ask(self, prompt):
        return client.chat.completions.create(model=self.model, messages=[{"role": "user", "content": prompt}])
llm = Llm("gpt-4o")
def main():
    return llm.ask("Hi")
`),
    facts: ['sites = 1 direct 1 via', 'via main: model = known gpt-4o', 'via main: messages = [user: "Hi"]'],
  },
  {
    title: 'a method that its own class calls',
    typescript: ts(`
export class Llm {
  private async send(prompt: string, tokens: number) {
    return client.chat.completions.create({ model: 'gpt-4o', max_completion_tokens: tokens, messages: [{ role: 'user', content: prompt }] });
  }
  async brief() { return this.send('Hi', 50); }
}`),
    python: py(`
class Llm:
    def _send(self, prompt, tokens):
        return client.chat.completions.create(model="gpt-4o", max_completion_tokens=tokens, messages=[{"role": "user", "content": prompt}])
    def brief(self):
        return self._send("Hi", 50)
`),
    facts: ['sites = 1 direct 1 via', 'via brief: cap = known 50', 'via brief: messages = [user: "Hi"]'],
  },
  {
    title: 'the client as an argument',
    typescript: `
import OpenAI from 'openai';
async function ask(client: OpenAI, model: string) {
  return client.chat.completions.create({ model, messages: [] });
}
export async function main() { return ask(new OpenAI({ maxRetries: 1 }), 'gpt-4o'); }`,
    python: `
from openai import OpenAI
def ask(client, model):
    return client.chat.completions.create(model=model, messages=[])
def main():
    return ask(OpenAI(max_retries=1), "gpt-4o")
`,
    facts: ['sites = 1 direct 1 via', 'via main: model = known gpt-4o', 'via main: retries = known 1'],
  },
  {
    title: 'a branch that the arguments settle',
    typescript: ts(`
async function ask(kind: string) {
  const model = kind === 'hard' ? 'gpt-4o' : 'gpt-4o-mini';
  return client.chat.completions.create({ model, messages: [] });
}
export const hard = () => ask('hard');
export const easy = () => ask('easy');`),
    python: py(`
def ask(kind):
    model = "gpt-4o" if kind == "hard" else "gpt-4o-mini"
    return client.chat.completions.create(model=model, messages=[])
def hard():
    return ask("hard")
def easy():
    return ask("easy")
`),
    facts: [
      'via hard: model = known gpt-4o',
      'via easy: model = known gpt-4o-mini',
      'ask: model = several gpt-4o | gpt-4o-mini',
    ],
  },
  {
    title: 'a function that calls itself',
    typescript: ts(`
export async function ask(prompt: string, depth = 0): Promise<unknown> {
  const answer = await client.chat.completions.create({ model: 'gpt-4o', messages: [{ role: 'user', content: prompt }] });
  if (depth > 3) return answer;
  return ask(answer.choices[0].message.content ?? '', depth + 1);
}`),
    python: py(`
def ask(prompt, depth=0):
    answer = client.chat.completions.create(model="gpt-4o", messages=[{"role": "user", "content": prompt}])
    if depth > 3:
        return answer
    return ask(answer.choices[0].message.content, depth + 1)
`),
    facts: [
      'sites = 1 direct 1 via',
      'ask: model = known gpt-4o',
      'ask: messages = [user: ${parameter}]',
      'via ask: messages = [user: ${model-output}]',
    ],
  },
  {
    title: 'a function that calls itself before it asks',
    typescript: ts(`
export async function sum(pages: string[], model: string): Promise<unknown> {
  if (pages.length > 9) return sum(pages.slice(0, 9), 'gpt-4o-mini');
  return client.chat.completions.create({ model, messages: [{ role: 'user', content: pages.join() }] });
}`),
    python: py(`
def sum(pages, model):
    if len(pages) > 9:
        return sum(pages[:9], "gpt-4o-mini")
    return client.chat.completions.create(model=model, messages=[{"role": "user", "content": "".join(pages)}])
`),
    facts: ['sites = 1 direct 1 via', 'sum: model = known gpt-4o-mini', 'via sum: model = known gpt-4o-mini'],
  },
  {
    title: 'functions that call each other before one of them asks',
    typescript: ts(`
async function plan(goal: string, depth: number): Promise<unknown> {
  if (depth > 0) await refine(goal, depth);
  return client.chat.completions.create({ model: 'gpt-4o', messages: [{ role: 'user', content: goal }] });
}
async function refine(goal: string, depth: number): Promise<unknown> { return plan('Refine', depth - 1); }`),
    python: py(`
def plan(goal, depth):
    if depth > 0:
        refine(goal, depth)
    return client.chat.completions.create(model="gpt-4o", messages=[{"role": "user", "content": goal}])
def refine(goal, depth):
    return plan("Refine", depth - 1)
`),
    facts: ['sites = 1 direct 2 via', 'via refine: model = known gpt-4o'],
  },
  {
    title: 'functions that only call themselves and each other',
    typescript: ts(`
function walk(node: any): unknown { return node.children.map((child: any) => walk(child)).concat(step(node)); }
function step(node: any): unknown { return walk(node.next); }
export const size = (list: any): number => (list ? 1 + size(list.next) : 0);`),
    python: py(`
def walk(node):
    return [walk(child) for child in node.children] + step(node)
def step(node):
    return walk(node.next)
`),
    facts: ['sites = none'],
  },
  {
    title: 'functions that call each other',
    typescript: ts(`
async function ping(n: number): Promise<unknown> {
  await client.chat.completions.create({ model: 'gpt-4o', messages: [] });
  return pong(n - 1);
}
async function pong(n: number): Promise<unknown> { return n > 0 ? ping(n) : null; }
export const main = () => ping(3);`),
    python: py(`
def ping(n):
    client.chat.completions.create(model="gpt-4o", messages=[])
    return pong(n - 1)
def pong(n):
    return ping(n) if n > 0 else None
def main():
    return ping(3)
`),
    facts: ['ping: model = known gpt-4o', 'via main: model = known gpt-4o'],
  },
  {
    title: 'further away than is followed',
    typescript: ts(`
async function f0(model: string) { return client.chat.completions.create({ model, messages: [] }); }
async function f1(model: string) { return f0(model); }
async function f2(model: string) { return f1(model); }
async function f3(model: string) { return f2(model); }
async function f4(model: string) { return f3(model); }
async function f5(model: string) { return f4(model); }
export async function main() { return f5('gpt-4o'); }`),
    python: py(`
def f0(model):
    return client.chat.completions.create(model=model, messages=[])
def f1(model):
    return f0(model)
def f2(model):
    return f1(model)
def f3(model):
    return f2(model)
def f4(model):
    return f3(model)
def f5(model):
    return f4(model)
def main():
    return f5("gpt-4o")
`),
    facts: ['f0: model = unknown parameter'],
  },
  {
    title: 'partial application and bound functions',
    typescript: ts(`
async function ask(model: string, prompt: string) {
  return client.chat.completions.create({ model, messages: [{ role: 'user', content: prompt }] });
}
const askSmart = ask.bind(null, 'gpt-4o');
export async function main() { return askSmart('Hi'); }`),
    python: py(`
from functools import partial
def ask(model, prompt):
    return client.chat.completions.create(model=model, messages=[{"role": "user", "content": prompt}])
ask_smart = partial(ask, "gpt-4o")
def main():
    return ask_smart("Hi")
`),
    facts: ['via main: model = known gpt-4o', 'via main: messages = [user: "Hi"]'],
  },
  {
    title: 'a method reference that something else calls',
    python: `
import asyncio
from functools import partial
from openai import OpenAI
client = OpenAI()
async def threaded():
    return await asyncio.to_thread(client.chat.completions.create, model="gpt-4o", messages=[])
async def executed(loop):
    return await loop.run_in_executor(None, partial(client.chat.completions.create, model="gpt-4o-mini", messages=[]))
`,
    facts: ['threaded: model = known gpt-4o', 'executed: model = known gpt-4o-mini'],
  },
  {
    title: 'a bound method of the SDK',
    typescript: ts(`
const create = client.chat.completions.create.bind(client.chat.completions);
export const ask = () => create({ model: 'gpt-4o', messages: [] });`),
    facts: ['sites = 1 direct', 'model = known gpt-4o'],
  },
  {
    title: 'decorated functions',
    typescript: ts(`
import pRetry from 'p-retry';
export async function ask(prompt: string) {
  return pRetry(() => client.chat.completions.create({ model: 'gpt-4o', messages: [{ role: 'user', content: prompt }] }), { retries: 3 });
}`),
    python: py(`
from tenacity import retry, stop_after_attempt
@retry(stop=stop_after_attempt(4))
def ask(prompt):
    return client.chat.completions.create(model="gpt-4o", messages=[{"role": "user", "content": prompt}])
`),
    facts: ['sites = 1 direct', 'model = known gpt-4o', 'attempts = known 12'],
  },
]);

checkScenarios('loops and callbacks', [
  {
    title: 'a loop with a known number of turns',
    typescript: ts(`
export async function ask() {
  for (let i = 0; i < 3; i++) await client.chat.completions.create({ model: 'gpt-4o', messages: [] });
}`),
    facts: ['loops = for 3'],
  },
  {
    title: 'a loop over a range',
    python: py(`
def ask():
    for i in range(3):
        client.chat.completions.create(model="gpt-4o", messages=[])
`),
    facts: ['loops = for-each 3'],
  },
  {
    title: 'a loop over a constant list',
    typescript: ts(`
const NAMES = ['a', 'b', 'c'];
export async function ask() {
  for (const name of NAMES) await client.chat.completions.create({ model: 'gpt-4o', messages: [{ role: 'user', content: name }] });
}`),
    python: py(`
NAMES = ["a", "b", "c"]
def ask():
    for name in NAMES:
        client.chat.completions.create(model="gpt-4o", messages=[{"role": "user", "content": name}])
`),
    facts: ['sites = 1 direct', 'loops = for-each 3'],
  },
  {
    title: 'a loop over what a caller gives',
    typescript: ts(`
export async function ask(names: string[]) {
  for (const name of names) await client.chat.completions.create({ model: 'gpt-4o', messages: [{ role: 'user', content: name }] });
}`),
    python: py(`
def ask(names):
    for name in names:
        client.chat.completions.create(model="gpt-4o", messages=[{"role": "user", "content": name}])
`),
    facts: ['sites = 1 direct', 'loops = for-each', 'messages = [user: ${loop-variable}]'],
  },
  {
    title: 'an endless loop',
    typescript: ts(`
export async function chat() {
  while (true) await client.chat.completions.create({ model: 'gpt-4o', messages: [] });
}`),
    python: py(`
def chat():
    while True:
        client.chat.completions.create(model="gpt-4o", messages=[])
`),
    facts: ['loops = while unbounded'],
  },
  {
    title: 'a retry loop',
    typescript: ts(`
export async function ask() {
  for (let attempt = 0; attempt < 3; attempt++) {
    try {
      return await client.chat.completions.create({ model: 'gpt-4o', messages: [] });
    } catch (error) {
      console.warn(error);
    }
  }
  return null;
}`),
    facts: ['loops = for retry 3', 'attempts = known 9'],
  },
  {
    title: 'a retry loop',
    python: py(`
def ask():
    for attempt in range(3):
        try:
            return client.chat.completions.create(model="gpt-4o", messages=[])
        except Exception as error:
            print(error)
    return None
`),
    facts: ['loops = for-each retry 3', 'attempts = known 9'],
  },
  {
    title: 'calls at once',
    typescript: ts(`
export async function ask(names: string[]) {
  return Promise.all(names.map((name) => client.chat.completions.create({ model: 'gpt-4o', messages: [{ role: 'user', content: name }] })));
}`),
    facts: ['sites = 1 direct', 'loops = callback', 'messages = [user: ${parameter}]'],
  },
  {
    title: 'calls at once',
    python: `
import asyncio
from openai import AsyncOpenAI
client = AsyncOpenAI()
async def ask(names):
    return await asyncio.gather(*[client.chat.completions.create(model="gpt-4o", messages=[{"role": "user", "content": name}]) for name in names])
`,
    facts: ['sites = 1 direct', 'loops = comprehension', 'messages = [user: ${loop-variable}]'],
  },
  {
    title: 'generators',
    typescript: ts(`
export async function* answers(names: string[]) {
  for (const name of names) yield await client.chat.completions.create({ model: 'gpt-4o', messages: [{ role: 'user', content: name }] });
}`),
    python: py(`
def answers(names):
    for name in names:
        yield client.chat.completions.create(model="gpt-4o", messages=[{"role": "user", "content": name}])
`),
    facts: ['sites = 1 direct', 'loops = for-each', 'model = known gpt-4o'],
  },
  {
    title: 'asynchronous iteration',
    typescript: ts(`
export async function ask(queue: AsyncIterable<string>) {
  for await (const item of queue) await client.chat.completions.create({ model: 'gpt-4o', messages: [{ role: 'user', content: item }] });
}`),
    python: `
from openai import AsyncOpenAI
client = AsyncOpenAI()
async def ask(queue):
    async for item in queue:
        await client.chat.completions.create(model="gpt-4o", messages=[{"role": "user", "content": item}])
`,
    facts: ['sites = 1 direct', 'loops = for-each', 'model = known gpt-4o'],
  },
  {
    title: 'functions that close over the loop variable',
    typescript: ts(`
const MODELS = ['gpt-4o', 'gpt-4o-mini'];
export async function ask() {
  const jobs = [];
  for (const model of MODELS) jobs.push(async () => client.chat.completions.create({ model, messages: [] }));
  for (const job of jobs) await job();
}`),
    python: py(`
MODELS = ["gpt-4o", "gpt-4o-mini"]
def ask():
    jobs = []
    for model in MODELS:
        jobs.append(lambda model=model: client.chat.completions.create(model=model, messages=[]))
    for job in jobs:
        job()
`),
    facts: ['model != known gpt-4o', 'model != known gpt-4o-mini'],
  },
  {
    title: 'a wrapper called in a loop',
    typescript: ts(`
async function ask(prompt: string) {
  return client.chat.completions.create({ model: 'gpt-4o', messages: [{ role: 'user', content: prompt }] });
}
export async function main(names: string[]) {
  for (const name of names) await ask(name);
}`),
    python: py(`
def ask(prompt):
    return client.chat.completions.create(model="gpt-4o", messages=[{"role": "user", "content": prompt}])
def main(names):
    for name in names:
        ask(name)
`),
    facts: ['via main: loops = for-each', 'ask: loops = none', 'sites = 1 direct 1 via'],
  },
  {
    title: 'a handler of web requests',
    typescript: ts(`
import express from 'express';
const app = express();
app.post('/ask', async (req, res) => {
  res.json(await client.chat.completions.create({ model: 'gpt-4o', messages: [{ role: 'user', content: req.body.question }] }));
});`),
    python: py(`
from fastapi import FastAPI
app = FastAPI()
@app.post("/ask")
def ask(question: str):
    return client.chat.completions.create(model="gpt-4o", messages=[{"role": "user", "content": question}])
`),
    facts: ['sites = 1 direct', 'lane = interactive'],
  },
  {
    title: 'a job in the background',
    typescript: ts(`
import cron from 'node-cron';
cron.schedule('0 3 * * *', async () => {
  await client.chat.completions.create({ model: 'gpt-4o', messages: [] });
});`),
    python: py(`
from celery import shared_task
@shared_task
def nightly():
    return client.chat.completions.create(model="gpt-4o", messages=[])
`),
    facts: ['sites = 1 direct', 'lane = deferred'],
  },
]);

checkScenarios('code in the middle of typing', [
  {
    title: 'a call without its end',
    typescript: ts(`
export async function before() { return client.chat.completions.create({ model: 'gpt-4o-mini', messages: [] }); }
export async function ask() {
  return client.chat.completions.create({ model: 'gpt-4o', messages: [`),
    python: py(`
def before():
    return client.chat.completions.create(model="gpt-4o-mini", messages=[])
def ask():
    return client.chat.completions.create(model="gpt-4o", messages=[
`),
    facts: ['before: model = known gpt-4o-mini', 'before: cap = absent', 'ask: model = known gpt-4o'],
  },
  {
    title: 'a member without its name',
    typescript: ts(`
export async function ask() {
  client.
  return client.chat.completions.create({ model: 'gpt-4o', messages: [] });
}
export async function after() { return client.chat.completions.create({ model: 'gpt-4o-mini', messages: [] }); }`),
    python: py(`
def ask():
    client.
    return client.chat.completions.create(model="gpt-4o", messages=[])
def after():
    return client.chat.completions.create(model="gpt-4o-mini", messages=[])
`),
    facts: ['after: model = known gpt-4o-mini'],
  },
  {
    title: 'an argument without its value',
    typescript: ts(`
export async function ask() {
  return client.chat.completions.create({ model: 'gpt-4o', max_completion_tokens: , messages: [] });
}`),
    python: py(`
def ask():
    return client.chat.completions.create(model="gpt-4o", max_completion_tokens=, messages=[])
`),
    facts: ['sites = 1 direct', 'model = known gpt-4o', 'cap != absent'],
  },
]);
