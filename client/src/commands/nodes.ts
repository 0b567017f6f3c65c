import type { TreeNode } from '../../../server/src/protocol.ts';
import { openPlace } from '../openPlace.ts';
import { vscode } from '../vscode.ts';

/** Opens what a line of the side view stands for, with the cursor at its start. */
export async function openNode({ target }: TreeNode): Promise<void> {
  if (!target) return;
  const { uri, range, cell } = target;
  const start = range && new vscode.Position(range.start.line, range.start.character);
  await openPlace({ uri: vscode.Uri.parse(uri), range: start && new vscode.Range(start, start), cell });
}

/** Opens the place of a finding with the list of its fixes. */
export async function fixNode(node: TreeNode): Promise<void> {
  await openNode(node);
  await vscode.commands.executeCommand('editor.action.quickFix');
}
