import { plural } from '../report/labels.ts';
import { breakdown, costLine, summaryLine } from './breakdown.ts';
import { groupBy } from './groupBy.ts';
import type { Block } from './markup.ts';
import type { Placed } from './openFiles.ts';
import type { FileView, ShownSite } from './session.ts';

/** A call expression. One of the project's own functions may lead to several billed calls; they are shown together. */
export interface ShownCall {
  readonly call: Placed;
  readonly callee: Placed;
  readonly sites: readonly [ShownSite, ...ShownSite[]];
}

export function callsOf(view: FileView): readonly ShownCall[] {
  const groups = groupBy(view.sites(), ({ priced: { site } }) => `${site.call.start} ${site.call.end}`);
  return [...groups.values()].flatMap(([first, ...more]) =>
    first ? [{ call: first.call, callee: first.callee, sites: [first, ...more] as const }] : [],
  );
}

/** The cost of one execution, for the end of a line. */
export const costOf = (call: ShownCall): string => together(call, ({ report }) => costLine(report));

/** The same with tokens and model, for the line above. */
export const summaryOf = (call: ShownCall): string => together(call, ({ report }) => summaryLine(report));

export function breakdownOf({ sites }: ShownCall, view: FileView): readonly Block[] {
  const shown = sites.slice(0, mostShown).flatMap((site) => breakdown(site, view));
  const left = sites.length - mostShown;
  return left <= 0 ? shown : [...shown, { kind: 'paragraph', text: `… and ${plural(left, 'more call')}.` }];
}

/** Costs of different calls are not added up: they may exclude each other. */
function together({ sites }: ShownCall, say: (site: ShownSite) => string): string {
  if (sites.length === 1) return say(sites[0]);
  const said = [...new Set(sites.map(say))];
  if (said.length === 1) return `${plural(sites.length, 'call')}, each ${said[0]}`;
  if (said.length === 2 && sites.length === 2) return `2 calls: ${said.join(' and ')}`;
  const dearest = sites.toSorted((a, b) => expected(b) - expected(a))[0] ?? sites[0];
  return `${plural(sites.length, 'call')}, the dearest ${say(dearest)}`;
}

const expected = ({ report }: ShownSite): number => report.estimate.perCall?.expected ?? -1;

const mostShown = 3;
