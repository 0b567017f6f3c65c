import { describe, expect, it } from 'vitest';
import { onlyCall, word } from '../../support/calls.ts';

describe('the client of @google/genai', () => {
  const call = (options: string) =>
    onlyCall(`
import { GoogleGenAI } from '@google/genai';
const ai = new GoogleGenAI(${options});
await ai.models.generateContent({ model: 'gemini-2.5-flash', contents: 'Hi' });
`).request;

  it.each([
    ['{ apiKey }', 'google', '1', 'absent'],
    ['{ vertexai: true }', 'vertex', '1', 'absent'],
    ['{ enterprise: true, httpOptions: { timeout: 9000 } }', 'vertex', '1', '9000'],
    ['{ vertexai: false, httpOptions: { retryOptions: {} } }', 'google', '5', 'absent'],
    ['{ httpOptions: { retryOptions: { attempts: 3 } } }', 'google', '3', 'absent'],
    [
      "{ httpOptions: { baseUrl: 'https://gateway.ai.cloudflare.com/v1/a/b/google-ai-studio' } }",
      'google',
      '1',
      'absent',
    ],
  ])('new GoogleGenAI(%s): %s, %s attempts, timeout %s', (options, provider, attempts, timeout) => {
    const request = call(options);
    expect([request.provider, request.retries.attempts, request.timeout].map(word)).toEqual([
      provider,
      attempts,
      timeout,
    ]);
  });
});

it('repeats a request only where a function of the program is among the tools', () => {
  const plan = (tools: string) =>
    onlyCall(`
from google import genai
def weather(city: str) -> str:
    return "sun"
client = genai.Client()
client.models.generate_content(model="gemini-2.5-flash", contents="Hi", config={"tools": ${tools}})
`).site.plan.kind;
  expect(
    ['[weather]', '[{"function_declarations": [{"name": "weather"}]}]', '[{"google_search": {}}]'].map(plan),
  ).toEqual(['loop', 'one', 'one']);
});

it('joins a model with its calls across files', () => {
  const { site, request } = onlyCall(`
//- /models.ts
import { GoogleGenerativeAI } from '@google/generative-ai';
const genAI = new GoogleGenerativeAI(process.env.KEY ?? '');
const generationConfig = { maxOutputTokens: 64 };
export const writer = genAI.getGenerativeModel({ model: 'gemini-1.5-pro', generationConfig });
//- /chat.ts
import { writer } from './models';
export class Chat {
  private readonly session = writer.startChat();
  async say(text: string) {
    return this.session.sendMessage(text);
  }
}
`);
  expect([site.path, word(request.model), word(request.outputCap)]).toEqual(['chat.ts', 'gemini-1.5-pro', '64']);
});

it('sends the turns of a chat again', () => {
  const { request } = onlyCall(`
import { GoogleGenAI } from '@google/genai';
const chat = new GoogleGenAI({}).chats.create({ model: 'gemini-2.5-flash', config: { systemInstruction: 'Be short' } });
await chat.sendMessage({ message: 'Hi' });
`);
  expect(request.prompt.parts.map(({ role, isRepeated }) => `${role}${isRepeated ? '*' : ''}`)).toEqual([
    'system',
    'user*',
    'user',
  ]);
  expect(request.prompt.isComplete).toBe(false);
});
