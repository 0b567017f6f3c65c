import type { Place } from '../../webview/messages.ts';
import { openPlace } from '../openPlace.ts';
import { vscode } from '../vscode.ts';

/** Opens a place of the report beside the panel. */
export const openReportPlace = (folder: string, place: Place): Promise<void> =>
  openPlace(
    { uri: uriIn(vscode.Uri.parse(folder), place.file), range: rangeOf(place), cell: place.cell },
    vscode.ViewColumn.Beside,
  );

/** A file of the folder and nothing beyond it. */
function uriIn(folder: vscode.Uri, file: string): vscode.Uri {
  if (file.split('/').includes('..')) throw new Error(`${file} is not in the folder.`);
  return vscode.Uri.joinPath(folder, file);
}

/** The cursor goes to the callee's last name. */
function rangeOf({ line, column }: Place): vscode.Range | null {
  if (line === null || column === null) return null;
  const start = new vscode.Position(line - 1, column - 1);
  return new vscode.Range(start, start);
}
