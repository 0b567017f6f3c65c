export interface ModelId {
  /** As written, with its separator: `openai/`. */
  readonly prefix: string | null;
  readonly provider: string | null;
  readonly id: string;
}

/**
 * Splits ids that name their provider (`openai/gpt-5`, `anthropic:claude-opus-5`, `models/gemini-2.5-pro`). Only where the object itself
 * has no provider: for Groq or Together `openai/gpt-oss-120b` is the whole id.
 */
export function splitModelId(written: string, hostProvider: string | null): ModelId {
  if (hostProvider !== null) {
    const isPath = hostProvider === 'google' && written.startsWith('models/');
    return {
      prefix: isPath ? 'models/' : null,
      provider: null,
      id: isPath ? written.slice('models/'.length) : written,
    };
  }
  const match = /^([a-z][a-z0-9_.-]*)([/:])(.+)$/i.exec(written);
  const [, name = '', separator = '', id = ''] = match ?? [];
  const provider = providersByPrefix[name.toLowerCase()] ?? null;
  return provider === null ? { prefix: null, provider: null, id: written } : { prefix: name + separator, provider, id };
}

/** Prefixes of LiteLLM, LangChain, Pydantic AI, DSPy, instructor and the AI gateway, by the provider that bills. */
const providersByPrefix: Readonly<Record<string, string>> = {
  openai: 'openai',
  'openai-chat': 'openai',
  'openai-responses': 'openai',
  'text-completion-openai': 'openai',
  anthropic: 'anthropic',
  google: 'google',
  gemini: 'google',
  google_genai: 'google',
  'google-gla': 'google',
  googleai: 'google',
  vertex: 'vertex',
  vertex_ai: 'vertex',
  vertexai: 'vertex',
  google_vertexai: 'vertex',
  'google-vertex': 'vertex',
  azure: 'azure',
  azure_ai: 'azure',
  azure_openai: 'azure',
  bedrock: 'bedrock',
  bedrock_converse: 'bedrock',
  mistral: 'mistral',
  mistralai: 'mistral',
  cohere: 'cohere',
  groq: 'groq',
  together: 'together',
  together_ai: 'together',
  togetherai: 'together',
  fireworks: 'fireworks',
  fireworks_ai: 'fireworks',
  deepseek: 'deepseek',
  xai: 'xai',
  perplexity: 'perplexity',
  moonshotai: 'moonshotai',
  cerebras: 'cerebras',
  openrouter: 'openrouter',
  huggingface: 'huggingface',
  replicate: 'replicate',
  voyage: 'voyage',
  ollama: 'ollama',
  ollama_chat: 'ollama',
};
