import { sdkTables } from '../../server/src/sdks/registry.ts';

/** Packages of one SDK that belong together. Names and versions as on npm; `version` decides which facts of the table hold. */
export interface PackageSet {
  readonly sdk: string;
  readonly version: string;
  readonly packages: Readonly<Record<string, string>>;
}

/** Installed as development dependencies: their declarations are read by the test itself. */
export const installed: readonly PackageSet[] = [
  { sdk: 'openai', version: '6.49.0', packages: { openai: '6.49.0' } },
  { sdk: 'anthropic', version: '1.11.0', packages: { '@anthropic-ai/sdk': '1.11.0' } },
  {
    sdk: 'ai-sdk',
    version: '6.0.326',
    packages: { ai: '6.0.326', '@ai-sdk/openai': '3.0.139', '@ai-sdk/anthropic': '3.0.138' },
  },
];

/** Other versions in use and rarer packages: their declarations are kept in typescript-signatures.generated.json. */
export const recorded: readonly PackageSet[] = [
  {
    sdk: 'openai',
    version: '3.3.0',
    packages: { openai: '3.3.0', 'openai-edge': '1.2.2', '@azure/openai': '1.0.0-beta.12' },
  },
  { sdk: 'openai', version: '4.104.0', packages: { openai: '4.104.0', '@azure/openai': '2.0.0' } },
  { sdk: 'openai', version: '5.23.2', packages: { openai: '5.23.2', '@posthog/ai': '5.2.3' } },
  { sdk: 'openai', version: '7.55.0', packages: { openai: '7.55.0', '@posthog/ai': '8.13.1' } },
  { sdk: 'anthropic', version: '0.120.0', packages: { '@anthropic-ai/sdk': '0.120.0', '@posthog/ai': '5.2.3' } },
  {
    sdk: 'anthropic',
    version: '1.11.0',
    packages: {
      '@anthropic-ai/bedrock-sdk': '1.1.3',
      '@anthropic-ai/vertex-sdk': '1.1.3',
      '@anthropic-ai/foundry-sdk': '1.1.1',
      '@anthropic-ai/aws-sdk': '1.1.2',
      '@posthog/ai': '8.13.1',
    },
  },
  { sdk: 'ai-sdk', version: '3.4.33', packages: { ai: '3.4.33' } },
  {
    sdk: 'ai-sdk',
    version: '4.3.19',
    packages: { ai: '4.3.19', '@ai-sdk/openai': '1.3.24', 'ollama-ai-provider': '1.2.0' },
  },
  { sdk: 'ai-sdk', version: '5.0.277', packages: { ai: '5.0.277', '@ai-sdk/openai': '2.0.131' } },
  {
    sdk: 'ai-sdk',
    version: '6.0.326',
    packages: {
      '@ai-sdk/rsc': '2.0.288',
      '@ai-sdk/google': '3.0.141',
      '@ai-sdk/google-vertex': '4.0.208',
      '@ai-sdk/azure': '3.0.128',
      '@ai-sdk/amazon-bedrock': '4.0.186',
      '@ai-sdk/mistral': '3.0.69',
      '@ai-sdk/cohere': '3.0.63',
      '@ai-sdk/groq': '3.0.71',
      '@ai-sdk/xai': '3.0.138',
      '@ai-sdk/deepseek': '2.0.69',
      '@ai-sdk/togetherai': '2.0.84',
      '@ai-sdk/fireworks': '2.0.90',
      '@ai-sdk/cerebras': '2.0.82',
      '@ai-sdk/perplexity': '3.0.61',
      '@ai-sdk/openai-compatible': '2.0.87',
      '@ai-sdk/gateway': '3.0.232',
      '@openrouter/ai-sdk-provider': '2.10.0',
      'ollama-ai-provider-v2': '3.6.0',
    },
  },
  {
    sdk: 'ai-sdk',
    version: '7.0.173',
    packages: {
      ai: '7.0.173',
      '@ai-sdk/openai': '4.0.118',
      '@ai-sdk/anthropic': '4.0.105',
      '@ai-sdk/workflow': '2.0.43',
      '@ai-sdk/rsc': '3.0.107',
      '@ai-sdk/google': '4.0.121',
      '@ai-sdk/google-vertex': '5.0.141',
      '@ai-sdk/azure': '4.0.85',
      '@ai-sdk/amazon-bedrock': '5.0.101',
      '@ai-sdk/mistral': '4.0.87',
      '@ai-sdk/cohere': '4.0.52',
      '@ai-sdk/groq': '4.0.84',
      '@ai-sdk/xai': '5.0.12',
      '@ai-sdk/deepseek': '3.0.56',
      '@ai-sdk/togetherai': '3.0.54',
      '@ai-sdk/fireworks': '3.0.62',
      '@ai-sdk/cerebras': '3.0.59',
      '@ai-sdk/perplexity': '4.0.49',
      '@ai-sdk/openai-compatible': '3.0.92',
      '@ai-sdk/gateway': '4.0.146',
      '@openrouter/ai-sdk-provider': '3.1.0',
      'ollama-ai-provider-v2': '4.0.1',
    },
  },
  { sdk: 'google-genai', version: '1.52.0', packages: { '@google/genai': '1.52.0' } },
  { sdk: 'google-genai', version: '2.32.0', packages: { '@google/genai': '2.32.0' } },
  { sdk: 'google-genai', version: '3.1.0', packages: { '@google/genai': '3.1.0' } },
  { sdk: 'google-generative-ai', version: '0.24.1', packages: { '@google/generative-ai': '0.24.1' } },
  { sdk: 'google-vertex', version: '1.12.0', packages: { '@google-cloud/vertexai': '1.12.0' } },
  { sdk: 'chatgpt', version: '4.8.3', packages: { chatgpt: '4.8.3' } },
  { sdk: 'chatgpt', version: '5.0.0', packages: { chatgpt: '5.0.0' } },
  { sdk: 'chatgpt', version: '5.2.5', packages: { chatgpt: '5.2.5' } },
  { sdk: 'mistral', version: '0.5.0', packages: { '@mistralai/mistralai': '0.5.0' } },
  { sdk: 'mistral', version: '1.0.4', packages: { '@mistralai/mistralai': '1.0.4' } },
  { sdk: 'mistral', version: '1.15.1', packages: { '@mistralai/mistralai': '1.15.1' } },
  {
    sdk: 'mistral',
    version: '2.7.0',
    packages: {
      '@mistralai/mistralai': '2.7.0',
      '@mistralai/mistralai-azure': '2.0.0',
      '@mistralai/mistralai-gcp': '2.0.0',
    },
  },
  { sdk: 'cohere', version: '6.2.2', packages: { 'cohere-ai': '6.2.2' } },
  { sdk: 'cohere', version: '7.7.0', packages: { 'cohere-ai': '7.7.0' } },
  { sdk: 'cohere', version: '7.21.0', packages: { 'cohere-ai': '7.21.0' } },
  { sdk: 'cohere', version: '8.1.0', packages: { 'cohere-ai': '8.1.0' } },
  { sdk: 'groq', version: '0.3.3', packages: { 'groq-sdk': '0.3.3' } },
  { sdk: 'groq', version: '0.37.0', packages: { 'groq-sdk': '0.37.0' } },
  { sdk: 'groq', version: '1.6.0', packages: { 'groq-sdk': '1.6.0' } },
  { sdk: 'together', version: '0.6.0', packages: { 'together-ai': '0.6.0' } },
  { sdk: 'together', version: '0.29.0', packages: { 'together-ai': '0.29.0' } },
  { sdk: 'together', version: '0.52.0', packages: { 'together-ai': '0.52.0' } },
  { sdk: 'openrouter', version: '0.1.27', packages: { '@openrouter/sdk': '0.1.27' } },
  { sdk: 'openrouter', version: '0.9.11', packages: { '@openrouter/sdk': '0.9.11' } },
  { sdk: 'openrouter', version: '0.12.79', packages: { '@openrouter/sdk': '0.12.79' } },
  { sdk: 'openrouter', version: '1.3.19', packages: { '@openrouter/sdk': '1.3.19' } },
  { sdk: 'ollama', version: '0.4.9', packages: { ollama: '0.4.9' } },
  { sdk: 'ollama', version: '0.6.4', packages: { ollama: '0.6.4' } },
  { sdk: 'lmstudio', version: '1.5.0', packages: { '@lmstudio/sdk': '1.5.0' } },
  { sdk: 'replicate', version: '0.25.2', packages: { replicate: '0.25.2' } },
  { sdk: 'replicate', version: '1.4.0', packages: { replicate: '1.4.0' } },
  { sdk: 'huggingface', version: '2.8.1', packages: { '@huggingface/inference': '2.8.1' } },
  { sdk: 'huggingface', version: '4.13.30', packages: { '@huggingface/inference': '4.13.30' } },
  { sdk: 'voyage', version: '0.0.8', packages: { voyageai: '0.0.8' } },
  { sdk: 'voyage', version: '0.4.0', packages: { voyageai: '0.4.0' } },
  { sdk: 'cerebras', version: '1.10.0', packages: { '@cerebras/cerebras_cloud_sdk': '1.10.0' } },
  { sdk: 'cerebras', version: '1.91.0', packages: { '@cerebras/cerebras_cloud_sdk': '1.91.0' } },
  {
    sdk: 'bedrock',
    version: '3.1162.0',
    packages: {
      '@aws-sdk/client-bedrock-runtime': '3.1162.0',
      '@aws-sdk/client-bedrock': '3.1162.0',
      '@aws-sdk/client-bedrock-agent-runtime': '3.1162.0',
    },
  },
  {
    sdk: 'azure-ai-inference',
    version: '1.0.0-beta.6',
    packages: { '@azure-rest/ai-inference': '1.0.0-beta.6' },
  },
  { sdk: 'langchain', version: '0.0.30', packages: { langchain: '0.0.30' } },
  { sdk: 'langchain', version: '0.0.214', packages: { langchain: '0.0.214' } },
  {
    sdk: 'langchain',
    version: '0.1.63',
    packages: {
      '@langchain/core': '0.1.63',
      '@langchain/openai': '0.0.34',
      langchain: '0.1.37',
      '@langchain/community': '0.0.57',
      '@langchain/anthropic': '0.1.21',
    },
  },
  {
    sdk: 'langchain',
    version: '0.3.80',
    packages: {
      '@langchain/core': '0.3.80',
      '@langchain/openai': '0.6.17',
      langchain: '0.3.37',
      '@langchain/community': '0.3.59',
      '@langchain/anthropic': '0.3.34',
      '@langchain/google-genai': '0.2.18',
      '@langchain/aws': '0.1.15',
      '@langchain/groq': '0.2.4',
      '@langchain/mistralai': '0.2.3',
      '@langchain/cohere': '0.3.4',
      '@langchain/ollama': '0.2.4',
      '@langchain/langgraph': '0.4.9',
    },
  },
  {
    sdk: 'langchain',
    version: '1.4.0',
    packages: {
      '@langchain/core': '1.4.0',
      '@langchain/openai': '1.6.0',
      langchain: '1.5.14',
      '@langchain/community': '1.1.29',
      '@langchain/classic': '1.0.50',
      '@langchain/anthropic': '1.5.11',
      '@langchain/google-genai': '2.3.2',
      '@langchain/google': '0.2.6',
      '@langchain/google-vertexai': '2.3.2',
      '@langchain/google-vertexai-web': '2.3.0',
      '@langchain/aws': '1.4.5',
      '@langchain/groq': '1.3.1',
      '@langchain/mistralai': '1.2.0',
      '@langchain/cohere': '1.0.5',
      '@langchain/ollama': '1.3.0',
      '@langchain/deepseek': '1.1.13',
      '@langchain/xai': '1.4.15',
      '@langchain/cerebras': '1.0.4',
      '@langchain/openrouter': '0.4.11',
      deepagents: '1.14.1',
      '@langchain/langgraph-supervisor': '1.1.3',
      '@langchain/pinecone': '1.0.3',
      '@langchain/qdrant': '1.0.3',
      '@langchain/mongodb': '1.3.1',
      '@langchain/weaviate': '1.0.1',
      '@langchain/redis': '1.1.2',
      '@langchain/cloudflare': '1.1.0',
      '@langchain/langgraph': '1.7.3',
    },
  },
  {
    sdk: 'openai-agents',
    version: '0.0.17',
    packages: {
      '@openai/agents': '0.0.17',
      '@openai/agents-core': '0.0.17',
    },
  },
  {
    sdk: 'openai-agents',
    version: '0.1.0',
    packages: {
      '@openai/agents': '0.1.0',
      '@openai/agents-core': '0.1.0',
    },
  },
  {
    sdk: 'openai-agents',
    version: '0.20.0',
    packages: {
      '@openai/agents': '0.20.0',
      '@openai/agents-core': '0.20.0',
    },
  },
  {
    sdk: 'claude-agent-sdk',
    version: '0.0.0',
    packages: {
      '@anthropic-ai/claude-code': '1.0.128',
    },
  },
  {
    sdk: 'claude-agent-sdk',
    version: '0.3.330',
    packages: {
      '@anthropic-ai/claude-agent-sdk': '0.3.330',
      '@anthropic-ai/claude-code': '2.1.330',
    },
  },
  {
    sdk: 'mastra',
    version: '0.24.9',
    packages: {
      '@mastra/core': '0.24.9',
    },
  },
  {
    sdk: 'mastra',
    version: '1.71.0',
    packages: {
      '@mastra/core': '1.71.0',
    },
  },
  {
    sdk: 'genkit',
    version: '1.42.0',
    packages: {
      genkit: '1.42.0',
      '@genkit-ai/googleai': '1.28.0',
      '@genkit-ai/google-genai': '1.42.0',
      '@genkit-ai/vertexai': '1.42.0',
      '@genkit-ai/compat-oai': '1.42.0',
      '@genkit-ai/anthropic': '0.3.0',
    },
  },
  {
    sdk: 'google-adk',
    version: '2.0.0',
    packages: {
      '@google/adk': '2.0.0',
    },
  },
  {
    sdk: 'llama-index',
    version: '0.8.37',
    packages: {
      llamaindex: '0.8.37',
    },
  },
  {
    sdk: 'llama-index',
    version: '0.12.1',
    packages: {
      llamaindex: '0.12.1',
      '@llamaindex/openai': '0.4.23',
      '@llamaindex/anthropic': '0.3.27',
      '@llamaindex/google': '0.4.1',
      '@llamaindex/mistral': '0.1.23',
      '@llamaindex/groq': '0.0.95',
      '@llamaindex/ollama': '0.1.24',
      '@llamaindex/workflow': '1.1.25',
      '@llamaindex/core': '0.6.23',
      '@llamaindex/fireworks': '0.0.39',
      '@llamaindex/together': '0.0.39',
      '@llamaindex/voyage-ai': '1.0.29',
    },
  },
  {
    sdk: 'http',
    version: '1.21.0',
    packages: { got: '14.6.6', ky: '1.14.3', undici: '7.30.2' },
  },
  {
    sdk: 'http',
    version: '1.21.1',
    packages: {
      axios: '1.21.1',
      got: '16.1.0',
      ky: '2.1.0',
      undici: '8.12.4',
      'node-fetch': '3.3.2',
      'cross-fetch': '4.1.0',
    },
  },
  { sdk: 'strands', version: '0.7.0', packages: { '@strands-agents/sdk': '0.7.0' } },
  { sdk: 'strands', version: '1.19.0', packages: { '@strands-agents/sdk': '1.19.0' } },
  {
    sdk: 'wrappers',
    version: '0.0.0',
    packages: {
      langfuse: '3.39.2',
      '@langfuse/openai': '5.11.1',
      langsmith: '0.12.0',
      braintrust: '3.35.0',
      '@posthog/ai': '8.13.1',
      '@instructor-ai/instructor': '1.7.0',
    },
  },
];

