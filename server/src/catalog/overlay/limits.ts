import type { LimitRow } from './schema.ts';
import { sources } from './sources.ts';

/** Context windows and output ceilings in tokens that the packages lack or have wrong. */
export const limits: readonly LimitRow[] = [
  // pi-ai states 272,000 where a price tier starts; its Azure list has the real window.
  { provider: 'openai', models: /^gpt-6\.1-(sol|terra)$/, context: 1_050_000, source: sources.piAi },
  {
    provider: 'openai',
    models: /^gpt-6\.2-(astra|sol)$/,
    context: 1_050_000,
    maxOutput: 128_000,
    source: sources.litellmGpt62,
  },
  { provider: 'openai', models: /^gpt-3\.5-turbo/, maxOutput: 4096, source: sources.notVerified },
  { provider: 'openai', models: ['gpt-4-32k'], maxOutput: 8192, source: sources.notVerified },
  {
    provider: 'openai',
    models: ['chatgpt-4o-latest', 'gpt-4o-search-preview', 'gpt-4o-mini-search-preview'],
    maxOutput: 16_384,
    source: sources.notVerified,
  },
  { provider: 'openai', models: ['o1-mini'], maxOutput: 65_536, source: sources.notVerified },
  { provider: 'openai', models: ['o1-preview'], maxOutput: 32_768, source: sources.notVerified },
  {
    provider: 'openai',
    models: /^gpt-5(\.\d)?(-chat|-codex|-mini|\.\d-)/,
    maxOutput: 128_000,
    source: sources.openaiDocs,
  },
  { provider: 'openai', models: /^gpt-5\.3$/, maxOutput: 16_384, source: sources.notVerified },
  { provider: 'openai', models: /^text-embedding-/, context: 8192, source: sources.openaiSdk },
  {
    provider: 'anthropic',
    models: /^claude-mythos-5/,
    context: 1_000_000,
    maxOutput: 128_000,
    source: sources.aiSdkAnthropic,
  },
  {
    provider: 'anthropic',
    models: ['claude-opus-4-0', 'claude-opus-4-1'],
    maxOutput: 32_000,
    source: sources.aiSdkAnthropic,
  },
  {
    provider: 'anthropic',
    models: ['claude-sonnet-4-0', 'claude-3-7-sonnet'],
    maxOutput: 64_000,
    source: sources.aiSdkAnthropic,
  },
  {
    provider: 'anthropic',
    models: ['claude-3-5-sonnet', 'claude-3-5-haiku'],
    maxOutput: 8192,
    source: sources.notVerified,
  },
  {
    provider: 'anthropic',
    models: ['claude-3-haiku', 'claude-3-sonnet', 'claude-3-opus', 'claude-2'],
    maxOutput: 4096,
    source: sources.aiSdkAnthropic,
  },
  // The two packages' entries for the same model differ (32,768 and 65,536); one page names a million.
  { provider: 'google', models: ['gemini-4-argon'], maxOutput: 65_536, source: sources.piAi },
  {
    provider: 'google',
    models: /^gemini-(1\.|2\.0|pro|flash-1\.5|pro-1\.5)/,
    maxOutput: 8192,
    source: sources.notVerified,
  },
  { provider: 'google', models: /^gemini-3-pro/, context: 1_048_576, maxOutput: 65_536, source: sources.googleDocs },
  { provider: 'google', models: ['gemini-embedding-001'], context: 2048, source: sources.notVerified },
  { provider: 'cohere', models: ['command-a'], context: 256_000, maxOutput: 8000, source: sources.notVerified },
  { provider: 'cohere', models: /^command-r/, context: 128_000, maxOutput: 4000, source: sources.notVerified },
  { provider: 'voyage', models: /^voyage-(3|4|code-3|context)/, context: 32_000, source: sources.notVerified },
];
