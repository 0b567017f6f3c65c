import { making } from '../agents/agentKit.ts';
import { fallback } from '../build.ts';
import type { Meaning, Shape } from '../types.ts';
import { embedding } from './embeddings.ts';
import type { Row } from './row.ts';

/**
 * LlamaIndex.TS had all models in its one package before each got a package of its own. Sources: llamaindex 0.1.21, 0.5.19 and 0.8.37, llm/ and
 * embeddings/; 0.9.19 has them no more.
 */
export const modelsBefore9: readonly Row[] = [
  {
    module: 'openaiBefore9',
    names: 'OpenAI',
    provider: 'openai',
    defaults: [
      fallback('model', 'gpt-3.5-turbo', 'llamaindex 0.1.21: model ?? "gpt-3.5-turbo"', { versions: '<=0.1.21' }),
      fallback('model', 'gpt-4o', 'llamaindex 0.5.19: model ?? "gpt-4o"', { versions: '>=0.5.19 <0.9.0' }),
    ],
    isRetrying: true,
  },
  {
    module: 'anthropicBefore9',
    names: 'Anthropic',
    provider: 'anthropic',
    defaults: [fallback('outputCap', 4096, 'llamaindex 0.5.19: maxTokens ?? 4096')],
    isRetrying: true,
  },
  { module: 'googleBefore9', names: 'Gemini', provider: 'google' },
  { module: 'mistralBefore9', names: 'MistralAI', provider: 'mistral' },
  { module: 'groqBefore9', names: 'Groq', provider: 'groq', isRetrying: true },
  {
    module: 'ollamaBefore9',
    names: 'Ollama',
    provider: 'ollama',
    cap: 'options.num_predict',
    temperature: 'options.temperature',
  },
];

const embeddings = 'GeminiEmbedding MistralAIEmbedding OllamaEmbedding';

export const shapesBefore9: Readonly<Record<string, Shape>> = {
  OpenAIEmbeddingBefore9: embedding(false, {
    provider: 'openai',
    defaults: [fallback('model', 'text-embedding-ada-002', 'llamaindex 0.1.21 and 0.5.19: embeddings/OpenAIEmbedding')],
  }),
};

export const namesBefore9: Readonly<Record<string, Meaning>> = Object.fromEntries(
  [
    ...modelsBefore9.map(({ module, names }) => making(`${module}Model`, names)),
    ...embeddings.split(' ').map((name) => making(name, name)),
    making('OpenAIEmbeddingBefore9', 'OpenAIEmbedding'),
  ].flatMap((names) =>
    Object.entries(names).map(([name, meaning]) => [name, { ...meaning, versions: '<0.9.0' } as Meaning]),
  ),
);
