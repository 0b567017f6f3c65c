import { llmCostRequests, type StatusParams, type StatusResult } from '../../../server/src/protocol.ts';
import { isAnalysed } from '../documents.ts';
import type { LanguageServer } from '../server/languageServer.ts';
import { vscode } from '../vscode.ts';
import { statusCommands, statusText } from './statusText.ts';

/** What the calls of the active file cost, and how many findings it has. */
export function createStatusBar(server: LanguageServer, log: vscode.LogOutputChannel): vscode.Disposable {
  const item = vscode.window.createStatusBarItem('llmCost.status', vscode.StatusBarAlignment.Right, 100);
  item.name = 'LLM Cost Lens';
  item.command = { title: 'Show calls and findings', command: 'llmCost.calls.focus' };
  let latest = 0;
  let pause: ReturnType<typeof setTimeout> | undefined;

  async function update(): Promise<void> {
    const mine = ++latest;
    const status = await ask();
    if (mine !== latest) return;
    const isWanted = vscode.workspace.getConfiguration('llmCost').get('statusBar', true);
    const shown = isWanted ? statusText(server.state(), status) : null;
    if (shown === null) return item.hide();
    item.text = shown.text;
    item.backgroundColor = shown.isProblem ? new vscode.ThemeColor('statusBarItem.errorBackground') : undefined;
    item.tooltip = new vscode.MarkdownString(shown.tooltip);
    item.tooltip.isTrusted = { enabledCommands: statusCommands };
    item.show();
  }

  async function ask(): Promise<StatusResult | null> {
    const uri = activeFile();
    const client = server.running();
    if (!client || !uri) return null;
    const params: StatusParams = { textDocument: { uri: uri.toString() } };
    try {
      return await client.sendRequest(llmCostRequests.status, params);
    } catch (error) {
      log.debug(`The status bar: ${String(error)}`);
      return null;
    }
  }

  /** After typing has paused; the figures in the editor itself do not wait. */
  function updateSoon(): void {
    clearTimeout(pause);
    pause = setTimeout(() => void update(), 300);
  }

  const listeners = [
    item,
    server.onDidChangeState(() => void update()),
    server.onDidChangeResults(updateSoon),
    vscode.window.onDidChangeActiveTextEditor(() => void update()),
    vscode.window.onDidChangeActiveNotebookEditor(() => void update()),
    vscode.workspace.onDidChangeTextDocument(({ document }) => {
      if (document === vscode.window.activeTextEditor?.document) updateSoon();
    }),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration('llmCost')) updateSoon();
    }),
  ];
  return {
    dispose: () => {
      clearTimeout(pause);
      for (const listener of listeners) listener.dispose();
    },
  };
}

/** In a notebook the cell that is being edited stands for all of it, and so does the notebook while none is. */
function activeFile(): vscode.Uri | undefined {
  const document = vscode.window.activeTextEditor?.document;
  if (document) return isAnalysed(document) ? document.uri : undefined;
  return vscode.window.activeNotebookEditor?.notebook.uri;
}
