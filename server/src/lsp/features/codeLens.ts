import type { CancellationToken, CodeLens, CodeLensParams } from 'vscode-languageserver';
import { type BreakdownArgument, showBreakdownCommand } from '../../protocol.ts';
import { summaryLine } from '../breakdown.ts';
import type { Context } from '../context.ts';

/** Places of the lenses; what they say is worked out when they come into view. */
export async function codeLenses(
  context: Context,
  { textDocument }: CodeLensParams,
  token: CancellationToken,
): Promise<CodeLens[]> {
  const view = await context.session.view(textDocument.uri, token);
  if (!view?.place.folder.settings().codeLens) return [];
  return view.sites().flatMap(({ callee, priced }) => {
    if (callee.uri !== textDocument.uri) return [];
    const data: BreakdownArgument = { uri: callee.uri, range: callee.range, site: priced.site.id };
    return [{ range: callee.range, data }];
  });
}

export async function resolveCodeLens(context: Context, lens: CodeLens, token: CancellationToken): Promise<CodeLens> {
  const asked: BreakdownArgument = lens.data;
  const view = await context.session.view(asked.uri, token);
  const sites = view?.sites().filter(({ priced }) => priced.site.id === asked.site) ?? [];
  const site = sites.find(({ callee }) => callee.range.start.line === lens.range.start.line) ?? sites[0];
  const title = site ? summaryLine(site.report()) : 'This call has changed';
  return { ...lens, command: { title, command: showBreakdownCommand, arguments: [asked] } };
}
