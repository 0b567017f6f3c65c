import type { Span } from '../../../base/span.ts';
import type { SyntaxNode, SyntaxTree } from '../syntax.ts';
import type { Insertion } from './scan.ts';

/** A changed text and the way back from its offsets, null where they are the same. Inserted characters map to where they were inserted. */
export interface Patch {
  readonly text: string;
  readonly toOriginal: ((offset: number) => number) | null;
}

/** Replaces ranges by text of the same length, then inserts text. */
export function patchText(
  text: string,
  replacements: readonly { readonly span: Span; readonly text: string }[],
  insertions: readonly Insertion[],
): Patch {
  const ordered = [...insertions].sort((a, b) => a.at - b.at);
  const base = replace(text, replacements);
  const pieces: string[] = [];
  const starts: number[] = [];
  let position = 0;
  let added = 0;
  for (const insertion of ordered) {
    pieces.push(base.slice(position, insertion.at), insertion.text);
    starts.push(insertion.at + added);
    added += insertion.text.length;
    position = insertion.at;
  }
  pieces.push(base.slice(position));
  if (ordered.length === 0) return { text: base, toOriginal: null };
  const toOriginal = (offset: number): number => {
    let shift = 0;
    for (let index = 0; index < ordered.length; index++) {
      const start = starts[index] ?? 0;
      if (offset <= start) break;
      shift += Math.min(ordered[index]?.text.length ?? 0, offset - start);
    }
    return offset - shift;
  };
  return { text: pieces.join(''), toOriginal };
}

function replace(text: string, replacements: readonly { readonly span: Span; readonly text: string }[]): string {
  const pieces: string[] = [];
  let position = 0;
  for (const replacement of [...replacements].sort((a, b) => a.span.start - b.span.start)) {
    pieces.push(text.slice(position, replacement.span.start), replacement.text);
    position = replacement.span.end;
  }
  pieces.push(text.slice(position));
  return pieces.join('');
}

/** The tree of a patched text with the offsets of the original one. */
export function mapTree(tree: SyntaxTree, { toOriginal }: Patch): SyntaxTree {
  if (toOriginal === null) return tree;
  const mapSpan = (span: Span): Span => ({ start: toOriginal(span.start), end: toOriginal(span.end) });
  const mapNode = (node: SyntaxNode): SyntaxNode => ({
    ...node,
    ...mapSpan(node),
    children: node.children.map(mapNode),
  });
  return { root: mapNode(tree.root), comments: tree.comments.map(mapSpan), errors: tree.errors.map(mapSpan) };
}
