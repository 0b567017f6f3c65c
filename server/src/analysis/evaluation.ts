import { hashText } from '../base/hash.ts';
import { analyseFile } from '../resolve/evaluate/analyse.ts';
import { type Host, newProgram, type Observation } from '../resolve/evaluate/program.ts';
import type { ScanKnowledge } from './engine.ts';
import { byFile } from './observations.ts';
import type { Sources } from './sources.ts';

/** The evaluation of single files, on the ground of what the last scan of the workspace has learned. */
export interface FileEvaluation {
  /** The billed calls of a file as it is now. */
  readonly observe: (path: string) => readonly Observation[];
  /** The files that a file's results rest on; null if it has not been evaluated yet. */
  readonly dependenciesOf: (path: string) => ReadonlySet<string> | null;
  /** Whether a file reads as it did in the scan. */
  readonly isAsScanned: (path: string) => boolean;
}

export function createFileEvaluation(input: {
  readonly host: Omit<Host, 'isDemanded'>;
  readonly sources: Sources;
  readonly knowledge: ScanKnowledge | null;
  /** Whether a file that scans report on names an SDK itself. */
  readonly isSeed: (path: string) => boolean;
}): FileEvaluation {
  const { host, sources, knowledge, isSeed } = input;
  const dependencies = new Map<string, ReadonlySet<string>>();

  const isAsScanned = (path: string): boolean => {
    const scanned = knowledge?.texts.get(path);
    const text = sources.text(path);
    return scanned !== undefined && text !== null && hashText(text) === scanned;
  };
  const isDemanded = (path: string): boolean => knowledge?.demanded.has(path) === true || isSeed(path);

  function evaluate(path: string, others: readonly string[]): readonly Observation[] {
    const program = newProgram({ ...host, isDemanded: (other) => other === path || isDemanded(other) });
    for (const file of [path, ...others].toSorted()) analyseFile(program, file);
    dependencies.set(path, program.dependencies);
    return byFile(program.observations).get(path) ?? [];
  }

  return {
    observe: (path) => {
      const own = evaluate(path, []);
      const handedIn = (knowledge?.observations.get(path) ?? []).filter(
        (item) => item.through.length === 0 && !own.some((other) => isSameCall(item, other)),
      );
      if (handedIn.length === 0) return own;
      const callers = callersInto(path, knowledge);
      if (isAsScanned(path) && callers.every(isAsScanned)) return [...own, ...handedIn];
      return evaluate(path, callers.slice(0, MAX_CALLERS));
    },
    dependenciesOf: (path) => dependencies.get(path) ?? null,
    isAsScanned,
  };
}

/** So many callers are evaluated again to see what they hand to a file that is being edited. */
const MAX_CALLERS = 8;

const isSameCall = (a: Observation, b: Observation): boolean =>
  b.through.length === 0 && a.path === b.path && a.call.start === b.call.start && a.call.end === b.call.end;

/** The other files whose calls lead into a file. */
function callersInto(path: string, knowledge: ScanKnowledge | null): readonly string[] {
  if (knowledge === null) return [];
  return [...knowledge.observations]
    .filter(([other, items]) => other !== path && items.some((item) => item.path === path))
    .map(([other]) => other)
    .toSorted();
}
