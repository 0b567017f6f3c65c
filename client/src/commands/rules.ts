import { rulePageScheme } from '../../../server/src/protocol.ts';
import type { LanguageServer } from '../server/languageServer.ts';
import { vscode } from '../vscode.ts';
import { describedRules } from './describedRules.ts';

/** The page of a rule, out of the server: it needs no network. */
export async function openRule(server: LanguageServer, rule: string): Promise<void> {
  await server.start();
  await vscode.commands.executeCommand(
    'markdown.showPreview',
    vscode.Uri.from({ scheme: rulePageScheme, path: `/${rule}.md` }),
  );
}

export async function explainRule(server: LanguageServer, extension: vscode.Extension<unknown>): Promise<void> {
  const chosen = await vscode.window.showQuickPick(describedRules(extension.packageJSON), {
    title: 'LLM Cost Lens: rules',
    placeHolder: 'A rule to explain',
    matchOnDetail: true,
  });
  if (chosen) await openRule(server, chosen.label);
}

/** Turns a rule off in the user's own settings: nobody else sees it, and CI does not either. */
export async function muteForMe(rule: string): Promise<void> {
  const settings = vscode.workspace.getConfiguration('llmCost');
  const before = settings.inspect<Readonly<Record<string, string>>>('rules')?.globalValue ?? {};
  const write = (rules: Readonly<Record<string, string>>): Thenable<void> =>
    settings.update('rules', rules, vscode.ConfigurationTarget.Global);
  await write({ ...before, [rule]: 'off' });
  // The editor shows a command as running until it returns, which must not wait for an answer.
  void offerUndo(`${rule} is muted for you, in the setting llmCost.rules. Nobody else is affected.`, () =>
    write(before),
  );
}

async function offerUndo(message: string, undo: () => Thenable<void>): Promise<void> {
  const chosen = await vscode.window.showInformationMessage(message, 'Undo');
  if (chosen !== undefined) await undo();
}
