import { describe, expect, it } from 'vitest';
import { type LeadFiles, leadsToSeed } from '../../server/src/analysis/leads.ts';
import { seedPatterns } from '../../server/src/node/engine.ts';
import { createScanner } from '../../server/src/workspace/scan.ts';
import { foldersOf, type Tree } from '../workspace/tree.ts';

const scan = createScanner(seedPatterns());

/** Asks for the first file of a tree. The paths that were read come with the answer. */
function lead(tree: Tree): { readonly leads: boolean; readonly read: readonly string[] } {
  const read: string[] = [];
  const files: LeadFiles = {
    read: (path) => (tree[path] === undefined ? { kind: 'missing' } : { kind: 'text', text: tree[path], notice: null }),
    readRaw: (path) => {
      read.push(path);
      return tree[path] === undefined ? { kind: 'missing' } : { kind: 'decoded', text: tree[path] };
    },
    size: (path) => tree[path]?.length ?? null,
    listFolder: (path) =>
      foldersOf(tree)
        .entries(path)
        ?.map(({ name }) => name) ?? null,
  };
  const [path = '', text = ''] = Object.entries(tree)[0] ?? [];
  return { leads: leadsToSeed(files, scan, path, text), read };
}

const typescript = "import OpenAI from 'openai';\nexport const client = new OpenAI();\n";
const python = 'from openai import OpenAI\n\nclient = OpenAI()\n';

describe('a file leads to an SDK', () => {
  it.each<[string, Tree]>([
    ['that a neighbour imports', { 'src/a.ts': "import { client } from './client';", 'src/client.ts': typescript }],
    ['over a compiled name', { 'src/a.ts': "import { client } from '../client.js';", 'client.ts': typescript }],
    ['over a folder', { 'a.ts': "export * from './llm';", 'llm/index.ts': typescript }],
    [
      'over a path of the compiler settings',
      {
        'src/app/a.ts': "import { client } from '@/llm/client';",
        'tsconfig.json': '{ "compilerOptions": { "paths": { "@/*": ["./src/*"] } } }',
        'src/llm/client.ts': typescript,
      },
    ],
    [
      'over three files',
      {
        'a.ts': "import { b } from './b';",
        'b.ts': "import { a } from './a';\nimport { c } from './c';",
        'c.ts': "const { client } = await import('./client');",
        'client.ts': typescript,
      },
    ],
    ['in Python', { 'app/a.py': 'from .client import client', 'app/client.py': python }],
    ['as a module of its package', { 'app/a.py': 'from . import client', 'app/client.py': python }],
    [
      'from the root of the project',
      { 'app/api/a.py': 'from app.llm.client import client', 'app/llm/client.py': python, 'pyproject.toml': '' },
    ],
    ['below src', { 'src/app/a.py': 'import app.client', 'src/app/client.py': python }],
  ])('%s', (_, tree) => expect(lead(tree).leads).toBe(true));
});

describe('a file does not', () => {
  it.each<[string, Tree]>([
    ['that imports nothing', { 'a.ts': 'export const a = 1;', 'client.ts': typescript }],
    ['whose neighbours use none', { 'a.ts': "import { b } from './b';", 'b.ts': 'export const b = 1;' }],
    ['that only takes a type', { 'a.ts': "import type { client } from './client';", 'client.ts': typescript }],
    ['whose import is missing', { 'a.ts': "import { client } from './client';", 'b.ts': typescript }],
    [
      'over a package',
      { 'a.ts': "import { client } from './node_modules/x/client';", 'node_modules/x/client.ts': typescript },
    ],
    ['over another language', { 'a.ts': "import { client } from './client';", 'client.py': python }],
    ['that leaves the workspace', { 'a.ts': "import { client } from '../client';", 'client.ts': typescript }],
    ['in Python, by a look-alike', { 'app/a.py': 'from .clients import client', 'app/client.py': python }],
  ])('%s', (_, tree) => expect(lead(tree).leads).toBe(false));

  it('after a bounded number of files', () => {
    const names = Array.from({ length: 300 }, (_, index) => `m${index}`);
    const tree = {
      'a.ts': names.map((name) => `import './${name}';`).join('\n'),
      ...Object.fromEntries(names.map((name) => [`${name}.ts`, '//'])),
    };
    const { leads, read } = lead(tree);
    expect(leads).toBe(false);
    expect(read).toHaveLength(99);
  });

  it('reads each file once, in circles too', () => {
    const { leads, read } = lead({ 'a.ts': "import './b';", 'b.ts': "import './a';\nimport './b';" });
    expect(leads).toBe(false);
    expect(read).toEqual(['b.ts']);
  });
});
