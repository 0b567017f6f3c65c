import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { startBrowser } from '../../scripts/workbench/browser.ts';
import { estimateSite } from '../../server/src/cost/estimate.ts';
import { type Ways, waysOf } from '../../server/src/cost/whatIf/ways.ts';
import { buildReport } from '../../server/src/report/build.ts';
import { type ReportView, viewOf } from '../../server/src/report/view.ts';
import { html } from '../../server/src/report/writers/html.ts';
import { unstyled } from '../../server/src/report/writers/writer.ts';
import type { Request } from '../../server/src/resolve/callSite.ts';
import { contextOf, fact, request, siteOf } from '../cost/made.ts';
import { analysis, file, finding } from '../report/fixture.ts';
import { type Harness, hostOf, openPage } from './page/harness.ts';
import { themes } from './page/themes.ts';

const models = ['gpt-4o', 'gpt-4o-mini', 'gpt-4.1', 'acme-1'];
const context = contextOf();

/** A report of many calls in a few folders, by real estimates. */
function project(count: number): { readonly view: ReportView; readonly ways: ReadonlyMap<string, Ways> } {
  const sites = Array.from({ length: count }, (_, index) => {
    const sent: Request = request({ model: fact(models[index % models.length] ?? '') });
    return siteOf(sent, {
      id: `site-${index}`,
      path: `src/${index % 3 === 0 ? 'jobs' : 'api'}/file${index}.ts`,
      task: index % 2 === 0 ? 'summary' : null,
    });
  });
  const files = sites.map((site, index) =>
    file({
      path: site.path,
      sites: [{ site, estimate: estimateSite(site, context), measured: null }],
      findings:
        index % 10 === 0
          ? [
              finding({
                id: `finding-${index}`,
                callSite: site.id,
                location: { path: site.path, span: { start: 0, end: 3 } },
              }),
            ]
          : [],
    }),
  );
  const ways = sites.flatMap((site) => {
    const found = waysOf(site, context);
    return found === null ? [] : [[site.id, found] as const];
  });
  const report = buildReport(analysis({ files }), { version: '1.2.3', countTokens: (one) => one.length });
  return { view: viewOf(report), ways: new Map(ways) };
}

const many = project(1200);

