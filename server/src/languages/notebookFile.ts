import { type JSONPath, type ParseErrorCode, printParseErrorCode, visit } from 'jsonc-parser';

/** A code cell as it stands in the file or in an editor. */
export interface NotebookCell {
  /** The 0-based index over all cells of the notebook. */
  readonly index: number;
  readonly text: string;
  /** For each line of the text the line of the file that holds it, from 1. */
  readonly physicalLines: readonly number[];
}

export interface NotebookFile {
  /** True also where the file names no language: notebooks began as Python's. */
  readonly isPython: boolean;
  /** The code cells. */
  readonly cells: readonly NotebookCell[];
  readonly error: { readonly message: string; readonly offset: number } | null;
}

/** Reads the code cells and the language from the JSON text of a notebook. Outputs and attachments are passed over. */
export function readNotebookFile(fileText: string): NotebookFile {
  const found: Found = { cells: new Map(), languages: [], hasCells: false, error: null };
  try {
    visitStrings(fileText, found);
  } catch (error) {
    // The JSON parser recurses. Only a text made to do so nests as deep as that.
    if (!(error instanceof RangeError)) throw error;
    found.error = { message: 'The notebook nests too deeply to be read.', offset: 0 };
  }
  const error =
    found.error ?? (found.hasCells ? null : { message: 'The file is not a notebook: it has no cells.', offset: 0 });
  return {
    isPython: found.languages.length === 0 || found.languages.some(isPython),
    cells: error ? [] : codeCells(found),
    error,
  };
}

function visitStrings(fileText: string, found: Found): void {
  visit(
    fileText,
    {
      onArrayBegin: (_offset, _length, _line, _character, path) => {
        if (path().at(-1) === 'cells') found.hasCells = true;
      },
      onLiteralValue: (value: unknown, _offset, _length, line, _character, path) => {
        if (typeof value === 'string') noteString(found, path(), value, line + 1);
      },
      onError: (code: ParseErrorCode, offset) => {
        found.error ??= { message: `The notebook is not valid JSON: ${describe(printParseErrorCode(code))}.`, offset };
      },
    },
    { disallowComments: true },
  );
}

interface Found {
  /** By the path to the cell. */
  readonly cells: Map<string, FoundCell>;
  readonly languages: string[];
  hasCells: boolean;
  error: NotebookFile['error'];
}

interface FoundCell {
  readonly index: number;
  type: string;
  language: string | null;
  readonly pieces: { readonly text: string; readonly line: number }[];
}

const languageKeys = new Set([
  'metadata/kernelspec/language',
  'metadata/language_info/name',
  'metadata/language_info/mimetype',
]);

/** A dialect has a name of its own, but the media type of Python. */
const isPython = (language: string): boolean => /^(?:i?python\d?|text\/x-i?python\d?)$/.test(language);

/** A cell stands at `cells/N` (format 4) or `worksheets/M/cells/N` (format 3). */
function noteString(found: Found, path: JSONPath, value: string, line: number): void {
  const key = path.join('/');
  if (languageKeys.has(key)) found.languages.push(value.toLowerCase());
  const depth = path[0] === 'worksheets' ? 4 : 2;
  const index = path[depth - 1];
  if (path[depth - 2] !== 'cells' || typeof index !== 'number') return;
  const cell = cellAt(found, path.slice(0, depth).join('/'), index);
  const field = path[depth];
  if (field === 'source' || field === 'input') cell.pieces.push({ text: value, line });
  else if (path.length > depth + 1) return;
  else if (field === 'cell_type') cell.type = value;
  else if (field === 'language') cell.language = value.toLowerCase();
}

function cellAt(found: Found, key: string, index: number): FoundCell {
  const known = found.cells.get(key);
  if (known) return known;
  const cell: FoundCell = { index, type: 'code', language: null, pieces: [] };
  found.cells.set(key, cell);
  return cell;
}

const codeCells = (found: Found): readonly NotebookCell[] =>
  [...found.cells.values()]
    .filter((cell) => cell.type === 'code' && (cell.language === null || isPython(cell.language)))
    .map((cell) => ({
      index: cell.index,
      text: cell.pieces.map((piece) => piece.text).join(''),
      physicalLines: linesOf(cell.pieces),
    }));

function linesOf(pieces: FoundCell['pieces']): readonly number[] {
  const lines: number[] = [];
  let isInLine = false;
  for (const piece of pieces) {
    const parts = piece.text.split(/\r\n|\n|\r/);
    parts.forEach((part, index) => {
      const isLast = index === parts.length - 1;
      if (isLast && part === '' && parts.length > 1) isInLine = false;
      else {
        if (!isInLine) lines.push(piece.line);
        isInLine = isLast;
      }
    });
  }
  return lines;
}

/** `InvalidSymbol` becomes `invalid symbol`. */
const describe = (code: string): string => code.replace(/(?<=[a-z])(?=[A-Z])/g, ' ').toLowerCase();
