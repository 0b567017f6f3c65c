import { agentCall, making, named } from './agents/agentKit.ts';
import { fallback, parameters, unseenModel } from './build.ts';
import type { CallSpec, Default, Meaning, SdkTable, Shape } from './types.ts';

const source = 'crewai 1.15.17';
/** The model that an agent takes where neither it nor the environment (MODEL, OPENAI_MODEL_NAME) names one. */
const modelDefault = (id: string, versions: string, source: string): Default =>
  fallback('model', id, `crewai ${source}`, { versions });

const defaults: readonly Default[] = [
  modelDefault('gpt-4.1-mini', '>=1.2.0', '1.2.0 to 1.15.17: constants.py, DEFAULT_LLM_MODEL'),
  modelDefault('gpt-4o-mini', '>=0.63.0 <1.2.0', '0.63.0 to 1.0.0: agent.py, later cli/constants.py'),
  modelDefault('gpt-4o', '>=0.32.0 <0.62.0', '0.32.0 to 0.61.0: agent.py'),
  modelDefault('gpt-4', '<0.31.0', '0.1.0 to 0.30.11: agent.py'),
  fallback('outputCap', 4096, `${source}: the Anthropic provider sends 4096`, { models: ['anthropic/*', 'claude*'] }),
];

const loop: NonNullable<CallSpec['loop']> = {
  limit: [{ path: '$client.max_iter' }, { path: '$client.config.max_iter' }],
  default: 25,
  unit: 'steps',
  source: `${source}: Agent.max_iter = 25`,
};

/** What an agent sends in one turn. A crew tells it the task, which its tasks hold. */
const turn = {
  owner: '$client',
  bind: { positional: ['messages'] },
  model: ['$client.llm', '$client.config.llm'],
  cap: ['$client.llm.max_tokens', '$client.config.llm.max_tokens'],
  instructions: ['role', 'config.role', 'goal', 'config.goal', 'backstory', 'config.backstory'],
  tools: ['tools'],
  input: ['$task', 'messages'],
  defaults,
  loop,
} as const;

const kickoff = (api: string): CallSpec => ({
  api,
  operation: 'chat',
  cap: 'optional',
  bind: { positional: ['inputs'] },
  parameters: parameters(unseenModel, { tools: '$held.tools' }),
  prompt: [],
});

const crew: Shape = {
  provider: null,
  runs: { parts: ['tasks'], combinator: 'all', isCertain: true },
  members: Object.fromEntries(
    ['kickoff', 'kickoff_async', 'kickoff_for_each', 'kickoff_for_each_async', 'train', 'test', 'replay'].map(
      (name) => [name, { kind: 'call', call: kickoff(`crew.${name}`) } as const],
    ),
  ),
};

/** Agents and tasks in YAML beside the class: `crewai 1.15.17, project/crew_base.py`. */
const crewBase: Meaning = {
  kind: 'assembles',
  files: { agents_config: 'config/agents.yaml', tasks_config: 'config/tasks.yaml' },
  lists: { agents: 'agent', tasks: 'task' },
  made: { agent: 'agent', llm: 'llm' },
};

export const crewai: SdkTable = {
  id: 'crewai',
  title: 'CrewAI',
  python: {
    usage: { fields: ['token_usage', 'usage_metrics'], source: 'crewai 1.15.17: crew.py, crews/crew_output.py' },
    packages: ['crewai'],
    modules: {
      crewai: {
        ...making('Agent', 'Agent'),
        ...making('Task', 'Task'),
        ...making('Crew', 'Crew'),
        ...making('LLM', 'LLM', { positional: ['model'] }),
      },
      'crewai.project': { CrewBase: crewBase },
      'crewai.project.crew_base': { CrewBase: crewBase },
      'crewai.agent': making('Agent', 'Agent'),
      'crewai.task': making('Task', 'Task'),
      'crewai.crew': making('Crew', 'Crew'),
      'crewai.llm': making('LLM', 'LLM', { positional: ['model'] }),
    },
    shapes: {
      Agent: {
        provider: null,
        request: agentCall({ ...turn, api: 'agent.turn' }),
        members: named('kickoff kickoff_async', 'agent.', turn),
      },
      Task: {
        provider: null,
        members: {},
        runs: {
          parts: ['agent'],
          combinator: 'all',
          otherwise: ['$client.config.agent'],
          gives: { $task: ['$client.description', '$client.config.description'] },
        },
      },
      Crew: crew,
      LLM: {
        provider: null,
        model: { id: 'model' },
        settings: { baseUrl: { path: 'base_url' } },
        members: {
          call: {
            kind: 'call',
            call: agentCall({
              api: 'llm.call',
              owner: '$client',
              bind: { positional: ['messages'] },
              model: ['$client.model'],
              cap: ['$client.max_tokens'],
              instructions: [],
              input: ['messages'],
            }),
          },
        },
      },
    },
  },
};
