import { stripVTControlCharacters, styleText } from 'node:util';
import { describe, expect, it } from 'vitest';
import type { WorkspaceAnalysis } from '../../server/src/analysis/types.ts';
import { buildReport } from '../../server/src/report/build.ts';
import { viewOf } from '../../server/src/report/view.ts';
import { writers } from '../../server/src/report/writers/index.ts';
import { cut, cutStart, firstSentence, plain, widthOf, wrap } from '../../server/src/report/writers/text.ts';
import { unstyled, type WriterOptions } from '../../server/src/report/writers/writer.ts';
import { analysis, file, finding, priced, richAnalysis } from './fixture.ts';

const options: WriterOptions = { width: 100, style: unstyled, quiet: false };

function write(id: string, of: WorkspaceAnalysis, changes: Partial<WriterOptions> = {}): string {
  const writer = writers.find((one) => one.id === id);
  if (writer === undefined) throw new Error(`no writer ${id}`);
  const report = buildReport(of, { version: '1.2.3', countTokens: (text) => text.length });
  const text = writer.write(viewOf(report), { ...options, ...changes });
  // What is the same in every HTML file, and generated.
  const own = text.replace(/<(style|script)>.*?<\/\1>/gs, '').replace(/'sha256-[^']*'/g, "'sha256-…'");
  return id === 'html' ? own.replaceAll('><', '>\n<') : own;
}

const clean = analysis({ files: [], filesScanned: 3, skipped: [] });
const withMessage = (message: string) => analysis({ files: [file({ findings: [finding({ message })] })] });

describe.each([
  ['terminal', 'txt'],
  ['markdown', 'md'],
  ['html', 'html'],
])('the %s format', (id, extension) => {
  it('shows a rich report', async () => {
    await expect(write(id, richAnalysis())).toMatchFileSnapshot(`goldens/rich.${extension}`);
  });

  it('shows a clean one', async () => {
    await expect(write(id, clean)).toMatchFileSnapshot(`goldens/clean.${extension}`);
  });

  it('shows findings only when it is to be quiet', async () => {
    await expect(write(id, richAnalysis(), { quiet: true })).toMatchFileSnapshot(`goldens/quiet.${extension}`);
  });

  it('never shows a missing price as nothing, nor a sum over calls', () => {
    const text = write(id, richAnalysis());
    expect(text).toContain('unknown');
    expect(text).not.toMatch(/\$0(?![.\d])/);
    expect(text.replaceAll('class="total"', '')).not.toMatch(/\btotal\b/i);
  });

  it('shows many calls: all, or a part and says so', () => {
    const many = Array.from({ length: 80 }, (_, index) => finding({ id: `${index}` }));
    const sites = Array.from({ length: 80 }, (_, start) => priced({ callee: { start, end: start + 1 } }));
    const text = write(id, analysis({ files: [file({ sites, findings: many })] }));
    if (id === 'html') expect(text.match(/<tr class="call">/g)).toHaveLength(80);
    else expect(text).toContain('and 55 more calls');
  });
});

describe('the terminal format', () => {
  it.each([60, 80, 120])('fits %i columns', (width) => {
    for (const line of write('terminal', richAnalysis(), { width }).split('\n'))
      expect(widthOf(line), line).toBeLessThanOrEqual(width);
  });

  it('colours nothing but what it also says in words', () => {
    const style: WriterOptions['style'] = (name, text) => styleText(name, text, { validateStream: false });
    const coloured = write('terminal', richAnalysis(), { style });
    expect(coloured).toContain('\u001b[');
    expect(stripVTControlCharacters(coloured)).toBe(write('terminal', richAnalysis()));
  });

  it('lets no text of the user control the terminal', () => {
    const text = write('terminal', withMessage('model \u001b[31mred\u001b[0m \u202e evil\nsecond line'));
    expect(text).not.toContain('\u001b');
    expect(text).not.toContain('\u202e');
    expect(text).toContain('evil second line');
  });

  it('is one line for a clean tree', () => {
    expect(write('terminal', clean, { quiet: true }).trim()).toBe('');
  });
});

describe('the Markdown format', () => {
  it('lets no text of the user be markup, a link or a mention', () => {
    const text = write(
      'markdown',
      withMessage('<img src=x> @octocat https://evil.example [a](b) | `<b>|@x` **d** `open'),
    );
    const row = text.split('\n').find((line) => line.includes('octocat')) ?? '';
    expect(row).not.toMatch(/<img|@octocat|https:\/\/|\[a\]\(b\)|[^\\]\*\*d/);
    expect(row.match(/(?<!\\)\|/g)).toHaveLength(6);
    expect(row).toContain('`<b>¦@x`');
    expect(row).toContain('\\`open');
  });

  it('stays below what a forge takes as a comment', () => {
    const long = finding({ message: 'x '.repeat(2000), why: 'y '.repeat(2000) });
    const findings = Array.from({ length: 500 }, (_, index) => ({ ...long, id: `${index}` }));
    expect(write('markdown', analysis({ files: [file({ findings })] })).length).toBeLessThan(65_000);
  });
});

describe('the JSON format', () => {
  it('is the report', () => {
    const report = buildReport(richAnalysis(), { version: '1.2.3', countTokens: (text) => text.length });
    expect(JSON.parse(write('json', richAnalysis()))).toEqual(report);
  });
});

describe('text for terminals', () => {
  it('has the width that a terminal gives it', () => {
    expect(widthOf('a漢e\u0301')).toBe(4);
    expect(cut('漢字漢字', 5)).toBe('漢字…');
    expect(cutStart('src/deep/a.ts', 8)).toBe('…ep/a.ts');
    expect(cutStart('a.ts', 8)).toBe('a.ts');
  });
  it('wraps at spaces', () => {
    expect(wrap('one two three', 7)).toEqual(['one two', 'three']);
    expect(wrap('unbreakable', 4)).toEqual(['unbreakable']);
  });
  it('keeps characters that stand for themselves', () => {
    expect(plain('naïve 漢字 👩‍💻\ttab')).toBe('naïve 漢字 👩‍💻 tab');
  });
  it('knows where a sentence ends', () => {
    expect(firstSentence('Costs $0.5 a call. Set a cap.')).toBe('Costs $0.5 a call.');
    expect(firstSentence('No end')).toBe('No end');
  });
});
