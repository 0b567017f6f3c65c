import type { Levers } from './cost/whatIf/whatIf.ts';
import type { Report, ReportFinding, ReportSite } from './report/model.ts';
import type { PageCall } from './report/page/calls.ts';
import type { PageElement, PageNode } from './report/page/node.ts';
import type { ReportPage } from './report/page/page.ts';
import type { AfterCost, WhatIfPage } from './report/page/whatIf.ts';

export type { AfterCost, Levers, PageCall, PageElement, PageNode, ReportPage, WhatIfPage };

/**
 * What the server offers beside the Language Server Protocol. Positions are those of the protocol: lines and characters from 0.
 * Requests go from the client to the server; each answers null or an empty list where there is nothing to tell.
 */
export const llmCostRequests = {
  /** `ReportParams` -> `ReportResult` */
  report: 'llmCost/report',
  /** `ReportPageParams` -> `ReportPageResult`. Cancelling it cancels the scan. */
  reportPage: 'llmCost/reportPage',
  /** `CallDetailsParams` -> `PageElement | null` */
  callDetails: 'llmCost/callDetails',
  /** `WhatIfParams` -> `WhatIfPage | null` */
  whatIf: 'llmCost/whatIf',
  /** `ExportParams` -> `ExportResult | null` */
  exportReport: 'llmCost/exportReport',
  /** `SiteAtParams` -> `SiteAtResult | null` */
  siteAt: 'llmCost/siteAt',
  /** `StatusParams` -> `StatusResult | null` */
  status: 'llmCost/status',
  /** `TreeParams` -> `TreeResult` */
  tree: 'llmCost/tree',
  /** `NoParams` -> `FixWorkspaceResult` */
  fixWorkspace: 'llmCost/fixWorkspace',
  /** `NoParams` -> `string`, the text of an `llm-cost.json` in which each setting is explained */
  configTemplate: 'llmCost/configTemplate',
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

/**
 * Commands that the server puts into code actions for clients whose experimental capabilities have `llmCost: { commands: true }`:
 * `configEdited`, after an edit of a config file, with a `ConfigEditedArgument`; `muteForMe`, with the id of a rule.
 */
export const configEditedCommand = 'llmCost.configEdited';
export const muteForMeCommand = 'llmCost.muteForMe';

/** The scheme under which `workspace/textDocumentContent` gives the pages of the rules: `llm-cost-rule:/missing-output-cap.md`. */
export const rulePageScheme = 'llm-cost-rule';

/** An empty object: a request whose parameters are left out is refused. */
export type NoParams = Readonly<Record<string, never>>;

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

/** The report of one folder as a page, and the folders there are. Takes the token of a progress that its scan is reported to. */
export interface ReportPageParams {
  /** A workspace folder; left out, the first. */
  readonly folder?: string;
  /** `last`: no scan, but what the last one has found. */
  readonly scan: 'if-outdated' | 'last';
  readonly workDoneToken?: string | number;
}

export interface ReportPageResult {
  readonly folders: readonly { readonly uri: string; readonly name: string }[];
  readonly shown: {
    readonly uri: string;
    readonly page: ReportPage;
    /** Something has changed since that the page does not show. */
    readonly isOutdated: boolean;
  } | null;
  /** Why the scan failed; null if it did not. */
  readonly problem: string | null;
}

export interface CallDetailsParams {
  readonly folder: string;
  /** Ids of call sites that read the same; the first is shown. */
  readonly ids: readonly string[];
}

export interface WhatIfParams {
  readonly folder: string;
  readonly levers: Levers;
  /** The call sites that it is about; left out, all. */
  readonly among?: readonly string[];
}

export interface ExportParams {
  readonly folder: string;
  readonly format: ExportFormat;
}

export type ExportFormat = 'html' | 'json' | 'csv' | 'markdown';

export interface ExportResult {
  readonly text: string;
}

export interface SiteAtParams {
  readonly textDocument: { readonly uri: string };
  readonly position: ProtocolPosition;
}

export interface SiteAtResult {
  /** The document that holds the call; in a notebook its cell. */
  readonly uri: string;
  readonly range: ProtocolRange;
  /** The name that is called, where the breakdown is shown. */
  readonly callee: ProtocolRange;
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

/** What the side view puts calls and findings under. */
export type TreeGrouping = 'file' | 'model' | 'rule' | 'saving';

export interface TreeParams {
  readonly grouping: TreeGrouping;
  /** `none`: what is known so far; `first`, the default: a folder that was never scanned is scanned; `fresh`: one that has changed since, too. */
  readonly scan?: 'none' | 'first' | 'fresh';
}

export interface TreeResult {
  /** Those of the only workspace folder, or a node for each folder. */
  readonly nodes: readonly TreeNode[];
  /** Over all folders. */
  readonly calls: number;
  readonly findings: Report['totals']['findings'];
}

/** A line of the side view, ready to be shown. */
export interface TreeNode {
  /** Stays the same when the code changes elsewhere, so that what is folded out stays so. */
  readonly id: string;
  readonly kind: 'folder' | 'file' | 'model' | 'rule' | 'call' | 'finding';
  readonly label: string;
  readonly description: string;
  /** Markdown without links. */
  readonly tooltip: string | null;
  /** Of a finding, or the gravest of a rule's findings. */
  readonly severity: ReportFinding['severity'] | null;
  readonly rule: string | null;
  readonly target: TreeTarget | null;
  readonly children: readonly TreeNode[];
}

/** A file, and the place in it where that is known. */
export interface TreeTarget {
  readonly uri: string;
  readonly range: ProtocolRange | null;
  /** In a notebook the index over all cells, which `range` is in; else null. */
  readonly cell: number | null;
}

/** The safe fixes of all files as one edit, for the client to apply. */
export interface FixWorkspaceResult {
  /** A `WorkspaceEdit` of the protocol; null if there is nothing to fix. */
  readonly edit: object | null;
  readonly fixes: number;
  readonly files: number;
  /** Notebooks with safe fixes that have to be opened for it. */
  readonly closedNotebooks: number;
}

export interface BreakdownArgument {
  readonly uri: string;
  readonly range: ProtocolRange;
  /** The id of the call site in the report. */
  readonly site: string;
}

export interface ConfigEditedArgument {
  readonly uri: string;
  /** Of an example that the user has to replace. Null where the edit is complete: then the file only has to be saved. */
  readonly range: ProtocolRange | null;
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
