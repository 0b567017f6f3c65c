import { spanOf } from '../../base/span.ts';
import type { FileIr, FunctionIr, Stmt } from '../../ir/types.ts';
import type { TypeScriptApi } from './api.ts';
import { findComments } from './comments.ts';
import { addCommonJsExports } from './lowering/commonjs.ts';
import { type Lowerers, type Lowering, lowerStmt } from './lowering/context.ts';
import { addDeclaredExports } from './lowering/modules.ts';
import { isJavaScript, type ParsedFile, parse } from './parse.ts';

/** Lowers one JavaScript or TypeScript file. It never throws; broken code gives a partial program with its errors. */
export function lowerTypeScript(api: TypeScriptApi, lowerers: Lowerers, path: string, text: string): FileIr {
  try {
    return lowerFile(api, lowerers, path, text);
  } catch (error) {
    // The parser and this program recurse: nesting of thousands of levels exceeds the stack.
    if (error instanceof RangeError) return emptyFile(path, text);
    throw error;
  }
}

function lowerFile(api: TypeScriptApi, lowerers: Lowerers, path: string, text: string): FileIr {
  const parsed = parse(api, path, text);
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
  return {
    ...emptyFile(path, text),
    module: moduleFunction(text, lowerModule(parsed, cx)),
    imports: cx.imports,
    exports: cx.exports,
    types: cx.types,
    comments: findComments(api, parsed),
    errors: [...parsed.errors, ...cx.cutOff],
  };
}

function lowerModule(parsed: ParsedFile, cx: Lowering): Stmt[] {
  const body: Stmt[] = [];
  for (const statement of parsed.file.statements) {
    lowerStmt(statement, cx, body);
    addDeclaredExports(statement, cx);
  }
  if (!cx.ts.isExternalModule(parsed.file)) for (const stmt of body) addCommonJsExports(stmt, cx);
  return body;
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
