import type { Span } from '../base/span.ts';
import type { TextChange } from '../base/textChange.ts';
import type { CallSite } from '../resolve/callSite.ts';
import type { Observation } from '../resolve/evaluate/program.ts';
import type { SiteContext } from '../resolve/site/context.ts';
import { toCallSites } from '../resolve/site/site.ts';
import { callerIndex, withCallers } from './callers.ts';
import { createMovedPlaces } from './movedPlaces.ts';
import type { ObservationsByFile } from './observations.ts';
import { createSiteMemory, type FirstForms, type SiteMemory } from './siteMemory.ts';
import type { EarlierForms } from './takenOver.ts';

/** The call sites of a workspace, by file. */
export interface SiteTable {
  /** Starts over with what a scan met. */
  readonly load: (observations: ObservationsByFile) => void;
  /** Replaces what is known of one file. */
  readonly set: (path: string, observations: readonly Observation[]) => void;
  /** The sites of a file in the order of its text, filled up with what their callers say. */
  readonly of: (path: string) => readonly CallSite[];
  readonly has: (path: string) => boolean;
  /** The same site as it was first made: an edit above it has only moved it since. */
  readonly firstForm: (site: CallSite) => CallSite;
  /** All files with sites, sorted. */
  readonly paths: () => readonly string[];
  /** The billed calls of a file, direct and via: the same list until others are set. */
  readonly callsOf: (path: string) => readonly Span[];
}

export function createSiteTable(input: {
  /** What decides on the sites of a file besides its code. */
  readonly contextOf: (path: string, directIdOf: SiteContext['directIdOf']) => SiteContext;
  /** Works a file out that no scan has seen. */
  readonly observe: (path: string) => readonly Observation[];
  /** The last word on a site. */
  readonly finish: (site: CallSite) => CallSite;
  /** The text of a file that the editor has open, null for all others. */
  readonly editedText: (path: string) => string | null;
  readonly earlierForms: EarlierForms;
  /** How a file has changed since the last scan; null if it has not, or if that is not known. */
  readonly changeOf: (path: string) => TextChange | null;
}): SiteTable {
  const { contextOf, observe, finish } = input;
  const firstForms: FirstForms = new WeakMap();
  const withPlacesNow = createMovedPlaces(input.changeOf);
  const memories = new Map<string, SiteMemory>();
  let scanned: ObservationsByFile = new Map();
  let observations = new Map<string, readonly Observation[]>();
  const sites = new Map<string, readonly CallSite[]>();
  const calls = new Map<string, readonly Span[]>();
  const scannedIds = new Map<string, DirectIds>();
  const currentIds = new Map<string, DirectIds>();
  let filled: ReadonlyMap<string, readonly CallSite[]> | null = null;

  const rawOf = (path: string): readonly CallSite[] => {
    const known = sites.get(path);
    if (known) return known;
    const items = observations.get(path) ?? [];
    // A file that reads as in the scan names the calls of other files as they were then: these may have moved since.
    const idOf = items === scanned.get(path) ? scannedIdOf : currentIdOf;
    const context = contextOf(path, idOf);
    const memory = memoryOf(path);
    const made = memory
      ? toCallSites(items, {
          ...context,
          recall: (group, facts, make) => memory.recall(group, facts, () => finish(make())),
        })
      : toCallSites(items, context).map(finish);
    sites.set(path, made);
    return made;
  };

  /** The sites of a file that reads as in the scan may name places in others that have moved since. */
  function presentOf(path: string): readonly CallSite[] {
    const made = rawOf(path);
    if (observations.get(path) !== scanned.get(path)) return made;
    return made.map((site) => {
      const moved = withPlacesNow(site);
      if (moved !== site) firstForms.set(moved, firstForms.get(site) ?? site);
      return moved;
    });
  }

  function memoryOf(path: string): SiteMemory | null {
    const text = input.editedText(path);
    if (text === null) {
      memories.delete(path);
      return null;
    }
    const memory = memories.get(path) ?? createSiteMemory(path, firstForms, input.earlierForms);
    memories.set(path, memory);
    memory.begin(text);
    return memory;
  }

  const scannedIdOf: SiteContext['directIdOf'] = (path, callee) => {
    const ids = scannedIds.get(path) ?? directIdsOf(path, scanned.get(path) ?? observe(path));
    scannedIds.set(path, ids);
    return ids.get(callee.start) ?? null;
  };

  const currentIdOf: SiteContext['directIdOf'] = (path, callee) => {
    const ids = currentIds.get(path) ?? directIdsOf(path, observations.get(path) ?? observe(path));
    currentIds.set(path, ids);
    return ids.get(callee.start) ?? null;
  };

  function directIdsOf(path: string, items: readonly Observation[]): DirectIds {
    const direct = items.filter((item) => item.through.length === 0);
    const found = toCallSites(
      direct,
      contextOf(path, () => null),
    );
    return new Map(found.map((site) => [site.callee.start, site.id]));
  }

  const paths = (): readonly string[] => [...observations.keys()].toSorted();

  function all(): ReadonlyMap<string, readonly CallSite[]> {
    if (filled) return filled;
    const raw = paths().map((path) => [path, presentOf(path)] as const);
    const callersOf = callerIndex(raw.flatMap(([, list]) => list));
    filled = new Map(raw.map(([path, list]) => [path, withCallers(list, callersOf)]));
    return filled;
  }

  return {
    load: (next) => {
      scanned = next;
      observations = new Map(next);
      for (const kept of [sites, calls, scannedIds, currentIds]) kept.clear();
      filled = null;
    },
    set: (path, items) => {
      observations.set(path, items);
      for (const kept of [sites, calls, currentIds]) kept.delete(path);
      filled = null;
    },
    of: (path) => all().get(path) ?? [],
    has: (path) => observations.has(path),
    firstForm: (site) => firstForms.get(site) ?? site,
    paths,
    callsOf: (path) => {
      const known = calls.get(path);
      if (known) return known;
      const found = (observations.get(path) ?? []).map(({ through: [outer], call }) => outer?.location.span ?? call);
      calls.set(path, found);
      return found;
    },
  };
}

/** The ids of a file's direct calls by the start of the callee's last name. */
type DirectIds = ReadonlyMap<number, string>;
