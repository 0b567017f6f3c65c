import { parameters, type Spec } from './build.ts';
import type { ClientSettings, Meaning, Member, NamedKinds, SdkTable, Shape } from './types.ts';

/** Fields of a request, in the body in JavaScript and as keywords in Python. */
const chatOf = (at: string, more: Spec['parameters']): Spec => ({
  operation: 'chat',
  cap: 'optional',
  parameters: {
    ...parameters({
      temperature: `${at}temperature`,
      stop: `${at}stop`,
      stream: `${at}stream`,
      responseFormat: `${at}response_format`,
      tools: `${at}tools`,
      toolChoice: `${at}tool_choice`,
    }),
    ...more,
  },
  prompt: [
    { path: `${at}tools`, role: 'tools', form: 'tools' },
    { path: `${at}messages`, role: 'messages', form: 'messages' },
  ],
});

const embeddingOf = (at: string, more: Spec['parameters']): Spec => ({
  operation: 'embedding',
  cap: 'none',
  parameters: { ...parameters({ input: `${at}input`, dimensions: `${at}dimensions` }), ...more },
  prompt: [{ path: `${at}input`, role: 'user', form: 'texts' }],
});

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

const inBody = { model: 'body.model' } as const;

// ------------------------------------------------------------------------------------------------------------------ Python

const pythonClient = (members: Readonly<Record<string, Member>>): Shape => ({
  provider: 'azure',
  bind: { positional: ['endpoint', 'credential'] },
  settings: { baseUrl: { path: 'endpoint' } },
  members: { ...members, get_model_info: { kind: 'free' } },
});

const complete: Spec = chatOf(
  '',
  parameters({
    model: ['model', '$client.model'],
    outputCap: ['max_tokens', { path: '$client.max_tokens', deprecated: true }],
  }),
);

const embed: Spec = embeddingOf('', parameters({ model: ['model', '$client.model'] }));

const clientOf = (shape: string): Meaning => ({ kind: 'constructor', shape });
const pythonNames: Readonly<Record<string, Meaning>> = {
  ChatCompletionsClient: clientOf('ChatCompletionsClient'),
  EmbeddingsClient: clientOf('EmbeddingsClient'),
  ImageEmbeddingsClient: clientOf('ImageEmbeddingsClient'),
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
      Chat: route(
        'chat/completions',
        chatOf(
          'body.',
          parameters(inBody, { outputCap: 'body.max_tokens', signal: 'abortSignal', timeout: 'timeout' }),
        ),
      ),
      Embeddings: route('embeddings', embeddingOf('body.', parameters(inBody))),
      ImageEmbeddings: route('images/embeddings', embeddingOf('body.', parameters(inBody))),
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
      ChatCompletionsClient: pythonClient({ complete: { kind: 'call', call: { api: 'complete', ...complete } } }),
      EmbeddingsClient: pythonClient({ embed: { kind: 'call', call: { api: 'embed', ...embed } } }),
      ImageEmbeddingsClient: pythonClient({ embed: { kind: 'call', call: { api: 'image embed', ...embed } } }),
    },
  },
};
