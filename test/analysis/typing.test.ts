import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calls, filesOf, workspaceOf } from './memory.ts';
import { expectAsAnew, resultsOf, textsAfter } from './typed.ts';

/** Files with calls that rest on what stands far from them: clients, constants, classes, wrappers, in the file and outside. */
const project = filesOf(`
//- /client.ts
import OpenAI from 'openai';
export const shared = new OpenAI({ maxRetries: 4 });
export const MODEL = 'gpt-4o';
//- /app.ts
import Anthropic from '@anthropic-ai/sdk';
import OpenAI from 'openai';
import { MODEL, shared } from './client';

const openai = new OpenAI({ timeout: 20_000 });
const anthropic = new Anthropic();
let fallback = 'gpt-4.1';
const LIMIT = 300;
const SYSTEM = \`You sort letters to the editor of a newspaper.
Today is \${new Date().toISOString()}.
Answer with one word: praise, blame or question.\`;

// llm-cost: calls=100/day output=20
export async function sort(letters: string[]) {
  const verdicts: string[] = [];
  for (const letter of letters) {
    const answer = await openai.chat.completions.create({
      model: 'gpt-4o',
      max_completion_tokens: LIMIT,
      messages: [{ role: 'system', content: SYSTEM }, { role: 'user', content: letter }],
    });
    verdicts.push(answer.choices[0].message.content ?? '');
  }
  return verdicts;
}

/** Asks whichever model it is given. */
export async function ask(question: string, model: string = MODEL, cap?: number) {
  const messages = [{ role: 'user', content: question }];
  if (question.length > 1000) messages.unshift({ role: 'system', content: 'Be brief.' });
  return shared.chat.completions.create({ model, max_completion_tokens: cap, messages });
}

export class Editor {
  private model = 'claude-sonnet-4-5';
  constructor(private readonly llm: Anthropic = anthropic) {}

  use(model: string) {
    this.model = model;
  }

  async shorten(text: string) {
    return this.llm.messages.create({
      model: this.model,
      max_tokens: 1024,
      messages: [{ role: 'user', content: \`Shorten this: \${text}\` }],
    });
  }
}

export async function digest(rows: string[]) {
  const editor = new Editor();
  // llm-cost-ignore-next-line missing-output-cap -- short by nature
  const all = await Promise.all(rows.map((row) => ask(row, 'gpt-4o-mini')));
  fallback = 'gpt-5';
  await ask('What is new?', fallback, LIMIT);
  return [...all, await editor.shorten(rows.join())];
}

export const last = async (text: string) => {
  try {
    return await ask(text, fallback);
  } catch {
    return openai.embeddings.create({ model: 'text-embedding-3-small', input: text });
  }
};
//- /settings.py
from openai import OpenAI
shared = OpenAI(max_retries=4)
MODEL = "gpt-4o"
//- /app.py
import anthropic
from openai import OpenAI
from settings import MODEL, shared
from typing import cast

client = OpenAI(timeout=20)
fallback = "gpt-4.1"
LIMIT = 300
SYSTEM = """You sort letters to the editor of a newspaper.
Answer with one word: praise, blame or question.
"""


# llm-cost: calls=100/day output=20
def sort(letters):
    verdicts = []
    for letter in letters:
        answer = client.chat.completions.create(
            model="gpt-4o",
            max_tokens=LIMIT,
            messages=[{"role": "system", "content": SYSTEM}, {"role": "user", "content": letter}],
        )
        verdicts.append(answer.choices[0].message.content)
    return verdicts


def ask(question, model=MODEL, cap=None):
    """Asks whichever model it is given."""
    messages = [{"role": "user", "content": question}]
    if len(question) > 1000:
        messages.insert(0, {"role": "system", "content": "Be brief."})
    return shared.chat.completions.create(model=model, max_tokens=cap, messages=messages)


class Editor:
    model = "claude-sonnet-4-5"

    def __init__(self, llm=None):
        self.llm = llm or anthropic.Anthropic()

    def use(self, model):
        self.model = model

    async def shorten(self, text):
        return self.llm.messages.create(
            model=cast(str, self.model),
            max_tokens=1024,
            messages=[{"role": "user", "content": f"Shorten this: {text}"}],
        )


def digest(rows):
    global fallback
    editor = Editor()
    # llm-cost-ignore-next-line missing-output-cap -- short by nature
    found = [ask(row, "gpt-4o-mini") for row in rows]
    fallback = "gpt-5"
    ask("What is new?", fallback, LIMIT)
    return [*found, editor.shorten("".join(rows))]


def last(text):
    try:
        return ask(text, fallback)
    except Exception:
        return client.embeddings.create(model="text-embedding-3-small", input=text)
`);

