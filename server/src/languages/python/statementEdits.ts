import type { Stmt } from '../../ir/types.ts';
import type { SpanEdit } from '../slotEdits.ts';
import { indentAt, lineBreakOf, lineEnd, lineStart, startsLine } from '../textLines.ts';

/** Puts a statement on lines of its own in front of another and of the comments above that. Null for a statement inside a line. */
export function insertBeforeStatement(text: string, stmt: Stmt, source: string): readonly SpanEdit[] | null {
  if (!ownsLine(text, stmt)) return null;
  const indent = indentAt(text, stmt.span.start);
  const at = startOfComments(text, lineStart(text, stmt.span.start), indent);
  const lines = source.split(/\r?\n/).map((line) => (line === '' ? '' : indent + line) + lineBreakOf(text));
  return [{ span: { start: at, end: at }, newText: lines.join('') }];
}

/** Removes the lines of a statement, with a comment behind it. The only statement of a block becomes `pass`. */
export function removeStatementLines(text: string, stmt: Stmt): readonly SpanEdit[] | null {
  const end = lineEnd(text, stmt.span.end);
  if (!ownsLine(text, stmt) || !/^[ \t]*(?:#.*)?$/.test(text.slice(stmt.span.end, end))) return null;
  const indent = indentAt(text, stmt.span.start).length;
  const start = lineStart(text, stmt.span.start);
  const lineBreak = text.indexOf('\n', end);
  const next = lineBreak < 0 ? text.length : lineBreak + 1;
  const isAlone =
    codeIndent(text.slice(0, start).split('\n').reverse()) < indent &&
    codeIndent(text.slice(next).split('\n')) < indent;
  if (isAlone) return [{ span: { start: stmt.span.start, end }, newText: 'pass' }];
  return [{ span: { start, end: next }, newText: '' }];
}

/** An `elif` is no statement of its own. */
const ownsLine = (text: string, stmt: Stmt): boolean =>
  startsLine(text, stmt.span.start) && !/^elif\b/.test(text.slice(stmt.span.start, stmt.span.start + 5));

/** The start of the comments directly above a line that are indented like it. */
function startOfComments(text: string, line: number, indent: string): number {
  let start = line;
  while (start > 0) {
    const above = lineStart(text, start - 1);
    if (!text.startsWith(`${indent}#`, above)) return start;
    start = above;
  }
  return start;
}

/** The indentation of the first line that has code; -1 if there is none. */
function codeIndent(lines: readonly string[]): number {
  const line = lines.find((candidate) => /^\s*[^\s#]/.test(candidate));
  return line === undefined ? -1 : line.length - line.trimStart().length;
}
