import { describe, expect, it } from 'vitest';
import { onlyCall } from '../../support/calls.ts';

/** One word a message: `one` for a message that is sent once, `many` for any number of them. */
const messages = (text: string): string =>
  onlyCall(text)
    .request.prompt.parts.map((part) => `${part.isRepeated ? 'many' : 'one'}${part.isMaybe ? '?' : ''}`)
    .join(' ');

const generate = (parameters: string, prompt: string, before = ''): string =>
  messages(`
import { openai } from '@ai-sdk/openai';
import { generateText } from 'ai';
${before}
export async function ask(${parameters}) {
  return generateText({ model: openai('gpt-5'), ${prompt} });
}
`);

const respond = (parameters: string, input: string, before = ''): string =>
  messages(`
from openai import OpenAI
from pydantic import BaseModel
client = OpenAI()
${before}
def ask(${parameters}):
    return client.responses.create(model="gpt-5", input=${input})
`);

describe('a text that only the run knows is one message', () => {
  it.each([
    ['m: string', 'prompt: m'],
    ['m?: string', 'prompt: m'],
    ["m: string | undefined = ''", 'prompt: m.trim()'],
    ['{ question }: { question: string }', 'prompt: question'],
    ['options: Options', 'prompt: options.question'],
    ['{ question }: Options', 'prompt: question'],
    ['m', 'prompt: m'],
    ['req: Request', "prompt: new URL(req.url).searchParams.get('q') ?? ''"],
    ['m: string', 'messages: m'],
  ])('generateText: %s, %s', (parameters, prompt) => {
    expect(generate(parameters, prompt, 'interface Options { readonly question: string }')).toBe('one');
  });

  it.each([
    ['t: str', 't'],
    ['t: Optional[str] = None', 't'],
    ['t: str | None', 't.strip()'],
    ['t: Annotated[str, "question"]', 't'],
    ['t: Literal["a", "b"]', 't'],
    ['t', 't'],
    ['t: str | list[dict]', 't'],
    ['parts: list[str]', '"\\n".join(parts)'],
    ['query: Query', 'query.text'],
    ['', 'input("> ")'],
  ])('responses.create: %s, %s', (parameters, input) => {
    expect(respond(parameters, input, 'class Query(BaseModel):\n    text: str\n')).toBe('one');
  });
});

describe('a list of messages is a conversation', () => {
  it.each([
    ['m: ModelMessage[]', 'prompt: m'],
    ['messages', 'prompt: messages'],
    ['messages', 'messages'],
    ['history: Array<ModelMessage>', 'messages: convertToModelMessages(history)'],
  ])('generateText: %s, %s', (parameters, prompt) => {
    expect(generate(parameters, prompt)).toBe('many');
  });

  it.each([
    ['t: list[dict]', 't'],
    ['messages', 'messages'],
    ['self', 'self.history'],
    ['input_items', 'input_items'],
  ])('responses.create: %s, %s', (parameters, input) => {
    expect(respond(parameters, input)).toBe('many');
  });
});

it('a text that is embedded is one item', () => {
  const items = (type: string) =>
    onlyCall(`
from openai import OpenAI
client = OpenAI()
def embed(x: ${type}):
    return client.embeddings.create(model="text-embedding-3-small", input=x)
`).request.items;
  expect(items('str')).toMatchObject({ state: 'known', value: 1 });
  expect(items('list[str]')).toEqual({ state: 'unknown', why: 'parameter' });
});
