import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calls, filesOf, workspaceOf } from './memory.ts';
import { expectAsAnew, textsAfter } from './typed.ts';

/** Statements that rest on each other in as many ways as there are, between long ones that do not. */
const project = filesOf(`
//- /other.ts
import OpenAI from 'openai';
export class Service {
  constructor(private client: OpenAI, private model = 'gpt-4o') {}
  run(text: string) {
    return this.client.chat.completions.create({ model: this.model, messages: [{ role: 'user', content: text }] });
  }
}
export const LIMITS = { short: 100, long: 4000 };
export function register(fn: (text: string) => unknown) {
  return fn;
}
export const ask = (client: OpenAI, text: string) =>
  client.responses.create({ model: 'gpt-4.1', input: text });
//- /app.ts
import Anthropic from '@anthropic-ai/sdk';
import { generateText } from 'ai';
import { openai as provider } from '@ai-sdk/openai';
import { setDefaultOpenAIClient, Agent, run } from '@openai/agents';
import OpenAI from 'openai';
import { ask, LIMITS, register } from './other';

const openai = new OpenAI({ timeout: 20_000 });
const settings = { model: 'gpt-4o', cap: 300 };
const alias = settings;
let current = 'gpt-4o-mini';
const plain = { model: 'gpt-4.1-mini', cap: 50 };
const history: { role: string; content: string }[] = [];
const registry: Record<string, (text: string) => unknown> = {};

export function choose(model: string) {
  alias.model = model;
  // Takes as much text as a part of its own needs, so that what stands behind it is lowered by itself.
  if (model.length > 400) throw new Error('That is not the name of a model, at least not of one that anybody knows of.');
  for (let index = 0; index < model.length; index++) if (model[index] === ' ') throw new Error('a name without blanks');
}

export async function first(text: string) {
  const options: Record<string, unknown> = { model: settings.model, max_completion_tokens: settings.cap };
  if (text.length > 1000) options.model = 'gpt-4.1';
  const answer = await openai.chat.completions.create({ ...options, messages: [{ role: 'user', content: text }] } as any);
  history.push({ role: 'user', content: text });
  return answer.choices[0].message.content;
}

export async function second(text: string) {
  const answer = await openai.chat.completions.create({
    model: plain.model,
    max_completion_tokens: plain.cap,
    messages: [{ role: 'system', content: 'Answer in one word: first, second or third.' }, { role: 'user', content: text }],
  });
  return answer.choices[0].message.content;
}

function wrapped(client: OpenAI, text: string, cap = LIMITS.short) {
  return client.chat.completions.create({
    model: current,
    max_completion_tokens: cap,
    messages: [...history, { role: 'user', content: text }] as any,
  });
}

export async function third(text: string) {
  current = 'gpt-5-mini';
  const answers = await Promise.all([text, text].map((item) => wrapped(openai, item, LIMITS.long)));
  await ask(openai, text);
  return [answers];
}

class Store {
  static model = 'claude-haiku-4-5';
  llm = new Anthropic();
  constructor(readonly cap = 100) {}
  async read(text: string) {
    return this.llm.messages.create({ model: Store.model, max_tokens: this.cap, messages: [{ role: 'user', content: text }] });
  }
}

registry.read = (text) => new Store(200).read(text);
register(second);

export async function fourth(name: string, text: string) {
  const store = new Store();
  await store.read(text);
  const found = registry[name];
  return found ? found(text) : generateText({ model: provider(current), prompt: text });
}

export async function fifth(text: string) {
  const agent = new Agent({ name: 'helper', instructions: 'Help with what is asked.', model: settings.model });
  const answer = await run(agent, text, { maxTurns: 3 });
  return answer.finalOutput ?? 'There was no answer, which is rare, but it happens to agents that have nothing to say.';
}

export function setUp(key: string) {
  setDefaultOpenAIClient(new OpenAI({ apiKey: key, maxRetries: 5 }) as any);
  // Takes as much text as a part of its own needs, so that what stands behind it is lowered by itself.
  if (key.length < 10) throw new Error('That is not a key, at least not one that anybody has ever seen so far.');
}

export async function sixth(rows: string[]) {
  const found: unknown[] = [];
  for (const row of rows) {
    found.push(await openai.embeddings.create({ model: 'text-embedding-3-small', input: row }));
    if (found.length > 1000) throw new Error('These are more rows than anybody could ever have wanted to read in a day.');
  }
  return found;
}
//- /other.py
from openai import OpenAI

LIMITS = {"short": 100, "long": 4000}


class Service:
    def __init__(self, client, model="gpt-4o"):
        self.client = client
        self.model = model

    def run(self, text):
        return self.client.chat.completions.create(model=self.model, messages=[{"role": "user", "content": text}])


def ask(client, text):
    return client.responses.create(model="gpt-4.1", input=text)
//- /app.py
import anthropic
import dspy
import litellm
import openai
from concurrent.futures import ThreadPoolExecutor
from openai import OpenAI
from other import LIMITS, ask

client = OpenAI(timeout=20)
settings = {"model": "gpt-4o", "cap": 300}
alias = settings
current = "gpt-4o-mini"
plain = {"model": "gpt-4.1-mini", "cap": 50}
history = []
handlers = {}


def choose(model):
    alias["model"] = model
    # Takes as much text as a part of its own needs, so that what stands behind it is lowered by itself.
    if len(model) > 400:
        raise ValueError("That is not the name of a model, at least not of one that anybody knows of.")
    if " " in model or "\\t" in model:
        raise ValueError("The names of models have no blanks in them, as everybody knows who has ever used one.")


def first(text):
    options = {"model": settings["model"], "max_tokens": settings["cap"]}
    if len(text) > 1000:
        options["model"] = "gpt-4.1"
    answer = client.chat.completions.create(messages=[{"role": "user", "content": text}], **options)
    history.append({"role": "user", "content": text})
    return answer.choices[0].message.content


def second(text):
    answer = client.chat.completions.create(
        model=plain["model"],
        max_tokens=plain["cap"],
        messages=[{"role": "system", "content": "Answer in one word: first, second or third."}, {"role": "user", "content": text}],
    )
    return answer.choices[0].message.content


def wrapped(llm, text, cap=LIMITS["short"]):
    return llm.chat.completions.create(
        model=current,
        max_tokens=cap,
        messages=[*history, {"role": "user", "content": text}],
    )


def third(texts):
    global current
    current = "gpt-5-mini"
    with ThreadPoolExecutor() as pool:
        answers = list(pool.map(lambda text: wrapped(client, text, LIMITS["long"]), texts))
    ask(client, texts[0])
    return [answers]


class Store:
    model = "claude-haiku-4-5"

    def __init__(self, cap=100):
        self.llm = anthropic.Anthropic()
        self.cap = cap

    def read(self, text):
        return self.llm.messages.create(model=self.model, max_tokens=self.cap, messages=[{"role": "user", "content": text}])


handlers["read"] = Store(200).read


def fourth(name, text):
    Store().read(text)
    handler = handlers.get(name)
    if handler:
        return handler(text)
    return litellm.completion(model=current, messages=[{"role": "user", "content": text}], max_tokens=20)


def set_up(key):
    openai.api_key = key
    openai.base_url = "https://api.deepseek.com"
    dspy.configure(lm=dspy.LM("openai/gpt-4o", max_tokens=700))
    if len(key) < 10:
        raise ValueError("That is not a key, at least not one that anybody has ever seen so far, here or elsewhere.")


def fifth(question):
    predict = dspy.Predict("question -> answer")
    answer = predict(question=question)
    return answer.answer or "There was no answer, which is rare, but it happens to models that have nothing to say."


def sixth(rows):
    found = []
    for row in rows:
        found.append(openai.embeddings.create(model="text-embedding-3-small", input=row))
        if len(found) > 1000:
            raise ValueError("These are more rows than anybody could ever have wanted to read in a single day.")
    return found


if __name__ == "__main__":
    first("Hello")
`);

