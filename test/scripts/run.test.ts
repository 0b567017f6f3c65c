import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';

describe('run.mjs', () => {
  it('runs a TypeScript script with its arguments, from where its sources are', () => {
    const { stdout, status } = run('test/fixtures/run/script.ts', 'a', '--b');
    expect(JSON.parse(stdout)).toEqual([['a', '--b'], 'script.ts', true]);
    expect(status).toBe(0);
  });
  it('ends with an error of the script, at its line in the sources', () => {
    const { stderr, status } = run('test/fixtures/run/script.ts', '--fail');
    expect(stderr).toMatch(/Error: as asked[\s\S]*script\.ts:4:/);
    expect(status).toBe(1);
  });
  it('says which script is missing', () => {
    const { stderr, status } = run('scripts/nothing.ts');
    expect(stderr).toContain('there is no script scripts/nothing.ts');
    expect(status).toBe(2);
  });
});

function run(...args: readonly string[]) {
  return spawnSync(process.execPath, ['scripts/run.mjs', ...args], { encoding: 'utf8' });
}
