import type { ArgumentBinding, Default } from '../types.ts';

/** One class of services: the module below `semantic_kernel.connectors.ai`, what it does, who answers and where the model stands. */
export interface Row {
  readonly module: string;
  readonly name: string;
  readonly does: 'chat' | 'text' | 'embedding' | 'image' | 'speech' | 'hearing';
  readonly provider: string;
  readonly model: readonly string[];
  readonly bind?: ArgumentBinding;
  /** The option that takes a client of the provider's SDK, where that retries. */
  readonly client?: string;
  readonly defaults?: readonly Default[];
}

const first = (name: string): ArgumentBinding => ({ positional: [name] });
const openai = { module: 'open_ai', provider: 'openai', model: ['ai_model_id'], client: 'async_client' } as const;
const azure = { module: 'open_ai', provider: 'azure', model: ['deployment_name'], client: 'async_client' } as const;
const google = { module: 'google.google_ai', provider: 'google' } as const;
const vertex = { module: 'google.vertex_ai', provider: 'vertex' } as const;
const mistral = {
  module: 'mistral_ai',
  provider: 'mistral',
  model: ['ai_model_id'],
  bind: first('ai_model_id'),
} as const;
const bedrock = { module: 'bedrock', provider: 'bedrock', model: ['model_id'], bind: first('model_id') } as const;
const ollama = { module: 'ollama', provider: 'ollama', model: ['ai_model_id'] } as const;
const inference = {
  module: 'azure_ai_inference',
  provider: 'azure',
  model: ['ai_model_id'],
  bind: first('ai_model_id'),
} as const;
const nvidia = { module: 'nvidia', provider: 'nvidia', model: ['ai_model_id'], bind: first('ai_model_id') } as const;
const onOwnMachine = { provider: 'local', model: ['ai_model_id'], bind: first('ai_model_id') } as const;

/** Services as the connectors of semantic-kernel 1.44.1 export them. */
export const services = (anthropicCap: Default): readonly Row[] => [
  { ...openai, name: 'OpenAIChatCompletion', does: 'chat', bind: first('ai_model_id') },
  { ...azure, name: 'AzureChatCompletion', does: 'chat' },
  {
    module: 'anthropic',
    name: 'AnthropicChatCompletion',
    does: 'chat',
    provider: 'anthropic',
    model: ['ai_model_id'],
    bind: first('ai_model_id'),
    client: 'async_client',
    defaults: [anthropicCap],
  },
  {
    ...google,
    name: 'GoogleAIChatCompletion',
    does: 'chat',
    model: ['gemini_model_id'],
    bind: first('gemini_model_id'),
  },
  { ...vertex, name: 'VertexAIChatCompletion', does: 'chat', model: ['gemini_model_id'] },
  { ...mistral, name: 'MistralAIChatCompletion', does: 'chat' },
  { ...bedrock, name: 'BedrockChatCompletion', does: 'chat' },
  { ...ollama, name: 'OllamaChatCompletion', does: 'chat' },
  { ...inference, name: 'AzureAIInferenceChatCompletion', does: 'chat' },
  { ...nvidia, name: 'NvidiaChatCompletion', does: 'chat' },
  { ...onOwnMachine, module: 'onnx', name: 'OnnxGenAIChatCompletion', does: 'chat' },
  { ...openai, name: 'OpenAITextCompletion', does: 'text', bind: first('ai_model_id') },
  { ...azure, name: 'AzureTextCompletion', does: 'text' },
  {
    ...google,
    name: 'GoogleAITextCompletion',
    does: 'text',
    model: ['gemini_model_id'],
    bind: first('gemini_model_id'),
  },
  { ...vertex, name: 'VertexAITextCompletion', does: 'text', model: ['gemini_model_id'] },
  { ...bedrock, name: 'BedrockTextCompletion', does: 'text' },
  { ...ollama, name: 'OllamaTextCompletion', does: 'text' },
  { ...onOwnMachine, module: 'hugging_face', name: 'HuggingFaceTextCompletion', does: 'text' },
  { ...openai, name: 'OpenAITextEmbedding', does: 'embedding', bind: first('ai_model_id') },
  { ...azure, name: 'AzureTextEmbedding', does: 'embedding' },
  {
    ...google,
    name: 'GoogleAITextEmbedding',
    does: 'embedding',
    model: ['embedding_model_id'],
    bind: first('embedding_model_id'),
  },
  { ...vertex, name: 'VertexAITextEmbedding', does: 'embedding', model: ['embedding_model_id'] },
  { ...mistral, name: 'MistralAITextEmbedding', does: 'embedding' },
  { ...bedrock, name: 'BedrockTextEmbedding', does: 'embedding' },
  { ...ollama, name: 'OllamaTextEmbedding', does: 'embedding' },
  { ...inference, name: 'AzureAIInferenceTextEmbedding', does: 'embedding' },
  { ...nvidia, name: 'NvidiaTextEmbedding', does: 'embedding' },
  { ...onOwnMachine, module: 'hugging_face', name: 'HuggingFaceTextEmbedding', does: 'embedding' },
  { ...openai, name: 'OpenAITextToImage', does: 'image', bind: first('ai_model_id') },
  { ...azure, name: 'AzureTextToImage', does: 'image' },
  { ...openai, name: 'OpenAITextToAudio', does: 'speech', bind: first('ai_model_id') },
  { ...azure, name: 'AzureTextToAudio', does: 'speech' },
  { ...openai, name: 'OpenAIAudioToText', does: 'hearing', bind: first('ai_model_id') },
  { ...azure, name: 'AzureAudioToText', does: 'hearing' },
];
