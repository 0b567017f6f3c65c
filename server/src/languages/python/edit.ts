import type { ArgumentIr, CallExpr, FileIr, ListExpr, RecordExpr } from '../../ir/types.ts';
import type { LanguageEditor, TextEdit } from '../language.ts';
import type { SlotList, SpanEdit } from '../slotEdits.ts';
import { insertSlot, moveSlot, removeSlot } from '../slotEdits.ts';
import { quoteKey, quoteText } from './quotes.ts';
import { readSlots } from './slots.ts';
import { insertBeforeStatement, removeStatementLines } from './statementEdits.ts';

/** Edits of Python. An option is a keyword argument. */
export const pythonEditor: LanguageEditor = {
  addOption: (ir, call, name, value, options) => {
    const target = options?.argument === undefined ? undefined : call.args[options.argument]?.value;
    if (target?.kind === 'record') return addEntry(ir, target, name, value);
    return addKeyword(ir, call, `${name}=${value}`, name);
  },
  addEntry,
  removeArgument: (ir, call, argument) => {
    const list = argumentSlots(ir, call);
    const index = call.args.indexOf(argument);
    return list && index >= 0 ? inFile(ir, removeSlot(list, index)) : null;
  },
  removeEntry: (ir, record, entry) => {
    const list = entrySlots(ir, record);
    const index = record.entries.indexOf(entry);
    return list && index >= 0 ? inFile(ir, removeSlot(list, index)) : null;
  },
  insertItem: (ir, list, index, text) => {
    const slots = itemSlots(ir, list);
    const isFirstOfTuple = list.form === 'tuple' && list.items.length === 0;
    return slots && inFile(ir, insertSlot(slots, index, isFirstOfTuple ? `${text},` : text));
  },
  moveItem: (ir, list, from, to) => {
    const slots = itemSlots(ir, list);
    return slots && inFile(ir, moveSlot(slots, from, to));
  },
  insertStatementBefore: (ir, stmt, text) => inFile(ir, insertBeforeStatement(ir.text, stmt, text)),
  removeStatement: (ir, stmt) => inFile(ir, removeStatementLines(ir.text, stmt)),
  replaceExpr: (ir, expr, text) =>
    expr.span.end > expr.span.start ? inFile(ir, [{ span: expr.span, newText: text }]) : null,
  quote: quoteText,
  comment: (text) => `# ${text.replace(/\s*[\r\n]+\s*/g, ' ')}`,
};

/** Behind the last argument, but in front of `**options` at the end: that is where people write it, and both mean the same. */
function addKeyword(ir: FileIr, call: CallExpr, item: string, name: string): readonly TextEdit[] | null {
  const list = argumentSlots(ir, call);
  if (list === null || call.args.some((argument) => argument.name === name)) return null;
  const spreads = [...call.args].reverse().findIndex((argument) => argument.form !== 'spread-named');
  const index = call.args.length - (spreads < 0 ? call.args.length : spreads);
  return inFile(ir, insertSlot(list, index, item));
}

function addEntry(ir: FileIr, record: RecordExpr, name: string, value: string): readonly TextEdit[] | null {
  const list = entrySlots(ir, record);
  if (list === null || record.entries.some((entry) => entry.kind === 'entry' && entry.key === name)) return null;
  return inFile(ir, insertSlot(list, record.entries.length, `${quoteKey(ir, record, name)}: ${value}`));
}

/** Null for a call that has no parentheses of its own: `f(x for x in xs)` takes no second argument as it stands. */
function argumentSlots(ir: FileIr, call: CallExpr): SlotList | null {
  const isGenerator = call.args.some((argument: ArgumentIr) => argument.span.start <= call.parens.start);
  if (!call.isClosed || isGenerator || ir.text.charAt(call.parens.start) !== '(') return null;
  return readSlots(
    ir.text,
    call.parens,
    call.args.map((argument) => argument.span),
  );
}

const entrySlots = (ir: FileIr, record: RecordExpr): SlotList | null =>
  readSlots(
    ir.text,
    record.span,
    record.entries.map((entry) => entry.span),
  );

const itemSlots = (ir: FileIr, list: ListExpr): SlotList | null =>
  readSlots(
    ir.text,
    list.span,
    list.items.map((item) => item.value.span),
  );

const inFile = (ir: FileIr, edits: readonly SpanEdit[] | null): readonly TextEdit[] | null =>
  edits === null ? null : edits.map((edit) => ({ path: ir.path, ...edit }));
