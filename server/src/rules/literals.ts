import { type Span, spanOf } from '../base/span.ts';
import type { FileIr, TextExpr, TextPartIr } from '../ir/types.ts';

/** One string literal of a text as it is written; Python joins several that stand side by side. */
export interface Literal {
  /** What stands between the quotes. */
  readonly content: Span;
  /** The same with every character of a hole replaced by NUL, so that only the text's own characters are read. */
  readonly masked: string;
  readonly holes: readonly Span[];
}

export function literalsOf(ir: FileIr, text: TextExpr): readonly Literal[] {
  const runs: TextPartIr[][] = [];
  for (const part of text.parts) {
    const run = runs.at(-1);
    if (run?.at(-1)?.raw.end === part.raw.start) run?.push(part);
    else runs.push([part]);
  }
  return runs.map((run) => ({
    content: spanOf(run[0]?.raw.start ?? 0, run.at(-1)?.raw.end ?? 0),
    masked: run.map((part) => masked(ir, part)).join(''),
    holes: run.filter((part) => part.kind === 'hole').map((part) => part.raw),
  }));
}

function masked(ir: FileIr, { kind, raw }: TextPartIr): string {
  return kind === 'hole' ? '\0'.repeat(raw.end - raw.start) : ir.text.slice(raw.start, raw.end);
}

/** The quotes around a Python literal with its prefix; null if they cannot be told. */
export function quotesOf(
  ir: FileIr,
  { content }: Literal,
): { readonly opening: string; readonly closing: string } | null {
  const before = ir.text.slice(Math.max(0, content.start - 5), content.start);
  const [opening, closing = ''] = /[bBfFrRtTuU]{0,2}("""|'''|"|')$/.exec(before) ?? [];
  return opening === undefined || !ir.text.startsWith(closing, content.end) ? null : { opening, closing };
}

/** The white space and line breaks, written as such or as `\n`, behind an offset. */
export const whiteSpaceAfter = (source: string, offset: number): string =>
  /^(?:\\n|\s)*/.exec(source.slice(offset))?.[0] ?? '';

export const whiteSpaceBefore = (source: string, offset: number): string =>
  /(?:\\n|\s)*$/.exec(source.slice(0, offset))?.[0] ?? '';
