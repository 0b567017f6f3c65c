import {
  llmCostRequests,
  type TreeGrouping,
  type TreeNode,
  type TreeParams,
  type TreeResult,
} from '../../../server/src/protocol.ts';
import type { LanguageServer, ServerState } from '../server/languageServer.ts';
import { vscode } from '../vscode.ts';
import { badgeOf } from './badge.ts';
import { treeItemOf } from './treeItem.ts';

export interface SideView extends vscode.Disposable {
  /** Starts the server if need be, scans what has changed and shows the view. */
  readonly rescan: () => Promise<void>;
  readonly groupBy: (grouping: TreeGrouping) => Promise<void>;
}

/** The tree of calls and findings. It shows what the server sends and keeps nothing but the chosen grouping. */
export function createSideView(
  server: LanguageServer,
  memento: vscode.Memento,
  log: vscode.LogOutputChannel,
): SideView {
  const changes = new vscode.EventEmitter<undefined>();
  let grouping: TreeGrouping = memento.get(groupingKey, 'file');
  let isStale = true;
  let shown: readonly TreeNode[] = [];
  let pause: ReturnType<typeof setTimeout> | undefined;

  const view = vscode.window.createTreeView(viewId, {
    treeDataProvider: { onDidChangeTreeData: changes.event, getTreeItem, getChildren },
    showCollapseAll: true,
  });
  nameGrouping();
  nameState(server.state());

  function getTreeItem(node: TreeNode): vscode.TreeItem {
    return treeItemOf(node, shown.length === 1 && shown[0] === node);
  }

  async function getChildren(node?: TreeNode): Promise<TreeNode[]> {
    if (node) return [...node.children];
    isStale = false;
    await ask('first');
    return [...shown];
  }

  async function ask(scan: NonNullable<TreeParams['scan']>): Promise<void> {
    const client = server.running();
    if (!client) {
      // While it starts again what it said before stays.
      if (server.state() !== 'starting') shown = [];
      if (shown.length === 0) view.badge = undefined;
      return;
    }
    try {
      const params: TreeParams = { grouping, scan };
      const result: TreeResult = await client.sendRequest(llmCostRequests.tree, params);
      shown = result.nodes;
      view.badge = badgeOf(result.findings);
      void vscode.commands.executeCommand('setContext', 'llmCost.isEmpty', shown.length === 0);
    } catch (error) {
      log.warn(`The side view: ${String(error)}`);
    }
  }

  /** While nobody looks, what the server knows is asked only for the number on the icon, and not after every change. */
  function refresh(): void {
    clearTimeout(pause);
    isStale = true;
    if (view.visible) changes.fire(undefined);
    else pause = setTimeout(() => void ask('none'), pauseUnseen);
  }

  function nameGrouping(): void {
    view.description = `by ${grouping}`;
    void vscode.commands.executeCommand('setContext', 'llmCost.grouping', grouping);
  }

  const listeners = [
    view,
    changes,
    view.onDidChangeVisibility(({ visible }) => {
      if (visible && isStale) changes.fire(undefined);
    }),
    server.onDidChangeState((state) => {
      nameState(state);
      refresh();
    }),
    server.onDidChangeResults(refresh),
  ];
  return {
    rescan: async () => {
      await vscode.commands.executeCommand('llmCost.calls.focus');
      await vscode.window.withProgress({ location: { viewId } }, async () => {
        await server.start();
        await ask('fresh');
      });
      changes.fire(undefined);
    },
    groupBy: async (wanted) => {
      grouping = wanted;
      nameGrouping();
      refresh();
      await memento.update(groupingKey, wanted);
    },
    dispose: () => {
      clearTimeout(pause);
      for (const listener of listeners) listener.dispose();
    },
  };
}

/** For the texts that stand in the place of an empty tree. */
function nameState(state: ServerState): void {
  void vscode.commands.executeCommand('setContext', 'llmCost.server', state);
}

const viewId = 'llmCost.calls';
const groupingKey = 'llmCost.grouping';
/** In ms. */
const pauseUnseen = 1_000;
