import type {
  LanguageClient,
  WorkDoneProgressBegin,
  WorkDoneProgressEnd,
  WorkDoneProgressReport,
} from 'vscode-languageclient/node';
import {
  type CallDetailsParams,
  type ExportParams,
  type ExportResult,
  llmCostRequests,
  type PageElement,
  type ReportPageParams,
  type ReportPageResult,
  type WhatIfPage,
  type WhatIfParams,
} from '../../../server/src/protocol.ts';
import type { FromPage, ToPage } from '../../webview/messages.ts';
import type { LanguageServer } from '../server/languageServer.ts';
import { vscode } from '../vscode.ts';
import { openReportPlace } from './openReportPlace.ts';
import { saveExport } from './saveExport.ts';

export interface Conversation extends vscode.Disposable {
  /** The panel has come into view or gone out of it. */
  readonly seen: () => void;
}

/** Carries what the page asks to the server, and the answers back. */
export function createConversation(input: {
  readonly webview: vscode.Webview;
  readonly server: LanguageServer;
  readonly log: vscode.LogOutputChannel;
  readonly isVisible: () => boolean;
}): Conversation {
  const { webview, server, log } = input;
  let folder: string | null = null;
  let loading: vscode.CancellationTokenSource | null = null;
  let hasNews = false;
  let isReady = false;
  /** What the page shows, to leave it in peace where nothing is different. */
  let shownPage = '';

  const tell = (message: ToPage): void => void webview.postMessage(message);

  async function answer(message: FromPage): Promise<void> {
    switch (message.kind) {
      case 'ready': {
        // A page that comes back into view starts anew. It shows what is known, and says if that is old.
        const scan = isReady ? 'last' : 'if-outdated';
        isReady = true;
        shownPage = '';
        return load(scan);
      }
      case 'refresh':
        return load('if-outdated');
      case 'cancel':
        loading?.cancel();
        return;
      case 'folder':
        folder = message.uri;
        return load('if-outdated');
      case 'log':
        log.show();
        return;
    }
    if (folder === null) return;
    const client = await server.start();
    switch (message.kind) {
      case 'open':
        return openReportPlace(folder, message.place);
      case 'details': {
        const params: CallDetailsParams = { folder, ids: message.ids };
        const details = await client.sendRequest<PageElement | null>(llmCostRequests.callDetails, params);
        return tell({ kind: 'details', id: message.ids[0] ?? '', details });
      }
      case 'whatIf': {
        const { number, levers, among } = message;
        const params: WhatIfParams = { folder, levers, ...(among ? { among } : {}) };
        return tell({
          kind: 'whatIf',
          number,
          answer: await client.sendRequest<WhatIfPage | null>(llmCostRequests.whatIf, params),
        });
      }
      case 'export': {
        const params: ExportParams = { folder, format: message.format };
        const result = await client.sendRequest<ExportResult | null>(llmCostRequests.exportReport, params);
        const file = result && (await saveExport(folder, message.format, result.text));
        if (file) tell({ kind: 'said', text: `The report has been written to ${file}.` });
      }
    }
  }

  /** Asks for the page; a question that is still open is dropped. */
  async function load(scan: ReportPageParams['scan']): Promise<void> {
    loading?.cancel();
    const mine = new vscode.CancellationTokenSource();
    loading = mine;
    hasNews = false;
    try {
      if (scan === 'if-outdated') tell({ kind: 'scanning', percent: null, text: 'Starting…' });
      const result = await ask(await server.start(), scan, mine.token);
      if (loading === mine) show(result);
    } catch (error) {
      if (loading !== mine) return;
      if (mine.token.isCancellationRequested) {
        tell({ kind: 'problem', problem: 'cancelled', text: 'There is no report of the code as it is now.' });
        return;
      }
      log.error(`The report: ${String(error)}`);
      tell({ kind: 'problem', problem: 'failed', text: error instanceof Error ? error.message : String(error) });
    } finally {
      if (loading === mine) loading = null;
      mine.dispose();
    }
  }

  async function ask(
    client: LanguageClient,
    scan: ReportPageParams['scan'],
    token: vscode.CancellationToken,
  ): Promise<ReportPageResult> {
    const { WorkDoneProgress } = await import('../server/connection.ts');
    const workDoneToken = `llmCost.report ${Math.random().toString(36).slice(2)}`;
    const listener = client.onProgress(WorkDoneProgress.type, workDoneToken, (value) => {
      if (!token.isCancellationRequested) progressed(value);
    });
    try {
      const params: ReportPageParams = { scan, workDoneToken, ...(folder === null ? {} : { folder }) };
      return await client.sendRequest<ReportPageResult>(llmCostRequests.reportPage, params, token);
    } finally {
      listener.dispose();
    }
  }

  function progressed(value: WorkDoneProgressBegin | WorkDoneProgressReport | WorkDoneProgressEnd): void {
    if (value.kind === 'end') return;
    const text = value.kind === 'begin' ? `Looking through ${value.message ?? 'the folder'}` : (value.message ?? '');
    tell({ kind: 'scanning', percent: value.percentage ?? null, text });
  }

  function show({ folders, shown, problem }: ReportPageResult): void {
    if (folders.length === 0) {
      tell({ kind: 'problem', problem: 'no-folder', text: 'Open a folder to see what its LLM calls cost.' });
      return;
    }
    if (shown) {
      folder = shown.uri;
      const { uri, page, isOutdated } = shown;
      const text = JSON.stringify([folders, uri, page]);
      if (text !== shownPage) tell({ kind: 'page', folders, folder: uri, page });
      shownPage = text;
      tell({ kind: isOutdated ? 'outdated' : 'current' });
    }
    if (problem !== null) tell({ kind: 'problem', problem: 'failed', text: problem });
    else if (!shown) tell({ kind: 'problem', problem: 'cancelled', text: 'There is no report yet.' });
  }

  /** What a scan has found since is shown at once, without another scan; while nobody looks it can wait. */
  function news(): void {
    if (!isReady || loading) return;
    hasNews = true;
    seen();
  }

  function seen(): void {
    if (hasNews && input.isVisible() && !loading) void load('last');
  }

  const listeners = [
    webview.onDidReceiveMessage((message: FromPage) => {
      answer(message).catch((error: unknown) => {
        log.error(
          `The report panel (${message.kind}): ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
        );
        void vscode.window.showErrorMessage(`LLM Cost Lens: ${error instanceof Error ? error.message : String(error)}`);
      });
    }),
    server.onDidChangeResults(({ folder: changed }) => {
      if (folder === null || changed === folder) news();
    }),
  ];
  return {
    seen,
    dispose: () => {
      loading?.cancel();
      for (const listener of listeners) listener.dispose();
    },
  };
}
