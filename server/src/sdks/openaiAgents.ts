import { agentCall, making, named } from './agents/agentKit.ts';
import { at, fallback } from './build.ts';
import type { CallSpec, Default, Meaning, SdkTable, Shape } from './types.ts';

const defaults: readonly Default[] = [
  fallback(
    'model',
    'gpt-5.6-luna',
    '@openai/agents-core 0.20.0: defaultModel.mjs; openai-agents-python 2026-08-22: default_models.py',
    {
      versions: '>=0.20.0',
    },
  ),
];

const loop = (...limit: readonly string[]): NonNullable<CallSpec['loop']> => ({
  limit: limit.map((path) => ({ path })),
  default: 10,
  unit: 'turns',
  source: '@openai/agents-core 0.20.0: DEFAULT_MAX_TURNS = 10; openai-agents-python 2026-08-22: max_turns = 10',
});

/** Objects that only hold settings. */
const settings: Shape = { provider: null, members: {} };

const model = (client?: string): Shape => ({
  provider: 'openai',
  members: {},
  model: { id: 'model' },
  ...(client && { settings: { baseUrl: { path: `${client}.base_url` } } }),
});

const javascriptRun = {
  owner: 'agent',
  bind: { positional: ['agent', 'input'], request: 2 },
  model: ['$client.model', 'agent.model'],
  cap: ['$client.modelSettings.maxTokens', 'agent.modelSettings.maxTokens'],
  instructions: ['instructions'],
  tools: ['tools'],
  input: ['input'],
  more: {
    effort: at('agent.modelSettings.reasoning.effort', { versions: '>=0.3.0' }),
    responseFormat: 'agent.outputType',
    signal: '$request.signal',
    stream: '$request.stream',
    previousResponse: '$request.previousResponseId',
  },
  defaults,
  loop: loop('$request.maxTurns'),
  handsOver: { agent: 'agent', to: 'handoffs', tools: 'tools' },
} as const;

const pythonRun = {
  owner: 'starting_agent',
  bind: { positional: ['starting_agent', 'input'] },
  model: ['run_config.model', 'starting_agent.model'],
  cap: ['run_config.model_settings.max_tokens', 'starting_agent.model_settings.max_tokens'],
  instructions: ['instructions'],
  tools: ['tools'],
  input: ['input'],
  more: {
    effort: ['starting_agent.model_settings.reasoning.effort'],
    responseFormat: 'starting_agent.output_type',
    previousResponse: 'previous_response_id',
  },
  defaults,
  loop: loop('max_turns'),
  handsOver: { agent: 'starting_agent', to: 'handoffs', tools: 'tools' },
} as const;

const agent = (asTool: string): Shape => ({
  provider: 'openai',
  members: { clone: { kind: 'same', isView: true }, [asTool]: { kind: 'same', isView: true } },
});

const javascriptNames: Readonly<Record<string, Meaning>> = {
  Agent: { kind: 'constructor', shape: 'Agent', members: making('Agent', 'create') },
  handoff: { kind: 'identity', argument: 0 },
  ...making('Runner', 'Runner'),
  run: { kind: 'call', call: agentCall({ ...javascriptRun, api: 'run' }) },
};

/** OpenAI's framework of agents. A run costs what the agent's turns cost; agents that it hands over to run by their own settings. */
export const openaiAgents: SdkTable = {
  id: 'openai-agents',
  title: 'OpenAI Agents SDK',
  typescript: {
    usage: {
      fields: ['state.usage', 'context.usage'],
      source: '@openai/agents-core 0.20.0 (npm), runContext.d.ts: usage',
    },
    packages: ['@openai/agents', '@openai/agents-core'],
    modules: {
      '@openai/agents': {
        ...javascriptNames,
        ...making('Model', 'OpenAIChatCompletionsModel OpenAIResponsesModel', { positional: ['client', 'model'] }),
      },
      '@openai/agents-core': javascriptNames,
    },
    shapes: {
      Agent: agent('asTool'),
      Model: model(),
      Runner: { provider: 'openai', members: named('run', 'Runner.', javascriptRun) },
    },
  },
  python: {
    usage: { fields: ['context_wrapper.usage'], source: 'openai-agents 0.22.0: run_context.py' },
    packages: ['agents'],
    distribution: 'openai-agents',
    modules: {
      agents: {
        ...making('Agent', 'Agent'),
        handoff: { kind: 'identity', argument: 0, name: 'agent' },
        ...making('Settings', 'ModelSettings RunConfig'),
        ...making('OpenAIModel', 'OpenAIChatCompletionsModel OpenAIResponsesModel', {
          positional: ['model', 'openai_client'],
        }),
        Runner: {
          kind: 'constructor',
          shape: 'Runner',
          members: Object.fromEntries(
            ['run', 'run_sync', 'run_streamed'].map((name) => [
              name,
              {
                kind: 'call',
                call: agentCall({ ...pythonRun, api: `Runner.${name}`, isStream: name === 'run_streamed' }),
              } as const,
            ]),
          ),
        },
      },
      'agents.extensions.models.litellm_model': making('AnyModel', 'LitellmModel', { positional: ['model'] }),
      'agents.models.openai_chatcompletions': making('OpenAIModel', 'OpenAIChatCompletionsModel', {
        positional: ['model', 'openai_client'],
      }),
    },
    shapes: {
      Agent: agent('as_tool'),
      Settings: settings,
      OpenAIModel: model('openai_client'),
      AnyModel: { provider: null, members: {}, model: { id: 'model' } },
      Runner: { provider: 'openai', members: named('run run_sync run_streamed', 'Runner.', pythonRun) },
    },
  },
};
