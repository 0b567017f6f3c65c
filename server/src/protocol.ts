import type { Report, ReportSite } from './report/model.ts';

/**
 * What the server offers beside the Language Server Protocol. Positions are those of the protocol: lines and characters from 0.
 * Requests go from the client to the server; each answers null or an empty list where there is nothing to tell.
 */
export const llmCostRequests = {
  /** `ReportParams` -> `ReportResult` */
  report: 'llmCost/report',
  /** `SiteAtParams` -> `SiteAtResult | null` */
  siteAt: 'llmCost/siteAt',
  /** `StatusParams` -> `StatusResult | null` */
  status: 'llmCost/status',
} as const;

export const llmCostNotifications = {
  /** Client to server, `CursorParams`: needed only where hints are shown for the current line. */
  cursor: 'llmCost/cursor',
  /** Server to client, `ChangedParams`: reports and statuses asked for before may be out of date. */
  changed: 'llmCost/changed',
} as const;

/** What editors call the languages that are analysed; notebooks hold cells in one of them. */
export const analysedLanguages = ['typescript', 'typescriptreact', 'javascript', 'javascriptreact', 'python'] as const;

/** The command behind a code lens. Its only argument is a `BreakdownArgument`; the client shows it. */
export const showBreakdownCommand = 'llmCost.showBreakdown';

/** The scheme under which `workspace/textDocumentContent` gives the pages of the rules: `llm-cost-rule:/missing-output-cap.md`. */
export const rulePageScheme = 'llm-cost-rule';

export interface ReportParams {
  /** A workspace folder; left out, all of them. */
  readonly folder?: string;
}

export interface ReportResult {
  readonly folders: readonly FolderReport[];
}

export interface FolderReport {
  readonly uri: string;
  readonly name: string;
  readonly report: Report;
}

export interface SiteAtParams {
  readonly textDocument: { readonly uri: string };
  readonly position: ProtocolPosition;
}

export interface SiteAtResult {
  /** The document that holds the call; in a notebook its cell. */
  readonly uri: string;
  readonly range: ProtocolRange;
  readonly site: ReportSite;
}

export interface StatusParams {
  readonly textDocument: { readonly uri: string };
}

/** One file at a glance. Costs of different calls are not added up: nobody knows how often each one runs. */
export interface StatusResult {
  readonly calls: number;
  /** Calls without a price. */
  readonly unpriced: number;
  readonly dearest: { readonly cost: string; readonly model: string; readonly range: ProtocolRange } | null;
  readonly findings: Report['totals']['findings'];
  /** Of the workspace folder that the file is in; `none` before the first one and for a file outside of all folders. */
  readonly scan: 'none' | 'running' | 'done';
}

export interface BreakdownArgument {
  readonly uri: string;
  readonly range: ProtocolRange;
  /** The id of the call site in the report. */
  readonly site: string;
}

export interface CursorParams {
  readonly textDocument: { readonly uri: string };
  readonly line: number;
}

export interface ChangedParams {
  /** The workspace folder. */
  readonly folder: string;
}

export interface ProtocolPosition {
  readonly line: number;
  readonly character: number;
}

export interface ProtocolRange {
  readonly start: ProtocolPosition;
  readonly end: ProtocolPosition;
}
