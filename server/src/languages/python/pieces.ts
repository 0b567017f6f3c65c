import { lineStart } from '../textLines.ts';

/**
 * Where a text may be cut: in front of lines that can only be the start of a statement of the module. The comments above such a line go with it.
 */
export function pieceStarts(text: string): readonly number[] {
  const starts = [0];
  let last = 0;
  for (const { index } of text.matchAll(statementStart)) {
    if (index - last < leastLength) continue;
    const start = startBehindStatement(text, index + 1);
    if (start === null || start - last < leastLength) continue;
    starts.push(start);
    last = start;
  }
  return starts;
}

/** Parsing several smaller pieces costs more than it spares, in characters. */
const leastLength = 400;

/** Prose inside of a string must not look like one of these. */
const statementStart = new RegExp(
  [
    /(?:async[ \t]+)?def[ \t]+\w/,
    /class[ \t]+\w+[ \t]*[(:[]/,
    /@[A-Za-z_]/,
    /from[ \t]+[\w.]+[ \t]+import\b/,
    /import[ \t]+\w[\w.]*[ \t]*(?:$|,|as\b|#|;)/,
    /if[ \t]+__name__\b/,
    /[A-Za-z_]\w*[ \t]*(?::[^=\n]+)?=(?!=)/,
  ]
    .map((pattern) => `\\n${pattern.source}`)
    .join('|'),
  'gm',
);

/** The start of the blank lines and comments above a line, unless it goes on with what stands above them: a decorator, or half a line. */
function startBehindStatement(text: string, at: number): number | null {
  let start = at;
  while (start > 0) {
    const above = lineStart(text, start - 1);
    const line = text.slice(above, start - 1).trimEnd();
    if (line !== '' && !line.startsWith('#')) return line.endsWith('\\') || isDecorator(text, above) ? null : start;
    start = above;
  }
  return null;
}

/** Whether a line belongs to a decorator, which may run over several lines. */
function isDecorator(text: string, line: number): boolean {
  let start = line;
  while (start > 0 && /[\s)\]}#]/.test(text.charAt(start))) start = lineStart(text, start - 1);
  return text.charAt(start) === '@';
}
