import type { Catalog } from '../catalog/catalog.ts';
import { lookupModel } from '../catalog/lookup.ts';
import type { CountTokens } from '../cost/tokens.ts';
import type { CostEstimate } from '../cost/types.ts';
import type { CallSite, Request } from '../resolve/callSite.ts';
import type { RuleTools } from './rule.ts';

/** What rules see of the other layers, for one day and one set of call sites. */
export function ruleTools(from: {
  readonly catalog: Catalog;
  /** YYYY-MM-DD. */
  readonly asOf: string;
  readonly countTokens: CountTokens;
  readonly estimate: (site: CallSite) => CostEstimate;
  /** Every site that is known, those of other files included. */
  readonly sites: readonly CallSite[];
}): RuleTools {
  const { catalog, asOf, countTokens, estimate, sites } = from;
  const callers = new Map<string, CallSite[]>();
  for (const site of sites)
    for (const direct of site.through) callers.set(direct, [...(callers.get(direct) ?? []), site]);
  return {
    asOf,
    sites,
    estimate,
    callers: (site) => callers.get(site.id) ?? [],
    model: (request) => {
      const { provider } = request;
      const id = modelId(request);
      return provider.state === 'known' && id !== null ? lookupModel(catalog, provider.value, id, asOf) : null;
    },
    modelOf: (provider, id) => lookupModel(catalog, provider, id, asOf),
    smallestCacheMinimum: (provider) => smallestCacheMinimum(catalog, provider),
    countTokens: (text, model) => countTokens(text, model?.tokenizer ?? 'o200k').tokens.expected,
  };
}

function modelId({ model }: Request): string | null {
  if (model.state === 'known') return model.value;
  return model.state === 'absent' ? (model.fallback?.value ?? null) : null;
}

function smallestCacheMinimum(catalog: Catalog, provider: string): number | null {
  const { caches = {}, servedFrom = [] } = catalog.snapshot.providers[provider] ?? {};
  const own = Object.values(caches).flatMap(({ minimum }) => minimum ?? []);
  if (own.length > 0) return Math.min(...own);
  const makers = servedFrom.map((maker) => smallestCacheMinimum(catalog, maker)).filter((minimum) => minimum !== null);
  return makers.length === 0 ? null : Math.min(...makers);
}
