import type { Catalog } from '../catalog/catalog.ts';
import { withPrices } from '../catalog/overrides.ts';
import type { ResolvedConfig } from '../config/configSet.ts';
import type { ProviderSetting } from '../config/schema.ts';
import type { CallSite, Request } from '../resolve/callSite.ts';
import { assumptionTable } from './assumptions.ts';
import type { EstimateContext } from './context.ts';
import { estimateSite } from './estimate.ts';
import type { CountTokens } from './tokens.ts';
import type { CostEstimate } from './types.ts';
import { type Ways, waysOf } from './whatIf/ways.ts';

/** What the configuration of a file says of costs. */
export type CostConfig = Pick<ResolvedConfig, 'assumptions' | 'prices' | 'providers' | 'tiers'>;

export interface Estimator {
  readonly estimate: (site: CallSite) => CostEstimate;
  /** The estimate of a site as if it sent this request once. `variant` names the change, so that no two are taken for each other. */
  readonly estimateOf: (site: CallSite, request: Request, variant: string) => CostEstimate;
  /** What a what-if of the call works with. */
  readonly waysOf: (site: CallSite) => Ways | null;
}

/**
 * Estimates call sites with the settings of their files. Estimates are kept for as long as the call site is, and what is made from a
 * configuration for as long as that is: pass the same object for the same settings.
 */
export function createEstimator(from: {
  readonly catalog: Catalog;
  /** YYYY-MM-DD. */
  readonly asOf: string;
  readonly countTokens: CountTokens;
  readonly configFor: (path: string) => CostConfig;
}): Estimator {
  const contexts = new WeakMap<CostConfig, EstimateContext>();
  const estimates = new WeakMap<CallSite, CostEstimate>();
  const variants = new WeakMap<CallSite, Map<string, CostEstimate>>();
  const contextFor = (config: CostConfig): EstimateContext => {
    const known = contexts.get(config);
    if (known !== undefined) return known;
    const hasPrices = Object.keys(config.prices).length > 0;
    const context: EstimateContext = {
      catalog: hasPrices ? withPrices(from.catalog, config.prices).catalog : from.catalog,
      asOf: from.asOf,
      countTokens: from.countTokens,
      assumptions: assumptionTable(config.assumptions),
      discounts: discountsOf(config.providers),
      regions: regionsOf(config.providers),
      tiers: config.tiers,
    };
    contexts.set(config, context);
    return context;
  };
  const made = (site: CallSite): CostEstimate => estimateSite(site, contextFor(from.configFor(site.path)));
  return {
    estimate: (site) => {
      const known = estimates.get(site) ?? made(site);
      estimates.set(site, known);
      return known;
    },
    estimateOf: (site, request, variant) => {
      const ofSite = variants.get(site) ?? new Map<string, CostEstimate>();
      variants.set(site, ofSite);
      const known = ofSite.get(variant) ?? made(sendingOnly(site, request));
      ofSite.set(variant, known);
      return known;
    },
    waysOf: (site) => waysOf(site, contextFor(from.configFor(site.path))),
  };
}

export const sendingOnly = (site: CallSite, request: Request): CallSite => ({
  ...site,
  plan: { kind: 'one', request },
});

/** The discount of each provider; the smallest where several of its addresses have their own. */
function discountsOf(settings: Readonly<Record<string, ProviderSetting>>): Readonly<Record<string, number>> {
  const discounts: Record<string, number> = {};
  for (const { provider, discount } of Object.values(settings)) {
    discounts[provider] = Math.min(discounts[provider] ?? 1, discount ?? 0);
  }
  return discounts;
}

/** The regions that are declared for the addresses of each provider, each once. */
function regionsOf(settings: Readonly<Record<string, ProviderSetting>>): Readonly<Record<string, readonly string[]>> {
  const regions: Record<string, readonly string[]> = {};
  for (const { provider, region } of Object.values(settings)) {
    if (region !== null) regions[provider] = [...new Set([...(regions[provider] ?? []), region])].toSorted();
  }
  return regions;
}
