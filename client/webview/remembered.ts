import type { Levers } from '../../server/src/protocol.ts';
import { dearestFirst, everything, type Filter, type Sort } from './arrange.ts';
import { asItIs } from './whatIf.ts';

/** What the page keeps while it is hidden and over restarts of the editor. */
export interface Remembered {
  readonly filter: Filter;
  readonly sort: Sort;
  readonly levers: Levers;
}

export const fresh: Remembered = { filter: everything, sort: dearestFirst, levers: asItIs };

/** An older release may have kept something else. */
export function rememberedFrom(state: unknown): Remembered {
  if (typeof state !== 'object' || state === null) return fresh;
  const { filter, sort, levers } = state as Partial<Record<keyof Remembered, unknown>>;
  return {
    filter: like(everything, filter) ? filter : everything,
    sort: like(dearestFirst, sort) ? sort : dearestFirst,
    levers: like(asItIs, levers) ? levers : asItIs,
  };
}

const like = <T extends object>(model: T, value: unknown): value is T =>
  typeof value === 'object' && value !== null && Object.keys(model).sort().join() === Object.keys(value).sort().join();
