import type { Span } from '../../../base/span.ts';
import { overlaps } from '../../../base/span.ts';
import type { ParsePython } from '../parse.ts';
import type { SyntaxTree } from '../syntax.ts';
import { looksLikeCode } from './codeLines.ts';
import type { Patch } from './patch.ts';
import { mapTree, patchText } from './patch.ts';
import type { Insertion, LogicalLine, Scan } from './scan.ts';
import { scanLines } from './scan.ts';

/**
 * Parses broken code again with its broken lines completed (brackets and quotes closed, missing operands filled), or else blanked out,
 * so that one half-typed statement does not take its neighbours with it. Offsets are those of `text`, and every line that was touched
 * is among the errors. Returns the given tree if nothing makes it better.
 */
export function recoverTree(text: string, tree: SyntaxTree, parse: ParsePython): SyntaxTree {
  const scan = scanLines(text, null);
  const completed = completeLines(text, { tree, scan, touched: [] }, scan, parse);
  const plain = blankLines(text, completed, parse);
  const closed = isQuoteMissing(text, plain) ? completeStrings(text, completed, scan, parse) : completed;
  const best = closed === completed ? plain : blankLines(text, closed, parse);
  return { ...best.tree, errors: sortSpans([...best.tree.errors, ...best.touched.map((line) => line.span)]) };
}

interface Attempt {
  readonly tree: SyntaxTree;
  readonly scan: Scan;
  readonly touched: readonly LogicalLine[];
}

/** Whether code and strings seem to have changed places: an error stands on the line of a string that holds code. */
function isQuoteMissing(text: string, { tree, scan, touched }: Attempt): boolean {
  const errors = [...tree.errors, ...touched.map((line) => line.span)];
  const strings = scan.tripleStrings.filter((content) => endBeforeCode(text, content) !== null);
  const lines = scan.lines.filter((line) => strings.some((content) => overlaps(line.span, content)));
  return scan.endsInString || lines.some((line) => errors.some((error) => overlaps(line.span, error)));
}

/** How many openings of a string in triple quotes are tried as the one that lacks its end. */
const maxStringAttempts = 6;

/** Completes the broken lines of a scan. Returns the given attempt if that loses more text. */
function completeLines(text: string, given: Attempt, scan: Scan, parse: ParsePython): Attempt {
  const touched = brokenLines(scan);
  const hasJoins = scan.joins.length > 0 && given.tree.errors.length > 0;
  if (touched.length === 0 && !hasJoins) return given;
  const tree = parsePatch(text, completedText(text, scan, touched), parse);
  const attempt = tree && { tree, scan, touched };
  return attempt && lostText(text, attempt) <= lostText(text, given) ? attempt : given;
}

/** Tries the strings in triple quotes that hold code as the one that lacks its end. */
function completeStrings(text: string, given: Attempt, scan: Scan, parse: ParsePython): Attempt {
  let best = given;
  for (const end of stringEnds(text, scan)) best = completeLines(text, best, scanLines(text, end), parse);
  return best;
}

const lostText = (text: string, { tree, scan }: Attempt): number => badness(tree.errors) + swallowedCode(text, scan);

/** How much text stands in strings from where it looks like code on. With one quote missing, code and strings change places. */
const swallowedCode = (text: string, scan: Scan): number =>
  scan.tripleStrings.reduce((sum, content) => sum + content.end - (endBeforeCode(text, content) ?? content.end), 0);

const brokenLines = (scan: Scan): readonly LogicalLine[] =>
  scan.lines.filter((line) => line.insertions.length > 0 || line.strays.length > 0);

function completedText(
  text: string,
  scan: Scan,
  lines: readonly LogicalLine[],
  blanked: readonly LogicalLine[] = [],
): Patch {
  const isBlanked = (span: Span): boolean => blanked.some((line) => overlaps(line.span, span));
  const strays = [...scan.joins, ...lines.flatMap((line) => line.strays)].filter((span) => !isBlanked(span));
  const blanks = blanked.map((line) => ({ span: line.span, text: ' '.repeat(line.span.end - line.span.start) }));
  return patchText(
    text,
    [...strays.map((span) => ({ span, text: ' ' })), ...blanks],
    [...lines.flatMap((line) => line.insertions), ...blanked.map((line) => standIn(text, line))],
  );
}

/** Where a string in triple quotes may have been meant to end: in front of the first line that looks like code. */
function stringEnds(text: string, scan: Scan): readonly Span[] {
  const ends: Span[] = [];
  for (const content of scan.tripleStrings) {
    const end = endBeforeCode(text, content);
    if (end !== null) ends.push({ start: content.start, end });
    if (ends.length === maxStringAttempts) break;
  }
  return ends;
}

