import { describe, expect, it } from 'vitest';
import { viewOf } from '../../server/src/report/view.ts';
import { writers } from '../../server/src/report/writers/index.ts';
import { unstyled } from '../../server/src/report/writers/writer.ts';
import { handWorked } from './handWorked.ts';
import { examplesReport, siteAt } from './report.ts';

const report = await examplesReport();

describe('the report of the examples', () => {
  it.each([
    ['terminal', 'txt'],
    ['markdown', 'md'],
    ['json', 'json'],
  ])('as %s', async (id, extension) => {
    await expect(textOf(id)).toMatchFileSnapshot(`goldens/report.${extension}`);
  });

  it.each(['terminal', 'markdown'])('as %s shows the costs that were worked out by hand', (id) => {
    const lines = textOf(id).split('\n');
    const shown = handWorked.flatMap(({ at, perCall: [low, , high] }) => {
      const { file, line, column, cell } = siteAt(report, at);
      const place = `${file}:${cell === null ? '' : `cell ${cell}:`}${line}:${column}`;
      const found = lines.filter((each) => each.includes(place) && /^(\| \\)?\s*~/.test(each)).at(0);
      return found === undefined ? [] : [{ found: found.replaceAll('&#36;', '$'), band: `~${usd(low)}–${usd(high)} ` }];
    });
    expect(shown.length).toBeGreaterThanOrEqual(10);
    for (const { found, band } of shown) expect(found).toContain(band);
  });

  it('is the same each time', async () => {
    expect(await examplesReport()).toEqual(report);
  });
});

/** As wide as a usual terminal. */
function textOf(id: string): string {
  const writer = writers.find((one) => one.id === id);
  if (writer === undefined) throw new Error(`There is no format ${id}.`);
  return writer.write(viewOf(report), { width: 100, style: unstyled, quiet: false });
}

/** Millionths of a dollar as dollars with two digits. */
const usd = (millionths: number): string => `$${(millionths / 1e6).toPrecision(2)}`;
