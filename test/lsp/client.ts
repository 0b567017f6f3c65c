import type { Readable, Writable } from 'node:stream';
import type {
  ClientCapabilities,
  CodeAction,
  CodeLens,
  Diagnostic,
  DocumentDiagnosticReport,
  Hover,
  InitializeResult,
  InlayHint,
  Range,
  TextDocumentEdit,
  TextEdit,
  WorkspaceDiagnosticReport,
  WorkspaceEdit,
} from 'vscode-languageserver';
import {
  createMessageConnection,
  type MessageConnection,
  StreamMessageReader,
  StreamMessageWriter,
  Trace,
} from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';

/** A client that speaks the real protocol over two streams, with words for what a person does in an editor. */
export interface Client {
  readonly connection: MessageConnection;
  readonly initialized: InitializeResult;
  /** Messages that the server has logged, with their level (1 error to 5 debug). */
  readonly logs: readonly { readonly type: number; readonly message: string }[];
  /** Server requests and notifications by method, in the order in which they came. */
  readonly received: readonly { readonly method: string; readonly params: unknown }[];
  readonly settings: { current: Record<string, unknown> };
  readonly open: (uri: string, text: string, languageId?: string) => OpenDocument;
  readonly openNotebook: (uri: string, cells: readonly CellText[]) => OpenNotebook;
  /** Waits until the server has sent a message of this kind; `count` of them in all. */
  readonly until: (method: string, count?: number) => Promise<unknown>;
  readonly request: <Result>(method: string, params: unknown) => Promise<Result>;
  readonly notify: (method: string, params: unknown) => Promise<void>;
  readonly workspaceDiagnostics: (
    previous?: readonly { uri: string; value: string }[],
  ) => Promise<WorkspaceDiagnosticReport>;
  /** Turns the tracing of the server on; its messages count as received `$/logTrace`. */
  readonly trace: () => Promise<void>;
  readonly close: () => Promise<void>;
}

export interface OpenDocument {
  readonly uri: string;
  readonly text: () => string;
  /** Replaces the only place where `before` stands, as typing would: one incremental change. */
  readonly replace: (before: string, after: string) => void;
  readonly diagnostics: () => Promise<Diagnostic[]>;
  readonly pull: (previousResultId?: string) => Promise<DocumentDiagnosticReport>;
  readonly hints: (range?: Range) => Promise<InlayHint[]>;
  readonly lenses: () => Promise<CodeLens[]>;
  /** On the first character of `at`, which must stand in the text. */
  readonly hover: (at: string) => Promise<Hover | null>;
  /** On the whole of `at`. */
  readonly actions: (at: string, only?: readonly string[]) => Promise<CodeAction[]>;
  /** Resolves an action and applies its edits to this document. */
  readonly apply: (action: CodeAction) => Promise<void>;
  readonly close: () => void;
}

export interface CellText {
  readonly text: string;
  readonly languageId?: string;
}

export interface OpenNotebook {
  readonly cells: readonly OpenDocument[];
}

export interface ClientOptions {
  readonly capabilities?: ClientCapabilities;
  readonly folders?: readonly { readonly uri: string; readonly name: string }[];
  readonly settings?: Record<string, unknown>;
  readonly initializationOptions?: unknown;
  /** Leaves out the notification that the protocol asks for. */
  readonly skipInitialized?: boolean;
}

/** What a modern editor can do. */
export const fullCapabilities: ClientCapabilities = {
  textDocument: {
    diagnostic: { relatedInformation: true },
    hover: { contentFormat: ['markdown', 'plaintext'] },
    codeAction: { resolveSupport: { properties: ['edit'] }, dataSupport: true },
  },
  workspace: {
    configuration: true,
    workspaceFolders: true,
    diagnostics: { refreshSupport: true },
    inlayHint: { refreshSupport: true },
    codeLens: { refreshSupport: true },
    didChangeConfiguration: { dynamicRegistration: true },
    didChangeWatchedFiles: { dynamicRegistration: true },
    workspaceEdit: { documentChanges: true, changeAnnotationSupport: {} },
  },
  window: { workDoneProgress: true },
};

