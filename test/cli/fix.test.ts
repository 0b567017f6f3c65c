import { chmodSync, lstatSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createNodeEngine } from '../../server/src/node/engine.ts';
import { nodeDisk } from '../../server/src/workspace/nodeDisk.ts';
import { folderWith, run, textOf } from './harness.ts';
import { type WordRule, wordEngine } from './wordEngine.ts';

const safe = (word: string, text: string): WordRule => ({
  word,
  fixes: [{ title: `Write ${text}`, safety: 'safe', text }],
});
const rules: readonly WordRule[] = [
  safe('bad', 'good'),
  { word: 'risky', fixes: [{ title: 'Write bold', safety: 'review', text: 'bold' }] },
  { word: 'open', fixes: [{ title: 'Write todo', safety: 'example', text: 'todo' }] },
];

const machine = (folder: string, paths = ['a.ts'], words = rules) => ({
  folder,
  engine: (root: string) => wordEngine(root, paths, words),
});

describe('fix', () => {
  it('applies safe fixes and tells which', async () => {
    const folder = folderWith({ 'a.ts': 'bad risky open\nbad\n' });
    const { code, out } = await run(['fix'], machine(folder));
    expect(textOf(folder, 'a.ts')).toBe('good risky open\ngood\n');
    expect(out).toBe(
      'a.ts: Write good (missing-output-cap)\na.ts: Write good (missing-output-cap)\n2 findings fixed in 1 file\n',
    );
    expect(code).toBe(0);
  });

  it('applies those to review only when asked, and a scaffold never', async () => {
    const folder = folderWith({ 'a.ts': 'bad risky open' });
    await run(['fix', '--review', '--quiet'], machine(folder));
    expect(textOf(folder, 'a.ts')).toBe('good bold open');
  });

  it('keeps to a rule', async () => {
    const folder = folderWith({ 'a.ts': 'bad' });
    await run(['fix', '--rule', 'dynamic-prefix'], machine(folder));
    expect(textOf(folder, 'a.ts')).toBe('bad');
    expect(await run(['fix', '--rule', 'dynamic-prefx'], machine(folder))).toMatchObject({
      code: 2,
      err: expect.stringContaining('Did you mean dynamic-prefix'),
    });
  });

  it('only prints the changes on a dry run', async () => {
    const folder = folderWith({ 'a.ts': 'one\nbad\nthree' });
    const { out, code } = await run(['fix', '--dry-run'], machine(folder));
    expect(out).toBe(
      '--- a/a.ts\n+++ b/a.ts\n@@ -1,3 +1,3 @@\n one\n-bad\n+good\n three\n\\ No newline at end of file\n',
    );
    expect(textOf(folder, 'a.ts')).toBe('one\nbad\nthree');
    expect(code).toBe(0);
  });

  it('leaves fixes that touch to the next round, on the text of the last one', async () => {
    const folder = folderWith({ 'a.ts': 'badrisky' });
    await run(['fix', '--review'], machine(folder));
    expect(textOf(folder, 'a.ts')).toBe('goodbold');
  });

  it('fixes what a fix reveals', async () => {
    const folder = folderWith({ 'a.ts': 'worst' });
    await run(['fix'], machine(folder, ['a.ts'], [safe('worst', 'worse'), safe('worse', 'well')]));
    expect(textOf(folder, 'a.ts')).toBe('well');
  });

  it('fixes a finding that comes back once', async () => {
    const folder = folderWith({ 'a.ts': 'bad' });
    const { out } = await run(['fix'], machine(folder, ['a.ts'], [safe('bad', 'a bad')]));
    expect(textOf(folder, 'a.ts')).toBe('a bad');
    expect(out).toContain('1 finding fixed');
  });

  it('ends where two fixes undo each other', async () => {
    const folder = folderWith({ 'a.ts': 'tick' });
    const { code } = await run(['fix'], machine(folder, ['a.ts'], [safe('tick', 'tock'), safe('tock', 'tick')]));
    expect(code).toBe(0);
  });
});

