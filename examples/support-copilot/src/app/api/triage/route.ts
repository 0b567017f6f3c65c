import { openai as openaiModel } from '@ai-sdk/openai';
import { generateText, Output } from 'ai';
import { queuePrompt, queues } from '../../../prompts/triage.ts';

/** Wasteful (flagship-for-simple-task): the flagship chooses one of six labels. */
export async function POST(request: Request): Promise<Response> {
  const { message } = (await request.json()) as { message: string };
  const { output, usage } = await generateText({
    model: openaiModel('gpt-5.4'),
    maxRetries: 1,
    timeout: 20_000,
    maxOutputTokens: 20,
    system: queuePrompt,
    prompt: message,
    output: Output.choice({ options: [...queues] }),
  });
  return Response.json({ queue: output, usage });
}

/** Right: the small model of the same family does it. */
export async function PUT(request: Request): Promise<Response> {
  const { message } = (await request.json()) as { message: string };
  const { output, usage } = await generateText({
    model: openaiModel('gpt-5.4-mini'),
    maxRetries: 1,
    timeout: 20_000,
    maxOutputTokens: 20,
    system: queuePrompt,
    prompt: message,
    output: Output.choice({ options: [...queues] }),
  });
  return Response.json({ queue: output, usage });
}
