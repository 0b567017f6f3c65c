/** The folders that a file is in, from its own up to a root; none if it is not below the root. Paths have forward slashes. */
export function foldersAbove(root: string, file: string): readonly string[] {
  const top = root.replace(/\/+$/, '');
  if (!file.startsWith(`${top}/`)) return [];
  const parts = file.slice(top.length + 1).split('/');
  return parts.map((_, above) => [top, ...parts.slice(0, parts.length - 1 - above)].join('/') || '/');
}
