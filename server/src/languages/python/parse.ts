import { copyTree } from './copy.ts';
import type { SyntaxTree } from './syntax.ts';
import { vocabularyOf } from './vocabulary.ts';

/** Where the bytes of the WebAssembly modules come from. Both are asked for at most once. */
export interface PythonAssets {
  readonly runtimeWasm: () => Uint8Array | Promise<Uint8Array>;
  readonly grammarWasm: () => Uint8Array | Promise<Uint8Array>;
}

/** Parses a text to a syntax tree; null if the parser gives up. */
export type ParsePython = (text: string) => SyntaxTree | null;

/**
 * Starts the parser (about 40 ms). The tree that it builds in WebAssembly memory is copied and freed at once, so that no file costs
 * memory after it was lowered.
 *
 * @throws Error if one of the modules cannot be loaded.
 */
export async function loadPythonParser(assets: PythonAssets): Promise<ParsePython> {
  const { Language: Grammar, Parser } = await import('web-tree-sitter');
  await Parser.init({ wasmBinary: await assets.runtimeWasm() });
  const grammar = await Grammar.load(await assets.grammarWasm());
  const parser = new Parser();
  parser.setLanguage(grammar);
  const vocabulary = vocabularyOf(grammar);
  return (text) => {
    const tree = parser.parse(text);
    if (tree === null) return null;
    const cursor = tree.walk();
    try {
      return copyTree(text, cursor, vocabulary, tree.rootNode.hasError);
    } finally {
      cursor.delete();
      tree.delete();
    }
  };
}
