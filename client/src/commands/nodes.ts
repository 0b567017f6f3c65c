import * as vscode from 'vscode';
import type { TreeNode } from '../../../server/src/protocol.ts';

/** Opens what a line of the side view stands for. */
export async function openNode({ target }: TreeNode): Promise<void> {
  if (!target) return;
  const uri = vscode.Uri.parse(target.uri);
  const { range, cell } = target;
  const selection = range
    ? { selection: new vscode.Range(range.start.line, range.start.character, range.start.line, range.start.character) }
    : {};
  if (cell === null) {
    await vscode.window.showTextDocument(uri, selection);
    return;
  }
  const notebook = await vscode.workspace.openNotebookDocument(uri);
  const selections = [new vscode.NotebookRange(cell, cell + 1)];
  const editor = await vscode.window.showNotebookDocument(notebook, { selections });
  editor.revealRange(
    new vscode.NotebookRange(cell, cell + 1),
    vscode.NotebookEditorRevealType.InCenterIfOutsideViewport,
  );
}

/** Opens the place of a finding with the list of its fixes. */
export async function fixNode(node: TreeNode): Promise<void> {
  await openNode(node);
  await vscode.commands.executeCommand('editor.action.quickFix');
}
