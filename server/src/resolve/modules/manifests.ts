import { folderOf, foldersAbove, isInside, joinPath, relativeTo } from '../../base/paths.ts';
import { findFile, findSource } from './files.ts';
import { isObject, isText, textsOf } from './sources.ts';
import type { JsonObject, Sources } from './types.ts';

/** A package.json of the workspace. */
export interface Manifest {
  readonly folder: string;
  readonly json: JsonObject;
}

/** The nearest package.json above a file. */
export function nearestManifest(sources: Sources, fromPath: string): Manifest | null {
  for (const folder of foldersAbove(fromPath)) {
    const json = sources.json(folder === '' ? 'package.json' : `${folder}/package.json`);
    if (json !== null) return { folder, json };
  }
  return null;
}

/** The file that a package of the workspace gives for a subpath; null if none can be found. */
export function entryOf(sources: Sources, manifest: Manifest, subpath: string): string | null {
  const { folder, json } = manifest;
  const exports = json['exports'];
  if (exports !== undefined) {
    const target = mappedTargets(
      isObject(exports) && Object.keys(exports).some((key) => key.startsWith('.')) ? exports : { '.': exports },
      subpath === '' ? '.' : `./${subpath}`,
    );
    const found = firstSource(sources, folder, target, subpath === '');
    if (found !== null) return found;
  }
  if (subpath !== '') return subpathFile(sources, folder, subpath);
  const mains = ['source', 'module', 'main', 'types', 'typings'].map((key) => json[key]).filter(isText);
  return (
    firstSource(sources, folder, mains, true) ?? findFile(sources, folder) ?? subpathFile(sources, folder, 'src/index')
  );
}

function subpathFile(sources: Sources, folder: string, subpath: string): string | null {
  const path = joinPath(folder, subpath);
  return (
    (path === null ? null : findFile(sources, path)) ??
    findSource(sources, folder, `dist/${subpath}`) ??
    findSource(sources, folder, subpath)
  );
}

function firstSource(sources: Sources, folder: string, targets: readonly string[], isEntry: boolean): string | null {
  for (const target of targets) {
    const found = findSource(sources, folder, target, isEntry);
    if (found !== null) return found;
  }
  return null;
}

/**
 * The targets of a key in an `exports` or `imports` map, in order of preference: an exact key first, then the longest pattern with `*`.
 * All conditions are taken in the order written, as it does not matter which of several builds leads to the source.
 */
export function mappedTargets(map: JsonObject, key: string): readonly string[] {
  if (Object.hasOwn(map, key)) return leaves(map[key]);
  const patterns = Object.keys(map)
    .filter((pattern) => pattern.includes('*') || pattern.endsWith('/'))
    .sort((a, b) => b.length - a.length);
  for (const pattern of patterns) {
    const [start = '', end = ''] = pattern.includes('*') ? pattern.split('*') : [pattern, ''];
    if (!key.startsWith(start) || !key.endsWith(end) || key.length < start.length + end.length) continue;
    const part = key.slice(start.length, key.length - end.length);
    return leaves(map[pattern]).map((target) => (target.includes('*') ? target.replaceAll('*', part) : target + part));
  }
  return [];
}

function leaves(value: unknown): readonly string[] {
  if (isText(value)) return [value];
  if (Array.isArray(value)) return value.flatMap(leaves);
  if (!isObject(value)) return [];
  const preferred = ['source', 'development'].filter((condition) => Object.hasOwn(value, condition));
  return [...preferred, ...Object.keys(value).filter((key) => !preferred.includes(key))].flatMap((key) =>
    leaves(value[key]),
  );
}

// ---------------------------------------------------------------------------------------------------------------- workspaces

/** The packages that the workspaces above a file declare, by name. Nearest workspace first. */
export function createMemberLookup(sources: Sources): (fromPath: string, name: string) => Manifest | null {
  const byRoot = new Map<string, ReadonlyMap<string, Manifest>>();
  const membersOf = (root: string): ReadonlyMap<string, Manifest> => {
    const known = byRoot.get(root);
    if (known !== undefined) return known;
    const members = readMembers(sources, root);
    byRoot.set(root, members);
    return members;
  };
  return (fromPath, name) => {
    for (const folder of foldersAbove(fromPath)) {
      const member = membersOf(folder).get(name);
      if (member !== undefined) return member;
    }
    return null;
  };
}

function readMembers(sources: Sources, root: string): ReadonlyMap<string, Manifest> {
  const patterns = workspacePatterns(sources, root);
  const members = new Map<string, Manifest>();
  if (patterns.length === 0) return members;
  const isMember = memberTest(patterns);
  for (const file of ['package.json', 'deno.json', 'deno.jsonc'].flatMap(sources.index.named)) {
    const folder = folderOf(file);
    if (!isInside(folder, root) || !(folder === root || isMember(relativeTo(root, folder)))) continue;
    const json = sources.json(file);
    const name = json?.['name'];
    if (json !== null && isText(name) && !members.has(name)) members.set(name, { folder, json });
  }
  return members;
}

function workspacePatterns(sources: Sources, root: string): readonly string[] {
  const base = root === '' ? '' : `${root}/`;
  const workspaces = sources.json(`${base}package.json`)?.['workspaces'];
  const deno = (sources.json(`${base}deno.json`) ?? sources.json(`${base}deno.jsonc`))?.['workspace'];
  const lerna = textsOf(sources.json(`${base}lerna.json`)?.['packages']);
  const pnpm = sources.text(`${base}pnpm-workspace.yaml`);
  const npm = isObject(workspaces) ? workspaces['packages'] : workspaces;
  return [
    ...textsOf(npm),
    ...textsOf(isObject(deno) ? deno['members'] : deno),
    ...lerna,
    ...(pnpm === null ? [] : yamlPackages(pnpm)),
  ];
}

/** The list below `packages:` of a pnpm-workspace.yaml. */
function yamlPackages(text: string): readonly string[] {
  const block = /^packages:[^\n]*\n((?:[ \t]*(?:-[^\n]*|#[^\n]*)?(?:\n|$))*)/m.exec(text)?.[1] ?? '';
  return [...block.matchAll(/^[ \t]*-[ \t]*(["']?)([^"'#\n]+?)\1[ \t]*(?:#.*)?$/gm)].map((match) => match[2] ?? '');
}

/** Workspace globs know `*` within a segment, `**` and a leading `!`. */
function memberTest(patterns: readonly string[]): (folder: string) => boolean {
  const tests = patterns.map((pattern) => ({
    except: pattern.startsWith('!'),
    regex: globRegex(pattern.replace(/^!/, '')),
  }));
  return (folder) =>
    tests.some(({ except, regex }) => !except && regex.test(folder)) &&
    !tests.some(({ except, regex }) => except && regex.test(folder));
}

function globRegex(glob: string): RegExp {
  const source = glob
    .replace(/^\.\//, '')
    .replace(/\/+$/, '')
    .split('/')
    .map((segment) =>
      segment === '**' ? '(?:.+)' : segment.replaceAll(/[.+^${}()|[\]\\?]/g, '\\$&').replaceAll('*', '[^/]*'),
    )
    .join('/')
    .replaceAll('(?:.+)/', '(?:.+/)?');
  return new RegExp(`^${source}$`);
}
