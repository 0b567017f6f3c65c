import { expect, test } from 'vitest';
import { formatCount, formatUsd, formatUsdBand, formatUsdRange } from '../../server/src/base/money.ts';
import { exactly, range3 } from '../../server/src/base/range3.ts';

test.each([
  [0, '$0'],
  [6640, '$6,640'],
  [1234567.4, '$1,234,567'],
  [123.4, '$123'],
  [99.999, '$100'],
  [99.5, '$99.50'],
  [7.5, '$7.50'],
  [1, '$1.00'],
  [0.999, '$1.00'],
  [0.75, '$0.75'],
  [0.5, '$0.50'],
  [0.0995, '$0.10'],
  [0.031, '$0.031'],
  [0.0012, '$0.0012'],
  [0.00099996, '$0.0010'],
  [0.000031, '$0.000031'],
  [2e-8, '$0.00000002'],
  [1e-12, '<$0.00000001'],
])('%s dollars read %s', (usd, text) => {
  expect(formatUsd(usd)).toBe(text);
});

test('bands', () => {
  const band = range3(0.0012, 0.004, 0.031);
  expect(formatUsdRange(band)).toBe('$0.0040 ($0.0012–$0.031)');
  expect(formatUsdRange(exactly(0.02))).toBe('$0.020');
  expect(formatUsdBand(band)).toBe('~$0.0012–$0.031');
});

test('counts', () => {
  expect([0, 999, 1000, 2_200_000_000].map(formatCount)).toEqual(['0', '999', '1,000', '2,200,000,000']);
});
