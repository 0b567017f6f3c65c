import { agentCall, making } from './agents/agentKit.ts';
import type { SdkTable } from './types.ts';

const run = agentCall({
  api: 'Coder.run',
  owner: '$client',
  bind: { positional: ['with_message', 'preproc'] },
  // LiteLLM sends what the model is told; aider sets no cap of its own.
  model: ['$client.main_model.model'],
  instructions: [],
  input: [],
  loop: {
    limit: [],
    default: 4,
    unit: 'turns',
    source: 'aider 0.86: coders/base_coder.py, max_reflections = 3, answers to problems that follow the first',
  },
});

const create = {
  kind: 'constructor',
  shape: 'Coder',
  bind: { positional: ['main_model', 'edit_format', 'io'] },
} as const;

/** The coding assistant, used from a program. */
export const aider: SdkTable = {
  id: 'aider',
  title: 'aider',
  python: {
    usage: {
      fields: ['message_tokens_sent', 'message_tokens_received', 'total_cost'],
      source: 'aider 0.86.2: coders/base_coder.py',
    },
    packages: ['aider'],
    distribution: 'aider-chat',
    modules: {
      'aider.coders': { Coder: { kind: 'constructor', shape: 'Coder', members: { create } } },
      'aider.models': making('Model', 'Model', { positional: ['model', 'weak_model', 'editor_model'] }),
    },
    shapes: {
      Coder: { provider: null, members: { run: { kind: 'call', call: run } } },
      Model: { provider: null, members: {} },
    },
  },
};
