import type { Fact } from '../base/fact.ts';
import type { CacheFacts, ModelInfo, Rates } from '../catalog/types.ts';
import type { Declared, Request } from '../resolve/callSite.ts';
import { type Assumption, type AssumptionTable, assume } from './assumptions.ts';
import type { Amount } from './prompt.ts';
import { always, combine, minus, none, once, plus, product, type Scenarios, scenarios, total } from './scenarios.ts';
import type { Tag } from './types.ts';

/** How the tokens of a prompt are billed where a cache takes part. Figures are for all steps of one execution. */
export interface Caching {
  /** Tokens that are read from the cache. */
  readonly read: Scenarios;
  /** Tokens that are written to the cache, beyond the price of input or at it. */
  readonly written: Scenarios;
  readonly writeRate: 'cacheWrite' | 'cacheWriteLong' | 'either';
  /** The share of an amount that is billed as plain input. */
  readonly plainShare: (amount: Amount) => Scenarios;
  /** The same for what later steps send again. */
  readonly plainShareOfHistory: Scenarios;
  /** 1 in scenarios in which the provider writes the plain input to its cache unasked and charges for it. */
  readonly isChargedUnasked: Scenarios;
  readonly tag: Tag;
  readonly assumptions: readonly Assumption[];
  readonly gaps: readonly string[];
}

const plain: Caching = {
  ...{ read: none, written: none, writeRate: 'cacheWrite', tag: 'exact' },
  ...{ plainShare: () => once, plainShareOfHistory: once, isChargedUnasked: none, assumptions: [], gaps: [] },
};

/** What one execution of a call sends. */
export interface Sent {
  readonly amounts: readonly Amount[];
  /** Requests of one execution. */
  readonly steps: Scenarios;
  /** Tokens that later steps send again beside the prompt, all steps together. */
  readonly history: Scenarios;
}

/**
 * What the cache does to a prompt. Only a declared share or a marked prefix is taken to be read back: that providers may find a prefix by
 * themselves is not counted as a saving.
 */
export function cachingOf(
  request: Request,
  { cache }: ModelInfo,
  sent: Sent,
  declared: Declared | null,
  table: AssumptionTable,
): Caching {
  const prompt = total(sent.amounts.map(({ tokens }) => tokens));
  const isLongEnough = combine((tokens) => (tokens >= (cache?.minimumTokens ?? 0) ? 1 : 0), prompt);
  const isChargedUnasked = cache?.mode === 'automatic-charged' ? isLongEnough : none;
  const marked = markedPrefix(request, cache, sent.amounts);
  const share = declared?.cachedShare ?? null;
  if (share !== null) return { ...declaredCaching(share, prompt, sent, marked), isChargedUnasked };
  if (marked !== null) return markedCaching(marked, sent, conditioned(assume(table, 'cache.hit-share'), cache, marked));
  return { ...plain, isChargedUnasked, gaps: unusedMarkers(request, cache) };
}

/** The declared share of all input is read; what else is marked is written. */
function declaredCaching(
  share: number,
  prompt: Scenarios,
  { steps, history }: Sent,
  marked: MarkedPrefix | null,
): Caching {
  const all = plus(product(prompt, steps), history);
  const read = product(all, always(Math.min(Math.max(share, 0), 1)));
  const written = marked === null ? none : minus(product(marked.tokens, steps), read);
  const rest = combine((whole, x, y) => (whole === 0 ? 1 : Math.max(0, whole - x - y) / whole), all, read, written);
  return {
    ...plain,
    ...{ read, written, writeRate: marked?.writeRate ?? 'cacheWrite', tag: 'declared' },
    plainShare: () => rest,
    plainShareOfHistory: rest,
  };
}

/** The first step of an execution finds the prefix of an earlier one or writes it; all later steps find it. */
function markedCaching(marked: MarkedPrefix, { steps }: Sent, hitShare: Assumption): Caching {
  const { low, expected, high } = hitShare.value;
  const all = product(marked.tokens, steps);
  const hits = combine((tokens, runs, hit) => tokens * (Math.max(1, runs) - 1 + hit), marked.tokens, steps, [
    high,
    expected,
    low,
  ]);
  const read = marked.isVolatile ? none : hits;
  return {
    ...plain,
    ...{ read, written: minus(all, read), writeRate: marked.writeRate, tag: hitShare.tag },
    plainShare: (amount) => (marked.covers(amount) ? minus(once, marked.isCached) : once),
    assumptions: marked.isVolatile ? [] : [hitShare],
    gaps: marked.gaps,
  };
}

