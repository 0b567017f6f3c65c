import type { Span } from '../../../base/span.ts';
import { lineEnd, lineStart } from '../../textLines.ts';
import { headKeyword, maybeBody, maybeStatement, startsStatement } from './codeLines.ts';

/** One logical line: a statement, or the head of a compound statement, with what would complete it. */
export interface LogicalLine {
  /** From the first character behind the indentation to the end of the last token. */
  readonly span: Span;
  /** The keyword of a compound statement (`if`, `def`) that the line is the head of, else null. */
  readonly head: string | null;
  /** What to insert so that the line is complete; empty for a line that needs nothing. */
  readonly insertions: readonly Insertion[];
  /** Closing brackets that close nothing. */
  readonly strays: readonly Span[];
}

/** Text to add in front of an offset. */
export interface Insertion {
  readonly at: number;
  readonly text: string;
}

export interface Scan {
  readonly lines: readonly LogicalLine[];
  /** Line breaks inside brackets in front of a line that is not indented: legal, but the parser ends the block there. */
  readonly joins: readonly Span[];
  /** The contents of the strings in triple quotes, in order. */
  readonly tripleStrings: readonly Span[];
  /** True if the text ends inside a string in triple quotes. */
  readonly endsInString: boolean;
}

/**
 * Splits broken code into logical lines by its tokens alone. A bracket that is never closed ends where the next statement begins, a
 * string at the end of its line. `forced` is the content of a string in triple quotes that is to end where it says.
 */
export function scanLines(text: string, forced: Span | null): Scan {
  const scanner: Scanner = { text, forced, joins: [], tripleStrings: [], endsInString: false };
  const lines: LogicalLine[] = [];
  let position = 0;
  while (position < text.length) {
    const start = skipBlank(text, position);
    if (start >= text.length) break;
    const strings = scanner.tripleStrings.length;
    const joins = scanner.joins.length;
    let line = scanLine(scanner, start, false);
    if (line.isUnclosed) {
      scanner.tripleStrings.length = strings;
      scanner.joins.length = joins;
      line = scanLine(scanner, start, true);
    }
    lines.push(toLogicalLine(line, start, text));
    position = Math.max(line.next, start + 1);
  }
  return { lines, joins: scanner.joins, tripleStrings: scanner.tripleStrings, endsInString: scanner.endsInString };
}

/** The offset behind the logical line that begins at `start`. */
export const endOfLogicalLine = (text: string, start: number): number =>
  Math.min(
    text.length,
    scanLine({ text, forced: null, joins: [], tripleStrings: [], endsInString: false }, start, false).next,
  );

interface Scanner {
  readonly text: string;
  readonly forced: Span | null;
  readonly joins: Span[];
  readonly tripleStrings: Span[];
  endsInString: boolean;
}

interface RawLine {
  readonly end: number;
  readonly next: number;
  /** Whether the last token is a string, which may hold anything. */
  readonly endsInString: boolean;
  readonly open: readonly string[];
  readonly hasColon: boolean;
  /** True if brackets were still open where the line had to end, or a closing one fits none. */
  readonly isUnclosed: boolean;
  readonly insertions: readonly Insertion[];
  readonly strays: readonly Span[];
}

const closers: ReadonlyMap<string, string> = new Map([
  ['(', ')'],
  ['[', ']'],
  ['{', '}'],
]);

/** Reads tokens up to the end of the logical line. With `cutEarly` it also ends where a line only looks like a new statement. */
function scanLine(scanner: Scanner, start: number, cutEarly: boolean): RawLine {
  const { text } = scanner;
  const open: string[] = [];
  const insertions: Insertion[] = [];
  const strays: Span[] = [];
  const indent = start - lineStart(text, start);
  const isHead = headKeyword(text.slice(start, start + 20)) !== null;
  let end = start;
  let position = start;
  let hasColon = false;
  let endsInString = false;
  while (position < text.length) {
    const character = text.charAt(position);
    if (character === '\n') {
      const isDone = open.length === 0 || isCut(text, position + 1, { indent, isHead, cutEarly });
      const isOpenHead = cutEarly && isHead && text.charAt(end - 1) === ':' && open.length > 0;
      if (isDone || isOpenHead) break;
      const isCode = text.slice(end, position).trim() === '';
      if (isCode && indentOf(text, position + 1) <= indent) scanner.joins.push({ start: position, end: position + 1 });
      position += 1;
    } else if (character === '#') {
      position = lineEnd(text, position);
    } else if (character === '\\') {
      position += text.startsWith('\\\r\n', position) ? 3 : 2;
    } else if (character === '"' || character === "'") {
      position = scanString(scanner, position, character, insertions);
      end = position;
      endsInString = true;
    } else if (/\s/.test(character)) {
      position += 1;
    } else {
      if (closers.has(character)) open.push(closers.get(character) ?? '');
      else if (')]}'.includes(character) && !closeBracket(open, character, position, insertions))
        strays.push({ start: position, end: position + 1 });
      else if (character === ':' && open.length === 0) hasColon = true;
      else if (character === ';' && open.length === 0) hasColon = hasColon || !isHead;
      position += 1;
      end = position;
      endsInString = false;
    }
  }
  return {
    end,
    next: position + 1,
    endsInString,
    open,
    hasColon,
    isUnclosed: open.length > 0 || strays.length > 0,
    insertions,
    strays,
  };
}

