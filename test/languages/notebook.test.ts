import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { joinCells, readNotebook } from '../../server/src/languages/notebook.ts';
import { lower } from './python/support.ts';

const python = { kernelspec: { language: 'python', name: 'python3' } };

const code = (source: string | readonly string[]) => ({ cell_type: 'code', metadata: {}, outputs: [], source });
const markdown = (source: string) => ({ cell_type: 'markdown', metadata: {}, source: [source] });

const file = (cells: readonly unknown[], metadata: unknown = python): string =>
  JSON.stringify({ cells, metadata, nbformat: 4, nbformat_minor: 5 }, null, 1);

/** The joined code of one cell. */
const cleaned = (source: string): string => readNotebook(file([code(source)])).text;

describe('cells', () => {
  test('code cells are one text in one scope, with places in the cell and in the file', () => {
    const text = file([
      markdown('# Title'),
      code(['import openai\n', 'client = openai.OpenAI()']),
      markdown('Then'),
      code('x = 1\nclient.create(\n    model="a",\n)\n'),
    ]);
    const notebook = readNotebook(text);
    expect(notebook.error).toBeNull();
    expect(notebook.text).toBe('import openai\nclient = openai.OpenAI()\nx = 1\nclient.create(\n    model="a",\n)\n\n');
    expect(notebook.cells.map((cell) => [cell.index, notebook.text.slice(cell.start, cell.end)])).toEqual([
      [1, 'import openai\nclient = openai.OpenAI()'],
      [3, 'x = 1\nclient.create(\n    model="a",\n)\n'],
    ]);
    const lineWith = (part: string): number => text.split('\n').findIndex((line) => line.includes(part)) + 1;
    const at = (part: string) => notebook.source.position(notebook.text.indexOf(part));
    expect(at('OpenAI()')).toEqual({ cell: 1, line: 2, column: 17, physicalLine: lineWith('openai.OpenAI()') });
    expect(at('model=')).toEqual({ cell: 3, line: 3, column: 5, physicalLine: lineWith('model=') });
    expect(notebook.source.position(0)).toEqual({ cell: 1, line: 1, column: 1, physicalLine: lineWith('import') });
    expect(notebook.source.position(notebook.text.length).cell).toBe(3);
  });

  test('lines may be split over several strings of the file', () => {
    const text = file([code(['a = ', '1\n', 'b = 2\nc = 3'])]);
    const notebook = readNotebook(text);
    expect(notebook.text).toBe('a = 1\nb = 2\nc = 3\n');
    const lines = text.split('\n');
    const physical = (part: string) => notebook.source.position(notebook.text.indexOf(part)).physicalLine;
    expect(lines[physical('a') - 1]).toContain('"a = "');
    expect(lines[physical('b') - 1]).toContain('"b = 2');
    expect(lines[physical('c') - 1]).toContain('"b = 2');
  });

  test('format 3', () => {
    const cells = [
      { cell_type: 'heading', source: ['Title'] },
      { cell_type: 'code', language: 'python', input: ['x = 1\n', 'y = 2'], outputs: [{ text: ['no'] }] },
      { cell_type: 'code', language: 'ruby', input: 'puts 1', outputs: [] },
    ];
    const notebook = readNotebook(JSON.stringify({ metadata: {}, nbformat: 3, worksheets: [{ cells, metadata: {} }] }));
    expect(notebook.text).toBe('x = 1\ny = 2\n');
    expect(notebook.source.position(6)).toEqual({ cell: 1, line: 2, column: 1, physicalLine: 1 });
  });

  test('strings named source elsewhere are no code', () => {
    const cell = {
      ...code('x = 1'),
      metadata: { source: 'no' },
      outputs: [{ source: ['no'], data: { source: 'no' } }],
    };
    expect(readNotebook(file([cell])).text).toBe('x = 1\n');
  });

  test.each([
    ['python by name', { kernelspec: { language: 'python' } }, 'python'],
    ['python by media type', { language_info: { name: 'coconut', mimetype: 'text/x-python3' } }, 'python'],
    ['nothing said', {}, 'python'],
    ['R', { kernelspec: { language: 'R' }, language_info: { name: 'R', mimetype: 'text/x-r-source' } }, null],
    ['TypeScript', { language_info: { name: 'typescript', mimetype: 'text/x.typescript' } }, null],
  ])('language: %s', (_, metadata, language) => {
    const notebook = readNotebook(file([code('x = 1')], metadata));
    expect(notebook.language).toBe(language);
    expect(notebook.text).toBe(language === null ? '' : 'x = 1\n');
  });

  test('cells of an editor', () => {
    const notebook = joinCells(
      [
        { index: 0, text: '!pip install x', physicalLines: [] },
        { index: 4, text: 'a\r\nb', physicalLines: [] },
      ],
      'python',
    );
    expect(notebook.text).toBe(`${' '.repeat(14)}\na\r\nb\n`);
    expect(notebook.source.position(notebook.text.indexOf('b'))).toMatchObject({ cell: 4, line: 2, column: 1 });
  });

  test('no cells', () => {
    const notebook = readNotebook(file([]));
    expect(notebook).toMatchObject({ text: '', cells: [], error: null });
    expect(notebook.source.position(5)).toMatchObject({ line: 1, column: 1 });
  });
});

