import { describe, expect, test } from 'vitest';
import { absent, type Fact, unknown } from '../../server/src/base/fact.ts';
import { formatUsd } from '../../server/src/base/money.ts';
import { exactly } from '../../server/src/base/range3.ts';
import { monthlyCost } from '../../server/src/cost/estimate.ts';
import type { Request } from '../../server/src/resolve/callSite.ts';
import {
  costOf,
  count,
  declared,
  estimate,
  fact,
  hole,
  ofKind,
  part,
  quantity,
  request,
  several,
  siteOf,
  userInput,
} from './made.ts';

const sent = (input: number | null, output: number | null, changes = {}) => ({
  declared: declared({ inputTokens: input, outputTokens: output, ...changes }),
});

describe('worked examples', () => {
  test('2.2 billion tokens in and 280 million out at $2 and $8 are $6,640', () => {
    const bill = estimate(request({ model: fact('gpt-4.1') }), sent(2.2e9, 280e6));
    expect(costOf(bill).low).toBeCloseTo(6640, 6);
    expect(costOf(bill).high).toBeCloseTo(6640, 6);
    expect(formatUsd(costOf(bill).expected)).toBe('$6,640');
    expect(bill.mostlyAssumed).toBe(false);
  });

  test('a thousand calls with a prefix of 5,000 tokens at $1.50 are $7.50, or $0.75 where all of it is read from the cache', () => {
    const given = { prices: { 'openai/gpt-4o': { input: 1.5, cachedInput: 0.15, output: 6 } } };
    const thousand = (cachedShare: number | null) =>
      1000 * costOf(estimate(request(), sent(5000, 0, { cachedShare }), given)).expected;
    expect(thousand(null)).toBeCloseTo(7.5, 9);
    expect(thousand(1)).toBeCloseTo(0.75, 9);
  });

  test('1,800 tokens of output at $30 are $0.054, 120 are $0.0036', () => {
    const cost = (tokens: number) => costOf(estimate(request({ model: fact('gpt-5.5') }), sent(0, tokens))).expected;
    expect(cost(1800)).toBeCloseTo(0.054, 12);
    expect(cost(120)).toBeCloseTo(0.0036, 12);
  });
});

