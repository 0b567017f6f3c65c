import { type CodeAction, CodeActionKind, type Diagnostic } from 'vscode-languageserver';
import type { Span } from '../../base/span.ts';
import type { FileIr } from '../../ir/types.ts';
import { walkFunction } from '../../ir/walk.ts';
import { unusedSuppression } from '../../rules/suppress.ts';
import type { Finding } from '../../rules/types.ts';
import type { Context } from '../context.ts';
import { lineAt, lineBreakOf, partOf, placeOf } from '../openFiles.ts';
import type { FileView } from '../session.ts';
import { type ReadyEdit, workspaceEdit } from './edits.ts';

/** Comments that leave a finding out: above its statement, or for the whole file. */
export function suppressionActions(
  context: Context,
  view: FileView,
  { rule, location }: Finding,
  diagnostics: Diagnostic[],
): CodeAction[] {
  if (rule === unusedSuppression) return [];
  const here = commentAbove(view, location.span, `llm-cost-ignore-next-line ${rule} -- `, 'why it is fine here');
  const inFile = commentOnTop(view, `llm-cost-ignore-file ${rule} -- `, 'why it is fine in this file');
  return [
    ...action(context, `Ignore ${rule} here with a reason`, here, diagnostics),
    ...action(context, `Ignore ${rule} in this file with a reason`, inFile, diagnostics),
  ];
}

/** A comment above a call that says what the code does not show, with a part for the user to fill in. */
export const declarationComment = (
  context: Context,
  view: FileView,
  input: {
    readonly call: Span;
    readonly title: string;
    readonly kind: CodeActionKind;
    readonly key: string;
    readonly example: string;
  },
): CodeAction[] =>
  action(
    context,
    input.title,
    commentAbove(view, input.call, `llm-cost: ${input.key}=`, input.example),
    [],
    input.kind,
  );

function action(
  context: Context,
  title: string,
  edit: ReadyEdit | null,
  diagnostics: Diagnostic[],
  kind: CodeActionKind = CodeActionKind.QuickFix,
): CodeAction[] {
  if (edit === null) return [];
  return [{ title, kind, diagnostics, edit: workspaceEdit(context.client(), [edit]) }];
}

/** A comment on a line of its own above the statement that a span stands in, indented like it. A line inside of a statement may be text. */
function commentAbove(view: FileView, span: Span, text: string, placeholder: string): ReadyEdit | null {
  if (view.program === null) return null;
  const at = placeOf(view.file, statementAround(view.program, span));
  const part = at && partOf(view.file, at.uri);
  if (!at || !part) return null;
  const { line } = at.range.start;
  const indent = /^\s*/.exec(lineAt(part, line))?.[0] ?? '';
  return insertion(view, { ...at, range: emptyRange(line) }, `${indent}${markOf(view.program)} ${text}`, placeholder);
}

/** Below the lines that must stay first: the interpreter's and the encoding. */
function commentOnTop(view: FileView, text: string, placeholder: string): ReadyEdit | null {
  const [part] = view.file.parts;
  if (view.program === null || part === undefined) return null;
  let line = lineAt(part, 0).startsWith('#!') ? 1 : 0;
  if (/^#.*coding[:=]/.test(lineAt(part, line))) line++;
  const { uri, version } = part.document;
  return insertion(view, { uri, version, range: emptyRange(line) }, `${markOf(view.program)} ${text}`, placeholder);
}

function insertion(view: FileView, at: ReadyEdit['at'], text: string, placeholder: string): ReadyEdit | null {
  const part = partOf(view.file, at.uri);
  if (part === null) return null;
  const lineBreak = lineBreakOf(part.document);
  // Behind the last line of a text without a final line break the comment needs one in front of it.
  const isBehind = at.range.start.line >= part.document.lineCount;
  const written = `${isBehind ? lineBreak : ''}${text}`;
  return {
    at,
    newText: `${written}${lineBreak}`,
    snippet: `${written.replace(/[\\$}]/g, '\\$&')}\${1:${placeholder}}${lineBreak}`,
  };
}

const emptyRange = (line: number) => ({ start: { line, character: 0 }, end: { line, character: 0 } });

const markOf = ({ language }: FileIr): string => (language === 'python' ? '#' : '//');

/** The innermost statement that holds the start of a span; the span itself outside of all. */
function statementAround({ module }: FileIr, { start, end }: Span): Span {
  let found: Span | null = null;
  walkFunction(module, {
    stmt: ({ span }) => {
      const isAround = span.start <= start && start < span.end;
      if (isAround && (found === null || span.end - span.start <= found.end - found.start)) found = span;
      return isAround;
    },
  });
  return found ?? { start, end };
}
