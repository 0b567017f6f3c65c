import { openai, patientOpenai } from '../../../llm/clients.ts';
import { flagship } from '../../../llm/models.ts';
import { supportPolicy } from '../../../prompts/load.ts';

/**
 * Wasteful (dynamic-prefix, missing-output-cap): the clock ahead of the policy, no limit on the answer, and a client that waits for half an hour in the
 * worst case.
 */
export async function POST(request: Request): Promise<Response> {
  const { message } = (await request.json()) as { message: string };
  const completion = await patientOpenai.chat.completions.create({
    model: flagship,
    messages: [
      { role: 'system', content: `It is ${new Date().toLocaleTimeString()}.\n${supportPolicy}` },
      { role: 'user', content: message },
    ],
  });
  return Response.json({ suggestion: completion.choices[0]?.message.content });
}

/** Right: what never changes comes first, the answer is limited, and the client gives up after two attempts. */
export async function PUT(request: Request): Promise<Response> {
  const { message } = (await request.json()) as { message: string };
  const completion = await openai.chat.completions.create({
    model: flagship,
    max_completion_tokens: 400,
    messages: [
      { role: 'system', content: supportPolicy },
      { role: 'user', content: `It is ${new Date().toLocaleTimeString()}.\n${message}` },
    ],
  });
  return Response.json({ suggestion: completion.choices[0]?.message.content, usage: completion.usage });
}