describe('input', () => {
  const text = 'You are a patient support agent. Answer in two sentences and never promise a refund.';

  test('static text is counted exactly where the tokenizer is known', () => {
    const [component] = ofKind(estimate(request({}, [part('system', text)])), 'input');
    expect(component).toMatchObject({ quantity: exactly(count(text)), quantityTag: 'exact', priceTag: 'exact' });
    expect(component?.price).toEqual(exactly(2.5));
    expect(component?.cost?.expected).toBeCloseTo((count(text) * 2.5) / 1e6, 15);
  });

  test('static text has a band where only a factor is known', () => {
    const model = { provider: fact('anthropic'), model: fact('claude-sonnet-4-5') };
    const [component] = ofKind(estimate(request(model, [part('system', text)])), 'input');
    const { low = 0, expected = 0, high = 0 } = component?.quantity ?? {};
    expect(component?.quantityTag).toBe('assumed');
    expect([low < expected, expected < high, expected > count(text)]).toEqual([true, true, true]);
  });

  test('run-time text is taken from the table, by its origin and the task', () => {
    const bill = (task: 'summary' | null) => estimate(request({}, [part('user', userInput)]), { task });
    expect(bill(null).assumptions.map(({ key }) => key)).toContain('input.user-input');
    expect(bill('summary').assumptions.map(({ key }) => key)).toContain('input.user-input.summary');
    expect(costOf(bill('summary')).expected).toBeGreaterThan(costOf(bill(null)).expected);
  });

  test('the name of a parameter tells short values and long texts apart', () => {
    const keys = (code: string) =>
      estimate(request({}, [part('user', hole({ kind: 'parameter', name: code }, code))])).assumptions.map(
        ({ key }) => key,
      );
    expect(keys('userId')).toContain('input.short-value');
    expect(keys('ctx.transcript')).toContain('input.long-text');
    expect(keys('len(docs)')).toContain('input.short-value');
    expect(keys('text')).toContain('input.parameter');
  });

  test('what may be left out costs nothing at the low end and half of it is expected', () => {
    const maybe = { ...part('system', text), isMaybe: true };
    const [component] = ofKind(estimate(request({}, [maybe])), 'input');
    expect(component?.quantity).toEqual({ low: 0, expected: count(text) / 2, high: count(text) });
  });

  test('a conversation that is sent again is counted once, and more in agents', () => {
    const repeated = { ...part('user', hole({ kind: 'other' }, 'messages')), isRepeated: true };
    const bill = (task: 'agent' | null) => estimate(request({}, [repeated, repeated]), { task });
    expect(bill(null).assumptions.filter(({ key }) => key === 'input.history')).toHaveLength(1);
    expect(ofKind(bill(null), 'input').find(({ label }) => label.startsWith('earlier'))?.quantity?.expected).toBe(3000);
    expect(bill('agent').assumptions.map(({ key }) => key)).toContain('input.history.agent');
  });

  test('a conversation that the provider keeps is billed too', () => {
    const plain = request();
    const entry = { key: 'previous_response_id', value: plain.parameters, isMaybe: false, location: null };
    const kept = request({ parameters: { ...plain.parameters, entries: [entry] } as Request['parameters'] });
    expect(costOf(estimate(kept)).expected).toBeGreaterThan(costOf(estimate(plain)).expected);
  });

  test('tools cost tokens, seen or not', () => {
    const tool = part('tools', '{"name":"search","description":"Searches the catalogue","parameters":{"q":"string"}}');
    const seen = estimate(request({ tools: { count: fact(1), location: null } }, [tool, part('user', 'Hi')]));
    const unseen = estimate(request({ tools: { count: unknown('parameter'), location: null } }, [part('user', 'Hi')]));
    expect(ofKind(seen, 'tools')).toHaveLength(2);
    expect(seen.assumptions.map(({ key }) => key)).not.toContain('tools.count');
    expect(unseen.assumptions.map(({ key }) => key)).toEqual(expect.arrayContaining(['tools.count', 'tools.schema']));
    expect(ofKind(estimate(request()), 'tools')).toEqual([]);
  });

  test('images are priced by their detail', () => {
    const photo = (detail: Fact<string>) =>
      estimate(request({}, [{ ...part('user', 'What is this?'), media: [{ kind: 'image', detail, location: null }] }]));
    expect(quantity(photo(fact('low')), 'image')).toBe(85);
    expect(quantity(photo(absent()), 'image')).toBeGreaterThan(1000);
  });

  test('sound of unknown length leaves no figure', () => {
    const media = [{ kind: 'audio', detail: absent<string>(), location: null }] as const;
    const bill = estimate(request({}, [{ ...part('user', 'Transcribe.'), media }]));
    expect(bill).toMatchObject({ perCall: null, gaps: ['the length of the audio is not in the code'] });
  });

  test('of more pieces of run-time text than a prompt has, each counts for less', () => {
    const texts = (count: number, kind: 'other' | 'file') =>
      request(
        {},
        Array.from({ length: count }, () => part('user', hole({ kind }))),
      );
    const bill = (count: number, kind: 'other' | 'file') =>
      ofKind(estimate(texts(count, kind)), 'input')
        .filter(({ label }) => !label.startsWith('message'))
        .reduce((sum, { quantity: all }) => sum + (all?.expected ?? 0), 0);
    expect(bill(16, 'other')).toBe(16 * 200);
    expect(Math.round(bill(120, 'other'))).toBe(16 * 200);
    expect(bill(20, 'file')).toBe(20 * 2000);
    const assumed = (count: number) => estimate(texts(count, 'other')).assumptions.map(({ key }) => key);
    expect(assumed(16)).not.toContain('prompt.pieces');
    expect(assumed(120)).toContain('prompt.pieces');
  });

  test('run-time text does not outgrow the context of the model', () => {
    const long = Array.from({ length: 100 }, () => part('user', hole({ kind: 'file' })));
    const input = ofKind(estimate(request({}, long)), 'input').reduce(
      (sum, { quantity: all }) => sum + (all?.high ?? 0),
      0,
    );
    expect(input).toBeGreaterThan(127_000);
    expect(input).toBeLessThan(128_200);
  });
});

