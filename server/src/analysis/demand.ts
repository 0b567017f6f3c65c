import type { Cancellation } from '../base/cancellation.ts';
import { analyseFile } from '../resolve/evaluate/analyse.ts';
import { settled } from '../resolve/evaluate/cycles.ts';
import { hotNames, hotTargets } from '../resolve/evaluate/hot.ts';
import { type Host, newProgram, type Program } from '../resolve/evaluate/program.ts';

/** Who imports a file by which names; `*` for all of them. */
export type ImportersOf = (
  path: string,
) => readonly { readonly path: string; readonly names: readonly { readonly imported: string }[] | '*' }[];

export interface DemandResult {
  readonly program: Program;
  /** The files that were evaluated: seeds, and importers of names that lead to a billed call. */
  readonly demanded: ReadonlySet<string>;
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
  const { demanded, ...before } = demandedFiles(host, seeds, importersOf, cancellation, onFile);
  const run = (program: Program): void => {
    for (const path of [...demanded].toSorted()) {
      if (cancellation.isCancelled()) break;
      analyseFile(program, path);
    }
  };
  const whole: Host = { ...host, isDemanded: (path) => demanded.has(path) };
  return { program: settled(whole, run, before), demanded };
}

/** The seeds, then upwards round by round the files that import what leads to a billed call in the files before. */
function demandedFiles(
  host: Omit<Host, 'isDemanded'>,
  seeds: readonly string[],
  importersOf: ImportersOf,
  cancellation: Cancellation,
  onFile: (path: string) => void,
): Reach {
  const demanded = new Set(seeds.toSorted());
  const asked = new Map<string, ReadonlySet<string>>();
  const program = newProgram({ ...host, isDemanded: (path) => demanded.has(path) }, { purpose: 'reach' });
  const done = new Set<string>();
  for (let round = 0; round < MAX_ROUNDS && !cancellation.isCancelled(); round++) {
    const work = [...demanded].filter((path) => !done.has(path)).toSorted();
    if (work.length === 0) break;
    for (const path of work) {
      if (cancellation.isCancelled()) break;
      done.add(path);
      analyseFile(program, path);
      onFile(path);
    }
    for (const path of [...done].toSorted()) {
      const module = program.modules.get(path);
      for (const target of module ? hotTargets(program, module) : []) demanded.add(target);
      const hot = module ? hotNames(program, module) : new Set<string>();
      if (hot.size === 0 || sameSet(asked.get(path), hot)) continue;
      asked.set(path, hot);
      for (const importer of importersOf(path)) {
        const isNamed =
          importer.names === '*' || importer.names.some((name) => name.imported === '*' || hot.has(name.imported));
        if (isNamed) demanded.add(importer.path);
      }
    }
  }
  const knownHot = new Set([...program.modules.values()].flatMap((module) => (module ? [...module.hot] : [])));
  return { demanded, modules: program.cyclicReads.size > 0 ? program.modules : null, knownHot };
}

interface Reach {
  readonly demanded: ReadonlySet<string>;
  /** The files as they were evaluated, if some read each other in a circle. */
  readonly modules: Program['modules'] | null;
  /** The functions that lead to billed calls. */
  readonly knownHot: Program['knownHot'];
}

const sameSet = (a: ReadonlySet<string> | undefined, b: ReadonlySet<string>): boolean =>
  a !== undefined && a.size === b.size && [...b].every((item) => a.has(item));
