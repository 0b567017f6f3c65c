import type { AmbientFiles, AmbientSetter, Host } from '../resolve/evaluate/program.ts';
import { sdkTables } from '../sdks/registry.ts';
import type { Meaning } from '../sdks/types.ts';
import type { Importer } from '../workspace/importers.ts';
import type { ModuleEdge } from '../workspace/importTable.ts';
import { createWrittenNames } from './writtenNames.ts';

/** What was found out about files that write to what others hold, by the file that was asked about: data for other threads. */
export interface AmbientKnowledge {
  readonly changers: ReadonlyMap<string, readonly string[]>;
  readonly setters: ReadonlyMap<string, readonly AmbientSetter[]>;
  /** Files whose code may change what they import. */
  readonly changing: ReadonlySet<string>;
}

/** Looks for such files among all that a scan has read, when it is first asked about one. Reads texts, parses nothing. */
export function ambientOfScan(input: {
  readonly importersOf: (path: string) => readonly Importer[];
  readonly seeds: readonly string[];
  readonly text: (path: string) => string | null;
}): AmbientFiles & { readonly knowledge: AmbientKnowledge } {
  const { importersOf, text } = input;
  const changers = new Map<string, readonly string[]>();
  const setters = new Map<string, readonly AmbientSetter[]>();
  const changing = new Set<string>();
  const writtenNames = createWrittenNames(text);
  const above = new Map<string, ReadonlySet<string>>();
  let allSetters: readonly string[] | null = null;

  const changes = (path: string, target: string, importer: Importer): boolean =>
    importer.path !== target && !importer.typeOnly && writesThrough(writtenNames(path), importer);

  function changersFrom(path: string): readonly string[] {
    const found = new Set<string>();
    const reached = new Map<string, Passed>([[path, '*']]);
    for (const [target, passed] of reached) {
      for (const importer of importersOf(target)) {
        const taken = takenOf(importer, passed);
        if (taken.length === 0 || importer.path === path) continue;
        if (changes(importer.path, target, importer)) found.add(importer.path);
        if (importer.passesOn && reached.size < MAX_PASSING && !reached.has(importer.path))
          reached.set(importer.path, taken.includes('*') ? '*' : new Set(taken));
      }
    }
    return [...found].toSorted();
  }

  /** The files that load a file, and itself. */
  function filesAbove(path: string): ReadonlySet<string> {
    const known = above.get(path);
    if (known) return known;
    const found = new Set([path]);
    for (const file of found) {
      if (found.size > MAX_FILES_ABOVE) break;
      for (const importer of importersOf(file)) if (!importer.typeOnly) found.add(importer.path);
    }
    above.set(path, found);
    return found;
  }

  function settersFor(path: string): readonly AmbientSetter[] {
    allSetters ??= input.seeds.filter((seed) => setsGlobals(text(seed) ?? '')).toSorted();
    if (allSetters.length === 0) return [];
    const own = filesAbove(path);
    const roots = [...own].filter((file) => importersOf(file).every(({ typeOnly }) => typeOnly));
    return allSetters.flatMap((setter) => {
      if (setter === path) return [];
      const others = filesAbove(setter);
      // What a file imports runs before it and is seen there.
      if (others.has(path) && !own.has(setter)) return [];
      if (![...others].some((file) => own.has(file))) return [];
      return [{ path: setter, isAlways: roots.length > 0 && roots.every((root) => others.has(root)) }];
    });
  }

  return {
    changersOf: (path) => remembered(changers, path, changersFrom),
    settersOf: (path) => remembered(setters, path, settersFor),
    mayChange: (path) => {
      const answer = writtenNames(path).size > 0;
      if (answer) changing.add(path);
      return answer;
    },
    knowledge: { changers, setters, changing },
  };
}

/** The same for single files: what the last scan has found out, and what has been edited since. */
export interface AmbientNow extends AmbientFiles {
  /** The files that a file, as it is now, may write to. */
  readonly targetsOf: (path: string) => readonly string[];
}

