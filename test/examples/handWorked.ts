import { readFileSync } from 'node:fs';
import { urgencyPrompt } from '../../examples/support-copilot/src/prompts/triage.ts';
import { digestInstructions, replyStyle } from '../../examples/support-copilot/src/prompts/writing.ts';

// Costs of the examples worked out by hand. Prices are those that the price packages publish, and token counts of texts those of
// gpt-tokenizer; the test asks both. What no source knows is taken as the program prints it: lengths of run-time text and answers
// (docs/assumptions.md), what messages add, and how Claude's tokens relate to o200k_base (server/src/catalog/tokenizers.ts). So this checks
// prices, counts of texts, caps and arithmetic, and not whether the assumptions are good. USD per million tokens times tokens is millionths
// of a dollar: all sums are in millionths of a dollar.

/** Low, expected, high. */
export type Band = readonly [number, number, number];

export interface Price {
  readonly provider: string;
  readonly model: string;
  /** USD per million tokens. */
  readonly input: number;
  readonly output: number;
  readonly source: string;
}

export interface HandWorked {
  /** `file#function`, with the number of the call where a function makes several. */
  readonly at: string;
  readonly price: Price;
  /** Texts in the code as they are sent, with their count in the model's encoding. */
  readonly texts: readonly { readonly text: string; readonly encoding: 'o200k' | 'cl100k'; readonly tokens: number }[];
  /** What those texts are in tokens of the model; left out where the encoding is the model's own. */
  readonly textTokens?: Band;
  /** Rows of the table of assumptions that were taken, with the printed figures. */
  readonly assumed: Readonly<Record<string, Band>>;
  /** Tokens of all input billed at the input price: texts, assumed lengths, and what the messages add. */
  readonly input: Band;
  readonly output: Band;
  /** Millionths of a dollar for a call, beside input and output at their prices: cache reads and writes. */
  readonly besides?: Band;
  /** Millionths of a dollar for a call. */
  readonly perCall: Band;
}

// ---------------------------------------------------------------------------------------------------------------- prices

const published =
  '@earendil-works/pi-ai 1.5.2, data of 2026-11-10; the same in @pydantic/genai-prices 0.1.8 of 2026-09-23';

const gpt54: Price = { provider: 'openai', model: 'gpt-5.4', input: 2.5, output: 15, source: published };
const gpt54mini: Price = { provider: 'openai', model: 'gpt-5.4-mini', input: 0.75, output: 4.5, source: published };
/** Cache reads $0.50, cache writes of five minutes $6.25. */
const opus48: Price = { provider: 'anthropic', model: 'claude-opus-4-8', input: 5, output: 25, source: published };
const haiku45: Price = { provider: 'anthropic', model: 'claude-haiku-4-5', input: 1, output: 5, source: published };
const embedding3small: Price = {
  provider: 'openai',
  model: 'text-embedding-3-small',
  input: 0.02,
  output: 0,
  source: '@pydantic/genai-prices 0.1.8 of 2026-09-23',
};

// ---------------------------------------------------------------------------------------------------------------- assumed lengths

// As printed in docs/assumptions.md.
const parameter = { 'input.parameter': [5, 150, 4000] } as const;
const other = { 'input.other': [5, 200, 4000] } as const;
const clock = { 'input.clock': [5, 12, 30] } as const;
const shortValue = { 'input.short-value': [1, 5, 40] } as const;
const reportOfLoop = { 'input.loop-variable.summary': [300, 2500, 20_000] } as const;
const label = { 'output.classification': [1, 15, 150] } as const;
const summary = { 'output.summary': [60, 300, 1200] } as const;
const writing = { 'output.generation': [150, 800, 4000] } as const;
const answer = { 'output.unknown': [30, 350, 2000] } as const;

// What messages add to their texts. OpenAI: the cookbook's rule is 3 for each message, the role counted apart (3 / 4 / 5 are assumed), and 3 once; so 9 / 11 / 13
// for a system and a user message, 6 / 7 / 8 for a user message alone. Anthropic publishes no figure: 2 / 4 / 8 for each and 0 / 4 / 10 once
// are assumed, so 4 / 12 / 26 for two, 2 / 8 / 18 for one, 6 / 16 / 34 for three (each block of a system prompt counts as one).

const policy = readFileSync(
  new URL('../../examples/support-copilot/src/prompts/support-policy.md', import.meta.url),
  'utf8',
);

const topic = `Classify the question of a technician into one of these categories:
pitch, yaw, gearbox, converter, hydraulics, safety, other.
Answer only with the name of the category.`;

