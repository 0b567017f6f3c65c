import type { Stmt } from '../../ir/types.ts';
import type { SpanEdit } from './slotEdits.ts';
import { indentAt, lineBreakOf, lineEnd, lineStart } from './slots.ts';

/** Puts a statement on lines of its own in front of another, with its indentation. Null for a statement inside a line. */
export function insertBeforeStatement(text: string, stmt: Stmt, source: string): readonly SpanEdit[] | null {
  const indent = indentOf(text, stmt);
  if (indent === null) return null;
  const at = lineStart(text, stmt.span.start);
  const lines = source.split(/\r?\n/).map((line) => (line === '' ? '' : indent + line) + lineBreakOf(text));
  return [{ span: { start: at, end: at }, newText: lines.join('') }];
}

/** Removes the lines of a statement, with a comment behind it. The only statement of a block becomes `pass`. */
export function removeStatementLines(text: string, stmt: Stmt): readonly SpanEdit[] | null {
  const indent = indentOf(text, stmt);
  const end = lineEnd(text, stmt.span.end);
  if (indent === null || !/^[ \t]*(?:#.*)?$/.test(text.slice(stmt.span.end, end))) return null;
  const start = lineStart(text, stmt.span.start);
  const lineBreak = text.indexOf('\n', end);
  const next = lineBreak < 0 ? text.length : lineBreak + 1;
  const isAlone =
    codeIndent(text.slice(0, start).split('\n').reverse()) < indent.length &&
    codeIndent(text.slice(next).split('\n')) < indent.length;
  if (isAlone) return [{ span: { start: stmt.span.start, end }, newText: 'pass' }];
  return [{ span: { start, end: next }, newText: '' }];
}

/** The indentation of a statement that begins its line. An `elif` is no statement of its own. */
function indentOf(text: string, stmt: Stmt): string | null {
  const indent = indentAt(text, stmt.span.start);
  const isFirst = lineStart(text, stmt.span.start) + indent.length === stmt.span.start;
  return isFirst && !/^elif\b/.test(text.slice(stmt.span.start, stmt.span.start + 5)) ? indent : null;
}

/** The indentation of the first line that has code; -1 if there is none. */
function codeIndent(lines: readonly string[]): number {
  const line = lines.find((candidate) => /^\s*[^\s#]/.test(candidate));
  return line === undefined ? -1 : line.length - line.trimStart().length;
}
