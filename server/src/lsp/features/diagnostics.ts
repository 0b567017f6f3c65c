import {
  type CancellationToken,
  type Diagnostic,
  DiagnosticSeverity,
  DiagnosticTag,
  type DocumentDiagnosticParams,
  type DocumentDiagnosticReport,
  DocumentDiagnosticReportKind,
  type WorkspaceDiagnosticParams,
  type WorkspaceDiagnosticReport,
  type WorkspaceDocumentDiagnosticReport,
} from 'vscode-languageserver';
import { hashText } from '../../base/hash.ts';
import { rulePageScheme } from '../../protocol.ts';
import type { ReportFinding } from '../../report/model.ts';
import { unusedSuppression } from '../../rules/suppress.ts';
import type { Finding, Severity } from '../../rules/types.ts';
import type { Context } from '../context.ts';
import type { Folder } from '../folder.ts';
import { uriOf } from '../folders.ts';
import { partOf, placeOf } from '../openFiles.ts';
import type { FileView } from '../session.ts';

export const diagnosticSource = 'llm-cost';

/** What a diagnostic carries for the code actions. */
export interface DiagnosticData {
  readonly rule: string;
  readonly finding: string;
}

export async function documentDiagnostics(
  context: Context,
  { textDocument, previousResultId }: DocumentDiagnosticParams,
  token: CancellationToken,
): Promise<DocumentDiagnosticReport> {
  const items = await diagnosticsOf(context, textDocument.uri, token);
  const resultId = resultIdOf(items);
  if (resultId === previousResultId) return { kind: DocumentDiagnosticReportKind.Unchanged, resultId };
  return { kind: DocumentDiagnosticReportKind.Full, resultId, items };
}

/** The diagnostics of an open document or cell. */
export async function diagnosticsOf(context: Context, uri: string, token?: CancellationToken): Promise<Diagnostic[]> {
  const view = await context.session.view(uri, token);
  if (view === null) return noticesOf(context, uri);
  if (partOf(view.file, uri) === null) return [];
  return view.analysis.findings.flatMap((finding) => {
    const at = placeOf(view.file, finding.location.span);
    return at?.uri === uri ? [diagnosticOf(context, view, finding, at.range)] : [];
  });
}

/** The findings of files that are not open, out of the last scan, for clients that ask for the whole workspace. */
export async function workspaceDiagnostics(
  context: Context,
  { previousResultIds }: WorkspaceDiagnosticParams,
  token: CancellationToken,
): Promise<WorkspaceDiagnosticReport> {
  const previous = new Map(previousResultIds.map(({ uri, value }) => [uri, value]));
  const wanted = context.folders.all().filter((folder) => folder.settings().problems === 'workspace');
  for (const folder of wanted) await context.scans.first(folder);
  const closed = new Map(wanted.flatMap((folder) => [...closedDiagnostics(context, folder)]));
  const isOpen = (uri: string): boolean => context.files.get(uri) !== null;
  const items: WorkspaceDocumentDiagnosticReport[] = [];
  const add = (uri: string, version: number | null, diagnostics: Diagnostic[]): void => {
    const resultId = resultIdOf(diagnostics);
    if (previous.get(uri) === resultId) return;
    items.push({ kind: DocumentDiagnosticReportKind.Full, uri, version, resultId, items: diagnostics });
  };
  for (const [uri, diagnostics] of closed) if (!isOpen(uri)) add(uri, null, diagnostics);
  if (wanted.length > 0) {
    for (const { document } of context.files.all().flatMap(({ parts }) => parts)) {
      add(document.uri, document.version, await diagnosticsOf(context, document.uri, token));
    }
  }
  for (const uri of previous.keys()) if (!closed.has(uri) && !isOpen(uri)) add(uri, null, []);
  return { items };
}

/** By URI. A closed notebook has its findings on the lines of its file. */
export function closedDiagnostics(context: Context, folder: Folder): ReadonlyMap<string, Diagnostic[]> {
  const open = new Set(
    context.files.all().flatMap((file) => {
      const place = context.folders.placeOf(file);
      return place?.folder === folder ? [place.path] : [];
    }),
  );
  const byUri = new Map<string, Diagnostic[]>();
  const add = (path: string, diagnostic: Diagnostic): void => {
    if (open.has(path)) return;
    const uri = uriOf(folder, path);
    byUri.set(uri, [...(byUri.get(uri) ?? []), diagnostic]);
  };
  for (const finding of folder.report()?.findings ?? []) add(finding.file, closedDiagnostic(context, folder, finding));
  for (const [path, notice] of noticesIn(folder)) add(path, notice);
  return byUri;
}

