import { fallback } from '../build.ts';
import { chatAnthropicJs, chatAnthropicPy, javascriptSettings, type ModelRow, pythonSettings } from './models.ts';
import type { Side } from './runnable.ts';

/** A class by the name that it is exported under, with the packages that export it. */
export interface NamedRow extends ModelRow {
  readonly name: string;
  /** Modules in JavaScript and in Python; a language that has no such class lists none. */
  readonly typescript?: readonly string[];
  readonly python?: readonly string[];
}

const openaiRetries = {
  value: 2,
  source: 'langchain-openai: max_retries None, so that openai.DEFAULT_MAX_RETRIES = 2 holds',
};
const anthropicRetries = { value: 2, source: 'langchain_anthropic/chat_models.py at 00c670bf: max_retries: int = 2' };
const googleRetries = { value: 5, source: 'langchain-google-genai: max_retries = 6 attempts' };

const gpt35 = fallback(
  'model',
  'gpt-3.5-turbo',
  '@langchain/openai 1.5.8 and langchain-openai: model = "gpt-3.5-turbo"',
);
const instruct = fallback(
  'model',
  'gpt-3.5-turbo-instruct',
  '@langchain/openai 1.0.0: model = "gpt-3.5-turbo-instruct"',
);
const ada = fallback(
  'model',
  'text-embedding-ada-002',
  '@langchain/openai 1.0.0 and langchain-openai: model = "text-embedding-ada-002"',
);