const common = [
  '(',
  ')',
  '{',
  '}',
  '[',
  ']',
  '"',
  "'",
  '\n',
  ' ',
  ',',
  '.',
  '=',
  'x',
  '1',
  'gpt-',
  'LIMIT',
  'fallback = ',
];

const snippets: Readonly<Record<string, readonly string[]>> = {
  'app.ts': [
    ...common,
    ...[
      '`',
      '${',
      '//',
      '/*',
      '*/',
      '\n\n',
      "ask('Hello', 'gpt-4o');\n",
      "fallback = 'gpt-4o';\n",
      'openai.timeout = 5;\n',
    ],
    ...[
      "new Editor().use('claude-3-5-haiku-latest');\n",
      'export async function more() {\n',
      'if (',
      '// llm-cost: output=9\n',
    ],
  ],
  'app.py': [
    ...common,
    ...[
      '"""',
      '#',
      'f"{',
      ':',
      '    ',
      '\n\n',
      'ask("Hello", "gpt-4o")\n',
      '    fallback = "gpt-4o"\n',
      '    global LIMIT\n',
    ],
    ...[
      'Editor().use("claude-3-5-haiku-latest")\n',
      'def more(\n',
      '    if ',
      '# llm-cost: output=9\n',
      '    client.timeout = 5\n',
    ],
  ],
};

interface Edit {
  readonly at: number;
  readonly removed: number;
  readonly inserted: string;
}

const typing = (path: string): fc.Arbitrary<readonly Edit[]> =>
  fc.array(
    fc.record({
      at: fc.double({ min: 0, max: 1, noNaN: true }),
      removed: fc.oneof(fc.constant(0), fc.constant(0), fc.nat(3), fc.nat(150)),
      inserted: fc.constantFrom('', ...(snippets[path] ?? [])),
    }),
    { minLength: 1, maxLength: 5 },
  );

const edited = (text: string, { at, removed, inserted }: Edit): string => {
  const start = Math.round(at * text.length);
  return text.slice(0, start) + inserted + text.slice(start + removed);
};

describe.each(['app.ts', 'app.py'])('typing in %s', (path) => {
  const text = project[path] ?? '';

  it('starts from calls of all kinds', () => {
    const { engine } = workspaceOf(project);
    engine.setOverlay(path, text);
    const file = engine.analyseFile(path);
    expect(calls({ files: file ? [file] : [] }).length).toBeGreaterThan(6);
    expect(file?.findings.length).toBeGreaterThan(1);
  });

  it('gives what an analysis of the text gives that knows nothing of what was typed before', () => {
    fc.assert(
      fc.property(typing(path), (steps) => {
        expectAsAnew(project, path, textsAfter(text, steps, edited));
      }),
      { numRuns: 8 },
    );
  });

  it('gives what a scan of the text gives', async () => {
    const { engine } = workspaceOf(project);
    await engine.analyseWorkspace();
    await fc.assert(
      fc.asyncProperty(typing(path), async (steps) => {
        let now = text;
        engine.setOverlay(path, now);
        for (const step of steps) {
          now = edited(now, step);
          engine.setOverlay(path, now);
          engine.analyseFile(path);
        }
        const fresh = workspaceOf({ ...project, [path]: now }).engine;
        await fresh.analyseWorkspace();
        expect(resultsOf(engine, path)).toBe(resultsOf(fresh, path));
      }),
      { numRuns: 5 },
    );
  });
});
