import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { absent, type Fact, unknown } from '../../server/src/base/fact.ts';
import type { Range3 } from '../../server/src/base/range3.ts';
import type { CostEstimate } from '../../server/src/cost/types.ts';
import type {
  CallSite,
  Declared,
  PromptPart,
  Provenance,
  Request,
  RequestPlan,
  ResponseShape,
  TextPart,
} from '../../server/src/resolve/callSite.ts';
import { declared, estimate, fact, hole, one, part, request, several, userInput } from './made.ts';

const factOf = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<Fact<T>> =>
  fc.oneof(
    value.map((one) => fact(one)),
    fc.tuple(value, value, fc.boolean()).map(([a, b, maybeAbsent]) => ({ ...several(a, b), maybeAbsent })),
    fc.constant(absent<T>()),
    value.map((one) => absent({ value: one, source: 'sdk' })),
    fc.constant(unknown('run-time-value')),
  );

const tokens = fc.oneof(fc.integer({ min: 0, max: 300_000 }), fc.constantFrom(0, 1, -1, 1e9));

const pricedModels: readonly (readonly [provider: string, model: string])[] = [
  ['openai', 'gpt-4o'],
  ['openai', 'gpt-5'],
  ['openai', 'gpt-6-sol'],
  ['anthropic', 'claude-sonnet-4-5'],
  ['anthropic', 'claude-sonnet-5'],
  ['anthropic', 'claude-haiku-5-5'],
  ['google', 'gemini-2.5-pro'],
  ['deepseek', 'deepseek-v4-pro'],
  ['mistral', 'mistral-large-latest'],
  ['perplexity', 'sonar'],
];

const provenance: fc.Arbitrary<Provenance> = fc.constantFrom<Provenance>(
  { kind: 'clock', granularity: 'finer' },
  ...(['random', 'user-input', 'retrieval', 'loop-variable', 'file', 'model-output', 'other'] as const).map((kind) => ({
    kind,
  })),
  { kind: 'parameter', name: 'document' },
  { kind: 'environment', name: null },
);

const text: fc.Arbitrary<TextPart> = fc.oneof(
  fc.string({ maxLength: 200 }).map((value): TextPart => ({ kind: 'static', text: value, location: null })),
  fc.tuple(provenance, fc.constantFrom('id', 'text', 'docs', '')).map(([origin, code]) => hole(origin, code)),
);

const promptPart: fc.Arbitrary<PromptPart> = fc.record({
  role: fc.constantFrom<PromptPart['role']>('tools', 'system', 'user', 'assistant', 'tool'),
  text: fc.array(text, { maxLength: 3 }),
  isMaybe: fc.boolean(),
  isRepeated: fc.boolean(),
  location: fc.constant(null),
  cacheMarker: fc.constant(null),
  media: fc.array(
    fc.record({
      kind: fc.constantFrom('image' as const, 'file' as const),
      detail: factOf(fc.constantFrom('low', 'high', 'auto')),
      location: fc.constant(null),
    }),
    { maxLength: 1 },
  ),
});

const shape: fc.Arbitrary<ResponseShape> = fc.constantFrom<ResponseShape>(
  { kind: 'json', schema: 'given' },
  { kind: 'labels', labels: ['a', 'b'] },
  { kind: 'boolean' },
  { kind: 'object', fields: 3, isSmall: true },
  { kind: 'text' },
);

const anyRequest: fc.Arbitrary<Request> = fc
  .record({
    model: fc.constantFrom(...pricedModels),
    outputCap: factOf(tokens),
    parts: fc.array(promptPart, { maxLength: 5 }),
    isComplete: fc.boolean(),
    tools: factOf(fc.integer({ min: 0, max: 30 })),
    n: factOf(fc.integer({ min: 0, max: 10 })),
    effort: factOf(fc.constantFrom('none', 'minimal', 'low', 'medium', 'high', 'xhigh', 'odd')),
    thinking: factOf(fc.constantFrom('enabled', 'disabled', 'adaptive')),
    thinkingBudget: factOf(tokens),
    responseFormat: factOf(shape),
    serviceTier: factOf(fc.constantFrom('flex', 'default', 'auto')),
    isBatch: fc.boolean(),
    markers: fc.array(
      fc.record({
        location: fc.constant(null),
        part: fc.option(fc.integer({ min: 0, max: 5 })),
        ttl: factOf(fc.constantFrom('5m', '1h')),
      }),
      { maxLength: 2 },
    ),
  })
  .map(({ model: [provider, model], parts, isComplete, tools, markers, ...rest }) => ({
    ...request({ ...rest, provider: fact(provider), model: fact(model), cacheMarkers: markers }),
    tools: { count: tools, location: null },
    prompt: { parts, isComplete },
  }));

