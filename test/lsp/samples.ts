import { expect } from 'vitest';

/** A call in a loop without a limit on output tokens: `missing-output-cap` is a warning here. */
export const uncapped = `import OpenAI from 'openai';

const client = new OpenAI();

export async function answerAll(questions: string[]) {
  const answers = [];
  for (const question of questions) {
    const reply = await client.chat.completions.create({
      model: 'gpt-4o',
      messages: [{ role: 'user', content: question }],
    });
    answers.push(reply.choices[0].message.content);
  }
  return answers;
}
`;

export const uncappedPython = `from openai import OpenAI

client = OpenAI()


def answer_all(questions):
    answers = []
    for question in questions:
        reply = client.chat.completions.create(
            model="gpt-4o",
            messages=[{"role": "user", "content": question}],
        )
        answers.append(reply.choices[0].message.content)
    return answers
`;

export const rulesOf = (diagnostics: readonly { readonly code?: unknown }[]): readonly unknown[] =>
  diagnostics.map(({ code }) => code).sort();

/** Asks again until the answer is as expected, for as long as a busy machine may take. */
export const eventually = <T>(ask: () => T | Promise<T>) => expect.poll(ask, { timeout: 20_000, interval: 20 });
