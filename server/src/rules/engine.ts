import { hashText } from '../base/hash.ts';
import { contains, type Location } from '../base/span.ts';
import type { CallSite } from '../resolve/callSite.ts';
import type { FixOffer, FixTools, Report, Rule, RuleTools, SiteGroup } from './rule.ts';
import type { Finding, Fix, Severity } from './types.ts';

/** What the config says of a rule for a path. */
export interface RuleSettings {
  /** Null: the rule's own level. */
  readonly level: Severity | 'off' | null;
  readonly options: Readonly<Record<string, unknown>>;
}

export interface RuleRun {
  readonly rules: readonly Rule[];
  /** The sites to check. Rules over clients, modules and the workspace see those of their group among them. */
  readonly sites: readonly CallSite[];
  readonly tools: RuleTools;
  readonly settings: (rule: Rule, path: string) => RuleSettings;
  /** With the program at hand, fixes that find no place in the code are not listed. Null: all offers are listed. */
  readonly program: FixTools | null;
}

/** Runs rules and gives their findings, sorted and each once. The same input gives the same findings in any order of sites. */
export function runRules(run: RuleRun): readonly Finding[] {
  return mergeFindings(reportsOf(run).map((found) => toFinding(found, run)));
}

/** The fixes of a finding, worked out on the current text. `run.sites` must hold the sites that the finding came from. */
export function fixesOf(finding: Finding, run: RuleRun, program: FixTools): readonly Fix[] {
  const rules = run.rules.filter((rule) => rule.id === finding.rule);
  const found = reportsOf({ ...run, rules }).find((candidate) => idOf(candidate) === finding.id);
  return fixesOfOffers(found?.report.fixes ?? [], program);
}

/** The offers that find a place in the current text. */
export const fixesOfOffers = (offers: readonly FixOffer[], program: FixTools): readonly Fix[] =>
  offers.flatMap((offer) => {
    const edits = editsOf(offer, program);
    return edits.length === 0 ? [] : [{ title: offer.title, safety: offer.safety, edits }];
  });

/** Joins the findings of several runs: each place once a rule, in order of place. The gravest of equal ones stays. */
export function mergeFindings(findings: readonly Finding[]): readonly Finding[] {
  const byPlace = new Map<string, Finding>();
  for (const finding of findings.toSorted(byGravity)) {
    const { path, span } = finding.location;
    const place = `${finding.rule}\0${path}\0${span.start}\0${span.end}`;
    const gravest = byPlace.get(place);
    byPlace.set(place, gravest === undefined ? finding : { ...gravest, callSites: sitesOf([gravest, finding]) });
  }
  return [...byPlace.values()].sort(byLocation);
}

const sitesOf = (findings: readonly Finding[]): readonly string[] =>
  [...new Set(findings.flatMap(({ callSite, callSites }) => callSites ?? callSite ?? []))].sort();

interface Found {
  readonly rule: Rule;
  readonly report: Report;
  readonly site: CallSite;
  readonly group: SiteGroup;
  /** What the finding belongs to, in a form that survives unrelated edits. */
  readonly owner: string;
  readonly severity: Severity;
}

function reportsOf(run: RuleRun): readonly Found[] {
  return run.rules.flatMap((rule) =>
    groupsOf(rule, run.sites).flatMap((group) => {
      const settings = run.settings(rule, pathOf(rule, group[0]));
      if (settings.level === 'off') return [];
      const level = settings.level ?? rule.severity;
      return rule
        .run(group, run.tools, settings.options)
        .map((report) => ({
          rule,
          report,
          group,
          site: report.site ?? group[0],
          owner: ownerOf(rule, group),
          severity: graded(report.severity ?? rule.severity, rule.severity, level),
        }))
        .filter((found) => isOwned(found, run.tools));
    }),
  );
}

/** A level from the config moves the clear cases; a case that the check itself grades lower is never raised by it. */
function graded(own: Severity, ofRule: Severity, level: Severity): Severity {
  return rank[own] > rank[ofRule] ? milder(own, level) : level;
}

const rank: Readonly<Record<Severity, number>> = { error: 0, warning: 1, information: 2, hint: 3 };

const milder = (a: Severity, b: Severity): Severity => (rank[a] > rank[b] ? a : b);

/**
 * Who answers for a place: a call of the project's own function for what stands in that call or is prepared around it, the direct call
 * for all the rest. What a client is made of belongs to the client.
 */
