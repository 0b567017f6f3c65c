/** A host that answers an interface of some SDK, and who bills for it. */
export interface KnownHost {
  /** The host's name; `*` stands for any text. */
  readonly host: string;
  /** Set if only addresses with this path belong to the provider. */
  readonly path?: string;
  readonly provider: string;
}

/** Addresses that SDKs are pointed at by their base URL. */
export const hosts: readonly KnownHost[] = [
  { host: 'api.openai.com', provider: 'openai' },
  { host: 'eu.api.openai.com', provider: 'openai' },
  { host: 'us.api.openai.com', provider: 'openai' },
  { host: 'api.anthropic.com', provider: 'anthropic' },
  { host: 'generativelanguage.googleapis.com', provider: 'google' },
  { host: 'aiplatform.googleapis.com', provider: 'vertex' },
  { host: '*-aiplatform.googleapis.com', provider: 'vertex' },
  { host: '*.openai.azure.com', provider: 'azure' },
  { host: '*.cognitiveservices.azure.com', provider: 'azure' },
  { host: '*.services.ai.azure.com', provider: 'azure' },
  { host: 'models.inference.ai.azure.com', provider: 'github' },
  { host: 'models.github.ai', provider: 'github' },
  { host: 'bedrock-runtime.*.amazonaws.com', provider: 'bedrock' },
  { host: 'bedrock-mantle.*.api.aws', provider: 'bedrock' },
  { host: 'api.mistral.ai', provider: 'mistral' },
  { host: 'api.eu.mistral.ai', provider: 'mistral' },
  { host: 'api.us.mistral.ai', provider: 'mistral' },
  { host: 'codestral.mistral.ai', provider: 'mistral' },
  { host: 'api.cohere.com', provider: 'cohere' },
  { host: 'api.cohere.ai', provider: 'cohere' },
  { host: 'api.deepseek.com', provider: 'deepseek' },
  { host: 'api.x.ai', provider: 'xai' },
  { host: 'api.groq.com', provider: 'groq' },
  { host: 'api.together.ai', provider: 'together' },
  { host: 'api.together.xyz', provider: 'together' },
  { host: 'api.fireworks.ai', provider: 'fireworks' },
  { host: 'api.cerebras.ai', provider: 'cerebras' },
  { host: 'api.perplexity.ai', provider: 'perplexity' },
  { host: 'openrouter.ai', provider: 'openrouter' },
  { host: 'ai-gateway.vercel.sh', provider: 'vercel' },
  { host: 'api.moonshot.ai', provider: 'moonshotai' },
  { host: 'api.moonshot.cn', provider: 'moonshotai' },
  { host: 'api.z.ai', provider: 'zai' },
  { host: 'open.bigmodel.cn', provider: 'zai' },
  { host: 'api.minimax.io', provider: 'minimax' },
  { host: 'api.minimaxi.com', provider: 'minimax' },
  { host: 'dashscope.aliyuncs.com', provider: 'alibaba' },
  { host: 'dashscope-intl.aliyuncs.com', provider: 'alibaba' },
  { host: 'api.sambanova.ai', provider: 'sambanova' },
  { host: 'api.studio.nebius.com', provider: 'nebius' },
  { host: 'router.huggingface.co', provider: 'huggingface' },
  { host: 'api-inference.huggingface.co', provider: 'huggingface' },
  { host: 'api.replicate.com', provider: 'replicate' },
  { host: 'api.voyageai.com', provider: 'voyage' },
  { host: 'ollama.com', provider: 'ollama-cloud' },
  // Proxies that log requests and pass them on to the provider that their name or path tells.
  { host: 'oai.helicone.ai', provider: 'openai' },
  { host: 'oai.hconeai.com', provider: 'openai' },
  { host: 'anthropic.helicone.ai', provider: 'anthropic' },
  { host: 'anthropic.hconeai.com', provider: 'anthropic' },
  { host: 'gateway.ai.cloudflare.com', path: '/openai', provider: 'openai' },
  { host: 'gateway.ai.cloudflare.com', path: '/anthropic', provider: 'anthropic' },
];

/** Servers on the user's own machine, by their usual port. A proxy there (LiteLLM on 4000) passes requests on and is not free. */
const localPorts: Readonly<Record<string, string>> = {
  '11434': 'ollama',
  '1234': 'lmstudio',
  '8000': 'vllm',
  '8080': 'llama.cpp',
};

const localHosts = ['localhost', '127.0.0.1', '0.0.0.0', '[::1]', 'host.docker.internal'];

/** Providers that run on the user's own machine, where a request costs nothing. */
export const isLocalProvider = (provider: string): boolean => Object.values(localPorts).includes(provider);

/** Who bills for requests to a base URL; null if nobody knows it. The URL may lack its scheme and hold dynamic parts. */
export function providerOfBaseUrl(url: string): { readonly provider: string; readonly isLocal: boolean } | null {
  const match = /^(?:[a-z][a-z+.-]*:\/\/)?(?:[^/@]*@)?(\[[^\]]*\]|[^/:?#]+)(?::(\d+))?([^?#]*)/i.exec(url.trim());
  if (match === null) return null;
  const [, name = '', port = '', path = ''] = match;
  const host = name.toLowerCase();
  if (localHosts.includes(host)) {
    const provider = localPorts[port];
    return provider === undefined ? null : { provider, isLocal: true };
  }
  const known = hosts.find(
    (entry) => matchesHost(entry.host, host) && (entry.path === undefined || path.includes(entry.path)),
  );
  return known === undefined ? null : { provider: known.provider, isLocal: false };
}

function matchesHost(pattern: string, host: string): boolean {
  const [start = '', end] = pattern.split('*');
  if (end === undefined) return host === pattern;
  return host.length >= start.length + end.length && host.startsWith(start) && host.endsWith(end);
}
