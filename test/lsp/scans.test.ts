import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createFolder } from '../../server/src/lsp/folder.ts';
import { createScans, type Scans } from '../../server/src/lsp/scans.ts';
import { uncapped } from './samples.ts';
import { testFolder, testPorts } from './server.ts';

const files = testFolder({ 'a.ts': uncapped });
beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }));
afterEach(() => void vi.useRealTimers());
afterAll(() => files.remove());

/** The scans of a folder that has been scanned once, and how many there have been. */
async function scanned() {
  const ports = testPorts();
  const startScan = vi.fn(ports.startScan);
  const folder = createFolder(files.uri, 'app', { path: fileURLToPath(files.uri), kind: 'folder' }, ports);
  const silent = () => {};
  const scans: Scans = createScans({
    ports: { ...ports, startScan },
    log: { error: expect.fail, warn: silent, info: silent, debug: silent, trace: silent },
    overlaysOf: () => [],
    showProgress: () => ({ report: silent, end: silent }),
    finished: silent,
  });
  await scans.first(folder);
  return { folder, scans, count: () => startScan.mock.calls.length };
}

it('are started after a pause without changes', async () => {
  const { folder, scans, count } = await scanned();
  scans.soon(folder);
  await vi.advanceTimersByTimeAsync(700);
  scans.soon(folder);
  await vi.advanceTimersByTimeAsync(700);
  expect(count()).toBe(1);
  await vi.advanceTimersByTimeAsync(700);
  expect(count()).toBe(2);
});

it('wait until nobody types: an editor may save while they do', async () => {
  const { folder, scans, count } = await scanned();
  scans.soon(folder);
  for (let edit = 0; edit < 5; edit++) {
    await vi.advanceTimersByTimeAsync(700);
    scans.outdate(folder);
  }
  expect(count()).toBe(1);
  await vi.advanceTimersByTimeAsync(1_100);
  expect(count()).toBe(2);
});

it('are not started by an edit alone', async () => {
  const { folder, scans, count } = await scanned();
  scans.outdate(folder);
  await vi.advanceTimersByTimeAsync(5_000);
  expect(count()).toBe(1);
  expect(scans.isOutdated(folder)).toBe(true);
});
