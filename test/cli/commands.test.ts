import { stripVTControlCharacters } from 'node:util';
import { type ParseError, parse } from 'jsonc-parser';
import { describe, expect, it } from 'vitest';
import { configSchema } from '../../server/src/config/schema.ts';
import { configTemplate } from '../../server/src/config/template.ts';
import { rules } from '../../server/src/rules/index.ts';
import { analysis } from '../report/fixture.ts';
import { folderWith, type Machine, run, textOf } from './harness.ts';
import { wordEngine } from './wordEngine.ts';

const words = [{ word: 'bad', fixes: [] }];
const at = (folder: string, changes: Partial<Machine> = {}): Machine => ({
  folder,
  engine: (root) => wordEngine(root, ['a.ts'], words),
  ...changes,
});
const withFinding = (changes: Partial<Machine> = {}) => at(folderWith({ 'a.ts': 'bad' }), changes);

describe('the command line', () => {
  it.each([
    [['--help'], 'Usage: llm-cost-lens [COMMAND]'],
    [['help', 'fix'], '--dry-run'],
    [['scan', '--help'], '--format terminal|json|markdown|html|csv'],
    [['--version'], 'llm-cost-lens 1.2.3\n'],
  ])('%j answers on stdout', async (args, text) => {
    const { code, out, err } = await run(args, withFinding());
    expect(out).toContain(text);
    expect([code, err]).toEqual([0, '']);
  });

  it.each([
    [['scna'], 'Did you mean scan?'],
    [['baseline'], 'Commands: scan, fix, explain, models, init, lsp'],
    [['--fromat', 'json'], 'Did you mean --format?'],
    [['--format', 'pdf'], 'Formats: terminal, json, markdown, html, csv.'],
    [['--format'], 'argument missing'],
    [['nowhere.ts'], 'nowhere.ts: there is no such file or folder.'],
    [['scan', 'README.md'], 'README.md: not a file that can be analysed'],
    [['--as-of', '2026-02-31'], '--as-of 2026-02-31: not a date'],
    [['--config', 'no.json'], '--config no.json: there is no such file.'],
    [['--fail-on', 'fatal'], 'Levels: error, warning, information, hint, never.'],
    [['--max-findings', 'many'], 'not a whole number'],
    [['--shard', '3/2'], 'write I/N'],
    [['--output', 'no/report.json'], 'there is no such folder'],
    [['explain', 'missing-cap'], 'Did you mean missing-output-cap'],
    [['models', 'no-such-model'], 'No model or provider'],
    [['init', 'nowhere'], 'nowhere: there is no such folder'],
  ])('%j is wrong use: exit code 2 and a remedy on stderr', async (args, text) => {
    const { code, out, err } = await run(args, at(folderWith({ 'a.ts': 'bad', 'README.md': '' })));
    expect(err).toContain(text);
    expect([code, out]).toEqual([2, '']);
  });

  it.each([
    [[], 0],
    [['--fail-on', 'warning'], 1],
    [['--fail-on', 'warning', '--max-findings', '1'], 0],
    [['--fail-on', 'never'], 0],
    [['--max-findings', '0'], 1],
    [['--max-findings', '1'], 0],
  ])('%j with one warning ends with %i', async (args, code) => {
    const outcome = await run(['scan', ...args], withFinding());
    expect(outcome.code).toBe(code);
    expect(outcome.err.includes('gate failed')).toBe(code === 1);
    expect(outcome.out).toContain('1 warning');
  });

  it('does not pass on a config that is not understood, and names the place', async () => {
    const notices = [{ path: 'app/llm-cost.json', line: 3, message: 'There is no rule "x". Remove it.' }];
    const engine = (root: string) => ({
      ...wordEngine(root, [], []),
      analyseWorkspace: async () => analysis({ files: [], notices }),
    });
    const { code, out, err } = await run([], withFinding({ engine }));
    expect(out).toContain('note  app/llm-cost.json:3: There is no rule "x". Remove it.');
    expect(err).toBe('llm-cost-lens: app/llm-cost.json:3: There is no rule "x". Remove it.\n');
    expect(code).toBe(2);
  });

  it('tells of an internal error, with the stack only when asked', async () => {
    const broken = withFinding({
      engine: () => {
        throw new Error('the engine broke');
      },
    });
    expect(await run([], broken)).toEqual({
      code: 3,
      out: '',
      err: 'llm-cost-lens: internal error: the engine broke (--verbose shows where)\n',
    });
    expect((await run(['--verbose'], broken)).err).toContain('commands.test.ts');
    expect((await run([], { ...broken, environment: { LLM_COST_LENS_DEBUG: '1' } })).err).toContain('commands.test.ts');
  });
});

