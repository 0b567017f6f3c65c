import { readFileSync } from 'node:fs';
import { openCatalog } from '../../server/src/catalog/catalog.ts';
import { lookupModel } from '../../server/src/catalog/lookup.ts';
import { ratesFor } from '../../server/src/catalog/price.ts';
import type { CatalogSnapshot } from '../../server/src/catalog/snapshot.ts';
import type { ModelInfo, RateName } from '../../server/src/catalog/types.ts';

const file = new URL('../../server/src/catalog/snapshot.json', import.meta.url);
export const snapshotText = readFileSync(file, 'utf8');
export const catalog = openCatalog(JSON.parse(snapshotText) as CatalogSnapshot);
export const DAY = '2026-11-20';

/** The model, which must be known. */
export function model(id: string, provider: string | null = null, asOf = DAY): ModelInfo {
  const found = lookupModel(catalog, provider, id, asOf);
  if (found === null) throw new Error(`The catalogue does not know ${provider ?? 'any'}/${id}.`);
  return found;
}

/** One exact rate in USD, or null if unknown. */
export function rate(info: ModelInfo, name: RateName, promptTokens = 1000): number | null {
  const range = info.price === null ? null : ratesFor(info.price, promptTokens)[name];
  if (range !== null && range.low !== range.high) throw new Error(`${info.id} ${name} is a band.`);
  return range === null ? null : range.expected;
}