describe('the page of the report panel', () => {
  let panel: Harness;
  beforeAll(async () => {
    panel = await openPage({ host: hostOf(many.view, many.ways) });
  });
  afterEach(async () => {
    await panel.page.evaluate(() => sessionStorage.clear());
    await panel.reload();
  });
  afterAll(() => panel.stop());

  const rows = () => panel.page.locator('.calls > tbody');
  const shown = () => panel.page.locator('.shown').textContent();

  it('keeps to its policy and asks nothing of other machines', async () => {
    await rows().first().waitFor();
    expect(panel.complaints).toEqual([]);
    expect([...panel.foreignOrigins]).toEqual([]);
  });

  it('shows a hundred rows at a time and turns pages', async () => {
    await rows().first().waitFor();
    expect(await rows().count()).toBe(100);
    expect(await panel.page.locator('.pager').textContent()).toContain('Rows 1–100 of 1200');
    await panel.page.getByRole('button', { name: 'Next' }).click();
    expect(await panel.page.locator('.pager').textContent()).toContain('Rows 101–200 of 1200');
    expect(await rows().first().locator('.toggle').textContent()).toBe('101');
  });

  it('filters by words, lists, groups and bars', async () => {
    await panel.page.getByRole('searchbox').fill('mini jobs');
    await expect.poll(shown).toBe('100 of 1200 rows');
    await panel.page.getByRole('button', { name: 'Clear filters' }).click();
    await panel.page.getByLabel('Filter by model').selectOption('acme-1');
    await expect.poll(shown).toBe('300 of 1200 rows');
    expect(await rows().first().locator('.amount').textContent()).toBe('unknown');
    await panel.page.getByRole('button', { name: 'src/jobs' }).click();
    await expect.poll(shown).toBe('400 of 1200 rows');
    await panel.page.locator('button.bin').first().click();
    await expect.poll(shown).toBe('300 of 1200 rows');
    await panel.page.getByRole('searchbox').fill('nothing like this');
    await panel.page.getByRole('button', { name: 'Show all calls' }).click();
    await expect.poll(shown).toBe('1200 rows');
  });

  it('sorts by its columns and says so to screen readers', async () => {
    const head = panel.page.locator('th[data-key=findings]');
    await head.getByRole('button').click();
    expect(await head.getAttribute('aria-sort')).toBe('descending');
    expect(await rows().first().locator('.badge').count()).toBe(1);
    expect(await panel.page.locator('th[data-key=cost]').getAttribute('aria-sort')).toBe('none');
  });

  it('opens the breakdown of a call and jumps to its code with the keyboard alone', async () => {
    await panel.page.getByRole('searchbox').focus();
    await panel.page.locator('.toggle').first().focus();
    await panel.page.keyboard.press('Enter');
    await panel.page.locator('.bill').waitFor();
    expect(await panel.page.locator('.toggle').first().getAttribute('aria-expanded')).toBe('true');
    await panel.page.keyboard.press('ArrowDown');
    await panel.page.keyboard.press('ArrowDown');
    expect(await panel.page.evaluate(() => document.activeElement?.textContent)).toBe('3');
    await panel.page.keyboard.press('Tab');
    await panel.page.keyboard.press('Enter');
    const place = await rows().nth(2).locator('.place').getAttribute('data-file');
    await expect
      .poll(() => panel.asked.at(-1))
      .toMatchObject({ kind: 'open', place: { file: place, line: 1, cell: null } });
  });

  it('reaches every control by Tab, in the order of reading', async () => {
    await rows().first().waitFor();
    const names: string[] = [];
    for (let step = 0; step < 60; step++) {
      await panel.page.keyboard.press('Tab');
      names.push(
        await panel.page.evaluate(() => {
          const at = document.activeElement;
          const label = at instanceof HTMLInputElement ? at.labels?.[0]?.textContent : null;
          return at?.getAttribute('aria-label') ?? label ?? at?.textContent ?? '';
        }),
      );
    }
    const order = [
      'Go to the calls',
      'Refresh',
      'Export as HTML',
      'gpt-4o',
      'src/jobs',
      'Smaller model in %',
      'Search the calls',
    ];
    const positions = order.map((name) => names.indexOf(name));
    expect(positions).not.toContain(-1);
    expect(positions).toEqual(positions.toSorted((a, b) => a - b));
    expect(names.every((name) => name !== '')).toBe(true);
  });

  it('leads from its start to the calls by one key', async () => {
    await rows().first().waitFor();
    await panel.page.keyboard.press('Tab');
    await panel.page.keyboard.press('Enter');
    expect(await panel.page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe(
      'Search the calls',
    );
  });

  it('asks what levers would change, for the calls that the filters leave', async () => {
    await panel.page.getByLabel('Filter by model').selectOption('gpt-4o');
    await panel.page.getByLabel('Smaller model in %').fill('100');
    await panel.page.locator('.result').waitFor();
    expect(await panel.page.locator('.result').textContent()).toContain(
      '300 of 300 calls would cost something else: −94 %',
    );
    expect(await rows().first().locator('.then').textContent()).toMatch(/^then ~\$[\d.]+–\$[\d.]+, −94 %$/);
    await panel.page.getByRole('button', { name: 'Reset' }).click();
    expect(await panel.page.locator('.then').count()).toBe(0);
    expect(await panel.page.locator('.result').count()).toBe(0);
  });

  it('remembers filters, order and levers while it is hidden', async () => {
    await panel.page.getByRole('searchbox').fill('jobs');
    await panel.page.locator('th[data-key=model]').getByRole('button').click();
    await panel.page.getByLabel('Output cap in tokens').fill('50');
    await panel.page.locator('.result').waitFor();
    await panel.reload();
    await panel.page.locator('.result').waitFor();
    expect(await panel.page.getByRole('searchbox').inputValue()).toBe('jobs');
    expect(await panel.page.locator('th[data-key=model]').getAttribute('aria-sort')).toBe('ascending');
    expect(await panel.page.getByLabel('Output cap in tokens').inputValue()).toBe('50');
  });

  it('leaves the user where they are when there is a new report', async () => {
    await panel.page.getByRole('searchbox').fill('jobs');
    // Rows are drawn anew once the filter holds; a row from before would take its breakdown with it.
    await expect.poll(shown).toBe('400 of 1200 rows');
    await panel.page.locator('.toggle').first().click();
    await panel.page.locator('.bill').waitFor();
    await panel.page.getByRole('searchbox').focus();
    const again = project(1199);
    for (const message of hostOf(again.view)({ kind: 'ready' })) await panel.tell(message);
    await expect.poll(shown).toBe('400 of 1199 rows');
    await panel.page.locator('.bill').waitFor();
    expect(await panel.page.evaluate(() => document.activeElement?.getAttribute('type'))).toBe('search');
  });

  it('asks for files of all kinds', async () => {
    for (const format of ['HTML', 'JSON', 'CSV', 'Markdown'])
      await panel.page.getByRole('button', { name: `Export as ${format}` }).click();
    await expect
      .poll(() => panel.asked.slice(-4).map((message) => message.kind === 'export' && message.format))
      .toEqual(['html', 'json', 'csv', 'markdown']);
  });

  it('keeps its report while another scan runs, and offers to end that', async () => {
    await rows().first().waitFor();
    await panel.tell({ kind: 'scanning', percent: 40, text: '4 of 10 files' });
    expect(await panel.page.locator('progress').getAttribute('value')).toBe('40');
    await panel.tell({ kind: 'scanning', percent: 60, text: '6 of 10 files' });
    expect(await panel.page.locator('.banner').textContent()).toContain('6 of 10 files');
    expect(await rows().count()).toBe(100);
    await panel.page.getByRole('button', { name: 'Cancel' }).click();
    await expect.poll(() => panel.asked.at(-1)).toEqual({ kind: 'cancel' });
    await panel.tell({ kind: 'problem', problem: 'cancelled', text: '' });
    expect(await panel.page.locator('.banner').textContent()).toContain('The scan was cancelled.');
    await panel.tell({ kind: 'outdated' });
    await panel.page.locator('.banner').getByRole('button', { name: 'Refresh' }).click();
    await expect.poll(() => panel.page.locator('.banner').isHidden()).toBe(true);
  });
});

describe('the HTML file', () => {
  it('searches and sorts by its own script and loads nothing', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'llm-cost-html-'));
    const path = join(folder, 'report.html');
    writeFileSync(path, html.write(project(60).view, { width: 100, style: unstyled, quiet: false }));
    const browser = await startBrowser();
    const complaints: string[] = [];
    browser.page.on('console', (message) => void complaints.push(message.text()));
    browser.page.on('pageerror', (error) => void complaints.push(error.message));
    await browser.page.goto(pathToFileURL(path).href);
    const first = () => browser.page.locator('.calls > tbody:visible').first();
    expect(await browser.page.locator('#shown').textContent()).toBe('60 of 60 shown');
    await browser.page.getByRole('searchbox').fill('acme jobs');
    expect(await browser.page.locator('#shown').textContent()).toBe('5 of 60 shown');
    await browser.page.getByRole('searchbox').fill('');
    await browser.page.getByLabel('with findings').check();
    expect(await browser.page.locator('#shown').textContent()).toBe('6 of 60 shown');
    const cost = browser.page.locator('th[data-key=cost]');
    expect(await cost.getAttribute('aria-sort')).toBe('descending');
    await cost.getByRole('button').focus();
    await browser.page.keyboard.press('Enter');
    expect(await cost.getAttribute('aria-sort')).toBe('ascending');
    await first().locator('summary').press('Enter');
    await first().locator('.breakdown').waitFor();
    expect(complaints).toEqual([]);
    expect([...browser.foreignOrigins]).toEqual([]);
    await browser.stop();
    rmSync(folder, { recursive: true, force: true });
  });
});

