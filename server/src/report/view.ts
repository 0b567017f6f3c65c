import { multiply, type Range3 } from '../base/range3.ts';
import { compare, groupBy } from './collect.ts';
import { type Distribution, distributionOf, type Spread, spreadOf } from './distribution.ts';
import {
  type ComponentGroup,
  componentGroups,
  expectedOf,
  folderNames,
  type Group,
  groupsOf,
  restOnAssumptions,
} from './groups.ts';
import { costLabel, modelLabel, placeLabel, savingLabel } from './labels.ts';
import type { Report, ReportFinding, ReportSite } from './model.ts';
import { type Monthly, monthlyOf } from './monthly.ts';
import { reasonWords } from './words.ts';

/**
 * What every format shows of a report. Costs are those of one call: they are never added up over calls, because nobody knows how often
 * each one runs, unless the user has declared that.
 */
export interface ReportView {
  readonly report: Report;
  readonly findings: readonly FileFindings[];
  /** Calls with a price, the dearest first. */
  readonly priced: readonly CallRow[];
  readonly unpriced: readonly CallRow[];
  /** Expected USD of one call; null where none has a price. */
  readonly spread: Spread | null;
  /** More than half of the calls with a price rest mostly on assumptions. */
  readonly mostlyAssumed: boolean;
  readonly distribution: Distribution;
  readonly byModel: readonly Group[];
  readonly byTask: readonly Group[];
  readonly byFolder: readonly Group[];
  readonly byFile: readonly Group[];
  readonly byComponent: readonly ComponentGroup[];
  readonly byRule: readonly RuleGroup[];
  /** The largest first within each unit. They overlap and have no sum. */
  readonly savings: readonly SavingRow[];
  /** Null where no call has a declared volume. */
  readonly volumes: Volumes | null;
  /** What is missing from the figures, with the number of calls that lack it. */
  readonly gaps: readonly Counted[];
  readonly assumptions: readonly AssumptionRow[];
  readonly fixes: { readonly safe: number; readonly review: number; readonly example: number };
}

export interface FileFindings {
  readonly file: string;
  readonly findings: readonly ReportFinding[];
}

export interface CallRow {
  /** The first of the calls that read the same: one place can lead to several calls by the project's own functions. */
  readonly site: ReportSite;
  /** Of all of them. */
  readonly ids: readonly string[];
  readonly place: string;
  readonly model: string;
  readonly cost: string;
  readonly calls: number;
}

export interface RuleGroup {
  readonly rule: string;
  readonly severity: ReportFinding['severity'];
  readonly count: number;
  readonly fixable: number;
}

export interface SavingRow {
  readonly finding: ReportFinding;
  readonly place: string;
  readonly saving: string;
}

/** What the calls with a declared volume cost in a month of 30 days, in USD. Calls without one are not in it. */
export interface Volumes {
  readonly rows: readonly { readonly call: CallRow; readonly callsPerDay: number; readonly perMonth: Range3 }[];
  readonly perMonth: Monthly;
  /** Calls that are in no row, for want of a volume or a price. */
  readonly left: number;
}

export interface Counted {
  readonly text: string;
  readonly count: number;
}

export interface AssumptionRow {
  readonly key: string;
  readonly value: Range3;
  readonly unit: string;
  readonly reason: string;
  readonly tag: 'assumed' | 'declared';
  /** The number of calls whose figure uses it. */
  readonly calls: number;
}

export function viewOf(report: Report): ReportView {
  const rows = report.callSites.map(rowOf);
  const known = rows.filter((row) => row.site.estimate.perCall !== null);
  const volumes = volumesOf(rows);
  const grouped = (nameOf: (row: CallRow) => string): readonly Group[] => groupsOf(rows, volumes, nameOf);
  const folderName = folderNames(rows.map((row) => row.site.file));
  return {
    report,
    findings: [...groupBy(report.findings, (finding) => finding.file)].map(([file, findings]) => ({ file, findings })),
    priced: collapsed(known.toSorted(byCost)),
    unpriced: collapsed(rows.filter((row) => row.site.estimate.perCall === null)),
    spread: spreadOf(known.map(expectedOf)),
    mostlyAssumed: restOnAssumptions(known),
    distribution: distributionOf(rows.map((row) => row.site.estimate.perCall?.expected ?? null)),
    byModel: grouped(modelName),
    byTask: grouped(taskName),
    byFolder: grouped((row) => folderName(row.site.file)),
    byFile: grouped((row) => row.site.file),
    byComponent: componentGroups(known, volumes),
    byRule: ruleGroups(report.findings),
    savings: savingsOf(report.findings),
    volumes,
    gaps: countsOf(report.callSites.flatMap(gapsOf)),
    assumptions: assumptionsOf(report.callSites),
    fixes: fixesOf(report.findings),
  };
}

/** What a call counts under in the groups by model and by task. */
export const modelName = ({ site, model }: CallRow): string => (site.model.state === 'unknown' ? 'unknown' : model);
export const taskName = ({ site }: CallRow): string => site.task ?? 'not recognised';

const rowOf = (site: ReportSite): CallRow => ({
  site,
  ids: [site.id],
  place: placeLabel(site),
  model: modelLabel(site.model),
  cost: costLabel(site.estimate),
  calls: 1,
});

