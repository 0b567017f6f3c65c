import { readCatalog } from '../../server/src/catalog/catalog.ts';
import { lookupModel } from '../../server/src/catalog/lookup.ts';
import { ratesFor } from '../../server/src/catalog/price.ts';
import type { ModelInfo, RateName } from '../../server/src/catalog/types.ts';
import { loadAsset } from '../../server/src/workspace/nodeAssets.ts';

const bytes = loadAsset('catalog.json');
export const snapshotText = new TextDecoder().decode(bytes);
export const catalog = readCatalog(bytes);
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
