import { named } from '../agents/agentKit.ts';
import { parameters, unseenModel } from '../build.ts';
import type { CallSpec, Member, Runs, Shape } from '../types.ts';
import { functionLoop } from './services.ts';

const orchestrated = 'semantic-kernel 1.44.1, agents/orchestration';

/** A call that an object makes on what it runs, of which it says the loop. */
const running = (api: string, more: Pick<CallSpec, 'bind' | 'prompt' | 'loop'>, tools?: string): Member => ({
  kind: 'call',
  call: {
    api,
    operation: 'chat',
    cap: 'optional',
    ...more,
    parameters: parameters(unseenModel, tools === undefined ? {} : { tools }),
    prompt: [...(tools === undefined ? [] : [{ path: tools, role: 'tools', form: 'tools' } as const]), ...more.prompt],
    ...(api.includes('stream') && { isStream: true }),
  },
});

const ofAgent: Runs['gives'] = {
  instructions: ['$client.instructions', '$client.prompt_template_config.template'],
  settings: ['arguments.settings', '$client.arguments.settings', '$client.execution_settings'],
};

/** An agent: its own service goes before those of its kernel. Plugins are the functions that it calls, without being told to. */
const agent: Shape = {
  provider: null,
  runs: { parts: ['service', 'kernel.services'], combinator: 'one-of', isCertain: true, gives: ofAgent },
  members: Object.fromEntries(
    ['get_response', 'invoke', 'invoke_stream'].map((name) => [
      name,
      running(
        `agent.${name}`,
        {
          bind: { positional: ['messages'] },
          prompt: [
            { path: '$client.instructions', role: 'system', form: 'text' },
            { path: 'messages', role: 'messages', form: 'messages' },
          ],
          loop: functionLoop('$client'),
        },
        '$client.plugins',
      ),
    ]),
  ),
};

/**
 * An agent that the provider keeps, or whose history it keeps: its model is named when it is made, or stands in the definition that the
 * provider has of it.
 */
const hosted = (provider: string | null, cap: string): Shape => ({
  provider,
  members: named('get_response invoke invoke_stream', 'agent.', {
    owner: '$client',
    bind: { positional: ['messages'] },
    model: ['model', '$client.ai_model_id', '$client.definition.model', '$client.agent_model.foundation_model'],
    cap: cap === '' ? [] : [cap],
    instructions: ['instructions'],
    input: ['messages'],
    more: { tools: ['tools', '$client.plugins'], temperature: ['temperature', '$client.temperature'] },
    loop: functionLoop('$client'),
  }),
});

/** Agents that work on one task: all of them, or in turns as a manager decides. */
const orchestration = (combinator: Runs['combinator'], loop?: CallSpec['loop']): Shape => ({
  provider: null,
  runs: { parts: ['members'], combinator, isCertain: true, gives: { messages: ['task'] } },
  members: {
    invoke: running('orchestration.invoke', {
      bind: { positional: ['task', 'runtime'] },
      prompt: [{ path: 'task', role: 'messages', form: 'messages' }],
      ...(loop && { loop }),
    }),
  },
});

const turns = (path: string, source: string, limit: number | null = null): NonNullable<CallSpec['loop']> => ({
  limit: [{ path: `$client.${path}` }],
  default: limit,
  unit: 'turns',
  source,
});

const groupLoop = turns(
  'termination_strategy.maximum_iterations',
  'semantic-kernel 1.44.1: maximum_iterations is 5 without a strategy, and 99 in one of the own',
  99,
);

export const agentShapes: Readonly<Record<string, Shape>> = {
  Agent: agent,
  OpenAIAssistantAgent: hosted('openai', 'max_completion_tokens'),
  AzureAssistantAgent: hosted('azure', 'max_completion_tokens'),
  OpenAIResponsesAgent: hosted('openai', 'max_output_tokens'),
  AzureResponsesAgent: hosted('azure', 'max_output_tokens'),
  AzureAIAgent: hosted('azure', 'max_completion_tokens'),
  BedrockAgent: hosted('bedrock', ''),
  All: orchestration('all'),
  GroupChat: orchestration('one-of', turns('manager.max_rounds', `${orchestrated}/group_chat.py: max_rounds is None`)),
  Handoff: orchestration('one-of', turns('$rounds', `${orchestrated}/handoffs.py: until an agent completes the task`)),
  Magentic: orchestration(
    'one-of',
    turns('manager.max_round_count', `${orchestrated}/magentic.py: max_round_count is None`),
  ),
  AgentGroupChat: {
    provider: null,
    runs: { parts: ['agents'], combinator: 'one-of', isCertain: true },
    members: {
      invoke: running('chat.invoke', { bind: { positional: ['agent'] }, prompt: [], loop: groupLoop }),
      invoke_stream: running('chat.invoke_stream', { bind: { positional: ['agent'] }, prompt: [], loop: groupLoop }),
      add_chat_message: { kind: 'free' },
    },
  },
};
