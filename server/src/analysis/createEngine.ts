import { neverCancelled } from '../base/cancellation.ts';
import { hashText } from '../base/hash.ts';
import { changeBetween, type TextChange } from '../base/textChange.ts';
import { printIr } from '../ir/print.ts';
import type { FileIr } from '../ir/types.ts';
import { addCounts, type RawRead } from '../workspace/ports.ts';
import { createScanner, scanWorkspace } from '../workspace/scan.ts';
import { type AmbientNow, ambientOfKnowledge, ambientOfScan } from './ambient.ts';
import { budgetResults } from './budgets.ts';
import { type DemandResult, evaluateDemanded } from './demand.ts';
import type { Engine, EngineSettings, ScanKnowledge, WorkspaceOptions } from './engine.ts';
import { createFileEvaluation, type FileEvaluation } from './evaluation.ts';
import { byFile, type ObservationsByFile } from './observations.ts';
import type { EnginePorts } from './ports.ts';
import { failureText, importers, listOptions, noticeTexts, shardTest, skippedRows } from './scanning.ts';
import { isConfigFile } from './settings.ts';
import { createSnapshot, type Snapshot } from './snapshot.ts';
import { createSources, type LoweredFile } from './sources.ts';
import { countForRequest } from './tokenCount.ts';
import type { Notice, WorkspaceAnalysis } from './types.ts';

