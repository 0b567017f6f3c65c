import type { Operation } from '../base/operation.ts';
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
import { inExtraBody } from './extraBody.ts';
import type { ArgumentBinding, Meaning, ProviderName, SdkTable, Shape } from './types.ts';

/** Hugging Face passes requests on. Which provider answers, and at whose price, only a named one tells; `auto` is the user's order of preference. */
const names: ProviderName['providers'] = {
  'fireworks-ai': 'fireworks',
  'hf-inference': 'huggingface',
  'zai-org': 'zai',
  auto: 'huggingface',
};

/** Node's methods take a record and options; Python's an argument in front and keywords. */
const body = (d: Dialect, first: string): ArgumentBinding =>
  d.language === 'python' ? { positional: [first] } : { record: 0, request: 1 };

/** In Python the model, the address and the provider may stand at the client; in Node they stand in each call. */
const common = (d: Dialect): Paths =>
  d.language === 'python'
    ? { model: ['model', '$client.model'] }
    : { model: 'model', signal: '$request.signal', baseUrl: 'endpointUrl' };

const task = (d: Dialect, operation: Operation, first: string, given: Paths = {}): Spec => ({
  operation,
  bind: body(d, first),
  cap: 'none',
  parameters: parameters(common(d), given),
  prompt: [{ path: first, role: 'user', form: 'texts' }],
  ...(d.language === 'typescript' && { providerName: { path: 'provider', providers: names } }),
});

function calls(d: Dialect): Calls {
  const chatting = chat(d);
  const generating = generation(d);
  const input = (named: string): string => (d.language === 'python' ? named : 'inputs');
  return {
    chatCompletion: chatting,
    textGeneration: generating,
    ...(d.language === 'typescript'
      ? { chatCompletionStream: streaming(chatting), textGenerationStream: streaming(generating) }
      : {
          'chat.completions.create': { ...chatting, versions: '>=0.24.0' },
          textToVideo: { ...task(d, 'video', 'prompt'), versions: '>=0.28.0' },
        }),
    featureExtraction: task(d, 'embedding', input('text'), { input: input('text') }),
    textToImage: task(d, 'image', input('prompt')),
    textToSpeech: task(d, 'audio', input('text')),
    automaticSpeechRecognition: { ...task(d, 'audio', d.language === 'python' ? 'audio' : 'data'), prompt: [] },
    summarization: task(d, 'completion', input('text')),
    translation: task(d, 'completion', input('text')),
    ...(d.language === 'typescript' && { textToVideo: { ...task(d, 'video', 'inputs'), versions: '>=3.3.0' } }),
    ...Object.fromEntries(small.map((name) => [name, smallTask(d)])),
  };
}

/** Tasks of small models. */
const small = [
  'audioClassification',
  'documentQuestionAnswering',
  'fillMask',
  'imageClassification',
  'imageSegmentation',
  'imageToImage',
  'imageToText',
  'objectDetection',
  'questionAnswering',
  'sentenceSimilarity',
  'tableQuestionAnswering',
  'textClassification',
  'tokenClassification',
  'visualQuestionAnswering',
  'zeroShotClassification',
];

const smallTask = (d: Dialect): Spec => ({
  ...task(d, 'other', 'inputs'),
  ...(d.language === 'python' && { bind: {} }),
  prompt: [],
  notEstimated,
});

const notEstimated = 'Small models are billed by the time that they run.';

const chat = (d: Dialect): Spec => ({
  ...task(d, 'chat', 'messages'),
  cap: 'optional',
  parameters: inExtraBody(
    d,
    parameters(common(d), {
      outputCap: 'max_tokens',
      n: 'n',
      temperature: 'temperature',
      stop: 'stop',
      stream: 'stream',
      effort: d.language === 'python' ? [] : at('reasoning_effort', { versions: '>=4.0.0' }),
      responseFormat: at('response_format', d.since('2.8.0', '0.24.0')),
      tools: 'tools',
      toolChoice: 'tool_choice',
    }),
  ),
  prompt: [
    { path: 'tools', role: 'tools', form: 'tools' },
    { path: 'messages', role: 'messages', form: 'messages' },
  ],
});

function generation(d: Dialect): Spec {
  const within = d.language === 'python' ? '' : 'parameters.';
  return {
    ...task(d, 'completion', d.language === 'python' ? 'prompt' : 'inputs'),
    cap: 'optional',
    parameters: parameters(common(d), {
      outputCap: `${within}max_new_tokens`,
      temperature: `${within}temperature`,
      stop:
        d.language === 'python'
          ? [at('stop', { versions: '>=0.25.0' }), deprecated('stop_sequences', { versions: '<2.0.0' })]
          : `${within}stop`,
      ...(d.language === 'python' && { stream: 'stream' }),
    }),
  };
}

const shape = (d: Dialect): Shape => ({
  provider: 'huggingface',
  bind: d.language === 'python' ? { positional: ['model'] } : { positional: ['accessToken'], record: 1 },
  settings:
    d.language === 'python'
      ? {
          timeout: {
            path: 'timeout',
            unit: 's',
            defaults: [{ value: null, source: 'huggingface_hub 2.0.0 (PyPI), inference/_client.py: timeout=None' }],
          },
          baseUrl: { path: 'base_url', versions: '>=0.24.0' },
          providerName: { path: 'provider', providers: names },
        }
      : {
          baseUrl: { path: 'endpointUrl', versions: '>=3.0.0' },
          retries: '503 without end, unless retry_on_error is false',
        },
  members: {
    ...members(d, calls(d)),
    ...(d.language === 'typescript' && {
      endpoint: { kind: 'make', shape: 'InferenceClient', bind: { positional: ['endpointUrl'] } },
    }),
  },
});

const client: Meaning = { kind: 'constructor', shape: 'InferenceClient' };

/** In Node the methods are functions of the module as well. */
const functions: Readonly<Record<string, Meaning>> = Object.fromEntries(
  Object.entries(shape(typescript).members).flatMap(([name, member]): [string, Meaning][] =>
    member.kind === 'call' ? [[name, { kind: 'call', call: member.call }]] : [],
  ),
);

/** Hugging Face's clients for inference. */
export const huggingface: SdkTable = {
  id: 'huggingface',
  title: 'Hugging Face',
  typescript: {
    usage: {
      fields: ['usage.prompt_tokens', 'usage.completion_tokens'],
      source: '@huggingface/inference 4.13.30 (npm), ChatCompletionOutputUsage',
    },
    packages: ['@huggingface/inference'],
    modules: {
      '@huggingface/inference': {
        InferenceClient: client,
        HfInference: client,
        InferenceClientEndpoint: client,
        ...functions,
      },
    },
    shapes: { InferenceClient: shape(typescript) },
  },
  python: {
    usage: {
      fields: ['usage.prompt_tokens', 'usage.completion_tokens'],
      streamOption: 'stream_options.include_usage',
      source: 'huggingface_hub 2.0.0 (PyPI), ChatCompletionOutputUsage',
    },
    packages: ['huggingface_hub'],
    distribution: 'huggingface-hub',
    modules: {
      huggingface_hub: { InferenceClient: client, AsyncInferenceClient: client },
    },
    shapes: { InferenceClient: shape(python) },
  },
};
