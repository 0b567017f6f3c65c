import type { EngineSettings, ScanKnowledge } from '../analysis/engine.ts';
import type { Report } from '../report/model.ts';
import { type ReportView, viewOf } from '../report/view.ts';
import type { LspPorts, OpenWorkspace, ScanResult, WorkspaceRoot } from './ports.ts';
import { defaultSettings, type Settings, sameRules } from './settings.ts';

/** A workspace folder, or the surroundings of a single file, with its engine. */
export interface Folder {
  readonly uri: string;
  readonly name: string;
  readonly root: WorkspaceRoot;
  readonly settings: () => Settings;
  readonly configure: (settings: Settings) => void;
  readonly engineSettings: () => EngineSettings;
  /** Grows whenever results may differ without an edit of the file itself. */
  readonly generation: () => number;
  readonly outdate: () => void;
  /** The engine, made when it is first asked for. */
  readonly open: () => Promise<OpenWorkspace>;
  /** The engine if it has been made, else null. */
  readonly opened: () => OpenWorkspace | null;
  /** Whether a file could have call sites. It makes no engine. */
  readonly isCandidate: (path: string, text: string) => boolean;
  /** Stamps of the open files as the engine knows them, by path. */
  readonly synced: Map<string, string>;
  /** Whether a scan has been through, if only to find that no file names an SDK. */
  readonly isScanned: () => boolean;
  /** The report of the last scan; null before, and where there was nothing to report. */
  readonly report: () => Report | null;
  /** The same, arranged for people. */
  readonly view: () => ReportView | null;
  /** For what-ifs, by the id of the call site. */
  readonly ways: () => ScanResult['ways'];
  readonly adopt: (result: ScanResult) => void;
}

export function createFolder(uri: string, name: string, root: WorkspaceRoot, ports: LspPorts): Folder {
  let settings = defaultSettings;
  let generation = 0;
  let opening: Promise<OpenWorkspace> | null = null;
  let opened: OpenWorkspace | null = null;
  let knowledge: ScanKnowledge | null = null;
  let report: Report | null = null;
  let view: ReportView | null = null;
  let ways: ScanResult['ways'] = new Map();
  const synced = new Map<string, string>();
  const engineSettings = (): EngineSettings => ({ asOf: null, configPath: null, ruleLevels: settings.rules });

  async function openWith(wanted: EngineSettings): Promise<OpenWorkspace> {
    const workspace = await ports.openWorkspace(root, wanted);
    if (knowledge) workspace.engine.learn?.(knowledge);
    return workspace;
  }

  async function open(): Promise<OpenWorkspace> {
    if (opened) return opened;
    opening ??= openWith(engineSettings());
    const mine = opening;
    try {
      const workspace = await mine;
      if (opening === mine) opened = workspace;
      return opening === mine ? workspace : await open();
    } catch (error) {
      if (opening === mine) opening = null;
      throw error;
    }
  }

  return {
    uri,
    name,
    root,
    settings: () => settings,
    configure: (next) => {
      const isSame = sameRules(next, settings);
      settings = next;
      generation++;
      if (isSame) return;
      opening = null;
      opened = null;
      synced.clear();
    },
    engineSettings,
    generation: () => generation,
    outdate: () => void generation++,
    open,
    opened: () => opened,
    isCandidate: (path, text) => {
      if (opened?.engine.isCandidate(path, text)) return true;
      // Until a scan has told which files lead to calls, the imports of the file do.
      if (knowledge === null) return ports.isSeed(path, text) || ports.leadsToSeed(root, path, text);
      return opened === null && (ports.isSeed(path, text) || knowledge.demanded.has(path));
    },
    synced,
    isScanned: () => knowledge !== null,
    report: () => report,
    view: () => {
      view ??= report && viewOf(report);
      return view;
    },
    ways: () => ways,
    adopt: (result) => {
      ({ report, knowledge, ways } = result);
      view = null;
      if (knowledge) opened?.engine.learn?.(knowledge);
      generation++;
    },
  };
}
