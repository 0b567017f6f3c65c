/** Models that split text alike. What a family's counts are in terms of an encoding that can be computed offline. */
export type TokenizerFamily =
  | 'o200k'
  | 'o200k-assumed'
  | 'cl100k'
  | 'claude'
  | 'claude-4.7'
  | 'gemini'
  | 'llama-3'
  | 'llama-2'
  | 'mistral'
  | 'large-vocabulary'
  | 'unknown';

export type Encoding = 'o200k_base' | 'cl100k_base';

export interface TokenizerFacts {
  readonly encoding: Encoding;
  /** Tokens of the family for each token of `encoding`: the fewest, the usual and the most that were seen on prose and code. */
  readonly factor: readonly [low: number, expected: number, high: number];
  /** Tokens that one chat message adds to its text. */
  readonly perMessage: readonly [number, number, number];
  /** Tokens that a request adds once: reply priming, and the hidden system prompt that the first tool brings. */
  readonly perRequest: readonly [number, number, number];
  readonly firstTool: readonly [number, number, number];
  /** Tokens that each tool adds to its JSON schema's text. */
  readonly perTool: readonly [number, number, number];
  /** `exact`: the model's own encoding. `factor`: scaled from another one. `guess`: the family itself is assumed. */
  readonly confidence: 'exact' | 'factor' | 'guess';
  readonly reason: string;
}

const openaiOverhead = {
  perMessage: [3, 4, 5],
  perRequest: [3, 3, 3],
  firstTool: [8, 12, 20],
  perTool: [4, 8, 14],
} as const;

const claudeOverhead = {
  perMessage: [2, 4, 8],
  perRequest: [0, 4, 10],
  firstTool: [200, 346, 700],
  perTool: [10, 20, 40],
} as const;

const otherOverhead = {
  perMessage: [1, 4, 8],
  perRequest: [0, 3, 10],
  firstTool: [0, 30, 200],
  perTool: [0, 10, 30],
} as const;

/**
 * Factors against tiktoken's counts. OpenAI: prefixes of tiktoken 0.14.0 (2026-08-16). Claude: documentation of the count endpoint (older
 * models 15-20 % above tiktoken) and measurements of the newer vocabulary (1.08-1.47 times the older). Others: measured on prose, code and
 * Korean against their published vocabularies. Overheads are estimates: nobody but OpenAI publishes theirs.
 */
export const tokenizers: Readonly<Record<TokenizerFamily, TokenizerFacts>> = {
  o200k: {
    encoding: 'o200k_base',
    factor: [1, 1, 1],
    ...openaiOverhead,
    confidence: 'exact',
    reason: 'tiktoken counts this model with o200k_base',
  },
  'o200k-assumed': {
    encoding: 'o200k_base',
    factor: [0.9, 1, 1.15],
    ...openaiOverhead,
    confidence: 'guess',
    reason: 'no tokenizer of this model is published yet; o200k_base of its predecessors is assumed',
  },
  cl100k: {
    encoding: 'cl100k_base',
    factor: [1, 1, 1],
    ...openaiOverhead,
    confidence: 'exact',
    reason: 'tiktoken counts this model with cl100k_base',
  },
  claude: {
    encoding: 'o200k_base',
    factor: [1.05, 1.2, 1.45],
    ...claudeOverhead,
    confidence: 'factor',
    reason: 'Claude up to 4.6 has about 1.2 tokens for each of o200k_base',
  },
  'claude-4.7': {
    encoding: 'o200k_base',
    factor: [1.2, 1.5, 1.75],
    ...claudeOverhead,
    confidence: 'factor',
    reason: 'Claude from 4.7 on has about 1.5 tokens for each of o200k_base',
  },
  gemini: {
    encoding: 'o200k_base',
    factor: [1, 1.1, 1.2],
    ...otherOverhead,
    confidence: 'factor',
    reason: 'Gemini has about 1.1 tokens for each of o200k_base',
  },
  'llama-3': {
    encoding: 'o200k_base',
    factor: [0.97, 1, 1.08],
    ...otherOverhead,
    confidence: 'factor',
    reason: 'Llama 3 and 4 have about as many tokens as o200k_base',
  },
  'llama-2': {
    encoding: 'o200k_base',
    factor: [1.2, 1.27, 2],
    ...otherOverhead,
    confidence: 'factor',
    reason:
      'the 32,000-entry vocabularies of Llama 2 and the first Mistral models have about 1.27 tokens for each of o200k_base',
  },
  mistral: {
    encoding: 'o200k_base',
    factor: [1, 1.1, 1.25],
    ...otherOverhead,
    confidence: 'factor',
    reason: 'Mistral has about 1.1 tokens for each of o200k_base',
  },
  'large-vocabulary': {
    encoding: 'o200k_base',
    factor: [0.95, 1.05, 1.2],
    ...otherOverhead,
    confidence: 'factor',
    reason: 'vocabularies of 128,000 entries and more have about 1.05 tokens for each of o200k_base',
  },
  unknown: {
    encoding: 'o200k_base',
    factor: [0.9, 1.15, 1.75],
    ...otherOverhead,
    confidence: 'guess',
    reason: "the model's tokenizer is not known; the count is that of o200k_base, widened",
  },
};
