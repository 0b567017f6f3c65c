import type { Language } from '../language.ts';
import { newPieceMemory } from '../pieces.ts';
import { pythonEditor } from './edit.ts';
import { lowerPython, type PythonMemory } from './lower.ts';
import type { ParsePython, PythonAssets } from './parse.ts';
import { loadPythonParser } from './parse.ts';

export type { PythonAssets } from './parse.ts';

export interface PythonLanguage extends Language {
  /** Loads the parser when first called; lowering gives real programs from then on. Rejects if the parser cannot be loaded. */
  readonly ready: () => Promise<void>;
  readonly isReady: () => boolean;
}

/** Python behind the contract of languages. Nothing is loaded before `ready` is called. */
export function createPythonLanguage(assets: PythonAssets): PythonLanguage {
  let parse: ParsePython | null = null;
  let loading: Promise<void> | null = null;
  const load = async (): Promise<void> => {
    parse = await loadPythonParser(assets);
  };
  return {
    ids: ['python'],
    extensions: ['.py', '.pyi', '.pyw'],
    lower: (path, text) => lowerPython(path, text, parse, null),
    follow: () => {
      const memory: PythonMemory = newPieceMemory();
      return (path, text) => lowerPython(path, text, parse, memory);
    },
    edit: pythonEditor,
    ready: () => {
      loading ??= load();
      return loading;
    },
    isReady: () => parse !== null,
  };
}
