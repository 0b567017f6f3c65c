import { lineIndexAt, lineStarts } from '../base/source.ts';
import { type Span, spanOf } from '../base/span.ts';
import type { CommentIr, FileIr, LanguageId } from './types.ts';
import { forEachStmt } from './walk.ts';

/** The code that a comment speaks of: its line, or the line below, with all of the statements that start there. `isAbove`: never its own line. */
export type CommentedCode = (comment: Span, isAbove: boolean) => readonly Span[];

/** A comment that has its line to itself stands for the next line of code; other comments may stand between. */
export function commentedCode(ir: FileIr): CommentedCode {
  const lines = linesOf(ir.text);
  const commentLines = ownLines(ir.comments, lines);
  const isComment = (line: number): boolean =>
    commentLines.has(line) || lineComment[ir.language].test(lines.text(line));
  const statements = statementsByFirstLine(ir, lines);
  return (comment, isAbove) => {
    const first = lines.of(comment.start);
    const isNext = isAbove || commentLines.has(first);
    const line = isNext ? nextCodeLine(lines.of(comment.end), isComment) : first;
    return [lines.span(line), ...(statements.get(line) ?? [])];
  };
}

/** Lines that hold nothing but a comment. */
function ownLines(comments: readonly CommentIr[], lines: Lines): ReadonlySet<number> {
  const own = new Set<number>();
  for (const { span } of comments) {
    const first = lines.of(span.start);
    if (!/^[\s{]*$/.test(lines.before(span.start))) continue;
    for (let line = first; line <= lines.of(span.end); line++) own.add(line);
  }
  return own;
}

function nextCodeLine(line: number, isComment: (line: number) => boolean): number {
  let next = line + 1;
  while (isComment(next)) next++;
  return next;
}

const lineComment: Readonly<Record<LanguageId, RegExp>> = {
  typescript: /^\s*\/\//,
  javascript: /^\s*\/\//,
  python: /^\s*#/,
};

function statementsByFirstLine(ir: FileIr, lines: Lines): ReadonlyMap<number, readonly Span[]> {
  const byLine = new Map<number, Span[]>();
  forEachStmt(ir, (stmt) => {
    const line = lines.of(stmt.span.start);
    byLine.set(line, [...(byLine.get(line) ?? []), stmt.span]);
  });
  return byLine;
}

/** Lines by their number from 0. */
interface Lines {
  readonly of: (offset: number) => number;
  /** From the start of the line to the last character before the next line. */
  readonly span: (line: number) => Span;
  readonly text: (line: number) => string;
  /** The text of an offset's line that stands before it. */
  readonly before: (offset: number) => string;
}

function linesOf(text: string): Lines {
  const starts = lineStarts(text);
  const of = (offset: number): number => lineIndexAt(starts, offset);
  const span = (line: number): Span => {
    const next = starts[line + 1];
    return spanOf(starts[line] ?? text.length, next === undefined ? text.length : next - 1);
  };
  return {
    of,
    span,
    text: (line) => text.slice(span(line).start, span(line).end),
    before: (offset) => text.slice(starts[of(offset)] ?? 0, offset),
  };
}
