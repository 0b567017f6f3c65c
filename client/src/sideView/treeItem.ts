import type { TreeNode } from '../../../server/src/protocol.ts';
import { vscode } from '../vscode.ts';

/** A node as the editor shows it. Its context value names its kind, for the menus in package.json. */
export function treeItemOf(node: TreeNode, isOnlyOne: boolean): vscode.TreeItem {
  const item = new vscode.TreeItem(node.label, collapsibleState(node, isOnlyOne));
  item.id = node.id;
  item.description = node.description;
  item.contextValue = node.kind;
  if (node.tooltip !== null) item.tooltip = new vscode.MarkdownString(node.tooltip);
  item.iconPath = iconOf(node);
  if (node.kind === 'file' && node.target) item.resourceUri = vscode.Uri.parse(node.target.uri);
  if (node.target && node.kind !== 'file') {
    item.command = { title: 'Open', command: 'llmCost.openNode', arguments: [node] };
  }
  return item;
}

function collapsibleState({ kind, children }: TreeNode, isOnlyOne: boolean): vscode.TreeItemCollapsibleState {
  if (children.length === 0) return vscode.TreeItemCollapsibleState.None;
  return kind === 'folder' || isOnlyOne
    ? vscode.TreeItemCollapsibleState.Expanded
    : vscode.TreeItemCollapsibleState.Collapsed;
}

function iconOf({ kind, severity }: TreeNode): vscode.ThemeIcon {
  switch (kind) {
    case 'folder':
      return new vscode.ThemeIcon('root-folder');
    case 'file':
      return vscode.ThemeIcon.File;
    case 'model':
      return new vscode.ThemeIcon('server');
    case 'call':
      return severity === null ? new vscode.ThemeIcon('symbol-method') : coloured('symbol-method', severity);
    case 'rule':
    case 'finding':
      return coloured(severity === null ? 'circle-outline' : severityIcons[severity], severity ?? 'hint');
  }
}

const coloured = (icon: string, severity: NonNullable<TreeNode['severity']>): vscode.ThemeIcon =>
  new vscode.ThemeIcon(icon, severityColours[severity] && new vscode.ThemeColor(severityColours[severity]));

const severityIcons = { error: 'error', warning: 'warning', information: 'info', hint: 'lightbulb' } as const;

/** A hint has the colour of the text. */
const severityColours = {
  error: 'problemsErrorIcon.foreground',
  warning: 'problemsWarningIcon.foreground',
  information: 'problemsInfoIcon.foreground',
  hint: undefined,
} as const;
