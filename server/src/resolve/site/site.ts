import type { Span } from '../../base/span.ts';
import type { LanguageId } from '../../ir/types.ts';
import type { CallSite, RequestPlan, SitePlace } from '../callSite.ts';
import type { ObservedCall } from '../observed.ts';
import type { SiteContext } from './context.ts';
import { placeKey, shapeHash, siteId } from './identity.ts';
import { readLane } from './lane.ts';
import { readRequests } from './request.ts';
import { readTask } from './task.ts';

/** What only the company of the other calls tells: the id among equal ones, and the direct sites behind. */
export interface Identity {
  readonly id: string;
  readonly through: readonly string[];
}

/**
 * Call sites in the order of their text. Pass all observations of a file together: ids count equal calls from the top. Observations of
 * one call in one context (a client that is one of two objects) become one site that sends one of several requests.
 */
export function toCallSites(observations: readonly ObservedCall[], context: SiteContext): readonly CallSite[] {
  const groups = grouped(observations).toSorted(([a], [b]) => byPosition(a, b));
  const direct = numbered(groups.filter(([first]) => first.through.length === 0));
  const via = numbered(groups.filter(([first]) => first.through.length > 0));
  const directIds = new Map(direct.map(({ group: [first], id }) => [positionKey(first), id]));
  return [...direct, ...via]
    .toSorted((a, b) => byPosition(a.group[0], b.group[0]))
    .map(({ group, id }) => {
      const [first] = group;
      const behind = directIds.get(positionKey(first)) ?? context.directIdOf(first.path, first.callee);
      const through = first.through.length === 0 || behind === null ? [] : [behind];
      return groupSite(group, { id, through }, context);
    });
}

/** A call site from one observation. */
export function toCallSite(observed: ObservedCall, identity: Identity, context: SiteContext): CallSite {
  const { path, call, callee } = siteOf(observed);
  const annotation = context.annotationOf(path, call);
  const declared = annotation?.declared ?? null;
  const place = placeOf(observed);
  const { request, plan, client, isCounted } = readRequests(observed, context, declared?.model ?? null);
  const isAgent = plan.kind === 'loop';
  const read = readTask(observed.spec.operation, request, place.function ?? observed.place.function, isAgent);
  return {
    id: identity.id,
    shape: shapeHash(observed),
    kind: observed.through.length === 0 ? 'direct' : 'via',
    through: identity.through,
    path,
    language: languageOf(observed, path),
    call,
    callee,
    sdk: observed.sdk.id,
    sdkVersion: context.versionOf(observed.sdk, observed.language, observed.path).version,
    api: observed.spec.api,
    operation: observed.spec.operation,
    place: { ...place, lane: declared?.lane ?? place.lane },
    task: annotation?.task ?? read.task,
    taskEvidence: annotation?.task ? ['declared'] : read.evidence,
    label: annotation?.label ?? null,
    plan,
    client,
    declared,
    notEstimated: observed.spec.notEstimated ?? (isCounted ? null : 'The number of requests is not in the code.'),
  };
}

// ---------------------------------------------------------------------------------------------------------------- place

/** A call through the project's own functions stands where the outermost of these is called. */
function siteOf(observed: ObservedCall): { readonly path: string; readonly call: Span; readonly callee: Span } {
  const [outermost] = observed.through;
  if (outermost === undefined) return observed;
  return { path: outermost.location.path, call: outermost.location.span, callee: outermost.callee.span };
}

/** The names of the outermost place with the loops and wrappers of all of them; whoever waits for any of them waits for the call. */
function placeOf(observed: ObservedCall): SitePlace {
  const steps = observed.through.flatMap(({ place, location }) =>
    place === undefined ? [] : [{ place, path: location.path }],
  );
  const places = [...steps, { place: observed.place, path: observed.path }];
  const outer = steps[0]?.place ?? observed.place;
  const lanes = places.map(({ place, path }) => readLane(path, place));
  return {
    symbols: outer.symbols,
    function: outer.function,
    functionSpan: outer.functionSpan,
    lane: lanes.find((lane) => lane !== 'unknown') ?? 'unknown',
    loops: places.flatMap(({ place }) => place.loops),
    decorators: places.flatMap(({ place }) => place.decorators),
    handedTo: places.flatMap(({ place }) => place.handedTo),
  };
}

function languageOf(observed: ObservedCall, path: string): LanguageId {
  if (observed.language === 'python') return 'python';
  return /\.[cm]?jsx?$/i.test(path) ? 'javascript' : 'typescript';
}

// ---------------------------------------------------------------------------------------------------------------- identity

type Group = readonly [ObservedCall, ...ObservedCall[]];

/** Observations of the same call in the same context. */
function grouped(observations: readonly ObservedCall[]): readonly Group[] {
  const groups = new Map<string, Group>();
  for (const observed of observations) {
    const key = contextKey(observed);
    const group = groups.get(key);
    groups.set(key, group === undefined ? [observed] : [...group, observed]);
  }
  return [...groups.values()];
}

/** Equal calls are numbered by their position in the file. */
function numbered(groups: readonly Group[]): readonly { readonly group: Group; readonly id: string }[] {
  const counts = new Map<string, number>();
  return groups.map((group) => {
    const [first] = group;
    const names = first.through.map((step) => step.name);
    const inner = names.length === 0 ? [] : [...names, placeKey(first.path, first.place.symbols, '')];
    const key = placeKey(siteOf(first).path, [...placeOf(first).symbols, ...inner], first.spec.api);
    const ordinal = counts.get(key) ?? 0;
    counts.set(key, ordinal + 1);
    return { group, id: siteId(key, ordinal) };
  });
}

const positionKey = ({ path, callee }: { readonly path: string; readonly callee: Span }): string =>
  `${path}\0${callee.start}`;

const contextKey = ({ through, path, callee }: ObservedCall): string =>
  [
    ...through.map((step) => positionKey({ path: step.callee.path, callee: step.callee.span })),
    positionKey({ path, callee }),
  ].join('\0\0');

function byPosition(a: ObservedCall, b: ObservedCall): number {
  const [one, other] = [siteOf(a), siteOf(b)];
  if (one.path !== other.path) return one.path < other.path ? -1 : 1;
  return one.callee.start - other.callee.start || a.callee.start - b.callee.start;
}

/** Observations that say the same count once; different ones are the requests of which one is sent. */
function groupSite([first, ...others]: Group, identity: Identity, context: SiteContext): CallSite {
  const site = toCallSite(first, identity, context);
  const seen = new Set([site.shape]);
  const plans: RequestPlan[] = [site.plan];
  for (const observed of others) {
    const shape = shapeHash(observed);
    if (seen.has(shape)) continue;
    seen.add(shape);
    plans.push(toCallSite(observed, identity, context).plan);
  }
  return plans.length === 1 ? site : { ...site, plan: { kind: 'one-of', plans } };
}
