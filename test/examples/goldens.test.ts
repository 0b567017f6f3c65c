import { describe, expect, it } from 'vitest';
import { viewOf } from '../../server/src/report/view.ts';
import { writers } from '../../server/src/report/writers/index.ts';
import { unstyled } from '../../server/src/report/writers/writer.ts';
import { examplesReport } from './report.ts';

const report = await examplesReport();

// The figures in these files are checked against those worked out by hand (handWorked.test.ts).
describe('the report of the examples', () => {
  it.each([
    ['terminal', 'txt'],
    ['markdown', 'md'],
    ['json', 'json'],
  ])('as %s', async (id, extension) => {
    const writer = writers.find((one) => one.id === id);
    const text = writer?.write(viewOf(report), { width: 100, style: unstyled, quiet: false });
    await expect(text).toMatchFileSnapshot(`goldens/report.${extension}`);
  });

  it('is the same each time', async () => {
    expect(await examplesReport()).toEqual(report);
  });
});
