import { callerIndex, withCallers } from '../../server/src/analysis/callers.ts';
import { evaluateDemanded } from '../../server/src/analysis/demand.ts';
import { byFile } from '../../server/src/analysis/observations.ts';
import { ruleTools } from '../../server/src/analysis/pricing.ts';
import { createSiteContext } from '../../server/src/analysis/siteContext.ts';
import { neverCancelled } from '../../server/src/base/cancellation.ts';
import { known } from '../../server/src/base/fact.ts';
import { pathIndexOf } from '../../server/src/base/pathIndex.ts';
import { folderOf, joinPath } from '../../server/src/base/paths.ts';
import { satisfies } from '../../server/src/base/version.ts';
import { parseNpmRange } from '../../server/src/base/versionRange.ts';
import { readCatalog } from '../../server/src/catalog/catalog.ts';
import { assumptionTable } from '../../server/src/cost/assumptions.ts';
import { estimateSite } from '../../server/src/cost/estimate.ts';
import { sendingOnly } from '../../server/src/cost/estimator.ts';
import { createTokenizer } from '../../server/src/cost/tokenizer.ts';
import { tokenCounter } from '../../server/src/cost/tokens.ts';
import type { CostEstimate } from '../../server/src/cost/types.ts';
import type { FileIr } from '../../server/src/ir/types.ts';
import type { Language } from '../../server/src/languages/language.ts';
import { createPythonLanguage } from '../../server/src/languages/python/index.ts';
import { createTypeScriptLanguage, loadTypeScript } from '../../server/src/languages/typescript/index.ts';
import type { CallSite } from '../../server/src/resolve/callSite.ts';
import { createModuleResolver } from '../../server/src/resolve/modules/resolver.ts';
import type { SiteContext } from '../../server/src/resolve/site/context.ts';
import { toCallSites } from '../../server/src/resolve/site/site.ts';
import { fixesOf, type RuleRun, runRules } from '../../server/src/rules/engine.ts';
import { rules } from '../../server/src/rules/index.ts';
import type { Finding, Fix } from '../../server/src/rules/types.ts';
import { sdkLookup } from '../../server/src/sdks/lookup.ts';
import { loadAsset } from '../../server/src/workspace/nodeAssets.ts';
import type { SourceFile } from './fixtures.ts';

export interface Analysis {
  readonly sites: readonly CallSite[];
  readonly findings: readonly Finding[];
  readonly fixesOf: (finding: Finding) => readonly Fix[];
  readonly estimateOf: (site: CallSite) => CostEstimate;
  readonly irs: readonly FileIr[];
}

/** The whole way from texts to findings, with the newest version of each SDK unless one is given. */
export function analyseText(
  files: readonly SourceFile[],
  settings: RuleRun['settings'] = defaultSettings,
  installed = newest,
): Analysis {
  const irs = new Map(files.map(({ path, text }) => [path, languageOf(path).lower(path, text)]));
  const texts = new Map(files.map(({ path, text }) => [path, text]));
  const sites = sitesOf(irs, texts, siteContextAt(installed));
  const tools = ruleTools({
    catalog,
    asOf,
    countTokens,
    estimate: (site) => estimateSite(site, estimates),
    estimateOf: (site, request) => estimateSite(sendingOnly(site, request), estimates),
    sites,
  });
  const program = {
    ir: (path: string) => irs.get(path) ?? null,
    language: (ir: FileIr) => languageOf(ir.path),
  };
  const run: RuleRun = { rules, sites, tools, settings, program };
  return {
    sites,
    findings: runRules(run),
    fixesOf: (finding) => fixesOf(finding, run, program),
    estimateOf: (site) => estimateSite(site, estimates),
    irs: [...irs.values()],
  };
}

const defaultSettings: RuleRun['settings'] = () => ({ level: null, options: {} });

const catalog = readCatalog(loadAsset('catalog.json'));
const asOf = '2026-11-20';
const countTokens = tokenCounter(await createTokenizer(loadAsset));
const estimates = { catalog, asOf, countTokens, assumptions: assumptionTable(), discounts: {}, tiers: {} };

const api = await loadTypeScript();
const typeScript = createTypeScriptLanguage(() => api);
const python = createPythonLanguage({
  runtimeWasm: () => loadAsset('web-tree-sitter.wasm'),
  grammarWasm: () => loadAsset('tree-sitter-python.wasm'),
});
await python.ready();

export const languageOf = (path: string): Language => (path.endsWith('.py') ? python : typeScript);

function sitesOf(
  irs: ReadonlyMap<string, FileIr>,
  texts: ReadonlyMap<string, string>,
  siteContext: SiteContext,
): readonly CallSite[] {
  const index = pathIndexOf([...texts.keys()]);
  const resolver = createModuleResolver(index, (path) => texts.get(path) ?? null);
  const { program } = evaluateDemanded(
    {
      module: (path) => irs.get(path) ?? null,
      resolve: (from, specifier, language) => resolver.resolve(from, specifier, language),
      text: (from, path) => {
        const places = path.startsWith('/')
          ? [joinPath('', path)]
          : [joinPath(folderOf(from), path), joinPath('', path)];
        const found = places.find((place) => place !== null && texts.has(place)) ?? null;
        return found === null ? null : { path: found, text: texts.get(found) ?? '' };
      },
      environment: () => null,
      sdk: sdkLookup,
    },
    [...irs.keys()],
    () => [],
    neverCancelled,
  );
  const observations = [...byFile(program.observations)];
  const direct = observations.flatMap(([, seen]) =>
    toCallSites(
      seen.filter((item) => item.through.length === 0),
      siteContext,
    ),
  );
  const directIdOf: SiteContext['directIdOf'] = (path, callee) =>
    direct.find((site) => site.path === path && site.callee.start === callee.start)?.id ?? null;
  const sites = observations.flatMap(([, seen]) => toCallSites(seen, { ...siteContext, directIdOf }));
  return withCallers(sites, callerIndex(sites));
}

/** A version of every SDK that no release has yet. */
const newest = '99.0.0';

/** Ranges of another package than the SDK's first begin with its name. */
const withoutPackage = (range: string): string => range.replace(/^@?[a-z]\S* /, '');

const siteContextAt = (installed: string): SiteContext => ({
  ...createSiteContext({
    catalog,
    asOf,
    versions: { installedVersion: () => ({ kind: 'unknown' }) },
    alias: () => null,
    providerOfVariable: () => null,
    providerOfUrl: () => null,
    annotationOf: () => null,
    directIdOf: () => null,
  }),
  versionOf: () => ({
    version: known(installed, 'literal'),
    possible: (range) => (satisfies(installed, parseNpmRange(withoutPackage(range)) ?? []) ? 'yes' : 'no'),
  }),
});
