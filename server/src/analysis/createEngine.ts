import { neverCancelled } from '../base/cancellation.ts';
import { hashText } from '../base/hash.ts';
import { type PathIndex, pathIndexOf } from '../base/pathIndex.ts';
import { printIr } from '../ir/print.ts';
import { analyseFile as evaluateFile } from '../resolve/evaluate/analyse.ts';
import { type Host, newProgram, type Observation } from '../resolve/evaluate/program.ts';
import { createModuleResolver } from '../resolve/modules/resolver.ts';
import { createVersionResolver, type VersionResolver } from '../resolve/versions/versions.ts';
import { sdkTables } from '../sdks/registry.ts';
import { createImporterIndex } from '../workspace/importers.ts';
import type { Listing } from '../workspace/ports.ts';
import { addCounts, type SkipCounts } from '../workspace/ports.ts';
import { createScanner, scanWorkspace, type WorkspaceScan } from '../workspace/scan.ts';
import { type Assembly, createAssembly } from './assembly.ts';
import { evaluateDemanded, type ImportersOf } from './demand.ts';
import type { Engine, EngineSettings, WorkspaceOptions } from './engine.ts';
import { createHost } from './host.ts';
import { byFile, type ObservationsByFile } from './observations.ts';
import type { EnginePorts } from './ports.ts';
import { createSources } from './sources.ts';
import type { WorkspaceAnalysis } from './types.ts';

/** Everything that is derived from which files exist. Made anew when files appear or go away. */
interface Snapshot {
  readonly listing: Listing;
  readonly index: PathIndex;
  readonly host: Omit<Host, 'isDemanded'>;
  readonly versions: VersionResolver;
  readonly assembly: Assembly;
}

/** What the last scan of the workspace left for the analysis of single files. */
interface Scanned {
  readonly demanded: ReadonlySet<string>;
  readonly observations: ObservationsByFile;
}

/** An engine over one workspace. It reads files through its ports and keeps what it has read until told of changes. */
export function createEngine(ports: EnginePorts, settings: EngineSettings): Engine {
  const read = (path: string): string | null => {
    const file = ports.files.read(path);
    return file.kind === 'text' ? file.text : null;
  };
  const sources = createSources(ports.languages, read);
  const scan = createScanner(ports.seeds);
  const dependencies = new Map<string, ReadonlySet<string>>();
  const pythonPackages = new Set(sdkTables.flatMap((table) => table.python?.packages ?? []));
  let current: Snapshot | null = null;
  let scanned: Scanned | null = null;

  function snapshot(options?: WorkspaceOptions): Snapshot {
    if (current && !options) return current;
    const listing = ports.files.list(listOptions(ports, options));
    const index = pathIndexOf(listing.files);
    const resolver = createModuleResolver(index, sources.text, { pythonPackages });
    const versions = createVersionResolver({ index, read, listFolder: ports.files.listFolder });
    const assembly = createAssembly({ ports, settings, sources, index, versions });
    const host = createHost({ sources, index, resolver, environment: assembly.environment });
    current = { listing, index, host, versions, assembly };
    return current;
  }

  async function analyseWorkspace(options: WorkspaceOptions = {}): Promise<WorkspaceAnalysis> {
    const cancellation = options.cancellation ?? neverCancelled;
    const { listing, host, assembly } = snapshot(options);
    const found = scanWorkspace(ports.files, listing, ports.seeds, shardTest(options.shard));
    const importersOf = importers(found, host);
    await prepareFor(found.files.keys());
    const before = sources.parsedCount();
    let done = 0;
    const result = evaluateDemanded(host, found.seeds, importersOf, cancellation, () =>
      options.onProgress?.(++done, found.seeds.length),
    );
    const wanted = new Set(listing.candidates);
    const observations = byFile(result.program.observations);
    scanned = { demanded: result.demanded, observations };
    const files = assembly.files(observations, result.demanded, (path) => wanted.has(path) && !listing.isIgnored(path));
    return {
      files,
      filesScanned: found.read,
      filesParsed: sources.parsedCount() - before,
      skipped: skippedRows(addCounts(listing.skipped, found.skipped)),
      notices: [
        ...assembly.notices(),
        ...found.notices.map((notice) => ({ path: notice.path, line: null, message: noticeText(notice.kind) })),
      ],
      ...assembly.identity(),
    };
  }

  async function prepareFor(paths: Iterable<string>): Promise<void> {
    const languages = new Set([...paths].map((path) => sources.languageOf(path)));
    for (const language of languages) if (language) await ports.prepare(language);
    await ports.prepareTokens();
  }

  function freshObservations(path: string): readonly Observation[] {
    const { host } = snapshot();
    const demanded = scanned?.demanded ?? new Set<string>();
    const program = newProgram({
      ...host,
      isDemanded: (other) => other === path || demanded.has(other) || isSeed(other),
    });
    evaluateFile(program, path);
    dependencies.set(path, program.dependencies);
    const fresh = byFile(program.observations).get(path) ?? [];
    const handedIn = (scanned?.observations.get(path) ?? []).filter(
      (item) =>
        item.through.length === 0 &&
        !fresh.some((other) => other.call.start === item.call.start && other.call.end === item.call.end),
    );
    const isUnchanged = !sources.hasOverlay(path);
    return isUnchanged ? [...fresh, ...handedIn] : fresh;
  }

  const seedAnswers = new Map<string, boolean>();
  function isSeed(path: string): boolean {
    const known = seedAnswers.get(path);
    if (known !== undefined) return known;
    const text = sources.text(path);
    const answer = text !== null && scan(path, text, 'decoded').seed !== null;
    seedAnswers.set(path, answer);
    return answer;
  }

  return {
    prepare: async (path) => {
      await prepareFor([path]);
    },
    analyseWorkspace,
    analyseFile: (path) => {
      if (!sources.lowered(path)) return null;
      return snapshot().assembly.file(path, freshObservations(path), scanned?.observations ?? new Map());
    },
    fixesOf: (finding) => snapshot().assembly.fixesOf(finding),
    setOverlay: (path, text) => {
      const before = summaryOf(path);
      const existed = current?.index.has(path) ?? true;
      sources.setOverlay(path, text);
      seedAnswers.delete(path);
      if (!existed) current = null;
      return { changesSummary: summaryOf(path) !== before };
    },
    filesChanged: (paths) => {
      for (const path of paths) {
        sources.forget(path);
        seedAnswers.delete(path);
      }
      current = null;
    },
    dependantsOf: (path, among) =>
      among.filter((other) => other !== path && dependencies.get(other)?.has(path) === true),
    isCandidate: (path, text) => scan(path, text, 'decoded').seed !== null || (scanned?.demanded.has(path) ?? false),
    programOf: (path) => sources.lowered(path)?.ir ?? null,
    learned: () => scanned,
    learn: (knowledge) => {
      scanned = knowledge;
    },
  };

  /** What other files can see of one: its program without places. */
  function summaryOf(path: string): string {
    const file = sources.lowered(path);
    return file ? hashText(printIr(file.ir)) : '';
  }
}

