import { describe, expect, it } from 'vitest';
import { onlyCall, word } from '../../support/calls.ts';

/** Who answers, and the parameter by which a fix would limit the answer. */
function call(text: string, installed?: string): string {
  const { request } = onlyCall(text, installed);
  return `${word(request.provider)}: ${request.cap.parameter ?? 'not known'}`;
}

const python = (options: string, api = 'chat.completions') => `
import os
from openai import OpenAI
client = OpenAI(${options})
client.${api}.create(model="some-model", messages=[])
`;

const typescript = (options: string) => `
import OpenAI from 'openai';
const client = new OpenAI(${options});
await client.chat.completions.create({ model: 'some-model', messages: [] });
`;

describe("a cap behind OpenAI's SDK has the name that the provider knows", () => {
  it.each([
    ['', 'openai: max_completion_tokens'],
    ['base_url="https://api.deepseek.com"', 'deepseek: max_tokens'],
    ['base_url="https://api.groq.com/openai/v1"', 'groq: max_tokens'],
    ['base_url="https://acme.openai.azure.com/openai/v1"', 'azure: max_completion_tokens'],
    ['base_url="https://oai.helicone.ai/v1"', 'openai: max_completion_tokens'],
    ['base_url=f"https://gateway.ai.cloudflare.com/v1/{account}/main/mistral"', 'mistral: max_tokens'],
    ['base_url="https://models.example.com/v1"', 'unknown: unsupported: not known'],
    ['base_url=os.environ["LLM_URL"]', 'unknown: environment: not known'],
  ])('Python: OpenAI(%s) is %s', (options, expected) => {
    expect(call(python(options))).toBe(expected);
  });

  it.each([
    ['', 'openai: max_completion_tokens'],
    ["{ baseURL: 'https://api.mistral.ai/v1' }", 'mistral: max_tokens'],
    ["{ baseURL: 'https://openrouter.ai/api/v1' }", 'openrouter: max_tokens'],
    ['{ baseURL: process.env.LLM_URL }', 'unknown: environment: not known'],
  ])('TypeScript: new OpenAI(%s) is %s', (options, expected) => {
    expect(call(typescript(options))).toBe(expected);
  });

  it('is one for all where the installed version has no other', () => {
    expect(call(python(''), '1.30.0')).toBe('openai: max_tokens');
    expect(call(python('base_url=os.environ["LLM_URL"]'), '1.30.0')).toBe('unknown: environment: max_tokens');
  });

  it('does not depend on the provider elsewhere', () => {
    expect(call(python('base_url="https://openrouter.ai/api/v1"', 'responses'))).toBe('openrouter: max_output_tokens');
  });
});
