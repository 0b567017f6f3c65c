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

const inCore = (limit: string, steps: number, source: string): NonNullable<CallSpec['loop']> => ({
  limit: [{ path: `$client.${limit}` }],
  default: steps,
  unit: 'steps',
  source: `llama-index-core 0.12.35: ${source}`,
});

const chat = (name: string, loop: CallSpec['loop'], defaults: readonly Default[]): Member => {
  const input = name.endsWith('query') ? ['str_or_query_bundle'] : ['message', 'chat_history'];
  return { kind: 'call', call: asked(name, input, loop, defaults) };
};

const asked = (
  name: string,
  input: readonly string[],
  loop: CallSpec['loop'],
  defaults: readonly Default[],
): CallSpec =>
  agentCall({
    api: `agent.${name}`,
    owner: '$client',
    bind: { positional: input },
    model: ['$client.llm', '$global.llm'],
    cap: [],
    instructions: ['system_prompt'],
    tools: ['tools'],
    input: input.slice(0, 1),
    defaults,
    ...(loop && { loop }),
    isStream: name.includes('stream'),
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
  ReActChat: agent(null, inCore('max_iterations', 10, 'agent/react/base.py, max_iterations = 10')),
  FunctionChat: agent(
    null,
    inCore('max_function_calls', 5, 'agent/function_calling/step.py, DEFAULT_MAX_FUNCTION_CALLS = 5'),
  ),
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
  'llama_index.core.base.agent.types': typed('ChatAgent', 'BaseAgent'),
  // From 0.10 on in a package of its own, with the model of the settings where it is given none.
  'llama_index.agent.openai': made('OpenAIAgent', 'OpenAIAgent', making),
};

/** From 0.10 to 0.12 the core had agents that are talked to beside those of workflows, which later took their names. */
export const agentsBefore13: Readonly<Record<string, Meaning>> = {
  ReActAgent: {
    kind: 'constructor',
    shape: 'Agent',
    members: { from_tools: { kind: 'constructor', shape: 'ReActChat' } },
  },
  FunctionCallingAgent: {
    kind: 'constructor',
    shape: 'FunctionChat',
    members: { from_tools: { kind: 'constructor', shape: 'FunctionChat' } },
  },
  ...made('ChatAgent', 'AgentRunner', 'from_llm'),
};
