import { parameters, type Spec } from '../build.ts';
import type { BedrockOperation } from './calls.ts';

const hosted: Spec = {
  operation: 'chat',
  cap: 'none',
  parameters: {},
  prompt: [{ path: 'inputText', role: 'user', form: 'text' }],
  notEstimated: 'The agent, its model and its steps are set up with the provider.',
};

const retrieve: Spec = {
  ...hosted,
  parameters: parameters({
    model: 'retrieveAndGenerateConfiguration.knowledgeBaseConfiguration.modelArn',
    outputCap:
      'retrieveAndGenerateConfiguration.knowledgeBaseConfiguration.generationConfiguration.inferenceConfig.textInferenceConfig.maxTokens',
  }),
  prompt: [{ path: 'input.text', role: 'user', form: 'text' }],
  notEstimated: 'How much is retrieved from the knowledge base is not in the code.',
};

/** Agents and knowledge bases that run with the provider. */
export const agentOperations: readonly BedrockOperation[] = [
  { name: 'InvokeAgent', call: { api: 'InvokeAgent', ...hosted } },
  {
    name: 'InvokeInlineAgent',
    call: {
      api: 'InvokeInlineAgent',
      ...hosted,
      parameters: parameters({ model: 'foundationModel' }),
      prompt: [{ path: 'instruction', role: 'system', form: 'text' }, ...hosted.prompt],
      notEstimated: 'How many steps the agent takes is not in the code.',
    },
  },
  { name: 'RetrieveAndGenerate', call: { api: 'RetrieveAndGenerate', ...retrieve } },
  { name: 'RetrieveAndGenerateStream', call: { api: 'RetrieveAndGenerateStream', ...retrieve, isStream: true } },
];
