import type { ScanKnowledge } from '../analysis/engine.ts';
import { nameOf } from '../base/paths.ts';
import { configFileName } from '../config/fileName.ts';
import type { WorkspaceFiles } from '../workspace/ports.ts';
import type { Scanner } from '../workspace/scan.ts';
import type { ScanRequest, ScanResult } from './ports.ts';

/**
 * The result of a scan that would find nothing: no file names an SDK, and there are no settings to check or wrappers to follow. Null if it
 * takes a scan. It loads neither parser nor engine, which a server that has nothing to do would keep in memory.
 */
export function surveyed(
  files: Pick<WorkspaceFiles, 'list' | 'readRaw'>,
  scan: Scanner,
  { overlays, needsReport }: Pick<ScanRequest, 'overlays' | 'needsReport'>,
): ScanResult | null {
  if (needsReport) return null;
  const open = new Map(overlays);
  const isSeed = (path: string): boolean => {
    const text = open.get(path);
    const raw = text === undefined ? files.readRaw(path) : ({ kind: 'decoded', text } as const);
    return (raw.kind === 'latin1' || raw.kind === 'decoded') && scan(path, raw.text, raw.kind).seed !== null;
  };
  const { files: all, candidates } = files.list();
  const isWorthScanning = all.some((path) => nameOf(path) === configFileName) || candidates.some(isSeed);
  return isWorthScanning ? null : { report: null, knowledge: nothingLearned, ways: new Map() };
}

const nothingLearned: ScanKnowledge = {
  demanded: new Set(),
  implementations: new Map(),
  observations: new Map(),
  texts: new Map(),
  configHash: '',
  ambient: { changers: new Map(), setters: new Map(), changing: new Set() },
};
