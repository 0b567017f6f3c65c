import type { Span } from './span.ts';

/** The one stretch in which two texts differ: `start` to `oldEnd` of the first stands as `start` to `newEnd` in the second. */
export interface TextChange {
  readonly start: number;
  readonly oldEnd: number;
  readonly newEnd: number;
}

export function changeBetween(before: string, after: string): TextChange {
  const limit = Math.min(before.length, after.length);
  let prefix = 0;
  while (prefix < limit && before.charCodeAt(prefix) === after.charCodeAt(prefix)) prefix++;
  let suffix = 0;
  while (
    suffix < limit - prefix &&
    before.charCodeAt(before.length - 1 - suffix) === after.charCodeAt(after.length - 1 - suffix)
  ) {
    suffix++;
  }
  return { start: prefix, oldEnd: before.length - suffix, newEnd: after.length - suffix };
}

/**
 * Copies plain data with every span of a file moved: those in a location of the file, and those that stand by themselves. A span that cannot
 * be moved (null) stays as it is.
 */
export function moveSpans<T>(value: T, path: string, move: (span: Span) => Span | null): T;
export function moveSpans(value: unknown, path: string, move: (span: Span) => Span | null): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((item: unknown) => moveSpans(item, path, move));
  if (isSpan(value)) return move(value) ?? value;
  if ('path' in value && 'span' in value && value.path !== path) return value;
  const copy: Record<string, unknown> = { ...value };
  for (const key in copy) {
    const item = copy[key];
    if (typeof item === 'object' && item !== null) copy[key] = moveSpans(item, path, move);
  }
  return copy;
}

export const isSpan = (value: object): value is Span =>
  'start' in value && 'end' in value && typeof value.start === 'number' && typeof value.end === 'number';
