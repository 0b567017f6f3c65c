import { folderOf, foldersAbove, joinPath, nameOf, withParents } from '../../base/paths.ts';
import { createSourceRoots } from './pythonRoots.ts';
import type { ResolvedModule, Sources } from './types.ts';

type Resolve = (fromPath: string, specifier: string) => ResolvedModule;

/**
 * Imports of Python. `.x` and `..x` go from the importing file's package; anything else is looked for in the source roots of that file. A
 * local module stands before a package of the same name only where Python itself would find it first.
 */
export function createPythonResolver(sources: Sources, knownPackages: ReadonlySet<string>): Resolve {
  const rootsOf = createSourceRoots(sources);
  const { index } = sources;

  function absolute(fromPath: string, specifier: string): ResolvedModule {
    const parts = specifier.split('.');
    const [top = ''] = parts;
    let namespace: ResolvedModule | null = null;
    let begun = false;
    for (const root of rootsOf.of(fromPath, top)) {
      // Somebody else's folder of the name, in another application of the workspace, is not what a file that uses the SDK means.
      if (root.kind === 'elsewhere' && isKnown(specifier)) continue;
      const found = findModule(sources, root.folder, parts);
      if (found === null) {
        begun ||= startsRegularPackage(root.folder, top);
        continue;
      }
      if (found.kind === 'namespace-package') {
        if (!isKnown(specifier)) namespace ??= found;
        continue;
      }
      if (found.kind === 'file' && found.path === fromPath) continue;
      if (root.kind === 'script' && isForwarding(root.folder, top)) continue;
      return found;
    }
    if (namespace !== null) return namespace;
    if (begun && !isKnown(specifier)) return { kind: 'missing' };
    return { kind: 'package', name: top, subpath: parts.slice(1).join('.') };
  }

  const isKnown = (specifier: string): boolean => withDottedParents(specifier).some((part) => knownPackages.has(part));

  const startsRegularPackage = (folder: string, top: string): boolean => {
    const path = joinPath(folder, top);
    return path !== null && (index.has(`${path}/__init__.py`) || index.has(`${path}.py`));
  };

  /** A script named `openai.py` that itself imports `openai` was not meant to stand for that package. */
  function isForwarding(folder: string, top: string): boolean {
    const path = joinPath(folder, `${top}.py`);
    const text = path === null ? null : sources.text(path);
    return text !== null && new RegExp(String.raw`^[ \t]*(?:from|import)[ \t]+${top}\b`, 'm').test(text);
  }

  return (fromPath, specifier) => {
    const dots = /^\.*/.exec(specifier)?.[0].length ?? 0;
    if (dots === 0) return absolute(fromPath, specifier);
    const folder = withParents(folderOf(fromPath))[dots - 1];
    const rest = specifier.slice(dots);
    return (
      (folder === undefined ? null : findModule(sources, folder, rest === '' ? [] : rest.split('.'))) ?? {
        kind: 'missing',
      }
    );
  };
}

/** The module or package at a dotted path below a folder. */
function findModule({ index }: Sources, folder: string, parts: readonly string[]): ResolvedModule | null {
  const path = joinPath(folder, parts.join('/'));
  if (path === null) return null;
  const base = path === '' ? '' : `${path}/`;
  if (index.has(`${base}__init__.py`)) return { kind: 'file', path: `${base}__init__.py` };
  if (parts.length > 0 && index.has(`${path}.py`)) return { kind: 'file', path: `${path}.py` };
  const isNamespace =
    index.hasFolder(path) && index.childrenOf(path).some((name) => name.endsWith('.py') || name.endsWith('/'));
  return isNamespace && nameOf(path) !== '__pycache__' ? { kind: 'namespace-package', path } : null;
}

function withDottedParents(specifier: string): readonly string[] {
  return foldersAbove(`${specifier.replaceAll('.', '/')}/x`)
    .map((path) => path.replaceAll('/', '.'))
    .filter((name) => name !== '');
}