export function ambientOfKnowledge(input: {
  readonly knowledge: AmbientKnowledge;
  readonly text: (path: string) => string | null;
  /** The files that read differently than they did in the scan. */
  readonly edited: () => readonly string[];
  readonly edgesOf: (path: string) => readonly ModuleEdge[];
  readonly resolve: Host['resolve'];
}): AmbientNow {
  const { knowledge, edited } = input;
  const writtenNames = createWrittenNames(input.text);
  const targetsOf = (path: string): readonly string[] => {
    const written = writtenNames(path);
    if (written.size === 0) return [];
    const language = /\.(py|ipynb)$/.test(path) ? 'python' : 'typescript';
    return input.edgesOf(path).flatMap(({ specifier, ...names }) => {
      if (!writesThrough(written, { path, ...names })) return [];
      const modules = names.names === '*' ? [] : names.names.map((name) => joined(specifier, name.imported));
      return (language === 'python' ? [specifier, ...modules] : [specifier]).flatMap((each) => {
        const resolved = input.resolve(path, each, language);
        return resolved.kind === 'file' ? [resolved.path] : [];
      });
    });
  };
  return {
    targetsOf,
    // Files that have been edited are asked themselves, whether or not they still write: what is left of a write counts as well.
    changersOf: (path) => {
      const scanned = knowledge.changers.get(path) ?? [];
      const added = edited().filter((other) => other !== path && targetsOf(other).includes(path));
      return added.length === 0 ? scanned : [...new Set([...scanned, ...added])].toSorted();
    },
    settersOf: (path) => knowledge.setters.get(path) ?? [],
    mayChange: (path) => (edited().includes(path) ? writtenNames(path).size > 0 : knowledge.changing.has(path)),
  };
}

const joined = (specifier: string, name: string): string => `${specifier}${specifier.endsWith('.') ? '' : '.'}${name}`;

const MAX_PASSING = 64;
const MAX_FILES_ABOVE = 400;

/** Names that a file hands on to its own importers. */
type Passed = ReadonlySet<string> | '*';

/** What an importer takes of the names that a file passes on, as it names them. */
const takenOf = ({ names }: Importer, passed: Passed): readonly string[] =>
  names === '*'
    ? ['*']
    : names.flatMap(({ imported, as }) => (passed === '*' || imported === '*' || passed.has(imported) ? [as] : []));

function remembered<T>(known: Map<string, T>, path: string, find: (path: string) => T): T {
  const found = known.get(path) ?? find(path);
  known.set(path, found);
  return found;
}

// ---------------------------------------------------------------------------------------------------------------- texts

/** Whether the names that a file writes through are among those that it has from another. */
function writesThrough(written: ReadonlySet<string>, { names }: Importer): boolean {
  if (written.size === 0) return false;
  return names === '*' || names.some(({ as }) => written.has(as)) || names.some(({ as }) => as === '*');
}

const sides = sdkTables.flatMap(({ python, typescript }) => [python, typescript].filter((side) => side !== undefined));
const lastPart = (name: string): string => name.slice(name.lastIndexOf('.') + 1);
const globalNames = [...new Set(sides.flatMap(({ globals }) => Object.keys(globals?.options ?? {}).map(lastPart)))];
const globalAssignment = new RegExp(String.raw`\.(?:${globalNames.join('|')})\s*=(?!=)`);

/** Functions that set such options. */
const configuring = (names: Readonly<Record<string, Meaning>>): readonly string[] =>
  Object.entries(names).flatMap(([name, meaning]) =>
    meaning.kind === 'configure' ? [name] : meaning.kind === 'namespace' ? configuring(meaning.members) : [],
  );
const configurers = [...new Set(sides.flatMap(({ modules }) => Object.values(modules).flatMap(configuring)))];
const configuringCall = new RegExp(String.raw`(?<![\w$])(?:${configurers.join('|')})\(`);

const setsGlobals = (text: string): boolean => globalAssignment.test(text) || configuringCall.test(text);