describe('output', () => {
  test('without a cap the high end is that of the table, never the context or the maximum of the model', () => {
    const [answer] = ofKind(estimate(request()), 'output');
    expect(answer?.quantity).toEqual({ low: 30, expected: 350, high: 2000 });
  });

  test('the cap is the high end', () => {
    const output = (cap: number) => ofKind(estimate(request({ outputCap: fact(cap) })), 'output')[0]?.quantity;
    expect(output(4096)).toEqual({ low: 30, expected: 350, high: 4096 });
    expect(output(100)).toEqual({ low: 30, expected: 100, high: 100 });
    expect(output(10)).toEqual({ low: 10, expected: 10, high: 10 });
    expect(output(1e9)?.high).toBe(16_384);
  });

  test('a cap that the SDK fills in counts, unless it is the most that the model can write', () => {
    const output = (value: number) =>
      ofKind(estimate(request({ outputCap: absent({ value, source: 'sdk' }) })), 'output')[0]?.quantity?.high;
    expect(output(4096)).toBe(4096);
    expect(output(16_384)).toBe(2000);
  });

  test('one of several caps', () => {
    expect(ofKind(estimate(request({ outputCap: several(100, 1000) })), 'output')[0]?.quantity).toEqual({
      low: 30,
      expected: 225,
      high: 1000,
    });
  });

  test('the form of the answer decides before the task', () => {
    const keys = (changes: Partial<Request>) =>
      estimate(request(changes), { task: 'summary' }).assumptions.map(({ key }) => key);
    expect(keys({})).toContain('output.summary');
    expect(keys({ responseFormat: fact({ kind: 'boolean' } as const) })).toContain('output.boolean');
    expect(keys({ responseFormat: fact({ kind: 'object', fields: 2, isSmall: true } as const) })).toContain(
      'output.small-object',
    );
  });

  test('a label does not grow to the cap', () => {
    const labels = fact({ kind: 'labels', labels: ['a', 'b'] } as const);
    expect(
      ofKind(estimate(request({ responseFormat: labels, outputCap: fact(4096) })), 'output')[0]?.quantity?.high,
    ).toBe(20);
  });

  test('every answer of n is billed, the prompt once', () => {
    const [one, five] = [estimate(request()), estimate(request({ n: fact(5) }))];
    expect(quantity(five, 'output')).toBe(5 * quantity(one, 'output'));
    expect(quantity(five, 'input')).toBe(quantity(one, 'input'));
    expect(ofKind(five, 'multiplier')).toMatchObject([{ label: 'answers to each request', cost: null }]);
  });
});

describe('thinking', () => {
  const thinker = { model: fact('gpt-5') };

  test('models that think by default are billed for it', () => {
    const bill = estimate(request(thinker));
    expect(ofKind(bill, 'reasoning')).toHaveLength(1);
    expect(bill.assumptions.map(({ key }) => key)).toContain('reasoning.medium');
    expect(ofKind(estimate(request()), 'reasoning')).toEqual([]);
  });

  test('more effort costs more', () => {
    const costs = ['minimal', 'low', 'medium', 'high'].map(
      (effort) => costOf(estimate(request({ ...thinker, effort: fact(effort) }))).expected,
    );
    expect(costs).toEqual([...costs].sort((a, b) => a - b));
    expect(new Set(costs).size).toBe(4);
  });

  test('thinking stays within the cap', () => {
    const bill = estimate(request({ ...thinker, outputCap: fact(500) }));
    const highest = [...ofKind(bill, 'output'), ...ofKind(bill, 'reasoning')].reduce(
      (sum, { quantity: all }) => sum + (all?.high ?? 0),
      0,
    );
    expect(highest).toBe(500);
  });

  test('thinking that is switched off is not billed; a budget limits it', () => {
    const claude = { provider: fact('anthropic'), model: fact('claude-sonnet-5') };
    expect(quantity(estimate(request({ ...claude, thinking: fact('disabled') })), 'reasoning')).toBe(0);
    expect(quantity(estimate(request(claude)), 'reasoning')).toBeGreaterThan(0);
    const budget = estimate(request({ ...claude, thinking: fact('enabled'), thinkingBudget: fact(1024) }));
    expect(ofKind(budget, 'reasoning')[0]?.quantity?.high).toBe(1024);
  });

  test('models that do not think unasked cost no thinking, unless they are asked', () => {
    const claude = { provider: fact('anthropic'), model: fact('claude-sonnet-4-5') };
    expect(quantity(estimate(request(claude)), 'reasoning')).toBe(0);
    expect(quantity(estimate(request({ ...claude, thinking: fact('enabled') })), 'reasoning')).toBeGreaterThan(0);
  });
});

