import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import {
  createMessageConnection,
  type DocumentDiagnosticReport,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';
import { serverFlags } from '../../client/src/server/flags.ts';
import { llmCostNotifications } from '../../server/src/protocol.ts';

/** A running language server over stdio, with what an editor does to it. */
export interface Server {
  readonly open: (path: string, text: string) => Promise<void>;
  /** Inserts text at an offset of an open file, as typing does. */
  readonly insert: (path: string, offset: number, text: string) => Promise<void>;
  /** Asks for the diagnostics of an open file and waits for them. */
  readonly diagnostics: (path: string) => Promise<number>;
  /** Settles when the scan of the workspace has come to its end. */
  readonly scanned: Promise<void>;
  /** Resident memory in MB, now and at its peak; null where the system does not tell. */
  readonly memory: () => { readonly nowMB: number; readonly peakMB: number } | null;
  readonly stop: () => Promise<void>;
}

/** Starts the built server on a folder, as the extension does. */
export async function startServer(program: string, folder: string): Promise<Server> {
  const child = spawn(process.execPath, [...serverFlags, program, '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });
  const connection = createMessageConnection(
    new StreamMessageReader(child.stdout),
    new StreamMessageWriter(child.stdin),
  );
  const texts = new Map<string, { text: string; version: number }>();
  const scanned = new Promise<void>((resolve) => {
    connection.onNotification(llmCostNotifications.changed, () => resolve());
  });
  connection.onRequest((method, params) =>
    method === 'workspace/configuration' ? (params as unknown as { items: unknown[] }).items.map(() => ({})) : null,
  );
  connection.listen();
  const uriOf = (path: string): string => pathToFileURL(join(folder, path)).href;
  await connection.sendRequest('initialize', {
    processId: process.pid,
    rootUri: null,
    workspaceFolders: [{ uri: pathToFileURL(folder).href, name: 'bench' }],
    capabilities: {
      textDocument: { diagnostic: {}, inlayHint: {} },
      workspace: { configuration: true, workspaceFolders: true, diagnostics: { refreshSupport: true } },
    },
  });
  await connection.sendNotification('initialized', {});
  return {
    scanned,
    open: (path, text) => {
      texts.set(path, { text, version: 1 });
      const languageId = path.endsWith('.py') ? 'python' : 'typescript';
      return connection.sendNotification('textDocument/didOpen', {
        textDocument: { uri: uriOf(path), languageId, version: 1, text },
      });
    },
    insert: (path, offset, inserted) => {
      const { text, version } = texts.get(path) ?? { text: '', version: 0 };
      texts.set(path, { text: text.slice(0, offset) + inserted + text.slice(offset), version: version + 1 });
      const lines = text.slice(0, offset).split('\n');
      const position = { line: lines.length - 1, character: lines.at(-1)?.length ?? 0 };
      return connection.sendNotification('textDocument/didChange', {
        textDocument: { uri: uriOf(path), version: version + 1 },
        contentChanges: [{ range: { start: position, end: position }, text: inserted }],
      });
    },
    diagnostics: async (path) => {
      const report: DocumentDiagnosticReport = await connection.sendRequest('textDocument/diagnostic', {
        textDocument: { uri: uriOf(path) },
      });
      return report.kind === 'full' ? report.items.length : 0;
    },
    memory: () => memoryOf(child.pid ?? 0),
    stop: async () => {
      await connection.sendRequest('shutdown');
      await connection.sendNotification('exit');
      await pause(50);
      connection.dispose();
      child.kill();
    },
  };
}

function memoryOf(pid: number): { readonly nowMB: number; readonly peakMB: number } | null {
  const file = `/proc/${pid}/status`;
  if (!existsSync(file)) return null;
  const status = readFileSync(file, 'utf8');
  const field = (name: string): number => (Number(new RegExp(`${name}:\\s+(\\d+) kB`).exec(status)?.[1]) * 1024) / 1e6;
  return { nowMB: field('VmRSS'), peakMB: field('VmHWM') };
}
