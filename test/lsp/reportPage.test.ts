import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { CancellationTokenSource } from 'vscode-languageserver/node';
import type {
  ExportResult,
  PageElement,
  PageNode,
  ReportPageResult,
  ReportResult,
  WhatIfPage,
} from '../../server/src/protocol.ts';
import { viewOf } from '../../server/src/report/view.ts';
import { writers } from '../../server/src/report/writers/index.ts';
import { unstyled } from '../../server/src/report/writers/writer.ts';
import type { Client } from './client.ts';
import { uncapped, uncappedPython } from './samples.ts';
import { startClient, type TestFolder, testFolder } from './server.ts';

const clients: Client[] = [];
const made: TestFolder[] = [];

function folderWith(files: Readonly<Record<string, string>>, name?: string): TestFolder {
  const folder = testFolder(files, name);
  made.push(folder);
  return folder;
}

async function start(...given: Parameters<typeof startClient>): Promise<Client> {
  const client = await startClient(...given);
  clients.push(client);
  return client;
}

afterEach(async () => {
  for (const client of clients.splice(0)) await client.close();
});
afterAll(() => {
  for (const folder of made) folder.remove();
});

const files = { 'a.ts': uncapped, 'src/b.py': uncappedPython };

const words = (node: PageNode | null): string =>
  node === null ? '' : typeof node === 'string' ? node : node.children.map(words).join('').replace(/\s+/g, ' ');

const ask = (client: Client, params: object = { scan: 'if-outdated' }) =>
  client.request<ReportPageResult>('llmCost/reportPage', params);

describe('the page of the report', () => {
  it('has the calls of closed files and says how far its scan is', async () => {
    const folder = folderWith(files);
    const client = await start({ folders: [folder.folder] });
    const { folders, shown, problem } = await ask(client, { scan: 'if-outdated', workDoneToken: 'panel' });
    expect(folders).toEqual([{ uri: folder.uri, name: 'app' }]);
    expect(problem).toBeNull();
    expect(shown).toMatchObject({ uri: folder.uri, isOutdated: false });
    expect(shown?.page.calls.map(({ place }) => place.replace(/:.*/, '')).toSorted()).toEqual(['a.ts', 'src/b.py']);
    const progress = client.received
      .filter(({ method, params }) => method === '$/progress' && (params as { token: unknown }).token === 'panel')
      .map(({ params }) => (params as { value: { kind: string } }).value);
    expect(progress.map(({ kind }) => kind)).toEqual(['begin', ...progress.slice(2).map(() => 'report'), 'end']);
    expect(progress.length).toBeGreaterThan(2);
  });

  it('is there before a scan if that is all that is wanted: there is none', async () => {
    const client = await start({ folders: [folderWith(files).folder] });
    expect(await ask(client, { scan: 'last' })).toMatchObject({ shown: null, problem: null });
  });

  it('says that it is old after an edit, and is new when asked for again', async () => {
    const folder = folderWith(files);
    const client = await start({ folders: [folder.folder] });
    await ask(client);
    const document = client.open(folder.file('a.ts'), uncapped);
    document.replace("'gpt-4o'", "'gpt-4.1'");
    await document.diagnostics();
    const old = await ask(client, { scan: 'last' });
    expect(old.shown?.isOutdated).toBe(true);
    expect(old.shown?.page.calls.map(({ model }) => model)).toContain('gpt-4o');
    const fresh = await ask(client);
    expect(fresh.shown?.isOutdated).toBe(false);
    expect(fresh.shown?.page.calls.map(({ model }) => model)).toContain('gpt-4.1');
  });

  it('is of the folder that is asked for', async () => {
    const [first, second] = [folderWith(files), folderWith({ 'c.ts': uncapped }, 'other')];
    const client = await start({ folders: [first.folder, second.folder] });
    const { folders, shown } = await ask(client, { scan: 'if-outdated', folder: second.uri });
    expect(folders.map(({ name }) => name)).toEqual(['app', 'other']);
    expect(shown?.page.calls.map(({ place }) => place.replace(/:.*/, ''))).toEqual(['c.ts']);
  });

  it('is none without a folder', async () => {
    expect(await ask(await start())).toEqual({ folders: [], shown: null, problem: null });
  });

  it('is empty for a folder without calls', async () => {
    const client = await start({ folders: [folderWith({ 'a.ts': 'export const one = 1;\n' }).folder] });
    expect((await ask(client)).shown?.page).toMatchObject({ calls: [], charts: [], savings: null });
  });

  it('says why its scan failed', async () => {
    const client = await start(
      { folders: [folderWith(files).folder] },
      { startScan: () => ({ result: Promise.reject(new Error('the disk is gone')), cancel: () => {} }) },
    );
    expect(await ask(client)).toMatchObject({ shown: null, problem: 'the disk is gone' });
  });

  it('ends the scan of who no longer wants it', async () => {
    let wasCancelled = false;
    const client = await start(
      { folders: [folderWith(files).folder] },
      {
        startScan: () => {
          let end: (result: null) => void = () => {};
          const result = new Promise<null>((resolve) => {
            end = resolve;
          });
          const cancel = () => {
            wasCancelled = true;
            end(null);
          };
          return { result, cancel };
        },
      },
    );
    const source = new CancellationTokenSource();
    const asked = client.connection.sendRequest(
      'llmCost/reportPage',
      { scan: 'if-outdated', workDoneToken: 1 },
      source.token,
    );
    await client.until('$/progress');
    source.cancel();
    await expect(asked).rejects.toThrow('cancelled');
    expect(wasCancelled).toBe(true);
  });
});