interface MarkedPrefix {
  /** Of one request; none in scenarios in which the prefix is too short to be cached. */
  readonly tokens: Scenarios;
  /** 1 in scenarios in which the prefix is long enough. */
  readonly isCached: Scenarios;
  readonly covers: (amount: Amount) => boolean;
  readonly writeRate: Caching['writeRate'];
  /** It holds something that is new in every call, so that nothing is ever read back. */
  readonly isVolatile: boolean;
  readonly gaps: readonly string[];
}

/** The prefix up to the last marker, where the provider caches by marker. */
function markedPrefix(request: Request, cache: CacheFacts | null, amounts: readonly Amount[]): MarkedPrefix | null {
  const { cacheMarkers, prompt } = request;
  if (cacheMarkers.length === 0 || (cache?.mode !== 'explicit' && cache?.mode !== 'automatic-charged')) return null;
  const ends = cacheMarkers.map(({ part }) => part ?? prompt.parts.length);
  const end = Math.max(...ends);
  const covers = ({ part }: Amount): boolean => (part === null ? end >= prompt.parts.length : part <= end);
  const tokens = total(amounts.filter(covers).map((amount) => amount.tokens));
  const minimum = cache.minimumTokens ?? 0;
  const isCached = combine((each) => (each >= minimum ? 1 : 0), tokens);
  const texts = prompt.parts.slice(0, Math.min(...ends) + 1).flatMap(({ text }) => text);
  const isVolatile = texts.some((text) => text.kind === 'dynamic' && isNewInEveryCall(text.provenance));
  return {
    ...{ tokens: product(tokens, isCached), isCached, covers, isVolatile },
    writeRate: writeRateOf(cacheMarkers.map(({ ttl }) => ttl)),
    gaps: [
      ...(isVolatile ? ['the marked prefix changes with every call: it is written each time and never read back'] : []),
      ...(isCached[1] === 0 ? [`the marked prefix is shorter than the ${minimum} tokens that this model caches`] : []),
    ],
  };
}

const unusedMarkers = ({ cacheMarkers }: Request, cache: CacheFacts | null): readonly string[] =>
  cacheMarkers.length > 0 && cache === null
    ? ['it is not known what the provider does with cache markers: counted as plain input']
    : [];

const isNewInEveryCall = (provenance: { readonly kind: string; readonly granularity?: string }): boolean =>
  provenance.kind === 'random' || (provenance.kind === 'clock' && provenance.granularity === 'finer');

function writeRateOf(lifetimes: readonly Fact<string>[]): Caching['writeRate'] {
  const isLong = (ttl: Fact<string>): boolean | null =>
    ttl.state === 'absent' ? false : ttl.state === 'known' ? /^(1h|3600s?|60m)$/i.test(ttl.value.trim()) : null;
  const long = lifetimes.map(isLong);
  if (long.every((each) => each === false)) return 'cacheWrite';
  return long.every((each) => each === true) ? 'cacheWriteLong' : 'either';
}

/** The share of reads holds under a condition, which belongs beside it. */
function conditioned(row: Assumption, cache: CacheFacts | null, { writeRate }: MarkedPrefix): Assumption {
  const seconds = writeRate === 'cacheWriteLong' ? cache?.longTtlSeconds : cache?.ttlSeconds;
  if (seconds === null || seconds === undefined) return row;
  const time = seconds >= 3600 ? `${seconds / 3600} h` : `${Math.round(seconds / 60)} minutes`;
  return {
    ...row,
    reason: `${row.reason}; only calls within ${time} of each other read, others write the prefix again`,
  };
}

/** USD per million tokens written. */
export function writePrice(rates: Rates, which: Caching['writeRate']): Scenarios | null {
  const { cacheWrite, cacheWriteLong } = rates;
  switch (which) {
    case 'cacheWrite':
      return cacheWrite && scenarios(cacheWrite);
    case 'cacheWriteLong':
      return cacheWriteLong && scenarios(cacheWriteLong);
    case 'either':
      return cacheWrite && cacheWriteLong && [cacheWrite.low, cacheWrite.expected, cacheWriteLong.high];
  }
}
