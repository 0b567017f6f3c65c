import type { Span } from '../../base/span.ts';
import { overlaps } from '../../base/span.ts';
import type { ParsePython } from './parse.ts';
import type { Patch } from './patch.ts';
import { mapTree, patchText } from './patch.ts';
import type { LogicalLine, Scan } from './scan.ts';
import { looksLikeCode, scanLines } from './scan.ts';
import type { SyntaxTree } from './syntax.ts';

/**
 * Parses broken code again with its broken lines completed (brackets and quotes closed, missing operands filled), or else blanked out,
 * so that one half-typed statement does not take its neighbours with it. Offsets are those of `text`, and every line that was touched
 * is among the errors. Returns the given tree if nothing makes it better.
 */
export function recoverTree(text: string, tree: SyntaxTree, parse: ParsePython): SyntaxTree {
  const completed = completeLines(text, tree, parse);
  const blanked = blankLines(text, completed, parse) ?? completed;
  const errors = [...blanked.tree.errors, ...blanked.touched.map((line) => line.span)];
  return { ...blanked.tree, errors: sortSpans(errors) };
}

interface Attempt {
  readonly tree: SyntaxTree;
  readonly scan: Scan;
  readonly touched: readonly LogicalLine[];
}

/** How many openings of a string in triple quotes are tried as the one that lacks its end. */
const maxStringAttempts = 8;

function completeLines(text: string, tree: SyntaxTree, parse: ParsePython): Attempt {
  const scan = scanLines(text, null);
  const scans = scan.endsInString ? [scan, ...stringEnds(text, scan).map((forced) => scanLines(text, forced))] : [scan];
  let best: Attempt = { tree, scan, touched: [] };
  for (const candidate of scans) {
    const touched = brokenLines(candidate);
    const hasJoins = candidate.joins.length > 0 && tree.errors.length > 0;
    if (touched.length === 0 && !hasJoins) continue;
    const patched = parsePatch(text, completedText(text, candidate, touched), parse);
    if (patched && badness(patched.errors) <= badness(best.tree.errors))
      best = { tree: patched, scan: candidate, touched };
  }
  return best;
}

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
  const blanks = blanked.map((line) => ({ span: line.span, text: blankOf(text, line) }));
  return patchText(
    text,
    [...strays.map((span) => ({ span, text: ' ' })), ...blanks],
    lines.flatMap((line) => line.insertions),
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
const maxSingleLines = 60;

/**
 * An error that runs over several lines usually has its cause in one of them: the lines that do not parse on their own are replaced
 * by `pass`. Null if there are none, or if more text were lost than before.
 */
function blankLines(text: string, attempt: Attempt, parse: ParsePython): Attempt | null {
  const { scan, tree } = attempt;
  const wide = tree.errors.filter((error) => scan.lines.filter((line) => overlaps(line.span, error)).length > 1);
  const broken = scan.lines
    .filter((line) => wide.some((error) => overlaps(line.span, error)))
    .slice(0, maxSingleLines)
    .filter((line) => !parsesAlone(text, scan, line, parse));
  if (broken.length === 0) return null;
  const kept = attempt.touched.filter((line) => !broken.includes(line));
  const patched = parsePatch(text, completedText(text, scan, kept, broken), parse);
  if (patched === null) return null;
  const lost = badness([...patched.errors, ...broken.map((line) => line.span)]);
  return lost < badness(tree.errors) ? { tree: patched, scan, touched: [...kept, ...broken] } : null;
}

function parsesAlone(text: string, scan: Scan, line: LogicalLine, parse: ParsePython): boolean {
  const patch = completedText(text, scan, [line]);
  const source = patch.text.slice(line.span.start, patch.text.length - (text.length - line.span.end));
  const before = /^(?:else|elif)\b/.test(source)
    ? 'if 1:\n pass\n'
    : /^(?:except|finally)\b/.test(source)
      ? 'try:\n pass\n'
      : /^case\b/.test(source)
        ? 'match x:\n '
        : '';
  const after = line.isHead || /^case\b/.test(source) ? ' pass' : /^match\b.*:$/s.test(source) ? '\n case _: pass' : '';
  const isDecorator = source.startsWith('@');
  const tree = parse(`${before}${source}${isDecorator ? '\ndef f(): pass' : after}\n`);
  return tree !== null && tree.errors.length === 0;
}

function blankOf(text: string, line: LogicalLine): string {
  const length = line.span.end - line.span.start;
  const opensBlock = line.isHead && text.slice(line.span.start, line.span.end).endsWith(':');
  const word = opensBlock ? 'if 1:' : 'pass';
  return (word.length <= length ? word : '').padEnd(length);
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
