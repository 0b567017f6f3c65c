import { z } from 'zod';
import type { BudgetResult } from '../analysis/budgets.ts';
import type { FactSource, UnknownReason } from '../base/fact.ts';
import type { Operation } from '../base/operation.ts';
import type { CostComponent, Tag } from '../cost/types.ts';
import type { LanguageId } from '../ir/types.ts';
import type { CallSite, Lane, Provenance, RetryLayer, Task } from '../resolve/callSite.ts';
import type { LoopContext } from '../resolve/observed.ts';
import type { FixSafety, Saving, Severity } from '../rules/types.ts';
import { reasonWords } from './words.ts';

/**
 * The JSON report, version 1. Programs rely on it: fields are only ever added, the members of an enumeration never change, and what is not
 * known is said in so many words and is never 0. The types of `model.ts` and the published JSON schema both come from here.
 */
export const schemaVersion = 1;

/** The report's JSON schema, as published in `docs/schema/report.schema.json`. */
export function reportJsonSchema(): Readonly<Record<string, unknown>> {
  return {
    title: 'LLM Cost Lens report',
    // Readers must accept the fields of later releases, which is why additional properties are allowed.
    ...z.toJSONSchema(reportSchema, { io: 'input', reused: 'inline' }),
  };
}

/** An enumeration that has every member of a union type, and none more. */
const members = <T extends string>(all: Readonly<Record<T, unknown>>) => z.enum(Object.keys(all) as [T, ...T[]]);

const count = z.int().min(0);
const line = z.int().min(1);
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);

const severity = members<Severity>({ error: 0, warning: 0, information: 0, hint: 0 });
const safety = members<FixSafety>({ safe: 0, review: 0, example: 0 });
const tag = members<Tag>({ exact: 0, assumed: 0, declared: 0, measured: 0 });
const operation = members<Operation>({
  ...{ chat: 0, completion: 0, embedding: 0, image: 0, audio: 0, rerank: 0, moderation: 0, batch: 0, video: 0 },
  other: 0,
});
const lane = members<Lane>({ interactive: 0, deferred: 0, unknown: 0 });
const task = members<Task>({
  ...{ classification: 0, extraction: 0, routing: 0, moderation: 0, judging: 0, summary: 0, translation: 0 },
  ...{ generation: 0, code: 0, chat: 0, agent: 0, embedding: 0, image: 0, audio: 0 },
});
const from = members<FactSource>({
  ...{ literal: 0, constant: 0, 'default-parameter': 0, environment: 0, config: 0, constructor: 0 },
  ...{ 'cross-file': 0, argument: 0, 'sdk-default': 0, declared: 0 },
});
const provenance = members<Provenance['kind']>({
  ...{ clock: 0, random: 0, 'user-input': 0, retrieval: 0, 'loop-variable': 0, parameter: 0, environment: 0 },
  ...{ file: 0, 'model-output': 0, other: 0 },
});

const range = z
  .object({ low: z.number().min(0), expected: z.number().min(0), high: z.number().min(0) })
  .describe('low <= expected <= high');

const unknown = z
  .object({ state: z.literal('unknown'), why: members<UnknownReason>(reasonWords) })
  .describe('Not known, and why.');

const several = <T extends z.ZodType>(value: T) =>
  z
    .object({ state: z.literal('several'), value: z.null(), alternatives: z.array(value) })
    .describe('One of a few values, by a condition that the code does not settle.');

/** A value that stands plainly where it is known, and null where the code leaves it out. */
const plain = <T extends z.ZodType>(value: T) => z.union([value, z.null(), several(value), unknown]);

const position = {
  file: z.string().describe('Path from the root, with forward slashes.'),
  cell: count.nullable().describe('In a notebook the 0-based index over all cells, else null.'),
  physicalLine: line.nullable().describe('The 1-based line in the file; in a notebook that of the JSON text.'),
  line: line.nullable().describe('1-based; in a notebook within the cell.'),
  column: line.nullable().describe('1-based, in UTF-16 code units.'),
  endLine: line.nullable(),
  endColumn: line.nullable(),
};

