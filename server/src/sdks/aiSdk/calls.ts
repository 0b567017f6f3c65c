import { at, deprecated, fallback, type Paths, parameters, type Spec } from '../build.ts';
import type { Default, PromptSource } from '../types.ts';
import { anthropicCaps } from './anthropicCaps.ts';

/** Every function of the package takes one record. Names changed with version 5: `maxTokens` is `maxOutputTokens`, `maxSteps` is `stopWhen`. */

const bind = { record: 0 };

/** All functions try a request three times by default. */
const retried: Default = fallback('maxRetries', 2, 'ai 3.4.33, 4.3.19, 5.0.277, 6.0.326 and 7.0.173: prepareRetries');

const request: Paths = { maxRetries: 'maxRetries', signal: 'abortSignal' };

/** From version 6 a call can be given a time in ms, or an object of several. */
const timeout: Paths = {
  timeout: [at('timeout', { versions: '>=6.0.0' }), at('timeout.totalMs', { versions: '>=6.0.0' })],
};

/** From version 4 a call carries options that its provider's package reads. */
const option = (path: string) => at(`providerOptions.${path}`, { versions: '>=4.0.0' });

/** These options, and settings that the model object or a middleware around it carries. */
const ofProvider: Paths = {
  providerOptions: [
    at('providerOptions', { versions: '>=4.0.0' }),
    deprecated('experimental_providerMetadata', { versions: '<5.0.0' }),
  ],
  effort: [
    at('reasoning', { versions: '>=7.0.0' }),
    option('openai.reasoningEffort'),
    option('anthropic.effort'),
    option('google.thinkingConfig.thinkingLevel'),
    '$model.reasoningEffort',
  ],
  thinking: option('anthropic.thinking.type'),
  thinkingBudget: [option('anthropic.thinking.budgetTokens'), option('google.thinkingConfig.thinkingBudget')],
  serviceTier: [option('openai.serviceTier'), option('gateway.serviceTier')],
  cacheKey: option('openai.promptCacheKey'),
  cacheControl: option('anthropic.cacheControl'),
  previousResponse: option('openai.previousResponseId'),
  user: [option('openai.user'), '$model.user'],
};

const cap: Paths = {
  outputCap: [
    at('maxOutputTokens', { versions: '>=5.0.0' }),
    at('maxTokens', { versions: '<5.0.0' }),
    deprecated('$model.$defaults.maxOutputTokens'),
    deprecated('$model.$defaults.maxTokens'),
  ],
};

const text: Paths = {
  model: 'model',
  temperature: ['temperature', deprecated('$model.$defaults.temperature')],
};

export const textPrompt: readonly PromptSource[] = [
  { path: 'tools', role: 'tools', form: 'tools' },
  { path: 'instructions', role: 'system', form: 'text' },
  { path: 'system', role: 'system', form: 'text' },
  { path: 'messages', role: 'messages', form: 'messages' },
  { path: 'prompt', role: 'messages', form: 'messages' },
];

/** `Output.choice({ options })`, `Output.object({ schema })`, `Output.array({ element })`: what the helper is given says how the answer looks. */
const outputForm = ['output', 'experimental_output'].flatMap((name) =>
  ['.options', '.schema', '.element', ''].map((field) =>
    name === 'output'
      ? at(`${name}${field}`, { versions: '>=6.0.0' })
      : deprecated(`${name}${field}`, { versions: '>=4.0.0 <7.0.0' }),
  ),
);

export const generateText: Spec = {
  operation: 'chat',
  bind,
  cap: 'optional',
  parameters: parameters(request, timeout, text, cap, ofProvider, {
    stop: 'stopSequences',
    tools: 'tools',
    toolChoice: 'toolChoice',
    responseFormat: outputForm,
  }),
  prompt: textPrompt,
  defaults: [retried, ...anthropicCaps],
  loop: {
    limit: [at('stopWhen', { versions: '>=5.0.0' }), at('maxSteps', { versions: '<5.0.0' })],
    default: 1,
    unit: 'steps',
    source:
      'ai 4.3.19: maxSteps = 1; ai 5.0.277, 6.0.326: stopWhen = stepCountIs(1); ai 7.0.173: stopWhen = isStepCount(1)',
  },
};

export const streamText: Spec = { ...generateText, isStream: true };

/** Object mode: one step, no tools. The schema or the list of labels is the form of the answer. */
export const generateObject: Spec = {
  operation: 'chat',
  bind,
  cap: 'optional',
  parameters: parameters(request, { timeout: at('timeout', { versions: '>=6.0.0 <7.0.0' }) }, text, cap, ofProvider, {
    responseFormat: ['enum', 'schema', 'output'],
  }),
  prompt: textPrompt.filter(({ role }) => role !== 'tools'),
  defaults: [retried, ...anthropicCaps],
};

