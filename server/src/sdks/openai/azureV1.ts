import { type Calls, members, parameters, type Spec, typescript } from '../build.ts';
import type { Shape } from '../types.ts';

/** The client of @azure/openai 1.0 betas: the deployment and the prompt are positional, options have names of their own. */
export const azureV1Shapes: Readonly<Record<string, Shape>> = {
  OpenAIClient: {
    provider: 'azure',
    bind: { positional: ['endpoint', 'credential'], record: 2 },
    settings: {
      baseUrl: { path: 'endpoint' },
      maxRetries: {
        path: 'retryOptions.maxRetries',
        defaults: [{ value: 3, source: '@azure/core-rest-pipeline 1.24.0, constants: DEFAULT_RETRY_POLICY_COUNT' }],
      },
    },
    members: members(typescript, calls()),
  },
};

function calls(): Calls {
  const completion: Spec = {
    operation: 'completion',
    bind: { positional: ['deploymentName', 'prompt'], record: 2 },
    cap: 'optional',
    parameters: parameters({
      model: 'deploymentName',
      outputCap: 'maxTokens',
      n: ['bestOf', 'n'],
      temperature: 'temperature',
      stop: 'stop',
      signal: 'abortSignal',
      user: 'user',
    }),
    prompt: [{ path: 'prompt', role: 'user', form: 'texts' }],
  };
  const chat: Spec = {
    ...completion,
    operation: 'chat',
    bind: { positional: ['deploymentName', 'messages'], record: 2 },
    parameters: {
      ...completion.parameters,
      n: [{ path: 'n' }],
      tools: [{ path: 'tools' }, { path: 'functions', deprecated: true }],
      toolChoice: [{ path: 'toolChoice' }, { path: 'functionCall', deprecated: true }],
      responseFormat: [{ path: 'responseFormat' }],
    },
    prompt: [
      { path: 'functions', role: 'tools', form: 'tools' },
      { path: 'tools', role: 'tools', form: 'tools' },
      { path: 'messages', role: 'messages', form: 'messages' },
    ],
  };
  const audio: Spec = {
    operation: 'audio',
    bind: { positional: ['deploymentName', 'fileContent'], record: 2 },
    cap: 'none',
    parameters: parameters({ model: 'deploymentName', input: 'fileContent' }),
    prompt: [{ path: 'prompt', role: 'user', form: 'text' }],
  };
  return {
    getChatCompletions: chat,
    streamChatCompletions: { ...chat, isStream: true },
    getCompletions: completion,
    streamCompletions: { ...completion, isStream: true },
    getEmbeddings: {
      operation: 'embedding',
      bind: { positional: ['deploymentName', 'input'], record: 2 },
      cap: 'none',
      parameters: parameters({ model: 'deploymentName', input: 'input', dimensions: 'dimensions', user: 'user' }),
      prompt: [{ path: 'input', role: 'user', form: 'texts' }],
    },
    getImages: {
      operation: 'image',
      bind: { positional: ['deploymentName', 'prompt'], record: 2 },
      cap: 'none',
      parameters: parameters({ model: 'deploymentName', n: 'n', size: 'size', quality: 'quality', user: 'user' }),
      prompt: [{ path: 'prompt', role: 'user', form: 'text' }],
    },
    getAudioTranscription: audio,
    getAudioTranslation: audio,
  };
}
