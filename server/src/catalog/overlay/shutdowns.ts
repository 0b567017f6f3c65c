import type { ShutdownRow } from './schema.ts';
import { sources } from './sources.ts';

/**
 * When a model stops answering, and what its provider names in its place; where it names nothing, the current model of the same line, or
 * none. None of the price packages has these dates.
 */
export const shutdowns: readonly ShutdownRow[] = [
  {
    provider: 'openai',
    models: ['gpt-3.5-turbo', 'gpt-4.1-nano', 'o3-mini', 'o4-mini'],
    date: '2026-10-23',
    replacement: 'gpt-5.6-luna',
    source: sources.openaiDeprecationsOctober,
  },
  {
    provider: 'openai',
    models: ['gpt-4', 'gpt-4-turbo', 'gpt-4o-2024-05-13', 'o1', 'o1-pro'],
    date: '2026-10-23',
    replacement: 'gpt-5.6-sol',
    source: sources.openaiDeprecationsOctober,
  },
  {
    provider: 'openai',
    models: ['gpt-image-1'],
    date: '2026-10-23',
    source: sources.openaiSdk,
  },
  {
    provider: 'openai',
    models: ['gpt-3.5-turbo-1106'],
    date: '2026-09-28',
    replacement: 'gpt-5.6-luna',
    source: sources.openaiSdk,
  },
  {
    provider: 'openai',
    models: ['gpt-5.2-chat-latest', 'gpt-5.3-chat-latest'],
    date: '2026-08-10',
    source: sources.openaiSdk,
  },
  {
    provider: 'openai',
    models: [
      'gpt-5.1-codex',
      'gpt-5.1-chat-latest',
      'gpt-5-chat-latest',
      'gpt-4o-search-preview',
      'gpt-4o-mini-search-preview',
    ],
    date: '2026-07-23',
    source: sources.openaiSdk,
  },
  {
    provider: 'openai',
    models: ['gpt-5', 'gpt-5-pro', 'o3', 'o3-pro'],
    date: '2026-12-11',
    replacement: 'gpt-5.6-sol',
    source: sources.openaiDeprecations,
  },
  {
    provider: 'openai',
    models: ['gpt-5-mini', 'gpt-5-nano'],
    date: '2026-12-11',
    replacement: 'gpt-5.6-terra',
    source: sources.openaiDeprecations,
  },
  {
    provider: 'openai',
    models: ['gpt-4o', 'gpt-4o-mini', 'gpt-4.1', 'gpt-4.1-mini'],
    date: '2027-01-14',
    replacement: 'gpt-6-luna',
    source: sources.openaiDeprecations,
  },
  { provider: 'openai', models: ['gpt-audio-mini'], date: '2027-01-20', source: sources.openaiSdk },
  { provider: 'openai', models: ['gpt-5.1', 'gpt-5.4-nano'], date: '2027-04-01', source: sources.openaiSdk },
  {
    provider: 'anthropic',
    models: ['claude-sonnet-4-5'],
    date: '2026-11-30',
    replacement: 'claude-sonnet-5-5',
    source: sources.anthropicSdk,
  },
  {
    provider: 'anthropic',
    models: ['claude-opus-4-1'],
    date: '2026-08-05',
    replacement: 'claude-opus-5-5',
    source: sources.anthropicSkills,
  },
  {
    provider: 'anthropic',
    models: ['claude-opus-4-0'],
    date: '2026-06-15',
    replacement: 'claude-opus-5-5',
    source: sources.anthropicPythonSdk,
  },
  {
    provider: 'anthropic',
    models: ['claude-sonnet-4-0'],
    date: '2026-06-15',
    replacement: 'claude-sonnet-5-5',
    source: sources.anthropicPythonSdk,
  },
  { provider: 'anthropic', models: ['claude-mythos-preview'], date: '2026-06-30', source: sources.anthropicPythonSdk },
  {
    provider: 'google',
    models: ['gemini-2.0-flash', 'gemini-2.0-flash-lite'],
    date: '2026-06-01',
    replacement: 'gemini-3.5-flash-lite',
    source: sources.googleDeprecations,
  },
  {
    provider: 'google',
    models: ['gemini-2.5-pro'],
    date: '2026-12-01',
    replacement: 'gemini-3.8-flash',
    rerouted: true,
    source: sources.googleDeprecations,
  },
  {
    provider: 'google',
    models: ['gemini-2.5-flash'],
    date: '2026-12-01',
    replacement: 'gemini-3.5-flash-lite',
    rerouted: true,
    source: sources.googleDeprecations,
  },
  {
    provider: 'deepseek',
    models: ['deepseek-chat', 'deepseek-reasoner'],
    date: '2026-07-24',
    replacement: 'deepseek-flash',
    source: sources.deepseekV4,
  },
];
