import { describe, expect, it } from 'vitest';
import { readNotebook } from '../../server/src/languages/notebook.ts';
import { editNotebook } from '../../server/src/languages/notebookEdits.ts';

/** Replaces a text of the joined code. */
function edit(file: string, from: string, to: string): string | null {
  const start = readNotebook(file).text.indexOf(from);
  return editNotebook(file, [{ span: { start, end: start + from.length }, newText: to }]);
}

const code = (source: string): string => `{"cells":[{"cell_type":"code","source":${source}}],"nbformat":4}`;

describe('an edit of a notebook', () => {
  it.each([
    ['one string', code('"a = 1\\nb = 2"'), code('"a = 1\\nb = 3"')],
    ['a list on one line', code('["a = 1\\n", "b = 2"]'), code('["a = 1\\n", "b = 3"]')],
    ['a list on lines of its own', code('[\n  "a = 1\\n",\n  "b = 2"\n ]'), code('[\n  "a = 1\\n",\n  "b = 3"\n ]')],
    ['other spellings of characters', code('["\\u0061 = 1\\n", "b = 2"]'), code('["\\u0061 = 1\\n", "b = 3"]')],
    ['a magic', code('["%pip install a\\n", "b = 2"]'), code('["%pip install a\\n", "b = 3"]')],
  ])('keeps %s', (_, before, after) => {
    expect(edit(before, 'b = 2', 'b = 3')).toBe(after);
  });

  it('adds lines in the form of those that are there', () => {
    const file = (lines: string) => code(`[\n   ${lines}\n  ]`);
    expect(edit(file('"a()\\n",\n   "b()"'), 'b()', 'c()\nb()')).toBe(file('"a()\\n",\n   "c()\\n",\n   "b()"'));
    expect(edit(file('"f(a)"'), '(a)', '(\n  a\n)')).toBe(file('"f(\\n",\n   "  a\\n",\n   ")"'));
  });

  it('finds the cell, past prose and other cells', () => {
    const file = (last: string) =>
      `{"cells":[{"cell_type":"markdown","source":"x = 1"},{"cell_type":"code","source":"x = 2"},{"cell_type":"code","source":"${last}"}]}`;
    expect(edit(file('y = 3'), 'y = 3', 'y = 4')).toBe(file('y = 4'));
  });

  it('makes several edits at once', () => {
    const file = code('"a + b"');
    const edits = [
      { span: { start: 0, end: 1 }, newText: 'first' },
      { span: { start: 4, end: 5 }, newText: 'second' },
    ];
    expect(editNotebook(file, edits)).toBe(code('"first + second"'));
  });

  it('is not made over the end of a cell, nor in a format that is not written any more', () => {
    const two = '{"cells":[{"cell_type":"code","source":"a"},{"cell_type":"code","source":"b"}]}';
    expect(edit(two, 'a\nb', 'c')).toBeNull();
    expect(edit('{"worksheets":[{"cells":[{"cell_type":"code","input":"a"}]}],"nbformat":3}', 'a', 'b')).toBeNull();
  });
});
