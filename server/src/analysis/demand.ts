import type { Cancellation } from '../base/cancellation.ts';
import { analyseFile } from '../resolve/evaluate/analyse.ts';
import { settled } from '../resolve/evaluate/cycles.ts';
import { hotNames, hotTargets } from '../resolve/evaluate/hot.ts';
import { fileOf, type Implementations, implementationsIn } from '../resolve/evaluate/implementations.ts';
import { type Host, type Module, newProgram, type Program, startAfresh } from '../resolve/evaluate/program.ts';

/** Who imports a file by which names; `*` for all of them. */
export type ImportersOf = (
  path: string,
) => readonly { readonly path: string; readonly names: readonly { readonly imported: string }[] | '*' }[];

export interface DemandResult {
  readonly program: Program;
  /** The files that were evaluated: seeds, and importers of names that lead to a billed call. */
  readonly demanded: ReadonlySet<string>;
  /** Files whose evaluation came to grief, with what was thrown. The others are evaluated all the same. */
  readonly failures: ReadonlyMap<string, unknown>;
  /** What base classes leave open and classes of these files fill. */
  readonly implementations: Implementations;
}

const MAX_ROUNDS = 6;

/**
 * Finds the files that import a name that leads to a billed call, then evaluates them and the seeds, each once and with the reach of every
 * name known, so that the order of files never shows in the results.
 */
export function evaluateDemanded(
  host: Omit<Host, 'isDemanded'>,
  seeds: readonly string[],
  importersOf: ImportersOf,
  cancellation: Cancellation,
  onFile: (path: string) => void = () => undefined,
): DemandResult {
  const failures = new Map<string, unknown>();
  const attempt: Attempt = (program, path, work) => {
    try {
      work();
    } catch (error) {
      failures.set(path, error);
      startAfresh(program);
    }
  };
  const { demanded, implementations, ...before } = demandedFiles(
    { host, importersOf, cancellation, onFile, attempt },
    seeds,
  );
  const run = (program: Program): void => {
    for (const path of [...demanded].toSorted()) {
      if (cancellation.isCancelled()) break;
      attempt(program, path, () => analyseFile(program, path));
    }
  };
  const whole: Host = { ...host, implementations, isDemanded: (path) => demanded.has(path) };
  return { program: settled(whole, run, before), demanded, failures, implementations };
}

interface Search {
  readonly host: Omit<Host, 'isDemanded'>;
  readonly importersOf: ImportersOf;
  readonly cancellation: Cancellation;
  readonly onFile: (path: string) => void;
  readonly attempt: Attempt;
}

/**
 * The files that lead to billed calls. Base classes that leave to others how a model is asked lead to billed calls themselves, and so do
 * their users: with such classes the search starts anew.
 */
function demandedFiles(input: Search, seeds: readonly string[]): Reach {
  const found = search(input, seeds);
  if ('demanded' in found) return found;
  const { implementations, done } = found;
  const bases = [...implementations.keys()].map(fileOf);
  const onFile = (path: string): void => (done.has(path) ? undefined : input.onFile(path));
  return demandedFiles({ ...input, host: { ...input.host, implementations }, onFile }, [...seeds, ...bases]);
}

/** The seeds, then upwards round by round the files that import what leads to a billed call in the files before. */
function search(input: Search, seeds: readonly string[]): Reach | StartAnew {
  const { host, importersOf, cancellation, onFile, attempt } = input;
  const demanded = new Set(seeds.toSorted());
  const asked = new Map<string, ReadonlySet<string>>();
  const program = newProgram({ ...host, isDemanded: (path) => demanded.has(path) }, { purpose: 'reach' });
  const done = new Set<string>();
  for (let round = 0; round < MAX_ROUNDS && !cancellation.isCancelled(); round++) {
    const work = [...demanded].filter((path) => !done.has(path)).toSorted();
    if (work.length === 0) break;
    // Types may lead into the files that have come in.
    program.plainTypes.clear();
    for (const path of work) {
      if (cancellation.isCancelled()) break;
      done.add(path);
      attempt(program, path, () => analyseFile(program, path));
      onFile(path);
    }
    if (round === 0 && !host.implementations) {
      const implementations = implementationsIn(program);
      if (implementations.size > 0) return { implementations, done };
    }
    for (const path of [...done].toSorted()) {
      const module = program.modules.get(path);
      if (module) attempt(program, path, () => demandBy(module));
    }
  }
  const knownHot = new Set([...program.modules.values()].flatMap((module) => (module ? [...module.hot] : [])));

  function demandBy(module: Module): void {
    const { path } = module.ir;
    for (const target of hotTargets(program, module)) demanded.add(target);
    const hot = hotNames(program, module);
    if (hot.size === 0 || sameSet(asked.get(path), hot)) return;
    asked.set(path, hot);
    for (const importer of importersOf(path)) {
      const isNamed =
        importer.names === '*' || importer.names.some((name) => name.imported === '*' || hot.has(name.imported));
      if (isNamed) demanded.add(importer.path);
    }
  }

  return {
    demanded,
    modules: program.cyclicReads.size > 0 ? program.modules : null,
    knownHot,
    implementations: implementationsIn(program),
  };
}

/** Classes of the files with SDK calls fill what base classes leave open, which the search has to know. */
interface StartAnew {
  readonly implementations: Implementations;
  readonly done: ReadonlySet<string>;
}

/** Does something with a file, and notes it if that comes to grief. */
type Attempt = (program: Program, path: string, work: () => void) => void;

interface Reach extends Pick<DemandResult, 'demanded' | 'implementations'> {
  /** The files as they were evaluated, if some read each other in a circle. */
  readonly modules: Program['modules'] | null;
  /** The functions that lead to billed calls. */
  readonly knownHot: Program['knownHot'];
}

const sameSet = (a: ReadonlySet<string> | undefined, b: ReadonlySet<string>): boolean =>
  a !== undefined && a.size === b.size && [...b].every((item) => a.has(item));
