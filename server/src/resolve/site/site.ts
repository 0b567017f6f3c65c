import type { Span } from '../../base/span.ts';
import type { LanguageId } from '../../ir/types.ts';
import type { CallSite, RequestPlan, SitePlace } from '../callSite.ts';
import type { ObservedCall } from '../observed.ts';
import { operationOf } from './applies.ts';
import type { SiteContext } from './context.ts';
import { placeKey, shapeHash, siteId } from './identity.ts';
import { readLane } from './lane.ts';
import { withoutOwnCallbacks } from './ownCallbacks.ts';
import { readRequests } from './request.ts';
import { isEmpty, runsOf } from './runs.ts';
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
  const billed = withoutOwnCallbacks(observations).filter((observed) => !isEmpty(runsOf(observed, context)));
  const groups = grouped(billed).toSorted(([a], [b]) => byPosition(a, b));
  const direct = numbered(groups.filter(([first]) => first.through.length === 0));
  const via = numbered(groups.filter(([first]) => first.through.length > 0));
  const directIds = new Map(direct.map(({ group: [first], id }) => [positionKey(first), id]));
  return [...direct, ...via]
    .toSorted((a, b) => byPosition(a.group[0], b.group[0]))
    .map(({ group, id }) => {
      const behind = (observed: ObservedCall): string | null =>
        observed.through.length === 0
          ? null
          : (directIds.get(positionKey(observed)) ?? context.directIdOf(observed.path, observed.callee));
      const through = [...new Set(group.map(behind).filter((item) => item !== null))];
      const make = (): CallSite => groupSite(group, { id, through }, behind, context);
      if (!context.recall) return make();
      const { path, call } = siteOf(group[0]);
      return context.recall(group, [id, group.map(behind), context.annotationOf(path, call)], make);
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
  // What answers nothing is what it looks up.
  const isLookUp = request.isLookUp === true && request.operation !== undefined;
  const operation = isLookUp ? request.operation : operationOf(observed.spec, request.model);
  const read = readTask(operation, request, place.function ?? observed.place.function, isAgent);
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
    operation,
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

/** Observations of one place: of the same billed call, or behind the same call of the project's own function. */
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
    const called = first.through.slice(0, 1).map((step) => `${step.name}()`);
    const key = placeKey(siteOf(first).path, [...placeOf(first).symbols, ...called], first.spec.api);
    const ordinal = counts.get(key) ?? 0;
    counts.set(key, ordinal + 1);
    return { group, id: siteId(key, ordinal) };
  });
}

const positionKey = ({ path, callee }: { readonly path: string; readonly callee: Span }): string =>
  `${path}\0${callee.start}`;

const contextKey = (observed: ObservedCall): string => {
  const [outermost] = observed.through;
  if (outermost === undefined) return positionKey(observed);
  return `via\0${positionKey({ path: outermost.callee.path, callee: outermost.callee.span })}`;
};

function byPosition(a: ObservedCall, b: ObservedCall): number {
  const [one, other] = [siteOf(a), siteOf(b)];
  if (one.path !== other.path) return one.path < other.path ? -1 : 1;
  return one.callee.start - other.callee.start || a.callee.start - b.callee.start;
}

/** The site of a group. A call of the project's own function that leads to several billed calls makes all of them that do not exclude each other. */
function groupSite(
  group: Group,
  identity: Identity,
  behind: (observed: ObservedCall) => string | null,
  context: SiteContext,
): CallSite {
  const [first] = group;
  const site = toCallSite(first, identity, context);
  const planOf = (observed: ObservedCall): RequestPlan =>
    sentBy(behind(observed), observed === first ? site.plan : toCallSite(observed, identity, context).plan);
  const calls = callsOf(group);
  const rounds: Group[][] = [];
  for (const call of calls) {
    const round = rounds.find((others) => others.every((other) => areExclusive(other, call)));
    if (round) round.push(call);
    else rounds.push([call]);
  }
  const plans = rounds.map((round) => oneOf(round.flatMap((call) => variantsOf(call, planOf))));
  const [only] = plans;
  return { ...site, plan: only !== undefined && plans.length === 1 ? only : { kind: 'all', plans } };
}

/** A plan that names the direct site behind each of its requests. */
function sentBy(id: string | null, plan: RequestPlan): RequestPlan {
  if (id === null) return plan;
  switch (plan.kind) {
    case 'one':
      return { ...plan, behind: id };
    case 'loop':
      return { ...plan, plan: sentBy(id, plan.plan) };
    case 'one-of':
    case 'in-order-until':
    case 'all':
      return { ...plan, plans: plan.plans.map((inner) => sentBy(id, inner)) };
  }
}

/** The observations of a group by the billed call that they are of. */
function callsOf(group: Group): readonly Group[] {
  const calls = new Map<string, Group>();
  for (const observed of group) {
    const key = positionKey(observed);
    const known = calls.get(key);
    calls.set(key, known === undefined ? [observed] : [...known, observed]);
  }
  return [...calls.values()];
}

/** Whether two calls stand behind different arms of one branch, on every way to them. */
const areExclusive = (a: Group, b: Group): boolean => a.every((one) => b.every((other) => hasOtherArm(one, other)));

const hasOtherArm = (a: ObservedCall, b: ObservedCall): boolean =>
  (a.arms ?? []).some((arm) =>
    (b.arms ?? []).some(
      (other) =>
        arm.branch.path === other.branch.path &&
        arm.branch.span.start === other.branch.span.start &&
        arm.branch.span.end === other.branch.span.end &&
        arm.arm !== other.arm,
    ),
  );

/** Observations that say the same count once. */
function variantsOf(call: Group, planOf: (observed: ObservedCall) => RequestPlan): readonly RequestPlan[] {
  const seen = new Map<string, RequestPlan>();
  for (const observed of call) {
    const shape = shapeHash(observed);
    if (!seen.has(shape)) seen.set(shape, planOf(observed));
  }
  return [...seen.values()];
}

function oneOf(plans: readonly RequestPlan[]): RequestPlan {
  const [only] = plans;
  return only !== undefined && plans.length === 1 ? only : { kind: 'one-of', plans };
}
