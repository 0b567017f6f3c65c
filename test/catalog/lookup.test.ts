import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { providerOfBaseUrl } from '../../server/src/catalog/hosts.ts';
import { lookupModel } from '../../server/src/catalog/lookup.ts';
import { catalog, DAY, model, rate } from './opened.ts';

const find = (provider: string | null, id: string) => {
  const found = lookupModel(catalog, provider, id, DAY);
  return found && `${found.provider}/${found.id} ${found.match}`;
};

describe('an id without a provider is looked for where it is made', () => {
  test.each([
    ['gpt-4o', 'openai/gpt-4o exact'],
    ['gpt-4o-2024-08-06', 'openai/gpt-4o alias'],
    ['gpt-4o-2024-11-20', 'openai/gpt-4o alias'],
    ['gpt-4o-2024-05-13', 'openai/gpt-4o-2024-05-13 exact'],
    ['gpt-3.5-turbo-0125', 'openai/gpt-3.5-turbo alias'],
    ['gpt-6-sol-2026-09-01', 'openai/gpt-6-sol alias'],
    ['claude-sonnet-4-5-20250929', 'anthropic/claude-sonnet-4-5 alias'],
    ['claude-3-5-sonnet-latest', 'anthropic/claude-3-5-sonnet alias'],
    ['claude-opus-5-5-20261007', 'anthropic/claude-opus-5-5 alias'],
    ['claude-sonnet-4-20250514', 'anthropic/claude-sonnet-4-0 alias'],
    ['models/gemini-2.5-pro', 'google/gemini-2.5-pro alias'],
    ['gemini-2.5-flash-preview-09-2025', 'google/gemini-2.5-flash alias'],
    ['command-r-08-2024', 'cohere/command-r alias'],
    ['openai/gpt-4o', 'openai/gpt-4o alias'],
    ['openai:gpt-4o', 'openai/gpt-4o alias'],
    ['anthropic/claude-haiku-5.5', 'anthropic/claude-haiku-5-5 alias'],
    ['anthropic:claude-opus-4-5', 'anthropic/claude-opus-4-5 alias'],
    ['google_genai:gemini-2.5-flash', 'google/gemini-2.5-flash alias'],
    ['gemini/gemini-2.5-flash', 'google/gemini-2.5-flash alias'],
    ['googleai/gemini-2.5-flash', 'google/gemini-2.5-flash alias'],
    ['x-ai/grok-4.7', 'xai/grok-4.7 alias'],
    ['groq/llama-3.3-70b-versatile', 'groq/llama-3.3-70b-versatile alias'],
    ['azure/gpt-4o', 'azure/gpt-4o alias'],
    ['vertex_ai/gemini-2.5-pro', 'vertex/gemini-2.5-pro alias'],
    ['bedrock/anthropic.claude-3-haiku-20240307-v1:0', 'bedrock/anthropic.claude-3-haiku-20240307-v1:0 alias'],
    ['openrouter/anthropic/claude-opus-4.5', 'openrouter/anthropic/claude-opus-4.5 alias'],
    ['fireworks_ai/accounts/fireworks/models/kimi-k3', 'fireworks/accounts/fireworks/models/kimi-k3 alias'],
    ['litellm/openai/gpt-4o', 'openai/gpt-4o alias'],
    ['anthropic.claude-opus-5-5', 'bedrock/anthropic.claude-opus-5-5 exact'],
  ])('%s', (id, found) => {
    expect(find(null, id)).toBe(found);
  });
});

describe('nothing is guessed from how a name begins', () => {
  test.each([
    [null, 'gpt-4o-xyz'],
    [null, 'gpt-4o-2031-01-01'],
    [null, 'gpt-9'],
    [null, 'claude-sonnet-9'],
    [null, 'claude-sonnet-5-5-turbo'],
    [null, 'claude-opus-4-1-20991231'],
    [null, 'gemini-2.5-pro-experimental-deluxe'],
    [null, 'my-deployment'],
    [null, ''],
    [null, 'openai/'],
    [null, 'ft:my-model:org::1'],
    [null, 'meta-llama/Llama-3-70b'],
    ['openai', 'claude-opus-5-5'],
    ['anthropic', 'gpt-4o'],
    ['groq', 'gpt-4o'],
    ['openrouter', 'gpt-4o'],
    ['acme', 'gpt-4o'],
    ['huggingface', 'gpt-4o'],
    ['azure', 'prod-chat'],
    ['bedrock', 'anthropic.claude-sonnet-9-v1:0'],
    ['bedrock', 'arn:aws:bedrock:eu-west-1:123456789012:application-inference-profile/abc'],
    ['openrouter', 'openai/gpt-4o:free'],
    ['ollama', 'gpt-oss:120b-cloud'],
  ])('%s %s', (provider, id) => {
    expect(find(provider, id)).toBeNull();
  });
});

