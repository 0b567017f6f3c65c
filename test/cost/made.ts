import { absent, known } from '../../server/src/base/fact.ts';
import { withPrices } from '../../server/src/catalog/overrides.ts';
import type { RateCard } from '../../server/src/catalog/snapshot.ts';
import { type AssumptionOverride, assumptionTable } from '../../server/src/cost/assumptions.ts';
import { type EstimateContext, estimateSite } from '../../server/src/cost/estimate.ts';
import { createTokenizer } from '../../server/src/cost/tokenizer.ts';
import { tokenCounter } from '../../server/src/cost/tokens.ts';
import type { CostComponent, CostEstimate } from '../../server/src/cost/types.ts';
import type {
  CallSite,
  Declared,
  PromptPart,
  Provenance,
  Request,
  RequestPlan,
  TextPart,
} from '../../server/src/resolve/callSite.ts';
import { loadAsset } from '../../server/src/workspace/nodeAssets.ts';
import { catalog, DAY } from '../catalog/opened.ts';

export const countTokens = tokenCounter(await createTokenizer(loadAsset));
export const count = (text: string): number => countTokens(text, 'o200k').tokens.expected;

export interface Given {
  readonly prices?: Readonly<Record<string, RateCard>>;
  readonly overrides?: Readonly<Record<string, AssumptionOverride>>;
  readonly discounts?: Readonly<Record<string, number>>;
  readonly tiers?: EstimateContext['tiers'];
  readonly asOf?: string;
}

export const contextOf = ({
  prices = {},
  overrides = {},
  discounts = {},
  tiers = {},
  asOf = DAY,
}: Given = {}): EstimateContext => {
  const assumptions = assumptionTable(overrides);
  return { catalog: withPrices(catalog, prices).catalog, asOf, countTokens, assumptions, discounts, tiers };
};

const bare = contextOf();

export const fact = <T>(value: T) => known(value, 'literal');

export const several = <T>(...values: readonly T[]) => ({
  state: 'several' as const,
  alternatives: values.map(fact),
  maybeAbsent: false,
});

export const hole = (provenance: Provenance, code = 'value'): TextPart => ({
  kind: 'dynamic',
  provenance,
  location: null,
  code,
});

export const written = (text: string): TextPart => ({ kind: 'static', text, location: null });

export const part = (role: PromptPart['role'], ...text: readonly (string | TextPart)[]): PromptPart => ({
  role,
  text: text.map((each) => (typeof each === 'string' ? written(each) : each)),
  isMaybe: false,
  isRepeated: false,
  location: null,
  cacheMarker: null,
  media: [],
});

export const userInput = hole({ kind: 'user-input' }, 'question');

/** gpt-4o with one line of instructions and a question. */
export const request = (changes: Partial<Request> = {}, parts?: readonly PromptPart[]): Request => ({
  provider: fact('openai'),
  isLocal: false,
  mayBeLocal: false,
  model: fact('gpt-4o'),
  outputCap: absent(),
  cap: { policy: 'optional', parameter: null, argument: 0 },
  prompt: {
    isComplete: true,
    parts: parts ?? [part('system', 'You answer questions about tea.'), part('user', userInput)],
  },
  tools: { count: absent(), location: null },
  n: absent(),
  temperature: absent(),
  stop: absent(),
  stream: absent(),
  serviceTier: absent(),
  effort: absent(),
  thinkingBudget: absent(),
  thinking: absent(),
  responseFormat: absent(),
  cacheMarkers: [],
  cacheKey: absent(),
  retries: { attempts: absent(), layers: [] },
  timeout: absent(),
  isBatch: false,
  items: absent(),
  imageSize: absent(),
  imageQuality: absent(),
  parameters: {
    kind: 'record',
    entries: [],
    isClosed: true,
    openBecause: null,
    use: null,
    definition: null,
    from: 'literal',
  },
  ...changes,
});

export const declared = (changes: Partial<Declared>): Declared => ({
  model: null,
  lane: null,
  callsPerDay: null,
  inputTokens: null,
  outputTokens: null,
  cachedShare: null,
  batchShare: null,
  steps: null,
  source: 'comment',
  ...changes,
});

export const one = (sent: Request): RequestPlan => ({ kind: 'one', request: sent });

export const siteOf = (plan: RequestPlan | Request, changes: Partial<CallSite> = {}): CallSite => ({
  id: 'site',
  shape: 'shape',
  kind: 'direct',
  through: [],
  path: 'src/answer.ts',
  language: 'typescript',
  call: { start: 0, end: 10 },
  callee: { start: 0, end: 6 },
  sdk: 'openai',
  sdkVersion: absent(),
  api: 'chat.completions.create',
  operation: 'chat',
  place: {
    symbols: [],
    function: null,
    functionSpan: null,
    lane: 'unknown',
    loops: [],
    decorators: [],
    handedTo: [],
  },
  task: null,
  label: null,
  plan: 'kind' in plan ? plan : one(plan),
  client: null,
  declared: null,
  notEstimated: null,
  ...changes,
});

export const estimate = (
  plan: RequestPlan | Request,
  changes: Partial<CallSite> = {},
  given: Given | null = null,
): CostEstimate => estimateSite(siteOf(plan, changes), given === null ? bare : contextOf(given));

/** The cost, which must be known. */
export function costOf(estimated: CostEstimate) {
  if (estimated.perCall === null) throw new Error(`No cost: ${estimated.gaps.join('; ')}`);
  return estimated.perCall;
}

export const ofKind = (estimated: CostEstimate, kind: CostComponent['kind']): readonly CostComponent[] =>
  estimated.components.filter((component) => component.kind === kind);

/** Expected units of all components of a kind. */
export const quantity = (estimated: CostEstimate, kind: CostComponent['kind']): number =>
  ofKind(estimated, kind).reduce((sum, component) => sum + (component.quantity?.expected ?? 0), 0);
