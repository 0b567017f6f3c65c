/** Who answers at a base URL. `local` means the user's own machine, where a call is known to cost nothing. */
export interface UrlProvider {
  readonly provider: string;
  readonly local: boolean;
}

/**
 * The provider behind a base URL, or null if the host is not known. A port on this machine tells which local server it is, except 4000:
 * there a LiteLLM proxy passes calls on to providers that do cost money, so that nothing is known.
 */
export function providerOfBaseUrl(url: string): UrlProvider | null {
  const address = ADDRESS.exec(url.trim())?.groups;
  if (address === undefined) return null;
  const host = (address['v6'] ?? address['host'] ?? '').toLowerCase().replace(/\.$/, '');
  const port = address['port'] ?? '';
  if (LOCAL_HOSTS.test(host))
    return port === PROXY_PORT ? null : { provider: LOCAL_PORTS[port] ?? 'local', local: true };
  const provider =
    host === CLOUDFLARE ? behindCloudflare(address['path'] ?? '') : HOSTS.find(([pattern]) => pattern.test(host))?.[1];
  return provider === undefined ? null : { provider, local: false };
}

/** Written by hand because `URL` is not part of the language and throws on what people type. */
const ADDRESS =
  /^(?:[a-z][a-z0-9+.-]*:\/\/)?(?:[^/?#@\s]*@)?(?:\[(?<v6>[0-9a-f:.]+)\]|(?<host>[a-z0-9.*_-]+))(?::(?<port>\d+))?(?<path>[/?#].*)?$/i;

const CLOUDFLARE = 'gateway.ai.cloudflare.com';

/** Cloudflare's gateway names the provider behind account and gateway: `/v1/ACCOUNT/GATEWAY/openai`. At `compat` the model id does. */
const behindCloudflare = (path: string): string | undefined => CLOUDFLARE_PATHS[path.split(/[/?#]/)[4] ?? ''];

const CLOUDFLARE_PATHS: Readonly<Record<string, string>> = {
  openai: 'openai',
  anthropic: 'anthropic',
  'azure-openai': 'azure',
  'google-ai-studio': 'google',
  'google-vertex-ai': 'vertex',
  'aws-bedrock': 'bedrock',
  mistral: 'mistral',
  cohere: 'cohere',
  deepseek: 'deepseek',
  grok: 'xai',
  groq: 'groq',
  'perplexity-ai': 'perplexity',
  cerebras: 'cerebras',
  openrouter: 'openrouter',
  huggingface: 'huggingface',
  replicate: 'replicate',
};

const LOCAL_HOSTS = /^(localhost|.+\.localhost|127(\.\d+){3}|0\.0\.0\.0|::1?|host\.docker\.internal)$/;
const PROXY_PORT = '4000';

const LOCAL_PORTS: Readonly<Record<string, string>> = {
  '11434': 'ollama',
  '1234': 'lmstudio',
  '8000': 'vllm',
  '8080': 'llamacpp',
};

const HOSTS: readonly (readonly [RegExp, string])[] = [
  [/^(?:.+\.)?api\.openai\.com$/, 'openai'],
  [/^api\.anthropic\.com$/, 'anthropic'],
  [/^generativelanguage\.googleapis\.com$/, 'google'],
  [/^(?:.+-)?aiplatform\.googleapis\.com$|^aiplatform\..+\.rep\.googleapis\.com$/, 'vertex'],
  [/^(?:.+\.)?(?:api|codestral)(?:\.(?:eu|us))?\.mistral\.ai$|^codestral\.mistral\.ai$/, 'mistral'],
  [/^api\.cohere\.(?:ai|com)$/, 'cohere'],
  [/^api\.deepseek\.com$/, 'deepseek'],
  [/^(?:.+\.)?api\.x\.ai$/, 'xai'],
  [/^api\.moonshot\.(?:ai|cn)$/, 'moonshotai'],
  [/^api\.voyageai\.com$/, 'voyage'],
  [/^api\.perplexity\.ai$/, 'perplexity'],
  [/^api\.groq\.com$/, 'groq'],
  [/^api\.together\.(?:ai|xyz)$/, 'together'],
  [/^api\.fireworks\.ai$/, 'fireworks'],
  [/^api\.cerebras\.ai$/, 'cerebras'],
  [/^bedrock(?:-runtime|-mantle)?(?:-fips)?\..+\.(?:amazonaws\.com(?:\.cn)?|api\.aws)$/, 'bedrock'],
  [/\.(?:openai|services\.ai|cognitiveservices)\.azure\.(?:com|us)$/, 'azure'],
  [/^(?:.+\.)?openrouter\.ai$/, 'openrouter'],
  [/^ai-gateway\.vercel\.sh$/, 'vercel'],
  [/^api\.z\.ai$|^open\.bigmodel\.cn$/, 'zai'],
  [/^api\.minimaxi?\.(?:io|com|chat)$/, 'minimax'],
  [/^api\.(?:meta\.ai|llama\.com)$/, 'meta'],
  [/^dashscope(?:-intl|-us)?\.aliyuncs\.com$/, 'alibaba'],
  [/^api\.sambanova\.ai$/, 'sambanova'],
  [/^api\.(?:studio|tokenfactory)\.nebius\.(?:com|ai)$/, 'nebius'],
  [/^models\.(?:github\.ai|inference\.ai\.azure\.com)$/, 'github'],
  [/^(?:router|api-inference)\.huggingface\.co$/, 'huggingface'],
  [/^integrate\.api\.nvidia\.com$/, 'nvidia'],
  [/^api\.replicate\.com$/, 'replicate'],
  [/^(?:.+\.)?ollama\.com$/, 'ollama-cloud'],
  // Helicone's proxies pass requests on; these hosts stand for one provider each. Behind its gateway the model id or a header names it.
  [/^oai\.(?:helicone\.ai|hconeai\.com)$/, 'openai'],
  [/^anthropic\.(?:helicone\.ai|hconeai\.com)$/, 'anthropic'],
];
