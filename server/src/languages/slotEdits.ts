import type { Span } from '../base/span.ts';
import { indentAt, indentUnit, lineBreakOf, lineEnd, lineStart } from './textLines.ts';

/** One item between the commas of a list, with what belongs to it. */
export interface Slot {
  /** The item without the comments and blanks around it. */
  readonly span: Span;
  /** The offset of the comma behind it. */
  readonly comma: number | null;
  /** The comment behind the item or its comma that ends their line. */
  readonly comment: Span | null;
  /** Where what belongs to the item begins: a comment between the comma before and the item, else the item. */
  readonly lead: number;
  /** Whether nothing stands in front of the item on its line. */
  readonly startsLine: boolean;
}

/** Arguments, entries or items between two brackets. */
export interface SlotList {
  readonly text: string;
  /** The range between the brackets. */
  readonly inside: Span;
  readonly slots: readonly Slot[];
  /** The end of a comment on the line of the opening bracket, or of the bracket. */
  readonly openingEnd: number;
  /** What stands between a bracket and a lone item. */
  readonly padding: '' | ' ';
}

export interface SpanEdit {
  readonly span: Span;
  readonly newText: string;
}

/** Adds an item in front of the one at `index`, or last. Commas, lines and indentation follow the items that are there. */
export function insertSlot(list: SlotList, index: number, item: string): readonly SpanEdit[] | null {
  if (list.slots.length === 0) return index === 0 ? insertOnly(list, item) : null;
  const next = list.slots[index];
  const previous = list.slots[index - 1];
  if (next) return [insertBefore(list, next, previous, item)];
  return previous ? insertLast(list, previous, item) : null;
}

/** Removes an item with its comma, and with its line where it has the line for itself. Comments above it stay. */
export function removeSlot(list: SlotList, index: number): readonly SpanEdit[] | null {
  const { text, inside, slots } = list;
  const slot = slots[index];
  if (slot === undefined) return null;
  const previous = slots[index - 1];
  const end = endOf(slot);
  const lineBreak = lineEnd(text, end);
  const ownsLines = slot.startsLine && text.slice(end, lineBreak).trim() === '' && lineBreak < inside.end;
  const orphan = slot.comma === null && previous ? removalOfComma(previous) : [];
  if (ownsLines) return [...orphan, removal(lineStart(text, slot.span.start), text.indexOf('\n', lineBreak) + 1)];
  if (slots.length === 1) return [removal(slot.span.start, slot.comma === null ? slot.span.end : slot.comma + 1)];
  if (slot.comma === null) {
    const from = previous === undefined || previous.comment ? slot.span.start : (previous.comma ?? previous.span.end);
    return previous?.comment ? [...orphan, removal(from, slot.span.end)] : [removal(from, slot.span.end)];
  }
  if (slots[index + 1] === undefined && previous?.comma !== null && previous !== undefined && !previous.comment) {
    return [removal(previous.comma + 1, slot.comma + 1)];
  }
  const blanks = /^[ \t]*/.exec(text.slice(slot.comma + 1))?.[0].length ?? 0;
  const isLineEnd = slot.comma + 1 + blanks === lineEnd(text, slot.comma);
  if (isLineEnd && previous && previous.comma !== null && !slot.startsLine)
    return [removal(previous.comma + 1, slot.comma + 1)];
  return [removal(slot.span.start, slot.comma + 1 + blanks)];
}

/** Moves an item with its comments. Null where a comment would end up in front of other code on its line. */
export function moveSlot(list: SlotList, from: number, to: number): readonly SpanEdit[] | null {
  const { text, slots } = list;
  if (slots[from] === undefined || slots[to] === undefined) return null;
  const order = slots.map((_, index) => index);
  order.splice(from, 1);
  order.splice(to, 0, from);
  const moved = slots.flatMap((slot, index) => {
    const source = slots[order[index] ?? index];
    return source === undefined || source === slot ? [] : [{ slot, source }];
  });
  if (moved.some(({ slot, source }) => source.comment !== null && !endsLine(text, tailOf(slot).end))) return null;
  return moved
    .flatMap(({ slot, source }) => [
      { span: contentOf(slot), newText: textOf(text, contentOf(source)) },
      { span: tailOf(slot), newText: textOf(text, tailOf(source)) },
    ])
    .filter((edit) => textOf(text, edit.span) !== edit.newText);
}

function insertOnly(list: SlotList, item: string): readonly SpanEdit[] {
  const { text, inside, padding } = list;
  const content = textOf(text, inside);
  if (content.trim() === '' && !content.includes('\n')) return [{ span: inside, newText: padding + item + padding }];
  const at = inside.start + content.trimEnd().length;
  if (!content.includes('\n')) return [insertion(at, ` ${item}`)];
  const indent = indentAt(text, lineStart(text, inside.start) + text.slice(lineStart(text, inside.start)).search(/\S/));
  return [insertion(at, `${lineBreakOf(text)}${indent}${indentUnit(text)}${item},`)];
}

/** Comments on lines of their own belong to the item below them: the new item goes above them. */
function insertBefore(list: SlotList, next: Slot, previous: Slot | undefined, item: string): SpanEdit {
  if (!next.startsLine) return insertion(next.lead, `${item}, `);
  const at = previous ? endOf(previous) : list.openingEnd;
  return insertion(at, `${lineBreakOf(list.text)}${indentAt(list.text, next.span.start)}${item},`);
}

function insertLast(list: SlotList, last: Slot, item: string): readonly SpanEdit[] {
  const { text } = list;
  const line = `${lineBreakOf(text)}${indentAt(text, last.span.start)}${item}`;
  if (last.comma !== null) {
    return last.startsLine ? [insertion(endOf(last), `${line},`)] : [insertion(last.comma + 1, ` ${item},`)];
  }
  if (!last.startsLine) return [insertion(last.span.end, `, ${item}`)];
  if (last.comment === null) return [insertion(last.span.end, `,${line}`)];
  return [insertion(last.span.end, ','), insertion(last.comment.end, line)];
}

/** The item with the comments in front of it. */
const contentOf = (slot: Slot): Span => ({ start: slot.lead, end: slot.span.end });

/** The comment that ends the item's line, with the blanks in front of it. */
function tailOf(slot: Slot): Span {
  const start = slot.comma !== null ? slot.comma + 1 : slot.span.end;
  return slot.comment && slot.comment.start >= start ? { start, end: slot.comment.end } : { start, end: start };
}

/** The end of an item with its comma and the comment behind it. */
const endOf = (slot: Slot): number =>
  Math.max(slot.span.end, slot.comma === null ? 0 : slot.comma + 1, slot.comment?.end ?? 0);

const endsLine = (text: string, offset: number): boolean => text.slice(offset, lineEnd(text, offset)).trim() === '';

const removalOfComma = (slot: Slot): SpanEdit[] => (slot.comma === null ? [] : [removal(slot.comma, slot.comma + 1)]);

const textOf = (text: string, span: Span): string => text.slice(span.start, span.end);
const insertion = (at: number, newText: string): SpanEdit => ({ span: { start: at, end: at }, newText });
const removal = (start: number, end: number): SpanEdit => ({ span: { start, end }, newText: '' });