const placed = {
  file: position.file,
  cell: position.cell,
  physicalLine: line,
  line,
  column: line.describe('1-based, in UTF-16 code units.'),
  endLine: line,
  endColumn: line,
};

const model = z.union([
  z.object({ state: z.literal('known'), value: z.string(), alternatives: z.array(z.string()), from }),
  z.object({ state: z.literal('several'), value: z.null(), alternatives: z.array(z.string()), from: from.nullable() }),
  z.object({
    state: z.literal('absent'),
    value: z.null(),
    alternatives: z.array(z.string()),
    from: z.null(),
    default: z.string().nullable().optional().describe("The SDK's default; null if it is not known."),
  }),
  unknown,
]);

const outputCap = z.union([
  z.object({ state: z.literal('known'), value: z.number() }),
  several(z.number()),
  z.object({ state: z.literal('absent'), value: z.null() }),
  unknown,
]);

const prompt = z.object({
  staticTokens: count.describe('Tokens of the text that stands in the code.'),
  dynamicParts: z.array(
    z.object({ provenance, position: count.describe('0-based index of the part: tools, then system, then messages.') }),
  ),
  cacheablePrefixTokens: count.describe('Tokens of the text before the first part that changes from call to call.'),
  hash: z.string(),
  complete: z.boolean().describe('False if parts may be missing, for example from a list that is built elsewhere.'),
});

const requestFields = {
  provider: plain(z.string()),
  model,
  outputCap,
  prompt: prompt.nullable().describe('Null where the requests of a call have different prompts.'),
  tools: z.object({
    count: plain(count),
    tokens: count.describe('Tokens of the definitions that stand in the code.'),
  }),
  n: plain(z.number()).describe('Answers asked for in one request.'),
  effort: plain(z.string()),
  stream: plain(z.boolean()),
  serviceTier: plain(z.string()),
  cacheMarkers: count,
  retries: z.object({
    attempts: plain(count).describe('Attempts in the worst case, the first one included; null means without a bound.'),
    layers: z.array(
      z.object({
        kind: members<RetryLayer['kind']>({ sdk: 0, wrapper: 0, loop: 0 }),
        name: z.string(),
        attempts: plain(count),
      }),
    ),
  }),
  timeoutMs: plain(z.number()),
};

const request = z.object({
  within: z
    .array(
      z.union([
        z.object({ kind: z.enum(['one-of', 'in-order-until', 'all']) }),
        z.object({ kind: z.literal('loop'), low: z.number(), high: z.number().nullable() }),
      ]),
    )
    .describe('How this request is combined with the others, from the outside in.'),
  operation: operation.optional().describe('What it does: a call that answers may look something up before.'),
  ...requestFields,
});

const component = z.object({
  kind: members<CostComponent['kind']>({
    ...{ input: 0, 'cached-input': 0, 'cache-write': 0, output: 0, reasoning: 0, image: 0, item: 0, tools: 0 },
    multiplier: 0,
  }),
  label: z.string(),
  quantity: range.nullable(),
  quantityTag: tag,
  unit: members<CostComponent['unit']>({ token: 0, image: 0, item: 0, character: 0, second: 0, times: 0 }),
  price: range.nullable(),
  priceUnit: members<CostComponent['priceUnit']>({ 'per-million-tokens': 0, 'per-item': 0 }),
  priceTag: tag,
  priceSource: z.string().nullable(),
  cost: range.nullable().describe('USD for one execution.'),
});

const assumption = z.object({
  key: z.string(),
  value: range,
  unit: z.string(),
  reason: z.string(),
  tag: z.enum(['assumed', 'declared']),
});

const estimate = z.object({
  perCall: range.nullable().describe('One execution of the call expression; null if a price or quantity is missing.'),
  currency: z.literal('USD'),
  mostlyAssumed: z.boolean().describe('More than half of the expected value rests on assumptions.'),
  components: z.array(component),
  assumptions: z.array(assumption),
  gaps: z.array(z.string()).describe('What is missing from the figure, in words.'),
});

