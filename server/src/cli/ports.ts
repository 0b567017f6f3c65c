import type { Engine, EngineSettings } from '../analysis/engine.ts';
import type { Catalog } from '../catalog/catalog.ts';
import type { TextStyle } from '../report/writers/writer.ts';

/** What the commands need of the machine. The entry wires the real ones, tests their own. */
export interface CliPorts {
  readonly version: string;
  /** The folder that paths on the command line start from; absolute. */
  readonly cwd: string;
  readonly stdout: Output;
  readonly stderr: Output;
  readonly environment: (name: string) => string | undefined;
  readonly disk: Disk;
  readonly parseArgs: ParseArgs;
  readonly styleText: (style: TextStyle, text: string) => string;
  /** In ms, for nothing but the pace of the progress line. */
  readonly now: () => number;
  readonly loadCatalog: () => Catalog;
  /** Starts the language server, which then lives until the editor ends it. */
  readonly startServer: () => Promise<void>;
  readonly openWorkspace: (root: string, settings: EngineSettings) => Promise<OpenWorkspace>;
}

export interface OpenWorkspace {
  readonly engine: Engine;
}

export interface Output {
  /** Settles when the text has left the process, so that a slow pipe gets all of it. */
  readonly write: (text: string) => Promise<void>;
  readonly isTerminal: boolean;
  /** Null where it is no terminal. */
  readonly columns: number | null;
}

/** Files by absolute path. */
export interface Disk {
  readonly resolve: (folder: string, path: string) => string;
  /** With forward slashes; starts with `..` for a path outside the folder, empty for the folder itself. */
  readonly relative: (folder: string, path: string) => string;
  readonly kindOf: (path: string) => 'file' | 'folder' | null;
  /** Null if there is no such file. Throws if it cannot be read. */
  readonly read: (path: string) => Uint8Array | null;
  /**
   * Puts a file in the place of another at once, so that nobody meets half of it; keeps its mode. Does nothing and says so if the file is
   * no longer as `expected` (null: if there is a file now). Left out: whatever is there. Throws if it cannot be written.
   */
  readonly replace: (path: string, bytes: Uint8Array, expected?: Uint8Array | null) => 'written' | 'changed';
}

/** The part of `parseArgs` of `node:util` that is used here. */
export type ParseArgs = (config: {
  readonly args: string[];
  readonly options: Record<
    string,
    { readonly type: 'string' | 'boolean'; readonly multiple?: boolean; readonly short?: string }
  >;
  readonly allowPositionals: true;
  readonly strict: true;
}) => {
  readonly values: Readonly<Record<string, string | boolean | readonly (string | boolean)[] | undefined>>;
  readonly positionals: readonly string[];
};
