import {
  at,
  type Calls,
  type Dialect,
  deprecated,
  fallback,
  free,
  members,
  type Paths,
  parameters,
  type Spec,
  streaming,
} from '../build.ts';
import type { ClientSettings, Member, Shape } from '../types.ts';
import { byModel, generation, joined, type Place, placed, sources } from './content.ts';

// ------------------------------------------------------------------------------------------------------------------ objects

/** A client and the chats that it makes. */
export function genaiShapes(d: Dialect): Readonly<Record<string, Shape>> {
  const own = clientMembers(d);
  const { 'live.connect': _, ...synchronous } = own;
  const all: Readonly<Record<string, Member>> =
    d.language === 'python'
      ? { ...synchronous, ...Object.fromEntries(Object.entries(own).map(([path, member]) => [`aio.${path}`, member])) }
      : own;
  const provider = { vertexai: 'vertex', enterprise: 'vertex' } as const;
  const shape = {
    provider: 'google',
    providerName: Object.entries(provider).map(([path, name]) => ({ path, providers: { true: name } })),
  };
  return {
    Client: {
      provider: shape.provider,
      settings: { ...settings(d, ''), providerName: shape.providerName },
      members: all,
    },
    Chat: {
      provider: shape.provider,
      settings: {
        ...settings(d, '$parent.'),
        providerName: shape.providerName.map(({ path, providers }) => ({ path: `$parent.${path}`, providers })),
      },
      members: members(d, chatCalls(d), 'chats.'),
    },
  };
}

function clientMembers(d: Dialect): Readonly<Record<string, Member>> {
  return {
    ...members(d, { ...contentCalls(d), ...mediaCalls(d), ...otherCalls(d) }),
    'chats.create': { kind: 'make', shape: 'Chat', bind: d.language === 'python' ? {} : { record: 0 } },
  };
}

/** Retries are counted in attempts. Without `retryOptions` there are none; an empty record means five attempts. */
function settings(d: Dialect, owner: string): ClientSettings {
  const path = (name: string) => `${owner}${d.spell(`httpOptions.${name}`)}`;
  const source = {
    none:
      d.language === 'python'
        ? '_api_client.py: retry_args(None) stops after one attempt'
        : 'index.mjs: apiCall without retryOptions',
    record: d.language === 'python' ? '_api_client.py: _RETRY_ATTEMPTS = 5' : 'index.mjs: DEFAULT_RETRY_ATTEMPTS = 5',
  };
  const release = d.language === 'python' ? 'google-genai 2.25.0 (PyPI)' : '@google/genai 3.1.0 (npm)';
  return {
    maxRetries: {
      path: path('retryOptions.attempts'),
      counts: 'attempts',
      defaults: [
        { value: 4, given: { path: path('retryOptions') }, source: `${release}, ${source.record}` },
        { value: 0, source: `${release}, ${source.none}` },
      ],
    },
    // In ms in both languages.
    timeout: {
      path: path('timeout'),
      unit: 'ms',
      defaults: [{ value: null, source: `${release}: no timeout unless one is given` }],
    },
    baseUrl: { path: path('baseUrl'), environment: ['GOOGLE_GEMINI_BASE_URL'] },
    retries: '408, 429, 500, 502, 503 and 504',
  };
}

// ------------------------------------------------------------------------------------------------------------------ calls

/** Fields of `config`. */
const fields = (d: Dialect): Paths => ({
  ...generation,
  responseFormat: ['responseSchema', at('responseJsonSchema', d.since('1.6.0', '1.21.0')), 'responseMimeType'],
  thinkingBudget: at('thinkingConfig.thinkingBudget', d.since('0.8.0', '1.10.0')),
  effort: at('thinkingConfig.thinkingLevel', d.since('1.30.0', '1.51.0')),
  tools: 'tools',
  toolChoice: 'toolConfig',
  serviceTier: at('serviceTier', d.since('1.47.0', '1.69.0')),
  ...transport(d),
});

const transport = (d: Dialect): Paths => ({
  maxRetries: at('httpOptions.retryOptions.attempts', { counts: 'attempts', ...d.since('1.41.0', '1.21.0') }),
  timeout: 'httpOptions.timeout',
});

