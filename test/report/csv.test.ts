import { describe, expect, it } from 'vitest';
import type { WorkspaceAnalysis } from '../../server/src/analysis/types.ts';
import { known } from '../../server/src/base/fact.ts';
import { buildReport } from '../../server/src/report/build.ts';
import { viewOf } from '../../server/src/report/view.ts';
import { csv } from '../../server/src/report/writers/csv.ts';
import { unstyled } from '../../server/src/report/writers/writer.ts';
import { analysis, file, priced, request, richAnalysis } from './fixture.ts';

function write(of: WorkspaceAnalysis): string {
  const report = buildReport(of, { version: '1.2.3', countTokens: (text) => text.length });
  return csv.write(viewOf(report), { width: 100, style: unstyled, quiet: false });
}

/** Reads CSV as RFC 4180 says. */
function parse(text: string): string[][] {
  const rows: string[][] = [[]];
  for (const [, quoted, plain, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/g)) {
    rows.at(-1)?.push(quoted === undefined ? (plain ?? '') : quoted.replaceAll('""', '"'));
    if (end === '\r\n') rows.push([]);
  }
  return rows.slice(0, -1);
}

function records(of: WorkspaceAnalysis): Record<string, string>[] {
  const [head = [], ...rows] = parse(write(of));
  return rows.map((row) => Object.fromEntries(head.map((name, index) => [name, row[index] ?? ''])));
}

const withModel = (model: string) =>
  analysis({
    files: [file({ sites: [priced({ plan: { kind: 'one', request: request({ model: known(model, 'literal') }) } })] })],
  });

describe('the CSV format', () => {
  it('has a row for each call, the dearest first, as the golden file shows', async () => {
    await expect(write(richAnalysis())).toMatchFileSnapshot('goldens/rich.csv');
    const rows = records(richAnalysis());
    expect(rows).toHaveLength(6);
    expect(rows[0]).toMatchObject({ id: 'site-3', cost_expected_usd: '0.02', mostly_assumed: 'true' });
  });

  it('leaves empty what is not known', () => {
    const unpriced = records(richAnalysis()).find(({ id }) => id === 'site-2');
    expect(unpriced).toMatchObject({ cost_low_usd: '', cost_expected_usd: '', cost_high_usd: '', mostly_assumed: '' });
    expect(unpriced?.['not_known']).toBe('the model is not known');
  });

  it('has a month only where a volume is declared', () => {
    const months = records(richAnalysis()).map((row) => [row['id'], row['month_expected_usd']]);
    expect(months.filter(([, month]) => month !== '')).toEqual([['site-5', '120']]);
  });

  it('is nothing but its head where there is no call', () => {
    expect(parse(write(analysis({ files: [] })))).toHaveLength(1);
  });

  it.each(['a,b', 'a "quoted" b', 'two\r\nlines', 'plain', "it's", ''])('keeps the text %j', (text) => {
    expect(records(withModel(text))[0]?.['model']).toBe(text);
  });

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', ' =1', '"=1"', "'=1", '|cmd', '%0A'])(
    'makes text of what a spreadsheet would run: %j',
    (text) => {
      expect(records(withModel(text))[0]?.['model']).toBe(`'${text}`);
    },
  );

  it.each(['gpt-4o', 'a=b', 'a@b', "don't"])('leaves the harmless %j alone', (text) => {
    expect(records(withModel(text))[0]?.['model']).toBe(text);
  });
});
