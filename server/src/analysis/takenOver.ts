import { joinedChange, moveLocations, moveSpans, placeAfter, type TextChange } from '../base/textChange.ts';
import type { Observation } from '../resolve/evaluate/program.ts';

/** Observations that were taken over, and what they hold, with what they were in the text before: they are the same but for their places. */
export type EarlierForms = WeakMap<object, object>;

/**
 * Takes observations of a file over after an edit that they have nothing to do with: where they stand now, while what their arguments hold is
 * moved when somebody looks at it. The site that was made of them before mostly spares that.
 */
export function createTakingOver(
  path: string,
  earlierForms: EarlierForms,
): (item: Observation, change: TextChange) => Observation {
  const taken = new WeakMap<Observation, { readonly origin: Observation; readonly since: TextChange }>();

  return (item, change) => {
    const earlier = taken.get(item);
    const origin = earlier?.origin ?? item;
    const since = earlier ? joinedChange(earlier.since, change) : change;
    // Calls in front of the edit hardly ever hold anything that stands behind it: these are mostly the same afterwards.
    const isBehind = item.path === path && item.call.start >= change.oldEnd;
    if (!isBehind || since === null) return linked(movedNow(item, change), item);
    const copy = movedWhenAsked(origin, since);
    taken.set(copy, { origin, since });
    return linked(copy, item);
  };

  function movedNow(item: Observation, change: TextChange): Observation {
    const { sdk, spec, through, ...rest } = item;
    const own = moved(rest, item.path, change);
    const steps = movedSteps(through, change);
    const isSame = own === rest && steps.every((step, index) => step === through[index]);
    return isSame ? item : { sdk, spec, through: steps, ...own };
  }

  function movedWhenAsked({ sdk, spec, through, parameters, ...rest }: Observation, since: TextChange): Observation {
    let given: Observation['parameters'] | null = null;
    const copy: Observation = {
      sdk,
      spec,
      through: movedSteps(through, since),
      ...moved(rest, path, since),
      get parameters() {
        if (given) return given;
        given = moved(parameters, path, since);
        const before = earlierForms.get(copy) as Observation | undefined;
        if (before) linked(given, before.parameters);
        return given;
      },
    };
    return copy;
  }

  function movedSteps(steps: Observation['through'], change: TextChange): Observation['through'] {
    return steps.map((step) => moved(step, step.location.path, change));
  }

  /** Plain data of a file. Spans without a path are places of that file, which need not be the one that was edited. */
  function moved<T>(value: T, owner: string, change: TextChange): T {
    const move = placeAfter(change);
    if (owner === path) return moveSpans(value, path, move);
    return moveLocations(value, (place) => {
      const span = place.path === path ? move(place.span) : place.span;
      return span === place.span ? place : { ...place, span };
    });
  }

  /** What the earlier form was before is forgotten: otherwise each form would keep all those before it in memory. */
  function linked<T extends object>(now: T, before: T): T {
    earlierForms.delete(before);
    earlierForms.set(now, before);
    return now;
  }
}
