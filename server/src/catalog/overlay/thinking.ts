import type { ThinkingRow } from './schema.ts';
import { sources } from './sources.ts';

const always = { default: true, off: false } as const;

/**
 * Whether a model thinks unasked, and whether that can be switched off. Thinking is billed as output and counts against the cap.
 * What a row leaves out is taken from pi-ai (accepted efforts, and whether one of them is "none").
 */
export const thinking: readonly ThinkingRow[] = [
  {
    provider: 'openai',
    models: /^gpt-6\.2/,
    facts: { ...always, efforts: ['low', 'medium', 'high', 'xhigh', 'max'] },
    source: sources.litellmGpt62,
  },
  {
    provider: 'openai',
    models: /^gpt-6(\.\d)?-(sol|luna)$/,
    facts: { default: true, effort: 'medium' },
    source: sources.litellmGpt62,
  },
  {
    provider: 'openai',
    models: /^gpt-5(\.\d)?-pro$|^o\d-pro$/,
    facts: { default: true, off: false },
    source: sources.openaiDocs,
  },
  {
    provider: 'openai',
    models: /^gpt-5(\.\d)?-chat|^gpt-5\.3$|^gpt-4|^gpt-3|^chatgpt|^ft:/,
    facts: false,
    source: sources.openaiDocs,
  },
  {
    provider: 'openai',
    models: /^gpt-5\.[1-4]($|-mini|-nano)/,
    facts: { effort: 'none', default: false, off: true },
    source: sources.notVerified,
  },
  {
    provider: 'openai',
    models: /^gpt-(5|6)|^o[134]|^codex/,
    facts: { default: true, effort: 'medium' },
    source: sources.openaiDocs,
  },
  {
    provider: 'anthropic',
    models: /^claude-opus-5-5$/,
    facts: { ...always, effort: 'medium' },
    source: sources.aiSdkAnthropic,
  },
  {
    provider: 'anthropic',
    models: /^claude-sonnet-5-5$/,
    facts: { ...always, effort: 'high' },
    source: sources.aiSdkAnthropic,
  },
  {
    provider: 'anthropic',
    models: /^claude-(fable|mythos)/,
    facts: { ...always, effort: 'high' },
    source: sources.aiSdkAnthropic,
  },
  {
    provider: 'anthropic',
    models: /^claude-haiku-5-5$/,
    facts: { off: true, effort: 'high' },
    source: sources.aiSdkAnthropic,
  },
  {
    provider: 'anthropic',
    models: /^claude-sonnet-5$/,
    facts: { default: true, off: true, effort: 'high' },
    source: sources.anthropicSkills,
  },
  {
    provider: 'anthropic',
    models: /^claude-opus-5$/,
    facts: { off: true, effort: 'high' },
    source: sources.aiSdkAnthropic,
  },
  {
    provider: 'anthropic',
    models: /^claude-opus-4-[78]$/,
    facts: { default: false, off: true, effort: 'high' },
    source: sources.anthropicSkills,
  },
  {
    provider: 'anthropic',
    models: /^claude-(opus|sonnet)-4-6$/,
    facts: { default: false, off: true, effort: 'high' },
    source: sources.aiSdkAnthropic,
  },
  {
    provider: 'anthropic',
    models: /^claude-(opus|sonnet|haiku)-4-|^claude-3-7/,
    facts: { default: false, off: true },
    source: sources.aiSdkAnthropic,
  },
  { provider: 'anthropic', models: /^claude-(2|3|v1)/, facts: false, source: sources.notVerified },
  {
    provider: 'google',
    models: /^gemini-2\.5-flash-lite/,
    facts: { default: false, off: true },
    source: sources.notVerified,
  },
  { provider: 'google', models: /^gemini-2\.5-flash/, facts: { default: true, off: true }, source: sources.googleDocs },
  { provider: 'google', models: /^gemini-2\.5-pro/, facts: always, source: sources.googleDocs },
  {
    provider: 'google',
    models: /^gemini-([3-9]|flash-latest|pro-latest)/,
    facts: { default: true },
    source: sources.googleDocs,
  },
  { provider: 'google', models: /^gemini-(1|2\.0|pro$|flash-1|pro-1)/, facts: false, source: sources.notVerified },
  { provider: 'deepseek', models: /v4|flash/, facts: { default: true, off: true }, source: sources.deepseekDocs },
  { provider: 'deepseek', models: 'deepseek-reasoner', facts: always, source: sources.deepseekDocs },
  { provider: 'deepseek', models: 'deepseek-chat', facts: false, source: sources.deepseekDocs },
  { provider: 'cohere', models: /reasoning|command-a-plus/, facts: { default: true }, source: sources.notVerified },
];
