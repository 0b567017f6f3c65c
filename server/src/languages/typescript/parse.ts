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
 * Parses a text of any JavaScript or TypeScript flavour, by its file's ending. `asModule`: whatever else the text holds, it is part of a module.
 *
 * @throws RangeError if the nesting exceeds the parser's stack.
 */
export function parse(api: TypeScriptApi, path: string, text: string, asModule: boolean): ParsedFile {
  const file = createTree(api, path, text, asModule);
  return { file, text, original: (offset) => offset, isInserted: () => false, errors: syntaxErrors(file) };
}

const repairModes: readonly RepairMode[] = [
  { dropsExtra: false, endsTemplates: false },
  { dropsExtra: true, endsTemplates: false },
  { dropsExtra: false, endsTemplates: true },
];

/**
 * Parses broken code with its brackets repaired where the indentation tells how, so that an unclosed call does not swallow what follows. Takes
 * the repair that leaves the fewest errors, the least intrusive one first; the text as it is if all of them add errors.
 */
export function parseRepaired(api: TypeScriptApi, path: string, plain: ParsedFile, asModule: boolean): ParsedFile {
  let best = plain;
  let fewest = plain.errors.length + 1;
  for (const mode of repairModes) {
    const repair = repairBrackets(plain.text, mode);
    if (repair === null || repair.text === best.text) continue;
    const file = createTree(api, path, repair.text, asModule);
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

function createTree(api: TypeScriptApi, path: string, text: string, asModule: boolean): ts.SourceFile {
  const options: ts.CreateSourceFileOptions = {
    languageVersion: api.ScriptTarget.Latest,
    jsDocParsingMode: api.JSDocParsingMode.ParseNone,
    ...(asModule ? { setExternalModuleIndicator: markAsModule } : {}),
  };
  return api.createSourceFile(path, text, options, false, scriptKind(api, path));
}

/** The parser reads `await` by this mark, which the public types leave out. */
function markAsModule(file: ts.SourceFile & { externalModuleIndicator?: boolean }): void {
  file.externalModuleIndicator = true;
}

/** Whether a script has an `await` outside of its functions, which would mean something else in a module. */
export function hasOuterAwait(api: TypeScriptApi, file: ts.SourceFile): boolean {
  const { TransformFlags } = api as TypeScriptApi & {
    readonly TransformFlags: { readonly ContainsPossibleTopLevelAwait: number };
  };
  const { transformFlags } = file as ts.SourceFile & { readonly transformFlags: number };
  return (transformFlags & TransformFlags.ContainsPossibleTopLevelAwait) !== 0;
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
  const found = parseDiagnostics.map(({ start, length }) => spanOf(start, start + length));
  const lost = skippedPlaces(file).filter((gap) => !found.some(({ start }) => gap.start <= start && start < gap.end));
  return lost.length === 0 ? found : [...found, ...lost].toSorted((a, b) => a.start - b.start);
}

/**
 * What the parser has left out between statements of the file. Where it reads a file again because of an `await` outside of functions, it loses
 * the errors in front of the first statement.
 */
function skippedPlaces({ statements }: ts.SourceFile): Span[] {
  let end = 0;
  return statements.flatMap((statement) => {
    const gap = spanOf(end, statement.pos);
    end = statement.end;
    return gap.end > gap.start ? [gap] : [];
  });
}
