import {
  type Connection,
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  type Disposable,
  DocumentDiagnosticRequest,
  type InitializeParams,
  type InitializeResult,
  NotebookDocuments,
  TextDocumentSyncKind,
  TextDocuments,
} from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { type ChangedParams, type CursorParams, llmCostNotifications, rulePageScheme } from '../protocol.ts';
import { type ClientSupport, clientSupport } from './client.ts';
import type { Context } from './context.ts';
import { codeActionKinds } from './features/codeActions.ts';
import type { Folder } from './folder.ts';
import { createFolders, isInExcludedFolder } from './folders.ts';
import { groupBy } from './groupBy.ts';
import { createGuard, inBackground } from './guard.ts';
import { handleRequests } from './handlers.ts';
import { createLocator } from './locate.ts';
import { createLog } from './log.ts';
import { createOpenFiles } from './openFiles.ts';
import type { LspPorts } from './ports.ts';
import { scanProgress } from './progress.ts';
import { createPublisher } from './publish.ts';
import { createScans } from './scans.ts';
import { createPacer } from './schedule.ts';
import { createSession } from './session.ts';
import { readSettings, sectionOf, settingsSection } from './settings.ts';
import { watchedFiles } from './watch.ts';

/** Serves one client over a connection that is not yet listening. */
export function serve(connection: Connection, ports: LspPorts): void {
  const log = createLog(connection);
  const documents = new TextDocuments(TextDocument);
  const notebooks = new NotebookDocuments(TextDocument);
  const notebookUris = new Set<string>();
  const files = createOpenFiles(documents, notebooks, notebookUris);
  const folders = createFolders(ports);
  const pacer = createPacer(ports.now);
  const cursors = new Map<string, number>();
  let client: ClientSupport = clientSupport({ capabilities: {}, processId: null, rootUri: null });
  let sentSettings: unknown;
  let diagnosticsRegistration: Disposable | null = null;

  const session = createSession({
    ports,
    files,
    folders,
    pacer,
    events: { outdated: (folder, uris) => changed(folder, uris) },
  });
  const scans = createScans({
    ports,
    log,
    overlaysOf: (folder) =>
      files.all().flatMap((file) => {
        const place = folders.placeOf(file);
        return place?.folder === folder ? [[place.path, file.text()] as const] : [];
      }),
    showProgress: (folder, cancel) => scanProgress({ connection, client, log, folder, cancel }),
    finished: (folder) => changed(folder, null),
  });
  const locator = createLocator(files, folders);
  const context: Context = {
    ports,
    files,
    folders,
    session,
    scans,
    locator,
    cursors,
    get client() {
      return client;
    },
  };
  const publisher = createPublisher({ connection, context, log });

  /** Results of other files than the edited one are different now. Null: any file of the folder. */
  function changed(folder: Folder, uris: readonly string[] | null): void {
    publisher.refresh(uris);
    if (folder.root.kind !== 'folder') return;
    const params: ChangedParams = { folder: folder.uri };
    inBackground(log, llmCostNotifications.changed, () =>
      connection.sendNotification(llmCostNotifications.changed, params),
    );
  }

  /** Brings the engine up to date with an edit, and the first time the knowledge of the rest of the workspace. */
  function edited(uri: string): void {
    pacer.edited(uri);
    inBackground(log, 'analysis after an edit', async () => {
      const file = files.get(uri);
      const place = file && folders.placeOf(file);
      if (!place) return;
      scans.outdate(place.folder);
      await session.view(uri);
      await publisher.publish(uri);
      if (scans.state(place.folder) === 'none') await scans.ensure(place.folder);
    });
  }

  function closed(uri: string): void {
    cursors.delete(uri);
    session.closed(uri);
    publisher.clear(uri);
  }

  async function configure(folder: Folder): Promise<void> {
    const section = client.configuration
      ? await connection.workspace.getConfiguration({
          section: settingsSection,
          ...(folder.uri === '' ? {} : { scopeUri: folder.uri }),
        })
      : sentSettings;
    folder.configure(readSettings(section));
    session.forget(folder);
  }

  async function configureAll(): Promise<void> {
    await Promise.all(folders.inUse().map(configure));
    await registerDiagnostics();
    publisher.refresh(null);
    for (const folder of folders.all()) {
      if (folder.settings().problems === 'workspace' && !client.pullDiagnostics) {
        await scans.ensure(folder);
        publisher.publishClosed(folder);
      }
    }
  }

  const wantsWorkspace = (): boolean => folders.all().some((folder) => folder.settings().problems === 'workspace');

  async function registerDiagnostics(): Promise<void> {
    if (!client.registersDiagnostics) return;
    diagnosticsRegistration?.dispose();
    diagnosticsRegistration = await connection.client.register(DocumentDiagnosticRequest.type, {
      ...diagnosticOptions(wantsWorkspace()),
      documentSelector: [...languageIds.map((language) => ({ language })), { pattern: '**/llm-cost.json' }],
    });
  }

  connection.onInitialize((params: InitializeParams): InitializeResult => {
    client = clientSupport(params);
    sentSettings = params.initializationOptions;
    for (const { uri, name } of initialFolders(params)) folders.add(uri, name)?.configure(readSettings(sentSettings));
    log.info(`LLM Cost Lens ${ports.version}`);
    return {
      serverInfo: { name: 'llm-cost-lens', version: ports.version },
      capabilities: {
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
      },
    };
  });

  connection.onInitialized(() => {
    inBackground(log, 'initialized', async () => {
      if (client.registersConfiguration) {
        await connection.client.register(DidChangeConfigurationNotification.type, { section: settingsSection });
      }
      if (client.registersWatchers) {
        await connection.client.register(DidChangeWatchedFilesNotification.type, { watchers: [...watchedFiles] });
      }
      if (client.workspaceFolders) {
        connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
          for (const { uri } of removed) {
            for (const folder of folders.all()) if (folder.uri === uri) scans.cancel(folder);
            folders.remove(uri);
          }
          for (const { uri, name } of added) folders.add(uri, name);
          inBackground(log, 'workspace folders', configureAll);
        });
      }
      await configureAll();
    });
  });

  documents.onDidChangeContent(({ document }) => edited(document.uri));
  documents.onDidClose(({ document }) => closed(document.uri));
  notebooks.onDidOpen(({ uri }) => {
    notebookUris.add(uri);
    edited(uri);
  });
  notebooks.onDidChange(({ notebookDocument }) => edited(notebookDocument.uri));
  notebooks.onDidClose(({ uri }) => {
    notebookUris.delete(uri);
    closed(uri);
  });

  connection.onDidChangeConfiguration(({ settings }) => {
    if (!client.configuration) sentSettings = sectionOf(settings) ?? sentSettings;
    inBackground(log, 'workspace/didChangeConfiguration', configureAll);
  });
  connection.onDidChangeWatchedFiles(({ changes }) => {
    const places = changes.flatMap(({ uri }) => {
      const place = folders.locate(uri);
      // A file of packages says nothing but for what is installed, which the lock files tell.
      return place && !isInExcludedFolder(place.path) ? [place] : [];
    });
    for (const [folder, list] of groupBy(places, ({ folder }) => folder)) {
      folder.opened()?.engine.filesChanged(list.map(({ path }) => path));
      folder.outdate();
      scans.soon(folder);
      changed(folder, null);
    }
  });
  connection.onNotification(llmCostNotifications.cursor, ({ textDocument, line }: CursorParams) => {
    if (cursors.get(textDocument.uri) === line) return;
    cursors.set(textDocument.uri, line);
    const file = files.get(textDocument.uri);
    const settings = file && folders.placeOf(file)?.folder.settings();
    if (settings?.inlayHints === 'currentLine') publisher.refreshHints();
  });

  handleRequests(connection, context, createGuard(log, ports.now));
  connection.onShutdown(() => scans.stop());

  documents.listen(connection);
  notebooks.listen(connection);
  connection.listen();
}

const diagnosticOptions = (workspace: boolean) => ({
  identifier: 'llm-cost',
  interFileDependencies: true,
  workspaceDiagnostics: workspace,
});

const languageIds = ['typescript', 'typescriptreact', 'javascript', 'javascriptreact', 'python'];

function initialFolders({
  workspaceFolders,
  rootUri,
}: InitializeParams): readonly { readonly uri: string; readonly name: string }[] {
  if (workspaceFolders) return workspaceFolders;
  return rootUri ? [{ uri: rootUri, name: decodeURIComponent(rootUri.slice(rootUri.lastIndexOf('/') + 1)) }] : [];
}