const answerable = `You see a question and passages from manuals.
Decide whether the passages hold the answer to the question, in full and with every figure that it asks for.
Answer only "yes" or "no".`;

const serviceSummary = `Summarize the following service report in at most four sentences.
Name the turbine, the fault, the parts that were replaced and what is still open.
Leave out names of persons and times of day.`;

export const handWorked: readonly HandWorked[] = [
  {
    at: 'support-copilot/src/llm/urgency.ts#isUrgent',
    price: gpt54,
    texts: [{ text: urgencyPrompt, encoding: 'o200k', tokens: 73 }],
    assumed: { ...parameter, ...label },
    // 73 + 5 + 9, 73 + 150 + 11, 73 + 4000 + 13
    input: [87, 234, 4086],
    // The cap of 16 is below the longest label.
    output: [1, 15, 16],
    // 217.5 + 15, 585 + 225, 10215 + 240
    perCall: [232.5, 810, 10_455],
  },
  {
    at: 'support-copilot/src/llm/urgency.ts#isUrgentCheaply',
    price: gpt54mini,
    texts: [{ text: urgencyPrompt, encoding: 'o200k', tokens: 73 }],
    assumed: { ...parameter, ...label },
    input: [87, 234, 4086],
    output: [1, 15, 16],
    // 65.25 + 4.5, 175.5 + 67.5, 3064.5 + 72
    perCall: [69.75, 243, 3136.5],
  },
  {
    at: 'support-copilot/src/app/api/suggest/route.ts#POST',
    price: gpt54,
    // The clock stands between the two pieces.
    texts: [{ text: `It is .\n${policy}`, encoding: 'o200k', tokens: 1572 }],
    assumed: { ...clock, ...other, ...answer },
    // 1572 + 5 + 5 + 9, 1572 + 12 + 200 + 11, 1572 + 30 + 4000 + 13
    input: [1591, 1795, 5615],
    output: [30, 350, 2000],
    // 3977.5 + 450, 4487.5 + 5250, 14037.5 + 30000
    perCall: [4427.5, 9737.5, 44_037.5],
  },
  {
    at: 'support-copilot/src/app/api/suggest/route.ts#PUT',
    price: gpt54,
    texts: [
      { text: policy, encoding: 'o200k', tokens: 1569 },
      { text: 'It is .\n', encoding: 'o200k', tokens: 3 },
    ],
    assumed: { ...clock, ...other, ...answer },
    input: [1591, 1795, 5615],
    // The cap of 400 is the high end.
    output: [30, 350, 400],
    // 14037.5 + 6000 at the high end
    perCall: [4427.5, 9737.5, 20_037.5],
  },
  {
    at: 'support-copilot/src/app/api/chat/route.ts#POST',
    price: opus48,
    texts: [{ text: `Today is .\n\n${policy}`, encoding: 'o200k', tokens: 1572 }],
    // Claude from 4.7 on has 1.2 to 1.75 tokens for each of o200k_base, 1.5 as a rule.
    textTokens: [1886, 2358, 2751],
    assumed: { ...clock, ...other, ...answer },
    // 1886 + 5 + 5 + 4, 2358 + 12 + 200 + 12, 2751 + 30 + 4000 + 26
    input: [1900, 2582, 6807],
    output: [30, 350, 600],
    // 9500 + 750, 12910 + 8750, 34035 + 15000
    perCall: [10_250, 21_660, 49_035],
  },
  {
    at: 'support-copilot/src/app/api/chat/route.ts#PUT',
    price: opus48,
    texts: [
      { text: policy, encoding: 'o200k', tokens: 1569 },
      { text: 'Today is .', encoding: 'o200k', tokens: 3 },
    ],
    // Policy 1882 / 2354 / 2746, the second block 3 / 5 / 6.
    textTokens: [1885, 2359, 2752],
    assumed: { 'cache.hit-share': [0, 0.7, 0.9], ...clock, ...other, ...answer },
    // Behind the marker: 3 + 5 + 5 + 6, 5 + 12 + 200 + 16, 6 + 30 + 4000 + 34
    input: [19, 233, 4070],
    output: [30, 350, 600],
    // At best 90 % of the policy is read (1693.8 at 0.5) and the rest written (188.2 at 6.25), as a rule 70 % (1647.8 and 706.2), at worst all
    // of it is written (2746).
    besides: [846.9 + 1176.25, 823.9 + 4413.75, 17_162.5],
    // 95 + 750 + 2023.15, 1165 + 8750 + 5237.65, 20350 + 15000 + 17162.5
    perCall: [2868.15, 15_152.65, 52_512.5],
  },
  {
    at: 'support-copilot/src/app/api/chat/route.ts#PATCH',
    price: opus48,
    texts: [{ text: policy, encoding: 'o200k', tokens: 1569 }],
    textTokens: [1882, 2354, 2746],
    assumed: { ...other, ...answer },
    // 1882 + 5 + 4, 2354 + 200 + 12, 2746 + 4000 + 26
    input: [1891, 2566, 6772],
    output: [30, 350, 600],
    // 9455 + 750, 12830 + 8750, 33860 + 15000
    perCall: [10_205, 21_580, 48_860],
  },
  {
    at: 'support-copilot/src/app/api/draft/route.ts#POST',
    price: gpt54,
    texts: [{ text: replyStyle, encoding: 'o200k', tokens: 52 }],
    assumed: { ...other, ...answer },
    // 52 + 5 + 9, 52 + 200 + 11, 52 + 4000 + 13
    input: [66, 263, 4065],
    // The caller's cap of 800, not the wrapper's.
    output: [30, 350, 800],
    // 165 + 450, 657.5 + 5250, 10162.5 + 12000
    perCall: [615, 5907.5, 22_162.5],
  },
  {
    at: 'support-copilot/jobs/nightly-digest.ts#summariseOneByOne',
    price: gpt54mini,
    texts: [{ text: digestInstructions, encoding: 'o200k', tokens: 54 }],
    assumed: { ...reportOfLoop, ...summary },
    // 54 + 300 + 9, 54 + 2500 + 11, 54 + 20000 + 13
    input: [363, 2565, 20_067],
    output: [60, 300, 1200],
    // 272.25 + 270, 1923.75 + 1350, 15050.25 + 5400
    perCall: [542.25, 3273.75, 20_450.25],
  },
  {
    at: 'support-copilot/jobs/nightly-digest.ts#headline',
    price: gpt54mini,
    texts: [
      { text: 'Write a headline of at most eight words for the support digest of .', encoding: 'o200k', tokens: 14 },
    ],
    assumed: { ...shortValue, ...writing },
    // 14 + 1 + 6, 14 + 5 + 7, 14 + 40 + 8
    input: [21, 26, 62],
    // The cap of 60 is below the shortest text that is usually written.
    output: [60, 60, 60],
    // 15.75 + 270, 19.5 + 270, 46.5 + 270
    perCall: [285.75, 289.5, 316.5],
  },
  {
    at: 'support-copilot/src/llm/summaries.ts#summarise',
    price: haiku45,
    texts: [{ text: digestInstructions, encoding: 'o200k', tokens: 54 }],
    textTokens: [56, 65, 79],
    assumed: { 'input.parameter.summary': [300, 2500, 20_000], ...summary },
    // 56 + 300 + 4, 65 + 2500 + 12, 79 + 20000 + 26
    input: [360, 2577, 20_105],
    // The cap of 200 is below the summary that is expected.
    output: [60, 200, 200],
    // 360 + 300, 2577 + 1000, 20105 + 1000
    perCall: [660, 3577, 21_105],
  },
  {
    at: 'support-copilot/src/llm/summaries.ts#titleOfThree',
    price: gpt54mini,
    texts: [{ text: 'Write a title of at most six words for the conversation.', encoding: 'o200k', tokens: 12 }],
    assumed: { ...parameter, ...answer },
    // 12 + 5 + 9, 12 + 150 + 11, 12 + 4000 + 13: the input is paid for once
    input: [26, 173, 4025],
    // Three answers of 30 to 40 tokens.
    output: [90, 120, 120],
    // 19.5 + 405, 129.75 + 540, 3018.75 + 540
    perCall: [424.5, 669.75, 3558.75],
  },
  {
    at: 'support-copilot/src/llm/summaries.ts#title',
    price: gpt54mini,
    texts: [{ text: 'Write a title of at most six words for the conversation.', encoding: 'o200k', tokens: 12 }],
    assumed: { ...parameter, ...answer },
    input: [26, 173, 4025],
    output: [30, 40, 40],
    // 19.5 + 135, 129.75 + 180, 3018.75 + 180
    perCall: [154.5, 309.75, 3198.75],
  },
  {
    at: 'knowledge-base/knowledge_base/classification.py#classify_expensively',
    price: gpt54,
    texts: [{ text: topic, encoding: 'o200k', tokens: 37 }],
    assumed: { ...parameter, ...label },
    // 37 + 5 + 9, 37 + 150 + 11, 37 + 4000 + 13
    input: [51, 198, 4050],
    output: [1, 15, 20],
    // 127.5 + 15, 495 + 225, 10125 + 300
    perCall: [142.5, 720, 10_425],
  },
  {
    at: 'knowledge-base/knowledge_base/classification.py#classify',
    price: gpt54mini,
    texts: [{ text: topic, encoding: 'o200k', tokens: 37 }],
    assumed: { ...parameter, ...label },
    input: [51, 198, 4050],
    output: [1, 15, 20],
    // 38.25 + 4.5, 148.5 + 67.5, 3037.5 + 90
    perCall: [42.75, 216, 3127.5],
  },
  {
    at: 'knowledge-base/knowledge_base/retrieval.py#has_answer',
    price: gpt54,
    texts: [
      { text: answerable, encoding: 'o200k', tokens: 41 },
      { text: 'Question: \n\nPassage: ', encoding: 'o200k', tokens: 7 },
    ],
    // Question and passage.
    assumed: { ...parameter, ...label },
    // 48 + 2 × 5 + 9, 48 + 2 × 150 + 11, 48 + 2 × 4000 + 13
    input: [67, 359, 8061],
    output: [1, 15, 16],
    // 167.5 + 15, 897.5 + 225, 20152.5 + 240
    perCall: [182.5, 1122.5, 20_392.5],
  },
  {
    at: 'knowledge-base/knowledge_base/nightly.py#summarise_one_by_one',
    price: gpt54mini,
    texts: [{ text: serviceSummary, encoding: 'o200k', tokens: 41 }],
    assumed: { ...reportOfLoop, ...summary },
    // 41 + 300 + 9, 41 + 2500 + 11, 41 + 20000 + 13
    input: [350, 2552, 20_054],
    output: [60, 300, 1200],
    // 262.5 + 270, 1914 + 1350, 15040.5 + 5400
    perCall: [532.5, 3264, 20_440.5],
  },
  {
    at: 'knowledge-base/knowledge_base/nightly.py#headline',
    price: haiku45,
    texts: [
      { text: 'Write a headline of at most eight words for the service reports of .', encoding: 'o200k', tokens: 14 },
    ],
    // Claude up to 4.6 has 1.05 to 1.45 tokens for each of o200k_base, 1.2 as a rule.
    textTokens: [14, 17, 21],
    assumed: { ...shortValue, ...writing },
    // 14 + 1 + 2, 17 + 5 + 8, 21 + 40 + 18
    input: [17, 30, 79],
    output: [60, 60, 60],
    // 17 + 300, 30 + 300, 79 + 300
    perCall: [317, 330, 379],
  },
  {
    at: 'knowledge-base/knowledge_base/embeddings.py#embed_one_by_one',
    price: embedding3small,
    texts: [],
    assumed: { 'input.loop-variable.embedding': [3, 250, 2000] },
    input: [3, 250, 2000],
    output: [0, 0, 0],
    perCall: [0.06, 5, 40],
  },
  {
    at: 'knowledge-base/knowledge_base/embeddings.py#embed_query',
    price: embedding3small,
    texts: [],
    assumed: { 'input.parameter.embedding': [3, 250, 2000] },
    input: [3, 250, 2000],
    output: [0, 0, 0],
    perCall: [0.06, 5, 40],
  },
  {
    at: 'notebook/review-analysis.ipynb#2',
    price: gpt54mini,
    texts: [
      {
        text: 'Classify the sentiment of a product review as positive, negative or neutral.\nAnswer only with the word. Write one line for each review.',
        encoding: 'o200k',
        tokens: 28,
      },
      {
        text: 'The tent stayed dry for two weeks.\nThe zip broke on the first day.\nIt is a rucksack.',
        encoding: 'o200k',
        tokens: 22,
      },
    ],
    assumed: { ...label },
    // 50 + 9, 50 + 11, 50 + 13
    input: [59, 61, 63],
    output: [1, 15, 200],
    // 44.25 + 4.5, 45.75 + 67.5, 47.25 + 900
    perCall: [48.75, 113.25, 947.25],
  },
  {
    at: 'notebook/review-analysis.ipynb#3',
    price: gpt54,
    texts: [
      {
        text: 'Summarize the reviews below for the product team.\n\nThe tent stayed dry for two weeks.\nThe zip broke on the first day.',
        encoding: 'o200k',
        tokens: 27,
      },
    ],
    assumed: { ...summary },
    // 27 + 6, 27 + 7, 27 + 8
    input: [33, 34, 35],
    output: [60, 300, 1200],
    // 82.5 + 900, 85 + 4500, 87.5 + 18000
    perCall: [982.5, 4585, 18_087.5],
  },
];
