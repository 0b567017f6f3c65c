import { agentCall, making, named } from './agents/agentKit.ts';
import type { Meanings } from './build.ts';
import type { CallSpec, SdkTable, Shape } from './types.ts';

const loop: NonNullable<CallSpec['loop']> = {
  limit: [{ path: 'max_steps' }, { path: '$client.max_steps' }],
  default: 20,
  unit: 'steps',
  source: 'smolagents 1.27.0: agents.py, max_steps = 20',
};

const run = {
  owner: '$client',
  bind: { positional: ['task'] },
  model: ['$client.model'],
  cap: ['$client.model.max_tokens'],
  instructions: ['instructions'],
  tools: ['tools'],
  input: ['task'],
  // An agent that writes code has its own loop whether it has tools or not.
  loop,
} as const;

const request = agentCall({
  api: 'model',
  owner: '$client',
  bind: { positional: ['messages'] },
  model: ['$client.model_id'],
  cap: ['max_tokens', '$client.max_tokens'],
  instructions: [],
  input: ['messages'],
});

const model = (provider: string | null, base: string): Shape => ({
  provider,
  model: { id: 'model_id' },
  settings: { baseUrl: { path: base } },
  call: { kind: 'call', call: request },
  members: {
    generate: { kind: 'call', call: { ...request, api: 'model.generate' } },
    generate_stream: { kind: 'call', call: { ...request, api: 'model.generate_stream', isStream: true } },
  },
});

const agent: Shape = {
  provider: null,
  call: { kind: 'call', call: agentCall({ ...run, api: 'agent' }) },
  members: named('run', 'agent.', run),
};

const byId = { positional: ['model_id'] };
const models: Meanings = {
  ...making('OpenAIModel', 'OpenAIModel OpenAIServerModel', byId),
  ...making('AnyModel', 'LiteLLMModel LiteLLMRouterModel', byId),
  ...making('HubModel', 'InferenceClientModel HfApiModel', byId),
  ...making('AzureModel', 'AzureOpenAIModel AzureOpenAIServerModel', byId),
  ...making('BedrockModel', 'AmazonBedrockModel AmazonBedrockServerModel', byId),
};
const agents: Meanings = making('Agent', 'CodeAgent ToolCallingAgent MultiStepAgent', {
  positional: ['tools', 'model'],
});

/** Hugging Face's library of agents. */
export const smolagents: SdkTable = {
  id: 'smolagents',
  title: 'smolagents',
  python: {
    usage: {
      fields: ['token_usage'],
      callbacks: ['step_callbacks'],
      source: 'smolagents 1.26.0: models.py: ChatMessage.token_usage, monitoring.py',
    },
    packages: ['smolagents'],
    modules: {
      smolagents: { ...models, ...agents },
      'smolagents.models': models,
      'smolagents.agents': agents,
    },
    shapes: {
      OpenAIModel: model('openai', 'api_base'),
      AnyModel: model(null, 'api_base'),
      HubModel: model('huggingface', 'base_url'),
      AzureModel: model('azure', 'azure_endpoint'),
      BedrockModel: model('bedrock', 'api_base'),
      Agent: agent,
    },
  },
};