function loopOf(d: Dialect, ...places: readonly Place[]): Spec['loop'] {
  const limit = placed(d, { n: 'automaticFunctionCalling.maximumRemoteCalls' }, places).n ?? [];
  return {
    limit,
    default: 10,
    unit: 'steps',
    runs: 'functions',
    source:
      d.language === 'python'
        ? 'google-genai 2.25.0 (PyPI), _extra_utils.py: _DEFAULT_MAX_REMOTE_CALLS_AFC = 10'
        : '@google/genai 3.1.0 (npm), index.mjs: DEFAULT_MAX_REMOTE_CALLS = 10',
  };
}

const inConfig: Place = { in: 'config.', isProposed: true };

function generate(d: Dialect): Spec {
  const loop = loopOf(d, inConfig);
  return {
    operation: 'chat',
    operations: byModel,
    bind: d.body(),
    cap: 'optional',
    parameters: joined(parameters({ model: 'model' }), placed(d, fields(d), [inConfig]), signal(d)),
    prompt: sources(
      d,
      { path: 'config.tools', role: 'tools', form: 'tools' },
      { path: 'config.cachedContent', role: 'system', form: 'kept' },
      { path: 'config.systemInstruction', role: 'system', form: 'text' },
      { path: 'contents', role: 'messages', form: 'messages' },
    ),
    ...(loop && { loop }),
  };
}

const signal = (d: Dialect): Spec['parameters'] =>
  d.language === 'python' ? {} : parameters({ signal: 'config.abortSignal' });

function contentCalls(d: Dialect): Calls {
  const spec = generate(d);
  return { 'models.generateContent': spec, 'models.generateContentStream': streaming(spec) };
}

/** A message may bring a whole `config` of its own, which replaces that of the chat. */
function chatCalls(d: Dialect): Calls {
  const chat: Place = { in: '$client.config.', isProposed: true, unless: 'config' };
  const own: Place = { in: 'config.', isProposed: true };
  const loop = loopOf(d, chat, own);
  const spec: Spec = {
    operation: 'chat',
    operations: byModel,
    bind: d.language === 'python' ? { positional: ['message', 'config'] } : { record: 0 },
    cap: 'optional',
    parameters: joined(parameters({ model: '$client.model' }), placed(d, fields(d), [chat, own]), signal(d)),
    prompt: sources(
      d,
      { path: 'config.tools', role: 'tools', form: 'tools' },
      { path: '$client.config.tools', role: 'tools', form: 'tools', unless: 'config' },
      { path: '$client.config.cachedContent', role: 'system', form: 'kept', unless: 'config' },
      { path: 'config.systemInstruction', role: 'system', form: 'text' },
      { path: '$client.config.systemInstruction', role: 'system', form: 'text', unless: 'config' },
      { path: '$client.history', role: 'messages', form: 'conversation' },
      { path: 'message', role: 'user', form: 'text' },
    ),
    ...(loop && { loop }),
  };
  return { sendMessage: spec, sendMessageStream: streaming(spec), getHistory: 'free' };
}

function mediaCalls(d: Dialect): Calls {
  const image: Spec = {
    operation: 'image',
    bind: d.body(),
    cap: 'none',
    parameters: joined(
      parameters({ model: 'model' }),
      placed(d, { n: 'numberOfImages', size: 'imageSize', ...transport(d) }, [inConfig]),
    ),
    prompt: [{ path: 'prompt', role: 'user', form: 'text' }],
  };
  const { n: _, size: __, ...one } = image.parameters;
  const { size: ___, ...several } = image.parameters;
  const embedding: Spec = {
    operation: 'embedding',
    bind: d.body(),
    cap: 'none',
    parameters: joined(
      parameters({ model: 'model', input: 'contents' }),
      placed(d, { dimensions: 'outputDimensionality', ...transport(d) }, [inConfig]),
    ),
    prompt: [{ path: 'contents', role: 'user', form: 'texts' }],
  };
  return {
    'models.embedContent': embedding,
    'models.generateImages': image,
    'models.editImage': { ...image, parameters: several },
    'models.upscaleImage': { ...image, parameters: one, prompt: [] },
    'models.recontextImage': {
      ...image,
      ...d.since('1.13.0', '1.29.0'),
      parameters: several,
      prompt: [],
      notEstimated: 'Products and persons are in pictures that are not in the code.',
    },
    'models.segmentImage': {
      ...image,
      ...d.since('1.15.0', '1.31.0'),
      parameters: one,
      prompt: [],
      notEstimated: 'What is segmented is in pictures that are not in the code.',
    },
    'models.generateVideos': {
      operation: 'video',
      bind: d.body(),
      cap: 'none',
      parameters: joined(
        parameters({ model: 'model' }),
        placed(d, { n: 'numberOfVideos', size: 'resolution' }, [inConfig]),
      ),
      prompt: [{ path: 'prompt', role: 'user', form: 'text' }],
    },
  };
}

