/**
 * A map as the list of what was written to it, newest first. Writing makes a new head and leaves the old one as it is, so that a snapshot
 * costs nothing, and what was written since a snapshot is all that stands above it. Now and then a write carries an index of those below it.
 */
interface Write<K, V> {
  readonly key: K;
  readonly value: V;
  readonly below: Write<K, V> | null;
  /** How many writes stand below. */
  readonly depth: number;
  /** The last values of this write and of those down to `next`; null for most writes. */
  readonly index: ReadonlyMap<K, V> | null;
  readonly next: Write<K, V> | null;
}

export type WriteLog<K, V> = Write<K, V> | null;

export function write<K, V>(log: WriteLog<K, V>, key: K, value: V): Write<K, V> {
  const depth = log === null ? 0 : log.depth + 1;
  if ((depth & SHORT) !== SHORT) return { key, value, below: log, depth, index: null, next: log };
  const isLong = (depth & LONG) === LONG;
  const length = isLong ? LONG : SHORT;
  const index = new Map<K, V>();
  let next = log;
  const bottom = depth - length;
  while (next !== null && next.depth >= bottom) {
    if (next.index === null) {
      if (!index.has(next.key)) index.set(next.key, next.value);
    } else for (const [older, old] of next.index) if (!index.has(older)) index.set(older, old);
    next = next.next;
  }
  index.set(key, value);
  return { key, value, below: log, depth, index, next };
}

/** Lengths of indexed stretches, less one. */
const SHORT = 15;
const LONG = 255;

/** The last value of a key; undefined if it was never written. */
export function lookUp<K, V>(log: WriteLog<K, V>, key: K): V | undefined {
  let at = log;
  while (at !== null) {
    if (at.key === key) return at.value;
    if (at.index !== null) {
      const value = at.index.get(key);
      if (value !== undefined) return value;
    }
    at = at.next;
  }
  return undefined;
}

/** The last values of all keys written since a log was, or since both were, the same. Null if there are none. */
export function writtenSince<K, V>(
  log: WriteLog<K, V>,
  earlier: WriteLog<K, V>,
  isWanted: ((key: K) => boolean) | null = null,
): ReadonlyMap<K, V> | null {
  let written: Map<K, V> | null = null;
  let base = earlier;
  let at = log;
  while (at !== base) {
    if (base !== null && (at === null || base.depth > at.depth)) {
      base = base.below;
      continue;
    }
    if (at === null) break;
    if (isWanted === null || isWanted(at.key)) {
      written ??= new Map();
      if (!written.has(at.key)) written.set(at.key, at.value);
    }
    at = at.below;
  }
  return written;
}

/** Whether a log goes on from where another one ends. */
export function continues<K, V>(log: WriteLog<K, V>, earlier: WriteLog<K, V>): boolean {
  if (earlier === null) return true;
  let at = log;
  while (at !== null && at.depth > earlier.depth) at = at.below;
  return at === earlier;
}
