import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { languageOf } from '../support/analyse.ts';
import { examples } from './report.ts';

const tsc = fileURLToPath(new URL('../../node_modules/typescript/bin/tsc', import.meta.url));
const files = readdirSync(examples, { recursive: true, encoding: 'utf8' }).map((path) => path.replaceAll('\\', '/'));

it('the TypeScript example type-checks against the real SDKs', () => {
  const { status, stdout } = spawnSync(process.execPath, [tsc, '-p', join(examples, 'support-copilot')], {
    encoding: 'utf8',
  });
  expect(stdout).toBe('');
  expect(status).toBe(0);
});

it('the Python examples are whole', () => {
  const sources = files.filter((path) => path.endsWith('.py'));
  expect(sources.length).toBeGreaterThan(5);
  for (const path of sources)
    expect(languageOf(path).lower(path, readFileSync(join(examples, path), 'utf8')).errors, path).toEqual([]);
});

it('the versions of the example are those that it is checked against', () => {
  const read = (path: URL) => JSON.parse(readFileSync(path, 'utf8'));
  const { dependencies } = read(new URL('../../examples/support-copilot/package.json', import.meta.url));
  for (const [name, version] of Object.entries(dependencies))
    expect(read(new URL(`../../node_modules/${name}/package.json`, import.meta.url)).version, name).toBe(version);
});
