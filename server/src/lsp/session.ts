import type { CancellationToken } from 'vscode-languageserver';
import type { FileAnalysis, PricedSite } from '../analysis/types.ts';
import type { FileIr } from '../ir/types.ts';
import { buildSite } from '../report/build.ts';
import type { ReportSite } from '../report/model.ts';
import type { Folder } from './folder.ts';
import type { Folders, Place } from './folders.ts';
import { type Shown, withLastGood } from './lastGood.ts';
import { type OpenFile, type OpenFiles, type Placed, placeOf } from './openFiles.ts';
import type { LspPorts, OpenWorkspace, ScanRequest } from './ports.ts';
import type { Pacer } from './schedule.ts';

/** An open file with its results. */
export interface FileView {
  readonly file: OpenFile;
  readonly place: Place;
  readonly workspace: OpenWorkspace;
  readonly analysis: FileAnalysis;
  /** Findings that are kept from before while the code around them is half typed. */
  readonly kept: ReadonlySet<string>;
  readonly program: FileIr | null;
  /** The calls of the file with where they are shown. */
  readonly sites: () => readonly ShownSite[];
}

export interface ShownSite {
  readonly priced: PricedSite;
  /** In the words of the report. Worked out when it is first asked for: of a long file only a few calls are in sight. */
  readonly report: () => ReportSite;
  readonly call: Placed;
  readonly callee: Placed;
}

export interface Session {
  /** The results of an open file; null if it has none (no source file, no SDK in sight). `uri` may be that of a cell. */
  readonly view: (uri: string, token?: CancellationToken) => Promise<FileView | null>;
  /** Tells the engine of the editor's text of a file that is closed or has gone. */
  readonly closed: (uri: string) => void;
  /** What the editor has open of a folder, as the engine reads it. */
  readonly overlaysOf: (folder: Folder) => ScanRequest['overlays'];
}

export interface SessionEvents {
  /** Open files whose results are different because of an edit of another one. */
  readonly outdated: (folder: Folder, uris: readonly string[]) => void;
  /** A file has been worked out anew. */
  readonly analysed: () => void;
}

