import { type Catalog, openCatalog } from '../catalog/catalog.ts';
import type { CatalogSnapshot } from '../catalog/snapshot.ts';
import { loadAsset } from './nodeAssets.ts';

/**
 * The catalogue that comes with the program. Reading and indexing it takes some milliseconds: call it once, when a model is first met.
 *
 * @throws Error if the asset is missing (a broken installation).
 */
export function nodeCatalog(): Catalog {
  return openCatalog(JSON.parse(new TextDecoder().decode(loadAsset('catalog.json'))) as CatalogSnapshot);
}
