import type { Span } from '../base/span.ts';
import type {
  ArgumentIr,
  CallExpr,
  Expr,
  FileIr,
  LanguageId,
  ListExpr,
  RecordEntryIr,
  RecordExpr,
  Stmt,
} from '../ir/types.ts';

/** The contract behind which each language stands: text to IR, and edits in the style of the text. */
export interface Language {
  readonly ids: readonly LanguageId[];
  /** File endings with their dot, for example `.ts`. */
  readonly extensions: readonly string[];
  /** Lowers a text. It never throws; broken code gives a partial program with its `errors`. */
  readonly lower: (path: string, text: string) => FileIr;
  /** Lowers one file again and again while it is edited: with the same results, in the time that the edited statements take. */
  readonly follow: () => Language['lower'];
  readonly edit: LanguageEditor;
}

export interface TextEdit {
  readonly path: string;
  readonly span: Span;
  readonly newText: string;
}

/**
 * Edits in the user's own style: quotes, commas, indentation, line breaks and comments of the surrounding text are kept.
 * Every function returns null where the code has no place for the edit.
 */
export interface LanguageEditor {
  /** Adds a named option: a property of the options record, or a keyword argument. `value` is source text of this language. */
  readonly addOption: (
    ir: FileIr,
    call: CallExpr,
    name: string,
    value: string,
    options?: { readonly argument?: number },
  ) => readonly TextEdit[] | null;
  readonly addEntry: (ir: FileIr, record: RecordExpr, name: string, value: string) => readonly TextEdit[] | null;
  /** Removes an argument with its comma. */
  readonly removeArgument: (ir: FileIr, call: CallExpr, argument: ArgumentIr) => readonly TextEdit[] | null;
  /** Removes an entry of a record with its comma. */
  readonly removeEntry: (ir: FileIr, record: RecordExpr, entry: RecordEntryIr) => readonly TextEdit[] | null;
  /** Puts an item (source text) in front of the item at `index`, or last where `index` is the number of items. */
  readonly insertItem: (ir: FileIr, list: ListExpr, index: number, text: string) => readonly TextEdit[] | null;
  /** Moves the item at `from` so that it ends up at `to`, both indices into the items. */
  readonly moveItem: (ir: FileIr, list: ListExpr, from: number, to: number) => readonly TextEdit[] | null;
  /** Puts a statement (source text without indentation, lines parted by `\n`) on lines of its own in front of another. */
  readonly insertStatementBefore: (ir: FileIr, stmt: Stmt, text: string) => readonly TextEdit[] | null;
  /** Removes a statement with its line. Null where something else stands on its lines. */
  readonly removeStatement: (ir: FileIr, stmt: Stmt) => readonly TextEdit[] | null;
  readonly replaceExpr: (ir: FileIr, expr: Expr, text: string) => readonly TextEdit[] | null;
  /** A string literal of this language in the quotes that the file uses most. */
  readonly quote: (ir: FileIr, text: string) => string;
  /** A line comment with the given text. */
  readonly comment: (text: string) => string;
}
