import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { build } from '../../scripts/build.mjs';
import { reportSchema } from '../../server/src/report/schema.ts';

const call = `import OpenAI from 'openai';
const client = new OpenAI();
export const answer = (question: string) =>
  client.chat.completions.create({
    model: 'gpt-4o',
    messages: [{ role: 'user', content: question }],
  });
`;

/** The program as it is shipped, over a workspace of files. */
describe('the built program', () => {
  const folder = mkdtempSync(join(tmpdir(), 'llm-cost-lens-'));
  const cli = join(folder, 'dist', 'cli.mjs');
  const workspace = join(folder, 'workspace');
  const run = (args: readonly string[], cwd = workspace) =>
    spawnSync(process.execPath, [cli, ...args], { cwd, encoding: 'utf8', env: { PATH: process.env['PATH'] ?? '' } });

  beforeAll(async () => {
    await build({ outdir: join(folder, 'dist'), entries: ['server/src/cli.ts'] });
    mkdirSync(join(workspace, 'src'), { recursive: true });
    mkdirSync(join(workspace, 'tests'));
    for (let index = 0; index < 60; index++) writeFileSync(join(workspace, 'src', `answer${index}.ts`), call);
    writeFileSync(join(workspace, 'tests', 'answer.test.ts'), call);
    writeFileSync(join(workspace, 'src', 'broken.ts'), 'import OpenAI from "openai"; const {{{ = (');
    writeFileSync(join(workspace, 'src', 'binary.ts'), Buffer.from([0, 1, 2, 3]));
  }, 60_000);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('reports a workspace as its schema says', () => {
    const { stdout, status } = run(['scan', '--format', 'json']);
    const report = reportSchema.parse(JSON.parse(stdout));
    expect(report.totals).toMatchObject({ callSites: 60 });
    expect(report.callSites[0]).toMatchObject({
      file: 'src/answer0.ts',
      line: 4,
      column: 27,
      endLine: 7,
      sdk: 'openai',
    });
    expect(report.skipped).toContainEqual({ reason: 'binary', count: 1 });
    expect(stdout).not.toContain(folder);
    expect(status).toBe(0);
  });

  it('looks at tests when asked', () => {
    const { stdout } = run(['--format', 'json', '--no-default-excludes']);
    expect(reportSchema.parse(JSON.parse(stdout)).totals.callSites).toBe(61);
  });

  it('splits the work into shards that together are the whole', () => {
    const files = ['1/3', '2/3', '3/3'].flatMap((shard) =>
      reportSchema
        .parse(JSON.parse(run(['--format', 'json', '--shard', shard]).stdout))
        .callSites.map(({ file }) => file),
    );
    expect(new Set(files).size).toBe(60);
    expect(files).toHaveLength(60);
  });

  it.runIf(process.platform !== 'win32')('gives a slow reader all of a large report', () => {
    const whole = run(['--format', 'json']).stdout;
    expect(whole.length).toBeGreaterThan(100_000);
    const slow = `"${process.execPath}" "${cli}" --format json | (sleep 0.3; cat)`;
    expect(execFileSync('sh', ['-c', slow], { cwd: workspace, encoding: 'utf8' })).toBe(whole);
  });

  it.runIf(process.platform !== 'win32')('ends quietly when its reader goes away', () => {
    const early = `("${process.execPath}" "${cli}" --format json; echo "code $?" >&2) | head -c 10`;
    const { stderr } = spawnSync('sh', ['-c', early], { cwd: workspace, encoding: 'utf8' });
    expect(stderr).toBe('code 0\n');
  });

  it('analyses a single file, named from another folder', () => {
    const { stdout } = run(['--format', 'json', join(workspace, 'src', 'answer7.ts')], folder);
    expect(reportSchema.parse(JSON.parse(stdout)).callSites.map(({ file }) => file)).toEqual([
      'workspace/src/answer7.ts',
    ]);
  });

  it('serves an editor', async () => {
    const server = spawn(process.execPath, [cli, 'lsp', '--stdio'], {
      cwd: workspace,
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    const ended = once(server, 'exit');
    const send = (message: object): void => {
      const text = JSON.stringify({ jsonrpc: '2.0', ...message });
      server.stdin.write(`Content-Length: ${text.length}\r\n\r\n${text}`);
    };
    let out = '';
    server.stdout.on('data', (data) => {
      out += data;
      if (out.includes('"id":2')) send({ method: 'exit' });
      else if (out.includes('"id":1')) send({ id: 2, method: 'shutdown' });
    });
    send({ id: 1, method: 'initialize', params: { processId: null, rootUri: null, capabilities: {} } });
    expect(await ended).toEqual([0, null]);
    expect(out).toContain('"capabilities"');
  });

  it('is quick to answer without work', () => {
    const { stdout, status } = run(['--version']);
    expect(stdout).toMatch(/^llm-cost-lens \d+\.\d+\.\d+\n$/);
    expect(status).toBe(0);
  });
});
