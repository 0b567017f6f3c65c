import {
  at,
  type Calls,
  type Dialect,
  deprecated,
  members,
  type Paths,
  parameters,
  python,
  type Spec,
  streaming,
  typescript,
} from './build.ts';
import type { ArgumentBinding, ClientSettings, Meaning, SdkTable, Shape, VersionRange } from './types.ts';

const request = (d: Dialect): Paths =>
  d.language === 'python'
    ? { maxRetries: 'request_options.max_retries', timeout: 'request_options.timeout_in_seconds' }
    : {
        maxRetries: '$request.maxRetries',
        timeout: '$request.timeoutInSeconds',
        signal: at('$request.abortSignal', { versions: '>=7.11.0' }),
      };

/** Options for the request stand in the second argument of Node's methods, in a keyword of Python's. */
const body = (d: Dialect): ArgumentBinding => (d.language === 'python' ? {} : { record: 0, request: 1 });

/** The methods of version 2 of the API: `CohereClientV2`, and `client.v2` of the other client. */
function version2(d: Dialect): Calls {
  const chat: Spec = {
    operation: 'chat',
    bind: body(d),
    cap: 'optional',
    parameters: parameters(request(d), {
      model: 'model',
      outputCap: d.spell('maxTokens'),
      temperature: 'temperature',
      stop: d.spell('stopSequences'),
      responseFormat: d.spell('responseFormat'),
      tools: 'tools',
      toolChoice: d.spell('toolChoice'),
      thinking: 'thinking.type',
      thinkingBudget: d.language === 'python' ? 'thinking.token_budget' : 'thinking.tokenBudget',
    }),
    prompt: [
      { path: 'tools', role: 'tools', form: 'tools' },
      { path: 'documents', role: 'system', form: 'texts' },
      { path: 'messages', role: 'messages', form: 'messages' },
    ],
  };
  return {
    chat,
    chatStream: streaming(chat),
    embed: {
      ...embedding(d),
      parameters: parameters(request(d), {
        model: 'model',
        input: ['texts', 'inputs', 'images'],
        dimensions: d.spell('outputDimension'),
      }),
      prompt: [
        { path: 'texts', role: 'user', form: 'texts' },
        { path: 'inputs', role: 'user', form: 'texts' },
      ],
    },
    rerank: ranking(d),
  };
}

/** The methods of version 1 of the API. */
function version1(d: Dialect): Calls {
  const chat: Spec = {
    operation: 'chat',
    bind: body(d),
    cap: 'optional',
    parameters: parameters(request(d), {
      model: 'model',
      outputCap: at(d.spell('maxTokens'), d.since('7.7.3', '5.0.0')),
      temperature: 'temperature',
      stop: at(d.spell('stopSequences'), d.since('7.9.1', '5.1.5')),
      responseFormat: at(d.spell('responseFormat'), d.since('7.11.0', '5.6.0')),
      tools: at('tools', d.since('7.8.0', '5.0.0')),
    }),
    prompt: [
      { path: 'tools', role: 'tools', form: 'tools' },
      { path: 'preamble', role: 'system', form: 'text' },
      { path: d.spell('chatHistory'), role: 'messages', form: 'messages' },
      { path: 'documents', role: 'system', form: 'texts' },
      { path: 'message', role: 'user', form: 'text' },
    ],
  };
  const generate: Spec = {
    operation: 'completion',
    bind: body(d),
    cap: 'optional',
    parameters: parameters(request(d), {
      model: 'model',
      outputCap: d.spell('maxTokens'),
      n: d.spell('numGenerations'),
      temperature: 'temperature',
      stop: [d.spell('endSequences'), d.spell('stopSequences')],
    }),
    prompt: [{ path: 'prompt', role: 'user', form: 'text' }],
  };
  return {
    chat,
    chatStream: streaming(chat),
    generate,
    generateStream: streaming(generate),
    embed: embedding(d),
    rerank: ranking(d),
    classify: {
      operation: 'other',
      bind: body(d),
      cap: 'none',
      parameters: parameters(request(d), { model: 'model', input: 'inputs' }),
      prompt: [{ path: 'inputs', role: 'user', form: 'texts' }],
      notEstimated: 'Classifications are billed by their number.',
    },
    summarize: {
      operation: 'completion',
      bind: body(d),
      cap: 'none',
      parameters: parameters(request(d), { model: 'model', temperature: 'temperature' }),
      prompt: [
        { path: d.spell('additionalCommand'), role: 'system', form: 'text' },
        { path: 'text', role: 'user', form: 'text' },
      ],
    },
    tokenize: 'free',
    detokenize: 'free',
    checkApiKey: 'free',
  };
}

const embedding = (d: Dialect): Spec => ({
  operation: 'embedding',
  bind: body(d),
  cap: 'none',
  parameters: parameters(request(d), { model: 'model', input: ['texts', at('images', d.since('7.14.0', '5.10.0'))] }),
  prompt: [{ path: 'texts', role: 'user', form: 'texts' }],
});

const ranking = (d: Dialect): Spec => ({
  operation: 'rerank',
  bind: body(d),
  cap: 'none',
  parameters: parameters(request(d), { model: 'model', input: 'documents' }),
  prompt: [
    { path: 'query', role: 'user', form: 'text' },
    { path: 'documents', role: 'user', form: 'texts' },
  ],
});

