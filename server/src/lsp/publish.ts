import { CodeLensRefreshRequest, type Connection, type Diagnostic } from 'vscode-languageserver';
import type { Context } from './context.ts';
import { closedDiagnostics, diagnosticsOf } from './features/diagnostics.ts';
import type { Folder } from './folder.ts';
import { inBackground } from './guard.ts';
import type { Log } from './log.ts';

/** Tells the client that results have changed: by asking it to pull again, or by pushing where it cannot pull. */
export interface Publisher {
  /** The diagnostics of one file, for clients that do not pull. */
  readonly publish: (uri: string) => Promise<void>;
  readonly publishClosed: (folder: Folder) => void;
  readonly clear: (uri: string) => void;
  /** Of the given open files, or of all. Several calls in a row make one refresh. */
  readonly refresh: (uris: readonly string[] | null) => void;
  readonly refreshHints: () => void;
}

export function createPublisher(input: {
  readonly connection: Connection;
  readonly context: Context;
  readonly log: Log;
}): Publisher {
  const { connection, context, log } = input;
  const published = new Map<string, ReadonlySet<string>>();
  let waiting: { uris: Set<string> | null } | null = null;

  const send = (uri: string, diagnostics: Diagnostic[], version?: number): void => {
    const params = { uri, diagnostics, ...(version === undefined ? {} : { version }) };
    inBackground(log, 'textDocument/publishDiagnostics', () => connection.sendDiagnostics(params));
  };

  async function publish(uri: string): Promise<void> {
    if (context.client().pullDiagnostics) return;
    const file = context.files.get(uri);
    if (file === null) return;
    const before = published.get(file.uri) ?? new Set();
    const now = new Set(file.parts.map(({ document }) => document.uri));
    published.set(file.uri, now);
    for (const { document } of file.parts) {
      const { version } = document;
      const diagnostics = await diagnosticsOf(context, document.uri);
      // An edit in the meantime brings its own.
      if (document.version === version) send(document.uri, diagnostics, version);
    }
    for (const gone of before) if (!now.has(gone)) send(gone, []);
  }

  function publishClosed(folder: Folder): void {
    if (context.client().pullDiagnostics) return;
    const key = `closed files of ${folder.uri}`;
    const before = published.get(key) ?? new Set();
    const found =
      folder.settings().problems === 'workspace' ? closedDiagnostics(context, folder) : new Map<string, Diagnostic[]>();
    published.set(key, new Set(found.keys()));
    for (const [uri, diagnostics] of found) send(uri, diagnostics);
    for (const gone of before) if (!found.has(gone) && context.files.get(gone) === null) send(gone, []);
  }

  async function flush(uris: ReadonlySet<string> | null): Promise<void> {
    const { refresh } = context.client();
    await Promise.all([
      refresh.diagnostics ? connection.languages.diagnostics.refresh() : null,
      refresh.inlayHints ? connection.languages.inlayHint.refresh() : null,
      refresh.codeLenses ? connection.sendRequest(CodeLensRefreshRequest.type) : null,
    ]);
    for (const { uri } of context.files.all()) if (uris === null || uris.has(uri)) await publish(uri);
    if (uris === null) for (const folder of context.folders.all()) publishClosed(folder);
  }

  return {
    publish,
    publishClosed,
    clear: (uri) => {
      for (const one of published.get(uri) ?? []) send(one, []);
      published.delete(uri);
    },
    refresh: (uris) => {
      if (waiting) {
        if (uris === null) waiting.uris = null;
        else for (const uri of uris) waiting.uris?.add(uri);
        return;
      }
      const mine = { uris: uris === null ? null : new Set(uris) };
      waiting = mine;
      setImmediate(() => {
        waiting = null;
        inBackground(log, 'refresh', () => flush(mine.uris));
      });
    },
    refreshHints: () => {
      if (context.client().refresh.inlayHints)
        inBackground(log, 'refresh', () => connection.languages.inlayHint.refresh());
    },
  };
}
