import type ts from 'typescript6';
import { type Span, spanOf } from '../../base/span.ts';
import type { TypeScriptApi } from './api.ts';
import { repairBrackets } from './repair.ts';

/** A syntax tree, and how its offsets relate to the text of the file. */
export interface ParsedFile {
  readonly file: ts.SourceFile;
  /** The text that the tree stands for: the file's own, or with brackets inserted that were missing. */
  readonly text: string;
  readonly original: (offset: number) => number;
  readonly isInserted: (offset: number) => boolean;
  /** Where the parser met an error, in the text of the file. A missing bracket is marked at the last character in front of it. */
  readonly errors: readonly Span[];
}

/**
 * Parses a file of any JavaScript or TypeScript flavour, by its ending. In broken code missing closing brackets are inserted where the
 * indentation shows them to be missing, so that an unclosed call does not swallow what follows. Null if the nesting exceeds the parser's stack.
 */
export function parse(api: TypeScriptApi, path: string, text: string): ParsedFile | null {
  try {
    const file = createTree(api, path, text);
    const errors = syntaxErrors(file);
    const plain = { file, text, original: (offset: number) => offset, isInserted: () => false, errors };
    if (errors.length === 0) return plain;
    const repair = repairBrackets(text);
    if (repair === null) return plain;
    const repaired = createTree(api, path, repair.text);
    const errorsLeft = syntaxErrors(repaired);
    if (errorsLeft.length > errors.length) return plain;
    const { original, isInserted, insertedAt } = repair;
    return {
      file: repaired,
      text: repair.text,
      original,
      isInserted,
      errors: [
        ...insertedAt.map((offset) => spanOf(Math.max(0, offset - 1), offset)),
        ...errorsLeft.map((span) => spanOf(original(span.start), original(span.end))),
      ],
    };
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

function createTree(api: TypeScriptApi, path: string, text: string): ts.SourceFile {
  const options = { languageVersion: api.ScriptTarget.Latest, jsDocParsingMode: api.JSDocParsingMode.ParseNone };
  return api.createSourceFile(path, text, options, false, scriptKind(api, path));
}

function scriptKind(api: TypeScriptApi, path: string): ts.ScriptKind {
  if (/\.tsx$/i.test(path)) return api.ScriptKind.TSX;
  return isJavaScript(path) ? api.ScriptKind.JSX : api.ScriptKind.TS;
}

export const isJavaScript = (path: string): boolean => /\.[cm]?jsx?$/i.test(path);

/** The parser keeps its errors on the tree; the public types leave them out. */
function syntaxErrors(file: ts.SourceFile): Span[] {
  const { parseDiagnostics } = file as ts.SourceFile & {
    readonly parseDiagnostics: readonly ts.DiagnosticWithLocation[];
  };
  return parseDiagnostics.map((diagnostic) => spanOf(diagnostic.start, diagnostic.start + diagnostic.length));
}
