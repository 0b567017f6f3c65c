/** The start of the line that holds an offset. */
export const lineStart = (text: string, offset: number): number =>
  offset === 0 ? 0 : text.lastIndexOf('\n', offset - 1) + 1;

/** The end of the line that holds an offset, without its line break. */
export function lineEnd(text: string, offset: number): number {
  const end = text.indexOf('\n', offset);
  if (end < 0) return text.length;
  return end > offset && text.charAt(end - 1) === '\r' ? end - 1 : end;
}

/** The blanks at the start of the line that holds an offset, up to the offset. */
export const indentAt = (text: string, offset: number): string =>
  /^[ \t]*/.exec(text.slice(lineStart(text, offset), offset))?.[0] ?? '';

/** Whether nothing stands in front of an offset on its line. */
export const startsLine = (text: string, offset: number): boolean =>
  indentAt(text, offset).length === offset - lineStart(text, offset);

/** The line break that a text uses. */
export const lineBreakOf = (text: string): string => (text.includes('\r\n') ? '\r\n' : '\n');

/** One step of indentation as a text uses it: a tab, or as many spaces as its least indented line; two if it has none. */
export function indentUnit(text: string): string {
  let least = 0;
  for (const [, indent = ''] of text.matchAll(/\n([ \t]+)[^\s*]/g)) {
    if (indent.startsWith('\t')) return '\t';
    if (indent.length >= 2 && (least === 0 || indent.length < least)) least = indent.length;
  }
  return ' '.repeat(least === 0 ? 2 : least);
}