describe('who bills decides the price', () => {
  test.each([
    ['azure', 'gpt-4o', 2.5, /deployment/],
    ['azure_openai', 'gpt-35-turbo', 0.5, /deployment/],
    ['vertex', 'claude-opus-5-5@20261007', 4, /Vertex/],
    ['google-vertex', 'publishers/google/models/gemini-2.5-flash', 0.3, /Vertex/],
    ['vercel', 'anthropic/claude-haiku-5.5', 0.1, /gateway/],
    ['gateway', 'openai/gpt-5.4', 2.5, /gateway/],
  ])('%s sells %s at the list price', (provider, id, input, note) => {
    const info = model(id, provider);
    expect(rate(info, 'input')).toBe(input);
    expect(info.note).toMatch(note);
    expect(info.shutdown).toBeNull();
  });

  test('hosts have lists of their own', () => {
    expect(rate(model('openai/gpt-oss-120b', 'groq'), 'input')).toBe(0.15);
    expect(rate(model('gpt-oss-120b', 'cerebras'), 'input')).toBe(0.35);
    expect(find('openrouter', 'anthropic/claude-opus-4.5')).toBe('openrouter/anthropic/claude-opus-4.5 exact');
  });

  test('Bedrock bills regions 10 % above the global profile', () => {
    const input = (id: string) => rate(model(id, 'bedrock'), 'input');
    expect(input('global.anthropic.claude-opus-5-5')).toBe(4);
    for (const id of ['anthropic.claude-opus-5-5', 'us.anthropic.claude-opus-5-5', 'eu.anthropic.claude-opus-5-5-v1:0'])
      expect(input(id), id).toBe(4.4);
    expect(input('us.anthropic.claude-sonnet-4-5-20250929-v1:0')).toBe(3.3);
    expect(input('arn:aws:bedrock:us-east-1::foundation-model/anthropic.claude-3-haiku-20240307-v1:0')).toBe(0.25);
    expect(input('arn:aws:bedrock:us-east-1:123456789012:inference-profile/us.anthropic.claude-sonnet-4-6')).toBe(3.3);
    expect(input('eu.amazon.nova-pro-v1:0')).toBe(0.92);
    expect(input('us.amazon.nova-pro-v1:0')).toBe(0.8);
  });

  test('a version of an embedding model is another model', () => {
    expect(rate(model('amazon.titan-embed-text-v1', 'bedrock'), 'input')).toBe(0.1);
    expect(model('amazon.titan-embed-text-v2:0', 'bedrock').price).toBeNull();
  });

  test('a hosted model keeps what its maker knows of it', () => {
    const hosted = model('us.anthropic.claude-opus-5-5', 'bedrock');
    expect(hosted.home).toEqual({ provider: 'anthropic', id: 'claude-opus-5-5' });
    expect(hosted.tier).toBe('flagship');
    expect(hosted.cache?.mode).toBe('explicit');
    expect(hosted.tokenizer).toBe('claude-4.7');
    expect(hosted.sibling).toBe('anthropic.claude-sonnet-5-5');
    expect(model('openai/gpt-4o', 'openrouter').sibling).toBe('openai/gpt-4o-mini');
  });

  test('local servers cost nothing, which is not the same as unknown', () => {
    const local = model('llama3.1:8b', 'ollama');
    expect(rate(local, 'input')).toBe(0);
    expect(rate(local, 'output')).toBe(0);
    expect(find(null, 'ollama/llama3')).toBe('ollama/llama3 alias');
  });
});

describe('fine-tuned models', () => {
  test('have their own price where it is known', () => {
    const tuned = model('ft:gpt-4o-2024-08-06:acme::abc123');
    expect([rate(tuned, 'input'), rate(tuned, 'output')]).toEqual([3.75, 15]);
    expect(tuned.contextWindow).toBe(128_000);
    expect(tuned.home).toEqual({ provider: 'openai', id: 'gpt-4o' });
    expect(rate(model('ft:gpt-4o-mini-2024-07-18:acme::1'), 'input')).toBe(0.3);
  });

  test('have none where it is not', () => {
    const tuned = model('ft:gpt-4.1-2025-04-14:acme::abc123');
    expect(tuned).toMatchObject({
      id: 'ft:gpt-4.1-2025-04-14:acme::abc123',
      price: null,
      tokenizer: 'o200k',
      sibling: null,
      shutdown: null,
    });
    expect(tuned.note).toMatch(/fine-tuned/);
  });
});

describe('any text', () => {
  const parts = fc.constantFrom(
    'openai',
    'anthropic',
    '/',
    ':',
    '.',
    '-',
    '@',
    'ft:',
    'arn:aws:bedrock:',
    'us.',
    'models/',
    'gpt-4o',
    'claude',
    '-v1:0',
    '2025-01-01',
  );
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(parts).map((list) => list.join('')),
  );

  test('is looked up without an error', () => {
    const check = (provider: string | null, id: string, asOf: string) => {
      lookupModel(catalog, provider, id, asOf);
      providerOfBaseUrl(id);
    };
    fc.assert(fc.property(fc.option(text), text, text, check), { numRuns: 500 });
    check(null, 'openai/'.repeat(100_000), DAY);
    check('__proto__', 'constructor', DAY);
    expect(lookupModel(catalog, 'openai', 'constructor', DAY)).toBeNull();
  });
});
