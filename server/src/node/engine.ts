import { createEngine } from '../analysis/createEngine.ts';
import type { Engine, EngineSettings } from '../analysis/engine.ts';
import type { EnginePorts } from '../analysis/ports.ts';
import { readCatalog } from '../catalog/catalog.ts';
import { pathTestOf } from '../config/globs.ts';
import { type CountTokens, tokenCounter } from '../cost/tokens.ts';
import { createPythonLanguage } from '../languages/python/index.ts';
import { createTypeScriptLanguage, loadTypeScript, type TypeScriptApi } from '../languages/typescript/index.ts';
import { hostSeeds, packageSeeds } from '../sdks/registry.ts';
import { createNodeFiles } from '../workspace/node.ts';
import { loadAsset } from '../workspace/nodeAssets.ts';
import type { WorkspaceFiles } from '../workspace/ports.ts';

/** The engine over a folder on disk. Engines of one process share their tools. */
export const createNodeEngine = (
  root: string,
  settings: EngineSettings,
  files: WorkspaceFiles = createNodeFiles(root),
  tools: NodeTools = createNodeTools(),
): Engine => createEngine({ ...tools, files }, settings);

/** All that engines need besides the files: it is the same for every folder, and some of it is large. */
export type NodeTools = Omit<EnginePorts, 'files'>;

/** Grammars, the TypeScript API and the tokenizer are loaded when a file first needs them. */
export function createNodeTools(): NodeTools {
  let typescript: TypeScriptApi | null = null;
  const script = createTypeScriptLanguage(() => {
    if (!typescript) throw new Error('The TypeScript API is asked for before it was loaded.');
    return typescript;
  });
  const python = createPythonLanguage({
    runtimeWasm: () => loadAsset('web-tree-sitter.wasm'),
    grammarWasm: () => loadAsset('tree-sitter-python.wasm'),
  });
  let count: CountTokens = tokenCounter(null);
  let tokens: Promise<void> | null = null;
  const loadTokens = async (): Promise<void> => {
    const { createTokenizer } = await import('../cost/tokenizer.ts');
    count = tokenCounter(await createTokenizer(loadAsset));
  };
  return {
    languages: [script, python],
    catalog: readCatalog(loadAsset('catalog.json')),
    countTokens: (text, family) => count(text, family),
    seeds: seedPatterns(),
    globs: (patterns) => pathTestOf(patterns),
    prepare: async (language) => {
      if (language === python) await python.ready();
      else typescript ??= await loadTypeScript();
    },
    prepareTokens: () => {
      tokens ??= loadTokens();
      return tokens;
    },
  };
}

/** What makes a file worth looking at, out of the SDK tables. */
export function seedPatterns(): EnginePorts['seeds'] {
  const packages = packageSeeds();
  return { npm: packages.typescript, python: packages.python, hosts: hostSeeds(), wrappers: [] };
}
