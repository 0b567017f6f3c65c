import { registerCommands } from './commands/register.ts';
import { followCursor } from './cursor.ts';
import { detectSdk } from './detection/detect.ts';
import { createReportPanel } from './reportPanel/reportPanel.ts';
import { createLanguageServer, type LanguageServer } from './server/languageServer.ts';
import { createSideView } from './sideView/sideView.ts';
import { createStatusBar } from './statusBar/statusBar.ts';
import { vscode } from './vscode.ts';

let server: LanguageServer | null = null;

/** Makes what the user sees. The server, and all code that talks to it, is loaded once an LLM SDK is met. */
export function activate(context: vscode.ExtensionContext): void {
  const log = vscode.window.createOutputChannel('LLM Cost Lens', { log: true });
  const own = createLanguageServer(context.asAbsolutePath('dist/server.mjs'), log);
  server = own;
  const sideView = createSideView(own, context.workspaceState, log);
  const reportPanel = createReportPanel({ extensionUri: context.extensionUri, server: own, log });
  context.subscriptions.push(
    log,
    own,
    sideView,
    reportPanel,
    createStatusBar(own, log),
    followCursor(own),
    registerCommands({ extension: context.extension, server: own, sideView, reportPanel, log }),
    detectSdk((where) => {
      log.info(`An LLM SDK is used in ${where}: the server is started.`);
      // Why it could not be started is in the log and in a message.
      own.start().catch(() => {});
    }, log),
  );
}

export async function deactivate(): Promise<void> {
  await server?.stop();
}