describe('magics', () => {
  test.each([
    ['%matplotlib inline\nx = 1', '                  \nx = 1\n'],
    ['!pip install openai\nx = 1', '                   \nx = 1\n'],
    ['!pip install a \\\n  b\nx = 1', '                \n   \nx = 1\n'],
    ['?help\nx?\na.b??\nf()', '     \n  \n     \nf()\n'],
    ['%%time\nx = f()', '      \nx = f()\n'],
    ['%%timeit -n 1\nx = f()', '             \nx = f()\n'],
    ['%%bash\npip install x\nif y', '      \n             \n    \n'],
    ['%%javascript\nlet x', '            \n     \n'],
    ['%%writefile a.py\nx = 1', '                \n     \n'],
    ['\n%%capture out\nx = 1', '\n             \nx = 1\n'],
    ['%time x = client.create()', '0;    x = client.create()\n'],
    ['%timeit -n 3 -r1 f()', '0;               f()\n'],
    ['if a:\n    !ls -l\n    %cd x\n    x = 1', 'if a:\n    pass  \n    pass \n    x = 1\n'],
    ['files = !ls *.py\nx = %sql select', 'files = _       \nx = _          \n'],
    ['x = a \\\n  % b\ny = (c\n% d)', 'x = a \\\n  % b\ny = (c\n% d)\n'],
    ['p = """\n%s\n!no\n"""\nq = "%s" % p', 'p = """\n%s\n!no\n"""\nq = "%s" % p\n'],
    ['x = 1  # what?', 'x = 1  # what?\n'],
    ['if a != b: f("!")', 'if a != b: f("!")\n'],
    ['%%unknown\nwhatever', '         \n        \n'],
  ])('%j', (source, expected) => {
    const text = cleaned(source);
    expect(text).toBe(expected);
    expect(lower(text).errors).toEqual([]);
  });
});

describe('broken files', () => {
  test('a place for the error', () => {
    const text = '{\n "cells": [\n  {"cell_type": "code" "source": []}\n ]\n}';
    expect(readNotebook(text).error).toEqual({
      message: 'The notebook is not valid JSON: comma expected.',
      offset: text.indexOf('"source"'),
      line: 3,
      column: 24,
    });
  });

  test.each([
    ['', 'value expected'],
    ['{"a": 1}', 'no cells'],
    ['[1]', 'no cells'],
    ['{"cells": [', 'expected'],
  ])('%j', (text, message) => {
    const notebook = readNotebook(text);
    expect(notebook.text).toBe('');
    expect(notebook.error?.message).toContain(message);
  });

  test('nesting without end', () => {
    expect(readNotebook('['.repeat(200_000)).error?.message).toContain('too deeply');
  });

  test('no text makes it fail, and every offset has a place', () => {
    const whole = file([code('%time f()\nx = "é\ud83d\ude00"'), markdown('m'), code(['!ls\n', 'y'])]);
    fc.assert(
      fc.property(fc.nat(whole.length), fc.nat(20), (start, length) => {
        const notebook = readNotebook(whole.slice(0, start) + whole.slice(start + length));
        for (let offset = 0; offset <= notebook.text.length; offset++) {
          const place = notebook.source.position(offset);
          expect(Math.min(place.line, place.column, place.physicalLine)).toBeGreaterThan(0);
        }
      }),
    );
  });
});
