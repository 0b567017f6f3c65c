import { parentPort, workerData } from 'node:worker_threads';
import { version } from '../../package.json';
import type { ScanRequest, ScanResult } from './lsp/ports.ts';
import { surveyed } from './lsp/survey.ts';
import { sdkNames } from './sdks/names.generated.ts';
import { createNodeFiles } from './workspace/node.ts';
import { createScanner } from './workspace/scan.ts';

// Scans one workspace beside the thread that serves the editor, and ends.

/** What the worker tells: how far it is, and at last the result. */
export type ScanMessage =
  | { readonly kind: 'progress'; readonly done: number; readonly total: number }
  | { readonly kind: 'result'; readonly result: ScanResult };

const request: ScanRequest = workerData;
const tell = (message: ScanMessage): void => parentPort?.postMessage(message);
const scanner = createScanner({ ...sdkNames, wrappers: [] });
tell({ kind: 'result', result: surveyed(createNodeFiles(request.root), scanner, request) ?? (await scan()) });

/** The engine is only loaded for this. */
async function scan(): Promise<ScanResult> {
  const [{ scanFolder }, { nodeWorkspaces }] = await Promise.all([
    import('./lsp/scanFolder.ts'),
    import('./node/workspace.ts'),
  ]);
  const workspace = nodeWorkspaces().openFolder(request.root, request.settings);
  return scanFolder(workspace, request, version, (done, total) => tell({ kind: 'progress', done, total }));
}
