import type { BudgetResult } from '../analysis/budgets.ts';
import type { CountForRequest } from '../analysis/tokenCount.ts';
import type { FileAnalysis, PricedSite, WorkspaceAnalysis } from '../analysis/types.ts';
import type { Range3 } from '../base/range3.ts';
import type { CostEstimate } from '../cost/types.ts';
import type { Finding } from '../rules/types.ts';
import { plainFact } from './facts.ts';
import type { Report, ReportFinding, ReportRange, ReportSite } from './model.ts';
import { inFile, type Places, placesOf } from './places.ts';
import { joinedFields, requestsOfPlan, withoutLookUps } from './requests.ts';

export interface BuildOptions {
  /** The version of this program. */
  readonly version: string;
  readonly countTokens: CountForRequest;
}

/** The report of an analysis: the same analysis gives the same bytes, whatever the order of its files. */
export function buildReport(analysis: WorkspaceAnalysis, options: BuildOptions): Report {
  const files = analysis.files.toSorted((a, b) => compare(a.path, b.path));
  const places = placesOf(files);
  const findings = files.flatMap((file) => file.findings).map((finding) => reportFinding(finding, places));
  const rules = rulesBySite(findings);
  const callSites = files.flatMap((file) =>
    file.sites.map((priced) => reportSite(file, priced, rules.get(priced.site.id) ?? [], options.countTokens)),
  );
  const notices = [...analysis.notices, ...files.flatMap((file) => file.notices)];
  return {
    schemaVersion: 1,
    tool: { name: 'llm-cost-lens', version: options.version },
    priceDate: analysis.priceDate,
    asOf: analysis.asOf,
    catalogueHash: analysis.catalogueHash,
    configHash: analysis.configHash,
    root: '.',
    totals: { files: analysis.filesScanned, callSites: callSites.length, findings: countBySeverity(findings) },
    skipped: analysis.skipped.map(({ reason, count }) => ({ reason, count })),
    notices: notices.map(({ path, line, message }) => ({ file: path, line, message })),
    ...(analysis.budgets && { budgets: analysis.budgets.map(reportBudget) }),
    callSites,
    findings,
  };
}

/** One call of a file as its report would have it, if it was the only file. */
export const buildSite = (
  file: FileAnalysis,
  priced: PricedSite,
  { countTokens }: Pick<BuildOptions, 'countTokens'>,
): ReportSite => reportSite(file, priced, rulesBySite(file.findings).get(priced.site.id) ?? [], countTokens);

const reportBudget = ({ isExceeded, calls, ...budget }: BudgetResult): NonNullable<Report['budgets']>[number] => ({
  ...budget,
  exceeded: isExceeded,
  callSites: calls.map(({ id }) => id),
});

export function countBySeverity(findings: readonly Pick<ReportFinding, 'severity'>[]): Report['totals']['findings'] {
  const of = (severity: ReportFinding['severity']) => findings.filter((one) => one.severity === severity).length;
  return { error: of('error'), warning: of('warning'), information: of('information'), hint: of('hint') };
}

function reportSite(
  file: FileAnalysis,
  { site, estimate, measured }: PricedSite,
  rules: readonly string[],
  countTokens: CountForRequest,
): ReportSite {
  const requests = requestsOfPlan(site.plan, countTokens);
  return {
    id: site.id,
    shape: site.shape,
    kind: site.kind,
    through: site.through,
    // From the callee's last name to the end of the call.
    ...inFile(file, site.callee.start, site.call.end),
    language: site.language,
    sdk: site.sdk,
    sdkVersion: plainFact(site.sdkVersion),
    api: site.api,
    operation: site.operation,
    task: site.task,
    label: site.label,
    place: {
      function: site.place.function,
      lane: site.place.lane,
      loops: site.place.loops.map(({ kind, count, isUnbounded, isRetry }) => ({
        kind,
        count,
        unbounded: isUnbounded,
        retry: isRetry,
      })),
    },
    ...joinedFields(requestsOfPlan(withoutLookUps(site.plan), countTokens)),
    declared: site.declared,
    measured,
    requests: site.plan.kind === 'one' ? [] : requests,
    estimate: reportEstimate(estimate),
    findings: rules,
  };
}

function reportEstimate(estimate: CostEstimate): ReportSite['estimate'] {
  return {
    perCall: reportRange(estimate.perCall),
    currency: 'USD',
    mostlyAssumed: estimate.mostlyAssumed,
    components: estimate.components.map((component) => ({
      kind: component.kind,
      label: component.label,
      quantity: reportRange(component.quantity),
      quantityTag: component.quantityTag,
      unit: component.unit,
      price: reportRange(component.price),
      priceUnit: component.priceUnit,
      priceTag: component.priceTag,
      priceSource: component.priceSource,
      cost: reportRange(component.cost),
    })),
    assumptions: estimate.assumptions.map(({ key, value, unit, reason, tag }) => ({
      key,
      value: rounded(value),
      unit,
      reason,
      tag,
    })),
    gaps: estimate.gaps,
  };
}

function reportFinding(finding: Finding, places: Places): ReportFinding {
  return {
    id: finding.id,
    rule: finding.rule,
    severity: finding.severity,
    ...places.at(finding.location),
    callSite: finding.callSite,
    message: finding.message,
    why: finding.why,
    related: finding.related.map(({ location, message }) => ({ ...places.at(location), message })),
    saving: finding.saving && {
      ...rounded(finding.saving),
      unit: finding.saving.unit,
      formula: finding.saving.formula,
    },
    fixes: finding.fixes.map(({ title, safety }) => ({ title, safety })),
  };
}

/** The rules that speak of each call, each once. */
function rulesBySite(
  findings: readonly Pick<ReportFinding, 'callSite' | 'rule'>[],
): ReadonlyMap<string, readonly string[]> {
  const rules = new Map<string, readonly string[]>();
  for (const { callSite, rule } of findings) {
    if (callSite === null) continue;
    const known = rules.get(callSite) ?? [];
    if (!known.includes(rule)) rules.set(callSite, [...known, rule]);
  }
  return rules;
}

/** A range without an upper end is not known: JSON has no word for it. */
const reportRange = (range: Range3 | null): ReportRange | null =>
  range === null || !Number.isFinite(range.high) ? null : rounded(range);

/** Twelve digits: enough for any sum, and free of the noise of binary fractions. */
const rounded = ({ low, expected, high }: Range3): ReportRange => ({
  low: digits(low),
  expected: digits(expected),
  high: digits(high),
});

const digits = (value: number): number => Number(value.toPrecision(12));

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
