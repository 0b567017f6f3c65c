import { z } from 'zod';
import { joinPath } from '../base/paths.ts';
import { exactly, type Range3, range3 } from '../base/range3.ts';
import { type DeclarationKey, type Declarations, declarationKeys } from './declarations.ts';

// What each part is for stands in its description: it is shown by editors, in the generated docs, and as the remedy of errors.

const level = z.enum(['off', 'hint', 'information', 'warning', 'error']);

export type RuleLevel = z.output<typeof level>;

const optionValue = z.union([z.number(), z.string(), z.boolean(), z.array(z.string())]);

const ruleSetting = z
  .union([level, z.object({ level: level.optional() }).catchall(optionValue)])
  .transform((setting): RuleSetting => {
    if (typeof setting === 'string') return { level: setting, options: {} };
    const { level: own, ...options } = setting;
    return { level: own ?? null, options: options as RuleSetting['options'] };
  })
  .describe('A level (off, hint, information, warning, error), or an object with "level" and the options of the rule.');

export interface RuleSetting {
  /** Null: the rule's own level. */
  readonly level: RuleLevel | null;
  readonly options: Readonly<Record<string, number | string | boolean | readonly string[]>>;
}

/** A value that comments write too: a number, or a text in the same form. */
const declared = (key: DeclarationKey) =>
  z
    .union([z.number(), z.string()])
    .transform((value, context) => {
      const parsed = key.parse(String(value));
      if (parsed !== null) return parsed;
      context.addIssue({ code: 'custom', message: `must be ${key.expects}` });
      return z.NEVER;
    })
    .describe(`Must be ${key.expects}.`)
    .optional();

const tokens = z
  .union([
    z.number().nonnegative(),
    z.strictObject({
      low: z.number().nonnegative(),
      expected: z.number().nonnegative(),
      high: z.number().nonnegative(),
    }),
  ])
  .transform(
    (value): Range3 => (typeof value === 'number' ? exactly(value) : range3(value.low, value.expected, value.high)),
  )
  .describe('A figure, or {"low", "expected", "high"}.');

const assumptions = z
  .strictObject({
    lane: declared(declarationKeys.lane),
    calls: declared(declarationKeys.calls),
    input: declared(declarationKeys.input),
    output: declared(declarationKeys.output),
    cached: declared(declarationKeys.cached),
    batch: declared(declarationKeys.batch),
    steps: declared(declarationKeys.steps),
    task: declared(declarationKeys.task),
    label: declared(declarationKeys.label),
    tenant: declared(declarationKeys.tenant),
    feature: declared(declarationKeys.feature),
    table: z
      .record(z.string(), tokens)
      .describe('Entries of the table of assumptions that take the place of the built-in ones.')
      .optional(),
  })
  .transform(({ table, ...keys }): Assumptions => ({ declarations: declarationsOf(keys), table: table ?? {} }))
  .describe(
    'What holds for the calls in these files unless the code or a comment tells: sizes in tokens, volume, cache hit rate, batch share.',
  );

export interface Assumptions {
  readonly declarations: Declarations;
  readonly table: Readonly<Record<string, Range3>>;
}

function declarationsOf(
  keys: Readonly<Partial<Record<keyof typeof declarationKeys, string | number | undefined>>>,
): Declarations {
  const written = Object.entries(declarationKeys).flatMap(([name, { field }]) => {
    const value = Object.entries(keys).find(([key]) => key === name)?.[1];
    return value === undefined ? [] : [[field, value] as const];
  });
  return Object.fromEntries(written);
}

const share = z.union([z.number(), z.string()]).transform((value, context) => {
  const parsed = declarationKeys.cached.parse(String(value));
  if (parsed !== null) return parsed;
  context.addIssue({ code: 'custom', message: 'must be a share such as 15% or 0.15' });
  return z.NEVER;
});

const provider = z
  .union([
    z.string().min(1),
    z.strictObject({
      provider: z.string().min(1).describe('The provider whose prices hold, for example "openai" or "azure".'),
      discount: share.describe('What the contract takes off the list price: 0.15 or "15%".').optional(),
      region: z.string().min(1).describe('The region that the endpoint serves from.').optional(),
    }),
  ])
  .transform(
    (value): ProviderSetting =>
      typeof value === 'string'
        ? { provider: value, discount: null, region: null }
        : { provider: value.provider, discount: value.discount ?? null, region: value.region ?? null },
  )
  .describe('The id of a provider, or an object with "provider", "discount" and "region".');

export interface ProviderSetting {
  readonly provider: string;
  /** From 0 to 1; null if none is declared. */
  readonly discount: number | null;
  readonly region: string | null;
}

/** What an argument of a wrapper carries. */
export const wrapperRoles = [
  'model',
  'system',
  'prompt',
  'messages',
  'tools',
  'input',
  'outputCap',
  'temperature',
  'effort',
  'stream',
  'n',
  'serviceTier',
] as const;

const argumentPath = z
  .string()
  .regex(/^(?:\d+|[A-Za-z_$][\w$]*)(?:\.[\w$-]+)*$/)
  .describe(
    'Where a value stands: the position or keyword of an argument, then names inside it: "0.model", "1", "prompt".',
  );

