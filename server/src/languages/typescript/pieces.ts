import type { Span } from '../../base/span.ts';
import { lineStart } from '../textLines.ts';

/**
 * Where a text may be cut: in front of lines that can only be the start of a top-level statement, judged by their first word and by how the
 * line above ends. The comments above such a line go with it.
 */
export function pieceStarts(text: string): readonly number[] {
  const starts = [0];
  let last = 0;
  for (const { index, 1: word } of text.matchAll(statementStart)) {
    if (index - last < leastLength) continue;
    const start = startBehindStatement(text, index + 1, word === undefined ? endOfStatement : endOfDeclaration);
    if (start === null || start - last < leastLength) continue;
    starts.push(start);
    last = start;
  }
  return starts;
}

/** The end of the comment that is open at the end of a piece, if there is one. It may be taken for one in a string. */
export function commentEnd(text: string, { start, end }: Span): number | null {
  const opened = text.lastIndexOf('/*', end - 1);
  if (opened < start || text.lastIndexOf('*/', end - 2) > opened + 1) return null;
  const closed = text.indexOf('*/', end);
  return closed < 0 ? null : closed + 2;
}

/** Parsing several smaller pieces costs more than it spares, in characters. */
const leastLength = 400;

const statementStart =
  /\n(?:(export|import|const|let|var|function|class|interface|type|enum|namespace|declare|abstract|async|@)|(?!(?:else|while|catch|finally|case|default)\b)[A-Za-z_$])/g;

/** Behind these a word like `const` starts a statement, with or without a semicolon. */
const endOfDeclaration = /[;}\]'"`](?:\s*\/\/.*)?$/;

const endOfStatement = /;(?:\s*\/\/.*)?$/;

/** The start of the blank lines and comments above a line, if what stands above them ends a statement. */
function startBehindStatement(text: string, at: number, end: RegExp): number | null {
  let start = at;
  while (start > 0) {
    const above = lineStart(text, start - 1);
    const line = text.slice(above, start - 1).trimEnd();
    if (!blankOrComment.test(line)) return end.test(line) ? start : null;
    start = above;
  }
  return null;
}

const blankOrComment = /^(?:$|\/\/|\/\*| \*)/;
