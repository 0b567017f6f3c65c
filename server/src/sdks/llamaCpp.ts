import { deprecated, fallback, members, type Paths, parameters, python, type Spec } from './build.ts';
import type { SdkTable, Shape } from './types.ts';

/** The model is the file that the object was made with. */
const model: Paths = { model: ['model', '$client.model_path', '$client.repo_id'] };

const completion: Spec = {
  operation: 'completion',
  bind: { positional: ['prompt'] },
  cap: 'optional',
  parameters: parameters(model, {
    outputCap: 'max_tokens',
    temperature: 'temperature',
    stop: 'stop',
    stream: 'stream',
  }),
  prompt: [{ path: 'prompt', role: 'user', form: 'text' }],
  defaults: [fallback('outputCap', 16, 'llama-cpp-python 0.3.35, llama.py: max_tokens=16')],
};

const shape: Shape = {
  provider: 'llamacpp',
  members: members(python, {
    createChatCompletion: {
      operation: 'chat',
      bind: { positional: ['messages'] },
      cap: 'optional',
      parameters: parameters(model, {
        outputCap: 'max_tokens',
        temperature: 'temperature',
        stop: 'stop',
        stream: 'stream',
        responseFormat: 'response_format',
        tools: ['tools', deprecated('functions')],
        toolChoice: ['tool_choice', deprecated('function_call')],
      }),
      prompt: [
        { path: 'tools', role: 'tools', form: 'tools' },
        { path: 'messages', role: 'messages', form: 'messages' },
      ],
    },
    createCompletion: completion,
    createEmbedding: {
      operation: 'embedding',
      bind: { positional: ['input'] },
      cap: 'none',
      parameters: parameters(model, { input: 'input' }),
      prompt: [{ path: 'input', role: 'user', form: 'texts' }],
    },
    embed: {
      operation: 'embedding',
      bind: { positional: ['input'] },
      cap: 'none',
      parameters: parameters({ model: ['$client.model_path', '$client.repo_id'], input: 'input' }),
      prompt: [{ path: 'input', role: 'user', form: 'texts' }],
    },
    tokenize: 'free',
    detokenize: 'free',
  }),
  call: { kind: 'call', call: { api: 'Llama', ...completion } },
};

/** llama.cpp in the program itself, where a request costs nothing. */
export const llamaCpp: SdkTable = {
  id: 'llama-cpp',
  title: 'llama.cpp',
  python: {
    usage: {
      fields: ['usage.prompt_tokens', 'usage.completion_tokens'],
      source: 'llama-cpp-python 0.3.35 (PyPI), llama_types.py: CompletionUsage',
    },
    packages: ['llama_cpp'],
    distribution: 'llama-cpp-python',
    modules: {
      llama_cpp: {
        Llama: {
          kind: 'constructor',
          shape: 'Llama',
          bind: { positional: ['model_path'] },
          members: {
            from_pretrained: { kind: 'constructor', shape: 'Llama', bind: { positional: ['repo_id', 'filename'] } },
          },
        },
      },
    },
    shapes: { Llama: shape },
  },
};
