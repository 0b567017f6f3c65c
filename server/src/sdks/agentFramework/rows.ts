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

/** The second module of a row is the package from which the first one takes its names. */
export const chats: readonly Row[] = [
  {
    modules: ['agent_framework.openai', 'agent_framework_openai'],
    names: 'OpenAIChatClient OpenAIChatCompletionClient',
    provider: 'openai',
    azure: 'azure_endpoint',
    model: byModel,
    bind: { positional: ['model'] },
  },
  {
    modules: ['agent_framework.openai'],
    names: 'OpenAIResponsesClient',
    provider: 'openai',
    model: byModel,
  },
  {
    modules: ['agent_framework.azure', 'agent_framework_azure_ai'],
    names: 'AzureAIClient AzureAIAgentClient',
    provider: 'azure',
    model: byDeployment,
  },
  {
    modules: ['agent_framework.azure'],
    names: 'AzureOpenAIChatClient AzureOpenAIResponsesClient',
    provider: 'azure',
    model: byDeployment,
  },
  {
    modules: ['agent_framework.foundry', 'agent_framework_foundry'],
    names: 'FoundryChatClient',
    provider: 'azure',
    model: byModel,
  },
  {
    modules: ['agent_framework.anthropic', 'agent_framework_anthropic'],
    names: 'AnthropicClient',
    provider: 'anthropic',
    model: byModel,
  },
  {
    modules: ['agent_framework.anthropic', 'agent_framework_anthropic', 'agent_framework.amazon'],
    names: 'AnthropicBedrockClient',
    provider: 'bedrock',
    model: byModel,
  },
  {
    modules: ['agent_framework.anthropic', 'agent_framework_anthropic', 'agent_framework.google'],
    names: 'AnthropicVertexClient',
    provider: 'vertex',
    model: byModel,
  },
  {
    modules: ['agent_framework.anthropic', 'agent_framework_anthropic', 'agent_framework.foundry'],
    names: 'AnthropicFoundryClient',
    provider: 'azure',
    model: byModel,
  },
  {
    modules: ['agent_framework.amazon', 'agent_framework_bedrock'],
    names: 'BedrockChatClient',
    provider: 'bedrock',
    model: byModel,
  },
  {
    modules: ['agent_framework.gemini', 'agent_framework_gemini'],
    names: 'GeminiChatClient',
    provider: 'google',
    model: byModel,
  },
  {
    modules: ['agent_framework.ollama', 'agent_framework_ollama'],
    names: 'OllamaChatClient',
    provider: 'ollama',
    model: byModel,
  },
  {
    modules: ['agent_framework.foundry', 'agent_framework_foundry_local'],
    names: 'FoundryLocalClient',
    provider: 'local',
    model: byModel,
    bind: { positional: ['model'] },
  },
];

export const embedders: readonly Row[] = [
  {
    modules: ['agent_framework.openai', 'agent_framework_openai'],
    names: 'OpenAIEmbeddingClient',
    provider: 'openai',
    azure: 'azure_endpoint',
    model: ['model'],
    bind: { positional: ['model'] },
  },
  {
    modules: ['agent_framework.foundry', 'agent_framework_foundry'],
    names: 'FoundryEmbeddingClient',
    provider: 'azure',
    model: ['model'],
  },
  {
    modules: ['agent_framework.amazon', 'agent_framework_bedrock'],
    names: 'BedrockEmbeddingClient',
    provider: 'bedrock',
    model: ['model'],
  },
  {
    modules: ['agent_framework.mistral', 'agent_framework_mistral'],
    names: 'MistralEmbeddingClient',
    provider: 'mistral',
    model: ['model'],
  },
  {
    modules: ['agent_framework.ollama', 'agent_framework_ollama'],
    names: 'OllamaEmbeddingClient',
    provider: 'ollama',
    model: ['model'],
  },
];
