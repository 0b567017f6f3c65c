import { type Span, spanOf } from '../base/span.ts';
import type { Literal } from './literals.ts';

/**
 * The smallest whole sentence or line around a hole, without the white space around it. A line with nothing but holes takes along what
 * announces it. Null where the sentence is part of something larger: a list, a bracket, half a pair of tags.
 */
export function unitAround({ content, masked }: Literal, hole: Span): Span | null {
  const [from, to] = [hole.start - content.start, hole.end - content.start];
  const lines = linesOf(masked);
  const at = lines.findIndex((line) => line.start <= from && to <= line.end);
  const line = lines[at];
  if (line === undefined) return null;
  const sentence = sentenceIn(masked, line, from, to);
  const isWholeLine =
    isBlank(masked.slice(line.start, sentence.start)) && isBlank(masked.slice(sentence.end, line.end));
  const unit = isWholeLine ? withAnnouncement(masked, lines, at) : sentence;
  if (unit === null) return null;
  const { start, end } = trim(masked, unit);
  const source = masked.slice(start, end);
  const isPart =
    /\\\r?\n|\\$/.test(source) ||
    /^([-*•]|\d+[.)])\s/.test(source) ||
    !isBalanced(source) ||
    !isBalanced(masked.slice(0, start));
  return isPart ? null : spanOf(content.start + start, content.start + end);
}

function linesOf(masked: string): readonly Span[] {
  const breaks = Array.from(masked.matchAll(/\\n|\r?\n/g), (match) =>
    spanOf(match.index, match.index + match[0].length),
  );
  return [0, ...breaks.map(({ end }) => end)].map((start, index) =>
    spanOf(start, breaks[index]?.start ?? masked.length),
  );
}

/** Full stops of the usual abbreviations end no sentence. */
const sentenceEnd = /(?<!\b(?:e\.g|i\.e|etc|vs|Mr|Mrs|Ms|Dr|No|approx))[.!?]["')\]]*(?=[ \t]|$)/g;

function sentenceIn(masked: string, line: Span, from: number, to: number): Span {
  const source = masked.slice(line.start, line.end);
  const ends = Array.from(source.matchAll(sentenceEnd), (match) => line.start + match.index + match[0].length);
  const start = ends.findLast((end) => end <= from) ?? line.start;
  return trim(masked, spanOf(start, ends.find((end) => end >= to) ?? line.end));
}

/** Tags or fences around a line of holes, and a label or a heading above it. Null where tags or fences are only half there. */
function withAnnouncement(masked: string, lines: readonly Span[], at: number): Span | null {
  const text = (index: number): string => {
    const line = lines[index];
    return line === undefined ? '' : masked.slice(line.start, line.end).trim();
  };
  const over = (first: number, last: number): Span => spanOf(lines[first]?.start ?? 0, lines[last]?.end ?? 0);
  if (!isBlank(text(at))) return over(at, at);
  const tag = /^<([\w-]+)[^>]*>$/.exec(text(at - 1))?.[1];
  const fence = /^(`{3,}|"{3}|-{3,}|={3,})\w*$/.exec(text(at - 1))?.[1];
  const isWrapped = tag !== undefined || fence !== undefined;
  if (isWrapped && text(at + 1) !== (fence ?? `</${tag}>`)) return null;
  const [first, last] = isWrapped ? [at - 1, at + 1] : [at, at];
  return over(/(:|^#+ .*|^\*\*.*\*\*)$/.test(text(first - 1)) ? first - 1 : first, last);
}

/** Without a character of the text itself; holes do not count. */
const isBlank = (masked: string): boolean => masked.replaceAll('\0', '').trim() === '';

function trim(masked: string, { start, end }: Span): Span {
  const source = masked.slice(start, end);
  return spanOf(start + (source.length - source.trimStart().length), end - (source.length - source.trimEnd().length));
}

function isBalanced(source: string): boolean {
  const count = (char: string): number => source.split(char).length;
  const tags = (source.match(/<\/?[a-zA-Z][\w-]*[^<>]*>/g) ?? []).filter((tag) => !tag.endsWith('/>'));
  const closing = tags.filter((tag) => tag.startsWith('</')).length;
  return (
    closing * 2 === tags.length && count('(') === count(')') && count('[') === count(']') && count('{') === count('}')
  );
}
