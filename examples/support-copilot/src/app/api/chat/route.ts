import { anthropic } from '../../../llm/clients.ts';
import { conversation } from '../../../llm/models.ts';
import { supportPolicy } from '../../../prompts/load.ts';

/** Wasteful (dynamic-prefix): the date stands ahead of the policy, so that no two requests share a prefix and nothing can be cached. */
export async function POST(request: Request): Promise<Response> {
  const { message } = (await request.json()) as { message: string };
  const answer = await anthropic.messages.create({
    model: conversation,
    max_tokens: 600,
    system: `Today is ${new Date().toISOString()}.\n\n${supportPolicy}`,
    messages: [{ role: 'user', content: message }],
  });
  return Response.json({ answer: answer.content, usage: answer.usage });
}

/** Right: the policy is a block of its own with a cache marker, and the date comes behind it. */
export async function PUT(request: Request): Promise<Response> {
  const { message } = (await request.json()) as { message: string };
  const answer = await anthropic.messages.create({
    model: conversation,
    max_tokens: 600,
    system: [
      { type: 'text', text: supportPolicy, cache_control: { type: 'ephemeral' } },
      { type: 'text', text: `Today is ${new Date().toISOString()}.` },
    ],
    messages: [{ role: 'user', content: message }],
  });
  return Response.json({ answer: answer.content, usage: answer.usage });
}

/** Wasteful (uncached-prefix): the policy comes first, but nothing marks it for the cache. */
export async function PATCH(request: Request): Promise<Response> {
  const { message } = (await request.json()) as { message: string };
  const answer = await anthropic.messages.create({
    model: conversation,
    max_tokens: 600,
    system: supportPolicy,
    messages: [{ role: 'user', content: message }],
  });
  return Response.json({ answer: answer.content, usage: answer.usage });
}
