import {
  type Calls,
  type Dialect,
  fallback,
  members,
  type Paths,
  parameters,
  python,
  type Spec,
  typescript,
} from './build.ts';
import type { ClientSettings, Meaning, SdkTable, Shape } from './types.ts';

const request: Paths = {
  maxRetries: '$request.maxRetries',
  timeout: '$request.timeoutInSeconds',
  signal: '$request.abortSignal',
};

/** What is read: its place, and in Python the arguments in front of the model. */
const reading = (d: Dialect, input: string, positional: readonly string[]): Spec => ({
  operation: 'embedding',
  bind: d.language === 'python' ? { positional } : { record: 0, request: 1 },
  cap: 'none',
  parameters: parameters(d.language === 'python' ? {} : request, { model: 'model', input }),
  prompt: [{ path: input, role: 'user', form: 'texts' }],
});

function calls(d: Dialect): Calls {
  const isPython = d.language === 'python';
  const embed = reading(d, isPython ? 'texts' : 'input', ['texts', 'model']);
  return {
    embed: {
      ...embed,
      ...(isPython && {
        defaults: [fallback('model', 'voyage-2', 'voyageai 0.4.1 (PyPI), __init__.py: VOYAGE_EMBED_DEFAULT_MODEL')],
      }),
    },
    contextualizedEmbed: { ...reading(d, 'inputs', ['inputs', 'model']), ...d.since('0.1.0', '0.3.3') },
    multimodalEmbed: {
      ...reading(d, 'inputs', ['inputs', 'model']),
      ...d.since('0.0.3', '0.3.0'),
      notEstimated: 'Images are billed by their pixels, which are not in the code.',
    },
    rerank: {
      ...reading(d, 'documents', ['query', 'documents', 'model']),
      operation: 'rerank',
      prompt: [
        { path: 'query', role: 'user', form: 'text' },
        { path: 'documents', role: 'user', form: 'texts' },
      ],
    },
    tokenize: 'free',
    ...(isPython && { countTokens: 'free', tokenizer: 'free' }),
  };
}

const settings = (d: Dialect): ClientSettings =>
  d.language === 'python'
    ? {
        maxRetries: {
          path: 'max_retries',
          counts: 'attempts',
          defaults: [{ value: 0, source: 'voyageai 0.4.1 (PyPI), client.py: max_retries=0' }],
        },
        timeout: {
          path: 'timeout',
          unit: 's',
          defaults: [{ value: 600, source: 'voyageai 0.4.1 (PyPI), api_resources/api_requestor.py: TIMEOUT_SECS' }],
        },
        retries: 'rate limits, unavailable service and timeouts',
      }
    : {
        maxRetries: {
          path: 'maxRetries',
          versions: '>=0.1.0',
          defaults: [{ value: 2, source: 'voyageai 0.4.0 (npm), core/fetcher/requestWithRetries.js' }],
        },
        timeout: {
          path: 'timeoutInSeconds',
          unit: 's',
          versions: '>=0.1.0',
          defaults: [{ value: 60, source: 'voyageai 0.4.0 (npm), Client.js' }],
        },
        retries: '408, 429 and 5xx',
      };

const shape = (d: Dialect): Shape => ({
  provider: 'voyage',
  ...(d.language === 'python' && { bind: { positional: ['api_key', 'max_retries', 'timeout'] } }),
  settings: settings(d),
  members: members(d, calls(d)),
});

const client: Meaning = { kind: 'constructor', shape: 'Voyage' };

/** Voyage AI's SDKs. */
export const voyage: SdkTable = {
  id: 'voyage',
  title: 'Voyage AI',
  typescript: {
    usage: { fields: ['usage.totalTokens'], source: 'voyageai 0.4.0 (npm), EmbedResponseUsage' },
    packages: ['voyageai'],
    modules: { voyageai: { VoyageAIClient: client } },
    shapes: { Voyage: shape(typescript) },
  },
  python: {
    usage: { fields: ['total_tokens'], source: 'voyageai 0.4.1 (PyPI), object/embeddings.py' },
    packages: ['voyageai'],
    modules: { voyageai: { Client: client, AsyncClient: client } },
    shapes: { Voyage: shape(python) },
  },
};
