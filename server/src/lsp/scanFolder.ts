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
  };
}
