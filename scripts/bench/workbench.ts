import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { root } from '../lib/project.mjs';
import { startBrowser } from '../workbench/browser.ts';
import { installHost, newestHost } from '../workbench/hosts.ts';
import { installExtension, startWorkbenchServer } from '../workbench/server.ts';
import { openWorkbench, type Workbench } from '../workbench/workbench.ts';
import { typedFile } from './edits.ts';
import { median, quantile } from './measure.ts';

/** What a person waits for in a real workbench, in ms. */
export interface WorkbenchFigures {
  /** As the editor itself reports it, for each start: by a command, with no file open. */
  readonly activationMs: readonly number[];
  /** The same by a TypeScript file. An editor that runs on a server counts the extensions with it that it loads in the same turn. */
  readonly activationByFileMs: readonly number[];
  /** From opening a file of the examples in a window that has just started to the first underlined finding. */
  readonly firstFindingMs: readonly number[];
  /** From pressing a key to the character on the screen, in a file of 2,000 lines with 50 calls. */
  readonly key: { readonly with: Spread; readonly without: Spread };
  /** From pressing a key that changes a call to its new cost on the screen, in the same file. */
  readonly cost: Spread;
}

export interface Spread {
  readonly medianMs: number;
  readonly p95Ms: number;
}

declare global {
  interface Window {
    /** Of the page that is observed, in ms. */
    measured: number[];
  }
}

/** Measures the packaged extension in the newest host. */
export async function measureWorkbench(vsix: string, starts: number): Promise<WorkbenchFigures> {
  const activationMs: number[] = [];
  const activationByFileMs: number[] = [];
  const firstFindingMs: number[] = [];
  for (let start = 0; start < starts; start++) {
    await inWorkbench(vsix, copyExamples, async (workbench) => {
      await workbench.command('LLM Cost Lens: Show the Log');
      activationMs.push(await activationOf(workbench));
    });
    await inWorkbench(vsix, copyExamples, async (workbench) => {
      await workbench.openFile('support-copilot/src/llm/urgency.ts');
      const opened = performance.now();
      await workbench.sees('warning', '');
      firstFindingMs.push(performance.now() - opened);
      activationByFileMs.push(await activationOf(workbench));
    });
  }
  const withIt = await inWorkbench(vsix, writeLargeFile, async (workbench) => {
    await openLargeFile(workbench);
    await workbench.sees('code', '$0.', 120_000);
    return { key: await typeKeys(workbench), cost: await changeCosts(workbench) };
  });
  const without = await inWorkbench(null, writeLargeFile, async (workbench) => {
    await openLargeFile(workbench);
    return typeKeys(workbench);
  });
  return { activationMs, activationByFileMs, firstFindingMs, key: { with: withIt.key, without }, cost: withIt.cost };
}

/** Runs something in a new window on a new folder; without the extension if there is no package. */
async function inWorkbench<T>(
  vsix: string | null,
  prepare: (folder: string) => void,
  act: (workbench: Workbench) => Promise<T>,
): Promise<T> {
  const host = installHost(newestHost);
  const work = mkdtempSync(join(tmpdir(), 'llm-cost-b-'));
  const [folder, extensions] = [join(work, 'workspace'), join(work, 'extensions')];
  mkdirSync(extensions);
  prepare(folder);
  if (vsix !== null) installExtension(host, vsix, extensions);
  // On a server the editor saves after every pause unless it is told not to; on a desktop it does not.
  const settings = { 'typescript.validate.enable': false, 'files.autoSave': 'off' };
  const server = await startWorkbenchServer(host, { extensions, settings });
  const browser = await startBrowser();
  try {
    return await act(await openWorkbench(browser.page, server.address(folder)));
  } finally {
    await browser.stop();
    await server.stop();
    rmSync(work, { recursive: true, force: true, maxRetries: 5 });
  }
}

const copyExamples = (folder: string): void => cpSync(join(root, 'examples'), folder, { recursive: true });

