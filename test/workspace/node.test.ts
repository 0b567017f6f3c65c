import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { createNodeFiles } from '../../server/src/workspace/node.ts';
import { scanWorkspace } from '../../server/src/workspace/scan.ts';

const roots: string[] = [];
afterAll(() => {
  for (const root of roots) rmSync(root, { recursive: true, force: true });
});

function folderWith(files: Readonly<Record<string, string | Uint8Array>>): string {
  const root = mkdtempSync(join(tmpdir(), 'llm-cost-'));
  roots.push(root);
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), content);
  }
  return root;
}

const patterns = { npm: ['openai'], python: ['openai'], hosts: [], wrappers: [] };
const utf16 = (text: string, big = false): Buffer => {
  const bytes = Buffer.from(`\uFEFF${text}`, 'utf16le');
  return big ? bytes.swap16() : bytes;
};

describe('files on disk', () => {
  it('are listed without following a loop of links', () => {
    const root = folderWith({ 'src/a.ts': "import 'openai'" });
    symlinkSync(root, join(root, 'src/loop'), 'dir');
    symlinkSync(join(root, 'src/a.ts'), join(root, 'b.ts'));
    const listing = createNodeFiles(root).list();
    expect(listing.files).toEqual(['src/a.ts']);
    expect(listing.skipped).toEqual({ symlink: 2 });
  });

  it('obey .gitignore, also above the workspace root', () => {
    const root = folderWith({
      '.git/HEAD': '',
      '.gitignore': '*.secret.ts\n/app/tmp/\n',
      'app/a.ts': "import 'openai'",
      'app/b.secret.ts': "import 'openai'",
      'app/tmp/c.ts': '',
    });
    const files = createNodeFiles(join(root, 'app'));
    const listing = files.list();
    const scan = scanWorkspace(files, listing, patterns);
    expect(scan.seeds).toEqual(['a.ts']);
    expect([listing.skipped, scan.skipped]).toEqual([{ 'git-ignored': 1 }, { 'git-ignored': 1 }]);
  });

  it('are decoded as what they are', () => {
    const text = "const preis = '5 €';\n";
    const files = createNodeFiles(
      folderWith({
        'plain.ts': text,
        'bom.ts': `\uFEFF${text}`,
        'little.ts': utf16(text),
        'big.ts': utf16(text, true),
        'latin.ts': Buffer.from("const name = 'Müller';\n", 'latin1'),
        'binary.ts': Buffer.from([0x41, 0, 0x42]),
      }),
    );
    for (const path of ['plain.ts', 'bom.ts', 'little.ts', 'big.ts']) {
      expect(files.read(path), path).toEqual({ kind: 'text', text, notice: null });
    }
    expect(files.read('latin.ts')).toEqual({
      kind: 'text',
      text: "const name = 'M\uFFFDller';\n",
      notice: 'invalid-utf8',
    });
    expect(files.read('binary.ts')).toEqual({ kind: 'skipped', reason: 'binary' });
    expect(files.read('none.ts')).toEqual({ kind: 'missing' });
    expect(files.read('plain.ts/none.ts')).toEqual({ kind: 'missing' });
  });

  it('are scanned in any encoding, and skipped with the reason', () => {
    const seed = "import OpenAI from 'openai';\n";
    const files = createNodeFiles(
      folderWith({
        'a.ts': seed,
        'wide.ts': utf16(seed),
        'plain.ts': 'export const a = 1;\n',
        'huge.ts': seed + 'x'.repeat(1_100_000),
        'book.ipynb': JSON.stringify({ cells: [{ source: ['import openai'] }], pad: 'x'.repeat(1_100_000) }),
        'packed.js': `import x from "openai";${'a();'.repeat(10_000)}`,
        'image.js': Buffer.from([1, 0, 2]),
      }),
    );
    const scan = scanWorkspace(files, files.list(), patterns);
    expect(scan.seeds).toEqual(['a.ts', 'book.ipynb', 'wide.ts']);
    expect(scan.skipped).toEqual({ 'too-large': 1, minified: 1, binary: 1 });
    expect(scan.read).toBe(7);
    expect([...scan.files.keys()]).not.toContain('plain.ts');
  });

  it('give sizes and folders, and never wait for a pipe', () => {
    const root = folderWith({ 'a/b.txt': '12345' });
    execFileSync('sh', ['-c', 'mkfifo "$0"', join(root, 'pipe.json')]);
    const files = createNodeFiles(root);
    expect([files.size('a/b.txt'), files.size('a'), files.size('none')]).toEqual([5, null, null]);
    expect([files.listFolder('a'), files.listFolder('none')]).toEqual([['b.txt'], null]);
    expect(files.read('pipe.json').kind).not.toBe('missing');
    expect(files.list().files).toEqual(['a/b.txt']);
    expect(files.read('a')).toEqual({ kind: 'skipped', reason: 'unreadable' });
  });
});
