import {
  type BreakdownArgument,
  llmCostRequests,
  type SiteAtParams,
  type SiteAtResult,
} from '../../../server/src/protocol.ts';
import type { LanguageServer } from '../server/languageServer.ts';
import { vscode } from '../vscode.ts';

/** Puts the cursor on a call and shows there what is known of its cost; without an argument on the call around the cursor. */
export async function showBreakdown(server: LanguageServer, argument?: BreakdownArgument): Promise<void> {
  const place = argument ? { uri: vscode.Uri.parse(argument.uri), at: argument.range.start } : await atCursor(server);
  if (place === null) {
    vscode.window.showInformationMessage('There is no LLM call at the cursor.');
    return;
  }
  const at = new vscode.Position(place.at.line, place.at.character);
  const selection = new vscode.Range(at, at);
  const cell = vscode.workspace.textDocuments.find(({ uri }) => uri.toString() === place.uri.toString());
  const inNotebook = cell && vscode.window.visibleTextEditors.find(({ document }) => document === cell);
  if (inNotebook) inNotebook.selection = new vscode.Selection(at, at);
  else await vscode.window.showTextDocument(place.uri, { selection });
  await vscode.commands.executeCommand('editor.action.showHover');
}

async function atCursor(server: LanguageServer) {
  const editor = vscode.window.activeTextEditor;
  if (!editor) return null;
  const client = await server.start();
  const { document, selection } = editor;
  const params: SiteAtParams = { textDocument: { uri: document.uri.toString() }, position: selection.active };
  const found: SiteAtResult | null = await client.sendRequest(llmCostRequests.siteAt, params);
  return found && { uri: document.uri, at: found.callee.start };
}
