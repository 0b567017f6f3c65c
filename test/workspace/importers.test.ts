import { describe, expect, it } from 'vitest';
import { joinPath } from '../../server/src/base/paths.ts';
import { createImporterIndex } from '../../server/src/workspace/importers.ts';
import { createScanner } from '../../server/src/workspace/scan.ts';

const scan = createScanner({ npm: [], python: [], hosts: [], wrappers: [] });

/** Who imports `path`, as `importer: names`. `targets` says where each module leads. */
function importers(texts: Record<string, string>, targets: Record<string, string>, path: string): readonly string[] {
  const files = Object.entries(texts).map(([file, text]) => scan(file, text, 'decoded'));
  const find = createImporterIndex(files, (_, specifier) => targets[specifier] ?? null);
  return find(path).map(
    ({ path: from, names }) =>
      `${from}: ${names === '*' ? '*' : names.map(({ imported, as }) => `${imported} as ${as}`).join()}`,
  );
}

describe('importers', () => {
  it('finds relative imports by their last segment, and folders by their index file', () => {
    const texts = {
      'a.ts': "import { x } from './llm.js'",
      'b.ts': "export * from './llm'",
      'c.ts': "import y from './other'",
      'd.ts': "import '.'",
    };
    const targets = { './llm.js': 'llm/index.ts', './llm': 'llm/index.ts', './other': 'other.ts', '.': 'index.ts' };
    expect(importers(texts, targets, 'llm/index.ts')).toEqual(['a.ts: x as x', 'b.ts: *']);
    expect(importers(texts, { ...targets, './llm.js': 'llm.ts' }, 'llm.ts')).toEqual(['a.ts: x as x']);
    expect(importers(texts, targets, 'index.ts')).toEqual(['d.ts: ']);
  });

  it('finds aliases and packages whatever the name of the file', () => {
    const texts = { 'a.ts': "import { ask } from '@acme/llm'", 'b.ts': "import { ask } from 'react'" };
    expect(importers(texts, { '@acme/llm': 'packages/llm/src/main.ts' }, 'packages/llm/src/main.ts')).toEqual([
      'a.ts: ask as ask',
    ]);
  });

  it('finds Python modules imported as names of their package', () => {
    const texts = {
      'a.py': 'from app import llm as l',
      'b.py': 'from app.llm import ask',
      'c.py': 'import app.llm',
      'd.py': 'from . import llm',
    };
    const targets = { app: 'app/__init__.py', 'app.llm': 'app/llm.py', '.llm': 'app/llm.py' };
    expect(importers(texts, targets, 'app/llm.py')).toEqual([
      'a.py: * as l',
      'b.py: ask as ask',
      'c.py: *',
      'd.py: * as llm',
    ]);
    expect(importers(texts, targets, 'app/__init__.py')).toEqual(['a.py: llm as l']);
  });

  it('asks for each import from the file that writes it', () => {
    const files = ['x/a.ts', 'y/a.ts'].map((path) => scan(path, "import { b } from './b'", 'decoded'));
    const find = createImporterIndex(files, (from, specifier) => `${joinPath(from, `../${specifier}`)}.ts`);
    expect(find('y/b.ts').map(({ path }) => path)).toEqual(['y/a.ts']);
  });
});
