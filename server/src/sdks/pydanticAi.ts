import { agentCall, making, named } from './agents/agentKit.ts';
import { at, fallback, parameters } from './build.ts';
import type { SdkTable, Shape } from './types.ts';

const source = 'pydantic-ai 2.9 (2026-08-22)';

const run = {
  owner: '$client',
  bind: { positional: ['user_prompt'] },
  model: ['model', '$client.model'],
  cap: ['model_settings.max_tokens', '$client.model_settings.max_tokens'],
  instructions: ['instructions', 'system_prompt'],
  input: ['message_history', 'user_prompt'],
  more: {
    temperature: ['model_settings.temperature', '$client.model_settings.temperature'],
    responseFormat: ['output_type', '$client.output_type', '$client.result_type'],
  },
  defaults: [
    fallback('outputCap', 4096, `${source}: models/anthropic.py, max_tokens 4096`, {
      models: ['claude*', '*anthropic*claude*'],
    }),
  ],
  loop: {
    limit: [{ path: 'usage_limits.request_limit' }],
    default: 50,
    unit: 'steps',
    source: `${source}: usage.py, request_limit = 50`,
  },
} as const;

const model = (provider: string | null): Shape => ({
  provider,
  members: {},
  bind: { positional: ['model_name'] },
  model: { id: 'model_name' },
  settings: { baseUrl: { path: 'provider.base_url' } },
});

/** Classes of models by the module that has them. */
const models = [
  ['openai', 'openai', 'OpenAIModel OpenAIChatModel OpenAIResponsesModel'],
  ['anthropic', 'anthropic', 'AnthropicModel'],
  ['google', 'google', 'GoogleModel'],
  ['gemini', 'google', 'GeminiModel'],
  ['groq', 'groq', 'GroqModel'],
  ['mistral', 'mistral', 'MistralModel'],
  ['cohere', 'cohere', 'CohereModel'],
  ['bedrock', 'bedrock', 'BedrockConverseModel'],
  ['huggingface', 'huggingface', 'HuggingFaceModel'],
  ['openrouter', 'openrouter', 'OpenRouterModel'],
] as const;

const direct = (name: string) =>
  agentCall({
    api: `direct.${name}`,
    owner: 'model_request_parameters',
    bind: { positional: ['model', 'messages'] },
    model: ['model'],
    cap: ['model_settings.max_tokens'],
    instructions: [],
    input: ['messages'],
    isStream: name.includes('stream'),
  });

export const pydanticAi: SdkTable = {
  id: 'pydantic-ai',
  title: 'Pydantic AI',
  python: {
    usage: { fields: ['usage'], source: 'pydantic-ai 2.33.0: run.py: AgentRunResult.usage' },
    packages: ['pydantic_ai'],
    distribution: 'pydantic-ai-slim',
    modules: {
      pydantic_ai: {
        ...making('Agent', 'Agent', { positional: ['model'] }),
        ...making('Settings', 'ModelSettings UsageLimits'),
        ...making('Embedder', 'Embedder', { positional: ['model'] }),
      },
      'pydantic_ai.agent': making('Agent', 'Agent', { positional: ['model'] }),
      'pydantic_ai.settings': making('Settings', 'ModelSettings'),
      'pydantic_ai.usage': making('Settings', 'UsageLimits'),
      'pydantic_ai.embeddings': making('Embedder', 'Embedder', { positional: ['model'] }),
      'pydantic_ai.direct': Object.fromEntries(
        ['model_request', 'model_request_sync', 'model_request_stream', 'model_request_stream_sync'].map((name) => [
          name,
          { kind: 'call', call: direct(name) } as const,
        ]),
      ),
      'pydantic_ai.models.fallback': making('FallbackModel', 'FallbackModel'),
      ...Object.fromEntries(
        models.map(([module, provider, names]) => [`pydantic_ai.models.${module}`, making(`${provider}Model`, names)]),
      ),
      ...Object.fromEntries(
        ['openai', 'anthropic', 'google', 'groq', 'deepseek', 'openrouter', 'azure', 'ollama', 'litellm'].map(
          (module) => [`pydantic_ai.providers.${module}`, making('Settings', `${providerClass(module)}Provider`)],
        ),
      ),
    },
    shapes: {
      Agent: {
        provider: null,
        members: { ...named('run run_sync run_stream run_stream_sync run_stream_events iter', 'agent.', run) },
      },
      Settings: { provider: null, members: {} },
      FallbackModel: { provider: null, members: {} },
      Embedder: {
        provider: null,
        members: Object.fromEntries(
          ['embed', 'embed_query', 'embed_documents', 'embed_sync', 'embed_query_sync', 'embed_documents_sync'].map(
            (api) => [
              api,
              {
                kind: 'call',
                call: {
                  api,
                  operation: 'embedding',
                  bind: { positional: ['input'] },
                  cap: 'none',
                  parameters: parameters({ model: at('$client.model', {}), input: 'input' }),
                  prompt: [{ path: 'input', role: 'user', form: 'texts' }],
                },
              } as const,
            ],
          ),
        ),
      },
      ...Object.fromEntries(models.map(([, provider]) => [`${provider}Model`, model(provider)])),
    },
  },
};

function providerClass(module: string): string {
  const names: Readonly<Record<string, string>> = {
    openai: 'OpenAI',
    deepseek: 'DeepSeek',
    openrouter: 'OpenRouter',
    litellm: 'LiteLLM',
  };
  return names[module] ?? `${module.slice(0, 1).toUpperCase()}${module.slice(1)}`;
}
