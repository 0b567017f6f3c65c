import type { CancellationToken, Hover, HoverParams } from 'vscode-languageserver';
import type { Fact } from '../../base/fact.ts';
import type { Location, Span } from '../../base/span.ts';
import type { CallSite } from '../../resolve/callSite.ts';
import { requestsOf } from '../../rules/requests.ts';
import { breakdown } from '../breakdown.ts';
import type { Context } from '../context.ts';
import { markup } from '../markup.ts';
import { partOf, placeOf } from '../openFiles.ts';

/** The full breakdown, on the name that is called and on the model. */
export async function hover(
  context: Context,
  { textDocument, position }: HoverParams,
  token: CancellationToken,
): Promise<Hover | null> {
  const view = await context.session.view(textDocument.uri, token);
  const part = view && partOf(view.file, textDocument.uri);
  if (!view || !part) return null;
  const offset = part.start + part.document.offsetAt(position);
  for (const site of view.sites()) {
    const { callee } = site.priced.site;
    const span = [callee, ...modelSpans(site.priced.site)].find((one) => isAt(one, offset));
    const at = span && placeOf(view.file, span);
    if (at?.uri !== textDocument.uri) continue;
    const format = context.client().hoverMarkdown ? 'markdown' : 'plaintext';
    return { contents: markup(breakdown(site, view), format), range: at.range };
  }
  return null;
}

/** Where the models of a call stand in its file: as arguments, and as the literals behind them. */
function modelSpans(site: CallSite): readonly Span[] {
  const locations = requestsOf(site.plan).flatMap(({ model }) => locationsOf(model));
  return locations.flatMap((location) => (location.path === site.path ? [location.span] : []));
}

function locationsOf(model: Fact<string>): readonly Location[] {
  const found = model.state === 'known' ? [model] : model.state === 'several' ? model.alternatives : [];
  return found.flatMap(({ use, definition }) => [use, definition]).filter((location) => location !== null);
}

const isAt = ({ start, end }: Span, offset: number): boolean => start <= offset && offset <= end;