describe('scan', () => {
  it('takes paths without a command, from wherever they are', async () => {
    const folder = folderWith({ 'a.ts': 'bad', 'deep/b.ts': '' });
    const roots: string[] = [];
    const engine = (root: string) => {
      roots.push(root);
      return wordEngine(root, ['a.ts'], words);
    };
    await run(['a.ts'], { folder, engine });
    await run([`${folder}/a.ts`, '.'], { folder: `${folder}/deep`, engine });
    expect(roots).toEqual([folder, folder]);
  });

  it.each([
    ['html', /^<!DOCTYPE html>\n/, /<\/html>\n$/],
    ['csv', /^id,file,/, /\r\n$/],
  ])('writes %s to a file, the same as to stdout and without absolute paths', async (format, start, end) => {
    const machine = withFinding();
    const { out } = await run(['scan', '--format', format], machine);
    await run(['scan', '--format', format, '--output', 'report'], machine);
    expect(textOf(machine.folder, 'report')).toBe(out);
    expect(out).toMatch(start);
    expect(out).toMatch(end);
    expect(out).not.toContain(machine.folder);
  });

  it('writes JSON alone to stdout', async () => {
    const { out, err } = await run(
      ['--format', 'json'],
      withFinding({ isTerminal: true, environment: { FORCE_COLOR: '1' } }),
    );
    expect(JSON.parse(out)).toMatchObject({ root: '.', totals: { findings: { warning: 1 } } });
    expect(stripVTControlCharacters(err).replaceAll(/\r|\d of 4 files/g, '')).toBe('');
  });

  it('writes to a file, at once', async () => {
    const machine = withFinding();
    const { out } = await run(['--format', 'json', '--output', 'report.json'], machine);
    expect(out).toBe('');
    expect(JSON.parse(textOf(machine.folder, 'report.json'))).toMatchObject({ schemaVersion: 1 });
  });

  it.each([
    [{ isTerminal: true }, true],
    [{ isTerminal: true, environment: { NO_COLOR: '1' } }, false],
    [{ isTerminal: true, environment: { TERM: 'dumb' } }, false],
    [{ isTerminal: false }, false],
    [{ isTerminal: false, environment: { FORCE_COLOR: '1' } }, true],
  ])('with %j has colours: %s', async (changes, expected) => {
    expect((await run([], withFinding(changes))).out.includes('\u001b[')).toBe(expected);
  });

  it('shows its progress on a terminal only, and clears it', async () => {
    const { err } = await run([], withFinding({ isTerminal: true }));
    expect(err).toMatch(/of 4 files/);
    expect(err.endsWith('\r\u001b[K')).toBe(true);
    expect((await run(['--quiet'], withFinding({ isTerminal: true }))).err).toBe('');
    expect((await run([], withFinding())).err).toBe('');
  });
});

describe('lsp', () => {
  it('starts the server and leaves stdout to it', async () => {
    expect(await run(['lsp', '--stdio'], withFinding())).toEqual({ code: 0, out: '', err: 'server started' });
  });
});

describe('explain', () => {
  it('shows the page of every rule', async () => {
    for (const { id, title } of rules) {
      const { out, code } = await run(['explain', id], withFinding());
      expect(out).toContain(title);
      expect(out).not.toMatch(/^#|```/m);
      expect(code).toBe(0);
    }
  });
  it('explains findings on comments, which come from no rule', async () => {
    const { out, code } = await run(['explain', 'unused-suppression'], withFinding());
    expect(out).toContain('has no effect');
    expect(code).toBe(0);
  });
  it('lists the rules', async () => {
    const { out } = await run(['explain'], withFinding());
    expect(out.trim().split('\n')).toHaveLength(rules.length);
  });
});

describe('models', () => {
  it('lists prices with their date, and ? for what is not known', async () => {
    const { out } = await run(['models', 'openai', 'gpt-4o-mini'], withFinding());
    expect(out).toMatch(/^gpt-4o-mini +openai +\$0\.15 +\$0\.075 +\$0\.60 +128,000 +16,384 +small +\d{4}-\d\d-\d\d/m);
    expect(out).toContain('?');
    expect(out).not.toMatch(/\$0(?![.\d])/);
  });
});

describe('init', () => {
  it('writes a config that is valid, and so is every example in it', async () => {
    const { folder, ...machine } = withFinding();
    expect(await run(['init'], { folder, ...machine })).toMatchObject({ code: 0 });
    const text = textOf(folder, 'llm-cost.json');
    expect(valid(text)).toMatchObject({ rules: {} });
    const examples = text.replaceAll(/^( *)\/\/ (?=["{])/gm, '$1');
    expect(valid(examples)).toMatchObject({ rules: { 'missing-output-cap': { level: 'error' } } });
  });

  it('does not overwrite one', async () => {
    const machine = at(folderWith({ 'llm-cost.json': '{}' }));
    expect(await run(['init'], machine)).toMatchObject({ code: 2 });
    expect(textOf(machine.folder, 'llm-cost.json')).toBe('{}');
  });

  it('names every setting', () => {
    for (const key of Object.keys(configSchema.shape).filter((name) => !['$schema', 'root', 'include'].includes(name)))
      expect(configTemplate).toContain(`"${key}":`);
  });
});

function valid(text: string): unknown {
  const errors: ParseError[] = [];
  const value: unknown = parse(text, errors, { allowTrailingComma: true });
  expect(errors).toEqual([]);
  return configSchema.parse(value);
}