const snippets: Readonly<Record<string, readonly string[]>> = {
  'app.ts': [
    "  settings.model = 'gpt-5';\n",
    "  plain.model = 'gpt-5';\n",
    "  Store.model = 'claude-opus-4-5';\n",
    "  current = 'gpt-5-nano';\n",
    '  history.length = 0;\n',
    '  openai.timeout = 5;\n',
    '  registry.read = second;\n',
    '  await wrapped(openai, text);\n',
    "}\nfunction wrapped(client: OpenAI, text: string) {\n  return client.responses.create({ model: 'gpt-4o', input: text });\n",
    '}\nexport const more = async (text: string) => {\n  return second(text);\n',
    '\nsettings.cap = 7;\n',
    "\nawait second('Hello');\n",
    '\nconst openai = new OpenAI({ maxRetries: 9 });\n',
    "\nimport { wrapped } from './other';\n",
    'if (',
    '`',
    "'",
    '{',
    '}',
    '//',
    'second',
    'plain',
    ' ',
  ],
  'app.py': [
    '    settings["model"] = "gpt-5"\n',
    '    plain["model"] = "gpt-5"\n',
    '    Store.model = "claude-opus-4-5"\n',
    '    global current\n    current = "gpt-5-nano"\n',
    '    history.clear()\n',
    '    client.timeout = 5\n',
    '    handlers["read"] = second\n',
    '    wrapped(client, "x")\n',
    '    openai.base_url = "https://api.groq.com/openai/v1"\n',
    '    dspy.configure(lm=dspy.LM("openai/gpt-5"))\n',
    '\ndef wrapped(llm, text):\n    return llm.responses.create(model="gpt-4o", input=text)\n\n',
    '\ndef more(text):\n    return second(text)\n\n',
    '\nsettings["cap"] = 7\n',
    '\nsecond("Hello")\n',
    '\nclient = OpenAI(max_retries=9)\n',
    '\nfrom other import *\n',
    '\nopenai.timeout = 3\n',
    'if (',
    '"""',
    '"',
    '(',
    ')',
    '#',
    'second',
    'plain',
    ' ',
  ],
};