const wrapper = z
  .strictObject({
    module: z
      .string()
      .min(1)
      .describe('The module as imports name it ("@acme/llm", "app.llm"), or a path from this file ("./src/llm.ts").'),
    export: z
      .string()
      .min(1)
      .describe('The exported function, or a dotted path to a method: "ask", "LlmClient.complete", "default".'),
    arguments: z
      .partialRecord(z.enum(wrapperRoles), argumentPath)
      .describe('What the arguments are: {"model": "0.model", "prompt": "1"}.')
      .optional(),
    provider: z.string().min(1).describe('The provider that the wrapper asks.').optional(),
    model: z.string().min(1).describe('The model that it uses where no argument says so.').optional(),
    operation: z
      .enum(['chat', 'completion', 'embedding', 'image', 'audio', 'rerank', 'moderation'])
      .describe('What the wrapper does. Default: chat.')
      .optional(),
  })
  .describe("A function of your own, or of a package, that calls a model where the analysis can't look inside.");

const usd = z.number().nonnegative();

/** The prices of a model that can be set; the same names as in the catalogue. */
export const priceNames = [
  'input',
  'cachedInput',
  'cacheWrite',
  'cacheWriteLong',
  'output',
  'inputAudio',
  'outputAudio',
  'inputImage',
  'outputImage',
  'image',
  'audioHour',
  'page',
  'webSearch',
  'request',
  'rerank',
] as const;

const price = z
  .partialRecord(z.enum(priceNames), usd)
  .describe(
    'USD per million tokens, and for image, audioHour, page, webSearch, request and rerank USD for one of it: {"input": 2.5, "output": 10}.',
  );

const glob = z
  .string()
  .min(1)
  .refine((text) => joinPath('', text.replace(/^!/, '')) !== null && !/^!?\/|^[A-Za-z]:/.test(text), {
    message: 'must stay inside the folder of this file',
  })
  .describe('A glob from the folder of this file: "src/**", "*.test.ts", "legacy".');

const globs = z.array(glob);

const budget = z
  .strictObject({
    name: z.string().min(1).describe('How reports call the budget.').optional(),
    files: z
      .union([glob, globs])
      .describe('Globs of the files that it covers. Default: all below this file.')
      .optional(),
    label: z.string().optional(),
    task: z.string().optional(),
    tenant: z.string().optional(),
    feature: z.string().optional(),
    perCall: usd.describe('USD that a single call may cost.').optional(),
    perDay: usd.describe('USD a day, over calls whose volume is declared or measured.').optional(),
    perMonth: usd.describe('USD a month of 30 days, over calls whose volume is declared or measured.').optional(),
    bound: z
      .enum(['expected', 'high'])
      .describe('Which end of the band must stay below. Default: expected.')
      .optional(),
  })
  .refine((value) => value.perCall !== undefined || value.perDay !== undefined || value.perMonth !== undefined, {
    message: 'needs "perCall", "perDay" or "perMonth"',
  })
  .describe('A limit in USD that the report checks: perCall, perDay or perMonth.');

export const configSchema = z
  .strictObject({
    $schema: z.string().optional(),
    root: z.boolean().describe('True stops the search for config files in the folders above.').optional(),
    rules: z.record(z.string(), ruleSetting).describe('Levels and options of rules by id.').optional(),
    models: z
      .record(z.string(), z.string().min(1))
      .describe('Names that your code uses for models (aliases, deployments), with the model that each stands for.')
      .optional(),
    environment: z
      .record(z.string(), z.string())
      .describe('Values of environment variables. The real environment is never read.')
      .optional(),
    providers: z
      .record(z.string(), provider)
      .describe('What stands behind a base URL, or behind a variable that holds one.')
      .optional(),
    wrappers: z.array(wrapper).describe('Functions that call a model for you.').optional(),
    assumptions: z
      .record(glob, assumptions)
      .describe('What to assume of calls, by glob of files. Where several match, the last one holds.')
      .optional(),
    prices: z
      .record(z.string(), price)
      .describe('Prices by model, or by provider/model, in the place of list prices.')
      .optional(),
    tiers: z
      .record(z.string(), z.enum(['standard', 'batch', 'flex', 'priority']))
      .describe('The service tier by provider, for calls that name none.')
      .optional(),
    budgets: z.array(budget).describe('Limits in USD.').optional(),
    include: globs.describe('Only these files are analysed.').optional(),
    exclude: globs.describe('These files are not analysed.').optional(),
  })
  .describe('Settings of LLM Cost Lens. Files in nested folders add to those above them.');

/** The settings of one file, checked, with values read. */
export type Config = z.output<typeof configSchema>;

export type WrapperSetting = z.output<typeof wrapper>;
export type BudgetSetting = z.output<typeof budget>;
export type PriceSetting = z.output<typeof price>;
export type ServiceTierSetting = NonNullable<Config['tiers']>[string];

type JsonSchema = Readonly<Record<string, unknown>>;

/** True for a wrapper's module that is a path from the config file, false for one named as imports name it (Python's `.x` is none). */
export const isModulePath = (module: string): boolean => /^\.\.?\//.test(module);

/** The JSON schema of the config file. With `rules`, editors complete rule ids and their options. */
export function configJsonSchema(rules: Readonly<Record<string, JsonSchema>> = {}): JsonSchema {
  const schema = z.toJSONSchema(configSchema, { io: 'input', target: 'draft-7' });
  const ruleSchema = schema.properties?.['rules'];
  if (ruleSchema !== undefined && typeof ruleSchema === 'object' && Object.keys(rules).length > 0) {
    Object.assign(ruleSchema, { properties: rules });
  }
  return { ...schema, title: 'LLM Cost Lens' };
}