function isOwned({ rule, report, site }: Found, { callers }: RuleTools): boolean {
  if (site.kind === 'via') return isCausedBy(site, report.at);
  return (
    rule.scope !== 'site' || isIn(report.at, site) || !callers(site).some((caller) => isCausedBy(caller, report.at))
  );
}

function isCausedBy(caller: CallSite, at: Location): boolean {
  const { functionSpan } = caller.place;
  const isAround = functionSpan !== null && contains(functionSpan, at.span);
  return at.path === caller.path && (contains(caller.call, at.span) || isAround);
}

/** Whether a place stands in the function that makes the call. */
const isIn = (at: Location, { path, place, call }: CallSite): boolean =>
  at.path === path && contains(place.functionSpan ?? call, at.span);

function groupsOf(rule: Rule, sites: readonly CallSite[]): readonly SiteGroup[] {
  const groups = new Map<string, [CallSite, ...CallSite[]]>();
  for (const site of sites.toSorted(bySite)) {
    const key = groupKey(rule, site);
    const group = groups.get(key);
    if (group) group.push(site);
    else groups.set(key, [site]);
  }
  return [...groups.values()];
}

function groupKey(rule: Rule, site: CallSite): string {
  switch (rule.scope) {
    case 'site':
      return site.id;
    case 'client':
      // Calls of plain functions have no client: those of one SDK in one module are decided together.
      return site.client?.id ?? `module ${site.path}\0${site.sdk}`;
    case 'module':
      return site.path;
    case 'workspace':
      return '';
  }
}

/** The first direct site names a client: the client's own id is its place, which moves with every edit above it. */
function ownerOf(rule: Rule, group: SiteGroup): string {
  const named = group.find((site) => site.kind === 'direct') ?? group[0];
  return rule.scope === 'client' ? named.id : groupKey(rule, named);
}

/** Levels and options of a client are those of the file that makes it. */
const pathOf = (rule: Rule, first: CallSite): string =>
  rule.scope === 'client' ? (first.client?.made?.path ?? first.path) : first.path;

function toFinding(found: Found, run: RuleRun): Finding {
  const { rule, report, site, group, severity } = found;
  const sites = report.sites ?? group;
  const offers = (report.fixes ?? []).filter((offer) => run.program === null || isPossible(offer, run.program));
  return {
    id: idOf(found),
    rule: rule.id,
    severity,
    location: report.at,
    callSite: (sites.includes(site) ? site : (sites[0] ?? site)).id,
    callSites: [...new Set(sites.map(({ id }) => id))].sort(),
    message: report.message,
    why: report.why,
    related: [...(report.related ?? []), ...reachedFrom(site, run.tools)],
    saving: report.saving ?? null,
    fixes: offers.map(({ title, safety }) => ({ title, safety })),
  };
}

const idOf = ({ rule, report, owner }: Found): string => hashText(`${rule.id}\0${owner}\0${report.key ?? ''}`);

const isPossible = (offer: FixOffer, program: FixTools): boolean =>
  offer.isPossible ? offer.isPossible(program) : editsOf(offer, program).length > 0;

const editsOf = (offer: FixOffer, program: FixTools): Fix['edits'] =>
  (offer.edits(program) ?? []).toSorted((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);

function reachedFrom(site: CallSite, tools: RuleTools): Finding['related'] {
  const callers = site.kind === 'direct' ? tools.callers(site).toSorted(bySite) : [];
  return callers.slice(0, maxCallers).map((caller, index) => ({
    location: { path: caller.path, span: caller.callee },
    message: `reached from here (${index + 1} of ${callers.length})`,
  }));
}

const maxCallers = 10;

const bySite = (a: CallSite, b: CallSite): number =>
  compare(a.path, b.path) || a.call.start - b.call.start || a.call.end - b.call.end || compare(a.id, b.id);

const byPlace = (a: Location, b: Location): number =>
  compare(a.path, b.path) || a.span.start - b.span.start || a.span.end - b.span.end;

const byLocation = (a: Finding, b: Finding): number =>
  byPlace(a.location, b.location) || compare(a.rule, b.rule) || compare(a.id, b.id);

const byGravity = (a: Finding, b: Finding): number =>
  rank[a.severity] - rank[b.severity] || compare(a.callSite ?? '', b.callSite ?? '') || compare(a.id, b.id);

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
