import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { unifiedDiff } from '../../server/src/cli/diff.ts';

describe('a unified diff', () => {
  it('is empty for equal texts', () => {
    expect(unifiedDiff('a', 'x\n', 'x\n')).toBe('');
  });

  it('shows changes that are far apart in hunks of their own', () => {
    const before = Array.from({ length: 20 }, (_, index) => `${index}\n`);
    const after = before.map((line, index) => (index === 2 || index === 17 ? `new ${line}` : line));
    expect(unifiedDiff('a.ts', before.join(''), after.join('')).match(/^@@.*@@$/gm)).toEqual([
      '@@ -1,6 +1,6 @@',
      '@@ -15,6 +15,6 @@',
    ]);
  });

  it('names an empty side as patch expects it', () => {
    expect(unifiedDiff('a', '', 'x\n')).toBe('--- a/a\n+++ b/a\n@@ -0,0 +1,1 @@\n+x\n');
    expect(unifiedDiff('a', 'x\n', '')).toBe('--- a/a\n+++ b/a\n@@ -1,1 +0,0 @@\n-x\n');
  });

  it('shows a line break that comes or goes at the end', () => {
    expect(unifiedDiff('a', 'x', 'x\n')).toBe(
      '--- a/a\n+++ b/a\n@@ -1,1 +1,1 @@\n-x\n\\ No newline at end of file\n+x\n',
    );
  });

  it('turns the one text into the other', () => {
    const text = fc.array(fc.constantFrom('a\n', 'b\n', 'c\n', '\n', 'tail')).map((lines) => lines.join(''));
    fc.assert(
      fc.property(text, text, (before, after) => {
        expect(patched(before, unifiedDiff('f', before, after))).toBe(after);
      }),
    );
  });
});

/** Applies a diff the way `patch` does, without any tolerance. */
function patched(before: string, diff: string): string {
  if (diff === '') return before;
  const old = before.split(/(?<=\n)/);
  const result: string[] = [];
  let at = 0;
  for (const line of diff.split('\n').slice(2, -1)) {
    const [, start, count] = /^@@ -(\d+),(\d+) /.exec(line) ?? [];
    if (start !== undefined) {
      const from = Number(start) - (count === '0' ? 0 : 1);
      result.push(...old.slice(at, from));
      at = from;
    } else if (line.startsWith('\\')) result.push((result.pop() ?? '').replace(/\n$/, ''));
    else if (line.startsWith('+')) result.push(`${line.slice(1)}\n`);
    else {
      expect((old[at] ?? '').replace(/\n$/, '')).toBe(line.slice(1));
      if (line.startsWith(' ')) result.push(`${line.slice(1)}\n`);
      else result.push('');
      at++;
    }
  }
  return [...result, ...old.slice(at)].join('');
}
