import { spanOf } from '../../base/span.ts';
import type { ExportIr, FileIr, FunctionIr, Stmt, TypeDeclarationIr } from '../../ir/types.ts';
import { lowerInPieces, newPieceMemory, type Piece, type PieceLanguage, type PieceMemory } from '../pieces.ts';
import type { TypeScriptApi } from './api.ts';
import { findComments } from './comments.ts';
import { commonJsExports } from './lowering/commonjs.ts';
import { type Lowerers, type Lowering, lowerStmt } from './lowering/context.ts';
import { addDeclaredExports } from './lowering/modules.ts';
import { hasOuterAwait, isJavaScript, type ParsedFile, parse, parseRepaired } from './parse.ts';
import { commentEnd, pieceStarts } from './pieces.ts';

/** Lowers one JavaScript or TypeScript file. It never throws; broken code gives a partial program with its errors. */
export function lowerTypeScript(
  api: TypeScriptApi,
  lowerers: Lowerers,
  path: string,
  text: string,
  memory: TypeScriptMemory | null,
): FileIr {
  try {
    const language = pieceLanguage(api, lowerers, path);
    const whole = memory ? null : language.lower(text, '');
    if (whole && !whole.isBroken) return fileOf(path, text, [whole]);
    const { pieces, parts } = lowerInPieces(language, text, memory ?? newPieceMemory());
    return { ...fileOf(path, text, pieces), ...(memory && { parts }) };
  } catch (error) {
    // The parser and this program recurse: nesting of thousands of levels exceeds the stack.
    if (error instanceof RangeError) return emptyFile(path, text);
    throw error;
  }
}

function fileOf(path: string, text: string, pieces: readonly TypeScriptPiece[]): FileIr {
  const isScript = !pieces.some(({ notes }) => notes.includes('module'));
  const exports = pieces.flatMap((piece) => piece.exports);
  return {
    ...emptyFile(path, text),
    module: moduleFunction(
      text,
      pieces.flatMap((piece) => piece.body),
    ),
    imports: pieces.flatMap((piece) => piece.imports),
    exports: isScript ? [...exports, ...pieces.flatMap((piece) => piece.scriptExports)] : exports,
    types: pieces.flatMap((piece) => piece.types),
    comments: pieces.flatMap((piece) => piece.comments),
    errors: pieces.flatMap((piece) => piece.errors),
  };
}

export type TypeScriptMemory = PieceMemory<TypeScriptPiece>;

interface TypeScriptPiece extends Piece {
  readonly types: readonly TypeDeclarationIr[];
  /** What it exports unless the file is a module: `module.exports = …`. */
  readonly scriptExports: readonly ExportIr[];
}

/** The only context of a piece is `module`: another piece makes a module of the file. */
function pieceLanguage(api: TypeScriptApi, lowerers: Lowerers, path: string): PieceLanguage<TypeScriptPiece> {
  // A broken piece is lowered as it stands before it is repaired.
  let last: { readonly key: string; readonly parsed: ParsedFile } | null = null;
  const parsed = (text: string, context: string): ParsedFile => {
    const key = `${context}\0${text}`;
    if (last?.key !== key) last = { key, parsed: parse(api, path, text, context === 'module') };
    return last.parsed;
  };
  return {
    starts: pieceStarts,
    commentEnd,
    lower: (text, context) => lowerPiece(api, lowerers, text, parsed(text, context)),
    repair: (text, context) =>
      lowerPiece(api, lowerers, text, parseRepaired(api, path, parsed(text, context), context === 'module')),
    context: (_, all) => (all.has('await') && all.has('module') ? 'module' : ''),
  };
}

function lowerPiece(api: TypeScriptApi, lowerers: Lowerers, text: string, parsed: ParsedFile): TypeScriptPiece {
  const cx: Lowering = {
    ts: api,
    kinds: api.SyntaxKind,
    file: parsed.file,
    source: text,
    text: parsed.text,
    original: parsed.original,
    isInserted: parsed.isInserted,
    lowerers,
    imports: [],
    exports: [],
    types: [],
    cutOff: [],
    depth: 0,
    scope: 'module',
  };
  const body: Stmt[] = [];
  for (const statement of parsed.file.statements) {
    lowerStmt(statement, cx, body);
    addDeclaredExports(statement, cx);
  }
  const isModule = api.isExternalModule(parsed.file);
  return {
    body,
    imports: cx.imports,
    exports: cx.exports,
    scriptExports: isModule ? [] : commonJsExports(body),
    types: cx.types,
    comments: findComments(api, parsed),
    errors: [...parsed.errors, ...cx.cutOff],
    isBroken: parsed.errors.length > 0,
    notes: isModule ? ['module'] : hasOuterAwait(api, parsed.file) ? ['await'] : [],
  };
}

/** What is left of a file whose nesting is too deep to parse. */
const emptyFile = (path: string, text: string): FileIr => ({
  path,
  language: isJavaScript(path) ? 'javascript' : 'typescript',
  text,
  module: moduleFunction(text, []),
  imports: [],
  exports: [],
  comments: [],
  types: [],
  errors: [spanOf(0, text.length)],
});

const moduleFunction = (text: string, body: readonly Stmt[]): FunctionIr => ({
  kind: 'function',
  name: null,
  nameSpan: null,
  span: spanOf(0, text.length),
  params: [],
  body,
  isAsync: false,
  isGenerator: false,
  decorators: [],
  returns: null,
  role: 'module',
  isArrow: false,
});
