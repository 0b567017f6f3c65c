import type { Connection, WorkDoneProgressServerReporter } from 'vscode-languageserver';
import type { ClientSupport } from './client.ts';
import type { Folder } from './folder.ts';
import { inBackground } from './guard.ts';
import type { Log } from './log.ts';
import type { ScanProgress } from './scans.ts';

/** Shows a scan in the editor's own way, with a button to cancel it. */
export function scanProgress(input: {
  readonly connection: Connection;
  readonly client: ClientSupport;
  readonly log: Log;
  readonly folder: Folder;
  readonly cancel: () => void;
}): ScanProgress {
  const { connection, client, log, folder, cancel } = input;
  if (!client.workDoneProgress) return { report: () => {}, end: () => {} };
  let reporter: WorkDoneProgressServerReporter | null = null;
  let hasEnded = false;
  let shown = -1;
  inBackground(log, 'window/workDoneProgress/create', async () => {
    const created = await connection.window.createWorkDoneProgress();
    if (hasEnded) return;
    reporter = created;
    created.begin('LLM Cost Lens', 0, `looking through ${folder.name}`, true);
    created.token.onCancellationRequested(cancel);
  });
  return {
    report: (done, total) => {
      // Files that turn out to lead to calls come on top of those that were counted at first.
      const all = Math.max(done, total);
      const percentage = all === 0 ? 0 : Math.floor((100 * done) / all);
      if (percentage <= shown) return;
      shown = percentage;
      reporter?.report(percentage, `${done} of ${all} files`);
    },
    end: () => {
      hasEnded = true;
      reporter?.done();
    },
  };
}
