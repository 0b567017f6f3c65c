import type { FileAnalysis } from '../../server/src/analysis/types.ts';
import { createNodeEngine, createNodeTools } from '../../server/src/node/engine.ts';
import type { CallSite } from '../../server/src/resolve/callSite.ts';
import { isSourceFile } from '../../server/src/workspace/excludes.ts';
import type { WorkspaceFiles } from '../../server/src/workspace/ports.ts';
import type { SourceFile } from '../support/fixtures.ts';

const tools = createNodeTools();
const settings = { asOf: null, configPath: null, ruleLevels: {} };

/** An engine over files in memory, with all that the product's doors wire to it. */
export const engineOver = (files: readonly SourceFile[]) => createNodeEngine('', settings, inMemory(files), tools);

/** The results of a whole project. */
export async function analyse(files: readonly SourceFile[]): Promise<readonly FileAnalysis[]> {
  return (await engineOver(files).analyseWorkspace()).files;
}

/** The call sites of a whole project, in the order of paths and texts. */
export async function sitesIn(files: readonly SourceFile[]): Promise<readonly CallSite[]> {
  return (await analyse(files)).flatMap((file) => file.sites.map(({ site }) => site));
}

/** A notebook with these code cells. */
export const notebookOf = (cells: readonly string[]): string =>
  JSON.stringify({
    cells: cells.map((source) => ({ cell_type: 'code', metadata: {}, outputs: [], execution_count: null, source })),
    metadata: { kernelspec: { name: 'python3', language: 'python' }, language_info: { name: 'python' } },
    nbformat: 4,
    nbformat_minor: 5,
  });

function inMemory(files: readonly SourceFile[]): WorkspaceFiles {
  const texts = new Map(files.map(({ path, text }) => [path, text]));
  const paths = [...texts.keys()].toSorted();
  return {
    list: () => ({
      files: paths,
      candidates: paths.filter(isSourceFile),
      isIgnored: () => false,
      skipped: {},
      notices: [],
    }),
    read: (path) => {
      const text = texts.get(path);
      return text === undefined ? { kind: 'missing' } : { kind: 'text', text, notice: null };
    },
    readRaw: (path) => {
      const text = texts.get(path);
      return text === undefined ? { kind: 'missing' } : { kind: 'decoded', text };
    },
    listFolder: (folder) => {
      const inside = paths.filter((path) => folder === '' || path.startsWith(`${folder}/`));
      const names = inside.map((path) => path.slice(folder === '' ? 0 : folder.length + 1).split('/')[0] ?? '');
      return names.length === 0 ? null : [...new Set(names)];
    },
    size: (path) => texts.get(path)?.length ?? null,
  };
}
