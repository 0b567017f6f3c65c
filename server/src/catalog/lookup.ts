import { exactly, range3 } from '../base/range3.ts';
import type { Catalog } from './catalog.ts';
import { dashed, fineTuneBase, spellings, splitProvider, undated } from './modelIds.ts';
import { freePrice, priceOn } from './price.ts';
import { homeProviders, isLocalProvider, providerId } from './providers.ts';
import type { CacheEntry, FactorEntry, ModelEntry, ProviderEntry, ThinkingEntry } from './snapshot.ts';
import type { CacheFacts, Factor, ModelInfo, ReasoningFacts, ServiceTier, Shutdown } from './types.ts';

/**
 * Everything known of a model on a day (YYYY-MM-DD), or null if the catalogue does not list it: unknown ids are never priced like a model
 * with a similar name. `provider` is who sends the bill, in any library's spelling; null means that only the model id is known, which is
 * then looked for where it is made, or at the provider that the id itself names (`anthropic/claude-opus-5-5`, `openai:gpt-4o`).
 */
export function lookupModel(catalog: Catalog, provider: string | null, id: string, asOf: string): ModelInfo | null {
  const asked = id.trim();
  if (asked === '' || asked.length > LONGEST_ID) return null;
  const found = provider === null ? findAnywhere(catalog, asked) : findAt(catalog, providerId(provider), asked);
  return found === null ? null : describe(catalog, found, asked, asOf);
}

/** The models whose id or alias contains `query`, for people to look through, in the order of the catalogue. */
export function searchModels(catalog: Catalog, query: string, asOf: string): readonly ModelInfo[] {
  const wanted = query.trim().toLowerCase();
  return Object.entries(catalog.snapshot.providers).flatMap(([provider, { models }]) =>
    Object.entries(models)
      .filter(([id, { aliases = [] }]) =>
        [`${provider}/${id}`, ...aliases].some((name) => name.toLowerCase().includes(wanted)),
      )
      .map(([id]) => describe(catalog, { list: provider, id, billedBy: provider, note: null }, id, asOf)),
  );
}

/** Longer than any model id or ARN: what is longer is no id. */
const LONGEST_ID = 512;

/** Where a model was found: the list it is on, and who bills it if that is another provider. */
interface Found {
  readonly list: string;
  readonly id: string;
  readonly billedBy: string;
  readonly note: string | null;
  /** A fine-tuned model whose own price is not known. */
  readonly fineTune?: true;
}

function findAnywhere(catalog: Catalog, id: string): Found | null {
  for (const provider of homeProviders) {
    const found = findOnList(catalog, provider, id);
    if (found !== null) return found;
  }
  if (/^(arn:aws|[a-z]{2,6}\.)?[a-z]+\.[a-z]/.test(id)) {
    const found = findOnList(catalog, 'bedrock', id);
    if (found !== null) return found;
  }
  const split = splitProvider(id);
  if (split === null) return null;
  return split.provider === 'litellm' ? findAnywhere(catalog, split.id) : findAt(catalog, split.provider, split.id);
}

function findAt(catalog: Catalog, provider: string | null, id: string): Found | null {
  if (provider === null) return null;
  if (provider === 'litellm') return findAnywhere(catalog, id);
  if (isLocalProvider(provider)) {
    return /[:-]cloud$/.test(id)
      ? null
      : { list: provider, id, billedBy: provider, note: 'Runs on your own machine: no provider bills it.' };
  }
  const own = findOnList(catalog, provider, id);
  if (own !== null) return own;
  const { servedFrom = [], note = null } = catalog.snapshot.providers[provider] ?? {};
  const makers = spellings(provider, id).flatMap((spelling) => {
    const split = splitProvider(spelling);
    if (split !== null && servedFrom.includes(split.provider))
      return [{ maker: split.provider, spelling: dashed(split.id) }];
    return servedFrom.map((maker) => ({ maker, spelling }));
  });
  for (const { maker, spelling } of makers) {
    const found = findOnList(catalog, maker, spelling);
    if (found !== null) return { ...found, billedBy: provider, note };
  }
  return null;
}

function findOnList(catalog: Catalog, provider: string, id: string): Found | null {
  const list = catalog.ids.get(provider);
  const models = catalog.snapshot.providers[provider]?.models;
  if (list === undefined || models === undefined) return null;
  const at = (name: string): string | undefined => list.get(name.toLowerCase());
  const found = (known: string): Found => ({ list: provider, id: known, billedBy: provider, note: null });

  for (const spelling of spellings(provider, id)) {
    const known = at(spelling);
    if (known !== undefined) return found(known);
    const bare = undated(spelling);
    const dated = bare === null ? undefined : at(bare.id);
    if (dated !== undefined && models[dated]?.dated === bare?.form) return found(dated);
  }
  const base = fineTuneBase(id);
  if (base === null) return null;
  const priced = at(`ft:${base}`);
  if (priced !== undefined) return found(priced);
  const untuned = at(base);
  return untuned === undefined
    ? null
    : { ...found(untuned), fineTune: true, note: 'The price of this fine-tuned model is not known.' };
}

