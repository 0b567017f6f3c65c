import { extensionOf, folderOf, nameOf } from '../base/paths.ts';
import type { EdgeName, ModuleEdge } from './importTable.ts';
import type { ScannedFile } from './scan.ts';

/** One file that imports from another. */
export interface Importer {
  readonly path: string;
  readonly names: readonly EdgeName[] | '*';
  readonly passesOn: boolean;
  readonly typeOnly: boolean;
}

/** The path that a module leads to from a file; null if it leaves the workspace or does not exist. */
export type ResolvePath = (fromPath: string, specifier: string) => string | null;

/** Answers which scanned files import a file. Only imports whose last segment fits are resolved, each when it is first asked for. */
export function createImporterIndex(
  files: Iterable<ScannedFile>,
  resolve: ResolvePath,
): (path: string) => readonly Importer[] {
  const byTail = new Map<Candidate['tail'], Candidate[]>();
  for (const file of files)
    for (const edge of file.edges) for (const candidate of candidatesOf(file.path, edge)) place(candidate);
  const byTarget = new Map<Candidate['tail'], ReadonlyMap<string, readonly Importer[]>>();

  function place(candidate: Candidate): void {
    const others = byTail.get(candidate.tail);
    if (others === undefined) byTail.set(candidate.tail, [candidate]);
    else others.push(candidate);
  }

  function importersUnder(tail: Candidate['tail'], path: string): readonly Importer[] {
    const targets = byTarget.get(tail) ?? groupByTarget(byTail.get(tail) ?? [], resolve);
    byTarget.set(tail, targets);
    return targets.get(path) ?? [];
  }

  return (path) => [...tailsOf(path), null].flatMap((tail) => importersUnder(tail, path));
}

interface Candidate {
  readonly importer: Importer;
  readonly specifier: string;
  /** The last segment of the module; null where an alias or package may lead to a file of any name. */
  readonly tail: string | null;
}

function candidatesOf(path: string, edge: ModuleEdge): readonly Candidate[] {
  const { specifier, names, passesOn, typeOnly } = edge;
  const extension = extensionOf(path);
  if (extension !== '.py' && extension !== '.ipynb') {
    const tail = specifier.startsWith('.') ? stem(nameOf(specifier)) : null;
    return [
      { importer: { path, names, passesOn, typeOnly }, specifier, tail: tail === '' || tail === '.' ? '..' : tail },
    ];
  }
  const whole = { importer: { path, names, passesOn, typeOnly }, specifier, tail: lastName(specifier) };
  if (names === '*') return [whole];
  // A name that is imported from a package may be one of its modules.
  const modules = names.map(
    ({ imported, as }): Candidate => ({
      importer: { path, names: passesOn ? [{ imported: '*', as }] : '*', passesOn, typeOnly },
      specifier: specifier.endsWith('.') ? specifier + imported : `${specifier}.${imported}`,
      tail: imported,
    }),
  );
  return [whole, ...modules];
}

/** Under which last segments a file can be imported: its own, that of its folder for index files, `..` for relative paths that end in dots. */
function tailsOf(path: string): readonly string[] {
  const own = stem(nameOf(path));
  return own === 'index' || own === '__init__' ? [own, nameOf(folderOf(path)), '..'] : [own];
}

function groupByTarget(
  candidates: readonly Candidate[],
  resolve: ResolvePath,
): ReadonlyMap<string, readonly Importer[]> {
  const targets = new Map<string, Importer[]>();
  for (const { importer, specifier } of candidates) {
    const target = resolve(importer.path, specifier);
    if (target === null) continue;
    const importers = targets.get(target);
    if (importers === undefined) targets.set(target, [importer]);
    else importers.push(importer);
  }
  return targets;
}

const stem = (name: string): string => name.replace(/\.(?:d\.)?(?:[cm]?[jt]sx?|py|ipynb|json)$/, '');

const lastName = (module: string): string => module.slice(module.lastIndexOf('.') + 1) || '..';
