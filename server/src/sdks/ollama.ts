import { at, type Calls, type Dialect, members, parameters, python, type Spec, typescript } from './build.ts';
import type { ArgumentBinding, Meaning, SdkTable, Shape } from './types.ts';

/** Methods take a record in Node; in Python also positional arguments. */
const body = (d: Dialect, ...positional: readonly string[]): ArgumentBinding =>
  d.language === 'python' ? { positional } : { record: 0 };

function calls(d: Dialect): Calls {
  const chat: Spec = {
    operation: 'chat',
    bind: body(d, 'model', 'messages'),
    cap: 'optional',
    parameters: parameters({
      model: 'model',
      outputCap: 'options.num_predict',
      temperature: 'options.temperature',
      stop: 'options.stop',
      stream: 'stream',
      thinking: at('think', d.since('0.5.16', '0.5.0')),
      responseFormat: 'format',
      tools: at('tools', d.since('0.5.6', '0.3.0')),
    }),
    prompt: [
      { path: 'tools', role: 'tools', form: 'tools' },
      { path: 'messages', role: 'messages', form: 'messages' },
    ],
  };
  const { tools: _, ...generating } = chat.parameters;
  return {
    chat,
    generate: {
      ...chat,
      operation: 'completion',
      bind: body(d, 'model', 'prompt'),
      parameters: generating,
      prompt: [
        { path: 'system', role: 'system', form: 'text' },
        { path: 'prompt', role: 'user', form: 'text' },
      ],
    },
    embed: {
      operation: 'embedding',
      ...d.since('0.5.6', '0.3.0'),
      bind: body(d, 'model', 'input'),
      cap: 'none',
      parameters: parameters({ model: 'model', input: 'input' }),
      prompt: [{ path: 'input', role: 'user', form: 'texts' }],
    },
    embeddings: {
      operation: 'embedding',
      bind: body(d, 'model', 'prompt'),
      cap: 'none',
      parameters: parameters({ model: 'model', input: 'prompt' }),
      prompt: [{ path: 'prompt', role: 'user', form: 'texts' }],
    },
    webSearch: { ...search, ...d.since('0.6.0', '0.6.0'), bind: body(d, 'query') },
    webFetch: { ...search, ...d.since('0.6.0', '0.6.0'), bind: body(d, 'url') },
    pull: 'free',
    push: 'free',
    create: 'free',
    delete: 'free',
    copy: 'free',
    list: 'free',
    show: 'free',
    ps: 'free',
  };
}

const search: Spec = {
  operation: 'other',
  cap: 'none',
  parameters: {},
  prompt: [],
  notEstimated: 'Searches are part of a plan with the provider.',
};

/** A server on this machine or on one's own: a request costs nothing there. At ollama.com it does. */
const shape = (d: Dialect): Shape => ({
  provider: 'ollama',
  ...(d.language === 'python' && { bind: { positional: ['host'] } }),
  settings: {
    baseUrl: { path: 'host', environment: ['OLLAMA_HOST'], isOwnServer: true },
    ...(d.language === 'python' && {
      timeout: {
        path: 'timeout',
        unit: 's',
        defaults: [{ value: null, source: 'ollama 0.6.2 (PyPI), _client.py: timeout=None' }],
      },
    }),
  },
  members: members(d, calls(d)),
});

const client: Meaning = { kind: 'constructor', shape: 'Ollama' };
const instance: Meaning = { kind: 'instance', shape: 'Ollama' };

/** The methods of the client that the Python module has made. */
const functions: Readonly<Record<string, Meaning>> = Object.fromEntries(
  Object.entries(shape(python).members).flatMap(([name, member]): [string, Meaning][] =>
    member.kind === 'call'
      ? [[name, { kind: 'call', call: member.call, shape: 'Ollama' }]]
      : member.kind === 'free'
        ? [[name, { kind: 'free' }]]
        : [],
  ),
);

/** Ollama's SDKs. */
export const ollama: SdkTable = {
  id: 'ollama',
  title: 'Ollama',
  typescript: {
    usage: { fields: ['prompt_eval_count', 'eval_count'], source: 'ollama 0.6.4 (npm), interfaces.d.ts' },
    packages: ['ollama'],
    modules: {
      ollama: { default: instance, Ollama: client },
      'ollama/browser': { default: instance, Ollama: client },
    },
    shapes: { Ollama: shape(typescript) },
  },
  python: {
    usage: {
      fields: ['prompt_eval_count', 'eval_count'],
      source: 'ollama 0.6.2 (PyPI), _types.py: BaseGenerateResponse',
    },
    packages: ['ollama'],
    modules: { ollama: { Client: client, AsyncClient: client, ...functions } },
    shapes: { Ollama: shape(python) },
  },
};
