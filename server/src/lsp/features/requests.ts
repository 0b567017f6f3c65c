import type { CancellationToken } from 'vscode-languageserver';
import type {
  ReportParams,
  ReportResult,
  SiteAtParams,
  SiteAtResult,
  StatusParams,
  StatusResult,
} from '../../protocol.ts';
import { countBySeverity } from '../../report/build.ts';
import { costLabel, modelLabel } from '../../report/labels.ts';
import type { Context } from '../context.ts';
import { partOf } from '../openFiles.ts';
import type { ShownSite } from '../session.ts';

/** The report of the workspace as the editor has it, scanned again if anything has changed. */
export async function report({ folders, scans }: Context, { folder: wanted }: ReportParams): Promise<ReportResult> {
  const chosen = folders.all().filter(({ uri }) => wanted === undefined || uri === wanted);
  await Promise.all(chosen.map((folder) => scans.ensure(folder)));
  return {
    folders: chosen.flatMap((folder) => {
      const found = folder.report();
      return found === null ? [] : [{ uri: folder.uri, name: folder.name, report: found }];
    }),
  };
}

/** The innermost call at a position. */
export async function siteAt(
  context: Context,
  { textDocument, position }: SiteAtParams,
  token: CancellationToken,
): Promise<SiteAtResult | null> {
  const view = await context.session.view(textDocument.uri, token);
  const part = view && partOf(view.file, textDocument.uri);
  if (!view || !part) return null;
  const offset = part.start + part.document.offsetAt(position);
  const found = view
    .sites()
    .filter(({ priced: { site } }) => site.call.start <= offset && offset <= site.call.end)
    .sort((a, b) => b.priced.site.call.start - a.priced.site.call.start)[0];
  return found
    ? { uri: found.call.uri, range: found.call.range, callee: found.callee.range, site: found.report() }
    : null;
}

/** One file at a glance; for a notebook all of its cells. */
export async function status(
  context: Context,
  { textDocument }: StatusParams,
  token: CancellationToken,
): Promise<StatusResult | null> {
  const file = context.files.get(textDocument.uri);
  const place = file && context.folders.placeOf(file);
  if (!file || !place) return null;
  const view = await context.session.view(file.uri, token);
  const sites = view?.sites() ?? [];
  const dearest = dearestOf(sites);
  return {
    calls: sites.length,
    unpriced: sites.filter((site) => costOf(site) === null).length,
    dearest: dearest && {
      cost: costLabel(dearest.report().estimate),
      model: modelLabel(dearest.report().model),
      range: dearest.callee.range,
    },
    findings: countBySeverity(view?.analysis.findings ?? []),
    scan: context.scans.state(place.folder),
  };
}

const dearestOf = (sites: readonly ShownSite[]): ShownSite | null =>
  sites.filter((site) => costOf(site) !== null).sort((a, b) => (costOf(b) ?? 0) - (costOf(a) ?? 0))[0] ?? null;

/** What a call is expected to cost in USD; null if that is not known or has no upper end. */
const costOf = ({ priced }: ShownSite): number | null => {
  const { perCall } = priced.estimate;
  return perCall !== null && Number.isFinite(perCall.high) ? perCall.expected : null;
};
