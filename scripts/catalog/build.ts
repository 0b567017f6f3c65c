import type { Overlay } from '../../server/src/catalog/overlay/schema.ts';
import { matches } from '../../server/src/catalog/overlay/schema.ts';
import type { CatalogSnapshot, ModelEntry, PeriodEntry, ProviderEntry } from '../../server/src/catalog/snapshot.ts';
import type { Source } from '../../server/src/catalog/types.ts';
import { regionalPrices } from './bedrock.ts';
import { type Draft, draftModels } from './drafts.ts';
import { homeOf } from './homes.ts';
import { mergePrices, withHourWrites } from './mergePrices.ts';
import type { RawList } from './raw.ts';
import { factsOf, withoutTiers } from './tables.ts';

export interface BuiltCatalog {
  readonly snapshot: CatalogSnapshot;
  /** Where the packages disagree on a current price and the newer one was taken. */
  readonly conflicts: readonly string[];
  /** Rows of the overlay that fit no model, or that say what a package says already. */
  readonly problems: readonly string[];
}

/** Lays the newer package over the older one and the hand-kept tables over both. */
export function buildCatalog(older: RawList, newer: RawList, overlay: Overlay): BuiltCatalog {
  const sources = new SourceList();
  const conflicts: string[] = [];
  const problems: string[] = [];
  const ids = [...new Set([...older.providers.keys(), ...newer.providers.keys()])].sort();
  const drafts = new Map(
    ids.map((provider) => {
      const newest = newer.providers.get(provider) ?? [];
      const models = provider === 'bedrock' ? regionalPrices(newest) : newest;
      return [provider, draftModels(provider, older.providers.get(provider) ?? [], models, overlay)] as const;
    }),
  );
  problems.push(...unusedRows(overlay, drafts));

  const providers: Record<string, ProviderEntry> = {};
  for (const [provider, models] of drafts) {
    const entries: Record<string, ModelEntry> = {};
    for (const id of [...models.keys()].sort()) {
      const draft = models.get(id);
      if (draft === undefined) continue;
      const merged = mergePrices(draft.older, draft.newer, older.source, newer.source);
      const rows = overlay.prices.filter((row) => row.provider === provider && row.model === id);
      if (rows.some((row) => row.rates === null) && merged.periods.length > 0)
        problems.push(`${provider}/${id}: listed as without a price, but has one`);
      if (merged.conflict !== null)
        conflicts.push(`${provider}/${id}: ${merged.conflict}${rows.length > 0 ? ', settled by hand' : ''}`);
      const facts = factsOf(provider, draft, overlay, sources.indexOf);
      const home = homeOf(provider, id, drafts);
      const listed = rows.flatMap(({ provider: _, model: __, source, rates, ...rest }) =>
        rates === null ? [] : [{ ...rest, rates, source: sources.indexOf(source) }],
      );
      const isClaude = provider === 'anthropic' || home?.[0] === 'anthropic';
      const periods = (
        rows.length > 0
          ? listed
          : merged.periods.map(({ by, ...period }) => ({ ...period, source: sources.indexOf(by) }))
      )
        .map((period) => (isClaude ? withHourWrites(period) : period))
        .map((period) => (facts.operation === 'embedding' ? withoutOutput(period) : period));
      entries[id] = clean({
        operation: facts.operation === 'chat' ? undefined : facts.operation,
        aliases: draft.aliases.size > 0 ? [...draft.aliases].filter((alias) => alias !== id).sort() : undefined,
        dated: draft.dated,
        home,
        prices: periods.map(({ from, rates, above, peak, source }) => clean({ from, rates, above, peak, source })),
        context: facts.context,
        maxOutput: facts.maxOutput,
        cache: facts.cache,
        tier: facts.tier,
        sibling: facts.sibling,
        tokenizer: facts.tokenizer,
        thinks: home === undefined ? facts.thinks : undefined,
        without: withoutTiers(provider, id, facts.operation, overlay),
        shutdown: facts.shutdown,
      });
    }
    providers[provider] = providerEntry(provider, entries, overlay, sources.indexOf);
  }
  for (const row of overlay.resellers) {
    const entry = providerEntry(row.provider, {}, overlay, sources.indexOf);
    providers[row.provider] = { servedFrom: row.servedFrom, note: row.note, ...entry };
  }
  problems.push(...brokenSiblings(providers));
  const sorted = Object.fromEntries(Object.entries(providers).sort(([a], [b]) => (a < b ? -1 : 1)));
  const snapshot = { formatVersion: 1, priceDate: newer.source.date, sources: sources.all, providers: sorted } as const;
  return { snapshot, conflicts, problems };
}

