import type { CostEstimate } from '../cost/types.ts';
import type { CallSite } from '../resolve/callSite.ts';
import { fixesOf, fixesOfOffers, mergeFindings, type RuleRun, runRules } from '../rules/engine.ts';
import { ruleById, rules } from '../rules/index.ts';
import type { FixTools, RuleTools } from '../rules/rule.ts';
import { applySuppressions, type SuppressionResult, suppressionsOf, unusedSuppression } from '../rules/suppress.ts';
import type { Finding, Fix } from '../rules/types.ts';
import type { Settings } from './settings.ts';
import type { SiteTable } from './siteTable.ts';
import type { LoweredFile, Sources } from './sources.ts';
import type { FileAnalysis, Notice } from './types.ts';

/** From call sites to results: estimates, the findings of the rules, and what the comments of the code say of them. */
export interface Assembly {
  /** Results of all files with call sites, findings or notices. `demanded` are files to look at besides those with call sites. */
  readonly files: (demanded: Iterable<string>) => readonly FileAnalysis[];
  /** The same results for one file. Null if it is no source file. */
  readonly file: (path: string) => FileAnalysis | null;
  readonly fixesOf: (finding: Finding) => readonly Fix[];
}

export function createAssembly(input: {
  readonly sources: Sources;
  readonly settings: Settings;
  readonly table: SiteTable;
  /** Whether results of a file are asked for. */
  readonly isWanted: (path: string) => boolean;
  readonly estimate: (site: CallSite) => CostEstimate;
  readonly toolsFor: (sites: readonly CallSite[]) => RuleTools;
  /** What is to be said of a file besides its findings. */
  readonly noticesOf: (file: LoweredFile) => readonly Notice[];
  /** Whether all findings of a file are known. */
  readonly isSettled: (path: string) => boolean;
}): Assembly {
  const { sources, settings, table, isWanted, estimate } = input;
  const program: FixTools = {
    ir: (path) => sources.lowered(path)?.ir ?? null,
    language: (ir) => sources.languageOf(ir.path),
  };

  const sitesWith = (path: string | null): readonly CallSite[] =>
    table
      .paths()
      .filter((other) => other === path || isWanted(other))
      .flatMap(table.of);

  const run = (all: readonly CallSite[], sites = all, which = rules): RuleRun => ({
    rules: which,
    sites,
    tools: input.toolsFor(all),
    settings: (rule, path) => settings.ruleSettings(rule.id, rule.severity, path),
    program,
  });

  function assemble(path: string, findings: readonly Finding[]): FileAnalysis | null {
    const file = sources.lowered(path);
    if (!file) return null;
    const { kept, notices, fixes } = suppress(file, findings);
    const { level } = settings.ruleSettings(unusedSuppression, commentSeverity, path);
    const severity = level === null || level === 'off' ? commentSeverity : level;
    return {
      path,
      language: file.ir.language,
      source: file.source,
      sites: table.of(path).map((site) => ({ site, estimate: estimate(site), measured: null })),
      findings: [
        ...kept,
        ...notices.map((notice) => ({
          ...notice,
          severity,
          fixes: fixesOfOffers(fixes.get(notice.id) ?? [], program).map(({ title, safety }) => ({ title, safety })),
        })),
      ],
      notices: input.noticesOf(file),
    };
  }

  function suppress({ ir }: LoweredFile, findings: readonly Finding[]): SuppressionResult {
    const { path } = ir;
    const isEnabled = (id: string): boolean =>
      settings.ruleSettings(id, ruleById(id)?.severity ?? commentSeverity, path).level !== 'off';
    return applySuppressions({
      path,
      suppressions: suppressionsOf(ir),
      findings,
      knownRules: rules.map(({ id }) => id),
      isEnabled,
      isSettled: ir.errors.length === 0 && input.isSettled(path),
    });
  }

  /** The findings that stand in a file, whatever its comments say of them. */
  function findingsIn(path: string): readonly Finding[] {
    const own = table.of(path);
    const elsewhere = table.paths().filter((other) => other !== path && isWanted(other));
    const clients = new Set(own.flatMap((site) => site.client?.id ?? []));
    const related = elsewhere
      .map(table.of)
      .filter((sites) => sites.some((site) => speaksOf(site, path) || clients.has(site.client?.id ?? '')));
    const all = sitesWith(path);
    return mergeFindings([
      ...runRules(run(all, [...related.flat(), ...own], narrowRules)),
      ...runRules(run(all, all, wideRules)),
    ]).filter((finding) => finding.location.path === path);
  }

  function fixesOfNotice({ id, location }: Finding): readonly Fix[] {
    const file = sources.lowered(location.path);
    return file ? fixesOfOffers(suppress(file, findingsIn(location.path)).fixes.get(id) ?? [], program) : [];
  }

  return {
    files: (demanded) => {
      const findings = groupByFile(runRules(run(sitesWith(null))));
      const paths = new Set([...table.paths(), ...findings.keys(), ...[...demanded].filter(speaks)]);
      return [...paths]
        .filter(isWanted)
        .toSorted()
        .map((path) => assemble(path, findings.get(path) ?? []))
        .filter((file) => file !== null)
        .filter((file) => file.sites.length > 0 || file.findings.length > 0 || file.notices.length > 0);
    },
    file: (path) => assemble(path, findingsIn(path)),
    fixesOf: (finding) =>
      finding.rule === unusedSuppression
        ? fixesOfNotice(finding)
        : fixesOf(finding, run(sitesWith(finding.location.path)), program),
  };

  /** Whether a file without call sites may have something to say. */
  function speaks(path: string): boolean {
    const file = sources.lowered(path);
    return file !== null && (file.ir.comments.length > 0 || input.noticesOf(file).length > 0);
  }
}

/** The level of findings on the comments themselves. */
const commentSeverity = 'information';

const narrowRules = rules.filter((rule) => rule.scope !== 'workspace');
const wideRules = rules.filter((rule) => rule.scope === 'workspace');

/** Whether something that a site depends on stands in a file: its client, the literal of its model, a part of its prompt. */
function speaksOf(site: CallSite, path: string): boolean {
  const known =
    mentioned.get(site) ??
    new Set([...JSON.stringify(site).matchAll(/"path":"((?:[^"\\]|\\.)*)"/g)].map((match) => match[1] ?? ''));
  mentioned.set(site, known);
  return known.has(path);
}

const mentioned = new WeakMap<CallSite, ReadonlySet<string>>();

function groupByFile(findings: readonly Finding[]): ReadonlyMap<string, readonly Finding[]> {
  const groups = new Map<string, Finding[]>();
  for (const finding of findings) {
    const list = groups.get(finding.location.path);
    if (list) list.push(finding);
    else groups.set(finding.location.path, [finding]);
  }
  return groups;
}
