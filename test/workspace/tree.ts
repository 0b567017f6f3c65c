import type { FolderEntry, Folders } from '../../server/src/workspace/walk.ts';

/** A workspace in memory: texts by path. A text of `-> target` makes a symbolic link. */
export type Tree = Readonly<Record<string, string>>;

export function foldersOf(tree: Tree): Folders {
  return {
    entries: (folder) => entriesOf(tree, folder),
    read: (path) => tree[path] ?? null,
    outerRules: null,
  };
}

function entriesOf(tree: Tree, folder: string): readonly FolderEntry[] | null {
  const base = folder === '' ? '' : `${folder}/`;
  const names = new Map<string, FolderEntry>();
  for (const [path, text] of Object.entries(tree)) {
    if (!path.startsWith(base)) continue;
    const [name = '', ...rest] = path.slice(base.length).split('/');
    const isLink = rest.length === 0 && text.startsWith('-> ');
    names.set(name, {
      name,
      isDirectory: () => rest.length > 0,
      isFile: () => rest.length === 0 && !isLink,
      isSymbolicLink: () => isLink,
    });
  }
  return names.size === 0 ? null : [...names.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** A tree of files whose text does not matter. */
export const treeOf = (...paths: readonly string[]): Tree => Object.fromEntries(paths.map((path) => [path, '']));
