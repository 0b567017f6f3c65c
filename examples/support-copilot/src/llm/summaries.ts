import { digestInstructions } from '../prompts/writing.ts';
import { anthropic, openai } from './clients.ts';
import { small } from './models.ts';

/** Wasteful (oversized-output-cap): room for forty pages where three sentences are wanted. */
export async function summariseGenerously(text: string): Promise<string> {
  const message = await anthropic.messages.create({
    model: 'claude-haiku-4-5',
    max_tokens: 32_000,
    system: digestInstructions,
    messages: [{ role: 'user', content: text }],
  });
  return message.content.map((block) => (block.type === 'text' ? block.text : '')).join('');
}

/** Right: room for the three sentences and a little more. */
export async function summarise(text: string): Promise<string> {
  const message = await anthropic.messages.create({
    model: 'claude-haiku-4-5',
    max_tokens: 200,
    system: digestInstructions,
    messages: [{ role: 'user', content: text }],
  });
  return message.content.map((block) => (block.type === 'text' ? block.text : '')).join('');
}

/** Wasteful (fan-out): three answers are paid for and one is read. */
export async function titleOfThree(text: string): Promise<string> {
  const completion = await openai.chat.completions.create({
    model: small,
    n: 3,
    max_completion_tokens: 40,
    messages: [
      { role: 'system', content: 'Write a title of at most six words for the conversation.' },
      { role: 'user', content: text },
    ],
  });
  return completion.choices[0]?.message.content ?? '';
}

/** Right: one answer. */
export async function title(text: string): Promise<string> {
  const completion = await openai.chat.completions.create({
    model: small,
    max_completion_tokens: 40,
    messages: [
      { role: 'system', content: 'Write a title of at most six words for the conversation.' },
      { role: 'user', content: text },
    ],
  });
  return completion.choices[0]?.message.content ?? '';
}