const { plan: anyPlan } = fc.letrec<{ plan: RequestPlan }>((tie) => ({
  plan: fc.oneof(
    { maxDepth: 2, withCrossShrink: true },
    anyRequest.map(one),
    fc.record({
      kind: fc.constantFrom('one-of' as const, 'in-order-until' as const, 'all' as const),
      plans: fc.array(tie('plan'), { minLength: 1, maxLength: 3 }),
    }),
    fc
      .record({
        plan: tie('plan'),
        low: fc.integer({ min: 1, max: 3 }),
        high: fc.option(fc.integer({ min: 3, max: 200 })),
      })
      .map(
        ({ plan, low, high }): RequestPlan => ({
          kind: 'loop',
          plan,
          low,
          high,
          limit: high === null ? absent() : fact(high),
        }),
      ),
  ),
}));

const share = fc.option(fc.double({ min: 0, max: 1, noNaN: true }));

const anyDeclared: fc.Arbitrary<Declared | null> = fc.option(
  fc
    .record({
      inputTokens: fc.option(fc.integer({ min: 0, max: 500_000 })),
      outputTokens: fc.option(fc.integer({ min: 0, max: 50_000 })),
      cachedShare: share,
      batchShare: share,
      steps: fc.option(fc.integer({ min: 1, max: 50 })),
    })
    .map(declared),
);

const task = fc.constantFrom<CallSite['task']>(null, 'classification', 'summary', 'agent', 'chat', 'code');

const isOrdered = ({ low, expected, high }: Range3): boolean =>
  [low, expected, high].every(Number.isFinite) && low >= 0 && low <= expected && expected <= high;

const close = (a: number, b: number): boolean => Math.abs(a - b) <= 1e-9 * Math.max(a, b, 1e-9);

const sumOfCosts = ({ components }: CostEstimate, figure: keyof Range3): number =>
  components.reduce((sum, { cost }) => sum + (cost?.[figure] ?? 0), 0);

const replaced = (plan: RequestPlan, change: (request: Request) => Request): RequestPlan => {
  switch (plan.kind) {
    case 'one':
      return one(change(plan.request));
    case 'loop':
      return { ...plan, plan: replaced(plan.plan, change) };
    case 'one-of':
    case 'in-order-until':
    case 'all':
      return { ...plan, plans: plan.plans.map((inner) => replaced(inner, change)) };
  }
};

const hasChoice = (plan: RequestPlan): boolean => JSON.stringify(plan).includes('"one-of"');

const runs = { numRuns: 300 };

