import { urgencyPrompt } from '../prompts/triage.ts';
import { openai } from './clients.ts';
import { flagship, small } from './models.ts';

/** Wasteful (flagship-for-simple-task): the flagship says yes or no. */
export async function isUrgent(message: string): Promise<boolean> {
  const completion = await openai.chat.completions.create({
    model: flagship,
    max_completion_tokens: 16,
    messages: [
      { role: 'system', content: urgencyPrompt },
      { role: 'user', content: message },
    ],
  });
  return completion.choices[0]?.message.content === 'yes';
}

/** Right: the same question to the small model. */
export async function isUrgentCheaply(message: string): Promise<boolean> {
  const completion = await openai.chat.completions.create({
    model: small,
    max_completion_tokens: 16,
    messages: [
      { role: 'system', content: urgencyPrompt },
      { role: 'user', content: message },
    ],
  });
  return completion.choices[0]?.message.content === 'yes';
}
