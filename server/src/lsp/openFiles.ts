import type { NotebookDocument } from 'vscode-languageserver';
import { NotebookCellKind, type NotebookDocuments, type Range, type TextDocuments } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Span } from '../base/span.ts';
import { joinCells } from '../languages/notebook.ts';

/** A file that the editor holds open: one document, or the Python cells of a notebook joined to one text. */
export interface OpenFile {
  /** Of the document or the notebook. */
  readonly uri: string;
  /** Differs after every edit. */
  readonly stamp: string;
  /** For a document, what the editor calls its language. */
  readonly languageId: string;
  /** The file's content as the engine reads it: for a notebook JSON. */
  readonly text: () => string;
  /** The text that spans count in. */
  readonly code: string;
  readonly parts: readonly FilePart[];
}

/** A document and where it stands in the file's code. */
export interface FilePart {
  readonly document: TextDocument;
  readonly start: number;
  readonly end: number;
}

/** A place as the editor knows it. */
export interface Placed {
  readonly uri: string;
  /** Null for a document that is not open. */
  readonly version: number | null;
  readonly range: Range;
}

export interface OpenFiles {
  /** By the URI of a document, a notebook or one of its cells; null if it is not open. */
  readonly get: (uri: string) => OpenFile | null;
  readonly all: () => readonly OpenFile[];
}

export function createOpenFiles(
  documents: TextDocuments<TextDocument>,
  notebooks: NotebookDocuments<TextDocument>,
  notebookUris: ReadonlySet<string>,
): OpenFiles {
  const made = new Map<string, OpenFile>();
  const remember = (uri: string, stamp: string, make: () => OpenFile): OpenFile => {
    const known = made.get(uri);
    if (known?.stamp === stamp) return known;
    const file = make();
    made.set(uri, file);
    return file;
  };
  const notebookFile = (notebook: NotebookDocument): OpenFile => {
    const cells = notebook.cells.map((cell) => ({
      document: notebooks.getCellTextDocument(cell),
      isCode: cell.kind === NotebookCellKind.Code,
    }));
    const stamp = cells.map(({ document }) => `${document?.uri}@${document?.version}`).join('\n');
    return remember(notebook.uri, stamp, () => joined(notebook.uri, stamp, cells));
  };
  const get = (uri: string): OpenFile | null => {
    const document = documents.get(uri);
    if (document) return remember(uri, `${document.version}`, () => single(document));
    const notebook = notebooks.findNotebookDocumentForCell(uri) ?? notebooks.getNotebookDocument(uri);
    return notebook ? notebookFile(notebook) : null;
  };
  return {
    get,
    all: () => {
      const uris = [...documents.keys(), ...notebookUris];
      for (const uri of made.keys()) if (!uris.includes(uri)) made.delete(uri);
      return uris.map(get).filter((file) => file !== null);
    },
  };
}

/** Where a span of a file's code is shown. A span that reaches over the end of its cell is cut off there. */
export function placeOf(file: OpenFile, span: Span): Placed | null {
  const part = file.parts.findLast(({ start }) => start <= span.start) ?? file.parts[0];
  if (part === undefined) return null;
  const at = (offset: number) => part.document.positionAt(Math.min(offset, part.end) - part.start);
  return {
    uri: part.document.uri,
    version: part.document.version,
    range: { start: at(span.start), end: at(span.end) },
  };
}

/** The part that a document of the file makes up; null for a document of another file or a cell that is not analysed. */
export const partOf = (file: OpenFile, uri: string): FilePart | null =>
  file.parts.find(({ document }) => document.uri === uri) ?? null;

/** The whole line that an offset stands on, without its line break. */
export function lineAt(part: FilePart, line: number): string {
  const { document } = part;
  const text = document.getText({ start: { line, character: 0 }, end: { line: line + 1, character: 0 } });
  return text.replace(/[\r\n]+$/, '');
}

/** The line break that a document uses. */
export const lineBreakOf = (document: TextDocument): string => /\r\n|\n|\r/.exec(document.getText())?.[0] ?? '\n';

function single(document: TextDocument): OpenFile {
  const code = document.getText();
  return {
    uri: document.uri,
    stamp: `${document.version}`,
    languageId: document.languageId,
    text: () => code,
    code,
    parts: [{ document, start: 0, end: code.length }],
  };
}

interface Cell {
  readonly document: TextDocument | undefined;
  readonly isCode: boolean;
}

function joined(uri: string, stamp: string, cells: readonly Cell[]): OpenFile {
  const isPython = ({ document, isCode }: Cell): boolean => isCode && document?.languageId === 'python';
  const python = cells.flatMap((cell, index) =>
    cell.document && isPython(cell) ? [{ index, document: cell.document, text: cell.document.getText() }] : [],
  );
  const notebook = joinCells(
    python.map(({ index, text }) => ({ index, text, physicalLines: [] })),
    'python',
  );
  return {
    uri,
    stamp,
    languageId: 'python',
    text: () => notebookJson(cells.map((cell) => (cell.document && isPython(cell) ? cell.document.getText() : null))),
    code: notebook.text,
    parts: notebook.cells.flatMap(({ start, end }, at) => {
      const document = python[at]?.document;
      return document === undefined ? [] : [{ document, start, end }];
    }),
  };
}

/** A notebook's file with the given Python cells; null stands for a cell of another kind. */
const notebookJson = (cells: readonly (string | null)[]): string =>
  JSON.stringify({
    cells: cells.map((source) =>
      source === null
        ? { cell_type: 'markdown', metadata: {}, source: '' }
        : { cell_type: 'code', metadata: {}, outputs: [], source },
    ),
    metadata: { language_info: { name: 'python' } },
    nbformat: 4,
  });
