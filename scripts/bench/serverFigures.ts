import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { CodeLanguage } from './code/modules.ts';
import { type EditFigures, typedFile } from './edits.ts';
import { median, quantile } from './measure.ts';
import { type Server, startServer } from './server.ts';

/** Types into the large file through the protocol: from sending an edit to having the file's diagnostics. */
export async function measureServerEdits(
  program: string,
  folder: string,
  language: CodeLanguage,
): Promise<EditFigures> {
  const { path, text, at, typed } = typedFile(folder, language);
  const server = await startServer(program, folder);
  const opened = performance.now();
  await server.open(path, text);
  const findings = await server.diagnostics(path);
  const firstMs = performance.now() - opened;
  await server.scanned;
  const times: number[] = [];
  for (const [index, character] of [...typed].entries()) {
    const start = performance.now();
    await server.insert(path, at + index, character);
    await server.diagnostics(path);
    times.push(performance.now() - start);
    // About as fast as a quick typist.
    await pause(60);
  }
  await server.stop();
  return { medianMs: median(times), p95Ms: quantile(times, 0.95), cpuMs: null, firstMs, findings };
}

export interface MemoryFigures {
  /** With a file open that has nothing to do with language models. */
  readonly idleMB: number;
  /** After the scan of the workspace, with one of its files open. */
  readonly afterScanMB: number;
  /** The most that the server's process held at any time, the worker of the scan included. */
  readonly peakMB: number;
  /** From opening a file of the workspace with a server that has just started to the file's diagnostics. */
  readonly firstMs: number;
  readonly scanMs: number;
}

/** Null where the system does not tell the memory of another process. */
export async function measureMemory(
  program: string,
  workspace: string,
  openPath: string,
  plainFolder: string,
): Promise<MemoryFigures | null> {
  const idle = await idleMemory(program, plainFolder);
  const server = await startServer(program, workspace);
  const start = performance.now();
  await server.open(openPath, readFileSync(join(workspace, openPath), 'utf8'));
  await server.diagnostics(openPath);
  const firstMs = performance.now() - start;
  await server.scanned;
  const scanMs = performance.now() - start;
  const after = await settledMemory(server);
  await server.stop();
  if (idle === null || after === null) return null;
  return { idleMB: idle.nowMB, afterScanMB: after.nowMB, peakMB: after.peakMB, firstMs, scanMs };
}

async function idleMemory(program: string, folder: string): Promise<ReturnType<Server['memory']>> {
  mkdirSync(folder, { recursive: true });
  const text = 'export const answer = 42;\n';
  writeFileSync(join(folder, 'plain.ts'), text);
  const server = await startServer(program, folder);
  await server.open('plain.ts', text);
  await server.diagnostics('plain.ts');
  const memory = await settledMemory(server);
  await server.stop();
  return memory;
}

/** What is left once nothing has happened for two seconds. */
async function settledMemory(server: Server): Promise<ReturnType<Server['memory']>> {
  await pause(2_000);
  return server.memory();
}
