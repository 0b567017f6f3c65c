import type { Location, Span } from './span.ts';

/** The one stretch in which two texts differ: `start` to `oldEnd` of the first stands as `start` to `newEnd` in the second. */
export interface TextChange {
  readonly start: number;
  readonly oldEnd: number;
  readonly newEnd: number;
}

export function changeBetween(before: string, after: string): TextChange {
  const limit = Math.min(before.length, after.length);
  let prefix = 0;
  // Long stretches are compared as a whole, which is much faster than by characters.
  while (prefix + STRETCH <= limit && before.slice(prefix, prefix + STRETCH) === after.slice(prefix, prefix + STRETCH))
    prefix += STRETCH;
  while (prefix < limit && before.charCodeAt(prefix) === after.charCodeAt(prefix)) prefix++;
  let suffix = 0;
  while (suffix + STRETCH <= limit - prefix && stretchBefore(before, suffix) === stretchBefore(after, suffix))
    suffix += STRETCH;
  while (
    suffix < limit - prefix &&
    before.charCodeAt(before.length - 1 - suffix) === after.charCodeAt(after.length - 1 - suffix)
  ) {
    suffix++;
  }
  return { start: prefix, oldEnd: before.length - suffix, newEnd: after.length - suffix };
}

const STRETCH = 256;

/** The stretch that ends so many characters before the end. */
const stretchBefore = (text: string, suffix: number): string =>
  text.slice(text.length - suffix - STRETCH, text.length - suffix);

/** Two changes, one after the other, as one; null if they do not touch each other. */
export function joinedChange(first: TextChange, second: TextChange): TextChange | null {
  if (second.start > first.newEnd || second.oldEnd < first.start) return null;
  const end = Math.max(first.newEnd, second.oldEnd);
  return {
    start: Math.min(first.start, second.start),
    oldEnd: first.oldEnd + end - first.newEnd,
    newEnd: second.newEnd + end - second.oldEnd,
  };
}

/** Where a place stands after a change: one around the change grows or shrinks with it, one that is cut by it stays where it was. */
export const placeAfter =
  (change: TextChange) =>
  (span: Span): Span => {
    const by = change.newEnd - change.oldEnd;
    if (by === 0) return span;
    if (span.start >= change.oldEnd) return { start: span.start + by, end: span.end + by };
    return isAround(span, change) ? { start: span.start, end: span.end + by } : span;
  };

/** Whether a change leaves a place whole: in front of it, behind it, or around it. */
export const isWhole = (span: Span, change: TextChange): boolean =>
  span.end <= change.start || span.start >= change.oldEnd || isAround(span, change);

const isAround = (span: Span, { start, oldEnd }: TextChange): boolean => span.start < start && oldEnd < span.end;

/**
 * Plain data with every span of a file moved: those in a location of the file, and those that stand by themselves. A span that cannot be moved
 * (null) stays as it is. What holds no moved span is not copied.
 */
export function moveSpans<T>(value: T, path: string, move: (span: Span) => Span | null): T;
export function moveSpans(value: unknown, path: string, move: (span: Span) => Span | null): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return movedItems(value, path, move);
  if (isSpan(value)) {
    const place = move(value);
    return place === null || (place.start === value.start && place.end === value.end) ? value : place;
  }
  const record = value as Readonly<Record<string, unknown>>;
  if (record['path'] !== undefined && record['span'] !== undefined && record['path'] !== path) return value;
  let copy: Record<string, unknown> | null = null;
  for (const key in record) {
    const item = record[key];
    if (typeof item !== 'object' || item === null) continue;
    const moved = moveSpans(item, path, move);
    if (moved === item) continue;
    copy ??= { ...record };
    copy[key] = moved;
  }
  return copy ?? value;
}

function movedItems(items: readonly unknown[], path: string, move: (span: Span) => Span | null): readonly unknown[] {
  let copy: unknown[] | null = null;
  for (let index = 0; index < items.length; index++) {
    const item = items[index];
    const moved = moveSpans(item, path, move);
    if (moved === item) continue;
    copy ??= [...items];
    copy[index] = moved;
  }
  return copy ?? items;
}

/** Plain data with other locations; spans that stand by themselves stay. What holds none that changes is not copied. */
export function moveLocations<T>(value: T, move: (place: Location) => Location): T;
export function moveLocations(value: unknown, move: (place: Location) => Location): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) {
    const items = value.map((item: unknown) => moveLocations(item, move));
    return items.every((item, index) => item === value[index]) ? value : items;
  }
  if (isLocation(value)) return move(value);
  const changed = Object.entries(value).flatMap(([key, item]) => {
    const inner = moveLocations(item, move);
    return inner === item ? [] : [[key, inner] as const];
  });
  return changed.length === 0 ? value : { ...value, ...Object.fromEntries(changed) };
}

export const isLocation = (value: object): value is Location =>
  'path' in value &&
  typeof value.path === 'string' &&
  'span' in value &&
  typeof value.span === 'object' &&
  value.span !== null;

/** To read a property is faster than to ask whether it is there. */
export const isSpan = (value: { readonly start?: unknown; readonly end?: unknown }): value is Span =>
  typeof value.start === 'number' && typeof value.end === 'number';
