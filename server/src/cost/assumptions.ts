import { exactly, type Range3, range3 } from '../base/range3.ts';
import type { Provenance, ResponseShape, Task } from '../resolve/callSite.ts';
import type { UsedAssumption } from './types.ts';

/** A row of the table: what is taken where the code does not say. Its key is stable: configuration and reports name it. */
export type Assumption = UsedAssumption;

export type AssumptionTable = ReadonlyMap<string, Assumption>;

/** One figure, or a band. */
export type AssumptionOverride = number | Range3;

/**
 * Everything that an estimate takes for granted, with the user's own values in place of ours. Keys that are not `assumptionKeys` are left
 * out. An override of a general row (`input.user-input`) also replaces its rows by task (`input.user-input.summary`), unless these are
 * overridden themselves.
 */
export function assumptionTable(overrides: Readonly<Record<string, AssumptionOverride>> = {}): AssumptionTable {
  const table = new Map(builtIn);
  for (const [key, value] of Object.entries(overrides)) {
    const row = builtIn.get(key);
    if (row === undefined) continue;
    const given = typeof value === 'number' ? exactly(value) : range3(value.low, value.expected, value.high);
    table.set(key, { ...row, value: within(given, row.unit), reason: 'set in the configuration', tag: 'declared' });
  }
  return table;
}

/**
 * The row of the first of the special keys that the table has, else that of the general key. What the user has declared comes before what
 * is built in.
 */
export function assume(table: AssumptionTable, general: AssumptionKey, ...special: readonly string[]): Assumption {
  const found = [...special, general].map((key) => table.get(key)).filter((row) => row !== undefined);
  return found.find(({ tag }) => tag === 'declared') ?? found[0] ?? rowOf(general, rows[general]);
}

/** A share is at most 1. */
function within({ low, expected, high }: Range3, unit: string): Range3 {
  const most = unit === 'share' ? 1 : Number.MAX_SAFE_INTEGER;
  return range3(Math.min(low, most), Math.min(expected, most), Math.min(high, most));
}

// ---------------------------------------------------------------------------------------------------------------- rows

export type AssumptionKey =
  | `input.${Provenance['kind'] | 'short-value' | 'long-text' | 'history' | 'tool-result' | 'unseen' | 'attachment'}`
  | `image.${'low' | 'high' | 'unknown'}-detail`
  | `image-output.${'low' | 'medium' | 'high' | 'unknown'}-quality`
  | `output.${Exclude<ResponseShape['kind'], 'text'> | 'small-object' | WritingTask | 'unknown'}`
  | `reasoning.${'minimal' | 'low' | 'medium' | 'high' | 'max' | 'default' | 'unknown'}`
  | 'tools.count'
  | 'tools.schema'
  | 'history.messages'
  | 'prompt.pieces'
  | 'agent.steps'
  | 'cache.hit-share';

/** Tasks that are answered with text. */
type WritingTask = Exclude<Task, 'embedding' | 'image' | 'audio'>;

type Row = readonly [low: number, expected: number, high: number, reason: string];

