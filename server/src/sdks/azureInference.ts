import { deprecated, parameters, type Spec } from './build.ts';
import type { ClientSettings, Meaning, Member, NamedKinds, Parameter, SdkTable, Shape } from './types.ts';

// ------------------------------------------------------------------------------------------------------------------ JavaScript

const scriptSettings: ClientSettings = {
  baseUrl: { path: 'endpoint' },
  maxRetries: {
    path: 'retryOptions.maxRetries',
    defaults: [{ value: 3, source: '@azure/core-rest-pipeline 1.24.0, constants: DEFAULT_RETRY_POLICY_COUNT' }],
  },
};

/** `client.path('/chat/completions').post({ body })`: the route says what is posted. */
const route = (api: string, spec: Spec): Shape => ({
  provider: 'azure',
  settings: { baseUrl: { path: '$parent.endpoint' } },
  members: { post: { kind: 'call', call: { ...spec, api: `POST ${api}`, bind: { record: 0 } } } },
});

const routes: NamedKinds = {
  kind: 'named',
  argument: 0,
  shapes: { '/chat/completions': 'Chat', '/embeddings': 'Embeddings', '/images/embeddings': 'ImageEmbeddings' },
};

const posted: Spec = {
  operation: 'chat',
  cap: 'optional',
  parameters: parameters({
    model: 'body.model',
    outputCap: 'body.max_tokens',
    temperature: 'body.temperature',
    stop: 'body.stop',
    stream: 'body.stream',
    responseFormat: 'body.response_format',
    tools: 'body.tools',
    toolChoice: 'body.tool_choice',
    signal: 'abortSignal',
    timeout: 'timeout',
  }),
  prompt: [
    { path: 'body.tools', role: 'tools', form: 'tools' },
    { path: 'body.messages', role: 'messages', form: 'messages' },
  ],
};

const postedTexts: Spec = {
  operation: 'embedding',
  cap: 'none',
  parameters: parameters({ model: 'body.model', input: 'body.input', dimensions: 'body.dimensions' }),
  prompt: [{ path: 'body.input', role: 'user', form: 'texts' }],
};

// ------------------------------------------------------------------------------------------------------------------ Python

const pythonClient = (members: Readonly<Record<string, Member>>): Shape => ({
  provider: 'azure',
  bind: { positional: ['endpoint', 'credential'] },
  settings: { baseUrl: { path: 'endpoint' } },
  members: { ...members, get_model_info: { kind: 'free' } },
});

/** A request is keywords, or JSON in `body`. What the client was made with is sent where the keywords are silent. */
const sent = (name: string): readonly Parameter[] => [
  { path: name },
  deprecated(`body.${name}`),
  deprecated(`$client.${name}`, { unless: 'body' }),
];

/** `model_extras` holds what keywords do not name and is put into the request as it stands. */
const extra = (name: string): readonly Parameter[] => [
  deprecated(`model_extras.${name}`),
  deprecated(`body.${name}`),
  deprecated(`$client.model_extras.${name}`, { unless: 'body' }),
];

const complete: Spec = {
  operation: 'chat',
  cap: 'optional',
  bind: { positional: ['body'] },
  parameters: parameters({
    model: sent('model'),
    outputCap: [...sent('max_tokens'), ...extra('max_completion_tokens')],
    temperature: sent('temperature'),
    stop: sent('stop'),
    stream: ['stream', deprecated('body.stream')],
    responseFormat: sent('response_format'),
    tools: sent('tools'),
    toolChoice: sent('tool_choice'),
    effort: extra('reasoning_effort'),
  }),
  prompt: [
    { path: 'tools', role: 'tools', form: 'tools' },
    { path: 'body.tools', role: 'tools', form: 'tools' },
    { path: '$client.tools', role: 'tools', form: 'tools', unless: 'tools' },
    { path: 'messages', role: 'messages', form: 'messages' },
    { path: 'body.messages', role: 'messages', form: 'messages' },
  ],
};

const embed: Spec = {
  operation: 'embedding',
  cap: 'none',
  bind: { positional: ['body'] },
  parameters: parameters({
    model: sent('model'),
    dimensions: sent('dimensions'),
    input: ['input', deprecated('body.input')],
  }),
  prompt: [
    { path: 'input', role: 'user', form: 'texts' },
    { path: 'body.input', role: 'user', form: 'texts' },
  ],
};

const completing: Member = { kind: 'call', call: { api: 'complete', ...complete } };
const embedding: Member = { kind: 'call', call: { api: 'embed', ...embed } };

const clientOf = (shape: string): Meaning => ({ kind: 'constructor', shape });
const pythonNames: Readonly<Record<string, Meaning>> = {
  ChatCompletionsClient: clientOf('ChatCompletionsClient'),
  EmbeddingsClient: clientOf('EmbeddingsClient'),
  ImageEmbeddingsClient: clientOf('ImageEmbeddingsClient'),
  // Which of the clients it is, the endpoint tells.
  load_client: clientOf('AnyClient'),
};

const message = (role: string): Meaning => ({ kind: 'record', bind: { positional: ['content'] }, with: { role } });

/** Azure's interface for models of all makers, also behind GitHub Models. */
export const azureInference: SdkTable = {
  id: 'azure-ai-inference',
  title: 'Azure AI Inference',
  typescript: {
    usage: {
      fields: ['body.usage.prompt_tokens', 'body.usage.completion_tokens'],
      source: '@azure-rest/ai-inference 1.0.0-beta.6 (npm), CompletionsUsageOutput',
    },
    packages: ['@azure-rest/ai-inference'],
    modules: {
      '@azure-rest/ai-inference': {
        default: {
          kind: 'constructor',
          shape: 'ModelClient',
          bind: { positional: ['endpoint', 'credential'], record: 2 },
        },
        isUnexpected: { kind: 'free' },
      },
    },
    shapes: {
      ModelClient: { provider: 'azure', settings: scriptSettings, members: { path: routes } },
      Chat: route('chat/completions', posted),
      Embeddings: route('embeddings', postedTexts),
      ImageEmbeddings: route('images/embeddings', postedTexts),
    },
  },
  python: {
    usage: {
      fields: ['usage.prompt_tokens', 'usage.completion_tokens'],
      source: 'azure-ai-inference 1.0.0b9 (PyPI), models: CompletionsUsage',
    },
    packages: ['azure.ai.inference'],
    distribution: 'azure-ai-inference',
    modules: {
      'azure.ai.inference': pythonNames,
      'azure.ai.inference.aio': pythonNames,
      'azure.ai.inference.models': {
        SystemMessage: message('system'),
        DeveloperMessage: message('developer'),
        UserMessage: message('user'),
        AssistantMessage: message('assistant'),
      },
    },
    shapes: {
      ChatCompletionsClient: pythonClient({ complete: completing }),
      EmbeddingsClient: pythonClient({ embed: embedding }),
      ImageEmbeddingsClient: pythonClient({ embed: { kind: 'call', call: { api: 'image embed', ...embed } } }),
      AnyClient: pythonClient({ complete: completing, embed: embedding }),
    },
  },
};
