import { describe, expect, test } from 'vitest';
import { lineIndexAt, lineStarts, plainSource } from '../../server/src/base/source.ts';

describe('plainSource', () => {
  const text = 'a\nbc\r\n\ud83d\ude00d\re';
  test.each([
    [0, 1, 1],
    [1, 1, 2],
    [2, 2, 1],
    [4, 2, 3],
    [6, 3, 1],
    [8, 3, 3],
    [10, 4, 1],
    [11, 4, 2],
    [99, 4, 2],
    [-1, 1, 1],
  ])('offset %i is line %i, column %i', (offset, line, column) => {
    expect(plainSource(text).position(offset)).toEqual({ cell: null, line, column, physicalLine: line });
  });

  test('an empty text has one line', () => {
    expect(plainSource('').position(0)).toEqual({ cell: null, line: 1, column: 1, physicalLine: 1 });
  });
});

test('lineIndexAt finds the last line that begins at or in front of an offset', () => {
  const starts = lineStarts('a\n\nb\n');
  expect(starts).toEqual([0, 2, 3, 5]);
  expect([0, 1, 2, 3, 4, 5, 9].map((offset) => lineIndexAt(starts, offset))).toEqual([0, 0, 1, 2, 2, 3, 3]);
});
