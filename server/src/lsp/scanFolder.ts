import type { Engine } from '../analysis/engine.ts';
import type { WorkspaceAnalysis } from '../analysis/types.ts';
import type { Cancellation } from '../base/cancellation.ts';
import { neverCancelled } from '../base/cancellation.ts';
import { buildReport } from '../report/build.ts';
import type { OpenWorkspace, ScanRequest, ScanResult } from './ports.ts';

/** Scans a workspace as the editor has it. */
export async function scanFolder(
  { engine }: Pick<OpenWorkspace, 'engine'>,
  { overlays }: ScanRequest,
  version: string,
  onProgress: (done: number, total: number) => void,
  cancellation: Cancellation = neverCancelled,
): Promise<ScanResult> {
  for (const [path, text] of overlays) {
    await engine.prepare(path);
    engine.setOverlay(path, text);
  }
  const analysis = await engine.analyseWorkspace({ onProgress, cancellation });
  return {
    report: buildReport(analysis, { version, countTokens: engine.countTokens }),
    knowledge: engine.learned?.() ?? null,
    ways: waysIn(analysis, engine.waysOf),
  };
}

function waysIn({ files }: WorkspaceAnalysis, waysOf: Engine['waysOf']): ScanResult['ways'] {
  const found = files.flatMap(({ sites }) =>
    sites.flatMap(({ site }) => {
      const ways = waysOf(site);
      return ways === null ? [] : [[site.id, ways] as const];
    }),
  );
  return new Map(found);
}
