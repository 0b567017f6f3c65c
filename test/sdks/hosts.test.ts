import { describe, expect, it } from 'vitest';
import { isLocalProvider, providerOfBaseUrl } from '../../server/src/sdks/hosts.ts';
import { hostSeeds } from '../../server/src/sdks/registry.ts';

describe('providerOfBaseUrl', () => {
  it.each([
    ['https://api.openai.com/v1', 'openai'],
    ['https://api.deepseek.com', 'deepseek'],
    ['https://api.deepseek.com/anthropic', 'deepseek'],
    ['https://API.GROQ.com/openai/v1/', 'groq'],
    ['https://openrouter.ai/api/v1', 'openrouter'],
    ['https://0.openai.azure.com/openai/v1/', 'azure'],
    ['https://bedrock-mantle.us-east-1.api.aws/openai/v1', 'bedrock'],
    ['https://bedrock-runtime.0.amazonaws.com', 'bedrock'],
    ['https://us-central1-aiplatform.googleapis.com/v1', 'vertex'],
    ['https://generativelanguage.googleapis.com/v1beta/openai/', 'google'],
    ['https://gateway.ai.cloudflare.com/v1/0/0/anthropic', 'anthropic'],
    ['https://oai.helicone.ai/v1', 'openai'],
    ['api.mistral.ai', 'mistral'],
  ])('%s is billed by %s', (url, provider) => {
    expect(providerOfBaseUrl(url)).toEqual({ provider, isLocal: false });
  });

  it.each([
    ['http://localhost:11434/v1', 'ollama'],
    ['http://127.0.0.1:1234/v1', 'lmstudio'],
    ['http://host.docker.internal:8000/v1', 'vllm'],
    ['http://[::1]:8080', 'llama.cpp'],
  ])('%s runs on the own machine', (url, provider) => {
    expect(providerOfBaseUrl(url)).toEqual({ provider, isLocal: true });
    expect(isLocalProvider(provider)).toBe(true);
  });

  it.each([
    'http://localhost:4000',
    'http://localhost:3000/api',
    'https://llm.example.com/v1',
    '0',
    '',
    'https://ec2-1-2-3-4.compute.amazonaws.com',
    'https://gateway.ai.cloudflare.com/v1/0/0/compat',
  ])('%j is not known', (url) => {
    expect(providerOfBaseUrl(url)).toBeNull();
  });
});

it('host seeds are texts that stand in an address', () => {
  expect(hostSeeds()).toEqual(expect.arrayContaining(['api.openai.com', '.openai.azure.com', 'bedrock-runtime.']));
  expect(hostSeeds().every((seed) => seed.length >= 8 && !seed.includes('*'))).toBe(true);
});
