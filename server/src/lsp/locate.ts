import type { Range } from 'vscode-languageserver';
import { plainSource, type SourceMap } from '../base/source.ts';
import type { Location } from '../base/span.ts';
import { readNotebook } from '../languages/notebook.ts';
import type { Folder } from './folder.ts';
import { type Folders, uriOf } from './folders.ts';
import type { OpenFiles } from './openFiles.ts';
import { type Placed, placeOf } from './openFiles.ts';
import type { OpenWorkspace } from './ports.ts';
import type { FileView } from './session.ts';

/** Where a place in the program is shown, also in files that are not open. */
export interface Locator {
  /** Null if the file cannot be read. */
  readonly place: (view: FileView, location: Location) => Placed | null;
  /** The same without a file that the reader has before them. */
  readonly find: (folder: Folder, workspace: OpenWorkspace, location: Location) => Placed | null;
}

export function createLocator(files: OpenFiles, folders: Folders): Locator {
  const find: Locator['find'] = (folder, workspace, { path, span }) => {
    const open = files.all().find((file) => {
      const place = folders.placeOf(file);
      return place?.folder === folder && place.path === path;
    });
    if (open) return placeOf(open, span);
    const text = workspace.textOf(path);
    if (text === null) return null;
    const source = path.endsWith('.ipynb') ? readNotebook(text).source : plainSource(text);
    return { uri: uriOf(folder, path), version: null, range: rangeIn(source, span.start, span.end) };
  };
  return {
    find,
    place: (view, location) =>
      location.path === view.place.path
        ? placeOf(view.file, location.span)
        : find(view.place.folder, view.workspace, location),
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
