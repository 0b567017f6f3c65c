import { toFile } from 'openai';
import { openai, patientOpenai } from '../src/llm/clients.ts';
import { small } from '../src/llm/models.ts';
import { digestInstructions } from '../src/prompts/writing.ts';

export interface Conversation {
  readonly id: string;
  readonly text: string;
}

/** Wasteful (batchable-loop, missing-output-cap): one full-price call for each conversation of the day, though nobody waits, and no limit on any answer. */
export async function summariseOneByOne(conversations: readonly Conversation[]): Promise<Map<string, string>> {
  const summaries = new Map<string, string>();
  for (const conversation of conversations) {
    const completion = await patientOpenai.chat.completions.create({
      model: small,
      messages: [
        { role: 'system', content: digestInstructions },
        { role: 'user', content: conversation.text },
      ],
    });
    summaries.set(conversation.id, completion.choices[0]?.message.content ?? '');
  }
  return summaries;
}

/** Right: the same requests as one batch at half the price, done by the next morning. */
export async function summariseInBatch(conversations: readonly Conversation[]): Promise<string> {
  const lines = conversations.map(({ id, text }) =>
    JSON.stringify({
      custom_id: id,
      method: 'POST',
      url: '/v1/chat/completions',
      body: {
        model: small,
        max_completion_tokens: 200,
        messages: [
          { role: 'system', content: digestInstructions },
          { role: 'user', content: text },
        ],
      },
    }),
  );
  const file = await openai.files.create({ purpose: 'batch', file: await toFile(Buffer.from(lines.join('\n')), 'digest.jsonl') });
  const batch = await openai.batches.create({
    input_file_id: file.id,
    endpoint: '/v1/chat/completions',
    completion_window: '24h',
  });
  return batch.id;
}

/** Wasteful (stacked-retry): a retry loop of our own around a client that already retries: six paid attempts in the worst case. */
export async function headline(day: string): Promise<string> {
  for (let attempt = 0; attempt < 3; attempt++) {
    try {
      const completion = await openai.chat.completions.create({
        model: small,
        max_completion_tokens: 60,
        messages: [{ role: 'user', content: `Write a headline of at most eight words for the support digest of ${day}.` }],
      });
      return completion.choices[0]?.message.content ?? '';
    } catch (error) {
      if (attempt === 2) throw error;
    }
  }
  return '';
}
