import { type Bindings, bindNames } from '../ir/bind.ts';
import type { FileIr } from '../ir/types.ts';
import { analyseFile } from '../resolve/evaluate/analyse.ts';
import { settled } from '../resolve/evaluate/cycles.ts';
import type { Host, Observation } from '../resolve/evaluate/program.ts';
import type { ScanKnowledge } from './engine.ts';
import { createEvaluationMemory } from './evaluationMemory.ts';
import { byFile } from './observations.ts';
import type { EarlierForms } from './takenOver.ts';

/** The evaluation of single files, on the ground of what the last scan of the workspace has learned. */
export interface FileEvaluation {
  /** The billed calls of a file as it is now. */
  readonly observe: (path: string) => readonly Observation[];
  /** The files that a file's results rest on; null if it has not been evaluated yet. */
  readonly dependenciesOf: (path: string) => ReadonlySet<string> | null;
  /** A file reads differently than it did. */
  readonly changed: (path: string) => void;
}

export function createFileEvaluation(input: {
  readonly host: Omit<Host, 'isDemanded'>;
  readonly knowledge: ScanKnowledge | null;
  /** Whether a file that scans report on names an SDK itself. */
  readonly isSeed: (path: string) => boolean;
  /** The files that read differently than they did in the scan; `all` if that is not known. */
  readonly edited: () => ReadonlySet<string> | 'all';
  readonly earlierForms: EarlierForms;
}): FileEvaluation {
  const { host, knowledge, isSeed } = input;
  const memory = createEvaluationMemory(host, input.earlierForms);
  const dependencies = new Map<string, ReadonlySet<string>>();
  const bound = new WeakMap<FileIr, Bindings>();
  /** Files around an edited one are run again with every edit, but need not be bound again. */
  const bindings = (ir: FileIr): Bindings => {
    const known = bound.get(ir) ?? bindNames(ir);
    bound.set(ir, known);
    return known;
  };
  const implementations = knowledge?.implementations;
  const isDemanded = (path: string): boolean => knowledge?.demanded.has(path) === true || isSeed(path);

  const hostFor = (path: string): Host => ({
    ...host,
    ...(implementations && { implementations }),
    bindings,
    isDemanded: (other) => other === path || isDemanded(other),
  });

  /** Evaluates a file together with others, and notes what its results rest on. */
  function evaluate(path: string, others: readonly string[]): readonly Observation[] {
    const files = [path, ...others].toSorted();
    const program = settled(hostFor(path), (next) => {
      for (const file of files) analyseFile(next, file);
    });
    dependencies.set(path, program.dependencies);
    return byFile(program.observations).get(path) ?? [];
  }

  /** Evaluates a file by itself: of one that is being edited, what the edit can have changed. */
  function evaluateAlone(path: string): readonly Observation[] {
    const ir = host.module(path);
    if (ir === null || ir === 'pending' || !ir.parts) return evaluate(path, []);
    const version = { ir, bindings: bindings(ir), words: new Map() };
    const recalled = memory.recall(path, version);
    const part = recalled && settled(hostFor(path), (next) => analyseFile(next, path, recalled.isTouched));
    const completed = part && recalled.complete(part);
    const program = completed ? part : settled(hostFor(path), (next) => analyseFile(next, path));
    const observations = completed ?? program.observations;
    for (const other of completed ? recalled.dependencies : []) program.dependencies.add(other);
    memory.keep(path, version, program, observations);
    dependencies.set(path, program.dependencies);
    return byFile(observations).get(path) ?? [];
  }

  /** What callers rest on in turn is not known: while anything is edited, they are looked at again unless they are too many. */
  function isAsScanned(restsOn: ReadonlySet<string>, callers: readonly string[]): boolean {
    const edited = input.edited();
    if (edited === 'all') return false;
    if (callers.length > 0 && callers.length <= MAX_CALLERS) return edited.size === 0;
    return ![...restsOn].some((path) => edited.has(path));
  }

  function isEdited(path: string): boolean {
    const edited = input.edited();
    return edited === 'all' || edited.has(path);
  }

  return {
    observe: (path) => {
      // What callers hand to a file is part of its results: clients above all.
      const callers = knowledge === null ? [] : callersInto(path, knowledge);
      const known = callers.slice(0, MAX_CALLERS);
      if (callers.length > 0 && isEdited(path)) return evaluate(path, known);
      const own = evaluateAlone(path);
      if (knowledge === null) return own;
      const restsOn = new Set([path, ...(dependencies.get(path) ?? []), ...callers]);
      dependencies.set(path, restsOn);
      if (knowledge.demanded.has(path) && isAsScanned(restsOn, callers)) return knowledge.observations.get(path) ?? [];
      return callers.length === 0 ? own : evaluate(path, known);
    },
    dependenciesOf: (path) => dependencies.get(path) ?? null,
    changed: memory.changed,
  };
}

/** So many callers are evaluated again to see what they hand to a file while either is being edited. */
const MAX_CALLERS = 8;

/** The other files whose calls lead into a file. */
function callersInto(path: string, knowledge: ScanKnowledge): readonly string[] {
  return [...knowledge.observations]
    .filter(([other, items]) => other !== path && items.some((item) => item.path === path))
    .map(([other]) => other)
    .toSorted();
}