describe('what is not known is never free and never another model', () => {
  test.each<readonly [string, Partial<Request>, string]>([
    ['a model that is not known', { model: unknown('environment') }, 'the model is not known'],
    ['a model that is not listed', { model: fact('acme-1') }, 'no price for openai/acme-1'],
    ['a name that only looks like a model', { model: fact('gpt-4o-xyz') }, 'no price for openai/gpt-4o-xyz'],
    [
      'a model that is listed without a price',
      { model: fact('text-embedding-004'), provider: fact('vertex') },
      'no price for vertex/text-embedding-004',
    ],
    ['a model left to the SDK', { model: absent() }, "the model may be left to the SDK's default, which is not known"],
    ['a provider that is not listed', { provider: fact('acme') }, 'no price for acme/gpt-4o'],
  ])('%s', (_, changes, gap) => {
    expect(estimate(request(changes))).toMatchObject({
      perCall: null,
      gaps: [gap],
      components: [],
      mostlyAssumed: false,
    });
  });

  test("the SDK's own default model is known", () => {
    const model = absent({ value: 'gpt-4o', source: 'sdk' });
    expect(estimate(request({ model })).perCall).toEqual(estimate(request()).perCall);
  });

  test('an unknown provider is said to be assumed', () => {
    const bill = estimate(request({ provider: unknown('environment') }));
    expect(bill.gaps).toEqual(['the provider is not known: priced as at openai']);
    expect(bill.components.every(({ priceTag }) => priceTag === 'assumed')).toBe(true);
    expect(bill.mostlyAssumed).toBe(true);
  });

  test('an embedding with an unknown model has no price, and never that of a chat', () => {
    const embed = (model: Request['model']) =>
      estimate(request({ model }), { operation: 'embedding', task: 'embedding' });
    expect(embed(unknown('parameter')).perCall).toBeNull();
    expect(embed(fact('gpt-4o'))).toMatchObject({ perCall: null, gaps: [expect.stringContaining('listed for chat')] });
    expect(estimate(request({ model: fact('text-embedding-3-small') })).perCall).toBeNull();
  });

  test('what cannot be estimated says why', () => {
    const bill = estimate(request(), { notEstimated: 'Training is billed by the epochs.' });
    expect(bill).toMatchObject({ perCall: null, gaps: ['training is billed by the epochs'] });
    expect(estimate(request({ model: fact('whisper-1') }), { operation: 'audio' })).toMatchObject({
      perCall: null,
      gaps: ['the length of the audio is not in the code'],
    });
  });

  test("a model on the user's own machine costs nothing, and that is known", () => {
    const bill = estimate(request({ provider: fact('ollama'), model: fact('llama3'), isLocal: true }));
    expect(bill).toMatchObject({ perCall: exactly(0), gaps: [], mostlyAssumed: false });
    expect(bill.components).toMatchObject([{ quantityTag: 'exact', priceTag: 'exact' }]);
  });

  test('a retired model whose successor answers is billed as the successor', () => {
    const gemini = request({ provider: fact('google'), model: fact('gemini-2.5-flash') });
    expect(estimate(gemini, {}, { asOf: '2026-12-02' }).models).not.toEqual(['gemini-2.5-flash']);
    expect(estimate(gemini, {}, { asOf: '2026-11-20' }).models).toEqual(['gemini-2.5-flash']);
  });
});

describe('one of several models', () => {
  test('the band goes from the cheapest to the dearest, expecting the mean', () => {
    const of = (model: Request['model']) => costOf(estimate(request({ model })));
    const [large, small] = [of(fact('gpt-4o')), of(fact('gpt-4o-mini'))];
    const both = estimate(request({ model: several('gpt-4o', 'gpt-4o-mini') }));
    expect(costOf(both)).toEqual({ low: small.low, expected: (large.expected + small.expected) / 2, high: large.high });
    expect(both.models).toEqual(['gpt-4o', 'gpt-4o-mini']);
    expect(both.components.every(({ label }) => label.startsWith('either gpt-4o'))).toBe(true);
  });

  test('one that has no price leaves no figure', () => {
    const bill = estimate(request({ model: several('gpt-4o', 'acme-1') }));
    expect(bill).toMatchObject({ perCall: null, gaps: ['no price for openai/acme-1'] });
    expect(estimate(request({ model: { ...several('gpt-4o', 'gpt-4.1'), maybeAbsent: true } })).perCall).toBeNull();
  });
});

