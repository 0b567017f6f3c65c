import type { Range } from 'vscode-languageserver';
import { plainSource, type SourceMap } from '../base/source.ts';
import type { Location } from '../base/span.ts';
import { readNotebook } from '../languages/notebook.ts';
import { type Folders, uriOf } from './folders.ts';
import type { OpenFiles } from './openFiles.ts';
import { type Placed, placeOf } from './openFiles.ts';
import type { FileView } from './session.ts';

/** Where a place in the program is shown, also in files that are not open. */
export interface Locator {
  /** Null if the file cannot be read. */
  readonly place: (view: FileView, location: Location) => Placed | null;
}

export function createLocator(files: OpenFiles, folders: Folders): Locator {
  return {
    place: (view, { path, span }) => {
      if (path === view.place.path) return placeOf(view.file, span);
      const open = files.all().find((file) => {
        const place = folders.placeOf(file);
        return place?.folder === view.place.folder && place.path === path;
      });
      if (open) return placeOf(open, span);
      const text = view.workspace.textOf(path);
      if (text === null) return null;
      const range = rangeIn(
        path.endsWith('.ipynb') ? readNotebook(text).source : plainSource(text),
        span.start,
        span.end,
      );
      return { uri: uriOf(view.place.folder, path), version: null, range };
    },
  };
}

/** In a notebook, whose cells have no address while it is closed, a range is that of the JSON text's line. */
function rangeIn(source: SourceMap, start: number, end: number): Range {
  const at = (offset: number) => {
    const { cell, line, column, physicalLine } = source.position(offset);
    return cell === null ? { line: line - 1, character: column - 1 } : { line: physicalLine - 1, character: 0 };
  };
  return { start: at(start), end: at(end) };
}
