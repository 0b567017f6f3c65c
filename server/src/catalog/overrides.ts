import { type Catalog, openCatalog } from './catalog.ts';
import { lookupModel } from './lookup.ts';
import { splitProvider } from './modelIds.ts';
import type { ModelEntry, RateCard } from './snapshot.ts';

export interface OverriddenCatalog {
  readonly catalog: Catalog;
  /** Keys that name neither a known model nor a known provider's new one. */
  readonly unknown: readonly string[];
}

/**
 * The catalogue with the user's own prices (USD per million tokens), which hold on every day. A key is a model id, or `provider/id`; with
 * a provider it may also name a model that the catalogue does not have.
 */
export function withPrices(
  catalog: Catalog,
  prices: Readonly<Record<string, RateCard>>,
  sourceName = 'configuration',
): OverriddenCatalog {
  const { snapshot } = catalog;
  const source = snapshot.sources.length;
  const providers = { ...snapshot.providers };
  const unknown: string[] = [];
  for (const [key, rates] of Object.entries(prices)) {
    const known = lookupModel(catalog, null, key, snapshot.priceDate);
    const target = known ?? splitProvider(key);
    if (target === null) {
      unknown.push(key);
      continue;
    }
    const entry = providers[target.provider] ?? { models: {} };
    const model: ModelEntry = entry.models[target.id] ?? inherited(known);
    providers[target.provider] = {
      ...entry,
      models: { ...entry.models, [target.id]: { ...model, prices: [{ rates, source }] } },
    };
  }
  const sources = [...snapshot.sources, { name: sourceName, date: snapshot.priceDate }];
  return { catalog: openCatalog({ ...snapshot, sources, providers }), unknown };
}

/** A model that a reseller takes from its maker keeps the maker's facts under the reseller's own price. */
const inherited = (known: ReturnType<typeof lookupModel>): ModelEntry =>
  known === null ? {} : { home: [known.home.provider, known.home.id] };
