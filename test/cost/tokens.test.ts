import { readFileSync } from 'node:fs';
import cl100k from 'gpt-tokenizer/encoding/cl100k_base';
import o200k from 'gpt-tokenizer/encoding/o200k_base';
import { beforeAll, describe, expect, test } from 'vitest';
import { exactly, isExact, range3 } from '../../server/src/base/range3.ts';
import { tokenizers } from '../../server/src/catalog/tokenizers.ts';
import { createTokenizer } from '../../server/src/cost/tokenizer.ts';
import {
  type CountTokens,
  messageOverhead,
  type TokenizerPort,
  tokenCounter,
  toolOverhead,
} from '../../server/src/cost/tokens.ts';
import { loadAsset } from '../../server/src/workspace/nodeAssets.ts';

const plain = { disallowedSpecial: new Set<string>() };
const oracle = {
  o200k: (text: string) => o200k.encode(text, plain).length,
  cl100k: (text: string) => cl100k.encode(text, plain).length,
};

const samples: Readonly<Record<string, string>> = {
  prose: 'You are a patient support agent. Answer in two sentences and never promise a refund.\n\n'.repeat(20),
  code: readFileSync(new URL('../../server/src/cost/tokens.ts', import.meta.url), 'utf8'),
  json: JSON.stringify({ orders: Array.from({ length: 40 }, (_, id) => ({ id, price: id * 1.25, sku: `A-${id}` })) }),
  chinese: '今天天气很好，我们去公园散步吧。'.repeat(30),
  japanese: 'これは日本語の文章です。トークンを数えます。'.repeat(20),
  korean: '안녕하세요, 오늘은 날씨가 좋습니다. '.repeat(30),
  emoji: '👩‍👩‍👧‍👦🏳️‍🌈 fine 🎉🎉 café naïve Ω≈ç√',
  'special tokens': 'before <|endoftext|> between <|im_start|>system<|im_end|> after <|fim_prefix|>',
  'odd spaces': ' a\t\tb\r\n\r\n   c\u00a0d  ',
  'mixed long text': 'The quick brown fox 12345 jumps! '.repeat(200),
};

let port: TokenizerPort;
let count: CountTokens;
beforeAll(async () => {
  port = await createTokenizer(loadAsset);
  count = tokenCounter(port);
});

describe('counts are those of an independent tokenizer', () => {
  test.each(Object.entries(samples))('%s', (_, text) => {
    expect(count(text, 'o200k').tokens).toEqual(exactly(oracle.o200k(text)));
    expect(count(text, 'cl100k').tokens).toEqual(exactly(oracle.cl100k(text)));
  });

  test('nothing is nothing', () => {
    expect(count('', 'claude-4.7').tokens).toEqual(exactly(0));
  });
});

describe('pathological texts are counted in proportion, and at once', () => {
  const long: Readonly<Record<string, string>> = {
    letters: `start ${'a'.repeat(8000)} end`,
    spaces: `x${' '.repeat(8000)}y`,
    rules: `${'='.repeat(6000)}\n${'-'.repeat(6000)}`,
    'an emoji': '🎉'.repeat(3000),
    'a long word': 'abcdefgh'.repeat(1000),
  };
  test.each(Object.entries(long))('%s', (_, text) => {
    const expected = oracle.o200k(text);
    const { expected: counted } = count(text, 'o200k').tokens;
    expect(Math.abs(counted - expected) / expected).toBeLessThan(0.05);
  });

  test('two million letters take no quadratic time', () => {
    const began = performance.now();
    expect(count('a'.repeat(2_000_000), 'o200k').tokens.expected).toBeCloseTo(250_000, -3);
    expect(count('ab'.repeat(100_000), 'o200k').tokens.expected).toBeGreaterThan(10_000);
    expect(performance.now() - began).toBeLessThan(5000);
  });
});

describe('families without an encoding of their own', () => {
  const text = samples['prose'] ?? '';

  test('a factor widens the count and is not exact', () => {
    const base = oracle.o200k(text);
    const { tokens, tag, method } = count(text, 'claude-4.7');
    expect(tokens).toEqual(range3(Math.floor(base * 1.2), Math.round(base * 1.5), Math.ceil(base * 1.75)));
    expect([tag, method]).toEqual(['assumed', 'factor']);
    expect(count(text, 'o200k')).toMatchObject({ tag: 'exact', method: 'exact' });
    expect(count(text, 'unknown')).toMatchObject({ tag: 'assumed', method: 'guess' });
  });

  test('every family has an ordered factor, and only exact families have factor 1', () => {
    for (const [family, { factor, confidence }] of Object.entries(tokenizers)) {
      expect(factor[0] <= factor[1] && factor[1] <= factor[2], family).toBe(true);
      expect(isExact(range3(...factor)), family).toBe(confidence === 'exact');
    }
  });
});

test('without a tokenizer the length guesses, and the band holds the real count', () => {
  const guess = tokenCounter(null);
  for (const name of ['prose', 'code', 'korean']) {
    const text = samples[name] ?? '';
    const { tokens, method, tag } = guess(text, 'o200k');
    expect([method, tag]).toEqual(['characters', 'assumed']);
    expect(tokens.low <= oracle.o200k(text) && oracle.o200k(text) <= tokens.high, name).toBe(true);
  }
});

test('a text is counted once while it is remembered', () => {
  let calls = 0;
  const counting: TokenizerPort = { load: () => ({ count: (text) => ++calls && text.length }) };
  const remembering = tokenCounter(counting, 2);
  for (const text of ['one', 'two', 'one', 'three', 'one', 'two']) remembering(text, 'o200k');
  expect(calls).toBe(4);
});

test('overheads', () => {
  expect(messageOverhead('o200k', 3)).toMatchObject({ tokens: range3(12, 15, 18), tag: 'assumed' });
  expect(toolOverhead('claude', 0).tokens).toEqual(exactly(0));
  expect(toolOverhead('claude', 2).tokens).toEqual(range3(220, 386, 780));
});
