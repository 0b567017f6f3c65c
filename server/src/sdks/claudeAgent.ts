import { agentCall, making } from './agents/agentKit.ts';
import type { CallSpec, SdkTable } from './types.ts';

/** The program behind it chooses the model where none is named, caps replies itself, and works on until it is done. */
const common = (limit: string) =>
  ({
    input: ['prompt'],
    loop: {
      limit: [{ path: limit }],
      default: null,
      unit: 'turns',
      source: '@anthropic-ai/claude-agent-sdk 0.3.330: sdk.d.ts, maxTurns is not set',
    },
  }) as const;

const javascriptQuery = (instructions: string): CallSpec =>
  agentCall({
    ...common('options.maxTurns'),
    api: 'query',
    owner: 'options',
    bind: { record: 0 },
    model: ['options.model'],
    instructions: [instructions],
  });

export const claudeAgent: SdkTable = {
  id: 'claude-agent-sdk',
  title: 'Claude Agent SDK',
  typescript: {
    usage: {
      fields: ['total_cost_usd', 'usage', 'modelUsage'],
      source: '@anthropic-ai/claude-agent-sdk 0.3.329 (npm), sdk.d.ts: SDKResultMessage',
    },
    packages: ['@anthropic-ai/claude-agent-sdk', '@anthropic-ai/claude-code'],
    modules: {
      '@anthropic-ai/claude-agent-sdk': { query: { kind: 'call', call: javascriptQuery('systemPrompt') } },
      // Before it had a package of its own the SDK was part of the program.
      '@anthropic-ai/claude-code': {
        query: {
          kind: 'call',
          call: { ...javascriptQuery('customSystemPrompt'), versions: '@anthropic-ai/claude-code <2.0.0' },
        },
      },
    },
    shapes: { Options: { provider: 'anthropic', members: {} } },
  },
  python: {
    usage: { fields: ['total_cost_usd', 'usage'], source: 'claude-agent-sdk 0.2.143 (PyPI), types.py: ResultMessage' },
    packages: ['claude_agent_sdk', 'claude_code_sdk'],
    distribution: 'claude-agent-sdk',
    modules: Object.fromEntries(
      ['claude_agent_sdk', 'claude_code_sdk'].map((module) => [
        module,
        {
          query: {
            kind: 'call',
            call: agentCall({
              ...common('options.max_turns'),
              api: 'query',
              owner: 'options',
              bind: {},
              model: ['options.model'],
              instructions: ['system_prompt'],
            }),
          },
          ...making('Options', module === 'claude_agent_sdk' ? 'ClaudeAgentOptions' : 'ClaudeCodeOptions'),
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
              ...common('$client.options.max_turns'),
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