function describe(catalog: Catalog, found: Found, asked: string, asOf: string): ModelInfo {
  const { snapshot } = catalog;
  const list = snapshot.providers[found.list];
  const own: ModelEntry = list?.models[found.id] ?? {};
  const [makerName, makerId] = own.home ?? [found.list, found.id];
  const maker = snapshot.providers[makerName];
  const made: ModelEntry = maker?.models[makerId] ?? {};
  const billing = found.billedBy === found.list ? list : snapshot.providers[found.billedBy];
  const local = isLocalProvider(found.list);
  const fineTuned = found.fineTune === true || found.id.startsWith('ft:');

  const price = local
    ? freePrice({ name: 'local model', date: catalog.priceDate })
    : found.fineTune
      ? null
      : priceOn(own.prices ?? [], asOf, snapshot.sources);
  return {
    id: found.fineTune ? asked : found.id,
    provider: found.billedBy,
    home: { provider: makerName, id: makerId },
    match: asked === found.id || found.fineTune ? 'exact' : 'alias',
    note: found.note,
    operation: own.operation ?? made.operation ?? 'chat',
    price,
    factors: factorsOf(catalog, billing, own, found),
    contextWindow: own.context ?? made.context ?? null,
    maxOutputTokens: own.maxOutput ?? made.maxOutput ?? null,
    cache: cacheOf(catalog, list, own.cache) ?? cacheOf(catalog, maker, made.cache),
    tier: own.tier ?? made.tier ?? null,
    sibling: fineTuned ? null : siblingOf(catalog, found.list, found.id, asOf),
    tokenizer: own.tokenizer ?? made.tokenizer ?? 'unknown',
    reasoning: reasoningOf(own.thinks ?? made.thinks),
    shutdown: fineTuned || found.billedBy !== found.list ? null : shutdownOf(catalog, own, asOf),
  };
}

function factorsOf(
  catalog: Catalog,
  billing: ProviderEntry | undefined,
  own: ModelEntry,
  found: Found,
): ModelInfo['factors'] {
  const known = (tier: ServiceTier): Factor | null => {
    const entry: FactorEntry | undefined = billing?.factors?.[tier];
    const source = entry === undefined ? undefined : catalog.snapshot.sources[entry.source];
    if (entry === undefined || source === undefined || own.without?.includes(tier) || found.fineTune) return null;
    if (entry.makers?.includes(found.list) === false) return null;
    return { factor: typeof entry.factor === 'number' ? exactly(entry.factor) : range3(...entry.factor), source };
  };
  return { batch: known('batch'), flex: known('flex'), priority: known('priority') };
}

/** The next smaller model that still answers on the day, by its id on this list. */
function siblingOf(catalog: Catalog, list: string, id: string, asOf: string): string | null {
  const models = catalog.snapshot.providers[list]?.models ?? {};
  const own = models[id];
  const next = own?.sibling ?? hostedSibling(catalog, models, own);
  if (next === undefined) return null;
  const shutdown = models[next]?.shutdown;
  return shutdown !== undefined && shutdown.date <= asOf ? siblingOf(catalog, list, next, asOf) : next;
}

/** What the maker calls the smaller one, if this host has it. */
function hostedSibling(
  catalog: Catalog,
  models: ProviderEntry['models'],
  own: ModelEntry | undefined,
): string | undefined {
  const [maker, id] = own?.home ?? [];
  if (maker === undefined || id === undefined) return undefined;
  const sibling = catalog.snapshot.providers[maker]?.models[id]?.sibling;
  return Object.entries(models).find(([, { home }]) => home?.[0] === maker && home[1] === sibling)?.[0];
}

function cacheOf(catalog: Catalog, provider: ProviderEntry | undefined, name: string | undefined): CacheFacts | null {
  const entry: CacheEntry | undefined = name === undefined ? undefined : provider?.caches?.[name];
  const source = entry === undefined ? undefined : catalog.snapshot.sources[entry.source];
  if (entry === undefined || source === undefined) return null;
  return {
    mode: entry.mode,
    minimumTokens: entry.minimum ?? null,
    ttlSeconds: entry.ttl ?? null,
    longTtlSeconds: entry.longTtl ?? null,
    maxBreakpoints: entry.breakpoints ?? null,
    source,
  };
}

function reasoningOf(entry: ThinkingEntry | undefined): ReasoningFacts {
  if (entry === false)
    return { supported: false, onByDefault: false, canDisable: true, defaultEffort: null, efforts: null };
  return {
    supported: entry === undefined ? null : true,
    onByDefault: entry?.default ?? null,
    canDisable: entry?.off ?? null,
    defaultEffort: entry?.effort ?? null,
    efforts: entry?.efforts ?? null,
  };
}

function shutdownOf(catalog: Catalog, own: ModelEntry, asOf: string): Shutdown | null {
  const entry = own.shutdown;
  const source = entry === undefined ? undefined : catalog.snapshot.sources[entry.source];
  if (entry === undefined || source === undefined) return null;
  const { date, replacement = null, rerouted = false } = entry;
  return { date, past: date <= asOf, replacement, rerouted, source };
}
