import type { FileRead, Listing, ListOptions, WorkspaceFiles } from '../workspace/ports.ts';
import { createEngine } from './createEngine.ts';
import type { Engine, EngineSettings, WorkspaceOptions } from './engine.ts';
import type { EnginePorts } from './ports.ts';
import { listOptions } from './scanning.ts';
import type { FileAnalysis, WorkspaceAnalysis } from './types.ts';

/** The files of a workspace that can only be read by waiting for them: those of a browser, of a remote machine. */
export interface AsyncFiles {
  readonly list: (options?: ListOptions) => Promise<Listing>;
  /** The decoded text, without a byte order mark. */
  readonly read: (path: string) => Promise<FileRead>;
  /** The names in a folder; null if there is no such folder. */
  readonly listFolder: (path: string) => Promise<readonly string[] | null>;
}

export interface AsyncEnginePorts extends Omit<EnginePorts, 'files'> {
  readonly files: AsyncFiles;
}

/** The engine with its results awaited. Each is the same as that of an engine that reads at once. */
export interface AsyncEngine extends Pick<Engine, 'setOverlay' | 'filesChanged' | 'learned' | 'learn'> {
  readonly analyseWorkspace: (options?: WorkspaceOptions) => Promise<WorkspaceAnalysis>;
  readonly analyseFile: (path: string) => Promise<FileAnalysis | null>;
}

/**
 * Drives an engine over files that come later. A text that is not there yet leaves what rests on it pending; all such texts of a run are
 * read together, and the run is repeated with what it has parsed already, until nothing is pending any more.
 */
export function createAsyncEngine(ports: AsyncEnginePorts, settings: EngineSettings): AsyncEngine {
  const store = createStore(ports.files);
  const engine = createEngine({ ...ports, files: store.files }, settings);

  /** Runs that go on at the same time would read what the other one is about to. */
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const next = last.then(work, work);
    last = next;
    return next;
  };

  async function settle<T>(run: () => T | Promise<T>): Promise<T> {
    for (;;) {
      const result = await run();
      const come = await store.readPending();
      if (come.length === 0) return result;
      engine.filesChanged(come);
    }
  }

  return {
    analyseWorkspace: (options) =>
      inTurn(async () => {
        await store.list(listOptions({ ...ports, files: store.files }, options));
        return settle(() => engine.analyseWorkspace(options));
      }),
    analyseFile: (path) =>
      inTurn(async () => {
        await store.list(null);
        await engine.prepare(path);
        return settle(() => engine.analyseFile(path));
      }),
    setOverlay: engine.setOverlay,
    filesChanged: (paths) => {
      store.forget(paths);
      engine.filesChanged(paths);
    },
    ...(engine.learned && { learned: engine.learned }),
    ...(engine.learn && { learn: engine.learn }),
  };
}

/** So many files are read at the same time. */
const BATCH = 64;

const noFiles: Listing = { files: [], candidates: [], isIgnored: () => false, skipped: {}, notices: [] };
const missing: FileRead = { kind: 'missing' };

/** What has been read so far, as files that are there at once, and what has been asked for in vain. */
function createStore(files: AsyncFiles) {
  const texts = new Map<string, FileRead>();
  const folders = new Map<string, readonly string[] | null>();
  const pendingTexts = new Set<string>();
  const pendingFolders = new Set<string>();
  let listing: Listing | null = null;

  const read = (path: string): FileRead => {
    const known = texts.get(path);
    if (!known) pendingTexts.add(path);
    return known ?? missing;
  };
  const store: WorkspaceFiles = {
    list: () => listing ?? noFiles,
    read,
    readRaw: (path) => {
      const known = read(path);
      return known.kind === 'text' ? { kind: 'decoded', text: known.text } : known;
    },
    listFolder: (path) => {
      const known = folders.get(path);
      if (known === undefined) pendingFolders.add(path);
      return known ?? null;
    },
    size: (path) => {
      const known = texts.get(path);
      return known?.kind === 'text' ? known.text.length : null;
    },
    isPending: (path) => pendingTexts.has(path),
  };

  return {
    files: store,
    /** Lists the files for a scan; null keeps the list that there is. */
    list: async (options: ListOptions | null): Promise<void> => {
      if (options || !listing) listing = await files.list(options ?? undefined);
    },
    /** Reads what was asked for in vain. Gives the paths of all that has come. */
    readPending: async (): Promise<readonly string[]> => {
      const wanted = [...pendingTexts].toSorted();
      const wantedFolders = [...pendingFolders].toSorted();
      await inBatches(wanted, async (path) => {
        texts.set(path, await files.read(path));
      });
      await inBatches(wantedFolders, async (path) => {
        folders.set(path, await files.listFolder(path));
        if (!texts.has(path)) texts.set(path, missing);
      });
      pendingTexts.clear();
      pendingFolders.clear();
      return [...new Set([...wanted, ...wantedFolders])];
    },
    forget: (paths: readonly string[]): void => {
      for (const path of paths) texts.delete(path);
      folders.clear();
      listing = null;
    },
  };
}

async function inBatches(paths: readonly string[], work: (path: string) => Promise<void>): Promise<void> {
  for (let start = 0; start < paths.length; start += BATCH)
    await Promise.all(paths.slice(start, start + BATCH).map(work));
}
