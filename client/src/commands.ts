import * as vscode from 'vscode';
import { type BreakdownArgument, showBreakdownCommand } from '../../server/src/protocol.ts';
import type { LanguageServer } from './server/languageServer.ts';

export function registerCommands(input: {
  readonly server: LanguageServer;
  readonly log: vscode.LogOutputChannel;
}): vscode.Disposable {
  const { server, log } = input;
  const commands: Readonly<Record<string, (argument: BreakdownArgument) => unknown>> = {
    [showBreakdownCommand]: showBreakdown,
    'llmCost.restartServer': () => server.restart(),
    'llmCost.showLog': () => log.show(),
  };
  return vscode.Disposable.from(
    ...Object.entries(commands).map(([name, run]) => vscode.commands.registerCommand(name, run)),
  );
}

/** Puts the cursor on the call and shows what is known of its cost there. */
async function showBreakdown({ uri, range }: BreakdownArgument): Promise<void> {
  const { start } = range;
  const selection = new vscode.Range(start.line, start.character, start.line, start.character);
  await vscode.window.showTextDocument(vscode.Uri.parse(uri), { selection });
  await vscode.commands.executeCommand('editor.action.showHover');
}
