import { parentPort, workerData } from 'node:worker_threads';
import { version } from '../../package.json';
import type { ScanRequest, ScanResult } from './lsp/ports.ts';
import { scanFolder } from './lsp/scanFolder.ts';
import { nodeWorkspaces } from './node/workspace.ts';

// Scans one workspace beside the thread that serves the editor, and ends.

/** What the worker tells: how far it is, and at last the result. */
export type ScanMessage =
  | { readonly kind: 'progress'; readonly done: number; readonly total: number }
  | { readonly kind: 'result'; readonly result: ScanResult };

const request: ScanRequest = workerData;
const tell = (message: ScanMessage): void => parentPort?.postMessage(message);
const workspace = nodeWorkspaces().openFolder(request.root, request.settings);
const result = await scanFolder(workspace, request, version, (done, total) => tell({ kind: 'progress', done, total }));
tell({ kind: 'result', result });