const rows: Readonly<Record<AssumptionKey, Row>> = {
  // Tokens of one text that only the run time knows, by where it comes from.
  'input.user-input': [10, 100, 2000, 'people type one to ten sentences, and now and then paste a page'],
  'input.retrieval': [400, 2000, 20_000, 'three to five chunks of some 400 tokens are usual, twenty and more occur'],
  'input.loop-variable': [20, 250, 4000, 'one record of a collection is between a line and a few pages'],
  'input.parameter': [5, 150, 4000, 'what callers pass in is between a word and a few pages'],
  'input.environment': [1, 8, 100, 'environment variables hold names and short settings'],
  'input.clock': [5, 12, 30, 'a date or a time'],
  'input.random': [4, 20, 40, 'a random id has about 20 tokens'],
  'input.file': [200, 2000, 20_000, 'files that are put into prompts have a page to some chapters'],
  'input.model-output': [100, 500, 4000, 'an earlier answer, as long as answers are'],
  'input.other': [5, 200, 4000, 'nothing is known of this text'],
  'input.short-value': [1, 5, 40, 'names such as id, language or date hold a word or two'],
  'input.long-text': [200, 2000, 20_000, 'names such as document, article or transcript hold pages'],
  'input.history': [100, 3000, 30_000, 'a conversation is sent again with every turn: some thousand tokens after ten'],
  'input.tool-result': [50, 500, 8000, 'tools return between a line and some pages of JSON'],
  'input.unseen': [0, 500, 8000, 'part of the prompt is built where it cannot be seen'],
  'input.attachment': [500, 5000, 60_000, 'a PDF page has 500 to 3,000 tokens, and documents have one to thirty pages'],
  // Tokens of one image that is sent.
  'image.low-detail': [64, 85, 300, 'low detail has a small fixed size on most providers'],
  'image.high-detail': [500, 1500, 6000, 'high detail goes by size: 1,000 to 5,000 tokens for photographs'],
  'image.unknown-detail': [85, 1200, 6000, 'a picture of a million pixels has some 1,200 tokens'],
  // Tokens of one image that is made.
  'image-output.low-quality': [270, 280, 410, '272 to 408 tokens by size'],
  'image-output.medium-quality': [1050, 1100, 1590, '1,056 to 1,584 tokens by size'],
  'image-output.high-quality': [4160, 4400, 6240, '4,160 to 6,240 tokens by size'],
  'image-output.unknown-quality': [
    270,
    1300,
    6240,
    'the quality is not known: 272 to 6,240 tokens by quality and size',
  ],
  // Tokens of one answer by its form, then by the task. For an agent those of one step.
  'output.labels': [1, 5, 20, 'one of a few labels, perhaps in quotes or a small record'],
  'output.boolean': [1, 4, 15, 'yes or no, perhaps in a small record'],
  'output.number': [1, 4, 15, 'one number, perhaps in a small record'],
  'output.small-object': [15, 60, 250, 'a record of a few short fields'],
  'output.object': [40, 250, 2000, 'a record of some fields'],
  'output.json': [30, 250, 2000, 'JSON of no stated size'],
  'output.classification': [1, 15, 150, 'a label, perhaps with a reason'],
  'output.routing': [1, 20, 150, 'the name of a route, perhaps with a reason'],
  'output.moderation': [1, 20, 150, 'a verdict, perhaps with a reason'],
  'output.judging': [5, 150, 1000, 'a score with its reasons'],
  'output.extraction': [30, 250, 2000, 'the fields that were found'],
  'output.summary': [60, 300, 1200, 'a paragraph to a page'],
  'output.translation': [30, 500, 6000, 'about as long as the text that is translated'],
  'output.generation': [150, 800, 4000, 'a page or two'],
  'output.code': [100, 900, 8000, 'between a function and some files'],
  'output.chat': [30, 300, 2000, 'an answer in a conversation'],
  'output.agent': [30, 200, 1500, 'a tool call has rarely more than 200 tokens; the last step answers at length'],
  'output.unknown': [30, 350, 2000, 'most answers have 100 to 500 tokens, and long ones a few pages'],
  // Hidden thinking tokens of one answer, which are billed as output, by effort.
  'reasoning.minimal': [0, 60, 500, 'minimal effort hardly thinks'],
  'reasoning.low': [50, 300, 2000, 'low effort thinks for a paragraph or two'],
  'reasoning.medium': [100, 1000, 8000, 'medium effort thinks for about a page, and for many on hard questions'],
  'reasoning.high': [300, 3000, 20_000, 'high effort thinks for some pages'],
  'reasoning.max': [500, 8000, 40_000, 'the highest efforts think for as long as it takes'],
  'reasoning.default': [100, 1000, 10_000, 'models that think choose for themselves how long'],
  'reasoning.unknown': [0, 0, 4000, 'it is not known whether this model thinks unasked'],
  // The rest.
  'tools.count': [1, 5, 20, 'a list of tools that is built elsewhere'],
  'tools.schema': [30, 120, 600, 'a tool has a name, a sentence and a few parameters'],
  'history.messages': [1, 6, 40, 'messages that are added in a loop'],
  'prompt.pieces': [
    16,
    16,
    16,
    'of more run-time texts in one prompt most are the same one, as different callers give it',
  ],
  'agent.steps': [1, 4, 20, 'agents take a few steps, and now and then wander'],
  'cache.hit-share': [0, 0.7, 0.9, 'of marked prefixes 70 to 90 % are read back where calls follow each other closely'],
};

/**
 * Rows narrowed by what the call is for, because some tasks are done on long texts. They hold for text whose origin says nothing of its
 * length.
 */
const textsOfTasks: Readonly<Partial<Record<Task, Row>>> = {
  summary: [300, 2500, 20_000, 'texts that are summarised have a page to some chapters'],
  translation: [30, 500, 6000, 'texts that are translated have a sentence to some pages'],
  extraction: [50, 800, 10_000, 'documents that data is extracted from have a paragraph to some pages'],
  judging: [50, 600, 6000, 'answers that are judged have a sentence to some pages'],
  code: [50, 800, 10_000, 'source files have ten to a thousand lines'],
  embedding: [3, 250, 2000, 'texts that are embedded are questions or chunks of some hundred tokens'],
};

const narrowed: readonly Provenance['kind'][] = ['user-input', 'loop-variable', 'parameter', 'other'];

/** An agent's conversation holds all of its steps and tool results. */
const agentHistory: Row = [1000, 10_000, 60_000, 'agents send all their steps and tool results again'];

const rowOf = (key: string, [low, expected, high, reason]: Row): Assumption => ({
  key,
  value: range3(low, expected, high),
  unit: unitOf(key),
  reason,
  tag: 'assumed',
});

function unitOf(key: string): string {
  switch (key) {
    case 'tools.count':
      return 'tools';
    case 'history.messages':
      return 'messages';
    case 'prompt.pieces':
      return 'texts';
    case 'agent.steps':
      return 'steps';
    case 'cache.hit-share':
      return 'share';
    default:
      return 'tokens';
  }
}

const builtIn: ReadonlyMap<string, Assumption> = new Map(
  [
    ...Object.entries(rows),
    ...narrowed.flatMap((kind) =>
      Object.entries(textsOfTasks).map(([task, row]): [string, Row] => [`input.${kind}.${task}`, row]),
    ),
    ['input.history.agent', agentHistory] as [string, Row],
  ].map(([key, row]) => [key, rowOf(key, row)]),
);

/** The keys of the table, in its order. */
export const assumptionKeys: readonly string[] = [...builtIn.keys()];
