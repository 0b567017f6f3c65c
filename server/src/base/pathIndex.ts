import { folderOf, nameOf } from './paths.ts';

/** The files of a workspace as names only: which paths exist. It is a snapshot and never asks the disk. */
export interface PathIndex {
  /** All files, in the order given. */
  readonly files: readonly string[];
  readonly has: (path: string) => boolean;
  readonly hasFolder: (path: string) => boolean;
  /** The names of the files and folders right inside a folder, sorted; folders end with a slash. Empty if there is no such folder. */
  readonly childrenOf: (folder: string) => readonly string[];
  /** All paths of files with this name, for example every `package.json`. */
  readonly named: (name: string) => readonly string[];
}

/** Reads a text by its path: null if there is no such file, `pending` if the text has to be fetched first. */
export type ReadText = (path: string) => string | null | 'pending';

/** Lists the names right inside a folder that the index leaves out, such as `.venv/lib`: null if there is no such folder. */
export type ListFolder = (path: string) => readonly string[] | null | 'pending';

/** An index over the given files. Their folders are derived. */
export function pathIndexOf(files: readonly string[]): PathIndex {
  const all = new Set(files);
  const folders = new Set<string>(['']);
  for (const file of all) addFolders(folders, folderOf(file));
  const children = once(() => groupChildren(all, folders));
  const names = once(() => groupByName(all));
  return {
    files,
    has: (path) => all.has(path),
    hasFolder: (path) => folders.has(path),
    childrenOf: (folder) => children().get(folder) ?? [],
    named: (name) => names().get(name) ?? [],
  };
}

function addFolders(folders: Set<string>, folder: string): void {
  for (let current = folder; !folders.has(current); current = folderOf(current)) folders.add(current);
}

function groupByName(files: ReadonlySet<string>): ReadonlyMap<string, readonly string[]> {
  const names = new Map<string, string[]>();
  for (const file of files) add(names, nameOf(file), file);
  return names;
}

function groupChildren(
  files: ReadonlySet<string>,
  folders: ReadonlySet<string>,
): ReadonlyMap<string, readonly string[]> {
  const children = new Map<string, string[]>();
  for (const file of files) add(children, folderOf(file), nameOf(file));
  for (const folder of folders) if (folder !== '') add(children, folderOf(folder), `${nameOf(folder)}/`);
  for (const names of children.values()) names.sort();
  return children;
}

function add(lists: Map<string, string[]>, key: string, value: string): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [value]);
  else list.push(value);
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
