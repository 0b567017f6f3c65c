import type { CancellationToken, InlayHint, InlayHintParams } from 'vscode-languageserver';
import { breakdown, costLine } from '../breakdown.ts';
import type { Context } from '../context.ts';
import { markup } from '../markup.ts';
import { lineAt, partOf } from '../openFiles.ts';

/** The cost of one call at the end of the line on which the call ends. */
export async function inlayHints(
  context: Context,
  { textDocument, range }: InlayHintParams,
  token: CancellationToken,
): Promise<InlayHint[]> {
  const view = await context.session.view(textDocument.uri, token);
  const part = view && partOf(view.file, textDocument.uri);
  if (!view || !part) return [];
  const { inlayHints: shown } = view.place.folder.settings();
  if (shown === 'off') return [];
  const cursor = shown === 'currentLine' ? context.cursors.get(textDocument.uri) : undefined;
  return view.sites().flatMap((site) => {
    const { call } = site;
    const { start, end } = call.range;
    if (call.uri !== textDocument.uri || end.line < range.start.line || end.line > range.end.line) return [];
    if (cursor !== undefined && (cursor < start.line || cursor > end.line)) return [];
    return [
      {
        position: { line: end.line, character: lineAt(part, end.line).length },
        label: costLine(site.report()),
        paddingLeft: true,
        tooltip: markup(breakdown(site, view), 'markdown'),
      },
    ];
  });
}
