import { fallback } from '../build.ts';
import type { Default } from '../types.ts';

const v5 = { versions: '>=5.0.0' };
const anthropicSource =
  '@ai-sdk/anthropic 2.0.112 and 3.0.138: getModelCapabilities; 4.0.105: anthropic-model-catalog.ts';
const claude = (tokens: number, ...models: readonly string[]): Default =>
  fallback('outputCap', tokens, anthropicSource, { ...v5, models });

/**
 * Anthropic's interface needs a cap: where a call gives none, its provider package sends the model's maximum (4096 before version 5). Ids
 * that other packages use for these models start otherwise (`anthropic/claude-…`, `us.anthropic.claude-…`).
 */
export const anthropicCaps: readonly Default[] = [
  fallback('outputCap', 4096, '@ai-sdk/anthropic 1.2.12: maxTokens = 4096', {
    versions: '<5.0.0',
    models: ['claude-*'],
  }),
  claude(128_000, 'claude-sonnet-5*', 'claude-opus-5*', 'claude-haiku-5-5*', 'claude-fable-5*'),
  claude(128_000, 'claude-opus-4-8*', 'claude-opus-4-7*', 'claude-opus-4-6*', 'claude-sonnet-4-6*'),
  claude(64_000, 'claude-sonnet-4-5*', 'claude-opus-4-5*', 'claude-haiku-4-5*'),
  claude(32_000, 'claude-opus-4-1*', 'claude-opus-4-0*', 'claude-opus-4-20250514*'),
  claude(64_000, 'claude-sonnet-4-0*', 'claude-sonnet-4-20250514*'),
  claude(4096, 'claude-3-haiku*'),
];
