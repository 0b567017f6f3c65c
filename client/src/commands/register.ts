import {
  type BreakdownArgument,
  type ConfigEditedArgument,
  configEditedCommand,
  muteForMeCommand,
  showBreakdownCommand,
  type TreeNode,
} from '../../../server/src/protocol.ts';
import type { ReportPanel } from '../reportPanel/reportPanel.ts';
import type { LanguageServer } from '../server/languageServer.ts';
import type { SideView } from '../sideView/sideView.ts';
import { vscode } from '../vscode.ts';
import { showBreakdown } from './breakdown.ts';
import { configEdited, openConfig } from './config.ts';
import { cycleHints, toggleLenses } from './display.ts';
import { fixFile, fixWorkspace } from './fixes.ts';
import { fixNode, openNode } from './nodes.ts';
import { explainRule, muteForMe, openRule } from './rules.ts';

/** Everything behind the commands of package.json. One that fails says so, and the log has why. */
export function registerCommands(input: {
  readonly extension: vscode.Extension<unknown>;
  readonly server: LanguageServer;
  readonly sideView: SideView;
  readonly reportPanel: ReportPanel;
  readonly log: vscode.LogOutputChannel;
}): vscode.Disposable {
  const { extension, server, sideView, reportPanel, log } = input;
  const { executeCommand } = vscode.commands;
  const register = <Argument = undefined>(name: string, run: (argument: Argument) => unknown): vscode.Disposable =>
    vscode.commands.registerCommand(name, async (argument: Argument) => {
      try {
        await run(argument);
      } catch (error) {
        log.error(`${name}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
        vscode.window.showErrorMessage(`LLM Cost Lens: ${error instanceof Error ? error.message : String(error)}`);
      }
    });
  const ofRule = (run: (rule: string) => unknown) => (node: TreeNode | undefined) => node?.rule && run(node.rule);
  return vscode.Disposable.from(
    register<BreakdownArgument | undefined>(showBreakdownCommand, (argument) => showBreakdown(server, argument)),
    register<ConfigEditedArgument>(configEditedCommand, configEdited),
    register<string>(muteForMeCommand, muteForMe),
    register('llmCost.fixFile', fixFile),
    register('llmCost.fixWorkspace', () => fixWorkspace(server)),
    register('llmCost.explainRule', () => explainRule(server, extension)),
    register('llmCost.openConfig', () => openConfig(server)),
    register('llmCost.cycleHints', cycleHints),
    register('llmCost.toggleLenses', toggleLenses),
    register('llmCost.showReport', () => reportPanel.open()),
    register('llmCost.scanWorkspace', () => sideView.rescan()),
    register('llmCost.groupByFile', () => sideView.groupBy('file')),
    register('llmCost.groupByModel', () => sideView.groupBy('model')),
    register('llmCost.groupByRule', () => sideView.groupBy('rule')),
    register('llmCost.groupBySaving', () => sideView.groupBy('saving')),
    register<TreeNode>('llmCost.openNode', openNode),
    register<TreeNode>('llmCost.fixNode', fixNode),
    register<TreeNode | undefined>(
      'llmCost.openNodeRule',
      ofRule((rule) => openRule(server, rule)),
    ),
    register<TreeNode | undefined>('llmCost.muteNodeRule', ofRule(muteForMe)),
    register('llmCost.openSettings', () => executeCommand('workbench.action.openSettings', `@ext:${extension.id}`)),
    register('llmCost.openWalkthrough', () =>
      executeCommand('workbench.action.openWalkthrough', `${extension.id}#start`, false),
    ),
    register('llmCost.restartServer', () => server.restart()),
    register('llmCost.showLog', () => log.show()),
  );
}
