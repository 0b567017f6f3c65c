import { agentCall, making } from './agents/agentKit.ts';
import type { SdkTable } from './types.ts';

/** The program behind it chooses the model where none is named, caps replies itself, and works on until it is done. */
const common = {
  instructions: [],
  input: ['prompt'],
  loop: {
    limit: [{ path: 'options.maxTurns' }, { path: 'options.max_turns' }, { path: '$client.options.max_turns' }],
    default: null,
    unit: 'turns',
    source: '@anthropic-ai/claude-agent-sdk 0.3.330: sdk.d.ts, maxTurns is not set',
  },
} as const;

export const claudeAgent: SdkTable = {
  id: 'claude-agent-sdk',
  title: 'Claude Agent SDK',
  typescript: {
    packages: ['@anthropic-ai/claude-agent-sdk', '@anthropic-ai/claude-code'],
    modules: Object.fromEntries(
      ['@anthropic-ai/claude-agent-sdk', '@anthropic-ai/claude-code'].map((module) => [
        module,
        {
          query: {
            kind: 'call',
            call: agentCall({
              ...common,
              api: 'query',
              owner: 'options',
              bind: { record: 0 },
              model: ['options.model'],
              instructions: ['systemPrompt', 'customSystemPrompt'],
            }),
          },
        },
      ]),
    ),
    shapes: { Options: { provider: 'anthropic', members: {} } },
  },
  python: {
    packages: ['claude_agent_sdk', 'claude_code_sdk'],
    distribution: 'claude-agent-sdk',
    modules: Object.fromEntries(
      ['claude_agent_sdk', 'claude_code_sdk'].map((module) => [
        module,
        {
          query: {
            kind: 'call',
            call: agentCall({
              ...common,
              api: 'query',
              owner: 'options',
              bind: {},
              model: ['options.model'],
              instructions: ['system_prompt'],
            }),
          },
          ...making('Options', 'ClaudeAgentOptions ClaudeCodeOptions'),
          ...making('Client', 'ClaudeSDKClient', { positional: ['options'] }),
        },
      ]),
    ),
    shapes: {
      Options: { provider: 'anthropic', members: {} },
      Client: {
        provider: 'anthropic',
        members: {
          query: {
            kind: 'call',
            call: agentCall({
              ...common,
              api: 'ClaudeSDKClient.query',
              owner: '$client.options',
              bind: { positional: ['prompt'] },
              model: ['$client.options.model'],
              instructions: ['system_prompt'],
            }),
          },
        },
      },
    },
  },
};
