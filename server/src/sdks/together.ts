import {
  at,
  type Calls,
  type Dialect,
  deprecated,
  fallback,
  free,
  members,
  parameters,
  python,
  type Spec,
  streaming,
  typescript,
} from './build.ts';
import { chatPrompt } from './openai/chat.ts';
import { stainlessNames, stainlessShape } from './stainless.ts';
import type { SdkTable } from './types.ts';

const shapes = (d: Dialect) =>
  stainlessShape(d, {
    name: 'Together',
    provider: 'together',
    environment: 'TOGETHER_BASE_URL',
    members: members(d, calls(d)),
    // The second Python client is generated like the one for Node; the first was written by hand.
    retries:
      d.language === 'python'
        ? [
            { value: 5, versions: '<2.0.0', source: 'together 1.5.34 (PyPI), constants.py: MAX_RETRIES' },
            {
              value: 5,
              versions: '>=2.0.0',
              source: 'togethercomputer/together-py at 5263476, _constants.py: DEFAULT_MAX_RETRIES',
            },
          ]
        : [{ value: 2, source: 'together-ai 0.52.0, client.js: maxRetries ?? 2' }],
    timeouts:
      d.language === 'python'
        ? [
            { value: 600_000, versions: '<2.0.0', source: 'together 1.5.34 (PyPI), constants.py: TIMEOUT_SECS' },
            {
              value: 60_000,
              versions: '>=2.0.0',
              source: 'togethercomputer/together-py at 5263476, _constants.py: DEFAULT_TIMEOUT',
            },
          ]
        : [{ value: 60_000, source: 'together-ai 0.52.0, client.js: DEFAULT_TIMEOUT' }],
    // The first Python client has no copies with other options.
    withOptions: d.language === 'typescript',
    retried: 'connection errors, timeouts, 408, 409, 429 and 5xx (from 501 on in newer versions)',
  });

/** The first Python client takes no options with a single request. */
const request = (d: Dialect): Dialect['request'] =>
  d.language === 'python' ? { timeout: at('timeout', { versions: '>=2.0.0' }) } : d.request;

const calls = (d: Dialect): Calls => ({
  'chat.completions.create': chat(d),
  ...(d.language === 'typescript' && { 'chat.completions.stream': streaming(chat(d)) }),
  'completions.create': completion(d),
  'embeddings.create': {
    operation: 'embedding',
    bind: d.body(),
    cap: 'none',
    parameters: parameters(request(d), { model: 'model', input: 'input' }),
    prompt: [{ path: 'input', role: 'user', form: 'texts' }],
  },
  'images.generate': { ...image(d), ...d.since('0.32.0', '1.0.0') },
  'rerank.create': { ...rerank(d), ...d.since('0.32.0', '1.3.0') },
  ...(d.language === 'typescript' && {
    'images.create': { ...image(d), versions: '<0.32.0' },
    rerank: { ...rerank(d), versions: '<0.32.0' },
    'audio.create': { ...speech(d), versions: '>=0.13.0 <0.32.0' },
    'fineTune.create': { ...training(d), versions: '<0.32.0' },
  }),
  ...mediaCalls(d),
  'batches.create': { ...batch(d), ...d.since('0.19.0', '2.0.0') },
  ...(d.language === 'python' && { 'batches.createBatch': { ...batch(d), versions: '>=1.5.0 <2.0.0' } }),
  'fineTuning.create': { ...training(d), ...d.since('0.32.0', '1.0.0') },
  ...free('batches', d.language === 'python' ? 'listBatches getBatch cancelBatch' : 'list retrieve cancel'),
  ...free('models', 'list'),
  ...free('files', d.language === 'python' ? 'list retrieve delete upload' : 'list retrieve delete content'),
});

const chat = (d: Dialect): Spec => ({
  operation: 'chat',
  bind: d.body(),
  cap: 'optional',
  parameters: parameters(request(d), {
    model: 'model',
    outputCap: 'max_tokens',
    n: 'n',
    temperature: 'temperature',
    stop: 'stop',
    stream: 'stream',
    effort: at('reasoning_effort', d.since('0.21.1', '2.0.0')),
    responseFormat: 'response_format',
    tools: 'tools',
    toolChoice: ['tool_choice', deprecated('function_call', d.since('0.29.0', '2.0.0'))],
  }),
  prompt: chatPrompt.filter(({ path }) => path !== 'functions'),
});

