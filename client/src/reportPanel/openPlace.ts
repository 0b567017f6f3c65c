import * as vscode from 'vscode';
import type { Place } from '../../webview/messages.ts';

/** Opens a place of the report beside the panel. */
export async function openPlace(folder: string, place: Place): Promise<void> {
  const uri = uriIn(vscode.Uri.parse(folder), place.file);
  const range = rangeOf(place);
  const viewColumn = vscode.ViewColumn.Beside;
  if (place.cell === null) {
    await vscode.window.showTextDocument(uri, { viewColumn, ...(range ? { selection: range } : {}) });
    return;
  }
  const notebook = await vscode.workspace.openNotebookDocument(uri);
  const cells = new vscode.NotebookRange(place.cell, place.cell + 1);
  const editor = await vscode.window.showNotebookDocument(notebook, { viewColumn, selections: [cells] });
  editor.revealRange(cells, vscode.NotebookEditorRevealType.InCenterIfOutsideViewport);
}

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