const declared = z.object({
  model: z.string().nullable(),
  lane: z.enum(['interactive', 'deferred']).nullable(),
  callsPerDay: z.number().nullable(),
  inputTokens: z.number().nullable(),
  outputTokens: z.number().nullable(),
  cachedShare: z.number().nullable(),
  batchShare: z.number().nullable(),
  steps: z.number().nullable(),
  tenant: z.string().optional(),
  feature: z.string().optional(),
  source: z.enum(['comment', 'config']),
});

const callSite = z.object({
  id: z.string().describe('Stable under edits elsewhere in the file.'),
  shape: z.string().describe('Hash of the normalised call, to recognise it after a move.'),
  kind: members<CallSite['kind']>({ direct: 0, via: 0 }).describe("`via`: a call of the project's own function."),
  through: z.array(z.string()).describe('For `via`: ids of the direct calls behind it.'),
  ...placed,
  language: members<LanguageId>({ typescript: 0, javascript: 0, python: 0 }),
  sdk: z.string(),
  sdkVersion: plain(z.string()),
  api: z.string(),
  operation,
  task: task.nullable(),
  label: z.string().nullable(),
  place: z.object({
    function: z.string().nullable(),
    lane,
    loops: z.array(
      z.object({
        kind: members<LoopContext['kind']>({ 'for-each': 0, for: 0, while: 0, comprehension: 0, callback: 0 }),
        count: z.number().nullable().describe('Iterations where the code settles them.'),
        unbounded: z.boolean(),
        retry: z.boolean(),
      }),
    ),
  }),
  ...requestFields,
  declared: declared.nullable(),
  measured: z.null(),
  requests: z.array(request).describe('All requests of a call that sends more than one; else empty.'),
  estimate,
  findings: z.array(z.string()).describe('Rules that have a finding on this call.'),
});

const finding = z.object({
  id: z.string(),
  rule: z.string(),
  severity,
  ...position,
  callSite: z.string().nullable(),
  message: z.string(),
  why: z.string(),
  related: z.array(z.object({ ...position, message: z.string() })),
  saving: z
    .object({
      low: z.number().min(0),
      expected: z.number().min(0),
      high: z.number().min(0),
      unit: members<Saving['unit']>({ 'per-call': 0, 'per-1000-calls': 0, 'per-day': 0, 'per-month': 0 }),
      formula: z.string(),
    })
    .nullable()
    .describe('USD. Savings of different findings overlap and must not be added up.'),
  fixes: z.array(z.object({ title: z.string(), safety })),
});

export const reportSchema = z.object({
  schemaVersion: z.literal(schemaVersion),
  tool: z.object({ name: z.literal('llm-cost-lens'), version: z.string() }),
  priceDate: day.describe('The day of the newest prices in the catalogue.'),
  asOf: day.describe('The day for which prices, tiers and shutdowns were read.'),
  catalogueHash: z.string(),
  configHash: z.string(),
  root: z.literal('.'),
  totals: z.object({
    files: count.describe('Source files looked at, skipped ones not included.'),
    callSites: count,
    findings: z.object({ error: count, warning: count, information: count, hint: count }),
  }),
  skipped: z.array(z.object({ reason: z.string(), count })),
  notices: z.array(z.object({ file: z.string().nullable(), line: line.nullable(), message: z.string() })),
  budgets: z
    .array(
      z.object({
        name: z.string(),
        source: z.string().describe('The config file that sets it.'),
        unit: members<BudgetResult['unit']>({ call: 0, day: 0, month: 0 }),
        limit: z.number().min(0).describe('USD.'),
        bound: members<BudgetResult['bound']>({ expected: 0, high: 0 }),
        value: z
          .number()
          .min(0)
          .nullable()
          .describe('USD of the dearest call, or over all calls whose volume is declared. Null if none has a price.'),
        exceeded: z.boolean(),
        callSites: z.array(z.string()).describe('The calls that make it so, the dearest first.'),
        unknown: count.describe(
          'Covered calls that the value leaves out: without a price, or for sums without a volume.',
        ),
      }),
    )
    .optional()
    .describe('How the budgets of the configuration stand; missing if there are none.'),
  callSites: z.array(callSite),
  findings: z.array(finding),
});
