import type ts from 'typescript6';
import { type Span, spanOf } from '../../base/span.ts';
import type { TypeScriptApi } from './api.ts';
import { type RepairMode, repairBrackets } from './repair.ts';

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
 * Parses a file of any JavaScript or TypeScript flavour, by its ending. Broken code is repaired where its indentation tells how, so that
 * an unclosed call does not swallow what follows.
 *
 * @throws RangeError if the nesting exceeds the parser's stack.
 */
export function parse(api: TypeScriptApi, path: string, text: string): ParsedFile {
  const file = createTree(api, path, text);
  const plain = {
    file,
    text,
    original: (offset: number) => offset,
    isInserted: () => false,
    errors: syntaxErrors(file),
  };
  return plain.errors.length === 0 ? plain : parseRepaired(api, path, plain);
}

const repairModes: readonly RepairMode[] = [
  { dropsExtra: false, endsTemplates: false },
  { dropsExtra: true, endsTemplates: false },
  { dropsExtra: false, endsTemplates: true },
];

/** The repair that leaves the fewest errors, the least intrusive one first; the plain tree if all of them add errors. */
function parseRepaired(api: TypeScriptApi, path: string, plain: ParsedFile): ParsedFile {
  let best = plain;
  let fewest = plain.errors.length + 1;
  for (const mode of repairModes) {
    const repair = repairBrackets(plain.text, mode);
    if (repair === null || repair.text === best.text) continue;
    const file = createTree(api, path, repair.text);
    const left = syntaxErrors(file);
    if (left.length >= fewest) continue;
    const { original, places } = repair;
    const errors = [
      ...places.map((offset) => spanOf(Math.max(0, offset - 1), offset)),
      ...left.map((span) => spanOf(original(span.start), original(span.end))),
    ];
    best = { ...repair, file, errors };
    fewest = left.length;
    if (fewest === 0) break;
  }
  return best;
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
