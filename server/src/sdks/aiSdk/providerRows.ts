import type { VersionRange } from '../types.ts';

/** A provider package: its ready instance, its factory, and the methods of the instance that make models, by what the models do. */
export interface Provider {
  readonly module: string;
  /** The name of its shapes. */
  readonly name: string;
  readonly instance: string | null;
  readonly factories: readonly string[];
  /** Null where only the base URL tells. */
  readonly provider: string | null;
  /** Methods by kind of model, separated by spaces. Calling the instance itself makes a language model. */
  readonly language: string;
  readonly chat?: string;
  readonly responses?: string;
  readonly completion?: string;
  readonly embedding?: string;
  readonly image?: string;
  readonly audio?: string;
  readonly video?: string;
  readonly rerank?: string;
  readonly other?: string;
  /** Which interface of the provider a language model uses, where that changed. */
  readonly api?: readonly { readonly value: string; readonly versions: VersionRange }[];
  readonly environment?: readonly string[];
}

const embeddings = 'embedding embeddingModel textEmbedding textEmbeddingModel';
const images = 'image imageModel';
const audio = 'transcription transcriptionModel speech speechModel';

/** Since version 5 `openai('…')` uses Responses, before that Chat Completions. */
const openaiApi = [
  { value: 'chat', versions: '<5.0.0' },
  { value: 'responses', versions: '>=5.0.0' },
];

