import { vscode } from './vscode.ts';

/** A place in a file. */
export interface Place {
  readonly uri: vscode.Uri;
  /** Null opens the file as it was left. */
  readonly range: vscode.Range | null;
  /** In a notebook the index over all cells; else null. */
  readonly cell: number | null;
}

/** Opens a file at a place, and a notebook at a cell. */
export async function openPlace({ uri, range, cell }: Place, viewColumn = vscode.ViewColumn.Active): Promise<void> {
  if (cell === null) {
    await vscode.window.showTextDocument(uri, { viewColumn, ...(range ? { selection: range } : {}) });
    return;
  }
  const notebook = await vscode.workspace.openNotebookDocument(uri);
  const cells = new vscode.NotebookRange(cell, cell + 1);
  const editor = await vscode.window.showNotebookDocument(notebook, { viewColumn, selections: [cells] });
  editor.revealRange(cells, vscode.NotebookEditorRevealType.InCenterIfOutsideViewport);
}
