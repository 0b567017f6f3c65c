import { agentCall, making } from './agents/agentKit.ts';
import { fallback, parameters } from './build.ts';
import type { ClientSettings, SdkTable, Shape } from './types.ts';

const source = 'haystack 3.2.0-rc0';

const settings: ClientSettings = {
  maxRetries: { path: 'max_retries', defaults: [{ value: 5, source: `${source}: OPENAI_MAX_RETRIES, else 5` }] },
  timeout: { path: 'timeout', unit: 's', defaults: [] },
  baseUrl: { path: 'api_base_url' },
};

const generator = (provider: string, input: string, model?: string): Shape => ({
  provider,
  settings,
  model: { id: 'model' },
  members: Object.fromEntries(
    ['run', 'run_async'].map((name) => [
      name,
      {
        kind: 'call',
        call: agentCall({
          api: `generator.${name}`,
          owner: '$client',
          bind: { positional: [input] },
          model: ['$client.model'],
          cap: [
            'generation_kwargs.max_completion_tokens',
            'generation_kwargs.max_tokens',
            '$client.generation_kwargs.max_completion_tokens',
            '$client.generation_kwargs.max_tokens',
          ],
          instructions: ['system_prompt'],
          input: [input],
          defaults: model === undefined ? [] : [fallback('model', model, `${source}: model = "${model}"`)],
        }),
      } as const,
    ]),
  ),
});

const embedder: Shape = {
  provider: 'openai',
  settings,
  model: { id: 'model' },
  members: {
    run: {
      kind: 'call',
      call: {
        api: 'embedder.run',
        operation: 'embedding',
        bind: { positional: ['text'] },
        cap: 'none',
        parameters: parameters({ model: '$client.model', input: ['text', 'documents'] }),
        prompt: [{ path: 'text', role: 'user', form: 'texts' }],
        defaults: [
          fallback('model', 'text-embedding-ada-002', `${source}: OpenAI embedders, model = "text-embedding-ada-002"`),
        ],
      },
    },
  },
};

/** Components that call a model when they are run by themselves; what a pipeline runs is in its connections. */
export const haystack: SdkTable = {
  id: 'haystack',
  title: 'Haystack',
  python: {
    packages: ['haystack', 'haystack_integrations'],
    distribution: 'haystack-ai',
    modules: {
      'haystack.components.generators': {
        ...making('Generator', 'OpenAIGenerator'),
        ...making('AzureGenerator', 'AzureOpenAIGenerator'),
      },
      'haystack.components.generators.chat': {
        ...making('ChatGenerator', 'OpenAIChatGenerator'),
        ...making('AzureChatGenerator', 'AzureOpenAIChatGenerator'),
      },
      'haystack_integrations.components.generators.anthropic': making(
        'AnthropicChatGenerator',
        'AnthropicChatGenerator',
      ),
      'haystack.components.embedders': making('Embedder', 'OpenAITextEmbedder OpenAIDocumentEmbedder'),
    },
    shapes: {
      Generator: generator('openai', 'prompt', 'gpt-5-mini'),
      AzureGenerator: generator('azure', 'prompt'),
      ChatGenerator: generator('openai', 'messages', 'gpt-5-mini'),
      AzureChatGenerator: generator('azure', 'messages'),
      AnthropicChatGenerator: generator('anthropic', 'messages'),
      Embedder: embedder,
    },
  },
};
