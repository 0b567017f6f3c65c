import type { CacheRow } from './schema.ts';
import { sources } from './sources.ts';

const anthropic = {
  provider: 'anthropic',
  mode: 'explicit',
  ttl: 300,
  longTtl: 3600,
  breakpoints: 4,
  source: sources.litellmCaching,
} as const;

/**
 * Prompt caching. Read and write prices are data of each model, not of this table. Sources disagree on Claude's minimum; the newest is
 * taken. That of the 5.5 family is not published anywhere we know: it is left out, which means unknown.
 */
export const caches: readonly CacheRow[] = [
  {
    provider: 'openai',
    name: 'charged',
    models: /^gpt-(5\.6|[6-9])/,
    mode: 'automatic-charged',
    minimum: 1024,
    ttl: 1800,
    longTtl: 43_200,
    breakpoints: 4,
    source: sources.openaiDocs,
  },
  {
    provider: 'openai',
    name: 'none',
    models:
      /^(gpt-4$|gpt-4-|gpt-3\.5|chatgpt|gpt-4o-2024-05-13|o[13]-pro|gpt-5(\.\d)?-pro|davinci|babbage|curie|ada|text-)/,
    mode: 'none',
    source: sources.openaiDocs,
  },
  {
    provider: 'openai',
    name: 'free',
    models: /^(gpt-4o|gpt-4\.|gpt-5|o[134]|codex|gpt-chat|chat-latest)/,
    mode: 'automatic-free',
    minimum: 1024,
    ttl: 300,
    longTtl: 86_400,
    source: sources.openaiDocs,
  },
  { ...anthropic, name: 'min-512', models: ['claude-opus-5', 'claude-fable-5', 'claude-mythos-5'], minimum: 512 },
  {
    ...anthropic,
    name: 'min-1024',
    models: [
      'claude-opus-4-8',
      'claude-sonnet-5',
      'claude-sonnet-4-6',
      'claude-sonnet-4-5',
      'claude-opus-4-1',
      'claude-opus-4-0',
      'claude-sonnet-4-0',
      'claude-3-7-sonnet',
      'claude-3-5-sonnet',
      'claude-3-opus',
    ],
    minimum: 1024,
  },
  { ...anthropic, name: 'min-2048', models: ['claude-opus-4-7', 'claude-3-5-haiku', 'claude-3-haiku'], minimum: 2048 },
  { ...anthropic, name: 'min-4096', models: ['claude-opus-4-6', 'claude-opus-4-5', 'claude-haiku-4-5'], minimum: 4096 },
  {
    ...anthropic,
    name: 'min-unknown',
    models: /^claude-(3-sonnet|(opus|sonnet|haiku|fable|mythos)-)/,
    source: sources.anthropicDocs,
  },
  {
    provider: 'google',
    name: 'min-2048',
    models: /^gemini-2\.5-(flash|pro)/,
    mode: 'automatic-free',
    minimum: 2048,
    source: sources.googleDocs,
  },
  {
    provider: 'google',
    name: 'min-4096',
    models: /^gemini-3(\.1)?-pro|^gemini-3\.5-flash$|^gemini-(pro|flash)-latest$/,
    mode: 'automatic-free',
    minimum: 4096,
    source: sources.googleDocs,
  },
  {
    provider: 'google',
    name: 'min-unknown',
    models: /^gemini-([3-9]|flash-lite-latest)/,
    mode: 'automatic-free',
    source: sources.googleDocs,
  },
  { provider: 'mistral', name: 'free', models: /./, mode: 'automatic-free', minimum: 64, source: sources.mistralDocs },
  { provider: 'deepseek', name: 'free', models: /./, mode: 'automatic-free', minimum: 64, source: sources.notVerified },
  { provider: 'xai', name: 'free', models: /./, mode: 'automatic-free', minimum: 128, source: sources.openrouterDocs },
  {
    provider: 'groq',
    name: 'free',
    models: /gpt-oss|kimi|qwen3\.6/,
    mode: 'automatic-free',
    ttl: 7200,
    source: sources.groqDocs,
  },
  { provider: 'groq', name: 'none', models: /./, mode: 'none', source: sources.groqDocs },
  { provider: 'moonshotai', name: 'free', models: /./, mode: 'automatic-free', source: sources.openrouterDocs },
  { provider: 'fireworks', name: 'free', models: /./, mode: 'automatic-free', source: sources.fireworksDocs },
  {
    provider: 'bedrock',
    name: 'nova',
    models: /amazon\.nova-/,
    mode: 'explicit',
    ttl: 300,
    breakpoints: 4,
    source: sources.notVerified,
  },
];
