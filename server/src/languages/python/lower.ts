import type { FileIr } from '../../ir/types.ts';
import { lowerInPieces, newPieceMemory, type Piece, type PieceLanguage, type PieceMemory } from '../pieces.ts';
import { readComments } from './lowering/comments.ts';
import { createContext } from './lowering/context.ts';
import { lowerBlock } from './lowering/statements.ts';
import type { ParsePython } from './parse.ts';
import { pieceStarts } from './pieces.ts';
import { recoverTree } from './recovery/recover.ts';
import type { SyntaxTree } from './syntax.ts';

/** Lowers a text. Until the parser is loaded, and where it gives up, the program is empty and the whole text is an error. */
export function lowerPython(
  path: string,
  text: string,
  parse: ParsePython | null,
  memory: PythonMemory | null,
): FileIr {
  if (parse === null) return fileOf(path, text, [lowerTree(text, emptyTree(text), '')]);
  const language = pieceLanguage(parse);
  const whole = memory ? null : language.lower(text, '');
  if (whole && !whole.isBroken) return fileOf(path, text, [whole]);
  const { pieces, parts } = lowerInPieces(language, text, memory ?? newPieceMemory());
  return { ...fileOf(path, text, pieces), ...(memory && { parts }) };
}

export type PythonMemory = PieceMemory<Piece>;

/** The context of a piece are the names under which those in front of it import `typing.cast`. */
function pieceLanguage(parse: ParsePython): PieceLanguage<Piece> {
  return {
    starts: pieceStarts,
    commentEnd: () => null,
    lower: (text, context) => {
      const tree = parse(text) ?? emptyTree(text);
      const piece = lowerTree(text, tree, context);
      const isBroken =
        piece.errors.length > 0 || (piece.hasLineJump && recoverTree(text, tree, parse).root !== tree.root);
      return { ...piece, isBroken };
    },
    repair: (text, context) => {
      const tree = parse(text) ?? emptyTree(text);
      const recovered = recoverTree(text, tree, parse);
      return lowerTree(text, recovered.root === tree.root ? tree : recovered, context);
    },
    context: (before) => [...before].join(' '),
  };
}

function lowerTree(text: string, tree: SyntaxTree, casts: string): Piece & { readonly hasLineJump: boolean } {
  const context = createContext(text, casts === '' ? [] : casts.split(' '));
  const body = lowerBlock(tree.root, context);
  return {
    body,
    imports: context.imports,
    exports: [],
    comments: readComments(text, tree.comments),
    errors: tree.errors,
    isBroken: false,
    notes: [...context.casts],
    hasLineJump: context.hasLineJump,
  };
}

function fileOf(path: string, text: string, pieces: readonly Piece[]): FileIr {
  return {
    path,
    language: 'python',
    text,
    module: {
      kind: 'function',
      name: null,
      nameSpan: null,
      span: { start: 0, end: text.length },
      params: [],
      body: pieces.flatMap((piece) => piece.body),
      isAsync: false,
      isGenerator: false,
      decorators: [],
      returns: null,
      role: 'module',
      isArrow: false,
    },
    imports: pieces.flatMap((piece) => piece.imports),
    exports: [],
    comments: pieces.flatMap((piece) => piece.comments),
    errors: pieces.flatMap((piece) => piece.errors),
  };
}

function emptyTree(text: string): SyntaxTree {
  const whole = { start: 0, end: text.length };
  return {
    root: { ...whole, type: 'module', field: null, isNamed: true, children: [] },
    comments: [],
    errors: text.length > 0 ? [whole] : [],
  };
}
