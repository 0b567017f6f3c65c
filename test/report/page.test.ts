import { describe, expect, it } from 'vitest';
import { buildReport } from '../../server/src/report/build.ts';
import type { PageNode } from '../../server/src/report/page/node.ts';
import { pageOf } from '../../server/src/report/page/page.ts';
import { viewOf } from '../../server/src/report/view.ts';
import { html } from '../../server/src/report/writers/html.ts';
import { json } from '../../server/src/report/writers/json.ts';
import { unstyled } from '../../server/src/report/writers/writer.ts';
import { analysis, richAnalysis } from './fixture.ts';

const report = buildReport(richAnalysis(), { version: '1.2.3', countTokens: (text) => text.length });
const view = viewOf(report);
const options = { width: 100, style: unstyled, quiet: false };

const words = (node: PageNode): string =>
  typeof node === 'string' ? node : node.children.map(words).join(' ').replace(/\s+/g, ' ');

const inFile = html
  .write(view, options)
  .replace(/<(style|script)>.*?<\/\1>/gs, '')
  .replace(/<[^>]+>/g, ' ')
  .replace(/&amp;/g, '&')
  .replace(/\s+/g, ' ');

describe('panel, HTML file and JSON', () => {
  const panel = pageOf(view, 'panel');
  const asJson = JSON.parse(json.write(view, options)) as typeof report;

  it('have the same calls with the same costs', () => {
    expect(panel.calls.flatMap(({ ids }) => ids).toSorted()).toEqual(asJson.callSites.map(({ id }) => id).toSorted());
    for (const call of panel.calls) {
      const site = asJson.callSites.find(({ id }) => id === call.id);
      expect(call.cost).toBe(site?.estimate.perCall?.expected ?? null);
      const row = words(call.row);
      expect(row).toContain(site?.estimate.perCall === null ? 'unknown' : '$');
    }
  });

  it('say the same of all calls together', () => {
    for (const part of [panel.headline, panel.figures, ...panel.charts, panel.savings, panel.basis]) {
      const figures = part === null ? [] : (words(part).match(/~?\$[\d.,]+|\d+ (?:LLM )?calls?/g) ?? []);
      expect(figures.length).toBeGreaterThan(0);
      for (const figure of figures) expect(inFile).toContain(figure);
    }
    expect(inFile).toContain(`${asJson.totals.callSites} LLM calls in ${asJson.totals.files} files`);
  });

  it('have the same rows', () => {
    for (const { row } of panel.calls) {
      const cost = words(row).match(/~?\$[\d.]+(?: \(\$[\d.]+–\$[\d.]+\)|–\$[\d.]+)?/)?.[0];
      if (cost !== undefined) expect(inFile).toContain(cost);
    }
  });
});

describe('the page', () => {
  it('is plain data', () => {
    const page = pageOf(view, 'panel');
    expect(JSON.parse(JSON.stringify(page))).toEqual(page);
  });

  it('jumps to code in the panel, and not in a file', () => {
    const [panel, file] = [pageOf(view, 'panel'), pageOf(view, 'file')].map((page) => JSON.stringify(page));
    expect(panel).toContain('"data-file":"src/answer.ts"');
    expect(panel).toContain('"data-cell":"3"');
    expect(file).not.toMatch(/data-file|"button"/);
  });

  it('of nothing has no figures to be wrong about', () => {
    const page = pageOf(viewOf(buildReport(analysis({ files: [] }), { version: '1', countTokens: () => 0 })), 'panel');
    expect(page).toMatchObject({ calls: [], charts: [], savings: null });
    expect(words(page.figures)).not.toContain('$');
  });
});
