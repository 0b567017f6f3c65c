import type { PathTest } from '../config/globs.ts';

/** The files of one workspace. All paths are relative to its root and use forward slashes. Nothing here throws on a bad file. */
export interface WorkspaceFiles {
  readonly list: (options?: ListOptions) => Listing;
  /** The decoded text, without a byte order mark. */
  readonly read: (path: string) => FileRead;
  /** The same bytes as one character each (Latin-1), for scans. Far cheaper than decoding; a UTF-16 file comes decoded. */
  readonly readRaw: (path: string) => RawRead;
  /** The names in a folder, also in one that the listing leaves out; null if there is no such folder. Folders have no slash here. */
  readonly listFolder: (path: string) => readonly string[] | null;
  /** In bytes; null if there is no such file. */
  readonly size: (path: string) => number | null;
  /** Whether a text was asked for that is still to be read: it counts as missing until then. Files that are read at once have none. */
  readonly isPending?: (path: string) => boolean;
}

export interface ListOptions {
  /** Files and folders to look at, relative to the root. Naming one lifts the default excludes above it. Default: everything. */
  readonly paths?: readonly string[];
  /** If given, only these are scanned. */
  readonly include?: PathTest;
  /** Never scanned; folders that match are not even entered. */
  readonly exclude?: PathTest;
  /** False also scans tests, examples, docs, fixtures and generated code. */
  readonly defaultExcludes?: boolean;
}

export interface Listing {
  /** Every file that can be imported or read: the material of the path index. Files that no scan reports on are among them. */
  readonly files: readonly string[];
  /** Source files to scan. Those that .gitignore names are still among them: see `isIgnored`. */
  readonly candidates: readonly string[];
  /** Whether .gitignore leaves out a listed file. Asked late, for files that matter, because each answer costs some microseconds. */
  readonly isIgnored: PathTest;
  readonly skipped: SkipCounts;
  readonly notices: readonly FileNotice[];
}

export type FileRead =
  | { readonly kind: 'text'; readonly text: string; readonly notice: EncodingNotice | null }
  | { readonly kind: 'missing' }
  | { readonly kind: 'skipped'; readonly reason: SkipReason };

export type RawRead =
  | { readonly kind: 'latin1' | 'decoded'; readonly text: string }
  | { readonly kind: 'missing' }
  | { readonly kind: 'skipped'; readonly reason: SkipReason };

export type SkipReason =
  /** A folder of packages, builds or caches: counted once a folder. */
  | 'excluded-folder'
  | OptionalGroup
  /** By the user's include and exclude globs. */
  | 'excluded'
  | 'git-ignored'
  | 'symlink'
  | 'too-large'
  | 'binary'
  | 'minified'
  | 'unreadable';

/** What `--no-default-excludes` brings back. */
export type OptionalGroup = 'tests' | 'examples' | 'docs' | 'fixtures' | 'generated';

export type SkipCounts = Readonly<Partial<Record<SkipReason, number>>>;

/**
 * `invalid-utf8`: the text has bytes that are no UTF-8 and were replaced. `too-many-files`: the listing stopped at its limit.
 * `unreadable`: the system refuses to give the bytes.
 */
export interface FileNotice {
  readonly path: string;
  readonly kind: EncodingNotice | 'too-many-files' | 'unreadable';
}

export type EncodingNotice = 'invalid-utf8';

/** The sum of counts by reason. */
export function addCounts(a: SkipCounts, b: SkipCounts): SkipCounts {
  const sum: Partial<Record<SkipReason, number>> = { ...a };
  for (const reason of Object.keys(b) as SkipReason[]) sum[reason] = (sum[reason] ?? 0) + (b[reason] ?? 0);
  return sum;
}
