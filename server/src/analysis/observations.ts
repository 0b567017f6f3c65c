import { isSameData } from '../base/sameData.ts';
import { contains } from '../base/span.ts';
import type { Observation } from '../resolve/evaluate/program.ts';

/** Observations by the file in which their call site stands. */
export type ObservationsByFile = ReadonlyMap<string, readonly Observation[]>;

/**
 * Sorts what a run met into call sites of files. A call that was only reached through callers, because they hand over the client, is a direct
 * site of its own file as well; a call that stands inside the argument of the function that runs it is no `via` site.
 */
export function byFile(observations: readonly Observation[]): ObservationsByFile {
  const unique = dropAssumed(dropRepeats(observations));
  const directCalls = new Set(unique.filter((item) => item.through.length === 0).map(callKey));
  const handedIn = new Map<string, number>();
  const result = new Map<string, Observation[]>();
  const add = (path: string, item: Observation): void => {
    const list = result.get(path);
    if (list) list.push(item);
    else result.set(path, [item]);
  };
  for (const item of unique) {
    const [outermost] = item.through;
    if (!outermost) {
      add(item.path, item);
      continue;
    }
    if (!directCalls.has(callKey(item))) {
      const count = (handedIn.get(callKey(item)) ?? 0) + 1;
      handedIn.set(callKey(item), count);
      if (count <= MAX_VARIANTS) add(item.path, { ...item, through: [] });
    }
    const isInside = outermost.location.path === item.path && contains(outermost.location.span, item.call);
    if (!isInside) add(outermost.location.path, item);
  }
  return result;
}

/** What a call is taken for counts only where nothing shows what it is. */
function dropAssumed(observations: readonly Observation[]): readonly Observation[] {
  if (!observations.some((item) => item.isAssumed)) return observations;
  const shown = observations.filter((item) => !item.isAssumed);
  const real = new Set([...shown.map(callKey), ...shown.map(outerKey)]);
  return observations.filter((item) => !item.isAssumed || !real.has(outerKey(item)));
}

/** A call that is only reached through callers shows at most so many of them as its variants. */
const MAX_VARIANTS = 8;

const callKey = (item: Observation): string => `${item.path}\0${item.call.start}\0${item.call.end}`;

/** The call as one caller makes it. */
const outerKey = (item: Observation): string => {
  const [outermost] = item.through;
  return outermost ? `${outermost.location.path}\0${outermost.location.span.start}\0${callKey(item)}` : callKey(item);
};

function dropRepeats(observations: readonly Observation[]): readonly Observation[] {
  const seen = new Map<string, Observation[]>();
  return observations.filter((item) => {
    const key = JSON.stringify([
      item.path,
      item.call,
      item.spec.api,
      item.sdk.id,
      item.through.map((step) => step.location),
      item.place.loops,
    ]);
    const alike = seen.get(key) ?? [];
    if (
      alike.some((other) => isSameData(other.parameters, item.parameters) && isSameData(other.receiver, item.receiver))
    )
      return false;
    seen.set(key, [...alike, item]);
    return true;
  });
}