/** What the last scan has to say of an open file that holds no calls: problems in `llm-cost.json`. */
function noticesOf({ folders }: Context, uri: string): Diagnostic[] {
  const place = folders.locate(uri);
  if (!place) return [];
  return noticesIn(place.folder).flatMap(([path, notice]) => (path === place.path ? [notice] : []));
}

const noticesIn = (folder: Folder): readonly (readonly [path: string, Diagnostic])[] =>
  (folder.report()?.notices ?? []).flatMap(({ file, line, message }) =>
    file === null || line === null ? [] : [[file, { ...noticeDiagnostic, range: lineRange(line), message }] as const],
  );

const noticeDiagnostic = { source: diagnosticSource, severity: DiagnosticSeverity.Warning } as const;

function diagnosticOf(context: Context, view: FileView, finding: Finding, range: Diagnostic['range']): Diagnostic {
  const related = finding.related.flatMap(({ location, message }) => {
    const at = context.locator.place(view, location);
    return at === null ? [] : [{ location: { uri: at.uri, range: at.range }, message }];
  });
  return {
    range,
    ...commonParts(context, finding),
    ...(context.client().relatedInformation && related.length > 0 ? { relatedInformation: related } : {}),
  };
}

function closedDiagnostic(context: Context, folder: Folder, finding: ReportFinding): Diagnostic {
  const related = finding.related.map((one) => ({
    location: { uri: uriOf(folder, one.file), range: reportRange(one) },
    message: one.message,
  }));
  return {
    range: reportRange(finding),
    ...commonParts(context, finding),
    ...(context.client().relatedInformation && related.length > 0 ? { relatedInformation: related } : {}),
  };
}

function commonParts(context: Context, finding: Pick<Finding, 'id' | 'rule' | 'severity' | 'message' | 'why'>) {
  const { id, rule, severity, message, why } = finding;
  const href = rulePage(context, rule);
  const tags = tagsOf(rule);
  const data: DiagnosticData = { rule, finding: id };
  return {
    severity: severities[severity],
    source: diagnosticSource,
    code: rule,
    ...(href === null ? {} : { codeDescription: { href } }),
    message: `${message}\n${why}`,
    ...(tags.length === 0 ? {} : { tags: [...tags] }),
    data,
  };
}

function rulePage({ client, ports }: Context, rule: string): string | null {
  const onTheWeb = rule === unusedSuppression ? null : ports.rulePage(rule);
  return onTheWeb ?? (client().textDocumentContent ? `${rulePageScheme}:/${rule}.md` : null);
}

const severities: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

/** Editors strike deprecated code through and fade out what is of no use. */
function tagsOf(rule: string): readonly DiagnosticTag[] {
  switch (rule) {
    case 'deprecated-model':
      return [DiagnosticTag.Deprecated];
    case 'void-output-cap':
    case 'cache-below-minimum':
    case unusedSuppression:
      return [DiagnosticTag.Unnecessary];
    default:
      return [];
  }
}

function reportRange(at: Pick<ReportFinding, 'cell'> & Partial<NullableLines>): Diagnostic['range'] {
  const { cell, physicalLine, line, column, endLine, endColumn } = at;
  if (cell !== null || line == null || column == null) return lineRange(physicalLine ?? 1);
  return {
    start: { line: line - 1, character: column - 1 },
    end: { line: (endLine ?? line) - 1, character: (endColumn ?? column) - 1 },
  };
}

type NullableLines = {
  readonly [Key in 'physicalLine' | 'line' | 'column' | 'endLine' | 'endColumn']: number | null;
};

const lineRange = (line: number): Diagnostic['range'] => ({
  start: { line: line - 1, character: 0 },
  end: { line: line - 1, character: 0 },
});

const resultIdOf = (items: readonly Diagnostic[]): string => hashText(JSON.stringify(items));
