import type { SourceMap } from '../base/source.ts';
import { lineIndexAt, lineStarts } from '../base/source.ts';
import type { LanguageId } from '../ir/types.ts';
import type { NotebookCell } from './notebookFile.ts';
import { readNotebookFile } from './notebookFile.ts';
import { blankMagics } from './python/magics.ts';

/** The code of a notebook as one text of one scope, and the way back to its cells. */
export interface Notebook {
  /** Null for a notebook in a language that is not analysed; its text is empty then. */
  readonly language: LanguageId | null;
  /** The code cells, each with a line break behind it. Magics are blanked out: offsets and lines are those of the cells. */
  readonly text: string;
  readonly source: SourceMap;
  readonly cells: readonly JoinedCell[];
  /** Why the file cannot be read as a notebook. The text is empty then. */
  readonly error: NotebookError | null;
}

export interface JoinedCell {
  /** The 0-based index over all cells of the notebook. */
  readonly index: number;
  /** The range of the cell's code in the joined text. */
  readonly start: number;
  readonly end: number;
}

export interface NotebookError {
  readonly message: string;
  /** Where in the file: an offset, and the line and column that it stands at, both from 1. */
  readonly offset: number;
  readonly line: number;
  readonly column: number;
}

/** Reads the JSON text of an `.ipynb` file (formats 3 and 4). It never throws. */
export function readNotebook(fileText: string): Notebook {
  const file = readNotebookFile(fileText);
  if (file.error !== null) {
    const { line, column } = placeOf(fileText, file.error.offset);
    return { ...joinCells([], 'python'), error: { ...file.error, line, column } };
  }
  return file.isPython ? joinCells(file.cells, 'python') : joinCells([], null);
}

/** Joins the code cells of a notebook, for example those that an editor holds open. */
export function joinCells(cells: readonly NotebookCell[], language: LanguageId | null): Notebook {
  const pieces: string[] = [];
  const joined: JoinedCell[] = [];
  const lines: { readonly cell: number; readonly line: number; readonly physicalLine: number }[] = [];
  let offset = 0;
  for (const cell of cells) {
    const text = blankMagics(cell.text);
    const count = lineStarts(text).length;
    for (let index = 0; index < count; index++) {
      const physicalLine = cell.physicalLines[index] ?? cell.physicalLines[cell.physicalLines.length - 1] ?? index + 1;
      lines.push({ cell: cell.index, line: index + 1, physicalLine });
    }
    joined.push({ index: cell.index, start: offset, end: offset + text.length });
    pieces.push(text, '\n');
    offset += text.length + 1;
  }
  const text = pieces.join('');
  return { language, text, source: cellSource(text, lines), cells: joined, error: null };
}

function cellSource(
  text: string,
  lines: readonly { readonly cell: number; readonly line: number; readonly physicalLine: number }[],
): SourceMap {
  const starts = lineStarts(text);
  return {
    position: (offset) => {
      const at = Math.min(Math.max(offset, 0), text.length);
      const index = Math.min(lineIndexAt(starts, at), Math.max(lines.length - 1, 0));
      const line = lines[index] ?? { cell: 0, line: 1, physicalLine: 1 };
      return { ...line, column: at - (starts[index] ?? 0) + 1 };
    },
  };
}

function placeOf(text: string, offset: number): { readonly line: number; readonly column: number } {
  const starts = lineStarts(text);
  const index = lineIndexAt(starts, offset);
  return { line: index + 1, column: offset - (starts[index] ?? 0) + 1 };
}
