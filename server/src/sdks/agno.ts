import { agentCall, making, named } from './agents/agentKit.ts';
import { fallback } from './build.ts';
import type { Default, SdkTable, Shape } from './types.ts';

const turn = {
  owner: '$client',
  bind: { positional: ['input'] },
  model: ['$client.model'],
  cap: ['$client.model.max_tokens', '$client.model.max_output_tokens', '$client.model.max_completion_tokens'],
  instructions: ['description', 'instructions', 'system_message'],
  tools: ['tools'],
  input: ['input'],
  more: { responseFormat: ['$client.output_schema', '$client.response_model'] },
  defaults: [fallback('outputCap', 8192, 'agno 2.9.0: models/anthropic, max_tokens = 8192', { models: ['claude-*'] })],
  loop: {
    limit: [{ path: '$client.tool_call_limit' }],
    default: null,
    unit: 'steps',
    source: 'agno 2.9.0: tool_call_limit is None',
  },
} as const;

/** Classes of models by module, with the provider that they call and the model that they name by themselves. */
const models: readonly (readonly [module: string, provider: string | null, names: string, id?: string])[] = [
  ['openai', 'openai', 'OpenAIChat OpenAIResponses', 'gpt-5.4-mini'],
  ['anthropic', 'anthropic', 'Claude', 'claude-sonnet-4-5-20250929'],
  ['google', 'google', 'Gemini'],
  ['groq', 'groq', 'Groq'],
  ['mistral', 'mistral', 'MistralChat'],
  ['deepseek', 'deepseek', 'DeepSeek'],
  ['xai', 'xai', 'xAI'],
  ['cohere', 'cohere', 'Cohere'],
  ['together', 'together', 'Together'],
  ['fireworks', 'fireworks', 'Fireworks'],
  ['openrouter', 'openrouter', 'OpenRouter'],
  ['perplexity', 'perplexity', 'Perplexity'],
  ['ollama', 'ollama', 'Ollama'],
  ['azure', 'azure', 'AzureOpenAI'],
  ['aws', 'bedrock', 'AwsBedrock Claude'],
  ['vertexai.claude', 'vertex', 'Claude'],
  ['litellm', null, 'LiteLLM'],
];

const model = (provider: string | null): Shape => ({
  provider,
  members: {},
  model: { id: 'id' },
  settings: { baseUrl: { path: 'base_url' } },
});

const defaults: readonly Default[] = turn.defaults;

/** Old releases were called `phi`. */
export const agno: SdkTable = {
  id: 'agno',
  title: 'Agno',
  python: {
    usage: { fields: ['metrics'], source: 'agno 2.9.0: run/agent.py: RunOutput.metrics' },
    packages: ['agno', 'phi'],
    modules: Object.fromEntries(
      ['agno', 'phi'].flatMap((root) => [
        [`${root}.agent`, making('Agent', 'Agent')],
        [`${root}.agent.agent`, making('Agent', 'Agent')],
        [`${root}.team`, making('Team', 'Team')],
        ...models.flatMap(([module, provider, names]) => [
          [
            `${root}.${root === 'phi' ? 'model' : 'models'}.${module}`,
            making(`${provider ?? 'any'}Model`, names, { positional: ['id'] }),
          ],
        ]),
      ]),
    ),
    shapes: {
      Agent: {
        provider: null,
        request: agentCall({ ...turn, defaults, api: 'agent.run' }),
        members: named('run arun print_response aprint_response continue_run acontinue_run cli_app', 'agent.', turn),
      },
      Team: {
        provider: null,
        runs: { parts: ['members'], combinator: 'all' },
        request: agentCall({ ...turn, defaults, api: 'team.run' }),
        members: named('run arun print_response aprint_response', 'team.', turn),
      },
      ...Object.fromEntries(models.map(([, provider]) => [`${provider ?? 'any'}Model`, model(provider)])),
    },
  },
};
