import type { Catalog } from './catalog.ts';
import { isLocalProvider, providerId } from './providers.ts';
import type { CacheEntry, ProviderEntry } from './snapshot.ts';

/** What holds for every model of a provider, also for one that the catalogue does not list. */
export interface ProviderFacts {
  readonly id: string;
  readonly local: boolean;
  /** Whether it caches prompts of any of its models; null where that is not known. */
  readonly cachesPrompts: boolean | null;
  /** The smallest prefix in tokens that any of its models caches; null where none is known. */
  readonly smallestCacheMinimum: number | null;
  /** The most cache breakpoints that any of its models takes in a request; null where none is known. */
  readonly maxBreakpoints: number | null;
}

/** Facts of the provider that a library calls `name`, or null if it is not known at all. */
export function providerFacts(catalog: Catalog, name: string): ProviderFacts | null {
  const id = providerId(name);
  if (id === null) return null;
  const caches = cachesOf(catalog, id);
  return {
    id,
    local: isLocalProvider(id),
    cachesPrompts: caches.length === 0 ? null : caches.some(({ mode }) => mode !== 'none'),
    smallestCacheMinimum: least(caches.map((cache) => cache.minimum)),
    maxBreakpoints: most(caches.map((cache) => cache.breakpoints)),
  };
}

/** Its own rules and those of the makers whose models it hosts. A reseller of many stands for the first: Azure for OpenAI. */
function cachesOf(catalog: Catalog, id: string): readonly CacheEntry[] {
  const { providers } = catalog.snapshot;
  const entry: ProviderEntry | undefined = providers[id];
  const makers = Object.values(entry?.models ?? {}).flatMap((model) =>
    model.home === undefined ? [] : [model.home[0]],
  );
  const lists = new Set([id, ...(entry?.servedFrom?.slice(0, 1) ?? []), ...makers]);
  return [...lists].flatMap((list) => Object.values(providers[list]?.caches ?? {}));
}

const numbers = (values: readonly (number | undefined)[]): readonly number[] =>
  values.filter((value) => value !== undefined);

function least(values: readonly (number | undefined)[]): number | null {
  const known = numbers(values);
  return known.length === 0 ? null : Math.min(...known);
}

function most(values: readonly (number | undefined)[]): number | null {
  const known = numbers(values);
  return known.length === 0 ? null : Math.max(...known);
}
