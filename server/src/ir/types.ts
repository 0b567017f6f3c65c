import type { Span } from '../base/span.ts';
import type { FunctionIr, TypeDeclarationIr } from './definitions.ts';
import type { Expr, NameExpr } from './expressions.ts';

/**
 * The language-neutral program of one file. Each language lowers its syntax tree to this and nothing after it sees a syntax tree.
 * Every node carries its span in the lowered text. Parentheses, type casts' syntax, non-null assertions and `satisfies` leave no node.
 */
export interface FileIr {
  readonly path: string;
  readonly language: LanguageId;
  /** The text that was lowered. For a notebook these are the code cells joined, with magics blanked. */
  readonly text: string;
  /** The module body as a function without parameters. */
  readonly module: FunctionIr;
  readonly imports: readonly ImportIr[];
  readonly exports: readonly ExportIr[];
  /** Comments that mention `llm-cost`. */
  readonly comments: readonly CommentIr[];
  /** Interfaces and type aliases, at any depth. In Python such types are classes. */
  readonly types?: readonly TypeDeclarationIr[];
  /** Where the parser had to recover. Facts inside such a span are not to be trusted. */
  readonly errors: readonly Span[];
  /** The parts that were lowered by themselves, in order, where a file is followed through edits. */
  readonly parts?: readonly PartIr[];
}

/** A part of a file: the same text lowered in the same way is the same program, but for its places. */
export interface PartIr {
  readonly span: Span;
  readonly lowered: string;
}

export type LanguageId = 'typescript' | 'javascript' | 'python';

export interface CommentIr {
  /** The comment's text without its marker (`//`, `#`, block delimiters) and trimmed. */
  readonly text: string;
  readonly span: Span;
}

/**
 * One imported name. Python `import a.b as c` has module `a.b` and name `*`; `import a.b` binds `a` (module `a`, name `*`) and lists `a.b`
 * in `loads`; `from .x import y as z` has module `.x` and name `y`. `import type` and `TYPE_CHECKING` imports are `typeOnly`.
 */
export interface ImportIr {
  readonly module: string;
  /** The exported name that is bound, `default`, `*` for the namespace, or null for an import for its side effects. */
  readonly name: string | null;
  readonly local: NameExpr | null;
  readonly typeOnly: boolean;
  readonly loads?: readonly string[];
  readonly span: Span;
}

/**
 * What other files can import. In Python every name that the module body binds is importable and `exports` is empty.
 * `local` exports a binding or expression of this file, `re-export` passes on a name of another module (`*` for all of them).
 * `export =` and `module.exports = x` export `export=` and `default`, and each property of an object literal by its name. An anonymous
 * `export default` is bound to the name `default`.
 */
export type ExportIr =
  | { readonly kind: 'local'; readonly name: string; readonly value: Expr; readonly span: Span }
  | {
      readonly kind: 're-export';
      readonly name: string;
      readonly module: string;
      readonly imported: string;
      readonly span: Span;
    };

export type * from './definitions.ts';
export type * from './expressions.ts';
export type * from './statements.ts';