export const providers: readonly Provider[] = [
  {
    module: '@ai-sdk/openai',
    name: 'openai',
    instance: 'openai',
    factories: ['createOpenAI'],
    provider: 'openai',
    language: 'languageModel',
    chat: 'chat',
    responses: 'responses',
    completion: 'completion',
    embedding: embeddings,
    image: images,
    audio,
    other: 'decisionModel extractionModel evaluationModel',
    api: openaiApi,
    environment: ['OPENAI_BASE_URL'],
  },
  {
    module: '@ai-sdk/anthropic',
    name: 'anthropic',
    instance: 'anthropic',
    factories: ['createAnthropic'],
    provider: 'anthropic',
    language: 'languageModel chat messages',
    environment: ['ANTHROPIC_BASE_URL'],
  },
  {
    module: '@ai-sdk/google',
    name: 'google',
    instance: 'google',
    factories: ['createGoogleGenerativeAI'],
    provider: 'google',
    language: 'languageModel chat generativeAI interactions',
    embedding: embeddings,
    image: images,
    audio: 'transcription transcriptionModel',
    video: 'video videoModel',
  },
  {
    module: '@ai-sdk/google-vertex',
    name: 'vertex',
    instance: 'vertex',
    factories: ['createVertex'],
    provider: 'vertex',
    language: 'languageModel interactions',
    embedding: 'embeddingModel textEmbeddingModel',
    image: images,
    audio: 'transcription transcriptionModel',
    video: 'video videoModel',
  },
  {
    module: '@ai-sdk/google-vertex/anthropic',
    name: 'vertexAnthropic',
    instance: 'vertexAnthropic',
    factories: ['createVertexAnthropic'],
    provider: 'vertex',
    language: 'languageModel',
  },
  {
    module: '@ai-sdk/azure',
    name: 'azure',
    instance: 'azure',
    factories: ['createAzure'],
    provider: 'azure',
    language: 'languageModel deepseek',
    chat: 'chat',
    responses: 'responses',
    completion: 'completion',
    embedding: embeddings,
    image: images,
    audio: 'transcription transcriptionModel speech',
  },
  {
    module: '@ai-sdk/amazon-bedrock',
    name: 'bedrock',
    instance: 'bedrock',
    factories: ['createAmazonBedrock'],
    provider: 'bedrock',
    language: 'languageModel',
    embedding: embeddings,
    image: images,
    rerank: 'reranking rerankingModel',
  },
  {
    module: '@ai-sdk/amazon-bedrock/anthropic',
    name: 'bedrockAnthropic',
    instance: 'bedrockAnthropic',
    factories: ['createBedrockAnthropic'],
    provider: 'bedrock',
    language: 'languageModel',
  },
  {
    module: '@ai-sdk/mistral',
    name: 'mistral',
    instance: 'mistral',
    factories: ['createMistral'],
    provider: 'mistral',
    language: 'languageModel chat',
    embedding: embeddings,
    audio: 'speech speechModel',
  },
  {
    module: '@ai-sdk/cohere',
    name: 'cohere',
    instance: 'cohere',
    factories: ['createCohere'],
    provider: 'cohere',
    language: 'languageModel',
    embedding: embeddings,
    rerank: 'reranking rerankingModel',
  },
  {
    module: '@ai-sdk/groq',
    name: 'groq',
    instance: 'groq',
    factories: ['createGroq'],
    provider: 'groq',
    language: 'languageModel',
    audio: 'transcription transcriptionModel',
  },
  {
    module: '@ai-sdk/xai',
    name: 'xai',
    instance: 'xai',
    factories: ['createXai'],
    provider: 'xai',
    language: 'languageModel',
    chat: 'chat',
    responses: 'responses',
    image: images,
    video: 'video videoModel',
  },
  {
    module: '@ai-sdk/deepseek',
    name: 'deepseek',
    instance: 'deepseek',
    factories: ['createDeepSeek'],
    provider: 'deepseek',
    language: 'languageModel chat',
  },
  {
    module: '@ai-sdk/togetherai',
    name: 'together',
    instance: 'togetherai',
    factories: ['createTogetherAI'],
    provider: 'together',
    language: 'languageModel chatModel',
    completion: 'completionModel',
    embedding: 'embeddingModel textEmbeddingModel',
    image: images,
    rerank: 'reranking rerankingModel',
  },
  {
    module: '@ai-sdk/fireworks',
    name: 'fireworks',
    instance: 'fireworks',
    factories: ['createFireworks'],
    provider: 'fireworks',
    language: 'languageModel chatModel',
    completion: 'completionModel',
    embedding: 'embeddingModel textEmbeddingModel',
    image: images,
  },
  {
    module: '@ai-sdk/cerebras',
    name: 'cerebras',
    instance: 'cerebras',
    factories: ['createCerebras'],
    provider: 'cerebras',
    language: 'languageModel chat',
  },
  {
    module: '@ai-sdk/perplexity',
    name: 'perplexity',
    instance: 'perplexity',
    factories: ['createPerplexity'],
    provider: 'perplexity',
    language: 'languageModel',
    embedding: 'embedding embeddingModel textEmbeddingModel',
  },
  {
    module: '@ai-sdk/openai-compatible',
    name: 'compatible',
    instance: null,
    factories: ['createOpenAICompatible'],
    provider: null,
    language: 'languageModel chatModel',
    completion: 'completionModel',
    embedding: 'embeddingModel textEmbeddingModel',
    image: 'imageModel',
  },
  {
    module: '@ai-sdk/gateway',
    name: 'gateway',
    instance: 'gateway',
    factories: ['createGateway'],
    provider: 'vercel',
    language: 'languageModel chat',
    embedding: 'embedding embeddingModel textEmbeddingModel',
    image: images,
    audio,
    video: 'video videoModel',
    rerank: 'reranking rerankingModel',
  },
  {
    module: '@openrouter/ai-sdk-provider',
    name: 'openrouter',
    instance: 'openrouter',
    factories: ['createOpenRouter'],
    provider: 'openrouter',
    language: 'languageModel chat',
    completion: 'completion',
    embedding: 'embedding embeddingModel textEmbeddingModel',
    image: 'imageModel',
    video: 'videoModel',
  },
  {
    module: 'ollama-ai-provider',
    name: 'ollama',
    instance: 'ollama',
    factories: ['createOllama'],
    provider: 'ollama',
    language: 'languageModel chat',
    embedding: 'embedding textEmbeddingModel',
  },
  {
    module: 'ollama-ai-provider-v2',
    name: 'ollamaV2',
    instance: 'ollama',
    factories: ['createOllama'],
    provider: 'ollama',
    language: 'languageModel chat',
    completion: 'completion',
    embedding: embeddings,
  },
];
