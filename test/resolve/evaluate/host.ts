import { createHost } from '../../../server/src/analysis/host.ts';
import { createSources } from '../../../server/src/analysis/sources.ts';
import { pathIndexOf } from '../../../server/src/base/pathIndex.ts';
import { createNodeTools } from '../../../server/src/node/engine.ts';
import type { Host, Observation } from '../../../server/src/resolve/evaluate/program.ts';
import { createModuleResolver } from '../../../server/src/resolve/modules/resolver.ts';
import { sdkLookup } from '../../../server/src/sdks/lookup.ts';
import type { SourceFile } from '../../support/fixtures.ts';

const tools = createNodeTools();
for (const language of tools.languages) await tools.prepare(language);

/** What the evaluation sees of these files. */
export function hostOf(files: readonly SourceFile[]): Omit<Host, 'isDemanded'> {
  const texts = new Map(files.map(({ path, text }) => [path, text]));
  const sources = createSources(tools.languages, (path) => texts.get(path) ?? null);
  const index = pathIndexOf([...texts.keys()]);
  const resolver = createModuleResolver(index, sources.text);
  return createHost({ sources, index, resolver, environment: () => null, sdk: sdkLookup });
}

/** Observations as text, in an order of their own. */
export const asText = (observations: readonly Observation[]): readonly string[] =>
  [
    ...new Set(observations.map((item) => JSON.stringify({ ...item, sdk: item.sdk.id, spec: item.spec.api }))),
  ].toSorted();
