import type { EngineSettings } from '../analysis/engine.ts';
import { lookupModel } from '../catalog/lookup.ts';
import type { ModelInfo } from '../catalog/types.ts';
import { isSourceFile } from '../workspace/excludes.ts';
import { createNodeFiles } from '../workspace/node.ts';
import type { WorkspaceFiles } from '../workspace/ports.ts';
import { createNodeEngine, createNodeTools, type NodeTools } from './engine.ts';

/** Opens workspaces on disk with tools that they share. */
export function nodeWorkspaces(tools: NodeTools = createNodeTools()) {
  return {
    /** A folder with all that is below it. */
    openFolder: (root: string, settings: EngineSettings) => open(createNodeFiles(root), root, settings, tools),
    /** A file that belongs to no folder: what is looked at are the files beside it. An empty root stands for no files at all. */
    openLoose: (root: string, settings: EngineSettings) =>
      open(root === '' ? noFiles : looseFiles(createNodeFiles(root)), root, settings, tools),
  };
}

function open(files: WorkspaceFiles, root: string, settings: EngineSettings, tools: NodeTools) {
  const asOf = settings.asOf ?? tools.catalog.priceDate;
  const modelOf = (provider: string | null, id: string): ModelInfo | null =>
    lookupModel(tools.catalog, provider, id, asOf);
  return {
    engine: createNodeEngine(root, settings, files, tools),
    textOf: (path: string): string | null => {
      const read = files.read(path);
      return read.kind === 'text' ? read.text : null;
    },
    modelOf,
  };
}

/** The files of one folder without those below it: around a single file there may be a whole home folder. */
const looseFiles = (files: WorkspaceFiles): WorkspaceFiles => ({
  ...files,
  list: () => ({
    files: (files.listFolder('') ?? []).filter((name) => isSourceFile(name) || name.endsWith('.json')),
    candidates: [],
    isIgnored: () => false,
    skipped: {},
    notices: [],
  }),
});

const noFiles: WorkspaceFiles = {
  list: () => ({ files: [], candidates: [], isIgnored: () => false, skipped: {}, notices: [] }),
  read: () => ({ kind: 'missing' }),
  readRaw: () => ({ kind: 'missing' }),
  listFolder: () => null,
  size: () => null,
};
