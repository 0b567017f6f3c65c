import type { Catalog } from '../catalog/catalog.ts';
import { lookupModel } from '../catalog/lookup.ts';
import { providerFacts } from '../catalog/providerFacts.ts';
import type { ModelInfo } from '../catalog/types.ts';
import type { CountTokens } from '../cost/tokens.ts';
import type { CallSite, Request } from '../resolve/callSite.ts';
import type { RuleTools } from '../rules/rule.ts';
import { callerIndex } from './callers.ts';

/** What rules may ask of prices, tokens and the other call sites, for one day. */
export function ruleTools(input: {
  readonly asOf: string;
  readonly sites: readonly CallSite[];
  readonly catalog: Catalog;
  readonly countTokens: CountTokens;
  readonly estimate: RuleTools['estimate'];
  readonly estimateOf: RuleTools['estimateOf'];
}): RuleTools {
  const { catalog, asOf, sites, countTokens } = input;
  const models = new Map<string, ModelInfo | null>();
  const modelOf = (provider: string | null, id: string): ModelInfo | null => {
    const key = `${provider ?? ''}\0${id}`;
    let model = models.get(key);
    if (model === undefined) {
      model = lookupModel(catalog, provider, id, asOf);
      models.set(key, model);
    }
    return model;
  };
  return {
    asOf,
    sites,
    callers: callerIndex(sites),
    estimate: input.estimate,
    estimateOf: input.estimateOf,
    model: ({ model, provider }: Request) => {
      const id = model.state === 'known' ? model.value : model.state === 'absent' ? model.fallback?.value : undefined;
      return id !== undefined && provider.state === 'known' ? modelOf(provider.value, id) : null;
    },
    modelOf,
    cachesPrompts: (provider) => providerFacts(catalog, provider)?.cachesPrompts ?? null,
    smallestCacheMinimum: (provider) => providerFacts(catalog, provider)?.smallestCacheMinimum ?? null,
    countTokens: (text, model) => countTokens(text, model?.tokenizer ?? 'o200k').tokens.expected,
  };
}
