import { type Calls, deprecated, type Paths, parameters, type Spec } from '../build.ts';
import type { Fallbacks, ProviderName } from '../types.ts';

/** Names for the provider that are not in front of the model: those that the catalogue knows are not repeated here. */
const providerName: ProviderName = { path: 'custom_llm_provider', providers: {} };

/** What every function takes; the module's settings count where it is not given. */
export const common: Paths = {
  maxRetries: ['num_retries', 'max_retries', '$client.num_retries'],
  timeout: ['timeout', 'request_timeout'],
  baseUrl: ['api_base', 'base_url'],
};

/** `engine` is the name that the model had in the first major of OpenAI's SDK; it counts where no model is given. */
const model = ['model', deprecated('engine')];

const fallbacks: readonly Fallbacks[] = [{ path: 'fallbacks', form: 'models' }];

export const chat: Spec = {
  operation: 'chat',
  bind: { positional: ['model', 'messages'] },
  cap: 'optional',
  parameters: parameters(common, {
    model,
    outputCap: ['max_tokens', 'max_completion_tokens'],
    n: 'n',
    temperature: 'temperature',
    stop: 'stop',
    stream: 'stream',
    serviceTier: 'service_tier',
    effort: 'reasoning_effort',
    thinking: 'thinking.type',
    thinkingBudget: 'thinking.budget_tokens',
    responseFormat: 'response_format',
    tools: ['tools', deprecated('functions')],
    toolChoice: ['tool_choice', deprecated('function_call')],
    user: 'user',
  }),
  prompt: [
    { path: 'functions', role: 'tools', form: 'tools' },
    { path: 'tools', role: 'tools', form: 'tools' },
    { path: 'messages', role: 'messages', form: 'messages' },
  ],
  providerName,
  fallbacks,
};

export const textCompletion: Spec = {
  operation: 'completion',
  bind: { positional: ['prompt', 'model'] },
  cap: 'optional',
  parameters: parameters(common, {
    model,
    outputCap: 'max_tokens',
    n: ['best_of', 'n'],
    temperature: 'temperature',
    stop: 'stop',
    stream: 'stream',
    user: 'user',
  }),
  prompt: [{ path: 'prompt', role: 'user', form: 'texts' }],
  providerName,
};

export const embedding: Spec = {
  operation: 'embedding',
  bind: { positional: ['model', 'input'] },
  cap: 'none',
  parameters: parameters(common, { model, input: 'input', dimensions: 'dimensions', user: 'user' }),
  prompt: [{ path: 'input', role: 'user', form: 'texts' }],
  providerName,
};

export const response: Spec = {
  operation: 'chat',
  bind: { positional: ['input', 'model'] },
  cap: 'optional',
  parameters: parameters(common, {
    model: 'model',
    outputCap: 'max_output_tokens',
    temperature: 'temperature',
    stream: 'stream',
    effort: 'reasoning.effort',
    responseFormat: ['text.format', 'text_format'],
    tools: 'tools',
    toolChoice: 'tool_choice',
    previousResponse: 'previous_response_id',
    user: 'user',
  }),
  prompt: [
    { path: 'tools', role: 'tools', form: 'tools' },
    { path: 'instructions', role: 'system', form: 'text' },
    { path: 'input', role: 'messages', form: 'messages' },
  ],
  providerName,
};

export const image: Spec = {
  operation: 'image',
  bind: { positional: ['prompt', 'model'] },
  cap: 'none',
  parameters: parameters(common, { model: 'model', n: 'n', size: 'size', quality: 'quality', user: 'user' }),
  prompt: [{ path: 'prompt', role: 'user', form: 'text' }],
  providerName,
};

export const rerank: Spec = {
  operation: 'rerank',
  bind: { positional: ['model', 'query', 'documents'] },
  cap: 'none',
  parameters: parameters(common, { model: 'model', input: 'documents' }),
  prompt: [
    { path: 'query', role: 'user', form: 'text' },
    { path: 'documents', role: 'user', form: 'texts' },
  ],
  providerName,
};

const audio: Spec = { operation: 'audio', cap: 'none', parameters: {}, prompt: [], providerName };

export const speech: Spec = {
  ...audio,
  bind: { positional: ['model', 'input'] },
  parameters: parameters(common, { model: 'model', input: 'input' }),
  prompt: [{ path: 'input', role: 'user', form: 'text' }],
};

export const transcription: Spec = {
  ...audio,
  bind: { positional: ['model', 'file'] },
  parameters: parameters(common, { model: 'model', input: 'file' }),
  prompt: [{ path: 'prompt', role: 'user', form: 'text' }],
};

const moderation: Spec = {
  operation: 'moderation',
  bind: { positional: ['input', 'model'] },
  cap: 'none',
  parameters: parameters({ model: 'model', input: 'input' }),
  prompt: [{ path: 'input', role: 'user', form: 'texts' }],
};

const batch: Spec = {
  operation: 'batch',
  isBatch: true,
  parameters: parameters({ timeout: 'timeout' }),
  prompt: [],
  notEstimated: 'The requests stand in the uploaded file.',
};

/** Not a batch with a discount: so many requests at once. */
const several: Spec = { ...chat, each: { list: 'messages', as: 'messages' }, fallbacks: [] };

/** The same request to several models, all of which are billed. */
const race: Spec = { ...chat, bind: {}, each: { list: 'models', as: 'model' }, fallbacks: [] };

/** Each of these also has a form for asynchronous code, with an `a` in front. */
const withAsync: Calls = {
  completion: chat,
  text_completion: textCompletion,
  embedding,
  responses: response,
  image_generation: image,
  rerank,
  speech,
  transcription,
  moderation,
  create_batch: batch,
};

export const litellmCalls = (): Readonly<Record<string, Spec>> => {
  const all = Object.entries(withAsync).flatMap(([name, spec]): [string, Spec][] =>
    spec === 'free'
      ? []
      : [
          [name, spec],
          [`a${name}`, spec],
        ],
  );
  return {
    ...Object.fromEntries(all),
    completion_with_retries: chat,
    acompletion_with_retries: chat,
    batch_completion: several,
    batch_completion_models: race,
    batch_completion_models_all_responses: race,
  };
};
