import { describe, expect, it } from 'vitest';
import { movedBy } from '../../server/src/lsp/lastGood.ts';

describe('spans over one edit', () => {
  const cases: readonly (readonly [string, string, string, string | null])[] = [
    // before, after, the span's text before, the span's text after
    ['one two three', 'one 2 two three', 'three', 'three'],
    ['one two three', 'one two thr', 'one', 'one'],
    ['one two three', 'one twoo three', 'two', 'two'],
    ['call(model)', 'call(mo', 'call', 'call'],
    ['call(model)', 'call(mo', 'call(model)', 'call(mo'],
    ['a(b, c)', 'a(b, , c)', 'a(b, c)', 'a(b, , c)'],
    ['keep gone keep', 'keep  keep', 'gone', null],
    ['same', 'same', 'same', 'same'],
    ['x create y', 'x creXate y', 'create', 'creXate'],
  ];
  it.each(cases)('%s -> %s: %s', (before, after, text, expected) => {
    const start = before.indexOf(text);
    const moved = movedBy(before, after)({ start, end: start + text.length });
    expect(moved && after.slice(moved.start, moved.end)).toBe(expected);
  });
});
