import { expect, test } from 'vitest';
import { providerOfBaseUrl } from '../../server/src/catalog/hosts.ts';

test.each([
  ['https://api.openai.com/v1', 'openai'],
  ['https://eu.api.openai.com/v1', 'openai'],
  ['https://api.deepseek.com', 'deepseek'],
  ['https://api.deepseek.com/anthropic', 'deepseek'],
  ['https://api.x.ai/v1', 'xai'],
  ['https://api.groq.com/openai/v1', 'groq'],
  ['https://api.together.ai/v1', 'together'],
  ['https://api.together.xyz/v1/', 'together'],
  ['https://openrouter.ai/api/v1', 'openrouter'],
  ['https://api.fireworks.ai/inference/v1', 'fireworks'],
  ['https://api.cerebras.ai/v1', 'cerebras'],
  ['https://api.moonshot.ai/v1', 'moonshotai'],
  ['https://api.z.ai/api/paas/v4', 'zai'],
  ['https://open.bigmodel.cn/api/paas/v4', 'zai'],
  ['https://dashscope-intl.aliyuncs.com/compatible-mode/v1', 'alibaba'],
  ['https://models.github.ai/inference', 'github'],
  ['https://router.huggingface.co/v1', 'huggingface'],
  ['https://ai-gateway.vercel.sh/v1', 'vercel'],
  ['https://api.eu.mistral.ai', 'mistral'],
  ['https://acme.openai.azure.com/openai/v1', 'azure'],
  ['https://acme.services.ai.azure.com/models', 'azure'],
  ['https://bedrock-mantle.us-east-1.api.aws/v1', 'bedrock'],
  ['https://bedrock-runtime.eu-west-1.amazonaws.com', 'bedrock'],
  ['https://generativelanguage.googleapis.com/v1beta/openai', 'google'],
  ['https://us-central1-aiplatform.googleapis.com/v1', 'vertex'],
  ['https://ollama.com/v1', 'ollama-cloud'],
  ['https://oai.helicone.ai/v1', 'openai'],
  ['https://oai.hconeai.com/v1', 'openai'],
  ['https://anthropic.helicone.ai', 'anthropic'],
  ['https://gateway.ai.cloudflare.com/v1/0/0/openai', 'openai'],
  ['https://gateway.ai.cloudflare.com/v1/abc123/main/anthropic', 'anthropic'],
  ['https://gateway.ai.cloudflare.com/v1/abc123/main/google-ai-studio/v1beta', 'google'],
  ['api.openai.com/v1', 'openai'],
  ['HTTPS://API.OPENAI.COM:443/v1', 'openai'],
])('%s is %s', (url, provider) => {
  expect(providerOfBaseUrl(url)).toEqual({ provider, local: false });
});

test.each([
  ['http://localhost:11434/v1', 'ollama'],
  ['http://127.0.0.1:1234/v1', 'lmstudio'],
  ['http://0.0.0.0:8000/v1', 'vllm'],
  ['http://[::1]:8080', 'llamacpp'],
  ['http://host.docker.internal:9999', 'local'],
  ['localhost:11434', 'ollama'],
])('%s runs on this machine', (url, provider) => {
  expect(providerOfBaseUrl(url)).toEqual({ provider, local: true });
});

test.each([
  'http://localhost:4000',
  'https://api.openai.com.evil.example/v1',
  'https://evil.example/api.openai.com',
  'https://llm.corp.example/v1',
  'https://ai-gateway.helicone.ai/v1',
  'https://gateway.ai.cloudflare.com/v1/abc123/main/compat',
  'https://gateway.ai.cloudflare.com/v1',
  'https://user@api.openai.com@evil.example/',
  '',
  'not a url',
  'https://',
  '${BASE_URL}',
])('%j is nobody we know', (url) => {
  expect(providerOfBaseUrl(url)).toBeNull();
});
