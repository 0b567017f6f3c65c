import type { Span } from '../base/span.ts';
import { moveSpans, placeAfter } from '../base/textChange.ts';
import type { FunctionIr, ImportIr } from '../ir/types.ts';
import type { Host, Observation, Program } from '../resolve/evaluate/program.ts';
import type { Meaning } from '../sdks/types.ts';
import { type Untouched, untouchedBy, type Version } from './untouched.ts';

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

/** Observations that were taken over, and what they hold, with what they were in the text before: they are the same but for their places. */
export type EarlierForms = WeakMap<object, object>;

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
            .map((item) => moved(item, path, untouched));
          const fresh = ofFile(path, program.observations);
          return [...carried, ...fresh.filter((item) => !untouched.isUntouched(placeIn(path, item)))];
        },
        dependencies: known.dependencies,
      };
    },
    keep: (path, version, program, observations) => {
      if (!staysInside(program, path)) kept.delete(path);
      else kept.set(path, { version, observations: ofFile(path, observations), dependencies: program.dependencies });
    },
    changed: (path) => {
      for (const other of kept.keys()) if (other !== path) kept.delete(other);
    },
  };

  function moved(item: Observation, path: string, { change }: Untouched): Observation {
    // The tables of SDKs hold no places.
    const { sdk, spec, ...rest } = item;
    const moved = moveSpans(rest, path, placeAfter(change));
    const copy = moved === rest ? item : { sdk, spec, ...moved };
    link(copy, item);
    link(copy.parameters, item.parameters);
    link(copy.place, item.place);
    if (copy.receiver && item.receiver) link(copy.receiver, item.receiver);
    return copy;
  }

  /** What the earlier form was before is forgotten: otherwise each form would keep all those before it in memory. */
  function link(copy: object, item: object): void {
    earlierForms.delete(item);
    earlierForms.set(copy, item);
  }
}

interface Kept {
  readonly version: Version;
  readonly observations: readonly Observation[];
  readonly dependencies: ReadonlySet<string>;
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
