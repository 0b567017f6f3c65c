import { fileURLToPath } from 'node:url';
import { createTokenizer } from '../../server/src/cost/tokenizer.ts';
import { tokenCounter } from '../../server/src/cost/tokens.ts';
import { createNodeEngine } from '../../server/src/node/engine.ts';
import { buildReport } from '../../server/src/report/build.ts';
import type { Report } from '../../server/src/report/model.ts';
import { loadAsset } from '../../server/src/workspace/nodeAssets.ts';

export const examples = fileURLToPath(new URL('../../examples', import.meta.url));

/** The report of the examples with the prices of one day, so that it stays the same. */
export async function examplesReport(): Promise<Report> {
  const engine = createNodeEngine(examples, { asOf: '2026-11-10', configPath: null, ruleLevels: {} });
  const analysis = await engine.analyseWorkspace({ defaultExcludes: false });
  const count = tokenCounter(await createTokenizer(loadAsset));
  return buildReport(analysis, { version: '0.1.0', countTokens: (text) => count(text, 'o200k').tokens.expected });
}
