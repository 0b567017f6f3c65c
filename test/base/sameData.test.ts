import { expect, test } from 'vitest';
import { isSameData } from '../../server/src/base/sameData.ts';

test.each([
  [1, 1],
  [Number.NaN, Number.NaN],
  [null, null],
  [
    [1, 'a'],
    [1, 'a'],
  ],
  [
    { a: 1, b: { c: [true] } },
    { b: { c: [true] }, a: 1 },
  ],
  [{ a: 1, b: undefined }, { a: 1 }],
  [{ a: 1 }, { a: 1, b: undefined }],
])('says the same: %j and %j', (a, b) => {
  expect(isSameData(a, b)).toBe(true);
});

test.each([
  [1, 2],
  [1, '1'],
  [null, undefined],
  [null, {}],
  [[], {}],
  [[1], [1, 2]],
  [[1, 2], [1]],
  [{ a: 1 }, { a: 2 }],
  [{ a: 1 }, { a: 1, b: 2 }],
  [{ a: 1, b: 2 }, { a: 1 }],
  [{ a: { b: null } }, { a: {} }],
])('does not say the same: %j and %j', (a, b) => {
  expect(isSameData(a, b)).toBe(false);
});
