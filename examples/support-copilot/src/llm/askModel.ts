import { openai } from './clients.ts';
import { small } from './models.ts';

export interface Question {
  readonly system: string;
  readonly user: string;
  readonly model?: string;
  readonly maxTokens?: number;
}

/** The one way in which routes ask a model for text. */
export async function askModel({ system, user, model = small, maxTokens = 400 }: Question): Promise<string> {
  const completion = await openai.chat.completions.create({
    model,
    max_completion_tokens: maxTokens,
    messages: [
      { role: 'system', content: system },
      { role: 'user', content: user },
    ],
  });
  recordUsage(completion.usage?.total_tokens ?? 0);
  return completion.choices[0]?.message.content ?? '';
}

let usedTokens = 0;

function recordUsage(tokens: number): void {
  usedTokens += tokens;
}

export const tokensSoFar = (): number => usedTokens;
