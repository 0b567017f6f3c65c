import { randomBytes } from 'node:crypto';
import type { LanguageServer } from '../server/languageServer.ts';
import { vscode } from '../vscode.ts';
import { createConversation } from './conversation.ts';
import { shellOf } from './shell.ts';

export interface ReportPanel extends vscode.Disposable {
  /** Shows the panel, the one that is there or a new one. */
  readonly open: () => void;
}

/** The workspace cost report beside the code. There is one panel in a window. */
export function createReportPanel(deps: {
  readonly extensionUri: vscode.Uri;
  readonly server: LanguageServer;
  readonly log: vscode.LogOutputChannel;
}): ReportPanel {
  const dist = vscode.Uri.joinPath(deps.extensionUri, 'dist');
  let panel: vscode.WebviewPanel | null = null;

  function create(): vscode.WebviewPanel {
    const made = vscode.window.createWebviewPanel(
      viewType,
      'LLM Cost Report',
      vscode.ViewColumn.Active,
      optionsFor(dist),
    );
    return fill(made);
  }

  function fill(made: vscode.WebviewPanel): vscode.WebviewPanel {
    const { webview } = made;
    webview.options = optionsFor(dist);
    const conversation = createConversation({ ...deps, webview, isVisible: () => made.visible });
    made.onDidChangeViewState(() => conversation.seen());
    made.onDidDispose(() => {
      conversation.dispose();
      if (panel === made) panel = null;
    });
    const file = (name: string): string => webview.asWebviewUri(vscode.Uri.joinPath(dist, name)).toString();
    webview.html = shellOf({
      cspSource: webview.cspSource,
      script: file('webview.js'),
      style: file('webview.css'),
      nonce: randomBytes(16).toString('base64url'),
    });
    return made;
  }

  // A panel that was open when the window was closed comes back with it.
  const serializer = vscode.window.registerWebviewPanelSerializer(viewType, {
    deserializeWebviewPanel: async (restored) => {
      panel = fill(restored);
    },
  });
  return {
    open: () => {
      if (panel) panel.reveal();
      else panel = create();
    },
    dispose: () => {
      serializer.dispose();
      panel?.dispose();
    },
  };
}

const viewType = 'llmCost.report';

const optionsFor = (dist: vscode.Uri): vscode.WebviewPanelOptions & vscode.WebviewOptions => ({
  enableScripts: true,
  enableFindWidget: true,
  localResourceRoots: [dist],
});
