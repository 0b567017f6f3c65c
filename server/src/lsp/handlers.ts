import { type Connection, RequestType } from 'vscode-languageserver';
import { configTemplate } from '../config/template.ts';
import {
  type CallDetailsParams,
  type ExportParams,
  type ExportResult,
  type FixWorkspaceResult,
  llmCostRequests,
  type NoParams,
  type PageElement,
  type ReportPageParams,
  type ReportPageResult,
  type ReportParams,
  type ReportResult,
  type SiteAtParams,
  type SiteAtResult,
  type StatusParams,
  type StatusResult,
  type TreeParams,
  type TreeResult,
  type WhatIfPage,
  type WhatIfParams,
} from '../protocol.ts';
import type { Context } from './context.ts';
import { codeActions, resolveCodeAction } from './features/codeActions.ts';
import { codeLenses, resolveCodeLens } from './features/codeLens.ts';
import { documentDiagnostics, workspaceDiagnostics } from './features/diagnostics.ts';
import { fixWorkspace, nothingToFix } from './features/fixWorkspace.ts';
import { hover } from './features/hover.ts';
import { inlayHints } from './features/inlayHints.ts';
import { callDetails, exportReport, reportPage, whatIf } from './features/reportPage.ts';
import { report, siteAt, status } from './features/requests.ts';
import { rulePage } from './features/rulePages.ts';
import { tree } from './features/tree.ts';
import type { Guard } from './guard.ts';

/** Connects the features to their requests. Each is guarded: one that fails answers with nothing and is logged. */
export function handleRequests(connection: Connection, context: Context, guard: Guard): void {
  const { diagnostics, inlayHint } = connection.languages;
  diagnostics.on(
    guard('textDocument/diagnostic', { kind: 'full', items: [] }, (params, token) =>
      documentDiagnostics(context, params, token),
    ),
  );
  diagnostics.onWorkspace(
    guard('workspace/diagnostic', { items: [] }, (params, token) => workspaceDiagnostics(context, params, token)),
  );
  inlayHint.on(guard('textDocument/inlayHint', [], (params, token) => inlayHints(context, params, token)));
  connection.onCodeLens(guard('textDocument/codeLens', [], (params, token) => codeLenses(context, params, token)));
  connection.onCodeLensResolve((lens, token) =>
    guard('codeLens/resolve', lens, () => resolveCodeLens(context, lens, token))(lens, token),
  );
  connection.onHover(guard('textDocument/hover', null, (params, token) => hover(context, params, token)));
  connection.onCodeAction(guard('textDocument/codeAction', [], (params, token) => codeActions(context, params, token)));
  connection.onCodeActionResolve((action, token) =>
    guard('codeAction/resolve', action, () => resolveCodeAction(context, action, token))(action, token),
  );
  connection.onRequest(
    new RequestType<ReportParams | null, ReportResult, void>(llmCostRequests.report),
    guard(llmCostRequests.report, { folders: [] }, (params) => report(context, params ?? {})),
  );
  connection.onRequest(
    new RequestType<ReportPageParams, ReportPageResult, void>(llmCostRequests.reportPage),
    guard(llmCostRequests.reportPage, { folders: [], shown: null, problem: null }, (params, token) =>
      reportPage(context, params, token, connection.window.attachWorkDoneProgress(params.workDoneToken)),
    ),
  );
  connection.onRequest(
    new RequestType<CallDetailsParams, PageElement | null, void>(llmCostRequests.callDetails),
    guard(llmCostRequests.callDetails, null, (params) => callDetails(context, params)),
  );
  connection.onRequest(
    new RequestType<WhatIfParams, WhatIfPage | null, void>(llmCostRequests.whatIf),
    guard(llmCostRequests.whatIf, null, (params) => whatIf(context, params)),
  );
  connection.onRequest(
    new RequestType<ExportParams, ExportResult | null, void>(llmCostRequests.exportReport),
    guard(llmCostRequests.exportReport, null, (params) => exportReport(context, params)),
  );
  connection.onRequest(
    new RequestType<SiteAtParams, SiteAtResult | null, void>(llmCostRequests.siteAt),
    guard(llmCostRequests.siteAt, null, (params, token) => siteAt(context, params, token)),
  );
  connection.onRequest(
    new RequestType<StatusParams, StatusResult | null, void>(llmCostRequests.status),
    guard(llmCostRequests.status, null, (params, token) => status(context, params, token)),
  );
  connection.onRequest(
    new RequestType<TreeParams, TreeResult, void>(llmCostRequests.tree),
    guard(
      llmCostRequests.tree,
      { nodes: [], calls: 0, findings: { error: 0, warning: 0, information: 0, hint: 0 } },
      (params) => tree(context, params),
    ),
  );
  connection.onRequest(
    new RequestType<NoParams, FixWorkspaceResult, void>(llmCostRequests.fixWorkspace),
    guard(llmCostRequests.fixWorkspace, nothingToFix, () => fixWorkspace(context)),
  );
  connection.onRequest(new RequestType<NoParams, string, void>(llmCostRequests.configTemplate), () => configTemplate);
  connection.workspace.textDocumentContent.on(guard('workspace/textDocumentContent', null, rulePage));
}