/** Rows that read the same as one row. */
const collapsed = (rows: readonly CallRow[]): readonly CallRow[] =>
  [
    ...groupBy(rows, ({ site, place, model, cost }) =>
      JSON.stringify([site.kind, site.api, place, model, cost]),
    ).values(),
  ].flatMap(([first, ...more]) =>
    first === undefined ? [] : [{ ...first, ids: [first, ...more].flatMap(({ ids }) => ids), calls: more.length + 1 }],
  );

/** The number of calls behind some rows. */
export const callsIn = (rows: readonly CallRow[]): number => rows.reduce((sum, { calls }) => sum + calls, 0);

const byCost = (a: CallRow, b: CallRow): number => expectedOf(b) - expectedOf(a);

function ruleGroups(findings: readonly ReportFinding[]): readonly RuleGroup[] {
  const groups = [...groupBy(findings, (finding) => finding.rule)].map(([rule, members]) => ({
    rule,
    severity: members.map(({ severity }) => severity).sort((a, b) => rank[a] - rank[b])[0] ?? 'hint',
    count: members.length,
    fixable: members.filter(({ fixes }) => fixes.length > 0).length,
  }));
  return groups.sort((a, b) => rank[a.severity] - rank[b.severity] || b.count - a.count || compare(a.rule, b.rule));
}

/** The gravest first. */
export const rank: Readonly<Record<ReportFinding['severity'], number>> = {
  error: 0,
  warning: 1,
  information: 2,
  hint: 3,
};

function savingsOf(findings: readonly ReportFinding[]): readonly SavingRow[] {
  const units = ['per-month', 'per-day', 'per-1000-calls', 'per-call'];
  const order = (finding: ReportFinding): number => units.indexOf(finding.saving?.unit ?? '');
  return findings
    .filter((finding) => finding.saving !== null && finding.saving.high > 0)
    .sort(
      (a, b) =>
        order(a) - order(b) ||
        (b.saving?.expected ?? 0) - (a.saving?.expected ?? 0) ||
        (b.saving?.high ?? 0) - (a.saving?.high ?? 0),
    )
    .flatMap((finding) =>
      finding.saving === null ? [] : [{ finding, place: placeLabel(finding), saving: savingLabel(finding.saving) }],
    );
}

function volumesOf(rows: readonly CallRow[]): Volumes | null {
  const declared = rows.filter((row) => perDay(row) !== null && row.site.estimate.perCall !== null);
  if (rows.every((row) => perDay(row) === null)) return null;
  // A call behind a declared call of the project's own function has been counted there.
  const covered = new Set(declared.flatMap((row) => row.site.through));
  const counted = declared
    .filter((row) => !covered.has(row.site.id))
    .map((call) => {
      const callsPerDay = perDay(call) ?? 0;
      return { call, callsPerDay, perMonth: multiply(call.site.estimate.perCall ?? free, callsPerDay * 30) };
    })
    .sort((a, b) => b.perMonth.expected - a.perMonth.expected);
  const left = rows.filter((row) => !declared.includes(row) && !covered.has(row.site.id)).length;
  return { rows: counted, perMonth: monthlyOf(counted), left };
}

const free: Range3 = { low: 0, expected: 0, high: 0 };

const perDay = (row: CallRow): number | null => row.site.declared?.callsPerDay ?? null;

/** What an estimate lacks. That its model is not known says less than why. */
export function gapsOf({ model, estimate }: ReportSite): readonly string[] {
  if (model.state !== 'unknown') return [...new Set(estimate.gaps)];
  const others = estimate.gaps.filter((gap) => !gap.startsWith('the model is not known'));
  return [...new Set([`the model ${reasonWords[model.why]}`, ...others])];
}

function countsOf(texts: readonly string[]): readonly Counted[] {
  const counts = [...groupBy(texts, (text) => text)].map(([text, all]) => ({ text, count: all.length }));
  return counts.sort((a, b) => b.count - a.count || compare(a.text, b.text));
}

/** The assumptions in use, each value once. */
function assumptionsOf(sites: readonly ReportSite[]): readonly AssumptionRow[] {
  const uses = sites.flatMap((site) =>
    [...groupBy(site.estimate.assumptions, (one) => JSON.stringify([one.key, one.value, one.reason]))].map(
      ([identity, [first]]) => ({ identity, first }),
    ),
  );
  const rows = [...groupBy(uses, ({ identity }) => identity).values()].flatMap((same) => {
    const first = same[0]?.first;
    return first === undefined ? [] : [{ ...first, calls: same.length }];
  });
  return rows.sort((a, b) => b.calls - a.calls || compare(a.key, b.key) || a.value.expected - b.value.expected);
}

function fixesOf(findings: readonly ReportFinding[]): ReportView['fixes'] {
  const best = (finding: ReportFinding) =>
    (['safe', 'review', 'example'] as const).find((safety) => finding.fixes.some((fix) => fix.safety === safety));
  const of = (safety: 'safe' | 'review' | 'example') => findings.filter((finding) => best(finding) === safety).length;
  return { safe: of('safe'), review: of('review'), example: of('example') };
}
