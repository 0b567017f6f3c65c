import type { LanguageClient } from 'vscode-languageclient/node';
import { type ChangedParams, llmCostNotifications } from '../../../server/src/protocol.ts';
import { vscode } from '../vscode.ts';

/** `idle`: nothing has asked for it yet. `failed`: it could not be started, or has crashed too often. */
export type ServerState = 'idle' | 'starting' | 'running' | 'failed';

/** The language server of this window, in a process of its own. */
export interface LanguageServer {
  /** Starts the server unless it runs; settles when it can be asked. Rejects if it cannot be started. */
  readonly start: () => Promise<LanguageClient>;
  readonly restart: () => Promise<void>;
  readonly stop: () => Promise<void>;
  readonly state: () => ServerState;
  /** The connection while the server can be asked, else null. */
  readonly running: () => LanguageClient | null;
  readonly onDidChangeState: vscode.Event<ServerState>;
  /** Reports and statuses asked for before may be out of date. */
  readonly onDidChangeResults: vscode.Event<ChangedParams>;
}

export function createLanguageServer(module: string, log: vscode.LogOutputChannel): LanguageServer & vscode.Disposable {
  const changes = new vscode.EventEmitter<ServerState>();
  const results = new vscode.EventEmitter<ChangedParams>();
  let state: ServerState = 'idle';
  let starting: Promise<LanguageClient> | null = null;
  let client: LanguageClient | null = null;

  function become(next: ServerState): void {
    if (next === state) return;
    state = next;
    changes.fire(next);
  }

  async function connect(): Promise<LanguageClient> {
    become('starting');
    const { createConnection, State } = await import('./connection.ts');
    const mine = createConnection({ module, log, gaveUp: () => void failed() });
    client = mine;
    mine.onDidChangeState(({ newState }) => {
      if (client !== mine) return;
      if (newState === State.Running) become('running');
      else if (newState === State.Starting) become('starting');
    });
    // A connection has one handler for each notification, so that all who listen share this one.
    mine.onNotification(llmCostNotifications.changed, (params: ChangedParams) => results.fire(params));
    await mine.start();
    return mine;
  }

  async function failed(): Promise<void> {
    become('failed');
    const restart = 'Restart';
    const showLog = 'Show Log';
    const chosen = await vscode.window.showErrorMessage('The LLM Cost Lens server has stopped.', restart, showLog);
    if (chosen === showLog) log.show();
    if (chosen === restart) await restartServer();
  }

  function start(): Promise<LanguageClient> {
    starting ??= connect().catch((error: unknown) => {
      log.error('The server could not be started.', error instanceof Error ? error : String(error));
      starting = null;
      void failed();
      throw error;
    });
    return starting;
  }

  async function stop(): Promise<void> {
    const old = client;
    client = null;
    starting = null;
    become('idle');
    if (!old) return;
    try {
      await old.dispose();
    } catch (error) {
      // One that has already ended cannot be told to.
      log.debug(`The server did not end in order: ${String(error)}`);
    }
  }

  async function restartServer(): Promise<void> {
    await stop();
    await start();
  }

  return {
    start,
    restart: restartServer,
    stop,
    state: () => state,
    running: () => (state === 'running' ? client : null),
    onDidChangeState: changes.event,
    onDidChangeResults: results.event,
    dispose: () => {
      changes.dispose();
      results.dispose();
    },
  };
}
