import { findNodeAtLocation, type Node, parseTree } from 'jsonc-parser';
import type { Span } from '../base/span.ts';
import { readNotebook } from './notebook.ts';
import { readNotebookFile } from './notebookFile.ts';

export interface NotebookEdit {
  /** In the joined text of the code cells. */
  readonly span: Span;
  readonly newText: string;
}

/**
 * The text of an `.ipynb` file after edits of its code. All but the lines that change stays as it is, to the byte. Null where that cannot be
 * done: an edit over the end of a cell, or a notebook of format 3.
 */
export function editNotebook(fileText: string, edits: readonly NotebookEdit[]): string | null {
  const { cells } = readNotebook(fileText);
  const texts = new Map(readNotebookFile(fileText).cells.map((cell) => [cell.index, cell.text]));
  const tree = parseTree(fileText);
  const changed = new Map<number, string>();
  for (const { span, newText } of edits.toSorted((a, b) => b.span.start - a.span.start)) {
    const cell = cells.find(({ start, end }) => start <= span.start && span.end <= end);
    const text = cell === undefined ? undefined : (changed.get(cell.index) ?? texts.get(cell.index));
    if (cell === undefined || text === undefined) return null;
    changed.set(cell.index, text.slice(0, span.start - cell.start) + newText + text.slice(span.end - cell.start));
  }
  let result = fileText;
  for (const [index, text] of [...changed].sort(([a], [b]) => b - a)) {
    const source = tree === undefined ? undefined : findNodeAtLocation(tree, ['cells', index, 'source']);
    if (source === undefined) return null;
    const { offset, length } = source;
    result = result.slice(0, offset) + sourceOf(text, source, fileText) + result.slice(offset + length);
  }
  return result;
}

/** A cell's code in the form that it has in the file: one string, or a list with a string for each line. */
function sourceOf(text: string, source: Node, fileText: string): string {
  if (source.type !== 'array') return JSON.stringify(text);
  const items = source.children ?? [];
  const written = new Map(items.map((item) => [item.value as unknown, slice(fileText, item)]));
  const lines = text === '' ? [] : text.split(/(?<=\n)/);
  const [first] = items;
  const last = items.at(-1);
  if (first === undefined || last === undefined) return JSON.stringify(lines);
  const before = fileText.slice(source.offset, first.offset);
  const after = fileText.slice(last.offset + last.length, source.offset + source.length);
  return (
    before + lines.map((line) => written.get(line) ?? JSON.stringify(line)).join(`,${before.slice(1) || ' '}`) + after
  );
}

const slice = (text: string, { offset, length }: Node): string => text.slice(offset, offset + length);