/** The large file with a call at its end whose cost stands on the line that is edited. */
function measuredFile(folder: string): { readonly path: string; readonly text: string; readonly cap: Place } {
  const { path, text } = typedFile(folder, 'typescript');
  const client = /^(?:export )?const (\w+) = new OpenAI/m.exec(text)?.[1];
  if (client === undefined) throw new Error('The large file has no client.');
  const call = `export const measured = () => ${client}.chat.completions.create({ model: 'gpt-5.4', max_completion_tokens: 100, messages: [] });`;
  const lines = [...text.trimEnd().split('\n'), '', call, ''];
  return { path, text: lines.join('\n'), cap: { line: lines.length - 1, column: call.indexOf('100') + 4 } };
}

/** Where the cap of the measured call stands. */
function capOfMeasured(): Place {
  const scratch = mkdtempSync(join(tmpdir(), 'llm-cost-b-'));
  try {
    return measuredFile(scratch).cap;
  } finally {
    rmSync(scratch, { recursive: true });
  }
}

/** Line and column from 1. */
interface Place {
  readonly line: number;
  readonly column: number;
}

function writeLargeFile(folder: string): void {
  const { path, text } = measuredFile(folder);
  writeFileSync(join(folder, path), text);
}

async function openLargeFile({ openFile, goTo }: Workbench): Promise<void> {
  await openFile('large.ts');
  await goTo(capOfMeasured().line, 1);
}

async function activationOf(workbench: Workbench): Promise<number> {
  // The list is sorted by this time and makes only the rows that are in sight.
  await workbench.page.setViewportSize({ width: 1400, height: 2400 });
  await workbench.command('Developer: Show Running Extensions');
  const row = await workbench.sees('.runtime-extensions-editor .monaco-list-row', 'LLM Cost Lens');
  const text = (await row.locator('.activation-time').textContent()) ?? '';
  const found = /(\d+)\s*ms/.exec(text)?.[1];
  if (found === undefined) throw new Error(`The editor does not say how long the activation took: ${text}`);
  return Number(found);
}

/** Types a comment at the end of the file, about as fast as a quick typist. */
async function typeKeys({ page, press }: Workbench): Promise<Spread> {
  await press('Control+End');
  await observe(page, 'key');
  for (const character of '// What a person types while thinking of something else, sixty keys.') {
    await page.keyboard.press(character === ' ' ? 'Space' : character);
    await page.waitForTimeout(60);
  }
  return spreadOf(await observed(page));
}

/** Makes the cap of the measured call larger and smaller in turn. */
async function changeCosts({ page, goTo, command }: Workbench): Promise<Spread> {
  await command('File: Revert File');
  const { line, column } = capOfMeasured();
  await goTo(line, column);
  await page.waitForTimeout(2_000);
  await observe(page, 'cost');
  for (let edit = 0; edit < 30; edit++) {
    await page.keyboard.press(edit % 2 === 0 ? '0' : 'Backspace');
    await page.waitForFunction((shown) => window.measured.length > shown, edit, { timeout: 30_000 });
    await page.waitForTimeout(300);
  }
  return spreadOf(await observed(page));
}

/** Notes in the page how long it takes from each key to what it changes: the code of a line, or a cost behind it. */
async function observe(page: Page, what: 'key' | 'cost'): Promise<void> {
  await page.evaluate((kind) => {
    const state = { pressed: 0, seen: '', times: [] as number[] };
    const read = (): string => {
      const lines = [...document.querySelectorAll('.view-line')].map((line) => line.textContent ?? '');
      if (kind === 'key') return lines.join('\n');
      return lines.map((line) => /~?\$[\d.]+.*$/.exec(line)?.[0] ?? '').join('');
    };
    state.seen = read();
    const press = ({ timeStamp }: KeyboardEvent): void => {
      state.pressed = timeStamp;
    };
    addEventListener('keydown', press, { capture: true });
    const look = (): void => {
      const now = read();
      if (now !== state.seen && state.pressed > 0) {
        state.times.push(performance.now() - state.pressed);
        state.pressed = 0;
      }
      state.seen = now;
    };
    new MutationObserver(look).observe(document.body, { childList: true, subtree: true, characterData: true });
    window.measured = state.times;
  }, what);
}

const observed = (page: Page): Promise<number[]> => page.evaluate(() => window.measured);

function spreadOf(times: readonly number[]): Spread {
  if (times.length < 10) throw new Error(`Only ${times.length} keys have shown.`);
  return { medianMs: median(times), p95Ms: quantile(times, 0.95) };
}