class SourceList {
  readonly all: Source[] = [];
  readonly indexOf = (source: Source): number => {
    const index = this.all.findIndex((one) => one.name === source.name && one.date === source.date);
    return index >= 0 ? index : this.all.push(source) - 1;
  };
}

function providerEntry(
  provider: string,
  models: Record<string, ModelEntry>,
  overlay: Overlay,
  sourceOf: (source: Source) => number,
): ProviderEntry {
  const factors = overlay.factors
    .filter((row) => row.provider === provider)
    .map(
      (row) =>
        [
          row.tier,
          { factor: row.factor, ...(row.makers && { makers: row.makers }), source: sourceOf(row.source) },
        ] as const,
    );
  const caches = overlay.caches
    .filter((row) => row.provider === provider)
    .map(
      ({ provider: _, name, models: __, source, ...facts }) => [name, { ...facts, source: sourceOf(source) }] as const,
    );
  return {
    ...(factors.length > 0 && { factors: Object.fromEntries(factors) }),
    ...(caches.length > 0 && { caches: Object.fromEntries(caches) }),
    models,
  };
}

function withoutOutput(period: PeriodEntry): PeriodEntry {
  const { output: _, ...rates } = period.rates;
  return { ...period, rates };
}

/** Drops what is undefined or an empty list, so that the snapshot holds facts alone. */
function clean<T extends object>(value: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  const kept = Object.entries(value).filter(
    ([, one]) => one !== undefined && !(Array.isArray(one) && one.length === 0),
  );
  return Object.fromEntries(kept) as { [K in keyof T]: Exclude<T[K], undefined> };
}

function unusedRows(overlay: Overlay, drafts: ReadonlyMap<string, ReadonlyMap<string, Draft>>): string[] {
  const problems: string[] = [];
  const known = (provider: string, name: string): boolean => {
    const models = [...(drafts.get(provider)?.values() ?? [])];
    return models.some((model) => model.id === name || model.aliases.has(name));
  };
  const check = (table: string, provider: string, names: readonly string[]) => {
    for (const name of names) if (!known(provider, name)) problems.push(`${table}: ${provider} has no model ${name}`);
  };
  for (const row of overlay.shutdowns) {
    check('shutdowns', row.provider, row.models);
    if (row.replacement !== undefined) check('shutdowns', row.provider, [row.replacement]);
  }
  for (const row of overlay.siblings) check('siblings', row.provider, row.chain);
  for (const table of ['caches', 'limits', 'thinking', 'tiers'] as const) {
    for (const row of overlay[table]) {
      if (Array.isArray(row.models)) check(table, row.provider, row.models);
      else if (![...(drafts.get(row.provider)?.keys() ?? [])].some((id) => matches(row.models, id)))
        problems.push(`${table}: no model of ${row.provider} fits ${row.models}`);
    }
  }
  return problems;
}

/** A smaller sibling that costs more than the model itself is a slip of the table. */
function brokenSiblings(providers: Readonly<Record<string, ProviderEntry>>): string[] {
  const price = (model: ModelEntry | undefined) => {
    const rates = model?.prices?.at(-1)?.rates;
    return rates?.input === undefined ? undefined : rates.input + (rates.output ?? 0);
  };
  return Object.entries(providers).flatMap(([provider, { models }]) =>
    Object.entries(models).flatMap(([id, model]) => {
      const [own, smaller] = [price(model), model.sibling === undefined ? undefined : price(models[model.sibling])];
      return own !== undefined && smaller !== undefined && smaller >= own
        ? [`siblings: ${provider}/${model.sibling} does not cost less than ${id}`]
        : [];
    }),
  );
}