export async function connect(input: Readable, output: Writable, options: ClientOptions = {}): Promise<Client> {
  const connection = createMessageConnection(new StreamMessageReader(input), new StreamMessageWriter(output));
  const logs: { type: number; message: string }[] = [];
  const received: { method: string; params: unknown }[] = [];
  const settings = { current: options.settings ?? {} };
  const waiting: (() => void)[] = [];
  const note = (method: string, params: unknown): void => {
    received.push({ method, params });
    for (const wake of waiting) wake();
  };
  connection.onRequest((method, params) => {
    note(method, params);
    if (method !== 'workspace/configuration') return null;
    const { items } = params as unknown as { items: unknown[] };
    return items.map(() => settings.current);
  });
  connection.onNotification((method, params) => {
    if (method === 'window/logMessage') logs.push(params as unknown as { type: number; message: string });
    note(method, params);
  });
  connection.onUnhandledProgress(({ token, value }) => note('$/progress', { token, value }));
  connection.listen();
  const initialized: InitializeResult = await connection.sendRequest('initialize', {
    processId: null,
    rootUri: null,
    workspaceFolders: options.folders ?? null,
    capabilities: options.capabilities ?? fullCapabilities,
    ...(options.initializationOptions === undefined ? {} : { initializationOptions: options.initializationOptions }),
  });
  if (!options.skipInitialized) await connection.sendNotification('initialized', {});

  const request = <Result>(method: string, params: unknown): Promise<Result> => connection.sendRequest(method, params);
  const notify = (method: string, params: unknown): Promise<void> => connection.sendNotification(method, params);
  const until = async (method: string, count = 1): Promise<unknown> => {
    const found = () => received.filter((message) => message.method === method);
    while (found().length < count) await new Promise<void>((resolve) => void waiting.push(resolve));
    return found()[count - 1]?.params;
  };

  function open(uri: string, text: string, languageId = languageOf(uri)): OpenDocument {
    const document = openDocument(uri, text, languageId, { request }, (change, version) =>
      notify('textDocument/didChange', { textDocument: { uri, version }, contentChanges: [change] }),
    );
    void notify('textDocument/didOpen', { textDocument: { uri, languageId, version: 1, text } });
    return { ...document, close: () => void notify('textDocument/didClose', { textDocument: { uri } }) };
  }

  function openNotebook(uri: string, cells: readonly CellText[]): OpenNotebook {
    const cellUri = (index: number): string => `${uri.replace('file:', 'vscode-notebook-cell:')}#cell${index}`;
    let version = 1;
    void notify('notebookDocument/didOpen', {
      notebookDocument: {
        uri,
        notebookType: 'jupyter-notebook',
        version: 1,
        cells: cells.map(({ languageId = 'python' }, index) => ({
          kind: languageId === 'markdown' ? 1 : 2,
          document: cellUri(index),
        })),
      },
      cellTextDocuments: cells.map(({ text, languageId = 'python' }, index) => ({
        uri: cellUri(index),
        languageId,
        version: 1,
        text,
      })),
    });
    return {
      cells: cells.map(({ text, languageId = 'python' }, index) =>
        openDocument(cellUri(index), text, languageId, { request }, (change, cellVersion) =>
          notify('notebookDocument/didChange', {
            notebookDocument: { uri, version: ++version },
            change: {
              cells: { textContent: [{ document: { uri: cellUri(index), version: cellVersion }, changes: [change] }] },
            },
          }),
        ),
      ),
    };
  }

  return {
    connection,
    initialized,
    logs,
    received,
    settings,
    open,
    openNotebook,
    until,
    request,
    notify,
    workspaceDiagnostics: (previous = []) => request('workspace/diagnostic', { previousResultIds: previous }),
    trace: () =>
      connection.trace(
        Trace.Messages,
        { log: (message: unknown) => note('$/logTrace', message) },
        { sendNotification: true },
      ),
    close: async () => {
      await request('shutdown', undefined);
      connection.dispose();
    },
  };
}

type Change = { readonly range: Range; readonly text: string };

function openDocument(
  uri: string,
  text: string,
  languageId: string,
  { request }: Pick<Client, 'request'>,
  send: (change: Change, version: number) => Promise<void>,
): OpenDocument {
  let document = TextDocument.create(uri, languageId, 1, text);
  const textDocument = { uri };
  const rangeOf = (part: string): Range => {
    const start = document.getText().indexOf(part);
    if (start < 0) throw new Error(`"${part}" does not stand in ${uri}`);
    return { start: document.positionAt(start), end: document.positionAt(start + part.length) };
  };
  const change = (edit: TextEdit): void => {
    const sent = { range: edit.range, text: edit.newText };
    document = TextDocument.update(document, [sent], document.version + 1);
    void send(sent, document.version);
  };
  const pull = (previousResultId?: string): Promise<DocumentDiagnosticReport> =>
    request('textDocument/diagnostic', { textDocument, ...(previousResultId ? { previousResultId } : {}) });
  const diagnostics = async (): Promise<Diagnostic[]> => {
    const report = await pull();
    return report.kind === 'full' ? report.items : [];
  };
  const everything: Range = { start: { line: 0, character: 0 }, end: { line: 1_000_000, character: 0 } };
  return {
    uri,
    text: () => document.getText(),
    replace: (before, after) => change({ range: rangeOf(before), newText: after }),
    diagnostics,
    pull,
    hints: (range = everything) => request('textDocument/inlayHint', { textDocument, range }),
    lenses: async () => {
      const lenses: CodeLens[] = await request('textDocument/codeLens', { textDocument });
      return Promise.all(lenses.map((lens) => request<CodeLens>('codeLens/resolve', lens)));
    },
    hover: (at) => request('textDocument/hover', { textDocument, position: rangeOf(at).start }),
    actions: async (at, only) =>
      request('textDocument/codeAction', {
        textDocument,
        range: rangeOf(at),
        context: { diagnostics: await diagnostics(), ...(only ? { only } : {}) },
      }),
    apply: async (action) => {
      const resolved = action.edit ? action : await request<CodeAction>('codeAction/resolve', action);
      if (!resolved.edit) throw new Error(`No edit: ${resolved.disabled?.reason ?? action.title}`);
      for (const edit of editsFor(resolved.edit, uri, document.version)) change(edit);
    },
    close: () => {},
  };
}

/** The edits for one document, last place first so that none moves another. An edit for another version of it is refused, as editors do. */
function editsFor(edit: WorkspaceEdit, uri: string, version: number): TextEdit[] {
  const versioned = (edit.documentChanges ?? []).filter(
    (change): change is TextDocumentEdit => 'textDocument' in change,
  );
  const edits = versioned.flatMap((change) => {
    if (change.textDocument.uri !== uri) return [];
    if (change.textDocument.version !== version) throw new Error('The edit is for another version of the document.');
    return change.edits.filter((one): one is TextEdit => 'newText' in one);
  });
  return [...edits, ...(edit.changes?.[uri] ?? [])].sort(
    (a, b) => b.range.start.line - a.range.start.line || b.range.start.character - a.range.start.character,
  );
}

const languageOf = (uri: string): string =>
  uri.endsWith('.py')
    ? 'python'
    : uri.endsWith('.js')
      ? 'javascript'
      : uri.endsWith('.tsx')
        ? 'typescriptreact'
        : 'typescript';
