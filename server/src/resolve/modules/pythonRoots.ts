import { parse } from 'smol-toml';
import { folderOf, foldersAbove, isInside, joinPath, nameOf } from '../../base/paths.ts';
import { isObject, isText, textsOf } from './sources.ts';
import type { JsonObject, Sources } from './types.ts';

export interface SourceRoot {
  readonly folder: string;
  /**
   * `script`: the importing file's own folder, which Python searches first when the file is run. `elsewhere`: a folder that nothing joins to
   * the file but the name of the package in it.
   */
  readonly kind: 'script' | 'project' | 'elsewhere';
}

export interface SourceRoots {
  /** The folders in which a file's absolute imports of a top-level name are looked for, in order. */
  readonly of: (fromPath: string, top: string) => readonly SourceRoot[];
}

/**
 * The search path of a file, as far as a tree without an environment tells: its own folder unless that is inside a package, the folders above
 * its package, the `src` folders in them, what pyproject.toml names, and any folder of the workspace that holds a package of that name.
 */
export function createSourceRoots(sources: Sources): SourceRoots {
  const byFolder = new Map<string, readonly SourceRoot[]>();
  let packages: ReadonlyMap<string, readonly string[]> | null = null;

  function near(fromPath: string): readonly SourceRoot[] {
    const folder = folderOf(fromPath);
    const known = byFolder.get(folder);
    if (known !== undefined) return known;
    const roots = nearRoots(sources, fromPath);
    byFolder.set(folder, roots);
    return roots;
  }

  return {
    of: (fromPath, top) => {
      packages ??= topPackages(sources);
      const far = (packages.get(top) ?? []).filter((folder) => !isInside(folderOf(fromPath), folder));
      const closest = [...far].sort((a, b) => sharedLength(b, fromPath) - sharedLength(a, fromPath));
      return [...near(fromPath), ...closest.map((folder): SourceRoot => ({ folder, kind: 'elsewhere' }))];
    },
  };
}

function nearRoots(sources: Sources, fromPath: string): readonly SourceRoot[] {
  const above = foldersAbove(fromPath);
  const isPackage = (folder: string): boolean =>
    sources.index.has(folder === '' ? '__init__.py' : `${folder}/__init__.py`);
  // The outermost folder that is still part of the file's package. A package further up, behind a folder that is none, is another one.
  const innermost = above.findIndex((folder) => folder !== '' && isPackage(folder));
  const end =
    innermost < 0 ? -1 : above.findIndex((folder, at) => at > innermost && (folder === '' || !isPackage(folder)));
  const outermost = innermost < 0 ? -1 : (end < 0 ? above.length : end) - 1;
  const roots: SourceRoot[] = outermost < 0 ? [{ folder: above[0] ?? '', kind: 'script' }] : [];
  const project = (folder: string): void => {
    if (!roots.some((root) => root.folder === folder && root.kind === 'project'))
      roots.push({ folder, kind: 'project' });
  };
  for (const folder of above.slice(outermost + 1)) {
    for (const declared of declaredRoots(sources, folder)) project(declared);
    // The script's folder has been searched already; as one of the project it would lift the caution that scripts need.
    if (roots[0]?.kind !== 'script' || folder !== roots[0].folder) project(folder);
    const src = joinPath(folder, 'src');
    if (src !== null && sources.index.hasFolder(src)) project(src);
  }
  return roots;
}

/** Folders with a package that no other package holds, by the package's name. */
function topPackages({ index }: Sources): ReadonlyMap<string, readonly string[]> {
  const tops = new Map<string, string[]>();
  for (const file of index.named('__init__.py')) {
    const folder = folderOf(file);
    const parent = folderOf(folder);
    if (folder === '' || index.has(parent === '' ? '__init__.py' : `${parent}/__init__.py`)) continue;
    const known = tops.get(nameOf(folder));
    if (known === undefined) tops.set(nameOf(folder), [parent]);
    else known.push(parent);
  }
  return tops;
}

/** Source folders that a pyproject.toml names for setuptools, Poetry, Hatch or pytest. */
function declaredRoots(sources: Sources, folder: string): readonly string[] {
  const text = sources.text(folder === '' ? 'pyproject.toml' : `${folder}/pyproject.toml`);
  const toml = text === null ? null : parseToml(text);
  if (toml === null) return [];
  const setuptools = at(toml, 'tool', 'setuptools');
  const packageFolders = at(setuptools, 'package-dir');
  const poetry = at(toml, 'tool', 'poetry')?.['packages'];
  const hatch = at(toml, 'tool', 'hatch', 'build', 'targets', 'wheel')?.['packages'];
  const named = [
    ...textsOf(at(setuptools, 'packages', 'find')?.['where']),
    ...textsOf(packageFolders?.['']),
    ...(Array.isArray(poetry) ? poetry : []).flatMap((entry) => (isObject(entry) ? textsOf(entry['from']) : [])),
    ...textsOf(hatch).map(folderOf),
    ...textsOf(at(toml, 'tool', 'pytest', 'ini_options')?.['pythonpath']),
  ];
  return named
    .map((name) => joinPath(folder, name))
    .filter(isText)
    .filter((root) => sources.index.hasFolder(root));
}

function parseToml(text: string): JsonObject | null {
  try {
    return parse(text);
  } catch {
    // A manifest that is being edited says nothing.
    return null;
  }
}

function at(object: JsonObject | null, ...keys: readonly string[]): JsonObject | null {
  let current: unknown = object;
  for (const key of keys) current = isObject(current) ? current[key] : null;
  return isObject(current) ? current : null;
}

/** The number of leading characters that two paths share. */
function sharedLength(a: string, b: string): number {
  let length = 0;
  while (length < a.length && a[length] === b[length]) length++;
  return length;
}
