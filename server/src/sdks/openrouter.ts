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
  typescript,
} from './build.ts';
import { chatPrompt } from './openai/chat.ts';
import type { ClientSettings, Fallbacks, Meaning, Parameter, SdkTable, Shape, VersionRange } from './types.ts';

/** Retries are a policy with a time limit, not a number. */
const request = (d: Dialect): Paths =>
  d.language === 'python'
    ? { maxRetries: 'retries', timeout: 'timeout_ms' }
    : {
        maxRetries: '$request.retries.strategy',
        timeout: '$request.timeoutMs',
        signal: ['$request.signal', '$request.fetchOptions.signal'],
      };

/**
 * Node's methods take the body of the request under a name of its own, which changed. In the first versions the body was the argument
 * itself, as it is in Python.
 */
const bodies = {
  chat: { 'chatRequest.': '>=0.12.0', 'chatGenerationParams.': '>=0.8.0 <0.12.0', '': '<0.8.0' },
  responses: { 'responsesRequest.': '>=0.12.0' },
  betaResponses: { 'responsesRequest.': '>=0.12.0', 'openResponsesRequest.': '>=0.8.0 <0.12.0', '': '<0.8.0' },
  ranking: { 'requestBody.': '>=0.12.0' },
  plain: { 'requestBody.': '>=0.8.0', '': '<0.8.0' },
} satisfies Record<string, Record<string, VersionRange>>;

type Body = keyof typeof bodies;

/** `since` is the first version that takes the parameter at all. */
const inBody = (d: Dialect, body: Body, name: string, since?: string): readonly Parameter[] =>
  d.language === 'python'
    ? [{ path: d.spell(name) }]
    : Object.entries(bodies[body])
        .filter(([within]) => since === undefined || within === Object.keys(bodies[body])[0])
        .map(([within, versions]) =>
          at(`${within}${name}`, { versions: since === undefined ? versions : `>=${since}` }),
        );

/** Other models that are asked where the first one fails. */
const chain = (d: Dialect, body: Body): readonly Fallbacks[] =>
  inBody(d, body, 'models').map(({ path }) => ({ path, form: 'chain' }));

function calls(d: Dialect): Calls {
  return {
    'chat.send': chat(d),
    ...(d.language === 'python' && {
      'chat.sendAsync': chat(d),
      'chat.complete': { ...chat(d), versions: '<0.1.0' },
      'chat.completeAsync': { ...chat(d), versions: '<0.1.0' },
    }),
    'responses.send': { ...response(d, 'responses'), ...d.since('1.2.6', '1.0.1') },
    'beta.responses.send': response(d, 'betaResponses'),
    'embeddings.generate': {
      ...plain(d),
      operation: 'embedding',
      parameters: inRequest(d, 'plain', ['model', 'input', 'dimensions']),
      prompt: inBody(d, 'plain', 'input').map(({ path }) => ({ path, role: 'user', form: 'texts' })),
    },
    'rerank.rerank': {
      ...plain(d),
      operation: 'rerank',
      parameters: inRequest(d, 'ranking', ['model']),
      prompt: ['query', 'documents'].flatMap((name) =>
        inBody(d, 'ranking', name).map(({ path }) => ({ path, role: 'user' as const, form: 'texts' as const })),
      ),
    },
    ...(d.language === 'typescript' && nodeCalls(d)),
    'embeddings.listModels': 'free',
    'models.list': 'free',
    'models.count': 'free',
    'credits.getCredits': 'free',
    'generations.getGeneration': 'free',
  };
}

const plain = (d: Dialect): Spec => ({
  operation: 'other',
  bind: d.body(),
  cap: 'none',
  parameters: parameters(request(d)),
  prompt: [],
});

type Field = 'model' | 'input' | 'dimensions';

const inRequest = (d: Dialect, body: Body, fields: readonly Field[]): Spec['parameters'] => ({
  ...parameters(request(d)),
  ...Object.fromEntries(fields.map((field) => [field, inBody(d, body, field)])),
});

function chat(d: Dialect): Spec {
  const within = (name: string, since?: string): readonly Parameter[] => inBody(d, 'chat', name, since);
  return {
    operation: 'chat',
    bind: d.body(),
    cap: 'optional',
    parameters: parameters(request(d), {
      model: within('model'),
      outputCap: [
        ...within('maxCompletionTokens'),
        ...within('maxTokens').map(({ path, ...limits }) => deprecated(path, limits)),
      ],
      temperature: within('temperature'),
      stop: within('stop'),
      stream: within('stream'),
      serviceTier: within('serviceTier', '0.12.0'),
      effort: [...within('reasoning.effort'), ...shortEffort(d)],
      responseFormat: within('responseFormat'),
      tools: within('tools'),
      toolChoice: within('toolChoice'),
      cacheControl: within('cacheControl', '0.12.0'),
      cacheKey: d.language === 'python' ? [] : within('promptCacheKey', '0.13.67'),
      user: within('user'),
    }),
    prompt: chatPrompt
      .filter(({ path }) => path !== 'functions')
      .flatMap((source) => within(source.path).map(({ path }) => ({ ...source, path }))),
    fallbacks: chain(d, 'chat'),
  };
}

const shortEffort = (d: Dialect): readonly Parameter[] =>
  d.language === 'python'
    ? [at('reasoning_effort', { versions: '>=0.9.3' })]
    : inBody(d, 'chat', 'reasoningEffort', '0.13.7');

