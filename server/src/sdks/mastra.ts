import { making, named } from './agents/agentKit.ts';
import type { SdkTable } from './types.ts';

const run = {
  owner: '$client',
  bind: { positional: ['messages'], request: 1 },
  model: ['$request.model', '$client.model'],
  cap: ['$request.modelSettings.maxOutputTokens', '$client.defaultOptions.modelSettings.maxOutputTokens'],
  instructions: ['instructions'],
  tools: ['tools'],
  input: ['messages'],
  more: {
    temperature: '$request.modelSettings.temperature',
    responseFormat: ['$request.structuredOutput.schema', '$request.output'],
    signal: '$request.abortSignal',
  },
  loop: {
    limit: [{ path: '$request.maxSteps' }, { path: '$request.stopWhen' }],
    default: 5,
    unit: 'steps',
    source: '@mastra/core 1.71.0: stopWhen ?? stepCountIs(5)',
  },
} as const;

export const mastra: SdkTable = {
  id: 'mastra',
  title: 'Mastra',
  typescript: {
    packages: ['@mastra/core'],
    modules: { '@mastra/core/agent': making('Agent', 'Agent'), '@mastra/core': making('Agent', 'Agent') },
    shapes: {
      Agent: {
        provider: null,
        members: named('generate stream generateLegacy streamLegacy generateVNext streamVNext network', 'agent.', run),
      },
    },
  },
};
