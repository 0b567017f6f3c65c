import { intersects as overlap, type Versions } from '../base/version.ts';
import { parseNpmRange } from '../base/versionRange.ts';
import { sdkTables } from './registry.ts';
import type { CallSpec, Meaning, Member, SdkTable, Shape, VersionRange } from './types.ts';

export type SdkLanguageId = 'typescript' | 'python';

export interface ExportMeaning {
  readonly sdk: SdkTable;
  readonly meaning: Meaning;
}

/**
 * What a name means that a module exports; null if no table lists it. `*` is the whole module. A TypeScript specifier may carry a registry
 * and a version (`npm:openai@4`, `https://esm.sh/openai@4`). In Python a class or billed function may also be imported from the file that
 * defines it, inside the listed package that passes it on: `agno.team.team` for `agno.team`.
 */
export function exportMeaning(language: SdkLanguageId, specifier: string, name: string): ExportMeaning | null {
  const modules = exportsOf(language);
  const module = moduleName(language, specifier);
  const own = modules.get(module);
  if (own || language !== 'python' || name === '*') return own?.get(name) ?? null;
  for (let dot = module.lastIndexOf('.'); dot > 0; dot = module.lastIndexOf('.', dot - 1)) {
    const outer = modules.get(module.slice(0, dot))?.get(name);
    if (outer?.meaning.kind === 'constructor' || outer?.meaning.kind === 'call') return outer;
  }
  return null;
}

/** Whether some table lists names of this module. */
export const isSdkModule = (language: SdkLanguageId, specifier: string): boolean =>
  exportsOf(language).has(moduleName(language, specifier));

/** The kind of object that a table calls so; null if it has none. */
export const shapeOf = (sdkId: string, language: SdkLanguageId, name: string): Shape | null =>
  sdkOf(sdkId)?.[language]?.shapes[name] ?? null;

export const sdkOf = (id: string): SdkTable | null => sdkTables.find((table) => table.id === id) ?? null;

export interface FoundMember {
  readonly member: Member;
  /** How many segments of the path lead to the member; those behind are used on what it gives. */
  readonly consumed: number;
  /** The path without segments that change nothing. */
  readonly path: string;
}

/** The longest beginning of a dotted path that is a member; `partial` if only longer paths are. Segments that change nothing are skipped. */
export function memberOf(shape: Shape, path: readonly string[]): FoundMember | 'partial' | null {
  const index = indexOf(shape);
  let best: FoundMember | null = null;
  let name = '';
  let isPartial = true;
  for (const [position, segment] of path.entries()) {
    if (shape.hops?.includes(segment)) continue;
    name = name === '' ? segment : `${name}.${segment}`;
    const member = Object.hasOwn(shape.members, name) ? shape.members[name] : undefined;
    if (member !== undefined) best = { member, consumed: position + 1, path: name };
    isPartial = index.has(name);
    if (!isPartial) break;
  }
  if (best !== null) return best;
  return isPartial && path.length > 0 ? 'partial' : null;
}

/** Whether a range of a table and the versions that may be installed have a version in common. A range that is not given is all versions. */
export function intersects(range: VersionRange | undefined, installed: Versions): boolean {
  const versions = range === undefined ? null : parseNpmRange(range);
  return versions === null || overlap(versions, installed);
}

/** The billed calls behind a member: none, one, or those of the objects that it sends. */
export function callsOfMember(member: Member): readonly CallSpec[] {
  if (member.kind === 'call') return [member.call];
  if (member.kind === 'repeat') return member.call === undefined ? [] : [member.call];
  return member.kind === 'send' ? Object.values(member.calls) : [];
}

/** The billed calls behind a name of a module itself. Those of the objects that it makes stand with their kinds. */
export function callsOfMeaning(meaning: Meaning): readonly CallSpec[] {
  switch (meaning.kind) {
    case 'call':
      return [meaning.call];
    case 'namespace':
      return Object.values(meaning.members).flatMap(callsOfMeaning);
    case 'constructor':
      return [
        ...(meaning.billed === undefined ? [] : [meaning.billed.call]),
        ...Object.values(meaning.members ?? {}).flatMap(callsOfMeaning),
      ];
    case 'record':
      return Object.values(meaning.members ?? {}).flatMap(callsOfMeaning);
    case 'named':
    case 'http':
    case 'instance':
    case 'identity':
    case 'free':
    case 'constant':
    case 'configure':
    case 'assembles':
      return [];
  }
}

/** The look-ups in the form in which the evaluation asks for them. A path of a member is always a whole one. */
export const sdkLookup = {
  exportMeaning: (language: SdkLanguageId, specifier: string, name: string) => {
    const found = exportMeaning(language, specifier, name);
    return found === null ? null : { table: found.sdk, meaning: found.meaning };
  },
  isSdkModule,
  shape: (table: SdkTable, language: SdkLanguageId, name: string): Shape | null =>
    table[language]?.shapes[name] ?? null,
  member: (shape: Shape, path: readonly string[]): Member | 'partial' | null => {
    const found = memberOf(shape, path);
    if (found === null || found === 'partial') return found;
    return found.consumed === path.length ? found.member : null;
  },
};

// ------------------------------------------------------------------------------------------------------------------ indexes

type Exports = ReadonlyMap<string, ReadonlyMap<string, ExportMeaning>>;

const exportsOf = memoised((language: SdkLanguageId): Exports => {
  const modules = new Map<string, Map<string, ExportMeaning>>();
  for (const sdk of sdkTables) {
    for (const [specifier, names] of Object.entries(sdk[language]?.modules ?? {})) {
      const known = modules.get(specifier) ?? new Map<string, ExportMeaning>();
      for (const [name, meaning] of Object.entries(names)) if (!known.has(name)) known.set(name, { sdk, meaning });
      modules.set(specifier, known);
    }
  }
  for (const names of modules.values()) addNamespace(names);
  return modules;
});

/** The module as a whole: all its names, those of several tables under the first. */
function addNamespace(names: Map<string, ExportMeaning>): void {
  const [first] = names.values();
  if (first === undefined) return;
  const members = Object.fromEntries([...names].map(([name, { meaning }]) => [name, meaning]));
  names.set('*', { sdk: first.sdk, meaning: { kind: 'namespace', members } });
}

/** Every beginning of a member's path that is shorter than the path: `chat`, `chat.completions`. */
const indexOf = memoised((shape: Shape): ReadonlySet<string> => {
  const beginnings = new Set<string>();
  for (const path of Object.keys(shape.members)) {
    for (let dot = path.indexOf('.'); dot >= 0; dot = path.indexOf('.', dot + 1)) beginnings.add(path.slice(0, dot));
  }
  return beginnings;
});

/** A specifier as the tables write it: without registry, version and the file that the package's name stands for anyway. */
function moduleName(language: SdkLanguageId, specifier: string): string {
  if (language === 'python') return specifier;
  return specifier
    .replace(/^https?:\/\/[^/]+\/(?:npm\/|x\/|gh\/|-\/|v\d+\/)?/, '')
    .replace(/^(?:npm|jsr):\/?/, '')
    .replace(/^((?:@[^/@]+\/)?[^/@?]+)@[^/?]*/, '$1')
    .replace(/\?.*$/, '')
    .replace(/\/(?:index|mod)(?:\.[cm]?[jt]s)?$/, '')
    .replace(/\.[cm]?js$/, '');
}

function memoised<K extends object | string, V>(work: (key: K) => V): (key: K) => V {
  const done = new Map<K, V>();
  return (key) => {
    const known = done.get(key);
    if (known !== undefined) return known;
    const value = work(key);
    done.set(key, value);
    return value;
  };
}
