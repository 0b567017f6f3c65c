import { agentFramework } from './agentFramework.ts';
import { agno } from './agno.ts';
import { aider } from './aider.ts';
import { aiSdk } from './aiSdk.ts';
import { anthropic } from './anthropic.ts';
import { autogen } from './autogen.ts';
import { azureInference } from './azureInference.ts';
import { bedrock } from './bedrock.ts';
import { cerebras } from './cerebras.ts';
import { chatgpt } from './chatgpt.ts';
import { claudeAgent } from './claudeAgent.ts';
import { cohere } from './cohere.ts';
import { crewai } from './crewai.ts';
import { dspy } from './dspy.ts';
import { genkit } from './genkit.ts';
import { googleAdk } from './googleAdk.ts';
import { googleGenai } from './googleGenai.ts';
import { googleGenerativeAi } from './googleGenerativeAi.ts';
import { googleVertex } from './googleVertex.ts';
import { groq } from './groq.ts';
import { guardrails } from './guardrails.ts';
import { haystack } from './haystack.ts';
import { hosts } from './hosts.ts';
import { http } from './http.ts';
import { huggingface } from './huggingface.ts';
import { instructor } from './instructor.ts';
import { langchain } from './langchain.ts';
import { litellm } from './litellm.ts';
import { llamaCpp } from './llamaCpp.ts';
import { llamaIndex } from './llamaIndex.ts';
import { lmstudio } from './lmstudio.ts';
import { mastra } from './mastra.ts';
import { mistral } from './mistral.ts';
import { ollama } from './ollama.ts';
import { openai } from './openai.ts';
import { openaiAgents } from './openaiAgents.ts';
import { openrouter } from './openrouter.ts';
import { pydanticAi } from './pydanticAi.ts';
import { replicate } from './replicate.ts';
import { semanticKernel } from './semanticKernel.ts';
import { smolagents } from './smolagents.ts';
import { strands } from './strands.ts';
import { together } from './together.ts';
import type { SdkLanguage, SdkTable } from './types.ts';
import { voyage } from './voyage.ts';
import { wrappers } from './wrappers.ts';
import { xai } from './xai.ts';
import { zai } from './zai.ts';
import { zhipu } from './zhipu.ts';

/** All SDKs that are known. A new one is a table in a file of its own and a line here. */
export const sdkTables: readonly SdkTable[] = [
  openai,
  anthropic,
  googleGenai,
  googleGenerativeAi,
  googleVertex,
  bedrock,
  azureInference,
  aiSdk,
  mistral,
  cohere,
  groq,
  together,
  openrouter,
  ollama,
  lmstudio,
  llamaCpp,
  replicate,
  huggingface,
  voyage,
  cerebras,
  xai,
  zhipu,
  zai,
  chatgpt,
  litellm,
  instructor,
  guardrails,
  langchain,
  agentFramework,
  agno,
  claudeAgent,
  crewai,
  genkit,
  googleAdk,
  mastra,
  openaiAgents,
  pydanticAi,
  semanticKernel,
  smolagents,
  strands,
  aider,
  autogen,
  dspy,
  haystack,
  llamaIndex,
  wrappers,
  http,
];

/** Packages whose import makes a file worth parsing: npm names, and Python import roots (with a dot where only a sub-module counts). */
export const packageSeeds = (): { readonly typescript: readonly string[]; readonly python: readonly string[] } => ({
  typescript: packagesOf('typescript'),
  python: packagesOf('python'),
});

/** Texts by which a file is found that no package's name tells: hosts of providers (`api.openai.com`), and names of services. */
export const hostSeeds = (): readonly string[] => [
  ...new Set([
    ...hosts,
    ...sdkTables.flatMap(({ typescript, python }) => [...textsOf(typescript), ...textsOf(python)]),
  ]),
];

const textsOf = (language: SdkLanguage | undefined): readonly string[] => language?.texts ?? [];

const packagesOf = (language: 'typescript' | 'python'): readonly string[] => [
  ...new Set(
    sdkTables.flatMap((table) => (table[language]?.texts === undefined ? (table[language]?.packages ?? []) : [])),
  ),
];
