import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { overlay } from '../server/src/catalog/overlay.ts';
import { buildCatalog } from './catalog/build.ts';
import { readGenaiPrices } from './catalog/genaiPrices.ts';
import { readPiAi } from './catalog/piAi.ts';
import { snapshotText } from './catalog/write.ts';

// Builds server/src/catalog/snapshot.json. With --check it writes nothing and fails if the file is not what would be written.
const target = fileURLToPath(new URL('../server/src/catalog/snapshot.json', import.meta.url));
const cache = fileURLToPath(new URL('../node_modules/.cache/llm-cost-lens', import.meta.url));
const { snapshot, conflicts, problems } = buildCatalog(readGenaiPrices(), readPiAi(cache), overlay);
const text = snapshotText(snapshot);

if (conflicts.length > 0)
  console.log(`The packages disagree on ${conflicts.length} prices; the newer one is taken unless settled by hand:`);
for (const conflict of conflicts) console.log(`  ${conflict}`);
for (const problem of problems) console.error(`Overlay: ${problem}`);
if (problems.length > 0) process.exit(1);

if (process.argv.includes('--check')) {
  if (readFileSync(target, 'utf8') !== text) {
    console.error('server/src/catalog/snapshot.json is stale: run `npm run catalog`.');
    process.exit(1);
  }
  console.log('server/src/catalog/snapshot.json is up to date.');
} else {
  writeFileSync(target, text);
  const models = Object.values(snapshot.providers).reduce(
    (count, provider) => count + Object.keys(provider.models).length,
    0,
  );
  console.log(
    `Wrote ${models} models of ${Object.keys(snapshot.providers).length} providers, ${Math.round(text.length / 1024)} KB, prices of ${snapshot.priceDate}.`,
  );
}
