import type { Span } from '../base/span.ts';
import type { FunctionIr, ImportIr } from '../ir/types.ts';
import type { Host, Observation, Program } from '../resolve/evaluate/program.ts';
import type { Meaning } from '../sdks/types.ts';
import { createTakingOver, type EarlierForms } from './takenOver.ts';
import { untouchedBy, type Version } from './untouched.ts';

/** What was observed in a file that is being edited, for its next text. */
export interface EvaluationMemory {
  /** What need not be evaluated again of a file as it reads now; null if all has to be. */
  readonly recall: (path: string, version: Version) => Recalled | null;
  /** Keeps what a run has observed. Of a file whose functions have done something to other files, nothing is kept. */
  readonly keep: (path: string, version: Version, program: Program, observations: readonly Observation[]) => void;
  /** The file has changed: what rests on it is forgotten. Its own earlier text is what its next one is compared with. */
  readonly changed: (path: string) => void;
}

export interface Recalled {
  /** The functions to evaluate. */
  readonly isTouched: (fn: FunctionIr) => boolean;
  /** All observations of the file, given those of a run over these functions. Null if the run shows that more has to be evaluated. */
  readonly complete: (program: Program) => readonly Observation[] | null;
  /** The files that the recalled observations rest on. */
  readonly dependencies: ReadonlySet<string>;
}

export function createEvaluationMemory(host: Omit<Host, 'isDemanded'>, earlierForms: EarlierForms): EvaluationMemory {
  const kept = new Map<string, Kept>();
  return {
    recall: (path, version) => {
      const known = kept.get(path);
      const untouched = known && untouchedBy(known.version, version, (item) => setsOptions(host, version, item));
      if (!known || !untouched) return null;
      return {
        isTouched: (fn) => !untouched.isUntouched(fn.span),
        complete: (program) => {
          if (!staysInside(program, path)) return null;
          const carried = known.observations
            .filter((item) => untouched.wasUntouched(placeIn(path, item)))
            .map((item) => known.takeOver(item, untouched.change));
          const fresh = ofFile(path, program.observations);
          return [...carried, ...fresh.filter((item) => !untouched.isUntouched(placeIn(path, item)))];
        },
        dependencies: known.dependencies,
      };
    },
    keep: (path, version, program, observations) => {
      if (!staysInside(program, path)) kept.delete(path);
      else
        kept.set(path, {
          version,
          observations: ofFile(path, observations),
          dependencies: program.dependencies,
          takeOver: kept.get(path)?.takeOver ?? createTakingOver(path, earlierForms),
        });
    },
    changed: (path) => {
      for (const other of kept.keys()) if (other !== path) kept.delete(other);
    },
  };
}

interface Kept {
  readonly version: Version;
  readonly observations: readonly Observation[];
  readonly dependencies: ReadonlySet<string>;
  readonly takeOver: ReturnType<typeof createTakingOver>;
}

/** The observations that say something of a file: of calls that stand in it, and of those that its code leads to. */
const ofFile = (path: string, observations: readonly Observation[]): readonly Observation[] =>
  observations.filter((item) => item.path === path || item.through[0]?.location.path === path);

/** Where in a file an observation belongs. */
function placeIn(path: string, { through: [outermost], call }: Observation): Span {
  return outermost?.location.path === path ? outermost.location.span : call;
}

/**
 * Whether what the functions of a file see of other files is the same whichever of them are run: none of those files leads back here, holds a
 * class that was given clients, or functions that were handed over.
 */
function staysInside({ host, modules, pending, cyclicReads }: Program, path: string): boolean {
  if (pending.size > 0 || cyclicReads.size > 0) return false;
  const implementations = [...(host.implementations?.values() ?? [])].flat();
  if (implementations.some((item) => item.path === path)) return false;
  return [...modules.values()].every((module) => {
    if (!module || module.ir.path === path) return true;
    const { ir, language, injected, handedTo } = module;
    return (
      handedTo.size === 0 &&
      [...injected.keys()].every((owner) => !isClass(owner)) &&
      !ir.imports.some((item) => leadsTo(host, ir.path, item, language, path))
    );
  });
}

const isClass = (owner: unknown): boolean =>
  typeof owner === 'object' && owner !== null && 'kind' in owner && owner.kind === 'class';

function leadsTo(host: Host, from: string, item: ImportIr, language: 'typescript' | 'python', path: string): boolean {
  const inner = item.name === null || language !== 'python' ? [] : [`${item.module}.${item.name}`];
  return [item.module, ...(item.loads ?? []), ...inner].some((specifier) => {
    const resolved = host.resolve(from, specifier, language);
    return resolved.kind === 'file' && resolved.path === path;
  });
}

/** Whether calls of what is imported set options of the whole program: what a function sets, others use. */
function setsOptions({ sdk }: Pick<Host, 'sdk'>, { ir }: Version, item: ImportIr): boolean {
  const language = ir.language === 'python' ? 'python' : 'typescript';
  const found = item.name === null ? null : sdk.exportMeaning(language, item.module, item.name);
  return found !== null && configures(found.meaning);
}

const configures = (meaning: Meaning): boolean =>
  meaning.kind === 'configure' || (meaning.kind === 'namespace' && Object.values(meaning.members).some(configures));