export const labelOf = ({ sdk, version, packages }: PackageSet): string =>
  `${sdk} ${version} (${Object.entries(packages)
    .map(([name, each]) => `${name}@${each}`)
    .join(', ')})`;

/** The package of a module specifier: `@ai-sdk/google-vertex` of `@ai-sdk/google-vertex/edge`. */
export const packageOf = (module: string): string =>
  module
    .split('/')
    .slice(0, module.startsWith('@') ? 2 : 1)
    .join('/');

/** Packages whose declarations are not compared with a table, with the reason. */
export const unchecked: Readonly<Record<string, string>> = {
  '@openai/openai': "published on jsr.io, with the declarations of npm's openai",
};

/** Packages that the registry has and that cannot be installed, with the reason: their newest version is noted by hand. */
export const uninstallable: Readonly<Record<string, string>> = {
  '@lmstudio/sdk': 'one of its packages, @lmstudio/lms-isomorphic ^0.5.0, is not published',
};

/** The packages of npm that the tables name, sorted. */
export const npmPackages = (): readonly string[] =>
  [...new Set(sdkTables.flatMap(({ typescript }) => Object.keys(typescript?.modules ?? {}).map(packageOf)))]
    .filter((name) => name !== '' && unchecked[name] === undefined)
    .sort();
