import { describe, expect, it } from 'vitest';
import { type Block, markup } from '../../server/src/lsp/markup.ts';

const markdown = (...blocks: readonly Block[]): string => markup(blocks, 'markdown').value;

describe('markup', () => {
  it.each([
    ['[x](command:evil)', '\\[x\\]\\(command:evil\\)'],
    ['![x](http://a)', '\\!\\[x\\]\\(http:&#8203;//a\\)'],
    ['<img src=x> &amp;', '\\<img src=x\\> \\&amp;'],
    ['a | b', 'a \\| b'],
    ['# not a heading', '\\# not a heading'],
    ['- not a list', '\\- not a list'],
    ['1. not a list', '\\1. not a list'],
    ['line\nbreak \u0007', 'line break '],
    ['$(gear) *bold* `code`', '\\$\\(gear\\) \\*bold\\* \\`code\\`'],
  ])('escapes %j', (text, expected) => {
    expect(markdown({ kind: 'paragraph', text })).toBe(expected);
  });

  it('fences code with more backticks than it holds', () => {
    expect(markdown({ kind: 'paragraph', text: ['model ', { code: 'a``b' }] })).toBe('model ```a``b```');
    expect(markdown({ kind: 'paragraph', text: [{ code: '`a' }] })).toBe('`` `a ``');
  });

  it('writes tables, and as plain text their rows', () => {
    const table: Block = { kind: 'table', head: ['', 'Cost'], rows: [['in|put', '$1']] };
    expect(markdown(table)).toBe('|  | Cost |\n| :-- | --: |\n| in\\|put | &nbsp;&nbsp;\\$1 |');
    expect(markup([table], 'plaintext')).toEqual({ kind: 'plaintext', value: 'in|put  $1' });
  });
});