describe('what the panel asks about a report', () => {
  it('is the breakdown of a call with its findings', async () => {
    const folder = folderWith(files);
    const client = await start({ folders: [folder.folder] });
    const { shown } = await ask(client);
    const [call] = shown?.page.calls ?? [];
    const details = await client.request<PageElement | null>('llmCost/callDetails', {
      folder: folder.uri,
      ids: call?.ids,
    });
    expect(words(details)).toContain('missing-output-cap');
    expect(words(details)).toContain('per million tokens');
    expect(await client.request('llmCost/callDetails', { folder: folder.uri, ids: ['nobody'] })).toBeNull();
    expect(await client.request('llmCost/callDetails', { folder: 'file:///nowhere', ids: call?.ids })).toBeNull();
  });

  it('is what its calls would cost, worked out from what the scan has left', async () => {
    const folder = folderWith(files);
    const client = await start({ folders: [folder.folder] });
    const { shown } = await ask(client);
    const levers = { smallerModelShare: 1, cacheHitShare: null, batchShare: null, outputCap: null };
    const answer = await client.request<WhatIfPage | null>('llmCost/whatIf', { folder: folder.uri, levers });
    expect(words(answer?.summary ?? null)).toContain('2 of 2 calls would cost something else');
    expect(Object.keys(answer?.after ?? {})).toHaveLength(2);
    const among = [shown?.page.calls[0]?.id];
    const one = await client.request<WhatIfPage | null>('llmCost/whatIf', { folder: folder.uri, levers, among });
    expect(Object.keys(one?.after ?? {})).toEqual(among);
    expect(await client.request('llmCost/whatIf', { folder: 'file:///nowhere', levers })).toBeNull();
  });

  it.each(['html', 'json', 'csv', 'markdown'])('is the %s file, as the command line writes it', async (format) => {
    const folder = folderWith(files);
    const client = await start({ folders: [folder.folder] });
    await ask(client);
    const { folders } = await client.request<ReportResult>('llmCost/report', {});
    const report = folders[0]?.report;
    const writer = writers.find(({ id }) => id === format);
    const expected = report && writer?.write(viewOf(report), { width: 100, style: unstyled, quiet: false });
    const result = await client.request<ExportResult | null>('llmCost/exportReport', { folder: folder.uri, format });
    expect(result?.text).toBe(expected);
    expect(result?.text).not.toContain(folder.path);
  });

  it('is nothing before a scan', async () => {
    const folder = folderWith(files);
    const client = await start({ folders: [folder.folder] });
    expect(await client.request('llmCost/exportReport', { folder: folder.uri, format: 'html' })).toBeNull();
  });
});
