import type { Range3 } from '../base/range3.ts';
import { providerId } from '../catalog/providers.ts';
import type { ModelInfo, ServiceTier } from '../catalog/types.ts';
import type { ServiceTierSetting } from '../config/schema.ts';
import type { Declared, Request } from '../resolve/callSite.ts';
import type { Line } from './bill.ts';
import type { EstimateContext } from './context.ts';
import { always, combine, once, product, rangeOf, type Scenarios, scenarios } from './scenarios.ts';
import type { Tag } from './types.ts';

/** What the whole bill of a request is multiplied by: the batch price, service tiers, the user's discount. */
export interface BillFactor {
  readonly factor: Scenarios;
  readonly tag: Tag;
  /** One line for each of its parts, for people to see. */
  readonly lines: readonly Line[];
  readonly gaps: readonly string[];
  /** False where the price of what was asked for is not known and may be higher than the list price. */
  readonly isKnown: boolean;
}

export function billFactor(
  request: Request,
  info: ModelInfo,
  declared: Declared | null,
  { discounts, tiers, regions = {} }: Pick<EstimateContext, 'discounts' | 'tiers' | 'regions'>,
): BillFactor {
  const parts = [
    ...(request.isBatch
      ? [tierPart(info, 'batch')]
      : [...tierParts(request, info, tiers), ...batchParts(info, declared)]),
    ...discountParts(info, discounts),
    ...regionParts(info, regions),
  ];
  return {
    factor: product(once, ...parts.map(({ factor }) => factor)),
    tag: parts.some(({ tag }) => tag === 'declared') ? 'declared' : 'exact',
    lines: parts.filter(({ factor }) => factor.some((each) => each !== 1)).map(lineOf),
    gaps: parts.flatMap(({ gap }) => (gap === null ? [] : [gap])),
    isKnown: parts.every(({ isKnown }) => isKnown),
  };
}

interface Part {
  readonly label: string;
  readonly factor: Scenarios;
  readonly tag: Tag;
  readonly source: string | null;
  readonly gap: string | null;
  readonly isKnown: boolean;
}

const listPrice = { factor: once, tag: 'exact', source: null, gap: null, isKnown: true } as const;

function tierPart(info: ModelInfo, tier: ServiceTier): Part {
  const label = `${tier} price`;
  const found = info.factors[tier];
  if (found !== null) {
    const { name, date } = found.source;
    return { ...listPrice, label, factor: scenarios(found.factor), source: `${name}, ${date}` };
  }
  if (tier === 'priority') return { ...listPrice, label, isKnown: false, gap: `no priority price for ${info.id}` };
  return { ...listPrice, label, gap: `no ${tier} price for ${info.id}: counted at the full price` };
}

function tierParts({ serviceTier }: Request, info: ModelInfo, tiers: EstimateContext['tiers']): readonly Part[] {
  const label = 'service tier';
  switch (serviceTier.state) {
    case 'known':
      return namedTier(serviceTier.value, info);
    case 'several': {
      const named = serviceTier.alternatives.map(({ value }) => namedTier(value, info)[0] ?? { ...listPrice, label });
      const parts = serviceTier.maybeAbsent ? [...named, { ...listPrice, label }] : named;
      const gap = parts.map((part) => part.gap).find((each) => each !== null) ?? null;
      return [{ ...listPrice, label, factor: spread(parts), gap, isKnown: parts.every(({ isKnown }) => isKnown) }];
    }
    case 'absent': {
      const declared = settingOf(tiers, info);
      if (declared !== null) return declaredTier(declared, info);
      return serviceTier.fallback === null ? [] : namedTier(serviceTier.fallback.value, info);
    }
    case 'unknown':
      return [{ ...listPrice, label, gap: 'the service tier is not known: counted at the standard price' }];
  }
}

function namedTier(name: string, info: ModelInfo): readonly Part[] {
  switch (name.toLowerCase()) {
    case 'flex':
      return [tierPart(info, 'flex')];
    case 'priority':
    case 'fast':
      return [tierPart(info, 'priority')];
    case 'ultrafast':
      return [{ ...listPrice, label: `${name} price`, isKnown: false, gap: `no ${name} price for ${info.id}` }];
    default:
      return [];
  }
}

/** The tier of the user's project or contract, where the request leaves it open. */
function declaredTier(tier: ServiceTierSetting, info: ModelInfo): readonly Part[] {
  return tier === 'standard' ? [] : [{ ...tierPart(info, tier), tag: 'declared' }];
}

/** A setting by provider, in any library's spelling. */
export function settingOf<T>(settings: Readonly<Record<string, T>>, { provider }: ModelInfo): T | null {
  return Object.entries(settings).find(([name]) => (providerId(name) ?? name) === provider)?.[1] ?? null;
}

function spread(parts: readonly Part[]): Scenarios {
  const factors = parts.map(({ factor }) => factor);
  const mean = factors.reduce((sum, [, expected]) => sum + expected, 0) / factors.length;
  return [Math.min(...factors.map(([low]) => low)), mean, Math.max(...factors.map(([, , high]) => high))];
}

/** A share of the calls that the user says go through the batch API. */
function batchParts(info: ModelInfo, declared: Declared | null): readonly Part[] {
  const share = declared?.batchShare ?? 0;
  if (share <= 0) return [];
  const { factor, source, gap } = tierPart(info, 'batch');
  const mixed = combine((each) => 1 - Math.min(share, 1) * (1 - each), factor);
  return [
    {
      label: `batch price for ${percent(share)} of the calls`,
      factor: mixed,
      tag: 'declared',
      source,
      gap,
      isKnown: true,
    },
  ];
}

function discountParts(info: ModelInfo, discounts: Readonly<Record<string, number>>): readonly Part[] {
  const share = settingOf(discounts, info) ?? 0;
  if (!(share > 0)) return [];
  const label = `discount of ${percent(share)}`;
  return [{ ...listPrice, label, factor: always(1 - Math.min(share, 1)), tag: 'declared', source: 'configuration' }];
}

/** List prices are worldwide ones: what a region adds to them is not known, and is said. */
function regionParts(info: ModelInfo, regions: Readonly<Record<string, readonly string[]>>): readonly Part[] {
  const declared = settingOf(regions, info) ?? [];
  if (declared.length === 0) return [];
  const gap = `prices of the region ${declared.join(' or ')} are not known: the list price is used`;
  return [{ ...listPrice, label: 'region', gap }];
}

const percent = (share: number): string => `${Number((Math.min(share, 1) * 100).toFixed(1))} %`;

function lineOf({ label, factor, tag, source }: Part): Line {
  return multiplierLine(label, rangeOf(factor), tag, source);
}

/** A line that explains figures of other lines. */
export function multiplierLine(label: string, times: Range3, tag: Tag, source: string | null = null): Line {
  return {
    kind: 'multiplier',
    label,
    quantity: scenarios(times),
    quantityTag: tag,
    unit: 'times',
    price: null,
    priceUnit: 'per-item',
    priceTag: 'exact',
    priceSource: source,
  };
}
