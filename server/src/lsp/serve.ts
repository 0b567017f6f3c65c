import {
  type Connection,
  FileChangeType,
  type InitializeParams,
  NotebookDocuments,
  TextDocuments,
} from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { type ChangedParams, type CursorParams, llmCostNotifications } from '../protocol.ts';
import { type ClientSupport, clientSupport } from './client.ts';
import { createConfiguration } from './configuration.ts';
import type { Context } from './context.ts';
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
import { capabilitiesFor, diagnosticsRegistration, registerWatchers } from './registration.ts';
import { createScans } from './scans.ts';
import { createPacer } from './schedule.ts';
import { createSession } from './session.ts';
import { sameRules } from './settings.ts';
import { createTidy } from './tidy.ts';

/** Serves one client over a connection that is not yet listening. */
export function serve(connection: Connection, ports: LspPorts): void {
  const log = createLog(connection);
  const documents = new TextDocuments(TextDocument);
  const notebooks = new NotebookDocuments(TextDocument);
  const notebookUris = new Set<string>();
  const files = createOpenFiles(documents, notebooks, notebookUris);
  const configuration = createConfiguration(connection);
  const folders = createFolders(ports, configuration.unscoped);
  const pacer = createPacer(ports.now);
  const tidy = createTidy(ports.collectGarbage);
  const cursors = new Map<string, number>();
  /** Languages in which an edit finds its code compiled. */
  const warm = new Set<string>();
  let edits = 0;
  const registerDiagnostics = diagnosticsRegistration(connection);
  let client: ClientSupport = clientSupport({ capabilities: {} });

  const session = createSession({
    ports,
    files,
    folders,
    pacer,
    ready: configuration.ready,
    events: { outdated: (folder, uris) => changed(folder, uris), analysed: tidy },
  });
  const scans = createScans({
    ports,
    log,
    overlaysOf: session.overlaysOf,
    showProgress: (folder, cancel) => scanProgress({ connection, client, log, folder, cancel }),
    finished: (folder) => changed(folder, null),
  });
  const context: Context = {
    ports,
    files,
    folders,
    session,
    scans,
    locator: createLocator(files, folders),
    cursors,
    client: () => client,
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

  /** Brings the engine up to date with an edit. The rest of the workspace is looked at once the first file has its results. */
  function edited(uri: string): void {
    pacer.edited(uri);
    const edit = ++edits;
    inBackground(log, 'The analysis after an edit', async () => {
      const file = files.get(uri);
      const folder = file && folders.placeOf(file)?.folder;
      if (!folder) return;
      scans.outdate(folder);
      try {
        const view = await session.view(uri);
        await publisher.publish(uri);
        const language = view?.analysis.language;
        if (language && view.analysis.sites.length > 0 && !warm.has(language) && !notebookUris.has(view.file.uri)) {
          warm.add(language);
          inBackground(log, 'The preparation for edits', () =>
            ports.warmUp(view.place.path, file.text(), () => edit === edits),
          );
        }
      } finally {
        await scans.first(folder);
      }
    });
  }

  function closed(uri: string): void {
    cursors.delete(uri);
    session.closed(uri);
    publisher.clear(uri);
  }

  async function configure(): Promise<void> {
    await configuration.load(client, folders.inUse());
    const wanted = folders.all().filter((folder) => folder.settings().problems === 'workspace');
    await registerDiagnostics(client, wanted.length > 0);
    for (const folder of wanted) await scans.first(folder);
  }

  connection.onInitialize((params: InitializeParams) => {
    client = clientSupport(params);
    configuration.sent(params.initializationOptions);
    for (const { uri, name } of initialFolders(params)) folders.add(uri, name);
    log.info(`LLM Cost Lens ${ports.version}`);
    const serverInfo = { name: 'llm-cost-lens', version: ports.version };
    return { serverInfo, capabilities: capabilitiesFor(client) };
  });
  connection.onInitialized(() => {
    inBackground(log, 'initialized', async () => {
      if (client.workspaceFolders) {
        connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
          for (const { uri } of removed) {
            const folder = folders.remove(uri);
            if (folder) scans.cancel(folder);
          }
          for (const { uri, name } of added) folders.add(uri, name);
          inBackground(log, 'workspace/didChangeWorkspaceFolders', configureAgain);
        });
      }
      await configure();
      await registerWatchers(connection, client);
    });
  });
  connection.onDidChangeConfiguration(({ settings }) => {
    configuration.sent(settings);
    inBackground(log, 'workspace/didChangeConfiguration', configureAgain);
  });
  async function configureAgain(): Promise<void> {
    const before = new Map(folders.all().map((folder) => [folder, folder.settings()]));
    await configure();
    publisher.refresh(null);
    for (const [folder, settings] of before) if (!sameRules(settings, folder.settings())) scans.soon(folder);
  }

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

  connection.onDidChangeWatchedFiles(({ changes }) => {
    const places = changes.flatMap(({ uri, type }) => {
      const place = folders.locate(uri);
      // Files of packages do not count: what is installed shows in the lock files.
      if (!place || isInExcludedFolder(place.path)) return [];
      // The engine has the text of an open source file from the editor; that it has been saved is no news. All others it reads from disk.
      const open = files.get(uri);
      const isKnown = type === FileChangeType.Changed && open !== null && folders.placeOf(open) !== null;
      return [{ ...place, isNews: !isKnown }];
    });
    for (const [folder, list] of groupBy(places, (place) => place.folder)) {
      scans.soon(folder);
      const news = list.filter(({ isNews }) => isNews);
      if (news.length === 0) continue;
      folder.opened()?.engine.filesChanged(news.map(({ path }) => path));
      folder.outdate();
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

function initialFolders({
  workspaceFolders,
  rootUri,
}: InitializeParams): readonly { readonly uri: string; readonly name: string }[] {
  if (workspaceFolders) return workspaceFolders;
  return rootUri ? [{ uri: rootUri, name: decodeURIComponent(rootUri.slice(rootUri.lastIndexOf('/') + 1)) }] : [];
}