describe('tiers, batches and discounts', () => {
  const cost = (changes: Partial<Request>, site = {}, given = {}) =>
    costOf(estimate(request(changes), site, given)).expected;

  test('a batch is half price', () => {
    expect(cost({ isBatch: true })).toBeCloseTo(cost({}) / 2, 12);
    const [row] = ofKind(estimate(request({ isBatch: true })), 'multiplier');
    expect(row).toMatchObject({ label: 'batch price', quantity: exactly(0.5), cost: null });
  });

  test('service tiers have their own prices', () => {
    const model = fact('gpt-5');
    expect(cost({ model, serviceTier: fact('flex') })).toBeCloseTo(cost({ model }) / 2, 12);
    expect(cost({ model, serviceTier: fact('priority') })).toBeCloseTo(cost({ model }) * 2, 12);
    expect(cost({ model, serviceTier: fact('auto') })).toBe(cost({ model }));
    expect(cost({ model, serviceTier: several('flex', 'default') })).toBeCloseTo(cost({ model }) * 0.75, 12);
  });

  test('a tier that the user has set holds for requests that name none', () => {
    const given = { tiers: { openai: 'flex' } } as const;
    const model = fact('gpt-5');
    expect(cost({ model }, {}, given)).toBeCloseTo(cost({ model }) / 2, 12);
    expect(cost({ model, serviceTier: fact('default') }, {}, given)).toBe(cost({ model }));
    expect(estimate(request({ model }), {}, given).components[0]?.priceTag).toBe('declared');
  });

  test('a tier without a known price is not guessed', () => {
    const groq = { provider: fact('groq'), model: fact('llama-3.3-70b-versatile') };
    expect(estimate(request({ ...groq, serviceTier: fact('priority') }))).toMatchObject({
      perCall: null,
      gaps: ['no priority price for llama-3.3-70b-versatile'],
    });
    expect(estimate(request({ serviceTier: fact('flex') })).gaps).toEqual([
      'no flex price for gpt-4o: counted at the full price',
    ]);
  });

  test('a declared share of batches and a discount lower the price and say so', () => {
    expect(cost({}, { declared: declared({ batchShare: 0.4 }) })).toBeCloseTo(cost({}) * 0.8, 12);
    const discounted = estimate(request(), {}, { discounts: { openai: 0.15 } });
    expect(costOf(discounted).expected).toBeCloseTo(cost({}) * 0.85, 12);
    expect(discounted.components.map(({ priceTag }) => priceTag)).toContain('declared');
    expect(cost({}, {}, { discounts: { anthropic: 0.15 } })).toBe(cost({}));
  });

  test("the user's own prices are declared", () => {
    const bill = estimate(request(), sent(1000, 0), { prices: { 'openai/gpt-4o': { input: 1, output: 2 } } });
    expect(costOf(bill).expected).toBeCloseTo(0.001, 12);
    expect(bill.components.every(({ priceTag }) => priceTag === 'declared')).toBe(true);
  });

  test('above its threshold the dearer rates hold for the whole request, cached tokens too', () => {
    const gemini = request({ provider: fact('google'), model: fact('gemini-2.5-pro') });
    const at = (input: number, cachedShare: number | null = null) =>
      costOf(estimate(gemini, sent(input, 1000, { cachedShare }))).expected;
    expect(at(200_000)).toBeCloseTo((200_000 * 1.25 + 1000 * 10) / 1e6, 9);
    expect(at(300_000)).toBeCloseTo((300_000 * 2.5 + 1000 * 15) / 1e6, 9);
    expect(at(300_000, 0.5)).toBeCloseTo((150_000 * 2.5 + 150_000 * 0.25 + 1000 * 15) / 1e6, 9);
  });
});

