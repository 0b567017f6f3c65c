import type { PriceRow } from './schema.ts';
import { sources } from './sources.ts';

const known = (provider: string, source: PriceRow['source'], ...models: string[]): PriceRow[] =>
  models.map((model) => ({ provider, model, rates: null, source }));

/** Prices that no source has or that correct one, and models that are known to exist and whose price is not known. */
export const prices: readonly PriceRow[] = [
  // A launch price that doubles: the packages have the launch price only.
  {
    provider: 'google',
    model: 'gemini-4-argon',
    rates: { input: 2, cachedInput: 0.1, output: 10 },
    source: sources.piAi,
  },
  {
    provider: 'google',
    model: 'gemini-4-argon',
    from: '2026-12-01',
    rates: { input: 4, cachedInput: 0.2, output: 20 },
    source: sources.googlePricing,
  },
  // Half price outside the peak hours that are billed at pi-ai's figures; input and cache hit are documented, output follows the factor.
  {
    provider: 'deepseek',
    model: 'deepseek-flash',
    rates: { input: 0.15, cachedInput: 0.003, output: 0.6 },
    peak: {
      hours: [
        [1, 4],
        [6, 10],
      ],
      rates: { input: 0.3, cachedInput: 0.006, output: 1.2 },
    },
    source: sources.deepseekDocs,
  },
  // pi-ai states a share of a cent beside an ordinary output price; these are the makers' list prices, which the older package has too.
  {
    provider: 'openrouter',
    model: 'moonshotai/kimi-k3',
    rates: { input: 3, cachedInput: 0.3, output: 15 },
    source: sources.genaiPrices,
  },
  {
    provider: 'openrouter',
    model: 'z-ai/glm-5.2',
    rates: { input: 1.4, cachedInput: 0.26, output: 4.4 },
    source: sources.genaiPrices,
  },
  {
    provider: 'openrouter',
    model: 'z-ai/glm-5.3',
    rates: { input: 1.4, cachedInput: 0.26, output: 4.4 },
    source: sources.genaiPrices,
  },
  ...['embed-english-v3.0', 'embed-multilingual-v3.0', 'embed-english-light-v3.0'].map((model) => ({
    provider: 'cohere',
    model,
    rates: { input: 0.1 },
    source: sources.modelLibrary,
  })),
  // Moderation costs nothing.
  { provider: 'openai', model: 'omni-moderation-latest', rates: { input: 0, output: 0 }, source: sources.notVerified },
  { provider: 'openai', model: 'text-moderation-latest', rates: { input: 0, output: 0 }, source: sources.notVerified },
  ...known('openai', sources.litellmGpt62, 'gpt-6.2-astra', 'gpt-6.2-sol'),
  ...known(
    'openai',
    sources.notVerified,
    'chatgpt-image-latest',
    'dall-e-2',
    'dall-e-3',
    'tts-1',
    'tts-1-hd',
    'davinci-002',
    'babbage-002',
  ),
  ...known(
    'anthropic',
    sources.anthropicSdk,
    'claude-mythos-5',
    'claude-mythos-5-1',
    'claude-mythos-5-2',
    'claude-mythos-preview',
  ),
  ...known('google', sources.googleDocs, 'gemini-4-carbon', 'text-embedding-004'),
  ...known(
    'cohere',
    sources.notVerified,
    'rerank-v3.5',
    'rerank-v4.0-pro',
    'rerank-v4.0-fast',
    'rerank-english-v3.0',
    'rerank-multilingual-v3.0',
    'embed-multilingual-light-v3.0',
    'command-a-reasoning-08-2025',
    'command-a-vision-07-2025',
    'command-a-plus-05-2026',
  ),
  ...known(
    'voyage',
    sources.notVerified,
    'rerank-2',
    'rerank-2-lite',
    'rerank-2.5',
    'rerank-2.5-lite',
    'voyage-multimodal-3',
  ),
  ...known(
    'bedrock',
    sources.notVerified,
    'amazon.titan-embed-text-v2:0',
    'amazon.titan-embed-image-v1',
    'cohere.embed-english-v3',
    'cohere.embed-multilingual-v3',
    'cohere.embed-v4:0',
    'cohere.rerank-v3-5:0',
    'amazon.rerank-v1:0',
  ),
];