describe('states without a report', () => {
  it.each([
    ['no-folder', 'No folder is open.', []],
    ['failed', 'The scan failed.', ['Scan again', 'Show the log']],
    ['cancelled', 'The scan was cancelled.', ['Scan again']],
  ] as const)('%s', async (problem, title, buttons) => {
    const panel = await openPage({
      host: ({ kind }) => (kind === 'ready' ? [{ kind: 'problem', problem, text: 'Why.' }] : []),
    });
    await panel.page.getByRole('heading', { name: title }).waitFor();
    expect(await panel.page.getByRole('button').allTextContents()).toEqual(buttons);
    expect(panel.complaints).toEqual([]);
    await panel.stop();
  });

  it('no calls', async () => {
    const nothing = viewOf(buildReport(analysis({ files: [] }), { version: '1', countTokens: () => 0 }));
    const panel = await openPage({ host: hostOf(nothing) });
    await panel.page.getByRole('heading', { name: 'No LLM calls found' }).waitFor();
    expect(await panel.page.locator('table.calls').count()).toBe(0);
    await panel.stop();
  });
});

describe.each(Object.keys(themes) as (keyof typeof themes)[])('in the %s theme', (theme) => {
  it.each([1200, 360])('nothing is wider than a window of %i', async (width) => {
    const panel = await openPage({ host: hostOf(many.view, many.ways), theme, size: { width, height: 800 } });
    await panel.page.locator('.calls > tbody').first().waitFor();
    const [content = 0, window = 0] = await panel.page.evaluate(() => [
      document.documentElement.scrollWidth,
      document.documentElement.clientWidth,
    ]);
    expect(content).toBeLessThanOrEqual(window);
    expect(panel.complaints).toEqual([]);
    await panel.stop();
  });
});
