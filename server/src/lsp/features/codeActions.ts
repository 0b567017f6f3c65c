import {
  type CancellationToken,
  type CodeAction,
  CodeActionKind,
  type CodeActionParams,
  type Diagnostic,
  type Range,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import type { Location } from '../../base/span.ts';
import type { Finding } from '../../rules/types.ts';
import type { Context } from '../context.ts';
import { type Placed, partOf, placeOf } from '../openFiles.ts';
import type { FileView } from '../session.ts';
import { suppressionActions } from './comments.ts';
import { declarationKind, declarations } from './declarations.ts';
import { diagnosticSource } from './diagnostics.ts';
import { type ReadyEdit, type Review, workspaceEdit } from './edits.ts';
import { muteActions } from './mute.ts';
import { isBefore, safeFixes } from './safeFixes.ts';

/** Applied on save or on request: only fixes that keep every request as it is. */
export const fixAllKind = `${CodeActionKind.SourceFixAll}.llmCost`;

export const codeActionKinds = [CodeActionKind.QuickFix, fixAllKind, declarationKind];

export async function codeActions(
  context: Context,
  params: CodeActionParams,
  token: CancellationToken,
): Promise<CodeAction[]> {
  const { textDocument, range } = params;
  const view = await context.session.view(textDocument.uri, token);
  const part = view && partOf(view.file, textDocument.uri);
  if (!view || !part) return [];
  const { only } = params.context;
  const isWanted = (kind: string): boolean => only === undefined || only.some((wanted) => isKindOf(kind, wanted));
  const actions: CodeAction[] = [];
  if (isWanted(CodeActionKind.QuickFix)) {
    for (const finding of findingsIn(view, textDocument.uri, range)) {
      const diagnostics = diagnosticsFor(params.context.diagnostics, finding);
      actions.push(...fixActions(context, view, finding, diagnostics, textDocument.uri));
      actions.push(...suppressionActions(context, view, finding, diagnostics));
      actions.push(...muteActions(context, view, finding, diagnostics));
    }
  }
  actions.push(...declarations(context, view, part, range).filter(({ kind }) => isWanted(kind ?? '')));
  // Editors list source actions apart; they are not offered beside the cursor.
  if (only !== undefined && isWanted(fixAllKind)) actions.push(...fixAll(context, view, textDocument.uri));
  return actions;
}

/** Works out the edits of an action on the text as it is now. */
export async function resolveCodeAction(
  context: Context,
  action: CodeAction,
  token: CancellationToken,
): Promise<CodeAction> {
  const data: FixData | undefined = action.data;
  if (!data) return action;
  const view = await context.session.view(data.uri, token);
  const finding = view?.analysis.findings.find(({ id }) => id === data.finding);
  const edit = view && finding ? editOf(context, view, finding, data.fix, data.isPreview) : null;
  // Without an edit the editor says that the action is out of date, which is what it is.
  return edit === null
    ? { ...action, disabled: { reason: 'The code has changed; the fix no longer applies.' } }
    : { ...action, edit };
}

interface FixData {
  readonly uri: string;
  readonly finding: string;
  /** Which of the finding's fixes. */
  readonly fix: number;
  /** Whether the editor is to show the edit before it makes it. */
  readonly isPreview: boolean;
}

function fixActions(
  context: Context,
  view: FileView,
  finding: Finding,
  diagnostics: Diagnostic[],
  uri: string,
): CodeAction[] {
  if (view.kept.has(finding.id)) return [];
  const preferred = preferredOf(finding);
  const offer = (title: string, fix: number, isPreview: boolean): CodeAction[] => {
    const data: FixData = { uri, finding: finding.id, fix, isPreview };
    const isPreferred = fix === preferred && !isPreview;
    const action = { title, kind: CodeActionKind.QuickFix, diagnostics, ...(isPreferred ? { isPreferred } : {}) };
    if (context.client().resolvesActionEdits) return [{ ...action, data }];
    const edit = editOf(context, view, finding, fix, isPreview);
    return edit === null ? [] : [{ ...action, edit }];
  };
  return finding.fixes.flatMap(({ title, safety }, fix) => [
    ...offer(title, fix, false),
    ...(safety === 'review' && context.client().changeAnnotations ? offer(`${title}: preview`, fix, true) : []),
  ]);
}

/** The first safe fix, or the only one unless it has to be filled in. */
function preferredOf({ fixes }: Finding): number {
  const safe = fixes.findIndex(({ safety }) => safety === 'safe');
  return safe < 0 && fixes.length === 1 && fixes[0]?.safety !== 'example' ? 0 : safe;
}

function editOf(
  context: Context,
  view: FileView,
  finding: Finding,
  index: number,
  isPreview: boolean,
): WorkspaceEdit | null {
  const offered = finding.fixes[index];
  const fixes = view.workspace.engine.fixesOf(finding);
  const fix = fixes.find(({ title, safety }) => title === offered?.title && safety === offered.safety) ?? fixes[index];
  if (!fix) return null;
  const edits = fix.edits.map((edit): ReadyEdit | null => {
    const at = context.locator.place(view, { path: edit.path, span: edit.span });
    return at && { at, newText: edit.newText };
  });
  if (edits.length === 0 || edits.includes(null)) return null;
  const ready = edits.filter((edit) => edit !== null);
  // The edit was asked for by its name and is seen when it is made, but for one in a file that is perhaps not even open.
  const isSeen = !isPreview && ready.every(({ at }) => partOf(view.file, at.uri) !== null);
  const review: Review = { label: fix.title, description: finding.message };
  return workspaceEdit(context.client(), isSeen ? ready : ready.map((edit) => ({ ...edit, review })));
}

/** One pass over the file. Of fixes that touch the same text the first one is taken; the rest show again afterwards. */
function fixAll(context: Context, view: FileView, uri: string): CodeAction[] {
  const findings = view.analysis.findings.filter(({ id }) => !view.kept.has(id));
  const inFile = (location: Location): Placed | null =>
    location.path === view.place.path ? placeOf(view.file, location.span) : null;
  const taken = safeFixes(findings, view.workspace.engine, inFile).flatMap(({ edits }) => edits);
  const isWhole = taken.every(({ at }) => at.uri === uri) || view.file.uri === uri;
  const own = isWhole ? taken : taken.filter(({ at }) => at.uri === uri);
  if (own.length === 0) return [];
  return [{ title: 'Apply all safe LLM cost fixes', kind: fixAllKind, edit: workspaceEdit(context.client(), own) }];
}

function findingsIn(view: FileView, uri: string, range: Range): readonly Finding[] {
  return view.analysis.findings.filter(({ location }) => {
    const at = placeOf(view.file, location.span);
    return at?.uri === uri && touches(at.range, range);
  });
}

const touches = (a: Range, b: Range): boolean => !isBefore(a, b) && !isBefore(b, a);

/** The editor's own diagnostics for a finding, so that it can tell which ones an action solves. */
const diagnosticsFor = (diagnostics: readonly Diagnostic[], finding: Finding): Diagnostic[] =>
  diagnostics.filter(({ source, code, data }) => {
    if (source !== diagnosticSource || code !== finding.rule) return false;
    return data === undefined || data.finding === finding.id;
  });

const isKindOf = (kind: string, wanted: string): boolean =>
  wanted === '' || kind === wanted || kind.startsWith(`${wanted}.`);
