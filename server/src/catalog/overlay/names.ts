import type { NameRow } from './schema.ts';

const claude = (id: string, aliases: readonly string[], from?: string): NameRow => ({
  provider: 'anthropic',
  id,
  aliases,
  ...(from === undefined ? {} : { from }),
});

/** Ids that mean the same model. Only what a provider publishes stands here: a date after a name proves nothing. */
export const names: readonly NameRow[] = [
  claude('claude-3-haiku', ['claude-3-haiku-20240307']),
  claude('claude-3-sonnet', ['claude-3-sonnet-20240229']),
  claude('claude-3-opus', ['claude-3-opus-20240229', 'claude-3-opus-latest'], 'claude-3-opus-latest'),
  claude('claude-3-5-haiku', ['claude-3-5-haiku-20241022', 'claude-3-5-haiku-latest'], 'claude-3-5-haiku-latest'),
  claude('claude-3-5-sonnet', ['claude-3-5-sonnet-20240620', 'claude-3-5-sonnet-20241022', 'claude-3-5-sonnet-latest']),
  claude('claude-3-7-sonnet', ['claude-3-7-sonnet-20250219', 'claude-3-7-sonnet-latest'], 'claude-3-7-sonnet-latest'),
  claude('claude-opus-4-0', ['claude-opus-4', 'claude-opus-4-20250514', 'claude-4-opus-20250514']),
  claude('claude-sonnet-4-0', ['claude-sonnet-4', 'claude-sonnet-4-20250514', 'claude-4-sonnet-20250514']),
  claude('claude-opus-4-1', ['claude-opus-4-1-20250805']),
  claude('claude-sonnet-4-5', ['claude-sonnet-4-5-20250929', 'claude-sonnet-4-5-latest']),
  claude('claude-haiku-4-5', ['claude-haiku-4-5-20251001', 'claude-haiku-4-5-latest']),
  claude('claude-opus-4-5', ['claude-opus-4-5-20251101', 'claude-opus-4-5-latest']),
  claude('claude-2', ['claude-2.0', 'claude-2.1']),
  {
    provider: 'google',
    id: 'gemini-2.5-pro',
    aliases: ['gemini-2.5-pro-latest', 'gemini-2.5-pro-preview-06-05', 'gemini-2.5-pro-preview-05-06'],
  },
  {
    provider: 'google',
    id: 'gemini-2.5-flash',
    aliases: ['gemini-2.5-flash-latest', 'gemini-2.5-flash-preview-09-2025'],
  },
  {
    provider: 'google',
    id: 'gemini-2.5-flash-lite',
    aliases: ['gemini-2.5-flash-lite-preview-06-17', 'gemini-2.5-flash-lite-preview-09-2025'],
  },
  {
    provider: 'google',
    id: 'gemini-2.0-flash',
    aliases: ['gemini-2.0-flash-001', 'gemini-2.0-flash-exp', 'gemini-2.0-flash-latest'],
  },
  {
    provider: 'google',
    id: 'gemini-2.0-flash-lite',
    aliases: ['gemini-2.0-flash-lite-001', 'gemini-2.0-flash-lite-preview-02-05'],
  },
  {
    provider: 'google',
    id: 'gemini-1.5-pro',
    aliases: ['gemini-1.5-pro-latest', 'gemini-1.5-pro-001', 'gemini-1.5-pro-002'],
  },
  {
    provider: 'google',
    id: 'gemini-1.5-flash',
    aliases: ['gemini-1.5-flash-latest', 'gemini-1.5-flash-001', 'gemini-1.5-flash-002'],
  },
  {
    provider: 'openai',
    id: 'gpt-4-turbo',
    aliases: ['gpt-4-turbo-preview', 'gpt-4-turbo-0125-preview', 'gpt-4-0125-preview', 'gpt-4-1106-preview'],
  },
  { provider: 'openai', id: 'gpt-4-vision-preview', aliases: ['gpt-4-1106-vision-preview'] },
  { provider: 'openai', id: 'gpt-5.6-sol', aliases: ['gpt-5.6'] },
  { provider: 'openai', id: 'gpt-4.5-preview', aliases: ['gpt-4.5-preview-2025-02-27'] },
  { provider: 'openai', id: 'gpt-5-nano', aliases: ['gpt-5-nano-2025-08-07'] },
  { provider: 'openai', id: 'gpt-5.1-codex-mini', aliases: ['gpt-5.1-mini'] },
  {
    provider: 'openai',
    id: 'gpt-4o-audio-preview',
    aliases: ['gpt-4o-audio-preview-2024-10-01', 'gpt-4o-audio-preview-2024-12-17', 'gpt-4o-audio-preview-2025-06-03'],
  },
  { provider: 'openai', id: 'gpt-4o-mini-audio-preview', aliases: ['gpt-4o-mini-audio-preview-2024-12-17'] },
  { provider: 'openai', id: 'gpt-3.5-turbo-0301', from: 'gpt-3.5-0301' },
  { provider: 'openai', id: 'gpt-3.5-turbo-instruct', aliases: ['gpt-3.5-turbo-instruct-0914'] },
  { provider: 'openai', id: 'omni-moderation-latest', aliases: ['omni-moderation-2024-09-26'] },
  { provider: 'openai', id: 'text-moderation-latest', aliases: ['text-moderation-stable', 'text-moderation-007'] },
  // Fine-tuned models are named ft:<base>:<organisation>:...; the base decides the price.
  { provider: 'openai', id: 'ft:gpt-4o', aliases: ['ft:gpt-4o-2024-08-06', 'ft:gpt-4o-2024-11-20'] },
  { provider: 'openai', id: 'ft:gpt-4o-mini', aliases: ['ft:gpt-4o-mini-2024-07-18'] },
  {
    provider: 'openai',
    id: 'ft:gpt-3.5-turbo',
    from: 'ft:gpt-3.5-turbo-',
    aliases: ['ft:gpt-3.5-turbo-0613', 'ft:gpt-3.5-turbo-1106', 'ft:gpt-3.5-turbo-0125'],
  },
  { provider: 'mistral', id: 'codestral-latest', from: 'codestral', aliases: ['codestral-2501'] },
  {
    provider: 'mistral',
    id: 'magistral-medium-latest',
    from: 'magistral-medium',
    aliases: ['magistral-medium-2506', 'magistral-medium-2507', 'magistral-medium-2509'],
  },
  {
    provider: 'mistral',
    id: 'magistral-small-latest',
    from: 'magistral-small',
    aliases: ['magistral-small-2506', 'magistral-small-2507', 'magistral-small-2509'],
  },
  { provider: 'mistral', id: 'mistral-medium-3.5', from: 'mistral-medium-3-5', aliases: ['mistral-medium-3-5'] },
  { provider: 'openai', id: 'text-embedding-ada-002', aliases: ['text-embedding-ada', 'text-embedding-ada-002-v2'] },
  {
    provider: 'google',
    id: 'gemini-1.5-flash-8b',
    from: 'gemini-flash-1.5-8b',
    aliases: ['gemini-1.5-flash-8b-latest'],
  },
  {
    provider: 'bedrock',
    id: 'anthropic.claude-opus-4-5-20251101-v1:0',
    from: 'anthropic.claude-opus-4-5-v1:0',
    aliases: ['anthropic.claude-opus-4-5-v1:0'],
  },
  {
    provider: 'bedrock',
    id: 'global.anthropic.claude-opus-4-5-20251101-v1:0',
    from: 'global.anthropic.claude-opus-4-5-v1:0',
    aliases: ['global.anthropic.claude-opus-4-5-v1:0'],
  },
  { provider: 'cohere', id: 'command-light', aliases: ['command-light-nightly'] },
];