function endBeforeCode(text: string, content: Span): number | null {
  const lineStart = text.lastIndexOf('\n', content.start - 1) + 1;
  const indent = /^[ \t]*/.exec(text.slice(lineStart, content.start))?.[0].length ?? 0;
  let position = text.indexOf('\n', content.start);
  while (position >= 0 && position < content.end) {
    const next = text.indexOf('\n', position + 1);
    const line = text.slice(position + 1, next < 0 ? text.length : next);
    const isOutside = line.length - line.trimStart().length <= indent;
    if (isOutside && looksLikeCode(line.trimEnd())) {
      return content.start + text.slice(content.start, position).trimEnd().length;
    }
    position = next;
  }
  return null;
}

/** How many lines are parsed on their own to find the broken ones. */
const maxSingleLines = 1000;

/**
 * An error that runs over several lines usually has its cause in one of them: the lines that do not parse on their own are replaced
 * by `pass`. Returns the given attempt if there are none, or if more text were lost than before.
 */
function blankLines(text: string, attempt: Attempt, parse: ParsePython): Attempt {
  const { scan, tree } = attempt;
  const wide = tree.errors.filter((error) => scan.lines.filter((line) => overlaps(line.span, error)).length > 1);
  const broken = scan.lines
    .filter((line) => wide.some((error) => overlaps(line.span, error)))
    .slice(0, maxSingleLines)
    .filter((line) => !parsesAlone(text, line, parse));
  if (broken.length === 0) return attempt;
  const kept = attempt.touched.filter((line) => !broken.includes(line));
  const patched = parsePatch(text, completedText(text, scan, kept, broken), parse);
  if (patched === null) return attempt;
  const lost = badness([...patched.errors, ...broken.map((line) => line.span)]);
  return lost < badness(tree.errors) ? { tree: patched, scan, touched: [...kept, ...broken] } : attempt;
}

function parsesAlone(text: string, line: LogicalLine, parse: ParsePython): boolean {
  const move = (span: Span): Span => ({ start: span.start - line.span.start, end: span.end - line.span.start });
  const source = patchText(
    text.slice(line.span.start, line.span.end),
    line.strays.map((span) => ({ span: move(span), text: ' ' })),
    line.insertions.map((insertion) => ({ ...insertion, at: insertion.at - line.span.start })),
  ).text;
  const [before, after] = surroundings(source, line.head !== null);
  const tree = parse(`${before}${source}${after}\n`);
  return tree !== null && tree.errors.length === 0;
}

/** What a line needs around it to be a program. */
function surroundings(source: string, isHead: boolean): readonly [string, string] {
  if (/^(?:else|elif)\b/.test(source)) return ['if x:\n pass\n', ' pass'];
  if (/^(?:except|finally)\b/.test(source)) return ['try:\n pass\n', ' pass'];
  if (/^case\b.*:$/s.test(source)) return ['match x:\n ', ' pass'];
  if (/^match\b.*:$/s.test(source)) return ['', '\n case _: pass'];
  if (source.startsWith('@')) return ['', '\ndef f(): pass'];
  return ['', isHead ? ' pass' : ''];
}

/** A statement that keeps the block of a blanked line in place. It is inserted, so that it has no width in the original text. */
function standIn(text: string, line: LogicalLine): Insertion {
  const opensBlock = line.head !== null && text.slice(line.span.start, line.span.end).endsWith(':');
  const word = line.head === 'def' ? 'def _(): ' : line.head === 'class' ? 'class _: ' : 'if _: ';
  return { at: line.span.start, text: opensBlock ? word : 'pass ' };
}

function parsePatch(text: string, patch: Patch, parse: ParsePython): SyntaxTree | null {
  const tree = parse(patch.text);
  if (tree === null) return null;
  const mapped = mapTree(tree, patch);
  return { ...mapped, root: { ...mapped.root, start: 0, end: text.length } };
}

/** How much of the text is lost: what the errors cover, and a little for each of them. */
function badness(errors: readonly Span[]): number {
  let covered = 0;
  let position = 0;
  for (const error of sortSpans(errors)) {
    covered += Math.max(0, error.end - Math.max(position, error.start)) + 1;
    position = Math.max(position, error.end);
  }
  return covered;
}

const sortSpans = (spans: readonly Span[]): readonly Span[] =>
  [...spans].sort((a, b) => a.start - b.start || a.end - b.end);
