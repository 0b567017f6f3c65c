import { describe, expect, test } from 'vitest';
import { createPythonLanguage } from '../../../server/src/languages/python/index.ts';
import { loadAsset } from '../../../server/src/workspace/nodeAssets.ts';

describe('createPythonLanguage', () => {
  test('loads the parser once, when it is asked to', async () => {
    const asked: string[] = [];
    const load = (name: string) => () => {
      asked.push(name);
      return loadAsset(name);
    };
    const language = createPythonLanguage({
      runtimeWasm: load('web-tree-sitter.wasm'),
      grammarWasm: load('tree-sitter-python.wasm'),
    });
    expect(asked).toEqual([]);
    expect(language.isReady()).toBe(false);
    await Promise.all([language.ready(), language.ready()]);
    await language.ready();
    expect(language.isReady()).toBe(true);
    expect(asked).toHaveLength(2);
    expect(language.lower('a.py', 'f()').module.body).toHaveLength(1);
  });

  test('before that a program is empty and wholly an error, never a guess', () => {
    const language = createPythonLanguage({
      runtimeWasm: () => loadAsset('web-tree-sitter.wasm'),
      grammarWasm: () => loadAsset('tree-sitter-python.wasm'),
    });
    const ir = language.lower('a.py', 'f()');
    expect(ir.module.body).toEqual([]);
    expect(ir.errors).toEqual([{ start: 0, end: 3 }]);
    expect(language.lower('a.py', '').errors).toEqual([]);
  });

  test('a parser that cannot be loaded rejects', async () => {
    const broken = () => new Uint8Array([1, 2, 3]);
    const language = createPythonLanguage({
      runtimeWasm: () => loadAsset('web-tree-sitter.wasm'),
      grammarWasm: broken,
    });
    await expect(language.ready()).rejects.toThrow();
    expect(language.isReady()).toBe(false);
  });
});
