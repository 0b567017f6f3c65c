import type { ListFolder, PathIndex, ReadText } from '../../base/pathIndex.ts';
import { exactVersion, union, type Versions } from '../../base/version.ts';

/** Which registry a package comes from. */
export type Ecosystem = 'npm' | 'python';

/** The versions of a package that code may meet. `source` is the file that says so. */
export type InstalledVersion =
  | { readonly kind: 'exact'; readonly version: string; readonly source: string }
  | { readonly kind: 'range'; readonly intervals: Versions; readonly source: string }
  | { readonly kind: 'unknown' }
  /** The answer depends on a text or folder that has to be read first. */
  | { readonly kind: 'pending'; readonly path: string };

/** Where versions are looked up. `read` and `listFolder` also reach what the index leaves out: node_modules and Python environments. */
export interface VersionSources {
  readonly index: PathIndex;
  readonly read: ReadText;
  readonly listFolder: ListFolder;
}

/** The same while a search runs: a text or folder that must be fetched first ends the search. */
export interface Search {
  readonly index: PathIndex;
  readonly text: (path: string) => string | null;
  readonly list: (path: string) => readonly string[] | null;
}

/** Versions that one file allows. */
export interface Found {
  readonly versions: Versions;
  readonly source: string;
}

/** Several versions that one file holds side by side. */
export const foundVersions = (versions: Iterable<string>, source: string): Found => ({
  versions: [...new Set(versions)].reduce<Versions>((all, version) => union(all, exactVersion(version)), []),
  source,
});

export const inFolder = (folder: string, name: string): string => (folder === '' ? name : `${folder}/${name}`);
