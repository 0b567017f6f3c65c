import { making } from './agents/agentKit.ts';
import { chat } from './litellm/calls.ts';
import type { ArgumentBinding, Meaning, Repeat, SdkTable } from './types.ts';

const ask: Repeat = {
  kind: 'repeat',
  argument: 0,
  name: 'llm_api',
  as: 'guardrails.Guard',
  keeps: ['num_reasks', 'prompt_params', 'metadata', 'full_schema_reask', 'reask_messages'],
  call: {
    ...chat,
    api: 'guard',
    bind: { positional: ['llm_api'] },
    prompt: [
      { path: 'tools', role: 'tools', form: 'tools' },
      { path: '$client.instructions', role: 'system', form: 'text' },
      { path: 'instructions', role: 'system', form: 'text' },
      { path: '$client.messages', role: 'messages', form: 'messages', unless: 'messages' },
      { path: 'messages', role: 'messages', form: 'messages' },
      { path: 'msg_history', role: 'messages', form: 'messages' },
      { path: '$client.prompt', role: 'messages', form: 'messages', unless: 'prompt' },
      { path: 'prompt', role: 'messages', form: 'messages' },
    ],
  },
};

/** An answer that is there already: a model is asked only where it does not hold, and only if there is one. */
const parse: Repeat = { ...ask, argument: 1, as: 'guardrails.Guard.parse' };
const { call: _, ...parseGiven } = parse;

const from = (first: string): Meaning => ({ kind: 'constructor', shape: 'Guard', bind: { positional: [first] } });
const rail: ArgumentBinding = { positional: ['$rail'] };

const guard: Meaning = {
  kind: 'constructor',
  shape: 'Guard',
  members: {
    for_pydantic: from('output_class'),
    for_string: from('validators'),
    for_rail: from('$rail'),
    for_rail_string: from('$rail'),
    from_pydantic: from('output_class'),
    from_string: from('validators'),
    ...making('RailGuard', 'from_rail from_rail_string', rail),
  },
};

/** Guardrails asks a model again until its answer passes the validators, each time with a longer prompt. */
export const guardrails: SdkTable = {
  id: 'guardrails',
  title: 'Guardrails',
  python: {
    usage: { fields: ['history.last.tokens_consumed'], source: 'guardrails-ai 0.11.0: classes/history/call.py' },
    packages: ['guardrails'],
    distribution: 'guardrails-ai',
    modules: { guardrails: { Guard: guard, AsyncGuard: guard } },
    shapes: {
      Guard: {
        provider: null,
        members: {
          use: { kind: 'same', bind: {}, isView: true },
          use_many: { kind: 'same', bind: {}, isView: true },
          parse: parseGiven,
          validate: { kind: 'free' },
          configure: { kind: 'free' },
        },
        call: ask,
      },
      // The prompt of a RAIL document stands in the document.
      RailGuard: {
        provider: null,
        members: { use: { kind: 'same', bind: {}, isView: true }, parse: parseGiven, validate: { kind: 'free' } },
        call: {
          ...ask,
          call: {
            ...chat,
            api: 'guard',
            bind: { positional: ['llm_api'] },
            prompt: [{ path: '$client.$rail', role: 'user', form: 'remote-template' }],
          },
        },
      },
    },
  },
};