describe('caches', () => {
  const long = 'You are a patient support agent. Answer in two sentences and never promise a refund. '.repeat(200);
  const marker = (index: number, ttl?: string) => ({
    location: null,
    part: index,
    ttl: ttl === undefined ? absent<string>() : fact(ttl),
  });
  const claude = (changes: Partial<Request> = {}, text = long) =>
    request({ provider: fact('anthropic'), model: fact('claude-sonnet-4-5'), ...changes }, [
      part('system', text),
      part('user', userInput),
    ]);

  test('cached tokens are billed once, as cached ones', () => {
    const bill = estimate(request(), sent(10_000, 0, { cachedShare: 0.7 }));
    expect(quantity(bill, 'cached-input')).toBeCloseTo(7000, 6);
    expect(quantity(bill, 'input')).toBeCloseTo(3000, 6);
    expect(costOf(bill).expected).toBeCloseTo((3000 * 2.5 + 7000 * 1.25) / 1e6, 12);
  });

  test('a marked prefix is written or read, never billed as plain input besides', () => {
    const [plain, marked] = [estimate(claude()), estimate(claude({ cacheMarkers: [marker(0)] }))];
    const sum = quantity(marked, 'input') + quantity(marked, 'cached-input') + quantity(marked, 'cache-write');
    expect(sum).toBeCloseTo(quantity(plain, 'input'), 6);
    expect(quantity(marked, 'cached-input') / quantity(marked, 'cache-write')).toBeCloseTo(0.7 / 0.3, 6);
    expect(costOf(marked).expected).toBeLessThan(costOf(plain).expected);
    // If nothing is ever read back, the marker makes the call dearer.
    expect(costOf(marked).high).toBeGreaterThan(costOf(plain).high);
    const assumption = marked.assumptions.find(({ key }) => key === 'cache.hit-share');
    expect(assumption?.reason).toContain('within 5 minutes');
  });

  test('an hour in the cache costs more to write', () => {
    const price = (ttl?: string) =>
      ofKind(estimate(claude({ cacheMarkers: [marker(0, ttl)] })), 'cache-write')[0]?.price?.expected;
    expect([price(), price('1h')]).toEqual([3.75, 6]);
  });

  test('a prefix below the minimum is not cached', () => {
    const bill = estimate(claude({ cacheMarkers: [marker(0)] }, 'Be brief.'));
    expect(bill.gaps).toEqual(['the marked prefix is shorter than the 1024 tokens that this model caches']);
    expect(costOf(bill)).toEqual(costOf(estimate(claude({}, 'Be brief.'))));
  });

  test('a prefix with a timestamp is written each time', () => {
    const clock = part('system', hole({ kind: 'clock', granularity: 'finer' }), long);
    const bill = estimate({ ...claude({ cacheMarkers: [marker(0)] }), prompt: { isComplete: true, parts: [clock] } });
    expect(quantity(bill, 'cached-input')).toBe(0);
    expect(bill.gaps).toEqual([
      'the marked prefix changes with every call: it is written each time and never read back',
    ]);
  });

  test('automatic caches are not counted as a saving, and charged writes are counted', () => {
    const of = (model: string) => estimate(request({ model: fact(model) }, [part('system', long)]));
    expect(ofKind(of('gpt-4o'), 'cached-input')).toEqual([]);
    expect(ofKind(of('gpt-4o'), 'input')[0]?.price).toEqual(exactly(2.5));
    expect(ofKind(of('gpt-6-sol'), 'input')[0]).toMatchObject({ price: { low: 2, expected: 2.5, high: 2.5 } });
    expect(ofKind(of('gpt-6-sol'), 'input')[0]?.label).toContain('written to the cache');
  });
});

