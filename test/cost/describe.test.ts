import { expect, test } from 'vitest';
import { describeEstimate } from '../../server/src/cost/describe.ts';
import { declared, estimate, fact, request } from './made.ts';

test('a declared call in rows', () => {
  const bill = estimate(request({ isBatch: true }), { declared: declared({ inputTokens: 1200, outputTokens: 300 }) });
  const { total, rows, assumptions, gaps, prices } = describeEstimate(bill);
  expect({ total, assumptions, gaps, prices }).toEqual({
    total: '$0.0030',
    assumptions: [],
    gaps: [],
    prices: 'prices of 2026-11-10',
  });
  expect(rows.at(-2)).toEqual({
    label: 'answer',
    quantity: '300 tokens',
    unitPrice: '$5.00 per million tokens',
    cost: '$0.0015',
    tag: 'declared',
  });
  expect(rows.at(-1)).toEqual({ label: 'batch price', quantity: '× 0.5', unitPrice: '', cost: '', tag: 'exact' });
});

test('a call that rests on assumptions shows a band and what is assumed', () => {
  const { total, rows, assumptions } = describeEstimate(estimate(request()));
  expect(total).toMatch(/^~\$0\.\d+–\$0\.\d+$/);
  expect(rows.find(({ label }) => label === 'answer')).toMatchObject({
    quantity: '350 (30–2,000) tokens',
    tag: 'assumed',
  });
  expect(assumptions).toContain(
    'output.unknown: 350 (30–2,000) tokens, because most answers have 100 to 500 tokens, and long ones a few pages',
  );
});

test('a call without a price has none', () => {
  const { total, rows, gaps } = describeEstimate(estimate(request({ model: fact('acme-1') })));
  expect({ total, rows, gaps }).toEqual({ total: 'unknown', rows: [], gaps: ['no price for openai/acme-1'] });
});

test('a local call costs nothing', () => {
  const { total, rows } = describeEstimate(estimate(request({ isLocal: true })));
  expect(total).toBe('$0');
  expect(rows).toEqual([
    { label: 'requests on your own machine', quantity: '1 item', unitPrice: '$0 per item', cost: '$0', tag: 'exact' },
  ]);
});
