import { contains, type Span, spanOf } from '../base/span.ts';
import type { FileIr, TextExpr } from '../ir/types.ts';
import type { TextEdit } from '../languages/language.ts';
import { type Literal, literalsOf, quotesOf, whiteSpaceAfter, whiteSpaceBefore } from './literals.ts';
import { unitAround } from './sentences.ts';

/**
 * Moves the smallest whole sentences or lines that contain these holes behind the static text of their string, in the raw source: quotes,
 * escapes and indentation stay as they are. Holes near the end stay, and what moves goes in front of them. Null where a sentence cannot
 * be told apart from what is around it.
 */
export function moveToEnd(ir: FileIr, text: TextExpr, holes: readonly Span[]): readonly TextEdit[] | null {
  const literals = literalsOf(ir, text);
  const [last] = literals.slice(-1);
  const found = unitsOf(literals, holes);
  if (last === undefined || found === null) return null;
  const staticAfter = (offset: number): number => sum(literals.map((literal) => visibleAfter(literal, offset)));
  const moved = found.filter((unit) => staticAfter(unit.span.end) > tailLength);
  const stays = found.find((unit) => !moved.includes(unit));
  if (moved.length === 0 || sum(moved.map(({ span }) => span.end - span.start)) > staticAfter(0)) return null;
  const target = stays === undefined ? endOf(last) : { literal: stays.literal, offset: stays.span.start, isEnd: false };
  if (moved.some(({ span }) => span.end > target.offset)) return null;
  return literals.length === 1 ? withinLiteral(ir, text, moved, target) : acrossLiterals(ir, literals, moved, target);
}

/** Static characters that may stay behind the first changing part: `Answer:` and the like. */
const tailLength = 40;

interface Unit {
  readonly literal: Literal;
  /** The sentence or lines, without the white space around. */
  readonly span: Span;
}

interface Target {
  readonly literal: Literal;
  readonly offset: number;
  readonly isEnd: boolean;
}

function unitsOf(literals: readonly Literal[], holes: readonly Span[]): readonly Unit[] | null {
  const units: Unit[] = [];
  for (const literal of literals) {
    for (const hole of literal.holes) {
      if (!holes.some((span) => contains(hole, span)) || units.some(({ span }) => contains(span, hole))) continue;
      const span = unitAround(literal, hole);
      if (span === null) return null;
      units.push({ literal, span });
    }
  }
  return units;
}

/** Static characters of a literal behind an offset. */
function visibleAfter({ content, masked }: Literal, offset: number): number {
  return masked.slice(Math.max(0, offset - content.start)).replace(/\0|\\n|\s/g, '').length;
}

const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);

/** The end of a text, or the start of a last line such as `Answer:`, which the reply continues. */
function endOf(literal: Literal): Target {
  const { content, masked } = literal;
  const end = masked.length - whiteSpaceBefore(masked, masked.length).length;
  const cue = /(?:\\n|\n)[ \t]*([^\n\\]{0,40}:)$/.exec(masked.slice(0, end));
  return cue?.[1] === undefined
    ? { literal, offset: content.start + end, isEnd: true }
    : { literal, offset: content.start + end - cue[1].length, isEnd: false };
}

function withinLiteral(ir: FileIr, text: TextExpr, units: readonly Unit[], target: Target): readonly TextEdit[] {
  const { masked, content } = target.literal;
  const at = target.offset - content.start;
  const insertion = units.map(({ span }) => {
    const source = ir.text.slice(span.start, span.end);
    const behind = whiteSpaceAfter(masked, span.end - content.start);
    if (!target.isEnd) return source + (whiteSpaceBefore(masked, at) || ' ');
    const isLineBreak = /\\n|\n/.test(behind);
    // Behind a text that does not end a sentence a space would run two sentences together.
    const isSentenceEnd = /[.!?:;)\]"'>\0]/.test(masked[at - 1] ?? '');
    return (isLineBreak || isSentenceEnd || text.isRaw ? behind || ' ' : '\\n') + source;
  });
  return [
    ...units.map(({ span }) => {
      const end = span.end + whiteSpaceAfter(masked, span.end - content.start).length;
      return { path: ir.path, span: spanOf(span.start, end), newText: '' };
    }),
    { path: ir.path, span: spanOf(target.offset, target.offset), newText: insertion.join('') },
  ];
}

/** Adjacent literals of Python: each sentence becomes a literal of its own, in front of a whole literal or behind the last one. */
function acrossLiterals(
  ir: FileIr,
  literals: readonly Literal[],
  units: readonly Unit[],
  target: Target,
): readonly TextEdit[] | null {
  const gap = gapBehind(ir, literals, 0);
  const quotes = quotesOf(ir, target.literal);
  if (gap === null || quotes === null || (!target.isEnd && target.offset !== target.literal.content.start)) return null;
  const at = target.isEnd ? target.literal.content.end + quotes.closing.length : target.offset - quotes.opening.length;
  const removals: TextEdit[] = [];
  const added: string[] = [];
  for (const { literal, span } of units) {
    const own = quotesOf(ir, literal);
    const following = gapBehind(ir, literals, literals.indexOf(literal));
    if (own === null || following === null) return null;
    const { content, masked } = literal;
    const next = span.end + whiteSpaceAfter(masked, span.end - content.start).length;
    const isWhole = span.start === content.start && next === content.end;
    const removed = isWhole
      ? spanOf(content.start - own.opening.length, content.end + own.closing.length + following.length)
      : spanOf(span.start, next);
    removals.push({ path: ir.path, span: removed, newText: '' });
    const source = ir.text.slice(span.start, span.end);
    const isOnNewLine = added.length === 0 && /(\\n|\s)$/.test(target.literal.masked);
    added.push(
      target.isEnd
        ? `${gap}${own.opening}${isOnNewLine ? '' : '\\n'}${source}${own.closing}`
        : `${own.opening}${source}\\n${own.closing}${gap}`,
    );
  }
  return [...removals, { path: ir.path, span: spanOf(at, at), newText: added.join('') }];
}

/** What parts a literal from the next one; null where that is more than white space. */
function gapBehind(ir: FileIr, literals: readonly Literal[], index: number): string | null {
  const [here, next] = [literals[index], literals[index + 1]];
  const [own, following] = [here && quotesOf(ir, here), next && quotesOf(ir, next)];
  if (!here || !next || !own || !following) return null;
  const gap = ir.text.slice(here.content.end + own.closing.length, next.content.start - following.opening.length);
  return gap !== '' && gap.trim() === '' ? gap : null;
}
