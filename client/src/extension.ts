import * as vscode from 'vscode';
import { registerCommands } from './commands.ts';
import { followCursor } from './cursor.ts';
import { detectSdk } from './detection/detect.ts';
import { createLanguageServer, type LanguageServer } from './server/languageServer.ts';

let server: LanguageServer | null = null;

export function activate(context: vscode.ExtensionContext): void {
  const log = vscode.window.createOutputChannel('LLM Cost Lens', { log: true });
  const own = createLanguageServer(context.asAbsolutePath('dist/server.mjs'), log);
  server = own;
  const detection = detectSdk((where) => {
    log.info(`An LLM SDK is used in ${where}: the server is started.`);
    // Why it could not be started is in the log and in a message.
    own.start().catch(() => {});
  }, log);
  context.subscriptions.push(log, own, detection, followCursor(own), registerCommands({ server: own, log }));
}

export async function deactivate(): Promise<void> {
  await server?.stop();
}
