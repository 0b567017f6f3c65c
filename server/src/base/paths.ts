/** Paths here are relative to the workspace root, use forward slashes and have no leading `./`. The root folder itself is the empty text. */

/** The folder that holds a path: `a/b.ts` is in `a`, and `b.ts` in the root. */
export function folderOf(path: string): string {
  const slash = path.lastIndexOf('/');
  return slash < 0 ? '' : path.slice(0, slash);
}

/** The last segment of a path. */
export const nameOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

/** The ending of a file name in lower case with its dot; empty for none and for names such as `.env`. */
export function extensionOf(path: string): string {
  const name = nameOf(path);
  const dot = name.lastIndexOf('.');
  return dot <= 0 ? '' : name.slice(dot).toLowerCase();
}

/** Goes from a folder along a relative path with `.` and `..`. Returns null if that leaves the workspace. */
export function joinPath(folder: string, relative: string): string | null {
  const segments = folder === '' ? [] : folder.split('/');
  for (const segment of relative.split('/')) {
    if (segment === '' || segment === '.') continue;
    if (segment !== '..') segments.push(segment);
    else if (segments.pop() === undefined) return null;
  }
  return segments.join('/');
}

/** The folders above a file, nearest first, ending with the root. */
export const foldersAbove = (path: string): readonly string[] => withParents(folderOf(path));

/** A folder and those above it, nearest first, ending with the root. */
export function withParents(folder: string): readonly string[] {
  const folders = [folder];
  for (let current = folder; current !== ''; ) {
    current = folderOf(current);
    folders.push(current);
  }
  return folders;
}

/** True if the folder is the path itself or one above it. */
export const isInside = (path: string, folder: string): boolean =>
  folder === '' || path === folder || (path.startsWith(folder) && path[folder.length] === '/');

/** The path seen from a folder above it. */
export const relativeTo = (folder: string, path: string): string =>
  folder === '' ? path : path.slice(folder.length + 1);
