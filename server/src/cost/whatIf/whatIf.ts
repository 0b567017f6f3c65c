import type { Range3 } from '../../base/range3.ts';
import { always, combine, minus, once, plus, product, rangeOf, type Scenarios } from '../scenarios.ts';
import type { CacheWay } from './cacheWay.ts';
import type { BatchWay, Way } from './way.ts';
import type { Ways } from './ways.ts';

/** What a what-if changes. A lever that is null is not moved: the call stays as it is in that respect. Shares are from 0 to 1. */
export interface Levers {
  /** The share of the executions of a call that a smaller model of the same provider takes over. */
  readonly smallerModelShare: number | null;
  /** The share of executions that find the static start of their prompt in the provider's cache. */
  readonly cacheHitShare: number | null;
  /** The share of executions that go through the batch API. */
  readonly batchShare: number | null;
  /** In tokens of one answer, hidden thinking included. */
  readonly outputCap: number | null;
}

export type Lever = keyof Levers;

export const levers: readonly Lever[] = ['smallerModelShare', 'cacheHitShare', 'batchShare', 'outputCap'];

export const asItIs: Levers = { smallerModelShare: null, cacheHitShare: null, batchShare: null, outputCap: null };

/** Why a lever does nothing to a call. */
export type NoEffect =
  | Extract<CacheWay, { can: false }>['why']
  | Extract<BatchWay, { can: false }>['why']
  | NonNullable<Ways['noSmaller']>
  | 'short-answer';

export interface WhatIf {
  /** USD of one execution. */
  readonly before: Range3;
  readonly after: Range3;
  /** For each lever that is moved: null if it has an effect, else why it has none. */
  readonly effects: Readonly<Partial<Record<Lever, NoEffect | null>>>;
}

/**
 * What one execution would cost with the levers moved. They work on each other in the order of the bill: the cap shortens the answer, the
 * cache makes a part of the input cheaper, the batch price holds for what is then left, and the smaller model takes over its share of the
 * executions on the same terms at its own prices.
 */
export function whatIf(ways: Ways, wanted: Levers): WhatIf {
  const share = wanted.smallerModelShare === null || ways.smaller === null ? 0 : between(wanted.smallerModelShare);
  const own = costOf(ways.own, wanted);
  const smaller = ways.smaller === null || share === 0 ? own : costOf(ways.smaller, wanted);
  const after = plus(product(own, always(1 - share)), product(smaller, always(share)));
  return { before: rangeOf(costOf(ways.own, asItIs)), after: rangeOf(after), effects: effectsOf(ways, wanted) };
}

/** USD of one execution in each scenario. */
export function costOf(way: Way, { cacheHitShare, batchShare, outputCap }: Levers): Scenarios {
  const output = outputCap === null ? way.output : capped(way, outputCap);
  const { input, read, written, missPrice } = cached(way, cacheHitShare);
  const { prices } = way;
  const bought = plus(
    plus(product(input, prices.input), product(read, prices.read)),
    plus(product(written, missPrice), product(output, prices.output)),
  );
  return product(plus(product(bought, perToken), way.rest), batchFactor(way.batch, batchShare));
}

const perToken = always(1e-6);

/** Each answer ends at the cap. */
const capped = ({ output, answers }: Way, cap: number): Scenarios =>
  combine((tokens, count) => Math.min(tokens, count * Math.max(0, cap)), output, answers);

interface Cached {
  readonly input: Scenarios;
  readonly read: Scenarios;
  readonly written: Scenarios;
  readonly missPrice: Scenarios;
}

/** The first request of an execution finds the start of its prompt in so many cases; all later ones find what the first has left. */
function cached({ cache, input, read, written, prices }: Way, share: number | null): Cached {
  if (share === null || !cache.can) return { input, read, written, missPrice: prices.write };
  const hits = combine((count) => (Math.max(1, count) - 1 + between(share)) / Math.max(1, count), cache.steps);
  return {
    input: minus(plus(input, plus(read, written)), cache.tokens),
    read: product(cache.tokens, hits),
    written: product(cache.tokens, minus(once, hits)),
    missPrice: cache.missPrice,
  };
}

/** In place of the share that the price has in it already. */
function batchFactor(batch: BatchWay, share: number | null): Scenarios {
  if (share === null || !batch.can) return once;
  const at = (part: number): Scenarios => combine((factor) => 1 - part * (1 - factor), batch.factor);
  return combine((then, now) => then / now, at(between(share)), at(batch.share));
}

function effectsOf({ own, smaller, noSmaller }: Ways, wanted: Levers): WhatIf['effects'] {
  const longest = combine((tokens, count) => tokens / Math.max(1, count), own.output, own.answers)[2];
  return {
    ...(wanted.smallerModelShare === null
      ? {}
      : { smallerModelShare: smaller === null ? (noSmaller ?? 'no-smaller-model') : null }),
    ...(wanted.cacheHitShare === null ? {} : { cacheHitShare: own.cache.can ? null : own.cache.why }),
    ...(wanted.batchShare === null ? {} : { batchShare: own.batch.can ? null : own.batch.why }),
    ...(wanted.outputCap === null ? {} : { outputCap: longest > wanted.outputCap ? null : 'short-answer' }),
  };
}

const between = (share: number): number => Math.min(1, Math.max(0, share));
