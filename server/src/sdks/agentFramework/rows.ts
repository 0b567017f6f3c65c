import type { ArgumentBinding } from '../types.ts';

/** One kind of client: where its model is named before and since 1.0, and who answers. */
export interface Row {
  readonly modules: readonly string[];
  readonly names: string;
  readonly provider: string;
  readonly model: readonly string[];
  /** Azure answers where this option is given. */
  readonly azure?: string;
  readonly bind?: ArgumentBinding;
}

const byModel = ['model', 'model_id'] as const;
const byDeployment = ['deployment_name', 'model', 'model_deployment_name'] as const;

/** A module of the framework's own name, and the package from which it takes its names. */
const both = (module: string, from: string = module): readonly string[] => [
  `agent_framework.${module}`,
  `agent_framework_${from}`,
];

const chat = (modules: readonly string[], names: string, provider: string, more: Partial<Row> = {}): Row => ({
  modules,
  names,
  provider,
  model: byModel,
  ...more,
});

const positional = { bind: { positional: ['model'] } } as const;
const orAzure = { ...positional, azure: 'azure_endpoint' } as const;

export const chats: readonly Row[] = [
  chat(both('openai'), 'OpenAIChatClient OpenAIChatCompletionClient', 'openai', orAzure),
  chat(['agent_framework.openai'], 'OpenAIResponsesClient', 'openai'),
  chat(both('azure', 'azure_ai'), 'AzureAIClient AzureAIAgentClient', 'azure', { model: byDeployment }),
  chat(['agent_framework.azure'], 'AzureOpenAIChatClient AzureOpenAIResponsesClient', 'azure', { model: byDeployment }),
  chat(both('foundry'), 'FoundryChatClient', 'azure'),
  chat(both('anthropic'), 'AnthropicClient', 'anthropic'),
  chat([...both('anthropic'), 'agent_framework.amazon'], 'AnthropicBedrockClient', 'bedrock'),
  chat([...both('anthropic'), 'agent_framework.google'], 'AnthropicVertexClient', 'vertex'),
  chat([...both('anthropic'), 'agent_framework.foundry'], 'AnthropicFoundryClient', 'azure'),
  chat(both('amazon', 'bedrock'), 'BedrockChatClient', 'bedrock'),
  chat(both('gemini'), 'GeminiChatClient', 'google'),
  chat(both('ollama'), 'OllamaChatClient', 'ollama'),
  chat(both('foundry', 'foundry_local'), 'FoundryLocalClient', 'local', positional),
];

const embedding = (modules: readonly string[], names: string, provider: string, more: Partial<Row> = {}): Row =>
  chat(modules, names, provider, { model: ['model'], ...more });

export const embedders: readonly Row[] = [
  embedding(both('openai'), 'OpenAIEmbeddingClient', 'openai', orAzure),
  embedding(both('foundry'), 'FoundryEmbeddingClient', 'azure'),
  embedding(both('amazon', 'bedrock'), 'BedrockEmbeddingClient', 'bedrock'),
  embedding(both('mistral'), 'MistralEmbeddingClient', 'mistral'),
  embedding(both('ollama'), 'OllamaEmbeddingClient', 'ollama'),
];
