import { calcPrice } from '@pydantic/genai-prices';
import cl100k from 'gpt-tokenizer/encoding/cl100k_base';
import o200k from 'gpt-tokenizer/encoding/o200k_base';
import { describe, expect, it } from 'vitest';
import type { Report } from '../../server/src/report/model.ts';
import { type Band, handWorked } from './handWorked.ts';
import { examplesReport, siteAt } from './report.ts';

const report = await examplesReport();
const encodings = { o200k, cl100k };

it('has at least twelve calls worked out by hand, each once', () => {
  expect(new Set(handWorked.map(({ at }) => at)).size).toBe(handWorked.length);
  expect(handWorked.length).toBeGreaterThanOrEqual(12);
});

describe.each(handWorked)('$at', (one) => {
  it('is added up correctly', () => {
    for (const { text, encoding, tokens } of one.texts)
      expect(encodings[encoding].countTokens(text), text).toBe(tokens);
    const sum = one.input.map(
      (tokens, index) =>
        tokens * one.price.input + (one.output[index] ?? 0) * one.price.output + (one.besides?.[index] ?? 0),
    );
    for (const [index, figure] of one.perCall.entries()) expect(sum[index]).toBeCloseTo(figure, 6);
  });

  it('has the published price', () => {
    const usage = { input_tokens: 1000, output_tokens: 1000 };
    const { provider, model, input, output } = one.price;
    const published = calcPrice(usage, model, { providerId: provider, timestamp: new Date('2026-11-10T14:00:00Z') });
    expect(published?.model.id).toBe(model);
    expect((published?.input_price ?? 0) * 1000).toBeCloseTo(input, 9);
    expect((published?.output_price ?? 0) * 1000).toBeCloseTo(output, 9);
  });

  it('is what the report says', () => {
    const { estimate } = siteAt(report, one.at);
    const micro = [estimate.perCall?.low, estimate.perCall?.expected, estimate.perCall?.high].map(
      (usd) => (usd ?? 0) * 1e6,
    );
    for (const [index, figure] of one.perCall.entries()) expect(micro[index]).toBeCloseTo(figure, 6);
  });

  it('rests on the same components', () => {
    const { components, assumptions } = siteAt(report, one.at).estimate;
    const used = assumptions.map(({ key, value }) => [key, [value.low, value.expected, value.high]]);
    expect(Object.fromEntries(used)).toEqual(one.assumed);
    expect(sumOf(components, ({ kind }) => kind === 'input' || kind === 'tools')).toEqual(one.input);
    expect(sumOf(components, ({ kind }) => kind === 'output')).toEqual(one.output);
    const prices = components.filter(({ kind }) => kind === 'input').map(({ price }) => price);
    for (const price of prices)
      expect(price).toEqual({ low: one.price.input, expected: one.price.input, high: one.price.input });
  });
});

type Site = Report['callSites'][number];

function sumOf(
  components: Site['estimate']['components'],
  isMeant: (one: Site['estimate']['components'][number]) => boolean,
): Band {
  const meant = components.filter(isMeant).map(({ quantity }) => quantity ?? { low: 0, expected: 0, high: 0 });
  const sum = (end: 'low' | 'expected' | 'high') => meant.reduce((all, quantity) => all + quantity[end], 0);
  return [sum('low'), sum('expected'), sum('high')];
}
