import type ts from 'typescript6';
import { spanOf } from '../../base/span.ts';
import type { CommentIr } from '../../ir/types.ts';
import type { TypeScriptApi } from './api.ts';
import type { ParsedFile } from './parse.ts';

const marker = 'llm-cost';

/** The comments that mention `llm-cost`. Only the surroundings of such a mention are looked at. */
export function findComments(api: TypeScriptApi, parsed: ParsedFile): CommentIr[] {
  const comments: CommentIr[] = [];
  let from = 0;
  for (let at = parsed.text.indexOf(marker); at >= 0; at = parsed.text.indexOf(marker, from)) {
    from = at + marker.length;
    const comment = commentAround(api, parsed, at);
    if (comment === null) continue;
    from = Math.max(from, comment.end);
    const span = spanOf(parsed.original(comment.start), parsed.original(comment.end));
    comments.push({ text: comment.text, span });
  }
  return comments;
}

interface FoundComment {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/**
 * The trivia between two tokens that holds the offset is scanned for comments. It starts where the token before it ends, which is the
 * end of the last child in front of the offset, or after the punctuation behind that child.
 */
function commentAround(api: TypeScriptApi, parsed: ParsedFile, offset: number): FoundComment | null {
  const { file, text } = parsed;
  const scanner = api.createScanner(api.ScriptTarget.Latest, false, file.languageVariant, text);
  let node: ts.Node = file;
  let start = 0;
  for (;;) {
    const inner = childAround(api, node, offset);
    start = Math.max(start, node.pos, inner.before);
    if (inner.child === null) break;
    node = inner.child;
  }
  if (node !== file && isToken(api, node) && node.getStart(file) <= offset) return null;
  scanner.setText(text, start, Math.max(0, text.length - start));
  for (let token = scanner.scan(); scanner.getTokenStart() <= offset; token = scanner.scan()) {
    const end = scanner.getTokenEnd();
    if (offset < end && isComment(api, token)) {
      const tokenStart = scanner.getTokenStart();
      return { text: plainText(text.slice(tokenStart, end)), start: tokenStart, end };
    }
    if (token === api.SyntaxKind.EndOfFileToken) break;
  }
  return null;
}

function childAround(
  api: TypeScriptApi,
  node: ts.Node,
  offset: number,
): { readonly child: ts.Node | null; readonly before: number } {
  let before = 0;
  let child: ts.Node | null = null;
  api.forEachChild(node, (candidate) => {
    if (candidate.end <= offset) before = Math.max(before, candidate.end);
    else if (candidate.pos <= offset && child === null) child = candidate;
  });
  return { child, before };
}

/** Nodes without trivia inside: names, literals, the pieces of a template, text in JSX. */
const isToken = (api: TypeScriptApi, node: ts.Node): boolean => node.kind <= api.SyntaxKind.LastToken;

const isComment = (api: TypeScriptApi, token: ts.SyntaxKind): boolean =>
  token === api.SyntaxKind.SingleLineCommentTrivia || token === api.SyntaxKind.MultiLineCommentTrivia;

/** The words of a comment: without its delimiters and the stars in front of the lines of a block. */
const plainText = (comment: string): string =>
  (comment.startsWith('/*')
    ? comment.replace(/^\/\*+|\*+\/$/g, '').replace(/^[ \t]*\*+/gm, '')
    : comment.replace(/^\/+/, '')
  ).trim();