const completion = (d: Dialect): Spec => ({
  operation: 'completion',
  bind: d.body(),
  cap: 'optional',
  parameters: parameters(request(d), {
    model: 'model',
    outputCap: 'max_tokens',
    n: 'n',
    temperature: 'temperature',
    stop: 'stop',
    stream: 'stream',
  }),
  prompt: [{ path: 'prompt', role: 'user', form: 'texts' }],
  ...(d.language === 'python' && {
    defaults: [
      fallback('outputCap', 512, 'together 1.5.34 (PyPI), resources/completions.py: max_tokens=512', {
        versions: '<2.0.0',
      }),
    ],
  }),
});

const image = (d: Dialect): Spec => ({
  operation: 'image',
  bind: d.body(),
  cap: 'none',
  parameters: parameters(request(d), { model: 'model', n: 'n' }),
  prompt: [{ path: 'prompt', role: 'user', form: 'text' }],
});

const rerank = (d: Dialect): Spec => ({
  operation: 'rerank',
  bind: d.body(),
  cap: 'none',
  parameters: parameters(request(d), { model: 'model', input: 'documents' }),
  prompt: [
    { path: 'query', role: 'user', form: 'text' },
    { path: 'documents', role: 'user', form: 'texts' },
  ],
});

const training = (d: Dialect): Spec => ({
  ...job(d),
  parameters: parameters(request(d), { model: 'model' }),
  notEstimated: 'Training is billed by the tokens of the training file and the epochs.',
});

const audio = (d: Dialect): Spec => ({ operation: 'audio', bind: d.body(), cap: 'none', parameters: {}, prompt: [] });

const speech = (d: Dialect): Spec => ({
  ...audio(d),
  parameters: parameters(request(d), { model: 'model', input: 'input' }),
  prompt: [{ path: 'input', role: 'user', form: 'text' }],
});

function mediaCalls(d: Dialect): Calls {
  const heard: Spec = {
    ...audio(d),
    ...d.since('0.21.0', '1.5.20'),
    parameters: parameters(request(d), { model: 'model', input: 'file', temperature: 'temperature' }),
    prompt: [{ path: 'prompt', role: 'user', form: 'text' }],
  };
  return {
    'audio.speech.create': { ...speech(d), ...d.since('0.32.0', '1.4.0') },
    'audio.transcriptions.create': heard,
    'audio.translations.create': heard,
    'videos.create': {
      operation: 'video',
      ...d.since('0.29.0', '1.5.30'),
      bind: d.body(),
      cap: 'none',
      parameters: parameters(request(d), { model: 'model' }),
      prompt: [{ path: 'prompt', role: 'user', form: 'text' }],
    },
    ...free('videos', 'retrieve'),
  };
}

const job = (d: Dialect): Spec => ({
  operation: 'other',
  bind: d.body(),
  parameters: parameters(request(d)),
  prompt: [],
});

const batch = (d: Dialect): Spec => ({
  ...job(d),
  operation: 'batch',
  isBatch: true,
  notEstimated: 'The requests stand in the uploaded file.',
});

/** Together AI's SDKs. */
export const together: SdkTable = {
  id: 'together',
  title: 'Together AI',
  typescript: {
    usage: {
      fields: ['usage.prompt_tokens', 'usage.completion_tokens'],
      source: 'together-ai 0.52.0 (npm), resources/chat/completions.d.ts: ChatCompletionUsage',
    },
    packages: ['together-ai'],
    modules: { 'together-ai': stainlessNames(typescript, 'Together') },
    shapes: shapes(typescript),
  },
  python: {
    usage: {
      fields: ['usage.prompt_tokens', 'usage.completion_tokens'],
      source: 'together 1.5.34 (PyPI), types/common.py: UsageData',
    },
    packages: ['together'],
    modules: { together: stainlessNames(python, 'Together') },
    shapes: shapes(python),
  },
};