describe('comments without effect', () => {
  const call = `from openai import OpenAI

client = OpenAI(max_retries=1, timeout=20)
# llm-cost-ignore-next-line missing-output-cap -- the answer is short
client.chat.completions.create(
    model="gpt-4o-mini",
    messages=[{"role": "user", "content": f"Write about {input()}"}],
)
`;
  const capped = call.replace('    model', '    max_completion_tokens=99,\n    model');
  const ignore = '# llm-cost-ignore-next-line missing-output-cap -- the answer is short\n';
  const notebook = (source: string): string =>
    `${JSON.stringify({ nbformat: 4, metadata: {}, cells: [{ cell_type: 'code', source }] }, null, 1)}\n`;
  const real = (folder: string) => ({
    folder,
    engine: (root: string) => createNodeEngine(root, { asOf: null, configPath: null, ruleLevels: {} }),
  });

  it('are taken out as they are of no use, and nothing else is', async () => {
    const folder = folderWith({ 'used.py': call, 'idle.py': capped, 'idle.ipynb': notebook(capped) });
    const { out, code } = await run(['fix'], real(folder));
    expect(textOf(folder, 'used.py')).toBe(call);
    expect(textOf(folder, 'idle.py')).toBe(capped.replace(ignore, ''));
    expect(textOf(folder, 'idle.ipynb')).toBe(notebook(capped.replace(ignore, '\n')));
    expect(out).toBe(
      'idle.ipynb: Remove this comment (unused-suppression)\nidle.py: Remove this comment (unused-suppression)\n2 findings fixed in 2 files\n',
    );
    expect(code).toBe(0);
    expect((await run(['fix'], real(folder))).out).toBe('0 findings fixed in 0 files\n');
  });

  it('are left where the code does not parse, so that a finding may be missed', async () => {
    const broken = `${capped}\nclass (\n`;
    const folder = folderWith({ 'idle.py': broken });
    await run(['fix', '--rule', 'unused-suppression'], real(folder));
    expect(textOf(folder, 'idle.py')).toBe(broken);
  });
});

describe('a fixed file', () => {
  it.each([
    ['a byte order mark and CRLF', Buffer.from('\uFEFFone\r\nbad\r\n'), Buffer.from('\uFEFFone\r\ngood\r\n')],
    ['UTF-16', utf16('bad é\r\n'), utf16('good é\r\n')],
    ['no line break at the end', Buffer.from('é bad'), Buffer.from('é good')],
  ])('keeps %s', async (_, before, after) => {
    const folder = folderWith({ 'a.ts': before });
    await run(['fix'], machine(folder));
    expect(readFileSync(join(folder, 'a.ts'))).toEqual(after);
  });

  it('keeps its mode, and a link stays a link', async () => {
    const folder = folderWith({ 'a.ts': 'bad' });
    chmodSync(join(folder, 'a.ts'), 0o754);
    symlinkSync('a.ts', join(folder, 'link.ts'));
    await run(['fix'], machine(folder, ['link.ts']));
    expect(textOf(folder, 'a.ts')).toBe('good');
    expect(statSync(join(folder, 'a.ts')).mode & 0o777).toBe(0o754);
    expect(lstatSync(join(folder, 'link.ts')).isSymbolicLink()).toBe(true);
    expect(readdirSync(folder).sort()).toEqual(['a.ts', 'link.ts']);
  });

  it('is left alone if it has changed since it was read', async () => {
    const folder = folderWith({ 'a.ts': 'bad', 'b.ts': 'bad' });
    const disk = {
      ...nodeDisk,
      read: (path: string) => {
        const bytes = nodeDisk.read(path);
        if (path.endsWith('a.ts')) writeFileSync(path, 'bad and newer');
        return bytes;
      },
    };
    const { code, err } = await run(['fix'], { ...machine(folder, ['a.ts', 'b.ts']), disk });
    expect(textOf(folder, 'a.ts')).toBe('bad and newer');
    expect(textOf(folder, 'b.ts')).toBe('good');
    expect(err).toContain('a.ts: left alone, because it has changed meanwhile');
    expect(readdirSync(folder).sort()).toEqual(['a.ts', 'b.ts']);
    expect(code).toBe(1);
  });

  it('is left alone if it is no valid text', async () => {
    const bytes = Buffer.concat([Buffer.from('bad '), Buffer.from([0xff, 0xfe, 0x80])]);
    const folder = folderWith({ 'a.ts': bytes });
    const { err } = await run(['fix'], machine(folder));
    expect(readFileSync(join(folder, 'a.ts'))).toEqual(bytes);
    expect(err).toContain('a.ts: left alone');
  });

  it('may be a notebook: all but the line stays as it is', async () => {
    const notebook = (line: string) =>
      `{\n "cells": [\n  {"cell_type": "markdown", "source": "bad prose"},\n  {\n   "cell_type": "code",\n   "source": [\n    "%pip install x\\n",\n    "caf\\u00e9 = 1\\n",\n    "${line}"\n   ], "outputs": [1.50]\n  }\n ],\n "nbformat": 4\n}\n`;
    const folder = folderWith({ 'a.ipynb': notebook('bad()') });
    await run(['fix'], machine(folder, ['a.ipynb']));
    expect(textOf(folder, 'a.ipynb')).toBe(notebook('good()'));
  });
});

function utf16(text: string): Buffer {
  return Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')]);
}