describe('whatever the call', () => {
  test('all figures are finite and in order', () => {
    fc.assert(
      fc.property(anyPlan, anyDeclared, task, (plan, said, kind) => {
        const { perCall, components, assumptions } = estimate(plan, { declared: said, task: kind });
        const ranges = [perCall, ...components.flatMap(({ quantity, price, cost }) => [quantity, price, cost])];
        return [...ranges, ...assumptions.map(({ value }) => value)].every(
          (range) => range === null || isOrdered(range),
        );
      }),
      runs,
    );
  });

  test('the components add up to the expected cost, and to no less than the high end', () => {
    fc.assert(
      fc.property(anyPlan, anyDeclared, task, (plan, said, kind) => {
        fc.pre(!hasChoice(plan));
        const bill = estimate(plan, { declared: said, task: kind });
        if (bill.perCall === null) return bill.gaps.length > 0;
        return (
          close(sumOfCosts(bill, 'expected'), bill.perCall.expected) &&
          sumOfCosts(bill, 'high') >= bill.perCall.high * (1 - 1e-9) &&
          sumOfCosts(bill, 'low') <= bill.perCall.low * (1 + 1e-9)
        );
      }),
      runs,
    );
  });

  test('the same call has the same estimate', () => {
    fc.assert(
      fc.property(anyPlan, anyDeclared, (plan, said) => {
        expect(estimate(plan, { declared: said })).toEqual(estimate(plan, { declared: said }));
      }),
      { numRuns: 50 },
    );
  });

  test('a request without a price leaves no figure, and no figure is never without a reason', () => {
    fc.assert(
      fc.property(
        anyPlan,
        anyDeclared,
        fc.constantFrom(unknown('parameter'), fact('acme-1'), absent<string>()),
        (plan, said, model) => {
          const bill = estimate(
            replaced(plan, (sent) => ({ ...sent, model })),
            { declared: said },
          );
          return (
            bill.perCall === null && bill.gaps.length > 0 && bill.components.every(({ kind }) => kind === 'multiplier')
          );
        },
      ),
      { numRuns: 100 },
    );
  });

  test('only what is known to be free costs nothing', () => {
    fc.assert(
      fc.property(anyPlan, task, (plan, kind) => {
        const { perCall } = estimate(
          replaced(plan, (sent) => ({
            ...sent,
            prompt: { isComplete: true, parts: [part('user', 'Hello'), part('user', userInput)] },
          })),
          { task: kind },
        );
        return perCall === null || perCall.low > 0;
      }),
      { numRuns: 100 },
    );
    fc.assert(
      fc.property(anyPlan, (plan) => {
        const local = estimate(replaced(plan, (sent) => ({ ...sent, isLocal: true, model: unknown('parameter') })));
        return local.perCall?.high === 0 && local.gaps.length === 0;
      }),
      { numRuns: 50 },
    );
  });
});

const noLess = (a: Range3 | null, b: Range3 | null): boolean =>
  a !== null &&
  b !== null &&
  (['low', 'expected', 'high'] as const).every((figure) => b[figure] >= a[figure] * (1 - 1e-9));

describe('more costs more', () => {
  test('a higher cap never costs less', () => {
    fc.assert(
      fc.property(anyPlan, task, fc.nat(200_000), fc.nat(200_000), (plan, kind, cap, more) => {
        const capped = (value: number) =>
          estimate(
            replaced(plan, (sent) => ({ ...sent, outputCap: fact(value) })),
            { task: kind },
          ).perCall;
        return noLess(capped(cap), capped(cap + more));
      }),
      runs,
    );
  });

  test('more tokens never cost less', () => {
    fc.assert(
      fc.property(anyRequest, fc.nat(400_000), fc.nat(400_000), fc.nat(50_000), fc.nat(50_000), (sent, a, b, c, d) => {
        const cost = (inputTokens: number, outputTokens: number) =>
          estimate({ ...sent, cacheMarkers: [] }, { declared: declared({ inputTokens, outputTokens }) }).perCall;
        return noLess(cost(a, c), cost(a + b, c + d));
      }),
      runs,
    );
  });

  test('a longer text in the code never costs less', () => {
    fc.assert(
      fc.property(anyRequest, fc.nat(2000), fc.nat(2000), (sent, words, more) => {
        const longer = (times: number): Request => ({
          ...sent,
          cacheMarkers: [],
          prompt: { ...sent.prompt, parts: [part('system', 'tea '.repeat(times)), ...sent.prompt.parts] },
        });
        return noLess(estimate(longer(words)).perCall, estimate(longer(words + more)).perCall);
      }),
      { numRuns: 150 },
    );
  });

  test('a higher share of reads never costs more', () => {
    fc.assert(
      fc.property(
        anyRequest,
        fc.nat(200_000),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (sent, inputTokens, most) => {
          const cost = (cachedShare: number) =>
            estimate(sent, { declared: declared({ inputTokens, cachedShare }) }).perCall;
          return noLess(cost(most), cost(most / 2));
        },
      ),
      { numRuns: 150 },
    );
  });
});
