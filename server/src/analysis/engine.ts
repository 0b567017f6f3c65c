import type { Cancellation } from '../base/cancellation.ts';
import type { Ways } from '../cost/whatIf/ways.ts';
import type { FileIr } from '../ir/types.ts';
import type { CallSite } from '../resolve/callSite.ts';
import type { Implementations } from '../resolve/evaluate/implementations.ts';
import type { Finding, Fix, Severity } from '../rules/types.ts';
import type { AmbientKnowledge } from './ambient.ts';
import type { ObservationsByFile } from './observations.ts';
import type { CountForRequest } from './tokenCount.ts';
import type { FileAnalysis, WorkspaceAnalysis } from './types.ts';

/** One workspace under analysis: the same object serves the command line, which asks once, and the language server, which keeps it. */
export interface Engine {
  /** Loads what the languages of a file need (grammars are read on first use). Await it before `analyseFile`. */
  readonly prepare: (path: string) => Promise<void>;
  /** Scans the workspace and analyses all that leads to billed calls. Keeps what it learns for later `analyseFile` calls. */
  readonly analyseWorkspace: (options?: WorkspaceOptions) => Promise<WorkspaceAnalysis>;
  /** One file as it is now, editor overlays included. Null if it is no source file of a known language. Never throws. */
  readonly analyseFile: (path: string) => FileAnalysis | null;
  /** Fixes of a finding worked out on the current text; empty if the finding is gone. */
  readonly fixesOf: (finding: Finding) => readonly Fix[];
  /** Counts the tokens of a prompt for reports, as the estimates do. */
  readonly countTokens: CountForRequest;
  /** The ways to run a call between which a what-if chooses; null where its cost is not known or not settled. */
  readonly waysOf: (site: CallSite) => Ways | null;
  /** The editor's text of a file from now on; null goes back to the file on disk. Returns whether importers may see a difference. */
  readonly setOverlay: (path: string, text: string | null) => OverlayChange;
  /** Files on disk that changed, appeared or went away. */
  readonly filesChanged: (paths: readonly string[]) => void;
  /** Of the given open files, those whose results depend on a file. */
  readonly dependantsOf: (path: string, among: readonly string[]) => readonly string[];
  /** A cheap test on the text: whether the file could have call sites at all. */
  readonly isCandidate: (path: string, text: string) => boolean;
  /** The lowered program of a file as it is now: where its statements are, and where the parser had to recover. */
  readonly programOf?: (path: string) => FileIr | null;
  /** What the last scan of the workspace learned, as data that can be sent to another thread; null before a scan. */
  readonly learned?: () => ScanKnowledge | null;
  /** Takes over what an engine over the same workspace learned, as if this one had scanned it. */
  readonly learn?: (knowledge: ScanKnowledge) => void;
}

/** What a scan of the workspace leaves for the analysis of single files. */
export interface ScanKnowledge {
  /** The files that lead to billed calls. */
  readonly demanded: ReadonlySet<string>;
  /** Methods that base classes leave open and that lead to billed calls. */
  readonly implementations: Implementations;
  readonly observations: ObservationsByFile;
  /** Hashes of the texts that were read, by path. */
  readonly texts: ReadonlyMap<string, string>;
  readonly configHash: string;
  readonly ambient: AmbientKnowledge;
}

export interface OverlayChange {
  /**
   * Whether what other files see of this one is different: places and comments do not count. Ask before the next change, and only if it matters:
   * it costs a look at the whole file.
   */
  readonly changesSummary: () => boolean;
}

export interface WorkspaceOptions {
  /** Files and folders relative to the root; default everything. */
  readonly paths?: readonly string[];
  readonly include?: readonly string[];
  readonly exclude?: readonly string[];
  readonly defaultExcludes?: boolean;
  readonly shard?: { readonly index: number; readonly of: number };
  readonly cancellation?: Cancellation;
  readonly onProgress?: (done: number, total: number) => void;
}

/** What decides results besides the code. */
export interface EngineSettings {
  /** `YYYY-MM-DD`; null takes the catalogue's date. */
  readonly asOf: string | null;
  /** A config file given by name instead of those found in the workspace, relative to the root. */
  readonly configPath: string | null;
  /** Levels that the user's editor lowers for themselves; they never raise a level. */
  readonly ruleLevels: Readonly<Record<string, Severity | 'off'>>;
}
