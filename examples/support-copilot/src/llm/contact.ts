import { anthropic } from '@ai-sdk/anthropic';
import { generateObject } from 'ai';
import { z } from 'zod';

/** Right: a small record from a small model. */
export async function contactOf(message: string): Promise<{ name: string; orderNumber: string }> {
  const { object } = await generateObject({
    model: anthropic('claude-haiku-4-5'),
    maxOutputTokens: 120,
    maxRetries: 1,
    timeout: 20_000,
    schema: z.object({ name: z.string(), orderNumber: z.string() }),
    prompt: `Extract the name of the customer and the order number from this message:\n\n${message}`,
  });
  return object;
}
