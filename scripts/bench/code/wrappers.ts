/** A client, and three functions around each other that lead to its call, by module. The last one is what the rest of the package calls. */
export const scriptWrappers = {
  client: `import OpenAI from 'openai';

let shared: OpenAI | undefined;

export function getClient(): OpenAI {
  shared ??= new OpenAI({ apiKey: process.env.OPENAI_API_KEY, timeout: 30_000 });
  return shared;
}
`,
  complete: `import { getClient } from './client';

export interface CompleteOptions {
  model?: string;
  maxTokens?: number;
  system: string;
  prompt: string;
}

export async function complete({ model = 'gpt-4o-mini', maxTokens, system, prompt }: CompleteOptions): Promise<string> {
  const response = await getClient().chat.completions.create({
    model,
    max_tokens: maxTokens,
    messages: [
      { role: 'system', content: system },
      { role: 'user', content: prompt },
    ],
  });
  return response.choices[0]?.message.content ?? '';
}
`,
  ask: `import { complete } from './complete';

const houseRules = 'You help the staff of a trading company. Be brief, be exact, and name what you do not know.';

export const ask = (prompt: string, options: { model?: string; maxTokens?: number } = {}) =>
  complete({ system: houseRules, prompt, ...options });
`,
  assist: `import { ask } from './ask';

export async function assist(task: string, text: string, model?: string): Promise<string> {
  const answer = await ask(\`\${task}\\n\\n\${text}\`, { model, maxTokens: 600 });
  return answer.trim();
}
`,
};

export const pythonWrappers = {
  client: `from openai import OpenAI

_shared = None


def get_client() -> OpenAI:
    global _shared
    if _shared is None:
        _shared = OpenAI(timeout=30)
    return _shared
`,
  complete: `from .client import get_client


def complete(*, system: str, prompt: str, model: str = "gpt-4o-mini", max_tokens: int | None = None) -> str:
    response = get_client().chat.completions.create(
        model=model,
        max_tokens=max_tokens,
        messages=[{"role": "system", "content": system}, {"role": "user", "content": prompt}],
    )
    return response.choices[0].message.content or ""
`,
  ask: `from .complete import complete

HOUSE_RULES = "You help the staff of a trading company. Be brief, be exact, and name what you do not know."


def ask(prompt: str, **options) -> str:
    return complete(system=HOUSE_RULES, prompt=prompt, **options)
`,
  assist: `from .ask import ask


def assist(task: str, text: str, model: str = "gpt-4o") -> str:
    return ask(f"{task}\\n\\n{text}", model=model, max_tokens=600).strip()
`,
};
