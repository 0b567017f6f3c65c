import type { CancellationToken, WorkDoneProgressReporter } from 'vscode-languageserver';
import type {
  CallDetailsParams,
  ExportParams,
  ExportResult,
  PageElement,
  ReportPageParams,
  ReportPageResult,
  WhatIfPage,
  WhatIfParams,
} from '../../protocol.ts';
import { callDetails as detailsOf } from '../../report/page/callDetails.ts';
import { pageOf } from '../../report/page/page.ts';
import { whatIfPage } from '../../report/page/whatIf.ts';
import { whatIfView } from '../../report/whatIf.ts';
import { writers } from '../../report/writers/index.ts';
import { unstyled } from '../../report/writers/writer.ts';
import type { Context } from '../context.ts';
import type { Folder } from '../folder.ts';

/** The report of a folder as a page, scanned again if anything has changed. Who no longer wants it ends the scan. */
export async function reportPage(
  { folders, scans }: Context,
  { folder: wanted, scan }: ReportPageParams,
  token: CancellationToken,
  progress: WorkDoneProgressReporter,
): Promise<ReportPageResult> {
  const all = folders.all().filter(({ root }) => root.kind === 'folder');
  const named = all.map(({ uri, name }) => ({ uri, name }));
  const folder = all.find(({ uri }) => uri === wanted) ?? all[0];
  if (folder === undefined) return { folders: named, shown: null, problem: null };
  if (scan === 'if-outdated') {
    const stop = token.onCancellationRequested(() => scans.cancel(folder));
    progress.begin('LLM Cost Lens', 0, folder.name, true);
    try {
      await scans.ensure(folder, (done, total) =>
        progress.report(total === 0 ? 0 : Math.floor((100 * done) / total), `${done} of ${total} files`),
      );
    } finally {
      stop.dispose();
      progress.done();
    }
  }
  const view = folder.view();
  const shown = view && { uri: folder.uri, page: pageOf(view, 'panel'), isOutdated: scans.isOutdated(folder) };
  return { folders: named, shown, problem: scans.problem(folder) };
}

/** What the cost of one call is made of. */
export function callDetails(context: Context, { folder, ids }: CallDetailsParams): PageElement | null {
  const report = folderOf(context, folder)?.report();
  const site = report?.callSites.find(({ id }) => id === ids[0]);
  if (!report || !site) return null;
  const found = report.findings.filter(({ callSite }) => callSite !== null && ids.includes(callSite));
  return detailsOf(site, found, report.priceDate);
}

export function whatIf(context: Context, { folder: uri, levers, among }: WhatIfParams): WhatIfPage | null {
  const folder = folderOf(context, uri);
  const view = folder?.view();
  return folder && view ? whatIfPage(whatIfView(view, folder.ways(), levers, among ? new Set(among) : null)) : null;
}

/** The report in a format of the command line, the same to the letter. */
export function exportReport(context: Context, { folder, format }: ExportParams): ExportResult | null {
  const view = folderOf(context, folder)?.view();
  const writer = writers.find(({ id }) => id === format);
  return view && writer ? { text: writer.write(view, { width: 100, style: unstyled, quiet: false }) } : null;
}

const folderOf = ({ folders }: Context, uri: string): Folder | null =>
  folders.all().find((folder) => folder.uri === uri) ?? null;
