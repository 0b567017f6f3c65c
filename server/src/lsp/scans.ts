import type { Folder } from './folder.ts';
import type { Log } from './log.ts';
import type { LspPorts, RunningScan, ScanRequest } from './ports.ts';

/** The scans of whole folders: at most one runs for a folder, and a later request replaces it. */
export interface Scans {
  /** Scans a folder unless that has been tried before; settles when the results are in. */
  readonly first: (folder: Folder) => Promise<void>;
  /** Scans unless the last scan has seen everything as it is now; settles when the results are in. */
  readonly ensure: (folder: Folder, onProgress?: (done: number, total: number) => void) => Promise<void>;
  /** Something has changed that the last scan did not see. A scan that was to come soon waits for a pause in the edits. */
  readonly outdate: (folder: Folder) => void;
  /** Scans after a pause without further changes, if the folder has been scanned before. */
  readonly soon: (folder: Folder) => void;
  /** Whether something has changed that the last scan did not see. */
  readonly isOutdated: (folder: Folder) => boolean;
  /** Why the last scan failed; null if it did not. */
  readonly problem: (folder: Folder) => string | null;
  readonly state: (folder: Folder) => 'none' | 'running' | 'done';
  readonly cancel: (folder: Folder) => void;
  readonly stop: () => void;
}

/** Shows how far a scan is. */
export interface ScanProgress {
  readonly report: (done: number, total: number) => void;
  readonly end: () => void;
}

export function createScans(input: {
  readonly ports: LspPorts;
  readonly log: Log;
  readonly overlaysOf: (folder: Folder) => ScanRequest['overlays'];
  readonly showProgress: (folder: Folder, cancel: () => void) => ScanProgress;
  readonly finished: (folder: Folder) => void;
}): Scans {
  const { ports, log } = input;
  const states = new Map<Folder, State>();
  const stateOf = (folder: Folder): State => {
    const known = states.get(folder) ?? {
      ...{ running: null, isOutdated: true, wasAsked: false, timer: null, problem: null },
      watchers: new Set(),
    };
    states.set(folder, known);
    return known;
  };

  async function run(folder: Folder, state: State, isAsked: boolean): Promise<void> {
    state.isOutdated = false;
    state.wasAsked = true;
    state.problem = null;
    const start = ports.now();
    const progress = input.showProgress(folder, () => state.running?.scan.cancel());
    const scan = ports.startScan(
      {
        root: folder.root.path,
        settings: folder.engineSettings(),
        overlays: input.overlaysOf(folder),
        needsReport: isAsked || folder.opened() !== null || folder.report() !== null,
      },
      (done, total) => {
        progress.report(done, total);
        for (const watch of state.watchers) watch(done, total);
      },
    );
    const done = scan.result.then(
      (result) => {
        if (result === null) {
          log.info(`The scan of ${folder.name} was cancelled.`);
          state.isOutdated = true;
          return;
        }
        folder.adopt(result);
        const took = `${Math.round(ports.now() - start)} ms`;
        if (result.report === null) {
          state.isOutdated = true;
          log.info(`No file of ${folder.name} names an SDK, ${took}.`);
          return;
        }
        const { files, callSites } = result.report.totals;
        log.info(`Scanned ${folder.name}: ${files} files, ${callSites} calls, ${took}.`);
      },
      (error: unknown) => {
        state.isOutdated = true;
        state.problem = error instanceof Error ? error.message : String(error);
        log.error(`The scan of ${folder.name} failed`, error);
      },
    );
    const finished = done.finally(() => {
      state.running = null;
    });
    state.running = { scan, done: finished };
    await finished;
    progress.end();
    input.finished(folder);
  }

  async function first(folder: Folder): Promise<void> {
    const state = stateOf(folder);
    if (state.running) await state.running.done;
    else if (!state.wasAsked && folder.root.kind === 'folder') await run(folder, state, false);
  }

  async function rescan(
    folder: Folder,
    isAsked: boolean,
    onProgress?: (done: number, total: number) => void,
  ): Promise<void> {
    const state = stateOf(folder);
    if (onProgress) state.watchers.add(onProgress);
    try {
      while (state.running) await state.running.done;
      if (state.isOutdated && folder.root.kind === 'folder') await run(folder, state, isAsked);
    } finally {
      if (onProgress) state.watchers.delete(onProgress);
    }
  }

  const cancel = (folder: Folder): void => {
    const state = stateOf(folder);
    if (state.timer) clearTimeout(state.timer);
    state.timer = null;
    state.running?.scan.cancel();
  };

  const soon = (folder: Folder): void => {
    const state = stateOf(folder);
    state.isOutdated = true;
    if (!state.wasAsked) return;
    if (state.timer) clearTimeout(state.timer);
    state.timer = setTimeout(() => {
      state.timer = null;
      if (state.running) state.running.scan.cancel();
      const free = state.running?.done ?? Promise.resolve();
      free.then(() => rescan(folder, false)).catch((error: unknown) => log.error('The workspace scan failed', error));
    }, pauseBeforeScan);
  };

  return {
    first,
    ensure: (folder, onProgress) => rescan(folder, true, onProgress),
    outdate: (folder) => {
      stateOf(folder).isOutdated = true;
      if (stateOf(folder).timer) soon(folder);
    },
    soon,
    isOutdated: (folder) => stateOf(folder).isOutdated,
    problem: (folder) => stateOf(folder).problem,
    state: (folder) => {
      const state = states.get(folder);
      return state?.running ? 'running' : folder.isScanned() ? 'done' : 'none';
    },
    cancel,
    stop: () => {
      for (const folder of states.keys()) cancel(folder);
    },
  };
}

interface State {
  running: { readonly scan: RunningScan; readonly done: Promise<void> } | null;
  isOutdated: boolean;
  wasAsked: boolean;
  timer: ReturnType<typeof setTimeout> | null;
  problem: string | null;
  /** Others who want to know how far a scan is. */
  readonly watchers: Set<(done: number, total: number) => void>;
}

/** In ms. A checkout or an install changes many files one after the other. */
const pauseBeforeScan = 1_000;