interface Edit {
  /** At the start of a line, or anywhere. */
  readonly isLine: boolean;
  readonly at: number;
  readonly removed: number;
  readonly inserted: string;
}

const edits = (path: string): fc.Arbitrary<readonly Edit[]> =>
  fc.array(
    fc.record({
      isLine: fc.boolean(),
      at: fc.double({ min: 0, max: 1, noNaN: true }),
      removed: fc.oneof(fc.constant(0), fc.constant(0), fc.constant(0), fc.nat(3), fc.nat(200)),
      inserted: fc.constantFrom('', ...(snippets[path] ?? [])),
    }),
    { minLength: 1, maxLength: 4 },
  );

function edited(text: string, { isLine, at, removed, inserted }: Edit): string {
  const place = Math.round(at * text.length);
  const start = isLine ? text.lastIndexOf('\n', place) + 1 : place;
  return text.slice(0, start) + inserted + text.slice(start + removed);
}

const runs = 12;

describe.each(['app.ts', 'app.py'])('statements of %s that rest on each other', (path) => {
  const text = project[path] ?? '';

  it('start from calls of all kinds', () => {
    const { engine } = workspaceOf(project);
    const file = engine.analyseFile(path);
    expect(calls({ files: file ? [file] : [] }).length).toBeGreaterThan(9);
  });

  it('are evaluated again with each other when one of them is edited', () => {
    fc.assert(
      fc.property(edits(path), (steps) => {
        expectAsAnew(project, path, textsAfter(text, steps, edited));
      }),
      { numRuns: runs },
    );
  });
});
