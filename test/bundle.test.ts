import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Metafile } from 'esbuild';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { build } from '../scripts/build.mjs';
import { loadAsset } from '../server/src/workspace/nodeAssets.ts';

const probeEntry = 'test/fixtures/bundle/probe.ts';
const lazyPackages = ['typescript6', 'web-tree-sitter', 'tiktoken'];

describe('bundle', () => {
  const outdir = mkdtempSync(join(tmpdir(), 'llm-cost-lens-'));
  const entries = ['server/src/cli.ts', 'server/src/server.ts', 'server/src/worker.ts'].filter((path) =>
    existsSync(path),
  );
  let metafile: Metafile;

  beforeAll(async () => {
    metafile = await build({ outdir: join(outdir, 'probe'), entries: [probeEntry] });
  });
  afterAll(() => rmSync(outdir, { recursive: true, force: true }));

  it.each([
    ['typescript', 1],
    ['python', 1],
    ['tokens', 2],
    ['libraries', ['function', 2, '/a', { a: 1 }, { a: 1 }, true, true, false]],
  ])('loads %s when it is first needed', (asked, answer) => {
    const output = execFileSync(process.execPath, [join(outdir, 'probe', 'probe.mjs'), asked], { encoding: 'utf8' });
    expect(JSON.parse(output)).toMatchObject({ answer });
  });

  it('tells a package in the start-up code from one that is loaded later', () => {
    const later = packagesAtStart(metafile, probeEntry);
    expect(later).toEqual([]);
    const outputs = Object.entries(metafile.outputs).map(([name, output]) => [
      name,
      { ...output, imports: output.imports.map((used) => ({ ...used, kind: 'import-statement' as const })) },
    ]);
    const eager = packagesAtStart({ ...metafile, outputs: Object.fromEntries(outputs) }, probeEntry);
    expect(eager).toEqual(lazyPackages);
  });

  it('the extension reads no package at its start, only what it is itself', () => {
    const inputsOf = (name: string): readonly string[] =>
      Object.keys(Object.entries(metafile.outputs).find(([path]) => path.endsWith(`/${name}`))?.[1].inputs ?? {});
    expect(inputsOf('extension.cjs')).toContain('client/src/extension.ts');
    expect(inputsOf('extension.cjs').filter((input) => !/^(client\/src|server\/src\/protocol)/.test(input))).toEqual(
      [],
    );
    expect(inputsOf('connection.cjs').some((input) => input.includes('vscode-languageclient'))).toBe(true);
  });

  it.each(entries)('%s loads no parser and no tokenizer at its start', async (entry) => {
    const product = await build({ outdir: join(outdir, 'entry'), entries: [entry] });
    expect(packagesAtStart(product, entry)).toEqual([]);
  });
});

describe('loadAsset', () => {
  it('reads assets from the sources', () => {
    expect(new TextDecoder('latin1').decode(loadAsset('tree-sitter-python.wasm').subarray(0, 4))).toBe('\0asm');
  });
  it('refuses a name that is not listed', () => {
    expect(() => loadAsset('../package.json')).toThrow('Unknown asset "../package.json"');
  });
});

/** Which of the lazy packages are in the files that Node loads before the first line of `entry` runs. */
function packagesAtStart(metafile: Metafile, entry: string): readonly string[] {
  const first = Object.keys(metafile.outputs).find((name) => metafile.outputs[name]?.entryPoint === entry);
  if (first === undefined) throw new Error(`${entry} is not in the bundle`);
  const loaded = new Set([first]);
  for (const name of loaded) {
    for (const used of metafile.outputs[name]?.imports ?? []) {
      if (used.kind === 'import-statement' && !used.external) loaded.add(used.path);
    }
  }
  const inputs = [...loaded].flatMap((name) => Object.keys(metafile.outputs[name]?.inputs ?? {}));
  return lazyPackages.filter((name) => inputs.some((input) => input.startsWith(`node_modules/${name}/`)));
}
