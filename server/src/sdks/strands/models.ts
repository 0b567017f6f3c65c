import { making } from '../agents/agentKit.ts';
import { at, deprecated, fallback, parameters } from '../build.ts';
import type { CallSpec, Default, Meaning, Shape } from '../types.ts';

/** One class of models: where its options stand and what it takes where they are not given. */
interface Row {
  readonly module: string;
  readonly names: string;
  readonly provider: string | null;
  readonly caps: readonly string[];
  readonly baseUrl?: string;
  readonly defaults?: readonly Default[];
}

interface Models {
  readonly modules: Readonly<Record<string, Readonly<Record<string, Meaning>>>>;
  readonly shapes: Readonly<Record<string, Shape>>;
  /** What an agent without a model uses. */
  readonly ofAgent: readonly Default[];
}

/** The id of a class that was not given one, by version. */
const ids = (...byVersion: readonly (readonly [versions: string, id: string, source: string])[]): readonly Default[] =>
  byVersion.map(([versions, id, source]) => fallback('model', id, source, { versions }));

const pythonBedrock = ids(
  ['<1.0.0', 'us.anthropic.claude-3-7-sonnet-20250219-v1:0', 'strands-agents 0.1.0: DEFAULT_BEDROCK_MODEL_ID'],
  // From 1.8.0 on the part in front is that of the region.
  ['>=1.0.0 <1.38.0', 'us.anthropic.claude-sonnet-4-20250514-v1:0', 'strands-agents 1.0.0: DEFAULT_BEDROCK_MODEL_ID'],
  ['>=1.38.0', 'global.anthropic.claude-sonnet-4-6', 'strands-agents 1.38.0: DEFAULT_BEDROCK_MODEL_ID'],
);

const chatCaps = ['params.max_completion_tokens', 'params.max_tokens'];

const pythonRows: readonly Row[] = [
  {
    module: 'bedrock',
    names: 'BedrockModel',
    provider: 'bedrock',
    caps: ['max_tokens'],
    defaults: pythonBedrock,
  },
  {
    module: 'anthropic',
    names: 'AnthropicModel',
    provider: 'anthropic',
    caps: ['max_tokens'],
    baseUrl: 'client_args.base_url',
  },
  {
    module: 'openai',
    names: 'OpenAIModel',
    provider: 'openai',
    caps: chatCaps,
    baseUrl: 'client_args.base_url',
  },
  {
    module: 'openai_responses',
    names: 'OpenAIResponsesModel',
    provider: 'openai',
    caps: ['params.max_output_tokens'],
    baseUrl: 'client_args.base_url',
  },
  {
    module: 'litellm',
    names: 'LiteLLMModel',
    provider: null,
    caps: ['params.max_tokens', 'params.max_completion_tokens'],
    baseUrl: 'client_args.api_base',
  },
  { module: 'ollama', names: 'OllamaModel', provider: 'ollama', caps: ['max_tokens'] },
  { module: 'gemini', names: 'GeminiModel', provider: 'google', caps: ['params.max_output_tokens'] },
  { module: 'mistral', names: 'MistralModel', provider: 'mistral', caps: ['max_tokens'] },
  { module: 'writer', names: 'WriterModel', provider: 'writer', caps: ['max_tokens'] },
];

const javascriptRows: readonly Row[] = [
  {
    module: 'bedrock',
    names: 'BedrockModel',
    provider: 'bedrock',
    caps: ['maxTokens'],
    defaults: ids(
      [
        '<1.0.0',
        'global.anthropic.claude-sonnet-4-5-20250929-v1:0',
        '@strands-agents/sdk 0.7.0: DEFAULT_BEDROCK_MODEL_ID',
      ],
      ['>=1.0.0', 'global.anthropic.claude-sonnet-4-6', '@strands-agents/sdk 1.0.0: MODEL_DEFAULTS'],
    ),
  },
  {
    module: 'anthropic',
    names: 'AnthropicModel',
    provider: 'anthropic',
    caps: ['maxTokens'],
    baseUrl: 'clientConfig.baseURL',
    defaults: [
      ...ids(
        ['<1.0.0', 'claude-sonnet-4-5-20250929', '@strands-agents/sdk 0.7.0: DEFAULT_ANTHROPIC_MODEL_ID'],
        ['>=1.0.0', 'claude-sonnet-4-6', '@strands-agents/sdk 1.0.0: MODEL_DEFAULTS'],
      ),
      fallback('outputCap', 4096, '@strands-agents/sdk 0.7.0: models/anthropic.ts, maxTokens: 4096', {
        versions: '<1.0.0',
      }),
      fallback('outputCap', 64_000, '@strands-agents/sdk 1.0.0: MODEL_DEFAULTS', { versions: '>=1.0.0' }),
    ],
  },
  {
    module: 'openai',
    names: 'OpenAIModel',
    provider: 'openai',
    caps: ['maxTokens'],
    baseUrl: 'clientConfig.baseURL',
    defaults: ids(
      ['<1.0.0', 'gpt-4o', '@strands-agents/sdk 0.7.0: DEFAULT_OPENAI_MODEL_ID'],
      ['>=1.0.0', 'gpt-5.4', '@strands-agents/sdk 1.0.0: MODEL_DEFAULTS'],
    ),
  },
  {
    module: 'google',
    names: 'GoogleModel',
    provider: 'google',
    caps: ['params.maxOutputTokens'],
    defaults: ids(['>=0.2.0', 'gemini-2.5-flash', '@strands-agents/sdk 1.0.0: MODEL_DEFAULTS']),
  },
];

export const pythonModels: Models = {
  modules: {
    ...Object.fromEntries(pythonRows.map(({ module, names }) => [`strands.models.${module}`, making(module, names)])),
    'strands.models': Object.assign({}, ...pythonRows.map(({ module, names }) => making(module, names))),
  },
  shapes: Object.fromEntries(pythonRows.map((row) => [row.module, model(row, 'model_id')])),
  ofAgent: pythonBedrock,
};

export const javascriptModels: Models = {
  modules: Object.fromEntries([
    ...javascriptRows.flatMap(({ module, names }) => [
      [`@strands-agents/sdk/models/${module}`, making(module, names)],
      // Google's came there under another name.
      ...(module === 'google' ? [] : [[`@strands-agents/sdk/${module}`, making(module, names)]]),
    ]),
    ['@strands-agents/sdk/gemini', making('google', 'GeminiModel')],
  ]),
  shapes: Object.fromEntries(javascriptRows.map((row) => [row.module, model(row, 'modelId')])),
  ofAgent: javascriptRows[0]?.defaults ?? [],
};

/** A model costs nothing by itself; the agent that holds it sends its request. */
function model(row: Row, id: string): Shape {
  const [cap = '', ...otherCaps] = row.caps.map((path) => `$client.${path}`);
  const request: CallSpec = {
    api: 'agent',
    operation: 'chat',
    cap: 'optional',
    parameters: parameters({
      model: `$client.${id}`,
      outputCap: [at(cap, {}), ...otherCaps.map((path) => deprecated(path))],
      temperature: ['$client.temperature', '$client.params.temperature'],
      tools: '$tools',
      responseFormat: ['$form', 'output_model'],
    }),
    prompt: [
      { path: '$tools', role: 'tools', form: 'tools' },
      { path: '$system', role: 'system', form: 'text' },
      { path: 'prompt', role: 'messages', form: 'messages' },
    ],
    ...(row.defaults && { defaults: row.defaults }),
  };
  return {
    provider: row.provider,
    model: { id },
    members: {},
    request,
    ...(row.baseUrl && { settings: { baseUrl: { path: row.baseUrl } } }),
  };
}
