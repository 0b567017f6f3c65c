import type { Span } from '../../base/span.ts';
import type { Slot, SlotList } from '../slotEdits.ts';
import { lineEnd, startsLine } from '../textLines.ts';

/**
 * Finds the commas and comments between items whose spans are known, so that no string or nested bracket has to be read.
 * `brackets` runs from the opening to the closing bracket. Null where the text does not fit (a tuple without parentheses).
 */
export function readSlots(text: string, brackets: Span, items: readonly Span[]): SlotList | null {
  const inside = { start: brackets.start + 1, end: brackets.end - 1 };
  if (!'([{'.includes(text.charAt(brackets.start)) || !')]}'.includes(text.charAt(inside.end))) return null;
  const gaps: Gap[] = [];
  for (const [index, item] of [...items, { start: inside.end, end: inside.end }].entries()) {
    const gap = readGap(text, items[index - 1]?.end ?? inside.start, item.start);
    if (gap === null) return null;
    gaps.push(gap);
  }
  const slots: Slot[] = [];
  for (const [index, item] of items.entries()) {
    const before = gaps[index];
    const after = gaps[index + 1];
    if (!before || !after || (index > 0 && before.comma === null) || before.opened !== after.closed) return null;
    slots.push(slotBetween(text, item, before, after));
  }
  const openingEnd = sameLineComment(text, inside.start, gaps[0]?.comments ?? [])?.end ?? inside.start;
  return { text, inside, slots, openingEnd, padding: '' };
}

/** What stands between two items. */
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

function slotBetween(text: string, item: Span, before: Gap, after: Gap): Slot {
  const start = before.itemStart ?? item.start;
  const end = after.itemEnd ?? item.end;
  const own = before.comments.find((comment) => comment.start > (before.comma ?? 0) && startsLine(text, comment.start));
  return {
    span: { start, end },
    comma: after.comma,
    comment: sameLineComment(text, end, after.comments),
    lead: own?.start ?? start,
    startsLine: startsLine(text, start),
  };
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
  comments.find((comment) => comment.start >= end && !text.slice(end, comment.start).includes('\n')) ?? null;
