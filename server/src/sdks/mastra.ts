import { type AgentCall, making, named } from './agents/agentKit.ts';
import { at } from './build.ts';
import type { Member, SdkTable } from './types.ts';

const schema = '$request.structuredOutput.schema';
const oldSchema = at('$request.output', { versions: '<1.0.0' });

/** Versions: @mastra/core 0.24.9 and 1.71.0, agent/agent.types.d.ts and agent/types.d.ts. */
const run = {
  owner: '$client',
  bind: { positional: ['messages'], request: 1 },
  model: ['$client.model'],
  cap: ['$request.modelSettings.maxOutputTokens', '$client.defaultOptions.modelSettings.maxOutputTokens'],
  instructions: ['instructions'],
  tools: ['tools'],
  input: ['messages'],
  more: {
    temperature: '$request.modelSettings.temperature',
    responseFormat: schema,
    signal: '$request.abortSignal',
  },
  loop: {
    limit: [{ path: '$request.maxSteps' }, { path: '$request.stopWhen' }],
    default: 5,
    unit: 'steps',
    source: '@mastra/core 1.71.0: stopWhen ?? stepCountIs(5)',
  },
} satisfies Omit<AgentCall, 'api'>;

/** The calls for models of the AI SDK 4, with its options. */
const legacy = {
  ...run,
  cap: ['$request.maxTokens', '$client.defaultGenerateOptionsLegacy.maxTokens'],
  more: {
    temperature: '$request.temperature',
    responseFormat: ['$request.output', '$request.experimental_output'],
    signal: '$request.abortSignal',
  },
  loop: {
    limit: [{ path: '$request.maxSteps' }],
    default: 5,
    unit: 'steps',
    source: '@mastra/core 1.71.0: agent.d.ts, getDefaultGenerateOptionsLegacy: maxSteps 5',
  },
} satisfies Omit<AgentCall, 'api'>;

/** Agents that a routing agent hands a task to, round after round. */
const network = {
  ...run,
  more: {
    temperature: '$request.modelSettings.temperature',
    responseFormat: at('$request.structuredOutput.schema', { versions: '>=1.0.0' }),
    signal: at('$request.abortSignal', { versions: '>=1.0.0' }),
  },
  loop: {
    limit: [{ path: '$request.maxSteps' }],
    default: null,
    unit: 'steps',
    source: '@mastra/core 1.71.0: agent.types.d.ts, NetworkOptions.maxSteps is optional',
  },
} satisfies Omit<AgentCall, 'api'>;

/** Since version 1 a call can name another model. */
const withModel = (members: Readonly<Record<string, Member>>): Readonly<Record<string, Member>> =>
  Object.fromEntries(
    Object.entries(members).map(([name, member]) => {
      if (member.kind !== 'call') return [name, member];
      const model = [at('$request.model', { versions: '>=1.0.0' }), ...(member.call.parameters.model ?? [])];
      return [name, { ...member, call: { ...member.call, parameters: { ...member.call.parameters, model } } }];
    }),
  );

export const mastra: SdkTable = {
  id: 'mastra',
  title: 'Mastra',
  typescript: {
    usage: {
      fields: ['usage', 'totalUsage'],
      callbacks: ['onFinish', 'onStepFinish'],
      source: '@mastra/core 1.71.0 (npm), agent options and results',
    },
    packages: ['@mastra/core'],
    modules: { '@mastra/core/agent': making('Agent', 'Agent'), '@mastra/core': making('Agent', 'Agent') },
    shapes: {
      Agent: {
        provider: null,
        members: withModel({
          ...named('generate stream', 'agent.', { ...run, more: { ...run.more, responseFormat: [schema, oldSchema] } }),
          ...named('generateVNext streamVNext', 'agent.', run),
          ...named('generateLegacy streamLegacy', 'agent.', legacy),
          ...named('network', 'agent.', network),
        }),
      },
    },
  },
};