export function createSession(input: {
  readonly ports: LspPorts;
  readonly files: OpenFiles;
  readonly folders: Folders;
  readonly pacer: Pacer;
  /** Settles when the settings are known, so that the first results are by them. */
  readonly ready: Promise<void>;
  readonly events: SessionEvents;
}): Session {
  const { ports, files, folders, pacer, events } = input;
  const views = new Map<string, Cached>();
  const lastPlaces = new Map<string, Place>();

  async function view(uri: string, token?: CancellationToken): Promise<FileView | null> {
    const opened = files.get(uri);
    if (opened === null) return null;
    await input.ready;
    await pacer.turn(opened.uri);
    if (token?.isCancellationRequested) return null;
    return current(opened.uri, token);
  }

  async function current(uri: string, token?: CancellationToken): Promise<FileView | null> {
    const file = files.get(uri);
    const place = file === null ? null : folders.placeOf(file);
    if (file === null || place === null) return null;
    lastPlaces.set(uri, place);
    const { folder, path } = place;
    const known = views.get(uri);
    if (known && isFresh(known, file, folder)) return known.view;
    const isCandidate = folder.isCandidate(path, file.text());
    if (!isCandidate && folder.opened() === null) return keep(file, folder, null, null);
    const workspace = await folder.open();
    for (const other of openIn(folder)) await workspace.engine.prepare(other.place.path);
    if (token?.isCancellationRequested) return null;
    // While this one waited the text may have changed, or another request may have done the work.
    const now = views.get(uri);
    if (files.get(uri)?.stamp !== file.stamp || folder.opened() !== workspace) return current(uri, token);
    if (now && isFresh(now, file, folder)) return now.view;
    const start = ports.now();
    syncOverlays(folder, workspace);
    if (!isCandidate) return keep(file, folder, null, null);
    const { view, shown } = analyse(file, place, workspace, now?.shown ?? null);
    pacer.ran(uri, ports.now() - start);
    events.analysed();
    return keep(file, folder, view, shown);
  }

  function keep(file: OpenFile, folder: Folder, view: FileView | null, shown: Shown | null): FileView | null {
    views.set(file.uri, { folder, view, shown, stamp: file.stamp, generation: folder.generation() });
    return view;
  }

  /** Results count as long as neither the file nor the folder has changed, and the engine knows of the edits of all others. */
  const isFresh = (cached: Cached, file: OpenFile, folder: Folder): boolean =>
    cached.stamp === file.stamp &&
    cached.folder === folder &&
    cached.generation === folder.generation() &&
    (folder.opened() === null ||
      openIn(folder).every((other) => folder.synced.get(other.place.path) === other.file.stamp));

  const openIn = (folder: Folder) =>
    files.all().flatMap((file) => {
      const place = folders.placeOf(file);
      return place?.folder === folder ? [{ file, place }] : [];
    });

  /** The engine sees all open files as the editor does. */
  function syncOverlays(folder: Folder, { engine }: OpenWorkspace): void {
    const open = openIn(folder);
    const paths = open.map(({ place }) => place.path);
    const outdated = new Set<string>();
    for (const { file, place } of open) {
      if (folder.synced.get(place.path) === file.stamp) continue;
      const { changesSummary } = engine.setOverlay(place.path, file.text());
      folder.synced.set(place.path, file.stamp);
      const dependants = engine.dependantsOf(place.path, paths);
      if (dependants.length > 0 && changesSummary()) for (const path of dependants) outdated.add(path);
    }
    outdate(folder, outdated);
  }

  function outdate(folder: Folder, paths: ReadonlySet<string>): void {
    const outdated = openIn(folder).filter(({ place }) => paths.has(place.path));
    for (const { file } of outdated) {
      const cached = views.get(file.uri);
      if (cached) views.set(file.uri, { ...cached, stamp: '' });
    }
    if (outdated.length > 0)
      events.outdated(
        folder,
        outdated.map(({ file }) => file.uri),
      );
  }

  function analyse(file: OpenFile, place: Place, workspace: OpenWorkspace, before: Shown | null) {
    const fresh = workspace.engine.analyseFile(place.path);
    if (fresh === null) return { view: null, shown: null };
    const program = workspace.engine.programOf?.(place.path) ?? null;
    const shown = withLastGood(before, fresh, file.code, program);
    return { view: viewOf(file, place, workspace, shown, program), shown };
  }

  return {
    view,
    closed: (uri) => {
      views.delete(uri);
      pacer.forget(uri);
      const place = lastPlaces.get(uri);
      lastPlaces.delete(uri);
      if (!place) return;
      const { folder, path } = place;
      folder.synced.delete(path);
      const engine = folder.opened()?.engine;
      if (!engine) return;
      const paths = openIn(folder).map((other) => other.place.path);
      const { changesSummary } = engine.setOverlay(path, null);
      const dependants = engine.dependantsOf(path, paths);
      if (dependants.length > 0 && changesSummary()) outdate(folder, new Set(dependants));
    },
    overlaysOf: (folder) => openIn(folder).map(({ file, place }) => [place.path, file.text()] as const),
  };
}

interface Cached {
  readonly folder: Folder;
  readonly stamp: string;
  readonly generation: number;
  readonly view: FileView | null;
  readonly shown: Shown | null;
}

function viewOf(
  file: OpenFile,
  place: Place,
  workspace: OpenWorkspace,
  { analysis, kept }: Shown,
  program: FileIr | null,
): FileView {
  const { countTokens } = workspace.engine;
  const sites = once(() =>
    analysis.sites.flatMap((priced): readonly ShownSite[] => {
      const call = placeOf(file, priced.site.call);
      const callee = placeOf(file, priced.site.callee);
      const report = once(() => buildSite(analysis, priced, { countTokens }));
      return call && callee ? [{ priced, report, call, callee }] : [];
    }),
  );
  return { file, place, workspace, analysis, kept, program, sites };
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
