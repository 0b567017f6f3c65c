import type { Span } from '../../base/span.ts';
import type { Slot, SlotList } from './slots.ts';
import { indentAt, lineBreakOf, lineEnd, lineStart } from './slots.ts';

export interface SpanEdit {
  readonly span: Span;
  readonly newText: string;
}

/** Adds an item in front of the one at `index`, or last. Commas, lines and indentation follow the items that are there. */
export function insertSlot(list: SlotList, index: number, item: string): readonly SpanEdit[] | null {
  if (list.slots.length === 0) return insertOnly(list, item);
  const next = list.slots[index];
  const previous = list.slots[index - 1];
  if (next) return [insertBefore(list, next, previous, item)];
  return previous ? insertLast(list, previous, item) : null;
}

function insertOnly(list: SlotList, item: string): readonly SpanEdit[] {
  const { text, inside } = list;
  const content = text.slice(inside.start, inside.end);
  if (!content.includes('\n')) return [insert(inside.start, item)];
  const closing = indentAt(text, inside.end);
  const at = inside.start + content.replace(/\s+$/, '').length;
  const indent = closing + (closing.includes('\t') ? '\t' : '    ');
  return [insert(at, `${lineBreakOf(text)}${indent}${item},`)];
}

function insertBefore(list: SlotList, next: Slot, previous: Slot | undefined, item: string): SpanEdit {
  const { text, inside } = list;
  if (!next.startsLine) return insert(next.span.start, `${item}, `);
  // Comments on lines of their own belong to the item below them: the new item goes above them.
  const at = previous ? endOf(previous) : endOfOpening(text, inside.start);
  return insert(at, `${lineBreakOf(text)}${indentAt(text, next.span.start)}${item},`);
}

function insertLast(list: SlotList, last: Slot, item: string): readonly SpanEdit[] {
  const { text } = list;
  const line = `${lineBreakOf(text)}${indentAt(text, last.span.start)}${item}`;
  if (last.comma !== null) {
    return last.startsLine ? [insert(endOf(last), `${line},`)] : [insert(last.comma + 1, ` ${item},`)];
  }
  if (!last.startsLine) return [insert(last.span.end, `, ${item}`)];
  if (last.comment === null) return [insert(last.span.end, `,${line}`)];
  return [insert(last.span.end, ','), insert(last.comment.end, line)];
}

/** Removes an item with its comma, and with its line where it has the line for itself. */
export function removeSlot(list: SlotList, index: number): readonly SpanEdit[] | null {
  const slot = list.slots[index];
  if (slot === undefined) return null;
  const { text, inside } = list;
  const previous = list.slots[index - 1];
  const next = list.slots[index + 1];
  const end = endOf(slot);
  const lineBreak = lineEnd(text, end);
  const ownsLines = slot.startsLine && text.slice(end, lineBreak).trim() === '' && lineBreak < inside.end;
  const orphan =
    slot.comma === null && previous && previous.comma !== null ? [removal(previous.comma, previous.comma + 1)] : [];
  if (ownsLines) {
    const afterBreak = text.indexOf('\n', lineBreak) + 1;
    return [...orphan, removal(lineStart(text, slot.span.start), afterBreak)];
  }
  if (next) {
    const isSameLine = !text.slice(slot.span.start, next.span.start).includes('\n');
    if (isSameLine || slot.comma === null) return [removal(slot.span.start, next.span.start)];
    const from = previous && previous.comma !== null && !slot.startsLine ? previous.comma + 1 : slot.span.start;
    return [removal(from, slot.comma + 1)];
  }
  if (previous && previous.comma !== null) {
    if (text.slice(previous.comma, slot.span.start).includes('#'))
      return [...orphan, removal(slot.span.start, slot.span.end)];
    return [removal(previous.comma, slot.span.end)];
  }
  return [removal(slot.span.start, slot.comma === null ? slot.span.end : slot.comma + 1)];
}

/** Moves an item; comments go with it. Null where comments stand between items that share lines. */
export function moveSlot(list: SlotList, from: number, to: number): readonly SpanEdit[] | null {
  const { text, slots } = list;
  if (slots[from] === undefined || slots[to] === undefined) return null;
  if (from === to) return [];
  const order = slots.map((_, index) => index);
  order.splice(from, 1);
  order.splice(to, 0, from);
  if (list.hasComment && !slots.every((slot) => slot.startsLine)) return null;
  const edits = slots.flatMap((slot, index) => {
    const source = slots[order[index] ?? index];
    if (source === undefined || source === slot) return [];
    return [
      replacement(leadOf(list, index), text.slice(...rangeOf(leadOf(list, order[index] ?? index)))),
      replacement(slot.span, text.slice(source.span.start, source.span.end)),
      replacement(tailOf(slot), text.slice(...rangeOf(tailOf(source)))),
    ];
  });
  return edits.filter((edit) => text.slice(edit.span.start, edit.span.end) !== edit.newText);
}

/** The comments on lines of their own in front of an item, with its indentation. */
function leadOf(list: SlotList, index: number): Span {
  const slot = list.slots[index];
  const previous = list.slots[index - 1];
  if (slot === undefined || !slot.startsLine) return { start: slot?.span.start ?? 0, end: slot?.span.start ?? 0 };
  const before = previous ? endOf(previous) : endOfOpening(list.text, list.inside.start);
  return { start: Math.min(list.text.indexOf('\n', before) + 1, slot.span.start), end: slot.span.start };
}

/** The comment behind an item, with the blanks in front of it. */
function tailOf(slot: Slot): Span {
  const start = slot.comma !== null ? slot.comma + 1 : slot.span.end;
  return slot.comment && slot.comment.start >= start ? { start, end: slot.comment.end } : { start, end: start };
}

const rangeOf = (span: Span): [number, number] => [span.start, span.end];

/** The end of an item with its comma and the comment behind it. */
const endOf = (slot: Slot): number =>
  Math.max(slot.span.end, slot.comma === null ? 0 : slot.comma + 1, slot.comment?.end ?? 0);

/** The end of the opening bracket's line, where only a comment stands on it. */
function endOfOpening(text: string, start: number): number {
  const end = lineEnd(text, start);
  return /^\s*(?:#|$)/.test(text.slice(start, end)) ? end : start;
}

const insert = (at: number, newText: string): SpanEdit => ({ span: { start: at, end: at }, newText });
const removal = (start: number, end: number): SpanEdit => ({ span: { start, end }, newText: '' });
const replacement = (span: Span, newText: string): SpanEdit => ({ span, newText });
