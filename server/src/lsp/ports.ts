import type { Engine, EngineSettings, ScanKnowledge } from '../analysis/engine.ts';
import type { ModelInfo } from '../catalog/types.ts';
import type { Ways } from '../cost/whatIf/ways.ts';
import type { Report } from '../report/model.ts';

/** What the language server needs of the machine. The entry wires the real ones, tests their own. */
export interface LspPorts {
  readonly version: string;
  /** In ms from any start. */
  readonly now: () => number;
  /** A cheap test on path and text that loads neither parser nor engine: whether the file itself names an SDK or a provider's host. */
  readonly isSeed: (path: string, text: string) => boolean;
  /** Whether what a file imports names one. It reads some files around it, and loads neither parser nor engine. */
  readonly leadsToSeed: (root: WorkspaceRoot, path: string, text: string) => boolean;
  /** Called at most once for each root and settings, and not before a file needs it. */
  readonly openWorkspace: (root: WorkspaceRoot, settings: EngineSettings) => Promise<OpenWorkspace>;
  /** Makes ready for edits of a text while nobody edits: see `warmUp.ts`. */
  readonly warmUp: (path: string, text: string, isFree: () => boolean) => Promise<void>;
  /** Collects the garbage of the last moments, if the system lets programs ask for it. */
  readonly collectGarbage: () => void;
  /** Scans a whole workspace, beside the thread that serves the editor. */
  readonly startScan: (request: ScanRequest, onProgress: (done: number, total: number) => void) => RunningScan;
  /** The page of a rule on the web; null if there is none. */
  readonly rulePage: (rule: string) => string | null;
}

/** `loose`: the folder around a file that is in no workspace folder. Only the files beside it are looked at. */
export interface WorkspaceRoot {
  /** Absolute. */
  readonly path: string;
  readonly kind: 'folder' | 'loose';
}

export interface OpenWorkspace {
  readonly engine: Engine;
  /** A text on disk by its path from the root; null if it cannot be read. */
  readonly textOf: (path: string) => string | null;
  /** A model on the day of the analysis; null if it is not listed. */
  readonly modelOf: (provider: string | null, id: string) => ModelInfo | null;
}

export interface ScanRequest {
  readonly root: string;
  readonly settings: EngineSettings;
  /** Texts of the editor in the place of those on disk, by their path from the root. */
  readonly overlays: readonly (readonly [path: string, text: string])[];
  /** False if nobody has asked for the report and no SDK has been met: the scan then ends early where no file names one. */
  readonly needsReport: boolean;
}

export interface ScanResult {
  /** Null if none was needed. */
  readonly report: Report | null;
  readonly knowledge: ScanKnowledge | null;
  /** For what-ifs, by the id of the call site; calls whose cost is not known or not settled are not in it. */
  readonly ways: ReadonlyMap<string, Ways>;
}

export interface RunningScan {
  /** Null if it was cancelled. Rejects if it failed. */
  readonly result: Promise<ScanResult | null>;
  readonly cancel: () => void;
}
