import type { Span } from '../../base/span.ts';

/** One item between the commas of a list, with what belongs to it. */
export interface Slot {
  /** The item without the comments and blanks around it. */
  readonly span: Span;
  /** The offset of the comma behind it. */
  readonly comma: number | null;
  /** The comment on the same line behind the item or its comma. */
  readonly comment: Span | null;
  /** True if nothing stands in front of the item on its line. */
  readonly startsLine: boolean;
}

/** Arguments, entries or items between two brackets. */
export interface SlotList {
  readonly text: string;
  /** The range between the brackets. */
  readonly inside: Span;
  readonly slots: readonly Slot[];
  readonly hasComment: boolean;
}

/**
 * Finds the commas and comments between items whose spans are known, so that no string or nested bracket has to be read.
 * `brackets` runs from the opening to the closing bracket. Null where the text does not fit (a tuple without parentheses).
 */
export function readSlots(text: string, brackets: Span, items: readonly Span[]): SlotList | null {
  const inside = { start: brackets.start + 1, end: brackets.end - 1 };
  if (!'([{'.includes(text.charAt(brackets.start)) || !')]}'.includes(text.charAt(brackets.end - 1))) return null;
  const gaps = [...items, { start: inside.end, end: inside.end }].map((item, index) =>
    readGap(text, items[index - 1]?.end ?? inside.start, item.start),
  );
  if (gaps.some((gap) => gap === null)) return null;
  const slots: Slot[] = [];
  for (const [index, item] of items.entries()) {
    const before = gaps[index];
    const after = gaps[index + 1];
    if (!before || !after || (index > 0 && before.comma === null)) return null;
    if (before.opened !== after.closed) return null;
    const start = before.itemStart ?? item.start;
    const end = after.itemEnd ?? item.end;
    if (start < inside.start || end > inside.end) return null;
    slots.push({
      span: { start, end },
      comma: after.comma,
      comment: sameLineComment(text, end, after.comments),
      startsLine: /^[ \t]*$/.test(text.slice(lineStart(text, start), start)),
    });
  }
  const hasComment = gaps.some((gap) => gap !== null && gap.comments.length > 0);
  return { text, inside, slots, hasComment };
}

interface Gap {
  readonly comma: number | null;
  readonly comments: readonly Span[];
  /** The end of the parentheses that close in front of the comma. */
  readonly itemEnd: number | null;
  /** The start of the parentheses (or stars) that open behind the comma. */
  readonly itemStart: number | null;
  readonly opened: number;
  readonly closed: number;
}

/** Between two items stand blanks, comments, one comma, and the parentheses and stars of the items themselves. */
function readGap(text: string, start: number, end: number): Gap | null {
  const comments: Span[] = [];
  let comma: number | null = null;
  let itemEnd: number | null = null;
  let itemStart: number | null = null;
  let opened = 0;
  let closed = 0;
  for (let position = start; position < end; position++) {
    const character = text.charAt(position);
    if (character === '#') {
      const stop = lineEnd(text, position);
      comments.push({ start: position, end: stop });
      position = stop - 1;
    } else if (character === ',') {
      if (comma !== null) return null;
      comma = position;
    } else if (character === ')') {
      if (comma !== null) return null;
      itemEnd = position + 1;
      closed += 1;
    } else if (character === '(' || character === '*') {
      itemStart ??= position;
      if (character === '(') opened += 1;
    } else if (!/[\s\\]/.test(character)) {
      return null;
    }
  }
  return { comma, comments, itemEnd, itemStart, opened, closed };
}

const sameLineComment = (text: string, end: number, comments: readonly Span[]): Span | null =>
  comments.find((comment) => !text.slice(end, comment.start).includes('\n')) ?? null;

export const lineStart = (text: string, offset: number): number => text.lastIndexOf('\n', offset - 1) + 1;

/** The end of the line without its line break. */
export function lineEnd(text: string, offset: number): number {
  const end = text.indexOf('\n', offset);
  if (end < 0) return text.length;
  return text.charAt(end - 1) === '\r' && end > offset ? end - 1 : end;
}

export const indentAt = (text: string, offset: number): string =>
  /^[ \t]*/.exec(text.slice(lineStart(text, offset), offset))?.[0] ?? '';

/** The line break that the text uses. */
export const lineBreakOf = (text: string): string => (text.includes('\r\n') ? '\r\n' : '\n');
