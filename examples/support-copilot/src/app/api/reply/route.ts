import { askModel } from '../../../llm/askModel.ts';
import { replyStyle } from '../../../prompts/writing.ts';

/** Through the wrapper, with its own model and limit. */
export async function POST(request: Request): Promise<Response> {
  const { draft } = (await request.json()) as { draft: string };
  return Response.json({ reply: await askModel({ system: replyStyle, user: draft }) });
}
