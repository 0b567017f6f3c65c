import type { FileIr, Stmt } from '../../ir/types.ts';
import { forEachStmt } from '../../ir/walk.ts';
import type { SpanEdit } from '../slotEdits.ts';
import { indentAt, lineBreakOf, lineEnd, lineStart, startsLine } from '../textLines.ts';

/** Puts a statement on lines of its own in front of another and of the comments above that. Null inside a line and for a branch without braces. */
export function insertBeforeStatement(ir: FileIr, stmt: Stmt, source: string): readonly SpanEdit[] | null {
  const { text } = ir;
  if (!startsLine(text, stmt.span.start) || isBareBranch(ir, stmt) || isPartOfList(text, stmt)) return null;
  const indent = indentAt(text, stmt.span.start);
  const lineBreak = lineBreakOf(text);
  const at = startOfComments(text, lineStart(text, stmt.span.start));
  const lines = source.split(/\r?\n/).map((line) => (line === '' ? '' : indent + line) + lineBreak);
  return [{ span: { start: at, end: at }, newText: lines.join('') }];
}

/** Removes the lines of a statement with a comment behind it. Comments above it stay. */
export function removeStatementLines(ir: FileIr, stmt: Stmt): readonly SpanEdit[] | null {
  const { text } = ir;
  const end = lineEnd(text, stmt.span.end);
  const isAlone = /^[ \t]*(?:\/\/.*|\/\*[^\n]*\*\/[ \t]*)?$/.test(text.slice(stmt.span.end, end));
  if (!startsLine(text, stmt.span.start) || !isAlone || isBareBranch(ir, stmt) || isPartOfList(text, stmt)) return null;
  const lineBreak = text.indexOf('\n', end);
  const next = lineBreak < 0 ? text.length : lineBreak + 1;
  return [{ span: { start: lineStart(text, stmt.span.start), end: next }, newText: '' }];
}

/** `if (a)` with one statement and no braces: a second statement in front would take its place. */
function isBareBranch(ir: FileIr, stmt: Stmt): boolean {
  let isBare = false;
  forEachStmt(ir, (outer) => {
    const branches = outer.kind === 'if' ? [outer.then, outer.otherwise] : outer.kind === 'loop' ? [outer.body] : [];
    if (!branches.some((branch) => branch[0] === stmt)) return;
    const before = ir.text.slice(outer.span.start, stmt.span.start).replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, '');
    isBare = !before.trimEnd().endsWith('{');
  });
  return isBare;
}

/** `a = 1` in `let a = 1, b = 2`: a statement of its own to the program, but not to the text. */
function isPartOfList(text: string, stmt: Stmt): boolean {
  const before = text.slice(0, stmt.span.start).trimEnd();
  const after = text.slice(stmt.span.end).trimStart();
  return before.endsWith(',') || after.startsWith(',');
}

/** The start of the comments on lines of their own directly above a line. */
function startOfComments(text: string, line: number): number {
  let start = line;
  while (start > 0) {
    const above = lineStart(text, start - 1);
    const content = text.slice(above, start).trim();
    const isComment = content.startsWith('//') || (content.startsWith('/*') && content.endsWith('*/'));
    const block = content.endsWith('*/') && !isComment ? text.lastIndexOf('/*', start) : -1;
    if (isComment) start = above;
    else if (block >= 0 && startsLine(text, block)) start = lineStart(text, block);
    else return start;
  }
  return start;
}
