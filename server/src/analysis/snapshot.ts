import { type PathIndex, pathIndexOf } from '../base/pathIndex.ts';
import type { Span } from '../base/span.ts';
import type { TextChange } from '../base/textChange.ts';
import { withPrices } from '../catalog/overrides.ts';
import type { PathTest } from '../config/globs.ts';
import { createEstimator, type Estimator } from '../cost/estimator.ts';
import type { CostEstimate } from '../cost/types.ts';
import type { CallSite } from '../resolve/callSite.ts';
import type { Host, Observation } from '../resolve/evaluate/program.ts';
import { createModuleResolver } from '../resolve/modules/resolver.ts';
import type { SiteContext } from '../resolve/site/context.ts';
import { createVersionResolver } from '../resolve/versions/versions.ts';
import { sdkTables } from '../sdks/registry.ts';
import type { Listing, ListOptions } from '../workspace/ports.ts';
import { createScanner, type Scanner } from '../workspace/scan.ts';
import type { SeedPatterns } from '../workspace/seeds.ts';
import { annotationOf, annotationsOf, type FileAnnotations, withConfigured } from './annotations.ts';
import { type Assembly, createAssembly } from './assembly.ts';
import { declaredLookup } from './declaredLookup.ts';
import type { EngineSettings } from './engine.ts';
import { createHost } from './host.ts';
import type { EnginePorts } from './ports.ts';
import { ruleTools } from './pricing.ts';
import { loadSettings, type Settings } from './settings.ts';
import { createSiteContext } from './siteContext.ts';
import { createSiteTable, type SiteTable } from './siteTable.ts';
import type { LoweredFile, Sources } from './sources.ts';
import type { EarlierForms } from './takenOver.ts';
import type { Notice } from './types.ts';

/** Everything that is derived from which files exist and from the config files. Made anew when these change. */
export interface Snapshot {
  readonly listing: Listing;
  readonly index: PathIndex;
  readonly settings: Settings;
  readonly host: Omit<Host, 'isDemanded'>;
  readonly seeds: SeedPatterns;
  readonly scan: Scanner;
  readonly table: SiteTable;
  readonly earlierForms: EarlierForms;
  readonly assembly: Assembly;
  readonly waysOf: Estimator['waysOf'];
  /** Files with declared wrappers: they lead to billed calls, whatever their code shows. */
  readonly wrapperFiles: readonly string[];
  /** Whether a scan reports on a file. */
  readonly isWanted: PathTest;
}

