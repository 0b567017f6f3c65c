import type { Span } from '../../../base/span.ts';
import type { CommentIr } from '../../../ir/types.ts';

/** The comments at these places, without their `#` marks. */
export const readComments = (text: string, spans: readonly Span[]): readonly CommentIr[] =>
  spans.map((span) => ({
    text: text.slice(span.start, span.end).replace(/^#+:?/, '').trim(),
    span: { start: span.start, end: endOfComment(text, span) },
  }));

/** With Windows line ends the parser counts the carriage return to the comment. */
const endOfComment = (text: string, span: Span): number =>
  text.charCodeAt(span.end - 1) === 13 ? span.end - 1 : span.end;
