import { overlaps, type Span } from '../../base/span.ts';
import type { CallExpr, Expr, FileIr, ListExpr, RecordExpr } from '../../ir/types.ts';
import { walkFunction } from '../../ir/walk.ts';
import type { LanguageEditor, TextEdit } from '../language.ts';
import { insertSlot, moveSlot, removeSlot, type SlotList, type SpanEdit } from '../slotEdits.ts';
import { quoteKey, quoteText } from './quotes.ts';
import { readSlots } from './slots.ts';
import { insertBeforeStatement, removeStatementLines } from './statementEdits.ts';

/** Edits of JavaScript and TypeScript. An option is a property of the object at an argument position, the first if none is named. */
export const typeScriptEditor: LanguageEditor = {
  addOption: (ir, call, name, value, options) => inFile(ir, addOption(ir, call, name, value, options?.argument ?? 0)),
  addEntry: (ir, record, name, value) => inFile(ir, addEntry(ir, record, name, value)),
  removeArgument: (ir, call, argument) => {
    const slots = argumentSlots(ir, call);
    return inFile(ir, slots && removeSlot(slots, call.args.indexOf(argument)));
  },
  removeEntry: (ir, record, entry) => {
    const slots = entrySlots(ir, record);
    return inFile(ir, slots && removeSlot(slots, record.entries.indexOf(entry)));
  },
  insertItem: (ir, list, index, text) => {
    const slots = itemSlots(ir, list);
    return inFile(ir, slots && insertSlot(slots, index, text));
  },
  moveItem: (ir, list, from, to) => {
    const slots = itemSlots(ir, list);
    return inFile(ir, slots && moveSlot(slots, from, to));
  },
  insertStatementBefore: (ir, stmt, text) => inFile(ir, insertBeforeStatement(ir, stmt, text)),
  removeStatement: (ir, stmt) => inFile(ir, removeStatementLines(ir, stmt)),
  replaceExpr: (ir, expr, text) => inFile(ir, replaceExpr(ir, expr, text)),
  quote: (ir, text) => quoteText(ir.text, text),
  comment: (text) => `// ${text.replace(/\s*[\r\n\u2028\u2029]+\s*/g, ' ')}`,
};

function addOption(ir: FileIr, call: CallExpr, name: string, value: string, index: number): readonly SpanEdit[] | null {
  const argument = call.args[index];
  if (call.args.slice(0, index + 1).some((other) => other.form !== 'positional') || index > call.args.length)
    return null;
  const option = `${quoteKey(ir.text, name)}: ${value}`;
  if (argument === undefined) return addFirstOption(ir, call, option);
  const target = argument.value.kind === 'cast' ? argument.value.operand : argument.value;
  switch (target.kind) {
    case 'record':
      return addEntry(ir, target, name, value);
    case 'literal':
      return target.value === undefined ? [{ span: target.span, newText: `{ ${option} }` }] : null;
    case 'name':
    case 'member':
    case 'index':
    case 'call':
    case 'await':
      // The spread comes first, so that the option wins.
      return isSound(ir, target.span)
        ? [{ span: target.span, newText: `{ ...${textOf(ir, target)}, ${option} }` }]
        : null;
    default:
      return null;
  }
}

/** The options object itself is missing, and maybe the parentheses of a `new`. */
function addFirstOption(ir: FileIr, call: CallExpr, option: string): readonly SpanEdit[] | null {
  const { parens } = call;
  if (call.isNew && parens.start === parens.end) return [{ span: parens, newText: `({ ${option} })` }];
  const slots = argumentSlots(ir, call);
  return slots && insertSlot(slots, call.args.length, `{ ${option} }`);
}

function addEntry(ir: FileIr, record: RecordExpr, name: string, value: string): readonly SpanEdit[] | null {
  if (record.entries.some((entry) => entry.kind === 'entry' && entry.key === name)) return null;
  const slots = entrySlots(ir, record);
  return slots && insertSlot(slots, record.entries.length, `${quoteKey(ir.text, name)}: ${value}`);
}

/** A shorthand property gets its name in front of the new value. */
function replaceExpr(ir: FileIr, expr: Expr, text: string): readonly SpanEdit[] | null {
  if (expr.span.start === expr.span.end) return null;
  const newText = isShorthandValue(ir, expr) ? `${textOf(ir, expr)}: ${text}` : text;
  return [{ span: expr.span, newText }];
}

function isShorthandValue(ir: FileIr, expr: Expr): boolean {
  if (expr.kind !== 'name') return false;
  let found = false;
  walkFunction(ir.module, {
    expr: (outer) => {
      if (outer.kind !== 'record') return;
      found ||= outer.entries.some((entry) => entry.kind === 'entry' && entry.isShorthand && entry.value === expr);
    },
  });
  return found;
}

function argumentSlots(ir: FileIr, call: CallExpr): SlotList | null {
  if (!call.isClosed || call.isTagged || !isSound(ir, call.parens)) return null;
  return readSlots(ir.text, call.parens, spansOf(call.args));
}

const entrySlots = (ir: FileIr, record: RecordExpr): SlotList | null =>
  isSound(ir, record.span) ? readSlots(ir.text, record.span, spansOf(record.entries)) : null;

const itemSlots = (ir: FileIr, list: ListExpr): SlotList | null =>
  isSound(ir, list.span) ? readSlots(ir.text, list.span, spansOf(list.items.map((item) => item.value))) : null;

/** Code with an error inside is not edited: where its brackets end is a guess. */
const isSound = (ir: FileIr, span: Span): boolean => !ir.errors.some((error) => overlaps(error, span));

const spansOf = (nodes: readonly { readonly span: Span }[]): readonly Span[] => nodes.map((node) => node.span);

const textOf = (ir: FileIr, expr: Expr): string => ir.text.slice(expr.span.start, expr.span.end);

const inFile = (ir: FileIr, edits: readonly SpanEdit[] | null): readonly TextEdit[] | null =>
  edits === null ? null : edits.map((edit) => ({ path: ir.path, ...edit }));
