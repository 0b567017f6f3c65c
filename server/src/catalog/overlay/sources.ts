import type { Source } from '../types.ts';

const source = (name: string, date: string): Source => ({ name, date });

/** Everything that the hand-kept tables were read from. "Not verified" marks general knowledge: check it first when a figure looks wrong. */
export const sources = {
  openaiDocs: source('developers.openai.com documentation', '2026-11-20'),
  openaiDeprecations: source('OpenAI deprecations page, quoted by dev.to/max_bob', '2026-10-28'),
  openaiDeprecationsOctober: source('OpenAI deprecations page, quoted by dev.to/importstatic', '2026-10-15'),
  openaiSdk: source('openai 7.55.0 type declarations', '2026-11-10'),
  aiSdkOpenai: source('@ai-sdk/openai source', '2026-11-13'),
  anthropicDocs: source('Anthropic pricing and prompt caching pages', '2026-10-07'),
  anthropicSkills: source('anthropics/skills repository', '2026-07-01'),
  anthropicSdk: source('@anthropic-ai/sdk 1.11.0 source', '2026-11-19'),
  anthropicPythonSdk: source('anthropic 1.13.0 (Python) source', '2026-11-19'),
  aiSdkAnthropic: source('@ai-sdk/anthropic 4.0.105 model table', '2026-11-13'),
  litellmCaching: source('LiteLLM documentation, minimum cacheable prompts', '2026-10-07'),
  litellmGpt62: source('LiteLLM discussion 52347', '2026-11-17'),
  googleDocs: source('ai.google.dev documentation', '2026-07-07'),
  googlePricing: source('ai.google.dev pricing page, quoted by third parties', '2026-11-10'),
  googleDeprecations: source('Google deprecations page, quoted by dev.to/aideprecations', '2026-11-10'),
  mistralDocs: source('docs.mistral.ai', '2026-08-21'),
  deepseekDocs: source('api-docs.deepseek.com', '2026-10-27'),
  deepseekV4: source('DeepSeek V4 announcement and change log, quoted by developersdigest.tech', '2026-06-11'),
  groqDocs: source('console.groq.com documentation', '2026-11-20'),
  openrouterDocs: source('OpenRouter documentation, prompt caching', '2026-08-22'),
  fireworksDocs: source('Fireworks documentation', '2026-11-20'),
  genaiPrices: source('@pydantic/genai-prices 0.1.8', '2026-09-23'),
  piAi: source('@earendil-works/pi-ai 1.5.2', '2026-11-10'),
  providerWatch: source('ai-provider-watch event file', '2026-08-05'),
  modelLibrary: source('model library of getmaxim.ai, which follows the price list of LiteLLM', '2026-11-21'),
  notVerified: source('general knowledge, not verified', '2026-11-20'),
} as const;
