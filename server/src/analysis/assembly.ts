import { hashText } from '../base/hash.ts';
import type { PathIndex } from '../base/pathIndex.ts';
import type { CostEstimate } from '../cost/types.ts';
import type { CallSite } from '../resolve/callSite.ts';
import type { Observation } from '../resolve/evaluate/program.ts';
import type { SiteContext } from '../resolve/site/context.ts';
import { toCallSites } from '../resolve/site/site.ts';
import type { VersionResolver } from '../resolve/versions/versions.ts';
import { fixesOf, type RuleRun, runRules } from '../rules/engine.ts';
import { ruleById, rules } from '../rules/index.ts';
import type { FixTools } from '../rules/rule.ts';
import { applySuppressions, suppressionsOf } from '../rules/suppress.ts';
import type { Finding, Fix } from '../rules/types.ts';
import { callerIndex, withCallers } from './callers.ts';
import type { EngineSettings } from './engine.ts';
import { createEstimator } from './estimates.ts';
import type { ObservationsByFile } from './observations.ts';
import type { EnginePorts } from './ports.ts';
import { ruleTools } from './pricing.ts';
import { createSiteContext } from './siteContext.ts';
import type { Sources } from './sources.ts';
import type { FileAnalysis, Notice, WorkspaceAnalysis } from './types.ts';

/** From observed calls to results: call sites, their estimates, and the findings of the rules. */
export interface Assembly {
  /** Results of all files with call sites, findings or notices among the demanded ones. */
  readonly files: (
    observations: ObservationsByFile,
    demanded: ReadonlySet<string>,
    isWanted: (path: string) => boolean,
  ) => readonly FileAnalysis[];
  /** Results of one file from fresh observations, with what is known of the others. */
  readonly file: (
    path: string,
    observations: readonly Observation[],
    others: ObservationsByFile,
  ) => FileAnalysis | null;
  readonly fixesOf: (finding: Finding) => readonly Fix[];
  readonly environment: (name: string) => string | null;
  readonly notices: () => readonly Notice[];
  readonly identity: () => Pick<WorkspaceAnalysis, 'asOf' | 'priceDate' | 'catalogueHash' | 'configHash'>;
}

export function createAssembly(input: {
  readonly ports: EnginePorts;
  readonly settings: EngineSettings;
  readonly sources: Sources;
  readonly index: PathIndex;
  readonly versions: VersionResolver;
}): Assembly {
  const { ports, settings, sources, versions } = input;
  const { catalog } = ports;
  const asOf = settings.asOf ?? catalog.priceDate;
  const directIds = new Map<string, ReadonlyMap<number, string>>();
  let known: ObservationsByFile = new Map();
  let gathered: ObservationsByFile | null = null;
  let allSites: readonly CallSite[] = [];
  const sitesByFile = new Map<string, readonly CallSite[]>();

  const context: SiteContext = createSiteContext({
    catalog,
    asOf,
    versions,
    alias: () => null,
    providerOfVariable: () => null,
    providerOfUrl: () => null,
    annotationOf: () => null,
    directIdOf: (path, callee) => directIdsOf(path).get(callee.start) ?? null,
  });
  const estimator = createEstimator({ catalog, asOf, countTokens: ports.countTokens });
  const tools: FixTools = {
    ir: (path) => sources.lowered(path)?.ir ?? null,
    language: (ir) => sources.languageOf(ir.path),
  };

  function directIdsOf(path: string): ReadonlyMap<number, string> {
    const found = directIds.get(path);
    if (found) return found;
    directIds.set(path, new Map());
    const direct = (known.get(path) ?? []).filter((item) => item.through.length === 0);
    const ids = new Map(toCallSites(direct, context).map((site) => [site.callee.start, site.id]));
    directIds.set(path, ids);
    return ids;
  }

  const estimates = new Map<string, CostEstimate>();
  function estimate(site: CallSite): CostEstimate {
    const key = `${site.path}\0${site.id}\0${site.shape}`;
    const found = estimates.get(key) ?? estimator(site);
    estimates.set(key, found);
    return found;
  }

  const run = (sites: readonly CallSite[]): RuleRun => ({
    rules,
    sites,
    tools: ruleTools({ asOf, sites: allSites, catalog, countTokens: ports.countTokens, estimate }),
    settings: (rule) => ({ level: settings.ruleLevels[rule.id] ?? null, options: {} }),
    program: tools,
  });

  function assemble(path: string, sites: readonly CallSite[], findings: readonly Finding[]): FileAnalysis | null {
    const file = sources.lowered(path);
    if (!file) return null;
    const suppressed = applySuppressions({
      path,
      suppressions: suppressionsOf(file.ir),
      findings,
      isKnownRule: (rule) => ruleById(rule) !== null,
      isEnabled: () => true,
    });
    const notices: Notice[] = file.error ? [{ path, line: file.error.line, message: file.error.message }] : [];
    return {
      path,
      language: file.ir.language,
      source: file.source,
      sites: sites.map((site) => ({ site, estimate: estimate(site), measured: null })),
      findings: [...suppressed.kept, ...suppressed.notices],
      notices,
    };
  }

  /** The sites of the last scan, also where another engine did the scan. */
  function gatherSites(observations: ObservationsByFile): void {
    gathered = observations;
    directIds.clear();
    sitesByFile.clear();
    for (const [path, items] of observations) sitesByFile.set(path, toCallSites(items, context));
  }

  return {
    files: (observations, demanded, isWanted) => {
      known = observations;
      gatherSites(observations);
      const callersOf = callerIndex([...sitesByFile.values()].flat());
      for (const [path, list] of sitesByFile) sitesByFile.set(path, withCallers(list, callersOf));
      const sites = [...sitesByFile].filter(([path]) => isWanted(path)).flatMap(([, list]) => list);
      allSites = sites;
      const findings = groupByFile(runRules(run(sites)));
      const paths = new Set([
        ...sitesByFile.keys(),
        ...findings.keys(),
        ...[...demanded].filter((path) => sources.lowered(path)?.ir.comments.length || sources.lowered(path)?.error),
      ]);
      return [...paths]
        .filter(isWanted)
        .toSorted()
        .map((path) => assemble(path, sitesByFile.get(path) ?? [], findings.get(path) ?? []))
        .filter((file) => file !== null)
        .filter((file) => file.sites.length > 0 || file.findings.length > 0 || file.notices.length > 0);
    },
    file: (path, observations, others) => {
      known = new Map([...others, [path, observations]]);
      directIds.delete(path);
      if (gathered !== others) gatherSites(others);
      const own = toCallSites(observations, context);
      const elsewhere = [...sitesByFile].filter(([other]) => other !== path).flatMap(([, list]) => list);
      const sites = withCallers(own, callerIndex([...elsewhere, ...own]));
      sitesByFile.set(path, sites);
      allSites = [...elsewhere, ...sites];
      const clients = new Set(sites.map((site) => site.client?.id ?? null));
      const related = elsewhere.filter(
        (site) => speaksOf(site, path) || (site.client?.id && clients.has(site.client.id)),
      );
      const findings = runRules(run([...related, ...sites])).filter((finding) => finding.location.path === path);
      return assemble(path, sites, findings);
    },
    fixesOf: (finding) => fixesOf(finding, run(allSites), tools),
    environment: () => null,
    notices: () => [],
    identity: () => ({ asOf, priceDate: catalog.priceDate, catalogueHash: catalog.hash, configHash: hashText('') }),
  };
}

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
