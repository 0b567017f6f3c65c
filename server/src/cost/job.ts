import { type Fact, valuesOf } from '../base/fact.ts';
import type { RateName } from '../catalog/types.ts';
import type { CallSite, Request } from '../resolve/callSite.ts';
import type { AssumptionTable } from './assumptions.ts';
import { type Bill, billOf, type Line, weakest } from './bill.ts';
import type { EstimateContext } from './context.ts';
import type { BillFactor } from './factors.ts';
import type { PricedModel } from './models.ts';
import { none, product, type Scenarios, scenarios } from './scenarios.ts';
import type { CostComponent, Tag, UsedAssumption } from './types.ts';

export interface Steps {
  readonly count: Scenarios;
  readonly tag: Tag;
}

/** One request to one model whose price is known. */
export interface Job {
  readonly request: Request;
  readonly site: CallSite;
  /** How often the request is sent in one execution of the call. */
  readonly steps: Steps;
  readonly model: Extract<PricedModel, { kind: 'known' }>;
  readonly context: EstimateContext;
  readonly table: AssumptionTable;
  readonly factor: BillFactor;
}

/** A bill with the lines of its multipliers. */
export function finished(
  { model, factor }: Job,
  lines: readonly Line[],
  assumptions: readonly UsedAssumption[] = [],
  gaps: readonly string[] = [],
  isComplete = true,
): Bill {
  const { id } = model.info;
  const missing = lines.some(
    ({ price, kind }) => price === null && kind !== 'multiplier' && kind !== 'output' && kind !== 'reasoning',
  );
  const noPrice = missing ? [`the catalogue has no price for this use of ${id}`] : [];
  return billOf(
    { lines: [...lines, ...factor.lines], assumptions, gaps: [...gaps, ...noPrice], models: [id] },
    isComplete,
  );
}

/**
 * `quantity` is that of all steps. The price has the factors of the whole bill in it, so that quantity x price is what is paid.
 */
export function line(
  { factor, model, steps }: Job,
  kind: CostComponent['kind'],
  label: string,
  quantity: Scenarios,
  quantityTag: Tag,
  price: Scenarios | null,
  unit: CostComponent['unit'] = kind === 'item' ? 'item' : 'token',
): Line {
  return {
    kind,
    label,
    quantity,
    quantityTag: weakest(quantityTag, steps.tag),
    unit,
    price: price && product(price, factor.factor),
    priceUnit: unit === 'token' ? 'per-million-tokens' : 'per-item',
    priceTag: priceTag(model, factor),
    priceSource: sourceOf(model),
  };
}

export const localLine = (steps: Steps): Line => ({
  ...{ kind: 'item', label: 'requests on your own machine', unit: 'item', priceUnit: 'per-item' },
  ...{ quantity: steps.count, quantityTag: steps.tag, price: none, priceTag: 'exact', priceSource: null },
});

function priceTag({ isProviderKnown, price }: Job['model'], factor: BillFactor): Tag {
  if (!isProviderKnown) return 'assumed';
  return price.source.name === 'configuration' ? 'declared' : factor.tag;
}

const sourceOf = ({ price, info }: Job['model']): string =>
  [`${price.source.name}, ${price.source.date}`, price.clock, info.note?.replace(/\.$/, '')].filter(Boolean).join('; ');

/** The rate of a request that has no long prompt. */
export function rateOf({ model }: Job, name: RateName): Scenarios | null {
  const rate = model.price.tiers[0]?.rates[name] ?? null;
  return rate && scenarios(rate);
}

/** How many of something: the value, the spread of several, or the default where it is left out or unknown. */
export function countOf(fact: Fact<number>, fallback: number): Scenarios {
  const left =
    fact.state === 'several' && !fact.maybeAbsent
      ? []
      : [fact.state === 'absent' ? (fact.fallback?.value ?? fallback) : fallback];
  const counts = fact.state === 'known' ? [fact.value] : [...valuesOf(fact), ...left];
  const mean = counts.reduce((sum, each) => sum + each, 0) / counts.length;
  return [Math.min(...counts), mean, Math.max(...counts)];
}
