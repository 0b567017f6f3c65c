import { parseCallsPerDay, parseCount, parseShare } from './quantities.ts';

/** What users say about calls, in a comment above one or in the config for files. All of it is optional. */
export interface Declarations {
  readonly model?: string;
  readonly lane?: Lane;
  readonly callsPerDay?: number;
  readonly inputTokens?: number;
  readonly outputTokens?: number;
  /** The share of input tokens that is read from the cache, from 0 to 1. */
  readonly cachedShare?: number;
  /** The share of calls that goes through a batch API, from 0 to 1. */
  readonly batchShare?: number;
  /** How many times an agent or loop asks the model. */
  readonly steps?: number;
  readonly label?: string;
  readonly task?: TaskName;
  readonly tenant?: string;
  readonly feature?: string;
}

export type Lane = 'interactive' | 'deferred';

export const lanes: readonly Lane[] = ['interactive', 'deferred'];

export const tasks = [
  ...(['classification', 'extraction', 'routing', 'moderation', 'judging', 'summary', 'translation'] as const),
  ...(['generation', 'code', 'chat', 'agent', 'embedding', 'image', 'audio'] as const),
] as const;

export type TaskName = (typeof tasks)[number];

/** A key as it is written, with what it sets and how its value is read. The config writes the same keys. */
export interface DeclarationKey {
  readonly field: keyof Declarations;
  /** Null if the text is no such value. */
  readonly parse: (text: string) => string | number | null;
  /** Completes "must be …". */
  readonly expects: string;
}

const text = (field: keyof Declarations, expects: string): DeclarationKey => ({
  field,
  parse: (value) => (value.trim() === '' ? null : value.trim()),
  expects,
});

const oneOf = (field: keyof Declarations, values: readonly string[]): DeclarationKey => ({
  field,
  parse: (value) => values.find((known) => known === value.trim().toLowerCase()) ?? null,
  expects: `one of ${values.join(', ')}`,
});

/** In the order in which docs list them. */
export const declarationKeys = {
  model: text('model', 'the id of a model'),
  lane: oneOf('lane', lanes),
  calls: { field: 'callsPerDay', parse: parseCallsPerDay, expects: 'a rate such as 10k/day, 3/minute or 250000/month' },
  input: { field: 'inputTokens', parse: parseCount, expects: 'a number of tokens such as 1200 or 1.2k' },
  output: { field: 'outputTokens', parse: parseCount, expects: 'a number of tokens such as 300 or 2k' },
  cached: { field: 'cachedShare', parse: parseShare, expects: 'a share such as 70% or 0.7' },
  batch: { field: 'batchShare', parse: parseShare, expects: 'a share such as 100% or 0.5' },
  steps: { field: 'steps', parse: parseSteps, expects: 'a number of model calls from 1 up' },
  label: text('label', 'a name'),
  task: oneOf('task', tasks),
  tenant: text('tenant', 'a name'),
  feature: text('feature', 'a name'),
} as const satisfies Readonly<Record<string, DeclarationKey>>;

function parseSteps(value: string): number | null {
  const count = parseCount(value);
  return count === null || count < 1 ? null : count;
}

/** The key's definition; null for names that are no key. */
export const declarationKey = (name: string): DeclarationKey | null =>
  Object.entries<DeclarationKey>(declarationKeys).find(([key]) => key === name)?.[1] ?? null;
