import { hashText } from '../base/hash.ts';
import type { CatalogSnapshot, ModelEntry } from './snapshot.ts';

/** A snapshot made ready for look-ups. */
export interface Catalog {
  readonly snapshot: CatalogSnapshot;
  /** The day of its newest prices (YYYY-MM-DD), and the default for `asOf`. */
  readonly priceDate: string;
  /** Changes with any datum. */
  readonly hash: string;
  /** Lower-case ids and aliases of each provider's own models. */
  readonly ids: ReadonlyMap<string, ReadonlyMap<string, string>>;
}

/** Indexes a snapshot of the shape that `snapshot.ts` describes. */
export function openCatalog(snapshot: CatalogSnapshot): Catalog {
  const ids = Object.entries(snapshot.providers).map(
    ([provider, { models }]) => [provider, indexOf(provider, models)] as const,
  );
  return { snapshot, priceDate: snapshot.priceDate, hash: hashText(JSON.stringify(snapshot)), ids: new Map(ids) };
}

/** The catalogue from the bytes of the asset `catalog.json`. It takes some 10 ms: do it once, when a model is first met. */
export function readCatalog(bytes: Uint8Array): Catalog {
  return openCatalog(JSON.parse(new TextDecoder().decode(bytes)) as CatalogSnapshot);
}

function indexOf(provider: string, models: Readonly<Record<string, ModelEntry>>): ReadonlyMap<string, string> {
  const index = new Map<string, string>();
  const add = (name: string, id: string) => {
    const key = name.toLowerCase();
    if (!index.has(key)) index.set(key, id);
  };
  for (const id of Object.keys(models)) add(id, id);
  for (const [id, model] of Object.entries(models)) for (const alias of model.aliases ?? []) add(alias, id);
  if (provider === 'bedrock')
    for (const id of Object.keys(models)) if (!id.includes('titan')) add(id.replace(/-v\d+(:\d+)?$/, ''), id);
  return index;
}
