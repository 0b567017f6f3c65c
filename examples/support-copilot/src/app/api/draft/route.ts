import { anthropic as anthropicModel } from '@ai-sdk/anthropic';
import { streamText } from 'ai';
import { askModel } from '../../../llm/askModel.ts';
import { flagship } from '../../../llm/models.ts';
import { supportPolicy } from '../../../prompts/load.ts';
import { replyStyle } from '../../../prompts/writing.ts';

/** Through the wrapper, with the flagship: the caller's argument decides the price. */
export async function POST(request: Request): Promise<Response> {
  const { notes } = (await request.json()) as { notes: string };
  return Response.json({ draft: await askModel({ system: replyStyle, user: notes, model: flagship, maxTokens: 800 }) });
}

/** Wasteful (missing-output-cap, uncancelled-stream): nobody stops the stream when the customer closes the page, and nothing limits its length. */
export async function GET(request: Request): Promise<Response> {
  const question = new URL(request.url).searchParams.get('question') ?? '';
  const stream = streamText({
    model: anthropicModel('claude-haiku-4-5'),
    system: supportPolicy,
    prompt: question,
  });
  return stream.toTextStreamResponse();
}

/** Right: a limit, one retry, and the request's own signal. */
export async function PUT(request: Request): Promise<Response> {
  const question = new URL(request.url).searchParams.get('question') ?? '';
  const stream = streamText({
    model: anthropicModel('claude-haiku-4-5'),
    maxOutputTokens: 500,
    maxRetries: 1,
    timeout: 20_000,
    abortSignal: request.signal,
    system: supportPolicy,
    prompt: question,
  });
  return stream.toTextStreamResponse();
}