/** In version 6 of the Node package the module itself was the client, with the names of the API. */
function version6(): Calls {
  const generate: Spec = {
    operation: 'completion',
    bind: { record: 0 },
    cap: 'optional',
    parameters: parameters({
      model: 'model',
      outputCap: 'max_tokens',
      n: 'num_generations',
      temperature: 'temperature',
      stop: ['end_sequences', deprecated('stop_sequences')],
    }),
    prompt: [{ path: 'prompt', role: 'user', form: 'text' }],
  };
  return {
    generate,
    embed: {
      operation: 'embedding',
      bind: { record: 0 },
      cap: 'none',
      parameters: parameters({ model: 'model', input: 'texts' }),
      prompt: [{ path: 'texts', role: 'user', form: 'texts' }],
    },
    summarize: {
      operation: 'completion',
      bind: { record: 0 },
      cap: 'none',
      parameters: parameters({ model: 'model', temperature: 'temperature' }),
      prompt: [{ path: 'text', role: 'user', form: 'text' }],
    },
    classify: {
      operation: 'other',
      bind: { record: 0 },
      cap: 'none',
      parameters: parameters({ model: 'model', input: 'inputs' }),
      prompt: [{ path: 'inputs', role: 'user', form: 'texts' }],
      notEstimated: 'Classifications are billed by their number.',
    },
    tokenize: 'free',
    detokenize: 'free',
    detectLanguage: 'free',
    init: 'free',
  };
}

function shapes(d: Dialect): Readonly<Record<string, Shape>> {
  const one = members(d, version1(d));
  const two = members(d, version2(d));
  const shape = (all: Shape['members'], provider = 'cohere'): Shape => ({
    provider,
    ...(d.language === 'python' && { bind: { positional: ['api_key'] } }),
    settings: settings(d),
    members: all,
    ...(d.language === 'python' && { hops: ['with_raw_response'] }),
  });
  const below = Object.fromEntries(Object.entries(two).map(([path, member]) => [`v2.${path}`, member]));
  const first = { ...one, ...below };
  const second = { ...one, ...two };
  return {
    Client: shape(first),
    ClientV2: shape(second),
    BedrockClient: shape(first, 'bedrock'),
    BedrockClientV2: shape(second, 'bedrock'),
    ...(d.language === 'typescript' && { Cohere6: { provider: 'cohere', members: members(d, version6()) } }),
  };
}

const settings = (d: Dialect): ClientSettings => ({
  maxRetries: {
    path: d.language === 'python' ? 'max_retries' : 'maxRetries',
    ...(d.language === 'python' ? { versions: '>=7.0.5' } : { versions: '>=7.20.0' }),
    defaults:
      d.language === 'python'
        ? [
            { value: 2, versions: '>=5.20.5', source: 'cohere 7.0.9 (PyPI), core/http_client.py: base_max_retries' },
            { value: 0, versions: '>=5.0.0 <5.20.5', source: 'cohere 5.20.3 (PyPI), core/http_client.py: max_retries' },
          ]
        : [{ value: 2, versions: '>=7.0.0', source: 'cohere-ai 8.1.0, core/fetcher/requestWithRetries.js' }],
  },
  timeout: {
    path: d.language === 'python' ? 'timeout' : 'timeoutInSeconds',
    unit: 's',
    ...(d.language === 'typescript' && { versions: '>=7.20.0' }),
    defaults:
      d.language === 'python'
        ? [
            { value: 300, versions: '>=5.3.0', source: 'cohere 7.0.9 (PyPI), base_client.py' },
            { value: 60, versions: '>=5.0.0 <5.3.0', source: 'cohere 5.2.0 (PyPI), client.py' },
          ]
        : [{ value: 300, versions: '>=7.0.0', source: 'cohere-ai 8.1.0, Client.js' }],
  },
  baseUrl: { path: d.language === 'python' ? 'base_url' : 'environment', environment: ['CO_API_URL'] },
  retries: d.language === 'python' ? '408, 409, 429 and 5xx' : '408, 429 and 5xx',
});

const client = (shape: string, versions?: VersionRange): Meaning => ({
  kind: 'constructor',
  shape,
  ...(versions !== undefined && { versions }),
});

/** Cohere's SDKs: version 1 and 2 of the API, also through Bedrock. */
export const cohere: SdkTable = {
  id: 'cohere',
  title: 'Cohere',
  typescript: {
    usage: {
      fields: ['usage.billedUnits', 'usage.tokens', 'meta.billedUnits', 'meta.tokens'],
      source: 'cohere-ai 8.1.0 (npm), api/types/Usage.d.ts and ApiMeta.d.ts',
    },
    packages: ['cohere-ai'],
    modules: {
      'cohere-ai': {
        CohereClient: client('Client', '>=7.0.0'),
        CohereClientV2: client('ClientV2', '>=7.12.1'),
        default: { kind: 'instance', shape: 'Cohere6', versions: '<7.0.0' },
      },
      'cohere-ai/aws': {
        BedrockClient: client('BedrockClient'),
        BedrockClientV2: client('BedrockClientV2'),
      },
    },
    shapes: shapes(typescript),
  },
  python: {
    usage: {
      fields: ['usage.billed_units', 'usage.tokens', 'meta.billed_units', 'meta.tokens'],
      source: 'cohere 7.0.9 (PyPI), types/usage.py and types/api_meta.py',
    },
    packages: ['cohere'],
    modules: {
      cohere: {
        Client: client('Client'),
        AsyncClient: client('Client'),
        ClientV2: client('ClientV2', '>=5.10.0'),
        AsyncClientV2: client('ClientV2', '>=5.10.0'),
        BedrockClient: client('BedrockClient'),
        BedrockClientV2: client('BedrockClientV2'),
      },
    },
    shapes: shapes(python),
  },
};
