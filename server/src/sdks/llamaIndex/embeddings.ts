import { making } from '../agents/agentKit.ts';
import { fallback, parameters } from '../build.ts';
import type { CallSpec, Default, Meaning, Member, Shape } from '../types.ts';
import { typed } from './engines.ts';

/** One class of embedding models: the module that has it, its provider, and the model where none is named. */
interface Row {
  readonly module: string;
  readonly name: string;
  readonly provider: string | null;
  readonly defaults?: readonly Default[];
  /** Further options that name the model, before the usual ones. */
  readonly model?: string;
  /** In JavaScript, where the address can be chosen. */
  readonly baseUrl?: string;
}

const always = (id: string): Default =>
  fallback('model', id, 'llama-index 0.9.48, and the package beside llama-index-core 0.10.68 to 0.14.14');
const before10 = (id: string): Default =>
  fallback('model', id, 'llama-index 0.9.48, embeddings', { versions: 'llama-index >=0.9.0 <0.10.0' });
const since10 = (id: string, release: string): Default =>
  fallback('model', id, `the package beside llama-index-core ${release}`, { versions: '>=0.10.0 <0.15.0' });

const pythonRows: readonly Row[] = [
  { module: 'openai', name: 'OpenAIEmbedding', provider: 'openai', defaults: [always('text-embedding-ada-002')] },
  {
    module: 'azure_openai',
    name: 'AzureOpenAIEmbedding',
    provider: 'azure',
    defaults: [always('text-embedding-ada-002')],
    model: 'azure_deployment',
  },
  { module: 'openai_like', name: 'OpenAILikeEmbedding', provider: null },
  {
    module: 'cohere',
    name: 'CohereEmbedding',
    provider: 'cohere',
    defaults: [before10('embed-english-v2.0'), since10('embed-english-v3.0', '0.10.68 to 0.14.14')],
  },
  { module: 'voyageai', name: 'VoyageEmbedding', provider: 'voyage', defaults: [before10('voyage-01')] },
  { module: 'mistralai', name: 'MistralAIEmbedding', provider: 'mistral', defaults: [always('mistral-embed')] },
  { module: 'gemini', name: 'GeminiEmbedding', provider: 'google', defaults: [always('models/embedding-001')] },
  {
    module: 'google_genai',
    name: 'GoogleGenAIEmbedding',
    provider: 'google',
    defaults: [since10('text-embedding-004', '0.12.35 and 0.14.14')],
  },
  {
    module: 'bedrock',
    name: 'BedrockEmbedding',
    provider: 'bedrock',
    defaults: [since10('amazon.titan-embed-text-v1', '0.10.68 to 0.14.14')],
  },
  { module: 'vertex', name: 'VertexTextEmbedding', provider: 'vertex' },
  { module: 'together', name: 'TogetherEmbedding', provider: 'together' },
  { module: 'fireworks', name: 'FireworksEmbedding', provider: 'fireworks' },
  { module: 'ollama', name: 'OllamaEmbedding', provider: 'ollama' },
  { module: 'litellm', name: 'LiteLLMEmbedding', provider: null },
];

const typescriptRows: readonly Row[] = [
  {
    module: '@llamaindex/openai',
    name: 'OpenAIEmbedding',
    provider: 'openai',
    defaults: [fallback('model', 'text-embedding-ada-002', '@llamaindex/openai 0.4.22: embedding.ts')],
    baseUrl: 'baseURL',
  },
  {
    module: '@llamaindex/google',
    name: 'GeminiEmbedding',
    provider: 'google',
  },
  { module: '@llamaindex/mistral', name: 'MistralAIEmbedding', provider: 'mistral' },
  { module: '@llamaindex/ollama', name: 'OllamaEmbedding', provider: 'ollama' },
  { module: '@llamaindex/voyage-ai', name: 'VoyageAIEmbedding', provider: 'voyage' },
  { module: '@llamaindex/together', name: 'TogetherEmbedding', provider: 'together', baseUrl: 'baseURL' },
  { module: '@llamaindex/fireworks', name: 'FireworksEmbedding', provider: 'fireworks', baseUrl: 'baseURL' },
];

const python = 'get_text_embedding get_query_embedding get_text_embedding_batch';
const typescript = 'getTextEmbedding getQueryEmbedding getTextEmbeddings getTextEmbeddingsBatch';

export function embedding(
  isPython: boolean,
  { provider, defaults = [], model, baseUrl }: Omit<Row, 'module' | 'name'>,
): Shape {
  const ids = [...(model === undefined ? [] : [model]), 'model', ...(isPython ? ['model_name'] : [])];
  const request: CallSpec = {
    api: 'embed',
    operation: 'embedding',
    bind: { positional: ['input'] },
    cap: 'none',
    parameters: parameters({
      model: ids.map((id) => `$client.${id}`),
      input: 'input',
      dimensions: '$client.dimensions',
    }),
    prompt: [{ path: 'input', role: 'user', form: 'texts' }],
    defaults,
  };
  const names = isPython ? python.split(' ').flatMap((name) => [name, `a${name}`]) : typescript.split(' ');
  return {
    provider,
    model: { id: ids, operation: 'embedding' },
    settings: {
      ...(isPython && { baseUrl: { path: 'api_base' } }),
      ...(baseUrl && { baseUrl: { path: baseUrl } }),
      ...(provider === 'azure' && { deployment: { path: 'deployment_name' } }),
    },
    request,
    members: Object.fromEntries(
      names.map((api): [string, Member] => [api, { kind: 'call', call: { ...request, api } }]),
    ),
  };
}

export const embeddingShapes = (isPython: boolean): Readonly<Record<string, Shape>> => ({
  ...Object.fromEntries((isPython ? pythonRows : typescriptRows).map((row) => [row.name, embedding(isPython, row)])),
  BaseEmbedding: embedding(isPython, { provider: null }),
});

type Modules = Readonly<Record<string, Readonly<Record<string, Meaning>>>>;

/** Before 0.10 all classes of Python stood in one module. */
export const embeddingModules = (isPython: boolean): Modules => ({
  ...Object.fromEntries(
    (isPython ? pythonRows : typescriptRows).map(({ module, name }) => [
      isPython ? `llama_index.embeddings.${module}` : module,
      making(name, name),
    ]),
  ),
  ...(isPython
    ? {
        'llama_index.embeddings': Object.assign({}, ...inOne.split(' ').map((name) => making(name, name))),
        'llama_index.embeddings.langchain': {
          LangchainEmbedding: { kind: 'identity', argument: 0, name: 'langchain_embeddings' },
        },
        'llama_index.embeddings.utils': resolving,
        'llama_index.core.embeddings.utils': resolving,
        'llama_index.core.embeddings': { ...resolving, ...typed('BaseEmbedding', 'BaseEmbedding') },
        'llama_index.core.base.embeddings.base': typed('BaseEmbedding', 'BaseEmbedding'),
      }
    : {
        '@llamaindex/core/embeddings': typed('BaseEmbedding', 'BaseEmbedding'),
      }),
});

/** A model, or a text that names one. */
const resolving: Readonly<Record<string, Meaning>> = {
  resolve_embed_model: { kind: 'identity', argument: 0, name: 'embed_model' },
};

const inOne =
  'OpenAIEmbedding AzureOpenAIEmbedding CohereEmbedding VoyageEmbedding MistralAIEmbedding GeminiEmbedding BedrockEmbedding TogetherEmbedding OllamaEmbedding';
