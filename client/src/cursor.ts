import { type CursorParams, llmCostNotifications } from '../../server/src/protocol.ts';
import { isAnalysed } from './documents.ts';
import type { LanguageServer } from './server/languageServer.ts';
import { vscode } from './vscode.ts';

/** Tells the server where the cursor is, for hints that are shown for the current line only. */
export function followCursor(server: LanguageServer): vscode.Disposable {
  const tell = (editor: vscode.TextEditor | undefined): void => {
    const client = server.running();
    if (!client || !editor || !isAnalysed(editor.document)) return;
    const { uri } = editor.document;
    if (vscode.workspace.getConfiguration('llmCost', uri).get('inlayHints') !== 'currentLine') return;
    const params: CursorParams = { textDocument: { uri: uri.toString() }, line: editor.selection.active.line };
    void client.sendNotification(llmCostNotifications.cursor, params);
  };
  return vscode.Disposable.from(
    vscode.window.onDidChangeTextEditorSelection(({ textEditor }) => tell(textEditor)),
    vscode.window.onDidChangeActiveTextEditor(tell),
    server.onDidChangeState(() => tell(vscode.window.activeTextEditor)),
  );
}