export const streamObject: Spec = {
  ...generateObject,
  isStream: true,
  parameters: {
    ...generateObject.parameters,
    responseFormat: [{ path: 'enum', versions: '>=5.0.0' }, { path: 'schema' }, { path: 'output' }],
  },
};

/** One request to the model without the loop around it. It takes no retries. */
export const modelCall: Spec = {
  operation: 'chat',
  versions: '>=7.0.0',
  bind,
  cap: 'optional',
  parameters: parameters({ signal: 'abortSignal' }, text, cap, ofProvider, {
    stop: 'stopSequences',
    tools: 'tools',
    toolChoice: 'toolChoice',
    responseFormat: 'output',
  }),
  prompt: textPrompt,
  defaults: anthropicCaps,
  isStream: true,
};

/** Closed questions about a state, and fields to take from it. */
const judged = (questions: string): Spec => ({
  operation: 'chat',
  versions: '>=7.0.0',
  bind,
  cap: 'optional',
  parameters: parameters(request, {
    model: 'model',
    outputCap: 'maxOutputTokens',
    effort: 'reasoning',
    providerOptions: 'providerOptions',
  }),
  prompt: [
    { path: 'state', role: 'messages', form: 'messages' },
    { path: questions, role: 'user', form: 'text' },
  ],
  defaults: [retried],
});

export const decide = judged('questions');
export const extract = judged('fields');

const withoutCap = { bind, cap: 'none', defaults: [retried] } as const;

export const embed: Spec = {
  ...withoutCap,
  operation: 'embedding',
  parameters: parameters(request, {
    model: 'model',
    input: 'value',
    dimensions: [
      at('dimensions', { versions: '>=7.0.0' }),
      at('providerOptions.openai.dimensions', { versions: '>=5.0.0' }),
      '$model.dimensions',
    ],
    providerOptions: at('providerOptions', { versions: '>=5.0.0' }),
  }),
  prompt: [{ path: 'value', role: 'user', form: 'texts' }],
};

export const embedMany: Spec = {
  ...embed,
  parameters: { ...embed.parameters, input: [{ path: 'values' }] },
  prompt: [{ path: 'values', role: 'user', form: 'texts' }],
};

export const generateImage: Spec = {
  ...withoutCap,
  operation: 'image',
  parameters: parameters(request, {
    model: 'model',
    n: 'n',
    size: 'size',
    quality: 'providerOptions.openai.quality',
    providerOptions: 'providerOptions',
  }),
  prompt: [{ path: 'prompt', role: 'user', form: 'text' }],
};

export const transcribe: Spec = {
  ...withoutCap,
  operation: 'audio',
  parameters: parameters(request, { model: 'model', input: 'audio', providerOptions: 'providerOptions' }),
  prompt: [],
};

export const generateSpeech: Spec = {
  ...withoutCap,
  operation: 'audio',
  parameters: parameters(request, { model: 'model', input: 'text', providerOptions: 'providerOptions' }),
  prompt: [
    { path: 'instructions', role: 'system', form: 'text' },
    { path: 'text', role: 'user', form: 'text' },
  ],
};

/** The streaming forms of speech take no retries. */
const live = { bind, cap: 'none', operation: 'audio', versions: '>=7.0.0', isStream: true } as const;
const liveParameters = (input: string) =>
  parameters({ signal: 'abortSignal', model: 'model', input, providerOptions: 'providerOptions' });

export const streamSpeech: Spec = {
  ...live,
  parameters: liveParameters('text'),
  prompt: [
    { path: 'instructions', role: 'system', form: 'text' },
    { path: 'text', role: 'user', form: 'text' },
  ],
};

export const streamAudio: Spec = { ...live, parameters: liveParameters('audio'), prompt: [] };

export const generateVideo: Spec = {
  ...withoutCap,
  operation: 'video',
  versions: '>=6.0.0',
  parameters: parameters(request, { model: 'model', n: 'n', size: 'resolution', providerOptions: 'providerOptions' }),
  prompt: [{ path: 'prompt', role: 'user', form: 'text' }],
};

export const startVideo: Spec = { ...generateVideo, versions: '>=7.0.0' };

export const rerank: Spec = {
  ...withoutCap,
  operation: 'rerank',
  versions: '>=6.0.0',
  parameters: parameters(request, { model: 'model', input: 'documents', providerOptions: 'providerOptions' }),
  prompt: [
    { path: 'query', role: 'user', form: 'text' },
    { path: 'documents', role: 'user', form: 'texts' },
  ],
};

export const startBatch: Spec = {
  operation: 'batch',
  versions: '>=7.0.0',
  bind,
  isBatch: true,
  parameters: parameters({ input: 'requests', signal: 'abortSignal', timeout: 'timeout' }),
  prompt: [],
  notEstimated: 'The requests of a batch are a list that is usually built at run time.',
};
