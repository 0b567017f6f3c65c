import { askModel } from '../../../llm/askModel.ts';
import { translationRules } from '../../../prompts/writing.ts';

/** Through the wrapper, with a longer answer than usual. */
export async function POST(request: Request): Promise<Response> {
  const { language, text } = (await request.json()) as { language: string; text: string };
  const translation = await askModel({ system: translationRules, user: `${language}\n\n${text}`, maxTokens: 1200 });
  return Response.json({ translation });
}
