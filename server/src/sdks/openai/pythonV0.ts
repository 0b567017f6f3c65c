import { deprecated, type Meanings, type Members, parameters, type Spec } from '../build.ts';
import type { ClientSettings, Meaning, Member, Shape } from '../types.ts';
import { apiType } from './clients.ts';

const settings: ClientSettings = {
  timeout: {
    path: 'request_timeout',
    unit: 's',
    defaults: [{ value: 600, source: 'openai 0.28.1 (PyPI), api_requestor.py: TIMEOUT_SECS' }],
  },
  baseUrl: { path: 'base_url', environment: ['OPENAI_API_BASE'] },
  providerName: apiType,
};

/** On Azure the deployment is given as `engine` or `deployment_id`. */
const model = ['engine', 'deployment_id', 'model'];

/** The classes of the Python package before 1.0, by their methods. Later versions keep the names and raise. */
const classes: Readonly<Record<string, Members>> = {
  ChatCompletion: both('ChatCompletion', 'create', chat()),
  Completion: both('Completion', 'create', completion()),
  Edit: both('Edit', 'create', edit()),
  Embedding: both('Embedding', 'create', embedding()),
  Image: {
    ...both('Image', 'create', image()),
    ...both('Image', 'create_edit', { ...image(), bind: { positional: ['image', 'mask'] } }),
    ...both('Image', 'create_variation', { ...image(), bind: { positional: ['image'] }, prompt: [] }),
  },
  Audio: { ...both('Audio', 'transcribe', audio()), ...both('Audio', 'translate', audio()) },
  FineTune: both('FineTune', 'create', training()),
  FineTuningJob: both('FineTuningJob', 'create', training()),
  Moderation: { create: { kind: 'free' }, acreate: { kind: 'free' } },
  Model: { list: { kind: 'free' }, retrieve: { kind: 'free' } },
  File: { create: { kind: 'free' }, list: { kind: 'free' } },
};

export const pythonV0Names: Meanings = Object.fromEntries(
  Object.keys(classes).map((name): [string, Meaning] => [name, { kind: 'instance', shape: name, versions: '<1.0.0' }]),
);

/** They retry a request only if no connection came about, which costs nothing. */
export const pythonV0Shapes: Readonly<Record<string, Shape>> = Object.fromEntries(
  Object.entries(classes).map(([name, members]) => [name, { provider: 'openai', settings, members }]),
);

/** A method and its asynchronous twin: `create` and `acreate`. */
function both(owner: string, name: string, spec: Spec): Members {
  const call = (method: string): Member => ({ kind: 'call', call: { api: `${owner}.${method}`, ...spec } });
  return { [name]: call(name), [`a${name}`]: call(`a${name}`) };
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
