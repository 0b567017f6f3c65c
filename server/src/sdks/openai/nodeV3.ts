import { type Calls, type Dialect, members, parameters, type Spec, typescript } from '../build.ts';
import type { Shape } from '../types.ts';

const freeNames = [
  'createModeration',
  'createFile',
  'deleteFile',
  'listFiles',
  'retrieveFile',
  'listModels',
  'retrieveModel',
  'listFineTunes',
];

/** `new OpenAIApi(configuration)` of the npm package before 4.0, also of openai-edge. It neither retries nor times out. */
export const nodeV3Shapes: Readonly<Record<string, Shape>> = {
  Configuration: { provider: 'openai', members: {} },
  OpenAIApi: {
    provider: 'openai',
    bind: { positional: ['configuration', 'basePath'] },
    settings: { baseUrl: { path: 'configuration.basePath' } },
    members: members(typescript, calls(typescript)),
  },
};

function calls(d: Dialect): Calls {
  const bind = { record: 0, request: 1 };
  const request = { timeout: '$request.timeout', signal: '$request.signal' };
  const completion: Spec = {
    operation: 'completion',
    versions: '<4.0.0',
    bind,
    cap: 'optional',
    parameters: parameters(request, {
      model: 'model',
      outputCap: 'max_tokens',
      n: ['best_of', 'n'],
      temperature: 'temperature',
      stop: 'stop',
      stream: 'stream',
      user: 'user',
    }),
    prompt: [{ path: 'prompt', role: 'user', form: 'texts' }],
  };
  const chat: Spec = {
    ...completion,
    operation: 'chat',
    parameters: {
      ...completion.parameters,
      n: [{ path: 'n' }],
      tools: [{ path: 'functions' }],
      toolChoice: [{ path: 'function_call' }],
    },
    prompt: [
      { path: 'functions', role: 'tools', form: 'tools' },
      { path: 'messages', role: 'messages', form: 'messages' },
    ],
  };
  const edit: Spec = {
    ...completion,
    cap: 'none',
    parameters: parameters(request, { model: 'model', n: 'n', temperature: 'temperature' }),
    prompt: [
      { path: 'instruction', role: 'system', form: 'text' },
      { path: 'input', role: 'user', form: 'text' },
    ],
  };
  const embedding: Spec = {
    ...edit,
    operation: 'embedding',
    parameters: parameters(request, { model: 'model', input: 'input', user: 'user' }),
    prompt: [{ path: 'input', role: 'user', form: 'texts' }],
  };
  const image: Spec = {
    ...edit,
    operation: 'image',
    parameters: parameters(request, { n: 'n', size: 'size', user: 'user' }),
    prompt: [{ path: 'prompt', role: 'user', form: 'text' }],
  };
  const placed = parameters({ n: 'n', size: 'size' });
  const audio: Spec = {
    ...edit,
    operation: 'audio',
    bind: { positional: ['file', 'model', 'prompt'] },
    parameters: parameters({ model: 'model', input: 'file' }),
    prompt: [{ path: 'prompt', role: 'user', form: 'text' }],
  };
  return {
    createChatCompletion: chat,
    createCompletion: completion,
    createEdit: edit,
    createEmbedding: embedding,
    createImage: image,
    createImageEdit: { ...image, bind: { positional: ['image', 'prompt', 'mask', 'n', 'size'] }, parameters: placed },
    createImageVariation: { ...image, bind: { positional: ['image', 'n', 'size'] }, parameters: placed, prompt: [] },
    createTranscription: audio,
    createTranslation: audio,
    createFineTune: {
      ...edit,
      operation: 'other',
      parameters: parameters(request, { model: 'model' }),
      prompt: [],
      notEstimated: 'Training is billed by the tokens of the file and the epochs.',
    },
    ...Object.fromEntries(freeNames.map((name) => [d.spell(name), 'free' as const])),
  };
}
