import { type ConfigEditedArgument, llmCostRequests, type NoParams } from '../../../server/src/protocol.ts';
import type { LanguageServer } from '../server/languageServer.ts';
import { vscode } from '../vscode.ts';

/** Opens the config file of a workspace folder, which is written first if there is none. */
export async function openConfig(server: LanguageServer): Promise<void> {
  const folders = vscode.workspace.workspaceFolders ?? [];
  const folder = folders.length > 1 ? await vscode.window.showWorkspaceFolderPick() : folders[0];
  if (!folder) {
    if (folders.length === 0)
      vscode.window.showInformationMessage('Open a folder first: llm-cost.json stands at its root.');
    return;
  }
  const uri = vscode.Uri.joinPath(folder.uri, 'llm-cost.json');
  if (!(await exists(uri))) {
    const client = await server.start();
    const text: string = await client.sendRequest(llmCostRequests.configTemplate, {} satisfies NoParams);
    await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
  }
  await vscode.window.showTextDocument(uri);
}

/** After a code action has edited a config file: it is shown where the user has to fill something in, and saved where it is complete. */
export async function configEdited({ uri, range }: ConfigEditedArgument): Promise<void> {
  const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(uri));
  if (range === null) {
    await document.save();
    vscode.window.setStatusBarMessage(`${vscode.workspace.asRelativePath(document.uri)} has been changed.`, 5_000);
    return;
  }
  const { start, end } = range;
  const selection = new vscode.Range(start.line, start.character, end.line, end.character);
  await vscode.window.showTextDocument(document, { selection });
}

async function exists(uri: vscode.Uri): Promise<boolean> {
  try {
    await vscode.workspace.fs.stat(uri);
    return true;
  } catch {
    return false;
  }
}
