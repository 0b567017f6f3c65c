import type { TreeCursor } from 'web-tree-sitter';
import type { Span } from '../../base/span.ts';
import type { SyntaxNode, SyntaxTree } from './syntax.ts';
import type { Vocabulary } from './vocabulary.ts';

/** What nests deeper is left out and reported as an error, because everything that reads the tree or the program recurses. */
const maxDepth = 500;

/**
 * Copies the tree below the cursor. Each question to the cursor costs a call into WebAssembly, so it asks nothing that the text or the
 * vocabulary tells. It keeps its own stack, because generated code nests deeper than functions may recurse.
 */
export function copyTree(text: string, cursor: TreeCursor, vocabulary: Vocabulary, hasError: boolean): SyntaxTree {
  const comments: Span[] = [];
  const errors: Span[] = [];
  const rootType = cursor.nodeTypeId;
  const root = readNode(cursor, vocabulary, rootType, false, false, errors);
  const open: { readonly node: OpenNode; readonly hasFields: boolean }[] = [
    { node: root, hasFields: vocabulary.hasFields[rootType] !== false },
  ];
  let parent = open[0];
  let hasNode = cursor.gotoFirstChild();
  while (parent) {
    if (!hasNode) {
      open.pop();
      parent = open[open.length - 1];
      hasNode = parent !== undefined && cursor.gotoParent() && cursor.gotoNextSibling();
      continue;
    }
    const typeId = cursor.nodeTypeId;
    if (typeId === vocabulary.comment) {
      comments.push({ start: cursor.startIndex, end: cursor.endIndex });
    } else if (vocabulary.isDropped[typeId] !== true) {
      const isLeaf = vocabulary.isLeaf[typeId] === true && parent.node.type !== 'type_alias_statement';
      const node = readNode(cursor, vocabulary, typeId, parent.hasFields, isLeaf, errors);
      parent.node.children.push(node);
      if (!isLeaf && (hasError || !isPlainString(node, text))) {
        if (open.length >= maxDepth) {
          errors.push({ start: node.start, end: node.end });
        } else if (cursor.gotoFirstChild()) {
          parent = { node, hasFields: vocabulary.hasFields[typeId] !== false };
          open.push(parent);
          continue;
        }
      }
    } else if (hasError && cursor.nodeIsMissing) {
      errors.push({ start: cursor.startIndex, end: cursor.endIndex });
    }
    hasNode = cursor.gotoNextSibling();
  }
  return { root, comments, errors };
}

interface OpenNode extends SyntaxNode {
  readonly children: SyntaxNode[];
}

function readNode(
  cursor: TreeCursor,
  vocabulary: Vocabulary,
  typeId: number,
  hasField: boolean,
  isLeaf: boolean,
  errors: Span[],
): OpenNode {
  const type = vocabulary.types[typeId] ?? 'ERROR';
  const start = cursor.startIndex;
  const end = cursor.endIndex;
  if (type === 'ERROR' || (start === end && cursor.nodeIsMissing)) errors.push({ start, end });
  return {
    type,
    field: hasField ? (vocabulary.fields[cursor.currentFieldId] ?? null) : null,
    isNamed: vocabulary.isNamed[typeId] !== false,
    start,
    end,
    children: isLeaf ? noChildren : [],
  };
}

/** One array for all leaves, which are most of the nodes. */
const noChildren: SyntaxNode[] = [];

/** A string without holes is read from its text: one that is no f-string or t-string. */
function isPlainString(node: SyntaxNode, text: string): boolean {
  if (node.type !== 'string') return false;
  for (let offset = node.start; offset < node.start + 2; offset++) {
    const character = text.charAt(offset);
    if (character === '"' || character === "'") return true;
    if ('fFtT'.includes(character)) return false;
  }
  return true;
}
