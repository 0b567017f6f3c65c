/** Ids of the providers in the catalogue, as the rest of the program writes them. */
const SPELLINGS: Readonly<Record<string, readonly string[]>> = {
  openai: ['openai-chat', 'openai-responses', 'openai.chat', 'openai.responses', 'text-completion-openai'],
  anthropic: ['claude', 'anthropic_text'],
  google: [
    'gemini',
    'googleai',
    'google_genai',
    'google-genai',
    'google-gla',
    'google-generative-ai',
    'google.generative-ai',
  ],
  vertex: [
    'vertexai',
    'vertex_ai',
    'vertex-ai',
    'google-vertex',
    'google_vertexai',
    'google_vertex',
    'google-vertex-anthropic',
    'anthropic_vertex',
  ],
  mistral: ['mistralai', 'mistral_ai'],
  cohere: ['cohere_chat'],
  deepseek: ['deepseek-ai'],
  xai: ['x-ai', 'x_ai', 'spacexai', 'grok'],
  moonshotai: ['moonshot', 'kimi'],
  voyage: ['voyageai'],
  perplexity: ['pplx'],
  groq: [],
  together: ['togetherai', 'together_ai', 'together-ai'],
  fireworks: ['fireworks_ai', 'fireworks-ai', 'fireworksai'],
  cerebras: [],
  bedrock: [
    'aws',
    'amazon-bedrock',
    'aws-bedrock',
    'amazon_bedrock',
    'bedrock_converse',
    'bedrock-converse',
    'anthropic_bedrock',
    'aws_bedrock',
  ],
  azure: ['azure-openai', 'azure_openai', 'azureopenai', 'azure_ai', 'azure-ai', 'azure_text'],
  openrouter: ['open-router'],
  vercel: ['gateway', 'vercel-ai-gateway', 'vercel_ai_gateway', 'ai-gateway'],
  zai: ['z-ai', 'z.ai', 'zhipuai', 'zhipu'],
  minimax: [],
  meta: ['meta-llama-api'],
  huggingface: ['hf', 'hugging-face'],
  replicate: [],
  nvidia: ['nvidia_nim', 'nim'],
  sambanova: [],
  nebius: [],
  github: ['github-models', 'github_models'],
  alibaba: ['dashscope', 'qwen'],
  litellm: ['litellm_proxy'],
  ollama: ['ollama_chat'],
  'ollama-cloud': [],
  lmstudio: ['lm_studio', 'lm-studio'],
  vllm: ['hosted_vllm'],
  llamacpp: ['llama.cpp', 'llama_cpp', 'llamafile'],
  local: ['localhost'],
};

const byName: ReadonlyMap<string, string> = new Map(
  Object.entries(SPELLINGS).flatMap(([id, names]) => [id, ...names].map((name) => [name, id] as const)),
);

/** The catalogue's id of a provider that a library calls `name` (`bedrock_converse`, `google-gla`, `x-ai`); null if it is not known. */
export function providerId(name: string): string | null {
  return byName.get(name.trim().toLowerCase()) ?? null;
}

/** Whether a provider runs on the user's own machine, where a call is known to cost nothing. */
export const isLocalProvider = (provider: string): boolean => LOCAL.has(provider);

const LOCAL: ReadonlySet<string> = new Set(['ollama', 'lmstudio', 'vllm', 'llamacpp', 'local']);

/** Makers that sell their own models: where a bare model id is looked for when no provider is known. */
export const homeProviders: readonly string[] = [
  'openai',
  'anthropic',
  'google',
  'mistral',
  'cohere',
  'deepseek',
  'xai',
  'moonshotai',
  'voyage',
  'perplexity',
  'zai',
  'minimax',
  'meta',
];
