import { existsSync, readFileSync } from 'node:fs';
import sources from './assets.json' with { type: 'json' };

/**
 * Reads one asset of the product (a wasm module, tokenizer ranks, the price catalogue) and returns its bytes.
 * A built bundle has them in `assets/` beside itself, the sources take them from where `assets.json` says.
 * Nothing is cached: callers load an asset once, when they first need it.
 *
 * @throws Error if `name` is not listed in `assets.json`, or its file is missing (a broken installation).
 */
export function loadAsset(name: string): Uint8Array {
  const source = Object.entries(sources).find(([key]) => key === name)?.[1];
  if (source === undefined) throw new Error(`Unknown asset "${name}": it is not listed in assets.json.`);
  const bundled = new URL(`./assets/${name}`, import.meta.url);
  return readFileSync(existsSync(bundled) ? bundled : new URL(`../../../${source}`, import.meta.url));
}
