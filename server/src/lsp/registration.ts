import {
  type Connection,
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  type Disposable,
  DocumentDiagnosticRequest,
  type InitializeResult,
  TextDocumentSyncKind,
} from 'vscode-languageserver';
import { analysedLanguages, rulePageScheme } from '../protocol.ts';
import type { ClientSupport } from './client.ts';
import { codeActionKinds } from './features/codeActions.ts';
import { settingsSection } from './settings.ts';

/** What the server says at the start that it can do. */
export function capabilitiesFor(client: ClientSupport): InitializeResult['capabilities'] {
  return {
    textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
    notebookDocumentSync: { notebookSelector: [{ notebook: '*' }] },
    ...(client.registersDiagnostics ? {} : { diagnosticProvider: diagnosticOptions(true) }),
    inlayHintProvider: true,
    codeLensProvider: { resolveProvider: true },
    hoverProvider: true,
    codeActionProvider: { codeActionKinds: [...codeActionKinds], resolveProvider: true },
    workspace: {
      workspaceFolders: { supported: true, changeNotifications: true },
      ...(client.textDocumentContent ? { textDocumentContent: { schemes: [rulePageScheme] } } : {}),
    },
  };
}

/** Asks to be told of changed settings and of files that change on disk. */
export async function registerWatchers(connection: Connection, client: ClientSupport): Promise<void> {
  if (client.registersConfiguration) {
    await connection.client.register(DidChangeConfigurationNotification.type, { section: settingsSection });
  }
  if (client.registersWatchers) {
    await connection.client.register(DidChangeWatchedFilesNotification.type, { watchers: [...watchedFiles] });
  }
}

/** Registers diagnostics anew whenever a setting decides otherwise about the files that are not open. */
export function diagnosticsRegistration(
  connection: Connection,
): (client: ClientSupport, workspace: boolean) => Promise<void> {
  let registered: { readonly workspace: boolean; readonly registration: Disposable } | null = null;
  return async (client, workspace) => {
    if (!client.registersDiagnostics || registered?.workspace === workspace) return;
    registered?.registration.dispose();
    const registration = await connection.client.register(DocumentDiagnosticRequest.type, {
      ...diagnosticOptions(workspace),
      documentSelector: [...analysedLanguages.map((language) => ({ language })), { pattern: '**/llm-cost.json' }],
    });
    registered = { workspace, registration };
  };
}

const diagnosticOptions = (workspace: boolean) => ({
  identifier: 'llm-cost',
  interFileDependencies: true,
  workspaceDiagnostics: workspace,
});

/** Sources, config, and what decides versions and module resolution. */
const watchedFiles: readonly { readonly globPattern: string }[] = [
  '**/*.{ts,tsx,mts,cts,js,jsx,mjs,cjs,py,ipynb}',
  '**/llm-cost.json',
  '**/{package.json,package-lock.json,npm-shrinkwrap.json,pnpm-lock.yaml,pnpm-workspace.yaml,yarn.lock,bun.lock}',
  '**/{pyproject.toml,uv.lock,poetry.lock,pdm.lock,Pipfile,Pipfile.lock,requirements*.txt}',
  '**/{tsconfig*.json,jsconfig.json}',
].map((globPattern) => ({ globPattern }));