/** Closes the brackets up to the one that fits, which are missing in front of it. False if none fits. */
function closeBracket(open: string[], character: string, position: number, insertions: Insertion[]): boolean {
  const fitting = open.lastIndexOf(character);
  if (fitting < 0) return false;
  const missing = open.splice(fitting).reverse();
  missing.pop();
  if (missing.length > 0) insertions.push({ at: position, text: missing.join('') });
  return true;
}

/** Whether a statement begins on the line at `start`, although a bracket is open. */
function isCut(
  text: string,
  start: number,
  line: { readonly indent: number; readonly isHead: boolean; readonly cutEarly: boolean },
): boolean {
  const next = text.slice(start, lineEnd(text, start));
  if (startsStatement(next)) return true;
  if (!line.cutEarly) return false;
  const isDeeper = next.length - next.trimStart().length > line.indent;
  return isDeeper ? line.isHead && maybeBody(next) : maybeStatement(next);
}

/** The offset behind the string that begins at `start`. */
function scanString(scanner: Scanner, start: number, quote: string, insertions: Insertion[]): number {
  const { text, forced } = scanner;
  const triple = quote.repeat(3);
  if (text.startsWith(triple, start)) {
    const content = start + 3;
    if (forced && forced.start === content) {
      insertions.push({ at: forced.end, text: triple });
      return forced.end;
    }
    const close = findClosing(text, content, triple);
    scanner.tripleStrings.push({ start: content, end: close ?? text.length });
    if (close === null) {
      scanner.endsInString = true;
      insertions.push({ at: text.length, text: triple });
    }
    return close === null ? text.length : close + 3;
  }
  for (let position = start + 1; position < text.length; position++) {
    const character = text.charAt(position);
    if (character === quote) return position + 1;
    if (character === '\\') position += text.startsWith('\r\n', position + 1) ? 2 : 1;
    else if (character === '\n') return endString(text, position, quote, insertions);
  }
  return endString(text, text.length, quote, insertions);
}

function endString(text: string, lineBreak: number, quote: string, insertions: Insertion[]): number {
  const end = text.charAt(lineBreak - 1) === '\r' ? lineBreak - 1 : lineBreak;
  insertions.push({ at: end, text: quote });
  return end;
}

function findClosing(text: string, from: number, triple: string): number | null {
  let close = text.indexOf(triple, from);
  while (close >= 0) {
    let backslashes = 0;
    while (text.charAt(close - 1 - backslashes) === '\\') backslashes += 1;
    if (backslashes % 2 === 0) return close;
    close = text.indexOf(triple, close + 1);
  }
  return null;
}

function toLogicalLine(line: RawLine, start: number, text: string): LogicalLine {
  const source = text.slice(start, line.end);
  const head = headKeyword(source);
  const ending: string[] = [];
  const isOpenHead = head !== null && line.open.length > 0 && source.endsWith(':');
  const at = isOpenHead ? line.end - 1 : line.end;
  if (!isOpenHead && !line.endsInString && isDangling(source, line.open.length > 0)) ending.push(' _');
  ending.push(...[...line.open].reverse());
  if (head !== null && !line.hasColon && !isOpenHead) {
    if (head === 'def' && !source.includes('(')) ending.push(/def$/.test(source) ? ' _()' : '()');
    if (head === 'class' && source.endsWith('class')) ending.push(' _');
    ending.push(':');
  }
  const missing = ending.join('');
  return {
    span: { start, end: line.end },
    head,
    insertions: missing === '' ? line.insertions : [...line.insertions, { at, text: missing }],
    strays: line.strays,
  };
}

/** Whether a line ends with something that needs an operand. */
function isDangling(source: string, isInBrackets: boolean): boolean {
  if (/[-+*/%@&|^~<>=!]$/.test(source)) return !/\bimport\s*\*$/.test(source);
  if (/(?:^|[^.])\.$/.test(source)) return !/(?:^|[^\w])\d+\.$/.test(source);
  if (source.endsWith(':') && isInBrackets) return true;
  return /(?:^|[^\w.])(?:and|or|not|in|is|if|elif|while|for|lambda|await|import|from|as|with|del|assert)$/.test(source);
}

/** The offset of the first token at or behind `position`: blank lines and comments are skipped. */
function skipBlank(text: string, position: number): number {
  let at = position;
  while (at < text.length) {
    if (text.charAt(at) === '#') at = lineEnd(text, at);
    else if (/\s/.test(text.charAt(at))) at += 1;
    else break;
  }
  return at;
}

const indentOf = (text: string, start: number): number =>
  /^[ \t]*/.exec(text.slice(start, start + 200))?.[0].length ?? 0;
