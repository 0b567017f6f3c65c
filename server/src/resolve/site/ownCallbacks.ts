import type { Location } from '../../base/span.ts';
import type { ObservedCall } from '../observed.ts';

/**
 * Leaves out what only repeats the calls of a function that is written in another call: `withTrace('x', async () => ask())` makes the call of
 * `ask` that stands there, whoever runs the function, and however many functions of the project lie between. Where the way round is the only
 * one on which a call is seen, as when the function is given the client, it stays.
 */
export function withoutOwnCallbacks(observations: readonly ObservedCall[]): readonly ObservedCall[] {
  const seen = new Set(observations.map((observed) => keyOf(stepsOf(observed))));
  return observations.filter((observed) => {
    const steps = stepsOf(observed);
    const isDetour = (from: number, to: number): boolean => seen.has(keyOf(steps.toSpliced(from, to - from)));
    return !steps.some((outer, from) =>
      steps.some(({ location }, to) => to > from && holds(outer.location, location) && isDetour(from, to)),
    );
  });
}

interface Step {
  readonly location: Location;
  readonly callee: Location;
}

/** The calls of the project's own functions on the way, outermost first, and the billed call. */
const stepsOf = ({ through, path, call, callee }: ObservedCall): readonly Step[] => [
  ...through,
  { location: { path, span: call }, callee: { path, span: callee } },
];

const keyOf = (steps: readonly Step[]): string =>
  steps.map(({ callee }) => `${callee.path}\0${callee.span.start}`).join('\0');

const holds = (outer: Location, inner: Location): boolean =>
  outer.path === inner.path && outer.span.start < inner.span.start && inner.span.end <= outer.span.end;
