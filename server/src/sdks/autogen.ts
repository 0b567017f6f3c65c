import { agentCall, making, named } from './agents/agentKit.ts';
import { parameters, unseenModel } from './build.ts';
import type { CallSpec, SdkTable, Shape } from './types.ts';

const turn = {
  owner: '$client',
  bind: {},
  model: ['$client.model_client'],
  cap: ['$client.model_client.max_tokens'],
  instructions: ['system_message'],
  tools: ['tools'],
  input: ['task', 'messages'],
  loop: {
    limit: [{ path: '$client.max_tool_iterations' }],
    default: 1,
    unit: 'steps',
    source: 'autogen-agentchat 0.7.5: max_tool_iterations = 1',
  },
} as const;

const team: CallSpec = {
  api: 'team.run',
  operation: 'chat',
  cap: 'optional',
  bind: {},
  parameters: parameters(unseenModel),
  prompt: [{ path: 'task', role: 'messages', form: 'messages' }],
  loop: {
    limit: [{ path: '$client.max_turns' }],
    default: null,
    unit: 'turns',
    source: 'autogen-agentchat 0.7.5: max_turns is None, so that only the termination condition ends it',
  },
};

const client = (provider: string): Shape => ({
  provider,
  model: { id: 'model' },
  settings: { baseUrl: { path: 'base_url' } },
  members: named('create create_stream', 'client.', {
    owner: '$client',
    bind: { positional: ['messages'] },
    model: ['$client.model'],
    cap: ['extra_create_args.max_tokens', '$client.max_tokens'],
    instructions: [],
    input: ['messages'],
  }),
});

/** Teams take turns until a condition holds; which agent speaks is up to them. */
export const autogen: SdkTable = {
  id: 'autogen',
  title: 'AutoGen',
  python: {
    usage: {
      fields: ['usage', 'models_usage'],
      source: 'autogen-core 0.7.5: CreateResult.usage; autogen-agentchat: messages.py',
    },
    packages: ['autogen_agentchat', 'autogen_ext'],
    distribution: 'autogen-agentchat',
    modules: {
      'autogen_agentchat.agents': making('Agent', 'AssistantAgent', { positional: ['name', 'model_client'] }),
      'autogen_agentchat.teams': making('Team', 'RoundRobinGroupChat SelectorGroupChat Swarm MagenticOneGroupChat', {
        positional: ['participants'],
      }),
      'autogen_ext.models.openai': {
        ...making('OpenAIClient', 'OpenAIChatCompletionClient'),
        ...making('AzureClient', 'AzureOpenAIChatCompletionClient'),
      },
      'autogen_ext.models.anthropic': making('AnthropicClient', 'AnthropicChatCompletionClient'),
      'autogen_ext.models.ollama': making('OllamaClient', 'OllamaChatCompletionClient'),
    },
    shapes: {
      Agent: {
        provider: null,
        request: agentCall({ ...turn, api: 'agent.run' }),
        members: {
          ...named('run run_stream', 'agent.', { ...turn, input: ['task'] }),
          ...named('on_messages on_messages_stream', 'agent.', {
            ...turn,
            bind: { positional: ['messages'] },
            input: ['messages'],
          }),
        },
      },
      Team: {
        provider: null,
        runs: { parts: ['participants'], combinator: 'one-of', isCertain: true },
        members: Object.fromEntries(
          ['run', 'run_stream'].map((name) => [
            name,
            { kind: 'call', call: { ...team, api: `team.${name}`, isStream: name === 'run_stream' } } as const,
          ]),
        ),
      },
      OpenAIClient: client('openai'),
      AzureClient: client('azure'),
      AnthropicClient: client('anthropic'),
      OllamaClient: client('ollama'),
    },
  },
};
