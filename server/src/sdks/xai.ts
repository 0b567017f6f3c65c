import { members, parameters, python, type Spec } from './build.ts';
import { roleMessages } from './roleMessages.ts';
import type { ClientSettings, Meaning, Member, SdkTable, Shape } from './types.ts';

/** A conversation is made first and sent as often as the code asks for an answer; its options are those of every request. */
const sample: Spec = {
  operation: 'chat',
  cap: 'optional',
  parameters: parameters({
    model: '$client.model',
    outputCap: '$client.max_tokens',
    temperature: '$client.temperature',
    stop: '$client.stop',
    effort: '$client.reasoning_effort',
    responseFormat: '$client.response_format',
    tools: '$client.tools',
    toolChoice: '$client.tool_choice',
    previousResponse: '$client.previous_response_id',
    serviceTier: '$client.service_tier',
    user: '$client.user',
  }),
  prompt: [
    { path: '$client.tools', role: 'tools', form: 'tools' },
    { path: '$client.messages', role: 'messages', form: 'messages' },
  ],
};

const several: Spec = {
  ...sample,
  bind: { positional: ['n'] },
  parameters: { ...sample.parameters, ...parameters({ n: 'n' }) },
};

const chat: Shape = {
  provider: 'xai',
  members: {
    ...members(python, {
      sample,
      stream: { ...sample, isStream: true },
      sampleBatch: several,
      streamBatch: { ...several, isStream: true },
      parse: {
        ...sample,
        bind: { positional: ['shape'] },
        parameters: { ...sample.parameters, responseFormat: [{ path: 'shape' }] },
      },
      defer: { ...sample, versions: '>=1.0.0' },
      deferBatch: { ...several, versions: '>=1.0.0' },
    }),
    append: { kind: 'append', path: 'messages' },
  },
};

const image: Spec = {
  operation: 'image',
  bind: { positional: ['prompt', 'model'] },
  cap: 'none',
  parameters: parameters({ model: 'model', user: 'user' }),
  prompt: [{ path: 'prompt', role: 'user', form: 'text' }],
};

const video: Spec = {
  operation: 'video',
  versions: '>=1.6.1',
  bind: { positional: ['prompt', 'model'] },
  cap: 'none',
  parameters: parameters({ model: 'model' }),
  prompt: [{ path: 'prompt', role: 'user', form: 'text' }],
};

const clientMembers: Readonly<Record<string, Member>> = {
  'chat.create': { kind: 'make', shape: 'Chat', bind: { positional: ['model'] } },
  ...members(python, {
    'image.sample': image,
    'image.sampleBatch': {
      ...image,
      bind: { positional: ['prompt', 'model', 'n'] },
      parameters: { ...image.parameters, ...parameters({ n: 'n' }) },
    },
    'video.generate': video,
    'video.start': video,
    'batch.add': {
      operation: 'batch',
      versions: '>=1.6.1',
      isBatch: true,
      parameters: {},
      prompt: [],
      notEstimated: 'The conversations of the batch are made elsewhere.',
    },
    'tokenize.tokenizeText': 'free',
    'models.listLanguageModels': 'free',
    'models.getLanguageModel': 'free',
  }),
};

const settings: ClientSettings = {
  timeout: {
    path: 'timeout',
    unit: 's',
    defaults: [{ value: 1620, source: 'xai-sdk 1.19.0 (PyPI), client.py: _DEFAULT_RPC_TIMEOUT_SECONDS' }],
  },
  baseUrl: { path: 'api_host' },
  retries: 'five attempts for UNAVAILABLE; only channel options set another number',
};

const client: Meaning = { kind: 'constructor', shape: 'Client' };

/** The SDK of xAI, which there is for Python. Elsewhere its models are reached through OpenAI's SDK. */
export const xai: SdkTable = {
  id: 'xai',
  title: 'xAI',
  python: {
    usage: {
      fields: ['usage.prompt_tokens', 'usage.completion_tokens'],
      source: 'xai-sdk 1.19.0 (PyPI), chat.py: Response.usage',
    },
    packages: ['xai_sdk'],
    distribution: 'xai-sdk',
    modules: {
      xai_sdk: { Client: client, AsyncClient: client },
      'xai_sdk.chat': roleMessages({ system: 'system', user: 'user', assistant: 'assistant', tool_result: 'tool' }),
    },
    shapes: {
      Client: { provider: 'xai', settings, members: clientMembers },
      Chat: chat,
    },
  },
};
