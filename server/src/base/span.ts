/** A half-open range of UTF-16 offsets in the text that a language lowers (in a notebook: the joined code cells). */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A span in a named file. Paths are relative to the workspace root and use forward slashes. */
export interface Location {
  readonly path: string;
  readonly span: Span;
}

export const spanOf = (start: number, end: number): Span => ({ start, end });

export const contains = (outer: Span, inner: Span): boolean => outer.start <= inner.start && inner.end <= outer.end;

export const overlaps = (a: Span, b: Span): boolean => a.start < b.end && b.start < a.end;

export const sameSpan = (a: Span, b: Span): boolean => a.start === b.start && a.end === b.end;
