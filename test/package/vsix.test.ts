import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { root } from '../../scripts/lib/project.mjs';
import { zipEntries } from './zip.ts';

describe('the VSIX', () => {
  const folder = mkdtempSync(join(tmpdir(), 'llm-cost-lens-vsix-'));
  const file = join(folder, 'extension.vsix');
  let output = '';
  let entries: ReturnType<typeof zipEntries> = new Map();

  beforeAll(() => {
    const run = spawnSync(process.execPath, ['scripts/run.mjs', 'scripts/package.ts', '--out', file], {
      cwd: root,
      encoding: 'utf8',
    });
    output = run.stdout + run.stderr;
    expect(run.status, output).toBe(0);
    entries = zipEntries(readFileSync(file));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('is packed without a warning', () => expect(output).not.toMatch(/warn/i));

  it('is smaller than 5 MB', () => expect(statSync(file).size).toBeLessThan(5_000_000));

  it('holds what the extension needs and nothing else', () => {
    // Bundles that are loaded later have names of their own, with a hash of their content.
    const names = [...entries.keys()].map((name) => name.replace(/[^/]+-[0-9A-Z]{8}\.mjs$/, '(loaded later).mjs'));
    expect([...new Set(names)].sort()).toMatchSnapshot();
  });

  it('holds every file that its manifest names', () => {
    const manifest = entries.get('extension/package.json')?.().toString() ?? '';
    const named = [...manifest.matchAll(/"(?:\.\/)?((?:dist|docs|media|syntaxes)\/[^"*]+)"/g)].map(([, path]) => path);
    expect(named).toContain('dist/extension.cjs');
    for (const path of named) expect([...entries.keys()]).toContain(`extension/${path}`);
  });

  it('has an icon of 256 by 256 pixels', () => {
    const icon = entries.get('extension/media/icon.png')?.() ?? Buffer.alloc(24);
    expect([icon.readUInt32BE(16), icon.readUInt32BE(20)]).toEqual([256, 256]);
  });

  it('names the licence of every package in it', () => {
    const notices = entries.get('extension/dist/third-party-notices.txt')?.().toString() ?? '';
    for (const name of [
      'typescript',
      'vscode-languageclient',
      'vscode-languageserver',
      'web-tree-sitter',
      'tiktoken',
      'zod',
    ])
      expect(notices).toMatch(new RegExp(`^${name} \\d+\\.\\d+\\.\\d+ \\(.+\\)$`, 'm'));
    expect(notices).not.toContain('(undefined)');
  });

  it('carries no path of the machine that made it', () => {
    for (const [name, content] of entries) expect(content().includes(root), name).toBe(false);
  });
});
