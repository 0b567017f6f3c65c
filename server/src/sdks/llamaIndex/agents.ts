import { agentCall } from '../agents/agentKit.ts';
import { fallback } from '../build.ts';
import type { CallSpec, Default, Meaning, Member, Shape } from '../types.ts';
import { made, typed } from './engines.ts';

const usual: readonly Default[] = [
  fallback('model', 'gpt-3.5-turbo-0613', 'llama-index 0.9.48: agent/openai/base.py, DEFAULT_MODEL_NAME'),
];

const functionCalls: NonNullable<CallSpec['loop']> = {
  limit: [{ path: '$client.max_function_calls' }],
  default: 5,
  unit: 'steps',
  source: 'llama-index 0.9.48: agent/openai/base.py, DEFAULT_MAX_FUNCTION_CALLS = 5',
};

const reasoning: NonNullable<CallSpec['loop']> = {
  limit: [{ path: '$client.max_iterations' }],
  default: 10,
  unit: 'steps',
  source: 'llama-index 0.9.48: agent/react/base.py, max_iterations = 10',
};

const chat = (name: string, loop: CallSpec['loop'], defaults: readonly Default[]): Member => ({
  kind: 'call',
  call: agentCall({
    api: `agent.${name}`,
    owner: '$client',
    bind: { positional: ['message', 'chat_history'] },
    model: ['$client.llm', '$global.llm'],
    cap: [],
    instructions: ['system_prompt'],
    tools: ['tools'],
    input: ['message'],
    defaults,
    ...(loop && { loop }),
    isStream: name.includes('stream'),
  }),
});

/** An agent that is talked to: it asks the model that it was given. */
const agent = (provider: string | null, loop?: CallSpec['loop'], defaults: readonly Default[] = []): Shape => ({
  provider,
  runs: {
    parts: ['llm'],
    combinator: 'one-of',
    otherwise: ['$global.llm'],
    gives: { $tools: ['$client.tools'], $system: ['$client.system_prompt'] },
    ...(defaults.length === 0 && { isCertain: true }),
  },
  members: Object.fromEntries(
    ['chat', 'achat', 'stream_chat', 'astream_chat', 'query', 'aquery'].map((name) => [
      name,
      chat(name, loop, defaults),
    ]),
  ),
});

export const agentShapes: Readonly<Record<string, Shape>> = {
  OldOpenAIAgent: agent('openai', functionCalls, usual),
  OldReActAgent: agent(null, reasoning, usual),
  OpenAIAgent: agent('openai', functionCalls),
  ChatAgent: agent(null),
};

const making = 'from_tools from_llm from_defaults';

export const agentModules: Readonly<Record<string, Readonly<Record<string, Meaning>>>> = {
  'llama_index.agent': {
    ...made('OldOpenAIAgent', 'OpenAIAgent', making),
    ...made('OldReActAgent', 'ReActAgent', making),
    ...made('ChatAgent', 'AgentRunner', making),
  },
  'llama_index.agent.types': typed('ChatAgent', 'BaseAgent'),
  'llama_index.core.base.agent': typed('ChatAgent', 'BaseAgent'),
  // From 0.10 on in a package of its own, with the model of the settings where it is given none.
  'llama_index.agent.openai': made('OpenAIAgent', 'OpenAIAgent', making),
};
