import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseYaml, unreadYaml } from '../../../server/src/resolve/evaluate/library/yaml.ts';

describe('YAML of settings and prompts', () => {
  it.each<[string, string, unknown]>([
    ['mappings', 'a: 1\nb:\n  c: x y\n  d: true\n', { a: 1, b: { c: 'x y', d: true } }],
    ['lists', 'a:\n  - x\n  - 2\nb:\n- y\n', { a: ['x', 2], b: ['y'] }],
    ['lists of mappings', '- a: 1\n  b: 2\n- a: 3\n', [{ a: 1, b: 2 }, { a: 3 }]],
    ['literal texts', 'a: |\n  one\n    two\n\n  three\nb: 1\n', { a: 'one\n  two\n\nthree\n', b: 1 }],
    ['folded texts', 'a: >\n  one\n  two\n\n  three\n', { a: 'one two\nthree\n' }],
    ['texts without an end', 'a: >-\n  one\n  two\n', { a: 'one two' }],
    ['quoted texts', `a: "x: \\"y\\"\\n"\nb: 'it''s'\n"c d": e\n`, { a: 'x: "y"\n', b: "it's", 'c d': 'e' }],
    ['plain texts over several lines', 'a: one\n  two\nb: 3\n', { a: 'one two', b: 3 }],
    ['addresses and models', 'a: http://x.y:80/z\nb: openai/gpt-4o\n', { a: 'http://x.y:80/z', b: 'openai/gpt-4o' }],
    ['flow collections', 'a: [1, x, "y, z"]\nb: {c: 1, d: [e]}\n', { a: [1, 'x', 'y, z'], b: { c: 1, d: ['e'] } }],
    ['comments', '# one\na: 1 # two\n\n# three\nb: "#4"\n', { a: 1, b: '#4' }],
    ['nothing', 'a:\nb: ~\n', { a: null, b: null }],
    [
      'schemas of prompts',
      'input:\n  schema:\n    name?: string, a name\n',
      { input: { schema: { 'name?': 'string, a name' } } },
    ],
  ])('is read: %s', (_, text, value) => {
    expect(parseYaml(text)).toEqual(value);
  });

  it.each([
    ['anchors', 'a: &x 1\nb: *x\n'],
    ['tags', 'a: !!str 1\n'],
    ['broken indentation', 'a: 1\n  b: 2\n'],
    ['open brackets', 'a: [1, 2\n'],
    ['open quotes', 'a: "x\n'],
    ['a text behind a mapping', 'a: 1\nsome text\n'],
  ])('is not understood: %s', (_, text) => {
    expect(parseYaml(text)).toBeUndefined();
  });

  it.each(['yes', 'Off', '012', '0x1f', '1_000', '2026-11-21', '12:30', '${MODEL:-gpt-5}', '"${MODEL}"'])(
    'does not tell what %s is',
    (value) => {
      expect(parseYaml(`a: ${value}\nb: 1\n`)).toEqual({ a: unreadYaml, b: 1 });
    },
  );

  it('never fails', () => {
    const line = fc.stringMatching(/^ {0,6}[-a-c:"'#>|{}[\], \t&]{0,12}$/);
    fc.assert(
      fc.property(fc.array(line, { maxLength: 12 }), (lines) => {
        parseYaml(lines.join('\n'));
      }),
    );
  });
});