function importers(found: WorkspaceScan, host: Omit<Host, 'isDemanded'>): ImportersOf {
  return createImporterIndex(found.files.values(), (from, specifier) => {
    const resolved = host.resolve(from, specifier, /\.(py|ipynb)$/.test(from) ? 'python' : 'typescript');
    return resolved.kind === 'file' ? resolved.path : null;
  });
}

function listOptions(
  ports: EnginePorts,
  options: WorkspaceOptions | undefined,
): Parameters<EnginePorts['files']['list']>[0] {
  const globs = ports.globs;
  return {
    ...(options?.paths && options.paths.length > 0 ? { paths: options.paths } : {}),
    ...(options?.include && options.include.length > 0 ? { include: globs(options.include) } : {}),
    ...(options?.exclude && options.exclude.length > 0 ? { exclude: globs(options.exclude) } : {}),
    ...(options?.defaultExcludes === undefined ? {} : { defaultExcludes: options.defaultExcludes }),
  };
}

/** A shard takes files by the hash of their path, so that adding a file moves no other. */
function shardTest(shard: WorkspaceOptions['shard']): (path: string) => boolean {
  if (!shard) return () => true;
  return (path) => Number.parseInt(hashText(path).slice(0, 8), 16) % shard.of === shard.index - 1;
}

const skippedRows = (counts: SkipCounts): WorkspaceAnalysis['skipped'] =>
  Object.entries(counts)
    .map(([reason, count]) => ({ reason, count: count ?? 0 }))
    .toSorted((a, b) => a.reason.localeCompare(b.reason));

const noticeText = (kind: 'invalid-utf8' | 'too-many-files'): string =>
  kind === 'invalid-utf8'
    ? 'The file is not valid UTF-8; bytes that could not be read were replaced. Save it as UTF-8.'
    : 'The workspace has too many files; the listing stopped at its limit. Narrow it with --include or --exclude.';
