import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { build } from '../../scripts/build.mjs';
import type { ExportResult, ReportPageResult, WhatIfPage } from '../../server/src/protocol.ts';
import { type Client, type ClientOptions, connect } from './client.ts';
import { rulesOf, uncapped, uncappedPython } from './samples.ts';
import { testFolder } from './server.ts';

const outdir = mkdtempSync(join(tmpdir(), 'llm-cost-server-'));
const folder = testFolder({ 'a.ts': uncapped, 'src/b.py': uncappedPython });
const processes: ChildProcess[] = [];

beforeAll(() => build({ outdir, entries: ['server/src/cli.ts', 'server/src/server.ts', 'server/src/worker.ts'] }));
afterEach(() => {
  for (const child of processes.splice(0)) child.kill();
});
afterAll(() => {
  rmSync(outdir, { recursive: true, force: true });
  folder.remove();
});

interface Running {
  readonly client: Client;
  /** The exit code. */
  readonly ended: Promise<number | null>;
}

async function run(args: readonly string[], options: ClientOptions = {}): Promise<Running> {
  const child = spawn(process.execPath, [...args], { stdio: ['pipe', 'pipe', 'inherit'] });
  processes.push(child);
  const ended = new Promise<number | null>((resolve) => child.on('exit', resolve));
  return { client: await connect(child.stdout, child.stdin, { folders: [folder.folder], ...options }), ended };
}

const start = (options?: ClientOptions): Promise<Running> => run([join(outdir, 'server.mjs'), '--stdio'], options);

describe('the built server over stdio', () => {
  it('gives diagnostics, hints, lenses, hovers and actions, and exits with 0 after a shutdown', async () => {
    const { client, ended } = await start();
    expect(client.initialized.serverInfo?.name).toBe('llm-cost-lens');
    const document = client.open(folder.file('a.ts'), uncapped);
    expect(rulesOf(await document.diagnostics())).toContain('missing-output-cap');
    expect(await document.hints()).toHaveLength(1);
    expect(await document.lenses()).toMatchObject([{ command: { command: 'llmCost.showBreakdown' } }]);
    expect(JSON.stringify(await document.hover('create'))).toContain('gpt-4o');
    const actions = await document.actions('create');
    await document.apply(actions.find(({ title }) => title.includes('here with a reason')) ?? { title: 'missing' });
    expect(rulesOf(await document.diagnostics())).not.toContain('missing-output-cap');
    await client.request('shutdown', undefined);
    await client.notify('exit', undefined);
    expect(await ended).toBe(0);
  });

  it('scans the workspace in a worker and reports closed files too', async () => {
    const { client } = await start({ settings: { problems: 'workspace' } });
    const document = client.open(folder.file('a.ts'), uncapped);
    expect(rulesOf(await document.diagnostics())).toContain('missing-output-cap');
    const { folders } = await client.request<{ folders: { report: { callSites: { file: string }[] } }[] }>(
      'llmCost/report',
      {},
    );
    expect(folders[0]?.report.callSites.map(({ file }) => file)).toEqual(['a.ts', 'src/b.py']);
    const { items } = await client.workspaceDiagnostics();
    expect(items.map(({ uri }) => uri)).toContain(folder.file('src/b.py'));
    expect(client.logs.filter(({ type }) => type === 1)).toEqual([]);
  });

  it('answers the report panel: page, what-if and export', async () => {
    const { client } = await start();
    const page = await client.request<ReportPageResult>('llmCost/reportPage', { scan: 'if-outdated' });
    expect(page.shown?.page.calls.map(({ place }) => place.replace(/:.*/, '')).toSorted()).toEqual([
      'a.ts',
      'src/b.py',
    ]);
    const levers = { smallerModelShare: 1, cacheHitShare: null, batchShare: null, outputCap: null };
    const answer = await client.request<WhatIfPage>('llmCost/whatIf', { folder: folder.uri, levers });
    expect(Object.values(answer.after).map(({ direction }) => direction)).toEqual(['cheaper', 'cheaper']);
    const file = await client.request<ExportResult>('llmCost/exportReport', { folder: folder.uri, format: 'html' });
    expect(file.text).toMatch(/^<!DOCTYPE html>/);
  });

  it('reads Python and notebooks', async () => {
    const { client } = await start();
    const notebook = client.openNotebook(folder.file('a.ipynb'), [
      { text: uncappedPython.split('\n\n\n')[0] ?? '' },
      { text: uncappedPython.split('\n\n\n')[1] ?? '' },
    ]);
    expect(rulesOf((await notebook.cells[1]?.diagnostics()) ?? [])).toEqual(['missing-output-cap']);
  });

  it('does not wait for ever for a client that leaves out a step of the start', async () => {
    const { client } = await start({ skipInitialized: true });
    const document = client.open(folder.file('a.ts'), uncapped);
    expect(rulesOf(await document.diagnostics())).toContain('missing-output-cap');
  });

  it('exits with 1 if the client asks for it without a shutdown, or goes away', async () => {
    const first = await start();
    await first.client.notify('exit', undefined);
    expect(await first.ended).toBe(1);
    const second = await start();
    second.client.connection.end();
    expect(await second.ended).toBe(1);
  });

  it('is what the command line starts', async () => {
    const { client } = await run([join(outdir, 'cli.mjs'), 'lsp', '--stdio']);
    const document = client.open(folder.file('src/b.py'), uncappedPython);
    expect(rulesOf(await document.diagnostics())).toContain('missing-output-cap');
  });
});
