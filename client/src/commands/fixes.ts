import { type FixWorkspaceResult, llmCostRequests, type NoParams } from '../../../server/src/protocol.ts';
import type { LanguageServer } from '../server/languageServer.ts';
import { vscode } from '../vscode.ts';
import { fixSummary } from './fixSummary.ts';

/** The safe fixes of the file in the editor. */
export async function fixFile(): Promise<void> {
  await vscode.commands.executeCommand('editor.action.codeAction', {
    kind: 'source.fixAll.llmCost',
    apply: 'first',
  });
}

/** The safe fixes of all files. The editor shows what would change, and changes what the user has ticked. */
export async function fixWorkspace(server: LanguageServer): Promise<void> {
  const client = await server.start();
  const result = await vscode.window.withProgress(
    { location: vscode.ProgressLocation.Notification, title: 'Looking for safe fixes in the workspace' },
    async (): Promise<FixWorkspaceResult> => client.sendRequest(llmCostRequests.fixWorkspace, {} satisfies NoParams),
  );
  const edit = await client.protocol2CodeConverter.asWorkspaceEdit(result.edit);
  if (!edit) {
    vscode.window.showInformationMessage(fixSummary(result));
    return;
  }
  vscode.window.setStatusBarMessage(fixSummary(result), 10_000);
  await vscode.workspace.applyEdit(edit, { isRefactoring: true });
}
