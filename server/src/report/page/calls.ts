import { folderNames } from '../groups.ts';
import { plural } from '../labels.ts';
import type { ReportFinding } from '../model.ts';
import { type CallRow, modelName, type ReportView, rank, taskName } from '../view.ts';
import { reasonWords } from '../words.ts';
import { box, element, type Medium, type PageElement, type PageNode, prose, spoken } from './node.ts';
import { place } from './place.ts';
import { type CostScale, costScale, strip } from './scale.ts';

/** One row of the table of calls, with what it is found, filtered and sorted by. */
export interface PageCall {
  /** Of the first of the calls that read the same. */
  readonly id: string;
  /** Of all of them. */
  readonly ids: readonly string[];
  /** The place by expected cost, from 1; null without a price. */
  readonly rank: number | null;
  /** USD of one call; null if not known. */
  readonly cost: number | null;
  readonly calls: number;
  readonly model: string;
  readonly task: string;
  readonly folder: string;
  readonly place: string;
  readonly findings: number;
  /** What a search finds it by besides its row: its rules and its file. */
  readonly words: string;
  /** A row of the table. */
  readonly row: PageElement;
}

/** The columns, with the key of `PageCall` that each is sorted by. */
export const columns: readonly { readonly key: keyof PageCall; readonly title: string; readonly name: string }[] = [
  { key: 'rank', title: '#', name: 'rank' },
  { key: 'cost', title: 'Cost of one call', name: 'cost' },
  { key: 'model', title: 'Model', name: 'model' },
  { key: 'task', title: 'Task', name: 'task' },
  { key: 'place', title: 'Where', name: 'where' },
  { key: 'findings', title: 'Findings', name: 'findings' },
];

/** All calls, the dearest first, those without a price last. */
export function calls(view: ReportView, medium: Medium): readonly PageCall[] {
  const scale = costScale(view);
  const findings = findingsBySite(view.report.findings);
  const folderOf = folderNames(view.report.callSites.map(({ file }) => file));
  const all = [...view.priced, ...view.unpriced];
  return all.map((row, index): PageCall => {
    const found = row.ids.flatMap((id) => findings.get(id) ?? []);
    const position = row.site.estimate.perCall === null ? null : index + 1;
    return {
      id: row.site.id,
      ids: row.ids,
      rank: position,
      cost: row.site.estimate.perCall?.expected ?? null,
      calls: row.calls,
      model: modelName(row),
      task: taskName(row),
      folder: folderOf(row.site.file),
      place: row.place,
      findings: found.length,
      words: [...new Set(found.map(({ rule }) => rule)), row.site.file, row.site.language].join(' '),
      row: callRow(row, position, found, scale, medium),
    };
  });
}

export function findingsBySite(findings: readonly ReportFinding[]): ReadonlyMap<string, readonly ReportFinding[]> {
  const bySite = new Map<string, ReportFinding[]>();
  for (const finding of findings) {
    if (finding.callSite === null) continue;
    const known = bySite.get(finding.callSite);
    if (known === undefined) bySite.set(finding.callSite, [finding]);
    else known.push(finding);
  }
  return bySite;
}

function callRow(
  row: CallRow,
  position: number | null,
  findings: readonly ReportFinding[],
  scale: CostScale,
  medium: Medium,
): PageElement {
  const { site } = row;
  return box(
    'tr',
    'call',
    box('td', 'rank number', position === null ? '' : `${position}`),
    box('td', 'cost', ...costCell(row, scale)),
    box('td', site.model.state === 'unknown' ? 'model unknown' : 'model', row.model),
    box('td', 'task', site.task ?? ''),
    box('td', 'where', place(site, medium), box('span', 'api', apiLabel(row))),
    box('td', 'findings', ...badges(findings)),
  );
}

function costCell({ site, cost }: CallRow, scale: CostScale): readonly PageNode[] {
  const { perCall, mostlyAssumed } = site.estimate;
  if (perCall === null) return [box('span', 'amount unknown', cost), ...whyUnknown(site)];
  const hint = mostlyAssumed ? 'rests mostly on assumptions' : '';
  return [
    box('span', 'amount', cost, ...(hint === '' ? [] : [spoken(`, ${hint}`)])),
    strip(scale, perCall.low, perCall.expected, perCall.high),
  ];
}

/** The first reason; the breakdown has all. */
function whyUnknown({ model, estimate: { gaps } }: CallRow['site']): readonly PageNode[] {
  const why = model.state === 'unknown' ? `the model ${reasonWords[model.why]}` : gaps[0];
  return why === undefined ? [] : [box('span', 'why', ...prose(why))];
}

export function apiLabel({ site, calls }: CallRow): string {
  const what = site.kind === 'via' ? 'own function' : `${site.sdk} ${site.api}`;
  const inside = site.place.function === null ? '' : ` in ${site.place.function}`;
  return `${what}${inside}${calls > 1 ? `, ${plural(calls, 'call')}` : ''}`;
}

/** The number of findings of each level. */
function badges(findings: readonly ReportFinding[]): readonly PageNode[] {
  return (Object.keys(rank) as readonly ReportFinding['severity'][]).flatMap((severity): readonly PageNode[] => {
    const some = findings.filter((finding) => finding.severity === severity);
    if (some.length === 0) return [];
    const rules = [...new Set(some.map(({ rule }) => rule))].join(', ');
    const label = severity === 'information' ? 'for information' : plural(some.length, severity).replace(/^\S+ /, '');
    return [element('span', { class: `badge ${severity}`, title: rules }, `${some.length} ${label}`)];
  });
}
