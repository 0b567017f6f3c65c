import { deprecated, parameters, type Spec } from '../build.ts';
import type { Meaning } from '../types.ts';

/** On Azure the deployment is given as `engine` or `deployment_id`. */
const model = ['engine', 'deployment_id', 'model'];

/** The classes of the Python package before 1.0. Later versions keep the names and raise. */
export const pythonV0Classes: Readonly<Record<string, Meaning>> = {
  ChatCompletion: both('ChatCompletion', 'create', chat()),
  Completion: both('Completion', 'create', completion()),
  Edit: both('Edit', 'create', edit()),
  Embedding: both('Embedding', 'create', embedding()),
  Image: joined(
    both('Image', 'create', image()),
    both('Image', 'create_edit', { ...image(), bind: { positional: ['image', 'mask'] } }),
    both('Image', 'create_variation', { ...image(), bind: { positional: ['image'] }, prompt: [] }),
  ),
  Audio: joined(both('Audio', 'transcribe', audio()), both('Audio', 'translate', audio())),
  FineTune: both('FineTune', 'create', training()),
  FineTuningJob: both('FineTuningJob', 'create', training()),
  Moderation: { kind: 'namespace', members: { create: { kind: 'free' }, acreate: { kind: 'free' } } },
  Model: { kind: 'namespace', members: { list: { kind: 'free' }, retrieve: { kind: 'free' } } },
  File: { kind: 'namespace', members: { create: { kind: 'free' }, list: { kind: 'free' } } },
};

/** A method and its asynchronous twin: `create` and `acreate`. */
function both(owner: string, name: string, spec: Spec): Namespace {
  const call = (method: string): Meaning => ({ kind: 'call', call: { api: `${owner}.${method}`, ...spec } });
  return { kind: 'namespace', members: { [name]: call(name), [`a${name}`]: call(`a${name}`) } };
}

type Namespace = Extract<Meaning, { readonly kind: 'namespace' }>;

function joined(...parts: readonly Namespace[]): Namespace {
  return { kind: 'namespace', members: Object.assign({}, ...parts.map((part) => part.members)) };
}

function base(): Pick<Spec, 'versions' | 'bind'> {
  return { versions: '<1.0.0' };
}

function chat(): Spec {
  const { prompt: _, ...rest } = completion();
  return {
    ...rest,
    operation: 'chat',
    parameters: {
      ...rest.parameters,
      n: [{ path: 'n' }],
      tools: [{ path: 'functions' }],
      toolChoice: [{ path: 'function_call' }],
    },
    prompt: [
      { path: 'functions', role: 'tools', form: 'tools' },
      { path: 'messages', role: 'messages', form: 'messages' },
    ],
  };
}

function completion(): Spec {
  return {
    ...base(),
    operation: 'completion',
    cap: 'optional',
    parameters: parameters({
      model,
      outputCap: 'max_tokens',
      n: ['best_of', 'n'],
      temperature: 'temperature',
      stop: 'stop',
      stream: 'stream',
      // `timeout` bounds how long a call waits for a model to load, not a request.
      timeout: 'request_timeout',
      user: 'user',
    }),
    prompt: [{ path: 'prompt', role: 'user', form: 'texts' }],
  };
}

function edit(): Spec {
  return {
    ...base(),
    operation: 'completion',
    cap: 'none',
    parameters: parameters({ model, n: 'n', temperature: 'temperature' }),
    prompt: [
      { path: 'instruction', role: 'system', form: 'text' },
      { path: 'input', role: 'user', form: 'text' },
    ],
  };
}

function embedding(): Spec {
  return {
    ...base(),
    operation: 'embedding',
    cap: 'none',
    parameters: parameters({ model, input: 'input', timeout: 'request_timeout', user: 'user' }),
    prompt: [{ path: 'input', role: 'user', form: 'texts' }],
  };
}

function image(): Spec {
  return {
    ...base(),
    operation: 'image',
    cap: 'none',
    parameters: parameters({ n: 'n', size: 'size', user: 'user' }),
    prompt: [{ path: 'prompt', role: 'user', form: 'text' }],
  };
}

function audio(): Spec {
  return {
    ...base(),
    operation: 'audio',
    bind: { positional: ['model', 'file'] },
    cap: 'none',
    parameters: parameters({ model: ['model', deprecated('deployment_id')], input: 'file' }),
    prompt: [{ path: 'prompt', role: 'user', form: 'text' }],
  };
}

function training(): Spec {
  return {
    ...base(),
    operation: 'other',
    parameters: parameters({ model: 'model' }),
    prompt: [],
    notEstimated: 'Training is billed by the tokens of the training file and the epochs.',
  };
}
