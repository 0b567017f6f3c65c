import type { PathIndex } from '../base/pathIndex.ts';
import { extensionOf, foldersAbove } from '../base/paths.ts';
import { createModuleResolver } from '../resolve/modules/resolver.ts';
import { isExcludedFolder } from '../workspace/excludes.ts';
import type { ModuleEdge } from '../workspace/importTable.ts';
import type { WorkspaceFiles } from '../workspace/ports.ts';
import type { Scanner } from '../workspace/scan.ts';

/**
 * Whether the imports of a file lead to one that names an SDK. It reads some files on the way and parses none, so that an open file that gets
 * its client from another one need not wait for a scan of the workspace. It may miss what only a scan finds.
 */
export function leadsToSeed(files: LeadFiles, scan: Scanner, path: string, text: string): boolean {
  const resolver = createModuleResolver(indexAround(files, path), (other) => {
    const read = files.read(other);
    return read.kind === 'text' ? read.text : null;
  });
  const seen = new Set([path]);
  let last: readonly { readonly path: string; readonly edges: readonly ModuleEdge[] }[] = [
    { path, edges: scan(path, text, 'decoded').edges },
  ];
  for (let hop = 0; hop < mostHops; hop++) {
    const targets = new Set(last.flatMap((file) => file.edges.flatMap((edge) => targetsOf(file.path, edge))));
    const next = [...targets].filter((target) => !seen.has(target)).slice(0, mostFiles - seen.size);
    const scanned = next.flatMap((target) => {
      seen.add(target);
      const raw = files.readRaw(target);
      return raw.kind === 'latin1' || raw.kind === 'decoded' ? [scan(target, raw.text, raw.kind)] : [];
    });
    if (scanned.some(({ seed }) => seed !== null)) return true;
    last = scanned;
  }
  return false;

  function targetsOf(from: string, edge: ModuleEdge): readonly string[] {
    if (edge.typeOnly) return [];
    const language = isPython(from) ? 'python' : 'typescript';
    return specifiersOf(from, edge).flatMap((specifier) => {
      const found = resolver.resolve(from, specifier, language);
      return found.kind === 'file' && !isInPackages(found.path) ? [found.path] : [];
    });
  }
}

/** What it asks of a workspace: single files and folders, and no list of all. */
export type LeadFiles = Pick<WorkspaceFiles, 'read' | 'readRaw' | 'size' | 'listFolder'>;

/** As far as wrappers are followed. */
const mostHops = 4;
const mostFiles = 100;

/** In Python an imported name may be a module too. */
function specifiersOf(path: string, { specifier, names }: ModuleEdge): readonly string[] {
  if (!isPython(path) || names === '*') return [specifier];
  const inside = specifier.endsWith('.') ? specifier : `${specifier}.`;
  return [specifier, ...names.map(({ imported }) => `${inside}${imported}`)];
}

/** Asks the disk, and finds files by their name only in the folders above the one that everything starts from. */
function indexAround(files: LeadFiles, path: string): PathIndex {
  const above = foldersAbove(path);
  const has = (file: string): boolean => files.size(file) !== null;
  return {
    files: [],
    has,
    hasFolder: (folder) => files.listFolder(folder) !== null,
    childrenOf: (folder) => files.listFolder(folder) ?? [],
    named: (name) => above.map((folder) => (folder === '' ? name : `${folder}/${name}`)).filter(has),
  };
}

const isInPackages = (path: string): boolean => path.split('/').slice(0, -1).some(isExcludedFolder);

const isPython = (path: string): boolean => ['.py', '.ipynb'].includes(extensionOf(path));
