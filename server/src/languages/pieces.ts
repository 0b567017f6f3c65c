import { type Span, spanOf } from '../base/span.ts';
import { movePart } from '../ir/move.ts';
import type { CommentIr, ExportIr, ImportIr, PartIr, Stmt } from '../ir/types.ts';

/** A piece of a file lowered by itself: some of its top-level statements. */
export interface Piece {
  readonly body: readonly Stmt[];
  readonly imports: readonly ImportIr[];
  readonly exports: readonly ExportIr[];
  readonly comments: readonly CommentIr[];
  readonly errors: readonly Span[];
  /** Whether it stands in need of repair. */
  readonly isBroken: boolean;
  /** What it says to those who lower the other pieces, in the words of its language. */
  readonly notes: readonly string[];
}

/** How a language cuts a text into pieces and lowers them. All of it depends on the arguments alone. */
export interface PieceLanguage<P extends Piece> {
  /** Where pieces start, in order, 0 first. No comment, string or statement of code that parses may run over such a place. */
  readonly starts: (text: string) => readonly number[];
  /** Where a comment that is open at the end of a piece comes to its end, if it does: comments of several lines do not nest. */
  readonly commentEnd: (text: string, piece: Span) => number | null;
  /** Lowers a piece. What it needs to know of the other pieces is in `context`. */
  readonly lower: (text: string, context: string) => P;
  /** Makes the best of a broken piece. */
  readonly repair: (text: string, context: string) => P;
  /** What a piece has to know of the others, given what those in front of it and all of them say. */
  readonly context: (before: ReadonlySet<string>, all: ReadonlySet<string>) => string;
}

/** The pieces of one file as they were lowered last, for the next time that it is lowered. */
export interface PieceMemory<P extends Piece> {
  pieces: ReadonlyMap<string, Placed<P>>;
}

/** A piece as it was lowered by itself, and its copies by where they stand in the file. A text has several only if it repeats itself. */
interface Placed<P extends Piece> {
  readonly origin: P;
  readonly copies: Map<number, P>;
}

export const newPieceMemory = <P extends Piece>(): PieceMemory<P> => ({ pieces: new Map() });

/**
 * Lowers a text piece by piece, so that an edit costs what its own piece costs, and so that half-typed code harms no more than the piece in
 * which it stands. A memory changes nothing but the time it takes.
 */
export function lowerInPieces<P extends Piece>(
  language: PieceLanguage<P>,
  text: string,
  memory: PieceMemory<P>,
): { readonly pieces: readonly P[]; readonly parts: readonly PartIr[] } {
  const used = new Map<string, Placed<P>>();
  const prefixOf = (how: How, context: string): string => `${how}\0${context}\0`;
  const lowered = (how: How, { start, end }: Span, context: string): P => {
    // The key is a text of its own: a slice would keep the whole text in memory.
    const prefix = prefixOf(how, context);
    const key = prefix + text.slice(start, end);
    const earlier = memory.pieces.get(key);
    const placed = used.get(key) ?? {
      origin: earlier?.origin ?? language[how](key.slice(prefix.length), context),
      copies: new Map(),
    };
    used.set(key, placed);
    // Copies are made of what was lowered, never of each other, so that functions which nobody looks at are moved only once in the end.
    const piece = placed.copies.get(start) ?? earlier?.copies.get(start) ?? movePart(placed.origin, start);
    placed.copies.set(start, piece);
    return piece;
  };

  const starts = language.starts(text);
  const cut = starts.map((start, index) => spanOf(start, starts[index + 1] ?? text.length));
  const notes = cut.map((span) => lowered('lower', span, '').notes);
  const all = new Set(notes.flat());
  const before = new Set<string>();
  const contexts = new Map<number, string>();
  cut.forEach(({ start }, index) => {
    if (all.size > 0) contexts.set(start, language.context(before, all));
    for (const note of notes[index] ?? []) before.add(note);
  });
  const known = new Map<Span, P>();
  const lower = (span: Span): P => {
    const piece = known.get(span) ?? lowered('lower', span, contexts.get(span.start) ?? '');
    known.set(span, piece);
    return piece;
  };
  const isBroken = (span: Span): boolean => lower(span).isBroken;
  const whole = joinCommented(cut, isBroken, (span) => language.commentEnd(text, span));
  const final = joinTorn(whole, isBroken);
  const howOf = (span: Span): How => (isBroken(span) ? 'repair' : 'lower');
  const contextOf = ({ start }: Span): string => contexts.get(start) ?? '';
  const pieces = final.map((span) => (isBroken(span) ? lowered('repair', span, contextOf(span)) : lower(span)));
  memory.pieces = used;
  return { pieces, parts: final.map((span) => ({ span, lowered: prefixOf(howOf(span), contextOf(span)) })) };
}

/** A piece that does not parse is lowered as it stands, to see that, and then repaired. */
type How = 'lower' | 'repair';

/** A broken piece may end inside of a comment that goes on, while the piece behind it looks sound by itself. */
function joinCommented(
  cut: readonly Span[],
  isBroken: (span: Span) => boolean,
  commentEnd: (span: Span) => number | null,
): readonly Span[] {
  let pieces = cut;
  for (const piece of cut) {
    const end = pieces.includes(piece) && isBroken(piece) ? commentEnd(piece) : null;
    if (end === null) continue;
    const last = pieces.findIndex((span) => span.start < end && end <= span.end);
    const joined = join(pieces, pieces.indexOf(piece), last);
    if (joined.some((span) => span.start === piece.start && !isBroken(span))) pieces = joined;
  }
  return pieces;
}

/** So many pairs of broken pieces are tried as one. */
const maxPairs = 8;

/** Two broken pieces may be a whole one that was cut apart, for example inside of a string over several lines. */
function joinTorn(cut: readonly Span[], isBroken: (span: Span) => boolean): readonly Span[] {
  let pieces = cut;
  let pairs = 0;
  let from = 0;
  for (;;) {
    const first = pieces.findIndex((span, index) => index >= from && isBroken(span));
    const second = pieces.findIndex((span, index) => index > first && isBroken(span));
    if (first < 0 || second < 0 || pairs++ >= maxPairs) break;
    const joined = join(pieces, first, second);
    if (joined[first] && !isBroken(joined[first])) pieces = joined;
    from = first + 1;
  }
  const first = pieces.findIndex(isBroken);
  const last = pieces.findLastIndex(isBroken);
  if (last <= first) return pieces;
  const joined = join(pieces, first, last);
  return joined[first] && !isBroken(joined[first]) ? joined : pieces;
}

function join(pieces: readonly Span[], first: number, last: number): readonly Span[] {
  const [start, end] = [pieces[first]?.start ?? 0, pieces[last]?.end ?? 0];
  return [...pieces.slice(0, first), spanOf(start, end), ...pieces.slice(last + 1)];
}
