import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildIfNeeded, root } from '../../scripts/lib/project.mjs';

describe('the npm package', () => {
  const folder = mkdtempSync(join(tmpdir(), 'llm-cost-lens-npm-'));
  const project = join(folder, 'project');
  let files: readonly string[] = [];

  beforeAll(() => {
    buildIfNeeded();
    const [packed] = JSON.parse(
      execFileSync('npm', ['pack', '--ignore-scripts', '--json', '--pack-destination', folder], {
        cwd: root,
        encoding: 'utf8',
      }),
    );
    files = packed.files.map(({ path }: { path: string }) => path);
    mkdirSync(project);
    writeFileSync(join(project, 'package.json'), '{"private": true}');
    // Offline, because everything that runs is inside.
    run('npm', ['install', '--offline', '--no-audit', '--no-fund', join(folder, packed.filename)]);
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const run = (command: string, args: readonly string[]): string =>
    execFileSync(command, args, { cwd: project, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });

  it('holds what the command line and the server need and nothing else', () => {
    // Bundles that are loaded later have names of their own, with a hash of their content.
    expect(
      [...new Set(files.map((name) => name.replace(/[^/]+-[0-9A-Z]{8}\.mjs$/, '(loaded later).mjs')))].sort(),
    ).toMatchSnapshot();
  });

  it('needs no other package', () =>
    expect(readdirSync(join(project, 'node_modules')).filter((name) => !name.startsWith('.'))).toEqual([
      'llm-cost-lens',
    ]));

  it('scans TypeScript and Python by npx', () => {
    writeFileSync(
      join(project, 'ask.ts'),
      "import OpenAI from 'openai';\nnew OpenAI().chat.completions.create({ model: 'gpt-4o', messages: [{ role: 'user', content: 'Hi' }] });\n",
    );
    writeFileSync(
      join(project, 'ask.py'),
      "import openai\n\nopenai.OpenAI().chat.completions.create(model='gpt-4o', messages=[{'role': 'user', 'content': 'Hi'}])\n",
    );
    const report = JSON.parse(run('npx', ['--no-install', 'llm-cost-lens', 'scan', '--format', 'json']));
    expect(
      report.callSites.map(({ file, model }: { file: string; model: { value: string } }) => [file, model.value]),
    ).toEqual([
      ['ask.py', 'gpt-4o'],
      ['ask.ts', 'gpt-4o'],
    ]);
    expect(
      report.callSites.every(({ estimate }: { estimate: { perCall: unknown } }) => estimate.perCall !== null),
    ).toBe(true);
  });

  it('prints the version of the package', () => {
    expect(run('npx', ['--no-install', 'llm-cost-lens', '--version'])).toMatch(/\d+\.\d+\.\d+/);
  });
});
