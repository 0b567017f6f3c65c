import { agentCall, making } from './agents/agentKit.ts';
import { fallback, parameters } from './build.ts';
import type { ClientSettings, SdkTable, Shape } from './types.ts';

const source = 'haystack 3.2.0-rc0';

const settings: ClientSettings = {
  maxRetries: { path: 'max_retries', defaults: [{ value: 5, source: `${source}: OPENAI_MAX_RETRIES, else 5` }] },
  timeout: { path: 'timeout', unit: 's', defaults: [] },
  baseUrl: { path: 'api_base_url' },
};

/** Those that chat have a system message among the others, and run asynchronously too. */
const generator = (provider: string, input: 'prompt' | 'messages', option: string, model?: string): Shape => ({
  provider,
  settings,
  model: { id: option },
  members: Object.fromEntries(
    (input === 'messages' ? ['run', 'run_async'] : ['run']).map((name) => [
      name,
      {
        kind: 'call',
        call: agentCall({
          api: `generator.${name}`,
          owner: '$client',
          bind: { positional: [input] },
          model: [`$client.${option}`],
          cap: [
            'generation_kwargs.max_completion_tokens',
            'generation_kwargs.max_tokens',
            '$client.generation_kwargs.max_completion_tokens',
            '$client.generation_kwargs.max_tokens',
          ],
          instructions: input === 'messages' ? [] : ['system_prompt'],
          input: [input],
          defaults: model === undefined ? [] : [fallback('model', model, `${source}: ${option} = "${model}"`)],
        }),
      } as const,
    ]),
  ),
});

const embedder = (input: 'text' | 'documents'): Shape => ({
  provider: 'openai',
  settings,
  model: { id: 'model' },
  members: Object.fromEntries(
    ['run', 'run_async'].map((name) => [
      name,
      {
        kind: 'call',
        call: {
          api: `embedder.${name}`,
          operation: 'embedding',
          bind: { positional: [input] },
          cap: 'none',
          parameters: parameters({ model: '$client.model', input }),
          prompt: [{ path: input, role: 'user', form: 'texts' }],
          defaults: [
            fallback(
              'model',
              'text-embedding-ada-002',
              `${source}: OpenAI embedders, model = "text-embedding-ada-002"`,
            ),
          ],
        },
      } as const,
    ]),
  ),
});

/** Components that call a model when they are run by themselves; what a pipeline runs is in its connections. */
export const haystack: SdkTable = {
  id: 'haystack',
  title: 'Haystack',
  python: {
    usage: {
      fields: ['meta.usage'],

      source: 'haystack 3.0.0: components/generators/chat/openai.py',
    },
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
      'haystack.components.embedders': {
        ...making('TextEmbedder', 'OpenAITextEmbedder'),
        ...making('DocumentEmbedder', 'OpenAIDocumentEmbedder'),
      },
    },
    shapes: {
      Generator: generator('openai', 'prompt', 'model', 'gpt-5-mini'),
      AzureGenerator: generator('azure', 'prompt', 'azure_deployment', 'gpt-4.1-mini'),
      ChatGenerator: generator('openai', 'messages', 'model', 'gpt-5-mini'),
      AzureChatGenerator: generator('azure', 'messages', 'azure_deployment', 'gpt-4.1-mini'),
      AnthropicChatGenerator: generator('anthropic', 'messages', 'model'),
      TextEmbedder: embedder('text'),
      DocumentEmbedder: embedder('documents'),
    },
  },
};
