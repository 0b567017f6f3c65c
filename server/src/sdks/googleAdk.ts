import { agentCall, making } from './agents/agentKit.ts';
import { parameters, unseenModel } from './build.ts';
import type { CallSpec, Member, SdkTable, Shape, VersionRange } from './types.ts';

/** A run of an agent by a runner, bounded by the calls of models that one run may make. */
const run = (api: string, limit: string): CallSpec => ({
  api,
  operation: 'chat',
  cap: 'optional',
  bind: api.includes('Async') || api.includes('Ephemeral') ? { record: 0 } : {},
  parameters: parameters(unseenModel),
  prompt: [],
  loop: {
    limit: [{ path: limit }],
    default: 500,
    unit: 'steps',
    source: '@google/adk 2.0.0: run_config.d.ts, maxLlmCalls 500; google-adk 1.4.2: max_llm_calls = 500',
  },
});

const turn = (cap: string, global: string, input: string): CallSpec =>
  agentCall({
    api: 'run',
    owner: '$client',
    bind: {},
    model: ['$client.model'],
    cap: [cap],
    instructions: ['instruction', global],
    tools: ['tools'],
    input: [input],
  });

const agents = (cap: string, global: string, parts: string, input: string): Readonly<Record<string, Shape>> => ({
  LlmAgent: { provider: 'google', members: {}, request: turn(cap, global, input) },
  Group: { provider: null, members: {}, runs: { parts: [parts], combinator: 'all' } },
  LiteLlm: { provider: null, members: {}, model: { id: 'model' } },
});

const runner = (root: string, calls: Readonly<Record<string, Member>>): Shape => ({
  provider: null,
  runs: { parts: ['agent', root], combinator: 'all', isCertain: true },
  members: calls,
});

const members = (names: string, limit: string, versions?: VersionRange): Readonly<Record<string, Member>> =>
  Object.fromEntries(
    names.split(' ').map((name) => {
      const call = { ...run(`runner.${name}`, limit), ...(versions !== undefined && { versions }) };
      return [name, { kind: 'call', call } as const];
    }),
  );

/** Google's Agent Development Kit. */
export const googleAdk: SdkTable = {
  id: 'google-adk',
  title: 'Google Agent Development Kit',
  typescript: {
    usage: { fields: ['usageMetadata'], source: '@google/adk 2.0.0 (npm), LlmResponse.usageMetadata of events' },
    packages: ['@google/adk'],
    modules: {
      '@google/adk': {
        ...making('LlmAgent', 'LlmAgent'),
        ...making('Group', 'SequentialAgent ParallelAgent LoopAgent'),
        ...making('Runner', 'Runner InMemoryRunner'),
      },
    },
    shapes: {
      ...agents('$client.generateContentConfig.maxOutputTokens', 'globalInstruction', 'subAgents', 'newMessage'),
      Runner: runner('app.rootAgent', members('runAsync runEphemeral', 'runConfig.maxLlmCalls')),
    },
  },
  python: {
    usage: { fields: ['usage_metadata'], source: 'google-adk 1.12.0: models/llm_response.py' },
    packages: ['google.adk'],
    distribution: 'google-adk',
    modules: {
      'google.adk': making('LlmAgent', 'Agent'),
      'google.adk.agents': {
        ...making('LlmAgent', 'Agent LlmAgent'),
        ...making('Group', 'SequentialAgent ParallelAgent LoopAgent'),
      },
      'google.adk.agents.llm_agent': making('LlmAgent', 'Agent LlmAgent'),
      'google.adk.runners': making('Runner', 'Runner InMemoryRunner'),
      'google.adk.models.lite_llm': making('LiteLlm', 'LiteLlm', { positional: ['model'] }),
    },
    shapes: {
      ...agents('$client.generate_content_config.max_output_tokens', 'global_instruction', 'sub_agents', 'new_message'),
      Runner: runner('app.root_agent', {
        ...members('run run_async', 'run_config.max_llm_calls'),
        ...members('run_debug', 'run_config.max_llm_calls', '>=1.18.0'),
      }),
    },
  },
};