export function createSnapshot(from: {
  readonly ports: EnginePorts;
  readonly engineSettings: EngineSettings;
  readonly sources: Sources;
  readonly read: (path: string) => string | null;
  readonly listOptions: ListOptions;
  /** Evaluates a file that no scan has seen. */
  readonly observe: (path: string) => readonly Observation[];
  /** How a file has changed since the last scan; null if it has not, or if that is not known. */
  readonly changeOf: (path: string) => TextChange | null;
  /** Whether all findings of a file are known. */
  readonly isSettled: (path: string) => boolean;
  /** What is to be said of the bytes of a file. */
  readonly encodingNotices: (path: string) => readonly Notice[];
}): Snapshot {
  const { ports, engineSettings, sources } = from;
  const { catalog, countTokens } = ports;
  const asOf = engineSettings.asOf ?? catalog.priceDate;
  const listing = ports.files.list(from.listOptions);
  const index = pathIndexOf([...new Set([...listing.files, ...sources.overlays()])]);
  const settings = loadSettings({ index, read: sources.text, catalog, settings: engineSettings });
  const { config } = settings;
  const resolver = createModuleResolver(index, sources.text, { pythonPackages });
  const versions = createVersionResolver({ index, read: from.read, listFolder: ports.files.listFolder });
  const declared = declaredLookup(config.wrappers, index, resolver);
  const candidates = new Set(listing.candidates);
  const isWanted = (path: string): boolean =>
    candidates.has(path) && !listing.isIgnored(path) && config.isIncluded(path);

  const shared = createSiteContext({
    catalog,
    asOf,
    versions,
    declaredSdkOf: declared.sdkOf,
    alias: () => null,
    providerOfVariable: () => null,
    providerOfUrl: () => null,
    annotationOf: () => null,
    directIdOf: () => null,
  });
  const contextOf = (path: string, directIdOf: SiteContext['directIdOf']): SiteContext => {
    const { models, declarations } = config.configFor(path);
    return {
      ...shared,
      alias: (id) => (Object.hasOwn(models, id) ? (models[id] ?? null) : null),
      providerOfBaseUrl: (url) => settings.endpointOfUrl(path, url),
      providerOfVariable: (name) => settings.endpointOfVariable(path, name),
      annotationOf: (_, call) => annotationOf(annotationsFor(path).byCall.get(call.start) ?? null, declarations),
      directIdOf,
    };
  };
  const earlierForms: EarlierForms = new WeakMap();
  const table = createSiteTable({
    contextOf,
    observe: (path) => (isWanted(path) ? from.observe(path) : []),
    finish: (site) => withConfigured(site, config.configFor(site.path).declarations),
    editedText: (path) => (sources.isOverlay(path) ? (sources.lowered(path)?.ir.text ?? null) : null),
    earlierForms,
    changeOf: from.changeOf,
  });

  const annotations = new Map<
    string,
    { readonly file: LoweredFile; readonly calls: readonly Span[]; readonly found: FileAnnotations }
  >();
  function annotationsFor(path: string): FileAnnotations {
    const file = sources.lowered(path);
    if (!file) return { byCall: new Map(), notices: [] };
    const calls = table.callsOf(path);
    const known = annotations.get(path);
    if (known?.file === file && known.calls === calls) return known.found;
    const found = annotationsOf(file, calls);
    annotations.set(path, { file, calls, found });
    return found;
  }

  const noticesOf = (file: LoweredFile): readonly Notice[] => {
    const { path } = file.ir;
    const broken: Notice[] = file.error ? [{ path, line: file.error.line, message: file.error.message }] : [];
    return [...broken, ...from.encodingNotices(path), ...annotationsFor(path).notices];
  };

  const estimator = createEstimator({ catalog, asOf, countTokens, configFor: config.configFor });
  const { waysOf } = estimator;
  const estimate = (site: CallSite): CostEstimate => estimator.estimate(table.firstForm(site));
  const estimateOf: Estimator['estimateOf'] = (site, request, variant) =>
    estimator.estimateOf(table.firstForm(site), request, variant);
  // Rules compare models with each other. Prices of the whole workspace count there, those of single folders do not.
  const { prices } = config.configFor('');
  const priced = Object.keys(prices).length > 0 ? withPrices(catalog, prices).catalog : catalog;

  return {
    listing,
    index,
    settings,
    host: createHost({
      sources,
      index,
      resolver,
      sdk: declared.sdk,
      ...(ports.files.isPending && { isPending: ports.files.isPending }),
      environment: (name, path) => {
        const { environment } = config.configFor(path);
        return Object.hasOwn(environment, name) ? (environment[name] ?? null) : null;
      },
    }),
    ...seedsOf(ports.seeds, settings),
    table,
    earlierForms,
    assembly: createAssembly({
      sources,
      settings,
      table,
      isWanted,
      estimate,
      toolsFor: (sites) => ruleTools({ asOf, sites, catalog: priced, countTokens, estimate, estimateOf }),
      noticesOf,
      isSettled: from.isSettled,
    }),
    waysOf,
    wrapperFiles: declared.files,
    isWanted,
  };
}

/** Importers of declared wrappers are worth parsing like those of an SDK. */
function seedsOf(patterns: SeedPatterns, { config }: Settings): Pick<Snapshot, 'seeds' | 'scan'> {
  const wrappers = config.wrappers.map(({ path, module }) => path ?? module);
  const seeds = { ...patterns, wrappers: [...patterns.wrappers, ...wrappers] };
  return { seeds, scan: createScanner(seeds) };
}

const pythonPackages: ReadonlySet<string> = new Set(sdkTables.flatMap((table) => table.python?.packages ?? []));