describe('embeddings, images and others', () => {
  const embed = (changes: Partial<Request>, parts: Parameters<typeof request>[1]) =>
    estimate(request({ model: fact('text-embedding-3-small'), ...changes }, parts), {
      operation: 'embedding',
      task: 'embedding',
    });

  test('an embedding costs its texts and has no output', () => {
    const texts = ['a cup of green tea', 'a pot of black tea'];
    const bill = embed(
      { items: fact(2) },
      texts.map((text) => part('user', text)),
    );
    expect(bill.components.map(({ kind }) => kind)).toEqual(['input']);
    expect(costOf(bill).expected).toBeLessThan(1e-6);
    expect(bill.mostlyAssumed).toBe(false);
  });

  test('where the number of texts is not known the figure is for one, and says so', () => {
    const texts = { ...part('user', hole({ kind: 'parameter', name: 'texts' }, 'texts')), isRepeated: true };
    const bill = embed({ items: unknown('parameter') }, [texts]);
    expect(bill.gaps).toEqual(['the number of texts is not known: the figure is for one of them']);
    expect(quantity(bill, 'input')).toBe(250);
  });

  test('images are priced by the piece where the price is known', () => {
    const draw = (changes: Partial<Request>, given = {}) =>
      estimate(
        request({ model: fact('dall-e-3'), ...changes }, [part('user', 'A tea cup')]),
        { operation: 'image', task: 'image' },
        given,
      );
    const given = { prices: { 'openai/dall-e-3': { image: 0.04 } } };
    expect(costOf(draw({}, given))).toEqual(exactly(0.04));
    expect(costOf(draw({ items: fact(3) }, given)).expected).toBeCloseTo(0.12, 12);
    expect(draw({ items: unknown('parameter') }, given).gaps).toEqual([
      'the number of images is not known: the figure is for one',
    ]);
    expect(draw({})).toMatchObject({ perCall: null, gaps: [expect.stringContaining('dall-e-3')] });
  });

  test('images are priced by their tokens otherwise', () => {
    const draw = (quality: Request['imageQuality']) =>
      costOf(
        estimate(request({ model: fact('gpt-image-1'), imageQuality: quality }, [part('user', 'A cup')]), {
          operation: 'image',
          task: 'image',
        }),
      );
    expect(draw(fact('low')).expected).toBeCloseTo(0.011, 3);
    expect(draw(fact('high')).high).toBeCloseTo(0.25, 2);
    expect(draw(absent()).low).toBeLessThan(draw(fact('high')).low);
  });

  test('moderation is free, and that is known', () => {
    const bill = estimate(request({ model: fact('omni-moderation-latest') }), { operation: 'moderation' });
    expect(bill.perCall).toEqual(exactly(0));
    expect(bill.components[0]?.price).toEqual(exactly(0));
  });

  test('a rerank is priced by the search', () => {
    const rank = (given = {}) =>
      estimate(request({ provider: fact('cohere'), model: fact('rerank-v3.5') }), { operation: 'rerank' }, given);
    expect(rank().perCall).toBeNull();
    expect(costOf(rank({ prices: { 'cohere/rerank-v3.5': { rerank: 0.002 } } }))).toEqual(exactly(0.002));
  });

  test('a fee for each request is added', () => {
    const sonar = estimate(request({ provider: fact('perplexity'), model: fact('sonar') }), sent(0, 0));
    expect(costOf(sonar).expected).toBeCloseTo(0.012, 12);
  });
});

describe('declared values', () => {
  test('replace what is assumed', () => {
    const bill = estimate(request(), sent(1200, 300));
    expect(costOf(bill).low).toBeCloseTo((1200 * 2.5 + 300 * 10) / 1e6, 12);
    expect(costOf(bill).high).toBeCloseTo((1200 * 2.5 + 300 * 10) / 1e6, 12);
    expect(bill.assumptions).toEqual([]);
    expect(bill.components.map(({ quantityTag }) => quantityTag)).not.toContain('assumed');
    expect(bill.mostlyAssumed).toBe(false);
  });

  test('hold for the text in the code too, be it longer or shorter', () => {
    const text = part('system', 'You answer questions about tea. '.repeat(50));
    expect(quantity(estimate(request({}, [text]), sent(20, 0)), 'input')).toBeCloseTo(20, 9);
    expect(quantity(estimate(request({}, [text]), sent(5000, 0)), 'input')).toBeCloseTo(5000, 9);
  });

  test('overrides of the table are declared, and hold for every task', () => {
    const bill = estimate(request(), { task: 'summary' }, { overrides: { 'input.user-input': 700 } });
    expect(bill.assumptions.find(({ key }) => key === 'input.user-input')).toMatchObject({
      tag: 'declared',
      value: exactly(700),
    });
    expect(ofKind(bill, 'input').find(({ label }) => label === 'user input')).toMatchObject({
      quantityTag: 'declared',
    });
  });

  test('a month is 30 days of the declared calls, and nothing without them', () => {
    const bill = estimate(request(), sent(1000, 0));
    const site = (callsPerDay: number | null) => siteOf(request(), { declared: declared({ callsPerDay }) });
    expect(monthlyCost(site(10_000), bill)?.expected).toBeCloseTo(750, 9);
    expect(monthlyCost(site(null), bill)).toBeNull();
    expect(monthlyCost(siteOf(request()), bill)).toBeNull();
    expect(monthlyCost(site(10), estimate(request({ model: fact('acme-1') })))).toBeNull();
  });
});
