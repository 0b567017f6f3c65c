import { Worker } from 'node:worker_threads';
import { type Connection, createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import manifest from '../../package.json';
import { leadsToSeed } from './analysis/leads.ts';
import type { LspPorts, RunningScan, ScanRequest, ScanResult } from './lsp/ports.ts';
import { serve } from './lsp/serve.ts';
import { warmUp } from './lsp/warmUp.ts';
import { sdkNames } from './sdks/names.generated.ts';
import type { ScanMessage } from './worker.ts';
import { createNodeFiles } from './workspace/node.ts';
import { createScanner } from './workspace/scan.ts';

/** Serves the editor that talks to this process, by the transport that the command line names (`--stdio`, `--node-ipc`, `--socket=N`, `--pipe=NAME`). */
export function startServer(): void {
  const hasTransport = process.argv.some((argument) => /^--(stdio|node-ipc|socket|pipe)\b/.test(argument));
  const connection: Connection = hasTransport
    ? createConnection(ProposedFeatures.all)
    : createConnection(ProposedFeatures.all, process.stdin, process.stdout);
  // What no request waits for must not end the server either.
  process.on('unhandledRejection', (reason) => connection.console.error(`Unexpected: ${String(reason)}`));
  serve(connection, nodePorts());
}

/** The real machine. The engine and all that is large are loaded when a file first needs them. */
export function nodePorts(): LspPorts {
  const scan = createScanner({ ...sdkNames, wrappers: [] });
  let workspaces: Promise<ReturnType<typeof import('./node/workspace.ts').nodeWorkspaces>> | null = null;
  const loadWorkspaces = async () => (await import('./node/workspace.ts')).nodeWorkspaces();
  const load = () => {
    workspaces ??= loadWorkspaces();
    return workspaces;
  };
  const now = (): number => performance.now();
  return {
    version: manifest.version,
    now,
    isSeed: (path, text) => scan(path, text, 'decoded').seed !== null,
    leadsToSeed: (root, path, text) => root.path !== '' && leadsToSeed(createNodeFiles(root.path), scan, path, text),
    openWorkspace: async ({ path, kind }, settings) => {
      const { openFolder, openLoose } = await load();
      return kind === 'folder' ? openFolder(path, settings) : openLoose(path, settings);
    },
    warmUp: async (path, text, isFree) => {
      const { openLoose } = await load();
      await warmUp(openLoose('', { asOf: null, configPath: null, ruleLevels: {} }).engine, now, path, text, isFree);
    },
    collectGarbage: () => void globalThis.gc?.({ type: 'minor' }),
    startScan,
    rulePage: () => null,
  };
}

/** A worker for each scan: it takes its memory with it when it ends. */
function startScan(request: ScanRequest, onProgress: (done: number, total: number) => void): RunningScan {
  const worker = new Worker(new URL('./worker.mjs', import.meta.url), { workerData: request });
  const result = new Promise<ScanResult | null>((resolve, reject) => {
    worker.on('message', (message: ScanMessage) => {
      if (message.kind === 'progress') onProgress(message.done, message.total);
      else resolve(message.result);
    });
    worker.on('error', reject);
    worker.on('exit', () => resolve(null));
  });
  return { result, cancel: () => void worker.terminate() };
}

// The client starts this file itself; the command line only takes `startServer` from it.
if (/[\\/]server\.(mjs|ts)$/.test(process.argv[1] ?? '')) startServer();
