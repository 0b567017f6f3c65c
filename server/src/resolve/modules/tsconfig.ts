import { folderOf, foldersAbove, joinPath } from '../../base/paths.ts';
import { isObject, isText, textsOf } from './sources.ts';
import type { Sources } from './types.ts';

/** What a tsconfig.json or jsconfig.json says of where modules are. All paths are from the workspace root. */
export interface PathSettings {
  readonly baseUrl: string | null;
  /** Patterns with at most one `*`, as have their targets. */
  readonly paths: readonly (readonly [pattern: string, targets: readonly string[]])[];
}

/** The settings that hold for a file: those of the nearest tsconfig.json or jsconfig.json, with what it extends. */
export function createPathSettings(sources: Sources): (fromPath: string) => PathSettings | null {
  const byFolder = new Map<string, PathSettings | null>();
  return (fromPath) => {
    const folder = folderOf(fromPath);
    const known = byFolder.get(folder);
    if (known !== undefined) return known;
    const settings = nearestSettings(sources, fromPath);
    byFolder.set(folder, settings);
    return settings;
  };
}

function nearestSettings(sources: Sources, fromPath: string): PathSettings | null {
  for (const folder of foldersAbove(fromPath)) {
    for (const name of ['tsconfig.json', 'jsconfig.json']) {
      const path = folder === '' ? name : `${folder}/${name}`;
      if (sources.json(path) !== null) return readSettings(sources, path, folder, new Set());
    }
  }
  return null;
}

function readSettings(sources: Sources, path: string, leafFolder: string, seen: Set<string>): PathSettings | null {
  if (seen.has(path)) return null;
  seen.add(path);
  const json = sources.json(path);
  if (json === null) return null;
  const folder = folderOf(path);
  const inherited = textsOf(json['extends'])
    .map((target) => extendedPath(sources, folder, target))
    .map((target) => (target === null ? null : readSettings(sources, target, leafFolder, seen)))
    .reduce<PathSettings | null>((all, next) => overlay(all, next), null);
  const own = overlay(inherited, ownSettings(json['compilerOptions'], folder, leafFolder, inherited));
  if (own !== null && own.paths.length > 0) return own;
  return overlay(own, referencedSettings(sources, json['references'], folder, seen));
}

/** A tsconfig.json that only lists projects leaves the paths to these. */
function referencedSettings(
  sources: Sources,
  references: unknown,
  folder: string,
  seen: Set<string>,
): PathSettings | null {
  if (!Array.isArray(references)) return null;
  for (const reference of references) {
    const target = isObject(reference) && isText(reference['path']) ? joinPath(folder, reference['path']) : null;
    // A reference to another folder is another project with settings of its own.
    if (target === null || !target.endsWith('.json') || folderOf(target) !== folder) continue;
    const settings = readSettings(sources, target, folder, seen);
    if (settings !== null && settings.paths.length > 0) return settings;
  }
  return null;
}

function ownSettings(
  options: unknown,
  folder: string,
  leafFolder: string,
  inherited: PathSettings | null,
): PathSettings | null {
  if (!isObject(options)) return null;
  const at = (from: string, target: string): string | null =>
    target.startsWith('${configDir}')
      ? joinPath(leafFolder, target.slice('${configDir}'.length))
      : joinPath(from, target);
  const baseUrl = isText(options['baseUrl']) ? at(folder, options['baseUrl']) : null;
  const from = baseUrl ?? inherited?.baseUrl ?? folder;
  const paths = Object.entries(isObject(options['paths']) ? options['paths'] : {}).map(
    ([pattern, targets]) =>
      [
        pattern,
        textsOf(targets)
          .map((target) => at(from, target))
          .filter(isText),
      ] as const,
  );
  return baseUrl === null && paths.length === 0 ? null : { baseUrl, paths };
}

function overlay(below: PathSettings | null, above: PathSettings | null): PathSettings | null {
  if (below === null || above === null) return above ?? below;
  return { baseUrl: above.baseUrl ?? below.baseUrl, paths: above.paths.length > 0 ? above.paths : below.paths };
}

function extendedPath(sources: Sources, folder: string, target: string): string | null {
  const candidates =
    target.startsWith('.') || target.startsWith('/') ? [joinPath(folder, target)] : inPackages(sources, target);
  return (
    candidates
      .flatMap((path) => (path === null ? [] : [path, `${path}.json`, `${path}/tsconfig.json`]))
      .find(sources.index.has) ?? null
  );
}

/** Settings that are shared as a package of the workspace: `@acme/tsconfig/base.json`. */
function inPackages(sources: Sources, target: string): readonly string[] {
  return sources.index
    .named('package.json')
    .map((path) => ({ folder: folderOf(path), name: sources.json(path)?.['name'] }))
    .filter(({ name }) => isText(name) && (target === name || target.startsWith(`${name}/`)))
    .map(({ folder, name }) => joinPath(folder, isText(name) ? target.slice(name.length) : ''))
    .filter(isText);
}

/** The paths that a specifier stands for by the settings, best first. */
export function aliasTargets(settings: PathSettings, specifier: string): readonly string[] {
  const exact = settings.paths.find(([pattern]) => pattern === specifier);
  if (exact !== undefined) return exact[1];
  let best: { readonly start: string; readonly end: string; readonly targets: readonly string[] } | null = null;
  for (const [pattern, targets] of settings.paths) {
    const star = pattern.indexOf('*');
    if (star < 0) continue;
    const [start, end] = [pattern.slice(0, star), pattern.slice(star + 1)];
    if (specifier.length < start.length + end.length || !specifier.startsWith(start) || !specifier.endsWith(end))
      continue;
    if (best === null || start.length > best.start.length) best = { start, end, targets };
  }
  if (best === null) return [];
  const part = specifier.slice(best.start.length, specifier.length - best.end.length);
  return best.targets.map((target) => target.replace('*', part));
}