/** The classes as one language has them. Settings that differ are told apart here and nowhere else. */
export function modelRows({ language }: Side): readonly NamedRow[] {
  const isPython = language === 'python';
  const settings = (retries: Parameters<typeof pythonSettings>[0], python: string | null, javascript: string | null) =>
    isPython ? pythonSettings(retries, python) : javascriptSettings(javascript);
  const openai = settings(openaiRetries, 'base_url', 'configuration.baseURL');
  const plain = settings(null, 'base_url', 'baseURL');
  /** In JavaScript the address cannot be chosen. */
  const fixed = settings(null, 'base_url', null);
  const reasoning = {
    effort: isPython
      ? ['$client.reasoning_effort', '$client.reasoning.effort']
      : ['$client.reasoningEffort', '$client.reasoning.effort'],
  };
  const old = (folder: string, file: string): readonly string[] => [
    `langchain.${folder}`,
    `langchain.${folder}.${file}`,
    `langchain_community.${folder}`,
    `langchain_community.${folder}.${file}`,
  ];
  // Models of the providers that have no package of their own moved on to the community's.
  const oldJs = (path: string): readonly string[] => [`langchain/${path}`];
  const communityJs = (path: string): readonly string[] => [`langchain/${path}`, `@langchain/community/${path}`];
  const azureIds = isPython
    ? ['azureDeployment', 'deploymentName', 'model', 'modelName']
    : ['azureOpenAIApiDeploymentName', 'deploymentName', 'model', 'modelName'];
  const openaiCaps = ['maxTokens', 'maxCompletionTokens'];
  return [
    {
      name: 'ChatOpenAI',
      provider: 'openai',
      typescript: ['@langchain/openai', 'langchain/chat_models', ...oldJs('chat_models/openai')],
      python: ['langchain_openai', 'langchain_openai.chat_models', ...old('chat_models', 'openai')],
      cap: openaiCaps,
      defaults: [gpt35],
      settings: openai,
      reasoning,
    },
    {
      name: 'AzureChatOpenAI',
      provider: 'azure',
      id: azureIds,
      typescript: ['@langchain/openai'],
      python: ['langchain_openai', 'langchain_openai.chat_models', ...old('chat_models', 'azure_openai')],
      cap: openaiCaps,
      settings: settings(openaiRetries, null, null),
      reasoning,
    },
    {
      name: 'OpenAI',
      provider: 'openai',
      kind: 'completion',
      typescript: ['@langchain/openai', 'langchain', 'langchain/llms', ...oldJs('llms/openai')],
      python: ['langchain_openai', 'langchain_openai.llms', ...old('llms', 'openai')],
      cap: ['maxTokens'],
      defaults: [
        instruct,
        fallback('outputCap', 256, '@langchain/openai 1.0.0 and langchain-openai: max_tokens = 256'),
      ],
      settings: openai,
    },
    {
      name: 'OpenAIChat',
      provider: 'openai',
      typescript: oldJs('llms/openai'),
      python: old('llms', 'openai'),
      cap: ['maxTokens'],
      takesTools: false,
      defaults: [gpt35],
      settings: openai,
    },
    {
      name: 'AzureOpenAI',
      provider: 'azure',
      kind: 'completion',
      id: azureIds,
      typescript: ['@langchain/openai'],
      python: ['langchain_openai', ...old('llms', 'openai')],
      cap: ['maxTokens'],
      settings: settings(openaiRetries, null, null),
    },
    {
      name: 'OpenAIEmbeddings',
      provider: 'openai',
      kind: 'embedding',
      typescript: ['@langchain/openai', 'langchain/embeddings', ...oldJs('embeddings/openai')],
      python: ['langchain_openai', 'langchain_openai.embeddings', ...old('embeddings', 'openai')],
      defaults: [ada],
      settings: openai,
    },
    {
      name: 'AzureOpenAIEmbeddings',
      provider: 'azure',
      kind: 'embedding',
      id: azureIds,
      typescript: ['@langchain/openai'],
      python: ['langchain_openai', ...old('embeddings', 'azure_openai')],
      settings: settings(openaiRetries, null, null),
    },
    {
      name: 'ChatAnthropic',
      provider: 'anthropic',
      typescript: ['@langchain/anthropic', ...oldJs('chat_models/anthropic')],
      python: ['langchain_anthropic', 'langchain_anthropic.chat_models', ...old('chat_models', 'anthropic')],
      cap: isPython ? ['maxTokens', 'maxTokensToSample'] : ['maxTokens', 'maxTokensToSample'],
      defaults: isPython ? chatAnthropicPy : chatAnthropicJs,
      settings: settings(anthropicRetries, 'anthropic_api_url', 'anthropicApiUrl'),
      reasoning: { thinking: '$client.thinking', thinkingBudget: '$client.thinking.budget_tokens' },
    },
    {
      name: 'AnthropicLLM',
      provider: 'anthropic',
      kind: 'completion',
      python: ['langchain_anthropic'],
      cap: ['maxTokensToSample', 'maxTokens'],
      settings: plain,
    },
    {
      name: 'ChatGoogleGenerativeAI',
      provider: 'google',
      typescript: ['@langchain/google-genai'],
      python: ['langchain_google_genai', 'langchain_google_genai.chat_models'],
      cap: ['maxOutputTokens', 'maxTokens'],
      settings: settings(googleRetries, null, 'baseUrl'),
      reasoning: { thinkingBudget: isPython ? '$client.thinking_budget' : '$client.thinkingConfig.thinkingBudget' },
    },
    {
      name: 'GoogleGenerativeAI',
      provider: 'google',
      kind: 'completion',
      python: ['langchain_google_genai'],
      cap: ['maxOutputTokens'],
      settings: settings(googleRetries, null, null),
    },
    {
      name: 'GoogleGenerativeAIEmbeddings',
      provider: 'google',
      kind: 'embedding',
      typescript: ['@langchain/google-genai'],
      python: ['langchain_google_genai'],
      settings: settings(null, null, null),
    },
    {
      name: 'ChatGoogle',
      provider: null,
      typescript: ['@langchain/google'],
      cap: ['maxOutputTokens'],
      settings: javascriptSettings(null),
    },
    {
      name: 'ChatVertexAI',
      provider: 'vertex',
      typescript: ['@langchain/google-vertexai', '@langchain/google-vertexai-web'],
      python: ['langchain_google_vertexai', ...old('chat_models', 'vertexai')],
      cap: ['maxOutputTokens', 'maxTokens'],
      settings: settings(googleRetries, null, null),
    },
    {
      name: 'ChatGoogleVertexAI',
      provider: 'vertex',
      typescript: communityJs('chat_models/googlevertexai'),
      cap: ['maxOutputTokens'],
      settings: javascriptSettings(null),
    },
    {
      name: 'VertexAI',
      provider: 'vertex',
      kind: 'completion',
      typescript: ['@langchain/google-vertexai'],
      python: ['langchain_google_vertexai'],
      cap: ['maxOutputTokens'],
      settings: settings(null, null, null),
    },
    {
      name: 'VertexAIEmbeddings',
      provider: 'vertex',
      kind: 'embedding',
      typescript: ['@langchain/google-vertexai'],
      python: ['langchain_google_vertexai'],
      settings: settings(null, null, null),
    },
    {
      name: 'ChatAnthropicVertex',
      provider: 'vertex',
      python: ['langchain_google_vertexai.model_garden'],
      cap: ['maxOutputTokens', 'maxTokens'],
      settings: settings(null, null, null),
    },
    {
      name: 'ChatBedrockConverse',
      provider: 'bedrock',
      id: isPython ? ['model', 'modelId'] : ['model'],
      typescript: ['@langchain/aws'],
      python: ['langchain_aws', 'langchain_aws.chat_models'],
      cap: ['maxTokens'],
      settings: settings(null, null, null),
    },
    {
      name: 'ChatBedrock',
      provider: 'bedrock',
      id: ['modelId', 'model'],
      python: ['langchain_aws', 'langchain_aws.chat_models'],
      cap: ['maxTokens', 'modelKwargs.maxTokens'],
      settings: settings(null, null, null),
    },
    {
      name: 'BedrockChat',
      provider: 'bedrock',
      id: isPython ? ['modelId'] : ['model'],
      typescript: communityJs('chat_models/bedrock'),
      python: old('chat_models', 'bedrock'),
      cap: isPython ? ['modelKwargs.maxTokens'] : ['maxTokens'],
      settings: settings(null, null, null),
    },
    {
      name: 'BedrockEmbeddings',
      provider: 'bedrock',
      kind: 'embedding',
      id: isPython ? ['modelId'] : ['model'],
      typescript: ['@langchain/aws', ...communityJs('embeddings/bedrock')],
      python: ['langchain_aws', 'langchain_aws.embeddings', ...old('embeddings', 'bedrock')],
      settings: settings(null, null, null),
    },
    {
      name: 'ChatGroq',
      provider: 'groq',
      typescript: ['@langchain/groq'],
      python: ['langchain_groq'],
      settings: settings(null, 'base_url', 'baseUrl'),
      reasoning,
    },
    {
      name: 'ChatMistralAI',
      provider: 'mistral',
      typescript: ['@langchain/mistralai'],
      python: ['langchain_mistralai', 'langchain_mistralai.chat_models'],
      settings: settings(null, 'base_url', 'serverURL'),
    },
    {
      name: 'MistralAIEmbeddings',
      provider: 'mistral',
      kind: 'embedding',
      typescript: ['@langchain/mistralai'],
      python: ['langchain_mistralai'],
      settings: settings(null, 'base_url', 'serverURL'),
    },
    {
      name: 'ChatCohere',
      provider: 'cohere',
      typescript: ['@langchain/cohere'],
      python: ['langchain_cohere', ...old('chat_models', 'cohere')],
      cap: isPython ? ['maxTokens'] : [],
      settings: fixed,
    },
    {
      name: 'CohereEmbeddings',
      provider: 'cohere',
      kind: 'embedding',
      typescript: ['@langchain/cohere'],
      python: ['langchain_cohere', ...old('embeddings', 'cohere')],
      settings: fixed,
    },
    {
      name: 'ChatOllama',
      provider: 'ollama',
      typescript: ['@langchain/ollama', ...communityJs('chat_models/ollama')],
      python: ['langchain_ollama', ...old('chat_models', 'ollama')],
      cap: ['numPredict'],
      settings: settings(null, 'base_url', 'baseUrl'),
    },
    {
      name: 'OllamaLLM',
      provider: 'ollama',
      kind: 'completion',
      python: ['langchain_ollama'],
      cap: ['numPredict'],
      settings: settings(null, 'base_url', 'baseUrl'),
    },
    {
      name: 'Ollama',
      provider: 'ollama',
      kind: 'completion',
      typescript: ['@langchain/ollama', ...communityJs('llms/ollama')],
      python: old('llms', 'ollama'),
      cap: ['numPredict'],
      settings: settings(null, 'base_url', 'baseUrl'),
    },
    {
      name: 'OllamaEmbeddings',
      provider: 'ollama',
      kind: 'embedding',
      typescript: ['@langchain/ollama', ...communityJs('embeddings/ollama')],
      python: ['langchain_ollama', ...old('embeddings', 'ollama')],
      settings: settings(null, 'base_url', 'baseUrl'),
    },
    {
      name: 'ChatDeepSeek',
      provider: 'deepseek',
      typescript: ['@langchain/deepseek'],
      python: ['langchain_deepseek'],
      settings: settings(null, 'base_url', 'configuration.baseURL'),
    },
    {
      name: 'ChatXAI',
      provider: 'xai',
      typescript: ['@langchain/xai'],
      python: ['langchain_xai'],
      settings: plain,
      reasoning,
    },
    {
      name: 'ChatFireworks',
      provider: 'fireworks',
      typescript: communityJs('chat_models/fireworks'),
      python: ['langchain_fireworks', ...old('chat_models', 'fireworks')],
      settings: fixed,
    },
    {
      name: 'FireworksEmbeddings',
      provider: 'fireworks',
      kind: 'embedding',
      python: ['langchain_fireworks'],
      settings: plain,
    },
    { name: 'ChatTogether', provider: 'together', python: ['langchain_together'], settings: plain },
    {
      name: 'ChatTogetherAI',
      provider: 'together',
      typescript: ['@langchain/community/chat_models/togetherai'],
      settings: fixed,
    },
    {
      name: 'TogetherEmbeddings',
      provider: 'together',
      kind: 'embedding',
      python: ['langchain_together'],
      settings: plain,
    },
    {
      name: 'ChatCerebras',
      provider: 'cerebras',
      typescript: ['@langchain/cerebras'],
      python: ['langchain_cerebras'],
      cap: ['maxTokens', 'maxCompletionTokens'],
      settings: fixed,
    },
    {
      name: 'ChatPerplexity',
      provider: 'perplexity',
      typescript: ['@langchain/community/chat_models/perplexity'],
      python: ['langchain_perplexity', 'langchain_community.chat_models', 'langchain_community.chat_models.perplexity'],
      settings: fixed,
    },
    {
      name: 'ChatOpenRouter',
      provider: 'openrouter',
      typescript: ['@langchain/openrouter'],
      python: ['langchain_openrouter'],
      settings: plain,
    },
    {
      name: 'ChatLiteLLM',
      provider: null,
      python: ['langchain_litellm', ...old('chat_models', 'litellm')],
      settings: plain,
    },
    {
      name: 'ChatHuggingFace',
      provider: 'huggingface',
      id: ['modelId'],
      python: ['langchain_huggingface'],
      cap: ['maxTokens'],
      settings: plain,
    },
    {
      name: 'VoyageAIEmbeddings',
      provider: 'voyage',
      kind: 'embedding',
      python: ['langchain_voyageai'],
      settings: plain,
    },
    {
      name: 'VoyageEmbeddings',
      provider: 'voyage',
      kind: 'embedding',
      ...(!isPython && { id: ['modelName'] }),
      typescript: communityJs('embeddings/voyage'),
      python: old('embeddings', 'voyageai'),
      settings: fixed,
    },
  ];
}
