import type { Span } from '../../base/span.ts';
import type { Slot, SlotList } from '../slotEdits.ts';
import { lineEnd, startsLine } from '../textLines.ts';

/**
 * Finds the commas and comments between items. The spans of `items` may leave out what is no node of the program: parentheses, spreads
 * and casts around a value. Null where the text between the brackets does not fit, as in broken code.
 */
export function readSlots(text: string, brackets: Span, items: readonly Span[]): SlotList | null {
  const inside = { start: brackets.start + 1, end: brackets.end - 1 };
  const opening = text.charAt(brackets.start);
  if (!'([{'.includes(opening) || text.charAt(inside.end) !== closing[opening] || inside.end < inside.start)
    return null;
  const bounds = [{ start: inside.start, end: inside.start }, ...items, { start: inside.end, end: inside.end }];
  const gaps: Gap[] = [];
  for (const [index, bound] of bounds.slice(1).entries()) {
    const gap = readGap(text, bounds[index]?.end ?? inside.start, bound.start, index === 0);
    const isLast = index === items.length;
    if (gap === null || (isLast ? gap.codeStart !== null : index > 0 && gap.comma === null)) return null;
    gaps.push(gap);
  }
  const slots = items.map((item, index) => slotBetween(text, item, gaps[index], gaps[index + 1]));
  const openingEnd = sameLineComment(text, inside.start, gaps[0]?.comments ?? [])?.end ?? inside.start;
  return { text, inside, slots, openingEnd, padding: opening === '{' ? ' ' : '' };
}

const closing: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' };

/** What stands between two items: the rest of the first, a comma, comments, the start of the second. */
interface Gap {
  readonly start: number;
  readonly comma: number | null;
  readonly comments: readonly Span[];
  /** The end of the code in front of the comma, and the start of the code behind it. */
  readonly codeEnd: number | null;
  readonly codeStart: number | null;
}

function slotBetween(text: string, item: Span, before: Gap | undefined, after: Gap | undefined): Slot {
  const end = after?.codeEnd ?? item.end;
  const start = before?.codeStart ?? item.start;
  const comma = after?.comma ?? null;
  const tail = sameLineComment(text, Math.max(end, comma ?? 0), after?.comments ?? []);
  // A comment behind the comma before belongs to this item, unless it ends the line of the item before.
  const leadFrom = before?.comma ?? before?.start ?? start;
  const comments = before?.comments.filter((comment) => comment.start >= leadFrom && comment.end <= start) ?? [];
  const previousTail = sameLineComment(text, leadFrom, comments);
  const lead = comments.find((comment) => comment.start >= (previousTail?.end ?? 0))?.start ?? start;
  return { span: { start, end }, comma, comment: tail, lead, startsLine: startsLine(text, start) };
}

/**
 * Reads from the end of a value to the start of the next. The comma that parts them is the first one outside of the brackets of a type
 * (`x as Map<A, B>`); closing parentheses belong to the value in front.
 */
function readGap(text: string, start: number, end: number, isFirst: boolean): Gap | null {
  if (end < start) return null;
  const comments: Span[] = [];
  let comma: number | null = null;
  let codeEnd: number | null = null;
  let codeStart: number | null = null;
  let depth = 0;
  for (let offset = start; offset < end; offset++) {
    const char = text.charAt(offset);
    const comment = commentEnd(text, offset);
    if (comment !== null) {
      if (comment > end) return null;
      comments.push({ start: offset, end: comment });
      offset = comment - 1;
    } else if (char === ',' && depth === 0) {
      if (isFirst || comma !== null) return null;
      comma = offset;
    } else if (!/\s/.test(char)) {
      if ('<{[('.includes(char)) depth++;
      if ('>}])'.includes(char) && text.charAt(offset - 1) !== '=') depth = Math.max(0, depth - 1);
      if (isFirst || comma !== null) codeStart ??= offset;
      else codeEnd = offset + 1;
    }
  }
  return { start, comma, comments, codeEnd, codeStart };
}

function commentEnd(text: string, offset: number): number | null {
  if (text.startsWith('//', offset)) return lineEnd(text, offset);
  if (!text.startsWith('/*', offset)) return null;
  const end = text.indexOf('*/', offset + 2);
  return end < 0 ? text.length : end + 2;
}

/** The comments from an offset to the end of its line, if nothing else stands there. */
function sameLineComment(text: string, from: number, comments: readonly Span[]): Span | null {
  const end = lineEnd(text, from);
  const inLine = comments.filter((comment) => comment.start >= from && comment.start < end);
  const [first] = inLine;
  const last = inLine[inLine.length - 1];
  if (first === undefined || last === undefined || last.end > end) return null;
  return text.slice(last.end, end).trim() === '' ? { start: first.start, end: last.end } : null;
}