function otherCalls(d: Dialect): Calls {
  const { parameters: _, prompt: __, loop: ___, operations: ____, ...base } = generate(d);
  const hosted: Spec = {
    ...base,
    operation: 'other',
    cap: 'none',
    parameters: parameters({ model: 'model' }),
    prompt: [],
  };
  const generated = generate(d);
  return {
    'batches.create': {
      operation: 'batch',
      isBatch: true,
      bind: d.body(),
      cap: 'optional',
      // An item may name a model of its own; the one of the batch holds where it does not.
      parameters: generated.parameters,
      prompt: generated.prompt,
      each: { list: 'src', request: '' },
    },
    'batches.createEmbeddings': {
      operation: 'batch',
      isBatch: true,
      ...d.since('1.18.0', '1.34.0'),
      bind: d.body(),
      cap: 'none',
      parameters: parameters({ model: 'model' }),
      prompt: [],
      notEstimated: 'The texts of the batch are not in the code.',
    },
    'caches.create': {
      ...hosted,
      prompt: sources(
        d,
        { path: 'config.tools', role: 'tools', form: 'tools' },
        { path: 'config.systemInstruction', role: 'system', form: 'text' },
        { path: 'config.contents', role: 'messages', form: 'messages' },
      ),
      notEstimated: 'Cached tokens are billed by the hour for as long as they are kept.',
    },
    'live.connect': { ...hosted, notEstimated: 'The conversation is sent over a connection after this call.' },
    'interactions.create': interaction(d),
    ...free('models', 'list get update delete countTokens computeTokens'),
    ...free('batches', 'get list cancel delete'),
    ...free('caches', 'get list update delete'),
    ...free('files', 'upload get list delete download'),
    ...(d.language === 'typescript'
      ? { 'interactions.get': 'free', 'interactions.cancel': 'free', 'interactions.delete': 'free' }
      : {}),
  };
}

/** The interface that keeps conversations with the provider. Its fields are written alike in both languages. */
function interaction(d: Dialect): Spec {
  const versions = d.since('1.33.0', '1.55.0');
  return {
    operation: 'chat',
    ...versions,
    bind: d.language === 'python' ? {} : { record: 0, request: 1 },
    cap: 'optional',
    parameters: parameters({
      model: 'model',
      outputCap: 'generation_config.max_output_tokens',
      temperature: deprecated('generation_config.temperature'),
      stop: 'generation_config.stop_sequences',
      effort: 'generation_config.thinking_level',
      toolChoice: 'generation_config.tool_choice',
      tools: 'tools',
      stream: 'stream',
      responseFormat: 'response_format',
      serviceTier: 'service_tier',
      previousResponse: 'previous_interaction_id',
    }),
    prompt: [
      { path: 'tools', role: 'tools', form: 'tools' },
      { path: 'system_instruction', role: 'system', form: 'text' },
      { path: 'input', role: 'messages', form: 'messages' },
    ],
    ...(d.language === 'typescript' && {
      defaults: [
        fallback('maxRetries', 4, '@google/genai 3.1.0 (npm), index.mjs: maxRetries: 4', { versions: '>=2.32.0' }),
      ],
    }),
  };
}