/** An engine over one workspace. It reads files through its ports and keeps what it has read until told of changes. */
export function createEngine(ports: EnginePorts, engineSettings: EngineSettings): Engine {
  const { catalog } = ports;
  const asOf = engineSettings.asOf ?? catalog.priceDate;
  const badBytes = new Set<string>();
  const read = (path: string): string | null => {
    const file = ports.files.read(path);
    if (file.kind === 'text' && file.notice !== null) badBytes.add(path);
    else badBytes.delete(path);
    return file.kind === 'text' ? file.text : null;
  };
  const sources = createSources(ports.languages, read);
  const scanWithoutConfig = createScanner(ports.seeds);
  const seedAnswers = new Map<string, boolean>();
  /** Files whose texts have changed since the last scan, and those whose results have to be worked out anew. */
  const touched = new Set<string>();
  const stale = new Set<string>();
  const hashes = new WeakMap<LoweredFile, string>();
  /** Files that have appeared since the last scan, or gone: what leads to them has to be looked for anew. */
  const moved = new Set<string>();
  const summaries = new WeakMap<FileIr, string>();
  /** What files that have been edited since the last scan read then. */
  const scannedTexts = new Map<string, string>();
  const changes = new WeakMap<FileIr, TextChange>();
  let current: {
    readonly snapshot: Snapshot;
    readonly evaluation: FileEvaluation;
    readonly ambient: AmbientNow | null;
  } | null = null;
  let knowledge: ScanKnowledge | null = null;
  /** Files of which not all findings need be known: before a scan, after a scan of a part, or where the analysis has failed. */
  let unsettled: ReadonlySet<string> | 'all' = 'all';

  function now(options?: WorkspaceOptions): NonNullable<typeof current> {
    if (current && !options) return current;
    const snapshot = createSnapshot({
      ports,
      engineSettings,
      sources,
      read,
      listOptions: listOptions(ports, options),
      observe: (path) => now().evaluation.observe(path),
      changeOf,
      isSettled: (path) => unsettled !== 'all' && !unsettled.has(path),
      encodingNotices: (path) =>
        badBytes.has(path) ? [{ path, line: null, message: noticeTexts['invalid-utf8'] }] : [],
    });
    seedAnswers.clear();
    return take(snapshot);
  }

  /** Starts over with the files and settings of a snapshot, and with what is known of the last scan. */
  function take(snapshot: Snapshot): NonNullable<typeof current> {
    const isSeed = (path: string): boolean =>
      snapshot.wrapperFiles.includes(path) || (snapshot.isWanted(path) && isSeedText(snapshot, path));
    const ambient = knowledge === null ? null : ambientNow(snapshot, knowledge);
    const evaluation = createFileEvaluation({
      host: ambient === null ? snapshot.host : { ...snapshot.host, ambient },
      knowledge,
      isSeed,
      edited: () =>
        moved.size > 0 || knowledge?.configHash !== snapshot.settings.config.hash ? 'all' : new Set(editedFiles()),
      earlierForms: snapshot.earlierForms,
    });
    snapshot.table.load(knowledge?.observations ?? new Map());
    stale.clear();
    const edited = editedFiles();
    if (edited.length > 0) for (const path of [...edited, ...sources.overlays()]) stale.add(path);
    touched.clear();
    for (const path of edited) touched.add(path);
    current = { snapshot, evaluation, ambient };
    return current;
  }

  /** Which files write to what others hold: as scanned, but for those that have been edited since. */
  function ambientNow({ host, scan }: Snapshot, { ambient }: ScanKnowledge): AmbientNow {
    return ambientOfKnowledge({
      knowledge: ambient,
      text: sources.text,
      edited: editedFiles,
      edgesOf: (path) => scan(path, sources.text(path) ?? '', 'decoded').edges,
      resolve: host.resolve,
    });
  }

  function learn(learned: ScanKnowledge, snapshot: Snapshot | null): void {
    knowledge = learned;
    scannedTexts.clear();
    unsettled = new Set();
    moved.clear();
    for (const path of touched) if (!learned.texts.has(path)) touched.delete(path);
    if (snapshot) take(snapshot);
  }

  /** The files that read differently than they did in the last scan. */
  function editedFiles(): readonly string[] {
    return [...new Set([...touched, ...sources.overlays()])].filter((path) => {
      const scanned = knowledge?.texts.get(path);
      return scanned === undefined ? touched.has(path) : scanned !== hashOf(path);
    });
  }

  /** How a file has changed since the last scan. */
  function changeOf(path: string): TextChange | null {
    const before = scannedTexts.get(path);
    const ir = before === undefined ? null : sources.lowered(path)?.ir;
    if (before === undefined || !ir || ir.text === before) return null;
    const known = changes.get(ir) ?? changeBetween(before, ir.text);
    changes.set(ir, known);
    return known;
  }

  function hashOf(path: string): string | null {
    const file = sources.lowered(path);
    if (!file) return null;
    const hash = hashes.get(file) ?? hashText(file.text);
    hashes.set(file, hash);
    return hash;
  }

  function isSeedText({ scan }: Snapshot, path: string): boolean {
    const known = seedAnswers.get(path);
    if (known !== undefined) return known;
    const text = sources.text(path);
    const answer = text !== null && scan(path, text, 'decoded').seed !== null;
    seedAnswers.set(path, answer);
    return answer;
  }

  function changed(path: string): void {
    const exists = sources.text(path) !== null;
    if (current && current.snapshot.index.has(path) !== exists) {
      if (!moved.delete(path)) moved.add(path);
      current = null;
    }
    seedAnswers.delete(path);
    touched.add(path);
    stale.add(path);
    if (!current) return;
    const { snapshot, evaluation } = current;
    evaluation.changed(path);
    const others = new Set([...snapshot.table.paths(), ...sources.overlays()]);
    for (const reached of [path, ...(current.ambient?.targetsOf(path) ?? [])]) markDependants(reached);

    function markDependants(reached: string): void {
      for (const other of others) {
        if (!evaluation.dependenciesOf(other)?.has(reached)) continue;
        stale.add(other);
        others.delete(other);
        markDependants(other);
      }
    }
  }

  /** Brings the table of call sites up to date for a file and for those that edits have changed. */
  function refresh(path: string): Snapshot {
    const { snapshot, evaluation } = now();
    const { table } = snapshot;
    const outdated = [...stale].filter((other) => other === path || table.has(other) || sources.isOverlay(other));
    for (const other of outdated.toSorted()) table.set(other, sources.lowered(other) ? evaluation.observe(other) : []);
    stale.clear();
    if (evaluation.dependenciesOf(path) === null) table.set(path, evaluation.observe(path));
    return snapshot;
  }

  async function analyseWorkspace(options: WorkspaceOptions = {}): Promise<WorkspaceAnalysis> {
    const cancellation = options.cancellation ?? neverCancelled;
    const { snapshot } = now(options);
    const { listing, host, settings } = snapshot;
    const isInShard = shardTest(options.shard);
    const found = scanWorkspace(
      { readRaw: (path) => editorText(path) ?? ports.files.readRaw(path) },
      listing,
      snapshot.seeds,
      (path) => isInShard(path) && settings.config.isIncluded(path),
    );
    const seeds = [...new Set([...found.seeds, ...snapshot.wrapperFiles])];
    // Files import files of their own language: what no seed is written in need not be loaded, and without seeds nothing at all.
    if (seeds.length > 0) await prepareFor(seeds);
    const before = sources.parsedCount();
    let done = 0;
    const importersOf = importers(found, host);
    const ambient = ambientOfScan({ importersOf, seeds, text: sources.text });
    const { demanded, implementations, failures, observations } = evaluated(() =>
      evaluateDemanded({ ...host, ambient }, seeds, importersOf, cancellation, () =>
        options.onProgress?.(++done, seeds.length),
      ),
    );
    const seen = new Set([...demanded, ...observations.keys()]);
    const texts = new Map([...seen].map((path) => [path, hashOf(path) ?? '']));
    const { knowledge: ambientKnowledge } = ambient;
    learn(
      { demanded, implementations, observations, texts, configHash: settings.config.hash, ambient: ambientKnowledge },
      snapshot,
    );
    unsettled = options.shard ? 'all' : new Set(failures.keys());
    const excluded = listing.candidates.filter((path) => !settings.config.isIncluded(path)).length;
    const skipped = [listing.skipped, found.skipped, excluded > 0 ? { excluded } : {}].reduce(addCounts);
    const files = snapshot.assembly.files(demanded);
    const { budgets } = settings.config;
    return {
      files,
      ...(budgets.length > 0 && {
        budgets: budgetResults(
          budgets,
          files.flatMap((file) => file.sites),
        ),
      }),
      filesScanned: found.read,
      filesParsed: sources.parsedCount() - before,
      skipped: skippedRows(skipped),
      notices: [
        ...settings.notices,
        ...found.notices.map(({ path, kind }): Notice => ({ path, line: null, message: noticeTexts[kind] })),
        ...[...failures].map(([path, error]): Notice => ({ path, line: null, message: failureText(error) })),
      ],
      asOf,
      priceDate: catalog.priceDate,
      catalogueHash: catalog.hash,
      configHash: settings.config.hash,
    };
  }

  /** The scan sees what the editor has not saved yet. */
  function editorText(path: string): RawRead | null {
    const text = sources.isOverlay(path) ? sources.text(path) : null;
    return text === null ? null : { kind: 'decoded', text };
  }

  async function prepareFor(paths: Iterable<string>): Promise<void> {
    const languages = new Set([...paths].map((path) => sources.languageOf(path)));
    for (const language of languages) if (language) await ports.prepare(language);
    await ports.prepareTokens();
  }

  return {
    prepare: async (path) => {
      // A scan in another process may have met files in languages that this one has not read yet, even while this waits.
      for (let known: typeof knowledge | undefined; known !== knowledge; ) {
        known = knowledge;
        await prepareFor([path, ...(knowledge?.observations.keys() ?? [])]);
      }
    },
    analyseWorkspace,
    analyseFile: (path) => {
      const file = sources.lowered(path);
      if (!file) return null;
      const { language } = file.ir;
      if (!now().snapshot.settings.config.isIncluded(path))
        return { path, language, source: file.source, sites: [], findings: [], notices: [] };
      return refresh(path).assembly.file(path);
    },
    fixesOf: (finding) => refresh(finding.location.path).assembly.fixesOf(finding),
    countTokens: countForRequest(catalog, asOf, ports.countTokens),
    waysOf: (site) => now().snapshot.waysOf(site),
    setOverlay: (path, text) => {
      const before = sources.text(path);
      if (text !== null && text === before) {
        sources.setOverlay(path, text);
        return { changesSummary: () => false };
      }
      const lowered = sources.lowered(path);
      const scanned = knowledge?.texts.get(path);
      if (lowered && !scannedTexts.has(path) && scanned !== undefined && scanned === hashOf(path))
        scannedTexts.set(path, lowered.ir.text);
      sources.setOverlay(path, text);
      if (sources.text(path) === before) return { changesSummary: () => false };
      if (isConfigFile(path, engineSettings)) current = null;
      changed(path);
      return {
        changesSummary: () =>
          isConfigFile(path, engineSettings) || summaryOf(lowered) !== summaryOf(sources.lowered(path)),
      };
    },
    filesChanged: (paths) => {
      for (const path of paths) {
        sources.forget(path);
        changed(path);
        // What manifests and config files say decides on everything.
        if (sources.languageOf(path) === null) current = null;
      }
    },
    dependantsOf: (path, among) => {
      const reached = [path, ...(current?.ambient?.targetsOf(path) ?? [])];
      return among.filter((other) => {
        const restsOn = current?.evaluation.dependenciesOf(other);
        return other !== path && (isConfigFile(path, engineSettings) || reached.some((each) => restsOn?.has(each)));
      });
    },
    isCandidate: (path, text) =>
      (current?.snapshot.scan ?? scanWithoutConfig)(path, text, 'decoded').seed !== null ||
      (knowledge?.demanded.has(path) ?? false),
    programOf: (path) => sources.lowered(path)?.ir ?? null,
    learned: () => knowledge,
    learn: (learned) => learn(learned, current?.snapshot ?? null),
  };

  /** What other files can see of one: its program without places. */
  function summaryOf(file: LoweredFile | null): string {
    if (!file) return '';
    const known = summaries.get(file.ir);
    if (known !== undefined) return known;
    const summary = hashText(printIr(file.ir));
    summaries.set(file.ir, summary);
    return summary;
  }
}

/** What an evaluation has found. The program that it went through takes more room than all else and is let go of here, before sites are made. */
function evaluated(
  run: () => DemandResult,
): Omit<DemandResult, 'program'> & { readonly observations: ObservationsByFile } {
  const { program, ...found } = run();
  return { ...found, observations: byFile(program.observations) };
}
