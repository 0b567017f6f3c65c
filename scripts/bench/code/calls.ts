import type { Name } from './names.ts';
import type { Random } from './random.ts';
import type { Block } from './typescript.ts';

/** One way of calling a model: what the module needs at its head, and functions with such calls. */
export interface CallStyle {
  readonly head: string;
  readonly block: Block;
}

const instructions = (name: Name, { between }: Random): string =>
  [
    `You work for a company that deals with ${name.camel} records.`,
    'Read what the customer has written and answer in the same language.',
    'Never promise a date, a price or a refund. If something is missing, ask for it in one sentence.',
    `Keep to ${between(2, 9)} sentences and do not repeat the question.`,
    'If the text is about another matter, say so and name the department that is responsible.',
  ].join(' ');

/** Styles of modules in TypeScript. */
export const scriptStyles: readonly [CallStyle, ...CallStyle[]] = [
  {
    head: `import OpenAI from 'openai';

const openai = new OpenAI({ apiKey: process.env.OPENAI_API_KEY, maxRetries: 3 });
const DEFAULT_MODEL = process.env.CHAT_MODEL ?? 'gpt-4o-mini';
`,
    block: (name, random) => `const ${name.camel}Prompt = \`${instructions(name, random)}\`;

export async function answer${name.pascal}(question: string, history: { role: 'user' | 'assistant'; content: string }[] = []) {
  const messages = [{ role: 'system' as const, content: ${name.camel}Prompt }, ...history.slice(-${random.between(4, 20)})];
  messages.push({ role: 'user', content: \`Question: \${question}\` } as any);
  const completion = await openai.chat.completions.create({
    model: DEFAULT_MODEL,
    messages,
    temperature: 0.${random.between(0, 9)},${random.chance(0.5) ? `\n    max_tokens: ${random.between(100, 2000)},` : ''}
  });
  return completion.choices[0]?.message.content ?? '';
}
`,
  },
  {
    head: `import Anthropic from '@anthropic-ai/sdk';

const anthropic = new Anthropic();
const settings = { model: 'claude-sonnet-4-5', limits: { short: 400, long: 4000 } };
`,
    block: (name, random) => `export async function review${name.pascal}(texts: string[], strict = false) {
  const verdicts: string[] = [];
  for (const text of texts) {
    const options: Record<string, any> = { model: settings.model, max_tokens: settings.limits.${random.pick(['short', 'long'])} };
    if (strict) options.temperature = 0;
    const message = await anthropic.messages.create({
      ...options,
      system: '${instructions(name, random)}',
      messages: [{ role: 'user', content: \`Judge this ${name.camel}: \${text}\` }],
    } as any);
    const [block] = message.content;
    verdicts.push(block?.type === 'text' ? block.text : '');
  }
  return verdicts;
}
`,
  },
  {
    head: `import { openai as provider } from '@ai-sdk/openai';
import { embedMany, generateText } from 'ai';
`,
    block: (name, random) => `export async function describe${name.pascal}(record: { title: string; tags: string[] }) {
  const { text, usage } = await generateText({
    model: provider('${random.pick(['gpt-4o', 'gpt-4o-mini', 'gpt-4.1'])}'),
    system: '${instructions(name, random)}',
    prompt: \`Write a description of \${record.title}. Tags: \${record.tags.join(', ')}\`,
    maxOutputTokens: ${random.between(100, 900)},
  });
  console.info('${name.camel}', usage.totalTokens);
  const { embeddings } = await embedMany({ model: provider.embedding('text-embedding-3-small'), values: [text, record.title] });
  return { text, embeddings };
}
`,
  },
];

/** Styles of modules in Python. */
export const pythonStyles: readonly [CallStyle, ...CallStyle[]] = [
  {
    head: `import os
from openai import OpenAI

client = OpenAI(max_retries=3)
DEFAULT_MODEL = os.getenv("CHAT_MODEL", "gpt-4o-mini")
`,
    block: (name, random) => `${name.snake.toUpperCase()}_PROMPT = """${instructions(name, random)}"""


def answer_${name.snake}(question: str, history: list[dict] | None = None) -> str:
    messages = [{"role": "system", "content": ${name.snake.toUpperCase()}_PROMPT}]
    messages.extend((history or [])[-${random.between(4, 20)}:])
    messages.append({"role": "user", "content": f"Question: {question}"})
    completion = client.chat.completions.create(
        model=DEFAULT_MODEL,
        messages=messages,
        temperature=0.${random.between(0, 9)},${random.chance(0.5) ? `\n        max_tokens=${random.between(100, 2000)},` : ''}
    )
    return completion.choices[0].message.content or ""
`,
  },
  {
    head: `import anthropic

claude = anthropic.Anthropic()
SETTINGS = {"model": "claude-sonnet-4-5", "short": 400, "long": 4000}
`,
    block: (name, random) => `def review_${name.snake}(texts: list[str], strict: bool = False) -> list[str]:
    verdicts = []
    for text in texts:
        options = {"model": SETTINGS["model"], "max_tokens": SETTINGS["${random.pick(['short', 'long'])}"]}
        if strict:
            options["temperature"] = 0
        message = claude.messages.create(
            system="${instructions(name, random)}",
            messages=[{"role": "user", "content": f"Judge this ${name.snake}: {text}"}],
            **options,
        )
        verdicts.append(message.content[0].text)
    return verdicts
`,
  },
  {
    head: `import asyncio
from openai import AsyncOpenAI
`,
    block: (name, random) => `class ${name.pascal}Assistant:
    def __init__(self, model: str = "${random.pick(['gpt-4o', 'gpt-4o-mini', 'gpt-4.1'])}", limit: int = ${random.between(100, 900)}):
        self.client = AsyncOpenAI(timeout=${random.between(10, 90)})
        self.model = model
        self.limit = limit

    async def describe(self, title: str, tags: list[str]) -> str:
        response = await self.client.chat.completions.create(
            model=self.model,
            max_tokens=self.limit,
            messages=[
                {"role": "system", "content": "${instructions(name, random)}"},
                {"role": "user", "content": "Write a description of %s. Tags: %s" % (title, ", ".join(tags))},
            ],
        )
        return response.choices[0].message.content

    async def describe_all(self, rows: list[dict]) -> list[str]:
        return await asyncio.gather(*(self.describe(row["title"], row["tags"]) for row in rows))


async def describe_${name.snake}(title: str) -> str:
    return await ${name.pascal}Assistant().describe(title, [])
`,
  },
];