function response(d: Dialect, body: 'responses' | 'betaResponses'): Spec {
  const within = (name: string): readonly Parameter[] => inBody(d, body, name);
  return {
    operation: 'chat',
    bind: d.body(),
    cap: 'optional',
    parameters: parameters(request(d), {
      model: within('model'),
      outputCap: within('maxOutputTokens'),
      temperature: within('temperature'),
      stream: within('stream'),
      serviceTier: within('serviceTier'),
      effort: within('reasoning.effort'),
      responseFormat: within('text.format'),
      tools: within('tools'),
      toolChoice: within('toolChoice'),
      previousResponse: within('previousResponseId'),
    }),
    prompt: [
      ...within('tools').map(({ path }) => ({ path, role: 'tools' as const, form: 'tools' as const })),
      ...within('instructions').map(({ path }) => ({ path, role: 'system' as const, form: 'text' as const })),
      ...within('input').map(({ path }) => ({ path, role: 'messages' as const, form: 'messages' as const })),
    ],
    fallbacks: chain(d, body),
  };
}

function nodeCalls(d: Dialect): Calls {
  const unseen = { ...plain(d), bind: d.body() };
  return {
    callModel: {
      operation: 'chat',
      bind: d.body(),
      cap: 'optional',
      parameters: parameters(request(d), {
        model: 'model',
        outputCap: 'maxOutputTokens',
        temperature: 'temperature',
        effort: 'reasoning.effort',
        responseFormat: 'text.format',
        tools: 'tools',
        toolChoice: 'toolChoice',
      }),
      prompt: [
        { path: 'tools', role: 'tools', form: 'tools' },
        { path: 'instructions', role: 'system', form: 'text' },
        { path: 'input', role: 'messages', form: 'messages' },
      ],
      loop: {
        limit: [{ path: 'stopWhen', versions: '>=0.3.7' }],
        default: 5,
        unit: 'steps',
        source: '@openrouter/sdk 1.3.19, lib/model-result.js: stepCountIs(5)',
      },
      fallbacks: [{ path: 'models', form: 'chain' }],
    },
    'images.generate': {
      ...unseen,
      operation: 'image',
      versions: '>=0.13.43',
      parameters: parameters(request(d), { model: 'imageGenerationRequest.model', n: 'imageGenerationRequest.n' }),
      prompt: [{ path: 'imageGenerationRequest.prompt', role: 'user', form: 'text' }],
    },
    'tts.createSpeech': {
      ...unseen,
      operation: 'audio',
      parameters: parameters(request(d), { model: 'speechRequest.model', input: 'speechRequest.input' }),
      prompt: [{ path: 'speechRequest.input', role: 'user', form: 'text' }],
    },
    'stt.createTranscription': {
      ...unseen,
      operation: 'audio',
      parameters: parameters(request(d), { model: 'sttRequest.model' }),
    },
    'videoGeneration.generate': {
      ...unseen,
      operation: 'video',
      parameters: parameters(request(d), { model: 'videoGenerationRequest.model' }),
      prompt: [{ path: 'videoGenerationRequest.prompt', role: 'user', form: 'text' }],
    },
  };
}

const settings = (d: Dialect): ClientSettings =>
  d.language === 'python'
    ? {
        maxRetries: { path: 'retry_config', isReadOnly: true, defaults: [] },
        timeout: { path: 'timeout_ms', unit: 'ms', defaults: [] },
        baseUrl: { path: 'server_url' },
        retries: '429 and 5xx, where a policy is given',
      }
    : {
        // Five hundreds are retried for an hour, however often that is.
        maxRetries: {
          path: 'retryConfig.strategy',
          words: { none: 0 },
          defaults: [
            { value: null, source: '@openrouter/sdk 1.3.19, funcs/chatSend.js: backoff with maxElapsedTime 3600000' },
          ],
        },
        timeout: {
          path: 'timeoutMs',
          unit: 'ms',
          defaults: [{ value: null, source: '@openrouter/sdk 1.3.19, funcs/chatSend.js: -1' }],
        },
        baseUrl: { path: 'serverURL' },
        retries: '5xx for up to an hour',
      };

const shapes = (d: Dialect): Readonly<Record<string, Shape>> => ({
  OpenRouter: { provider: 'openrouter', settings: settings(d), members: members(d, calls(d)) },
});

const client: Meaning = { kind: 'constructor', shape: 'OpenRouter' };

/** OpenRouter's own SDKs. */
export const openrouter: SdkTable = {
  id: 'openrouter',
  title: 'OpenRouter',
  typescript: {
    usage: {
      fields: ['usage.promptTokens', 'usage.completionTokens', 'usage.cost'],
      source: '@openrouter/sdk 1.3.19 (npm), models/chatusage.d.ts',
    },
    packages: ['@openrouter/sdk'],
    modules: { '@openrouter/sdk': { OpenRouter: client } },
    shapes: shapes(typescript),
  },
  python: {
    usage: {
      fields: ['usage.prompt_tokens', 'usage.completion_tokens', 'usage.cost'],
      source: 'openrouter 0.9.2 (PyPI), components',
    },
    packages: ['openrouter'],
    modules: { openrouter: { OpenRouter: client } },
    shapes: shapes(python),
  },
};
