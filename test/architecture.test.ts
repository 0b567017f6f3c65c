import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path/posix';
import { describe, expect, it } from 'vitest';
import { checkArchitecture, formatViolations } from './architecture/check.ts';
import { layers } from './architecture/layers.ts';

describe('the architecture of the product', () => {
  const files = new Map(['server/src', 'client/src', 'client/webview'].flatMap(sourcesUnder));

  it('is read from the sources', () => {
    expect([...files.keys()]).toContain('server/src/workspace/nodeAssets.ts');
  });
  it('holds', () => {
    expect(formatViolations(checkArchitecture(files))).toBe('');
  });
  it('names an order of the folders: none is above itself', () => {
    const below = (unit: string): readonly string[] =>
      (layers[unit] ?? []).flatMap((lower) => [lower, ...below(lower)]);
    for (const unit of Object.keys(layers)) expect(below(unit), unit).not.toContain(unit);
  });
});

describe('the check of the architecture', () => {
  it('accepts a tree that keeps the order', () => {
    const tree = {
      'server/src/base/fact.ts': '',
      'server/src/ir/types.ts': "import type { Fact } from '../base/fact.ts';",
      'server/src/languages/language.ts': "export * from '../ir/types.ts';",
      'server/src/languages/typescript/parse.ts': "import ts from 'typescript6';\nimport '../language.ts';",
      'server/src/languages/python/parse.ts': "import { Parser } from 'web-tree-sitter';",
      'server/src/rules/engine.ts': "import type { LanguageEditor } from '../languages/language.ts';",
      'server/src/workspace/nodeFiles.ts': "import { readFileSync } from 'node:fs';\nconst now = Date.now();",
      'server/src/lsp/serve.ts': "import { Connection } from 'vscode-languageserver/node';\nsetTimeout(() => {}, 1);",
      'server/src/cli.ts': "import process from 'node:process';\nimport './ir/types.ts';\nimport '../../package.json';",
      'server/src/protocol.ts': "import type { Fact } from './base/fact.ts';",
      'client/src/extension.ts':
        "import * as vscode from 'vscode';\nimport { scan } from '../../server/src/protocol.ts';",
    };
    expect(check(tree)).toEqual([]);
  });

  it.each<[string, string, string, string]>([
    [
      'an import against the order',
      'base/a.ts',
      "\nimport { x } from '../ir/b.ts';",
      '2 imports "../ir/b.ts": base may not import ir',
    ],
    [
      'a type import against the order',
      'sdks/a.ts',
      "import type { X } from '../rules/b.ts';",
      '1 imports "../rules/b.ts": sdks may not import rules',
    ],
    [
      'a re-export against the order',
      'ir/a.ts',
      "export * from '../cost/b.ts';",
      '1 imports "../cost/b.ts": ir may not import cost',
    ],
    [
      'an import() against the order',
      'ir/a.ts',
      "await import('../lsp/b.ts');",
      '1 imports "../lsp/b.ts": ir may not import lsp',
    ],
    [
      'an import() type against the order',
      'ir/a.ts',
      "type X = import('../lsp/b.ts').X;",
      '1 imports "../lsp/b.ts": ir may not import lsp',
    ],
    [
      'an import of an entry',
      'lsp/a.ts',
      "import '../server.ts';",
      '1 imports "../server.ts": lsp may not import server.ts',
    ],
    [
      'a parser behind the contract',
      'rules/a.ts',
      "import '../languages/python/parse.ts';",
      '1 imports "../languages/python/parse.ts": rules may not import languages',
    ],
    [
      'one language in another',
      'languages/python/a.ts',
      "import '../typescript/b.ts';",
      '1 imports "../typescript/b.ts": a language imports no other',
    ],
    [
      'code in the shared protocol',
      'protocol.ts',
      "import { x } from './base/b.ts';",
      '1 imports "./base/b.ts": protocol.ts imports types only, for the client loads it too',
    ],
    [
      'code from outside',
      'base/a.ts',
      "import '../../../test/b.ts';",
      '1 imports "../../../test/b.ts": the server imports nothing outside server/src',
    ],
    [
      'a package behind import()',
      'config/a.ts',
      "await import('jsonc-parser');",
      '1 loads "jsonc-parser" with import(): load a module of our own that imports it statically',
    ],
    ['the editor in the server', 'lsp/a.ts', "import 'vscode';", '1 imports "vscode", which belongs to client/src'],
    [
      'the client library in the server',
      'lsp/a.ts',
      "import 'vscode-languageclient/node';",
      '1 imports "vscode-languageclient/node", which belongs to client/src',
    ],
    [
      'the protocol below lsp',
      'report/a.ts',
      "import 'vscode-languageserver-textdocument';",
      '1 imports "vscode-languageserver-textdocument", which belongs to server.ts and lsp/',
    ],
    [
      'the TypeScript API elsewhere',
      'languages/a.ts',
      "import ts from 'typescript6';",
      '1 imports "typescript6", which belongs to languages/typescript',
    ],
    [
      'tree-sitter elsewhere',
      'languages/typescript/a.ts',
      "import 'web-tree-sitter';",
      '1 imports "web-tree-sitter", which belongs to languages/python',
    ],
    [
      'the tokenizer elsewhere',
      'rules/a.ts',
      "import 'tiktoken/lite/init';",
      '1 imports "tiktoken/lite/init", which belongs to cost/',
    ],
    [
      'Node in the core',
      'workspace/walk.ts',
      "import 'node:fs/promises';",
      '1 imports "node:fs/promises", which belongs to the entries and workspace/node*.ts',
    ],
    [
      'Node without its prefix',
      'base/a.ts',
      "import fs from 'fs';",
      '1 imports "fs", which belongs to the entries and workspace/node*.ts',
    ],
    [
      'the clock',
      'base/a.ts',
      'const now = Date.now();',
      '1 uses Date.now: only the entries, cli/, lsp/ and workspace/node*.ts may use the platform',
    ],
    [
      'the clock as a date',
      'base/a.ts',
      'const now = new Date();',
      '1 uses Date.now: only the entries, cli/, lsp/ and workspace/node*.ts may use the platform',
    ],
    [
      'the console',
      'cost/a.ts',
      'console.log(1);',
      '1 uses console.log: only the entries, cli/, lsp/ and workspace/node*.ts may use the platform',
    ],
    [
      'the network',
      'cost/a.ts',
      'await fetch(url);',
      '1 uses fetch: only the entries, cli/, lsp/ and workspace/node*.ts may use the platform',
    ],
  ])('reports %s', (_, path, text, message) => {
    expect(check({ [`server/src/${path}`]: text })).toEqual([`server/src/${path}:${message}`]);
  });

  it('reports a folder that is no layer, and a file that is no entry', () => {
    expect(check({ 'server/src/helpers/a.ts': '', 'server/src/index.ts': '' })).toEqual([
      'server/src/helpers/a.ts:1 is in no known layer: "helpers" is neither a layer folder nor an entry',
      'server/src/index.ts:1 is in no known layer: "index.ts" is neither a layer folder nor an entry',
    ]);
  });

  it('reports a client that reaches into the server', () => {
    expect(check({ 'client/src/a.ts': "import '../../server/src/cost/b.ts';" })).toEqual([
      'client/src/a.ts:1 imports "../../server/src/cost/b.ts": the client shares nothing with the server but protocol.ts',
    ]);
  });

  it('reports both ends of an import cycle, also over a third folder', () => {
    const tree = {
      'server/src/base/a.ts': "import '../cost/c.ts';",
      'server/src/ir/b.ts': "import '../base/a.ts';",
      'server/src/cost/c.ts': "import '../ir/b.ts';",
    };
    expect(check(tree).filter((line) => line.includes('cycle'))).toEqual([
      'server/src/base/a.ts:1 closes an import cycle: base -> cost -> ir -> base',
      'server/src/cost/c.ts:1 closes an import cycle: cost -> ir -> base -> cost',
      'server/src/ir/b.ts:1 closes an import cycle: ir -> base -> cost -> ir',
    ]);
  });

  it('is not misled by comments, strings, own names and dates that are given', () => {
    const text = [
      "// import '../lsp/a.ts'",
      'const sample = "import fs from \'fs\'; console.log(Date.now())";',
      'const date = new Date(0);',
      'function run(process: { pid: number }) { return process.pid; }',
      'call.fetch(client.performance);',
    ];
    expect(check({ 'server/src/base/a.ts': text.join('\n') })).toEqual([]);
  });
});

function check(tree: Readonly<Record<string, string>>): readonly string[] {
  const text = formatViolations(checkArchitecture(new Map(Object.entries(tree))));
  return text === '' ? [] : text.split('\n');
}

/** The TypeScript files under a folder with their texts; none if the folder does not exist. */
function sourcesUnder(folder: string): readonly (readonly [path: string, text: string])[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return sourcesUnder(path);
    return path.endsWith('.ts') ? [[path, readFileSync(path, 'utf8')] as const] : [];
  });
}
