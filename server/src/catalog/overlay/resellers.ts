import type { ResellerRow } from './schema.ts';

/** Providers that sell others' models at the makers' list price under ids from which the maker's can be told. */
export const resellers: readonly ResellerRow[] = [
  {
    provider: 'azure',
    servedFrom: ['openai', 'deepseek', 'mistral', 'xai', 'cohere', 'anthropic', 'meta', 'moonshotai'],
    note: "Azure calls a deployment, not a model: this is the list price of the model that the deployment's name matches.",
  },
  {
    provider: 'vertex',
    servedFrom: ['google', 'anthropic', 'mistral'],
    note: "This is the maker's list price; regional Vertex endpoints add about 10 %.",
  },
  {
    provider: 'vercel',
    servedFrom: [
      'openai',
      'anthropic',
      'google',
      'mistral',
      'xai',
      'deepseek',
      'cohere',
      'moonshotai',
      'perplexity',
      'voyage',
      'zai',
      'minimax',
      'meta',
    ],
    note: "The gateway passes on the maker's list price.",
  },
];
