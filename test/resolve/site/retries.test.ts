import { describe, expect, it } from 'vitest';
import { spanOf } from '../../../server/src/base/span.ts';
import type { LoopContext, Place, WrapperCall } from '../../../server/src/resolve/observed.ts';
import { readRequest } from '../../../server/src/resolve/site/request.ts';
import { record } from './notation.ts';
import { chat, contextOf, observe, place, type Setup, shown } from './setup.ts';

/** `3 = acme 3`: the total, and each layer from the inside out; `∞` for a layer without a bound. */
function read(setup: Setup = {}, parameters = '{}', installed: string | null = '4.2.0'): string {
  const { retries } = readRequest(observe(parameters, setup), contextOf({}, installed), null).request;
  const layers = retries.layers.map(
    ({ name, attempts, isUnbounded }) => `${name} ${isUnbounded ? '∞' : shown(attempts)}`,
  );
  return [shown(retries.attempts), layers.join(' × ')].filter((each) => each !== '').join(' = ');
}

const wrapped = (name: string, args: string | null, form: 'decorators' | 'handedTo' = 'decorators'): Partial<Place> => {
  const call: WrapperCall | null = args === null ? null : { name, arguments: record(args), location: null };
  return { [form]: [name], ...(call === null ? {} : { wrappers: [call] }) };
};

const loop = (given: Partial<LoopContext>): LoopContext => ({
  kind: 'for',
  span: spanOf(0, 50),
  count: null,
  isUnbounded: false,
  isRetry: true,
  ...given,
});

describe('the SDK', () => {
  it.each([
    ['@acme.Client{}', '{}', '3 = acme absent (3)'],
    ['@acme.Client{ maxRetries: 0 }', '{}', '1 = acme 1'],
    ['@acme.Client{ maxRetries: 4 }', '{}', '5 = acme 5'],
    ['@acme.Client{ maxRetries: 4 }', '{ $request: { maxRetries: 1 } }', '2 = acme 2'],
    ['@acme.Client{ maxRetries: 1 | 4 }', '{}', '2 | 5 = acme 2 | 5'],
    ['@acme.Client{ maxRetries: $n }', '{}', 'unknown: parameter = acme unknown: parameter'],
    ['@acme.Client{ ... }', '{}', 'unknown: parameter = acme unknown: parameter'],
    ['@acme.Endless{}', '{}', 'absent = acme ∞'],
    ['@acme.Endless{ retries: 3 }', '{}', '4 = acme 4'],
  ])('%s with %s makes %s', (receiver, parameters, expected) => {
    expect(read({ receiver }, parameters)).toBe(expected);
  });

  it('is unknown while versions disagree', () => {
    expect(read({}, '{}', null)).toBe('unknown: version-unknown = acme absent');
  });

  it('may have its default at the call', () => {
    const spec = { ...chat, defaults: [{ concept: 'maxRetries' as const, value: 2, source: 'acme' }] };
    expect(read({ spec, receiver: null })).toBe('3 = acme absent (3)');
    expect(read({ spec, receiver: null }, '{ $request: { maxRetries: 9 } }')).toBe('10 = acme 10');
  });

  it('has no layer where the table knows of none', () => {
    const spec = { ...chat, parameters: {} };
    expect(read({ spec, receiver: '@acme.Gateway{}' })).toBe('1');
  });
});

describe('wrappers', () => {
  const quiet: Setup = { receiver: '@acme.Client{ maxRetries: 0 }' };
  const around = (name: string, args: string | null, form?: 'decorators' | 'handedTo') =>
    read({ ...quiet, place: wrapped(name, args, form) });

  it.each([
    ['tenacity.retry', '{ stop: <stop_after_attempt(6)> }', '6'],
    ['tenacity.retry', '{ stop: <tenacity.stop_after_attempt(max_attempt_number=6)> }', '6'],
    ['tenacity.retry', '{ stop: <stop_after_attempt(6) | stop_after_delay(60)> }', '6'],
    ['tenacity.retry', '{ stop: <stop_after_attempt(6) & stop_after_delay(60)> }', 'unknown: run-time-value'],
    ['tenacity.retry', '{ stop: <stop_after_delay(60)> }', 'unknown: run-time-value'],
    ['tenacity.retry', '{ wait: <wait_fixed(2)> }', '∞'],
    ['tenacity.retry', '{ }', '∞'],
    ['tenacity.retry', '{ stop: <stop_never> }', '∞'],
    ['tenacity.retry', '{ ... }', 'unknown: parameter'],
    ['tenacity.retry', null, 'unknown: unfollowed-call'],
    ['backoff.on_exception', '{ 0: <backoff.expo>, max_tries: 5 }', '5'],
    ['backoff.on_exception', '{ max_time: 60 }', 'unknown: run-time-value'],
    ['backoff.on_exception', '{ }', '∞'],
    ['backoff.on_exception', '{ max_tries: null }', '∞'],
    ['stamina.retry', '{ }', '10'],
    ['stamina.retry', '{ attempts: 3 }', '3'],
    ['stamina.retry', '{ attempts: null }', 'unknown: run-time-value'],
    ['stamina.retry', '{ attempts: null, timeout: null }', '∞'],
    ['retry.retry', '{ tries: 3 }', '3'],
    ['retry.retry', '{ 1: 4 }', '4'],
    ['retry.retry', '{ tries: -1 }', '∞'],
    ['retry.retry', '{ }', '∞'],
    ['google.api_core.retry.Retry', '{ timeout: 300 }', 'unknown: run-time-value'],
  ])('@%s with %s makes %s attempts', (name, args, expected) => {
    expect(around(name, args).split(' × ')[1]).toBe(`${name} ${expected}`);
  });

  it.each([
    ['p-retry', '{ 0: %fn, 1: { retries: 4 } }', '5'],
    ['p-retry', '{ 0: %fn }', '11'],
    ['p-retry', '{ 0: %fn, 1: { retries: <Infinity> } }', '∞'],
    ['p-retry', '{ 0: %fn, 1: $options }', 'unknown: parameter'],
    ['async-retry', '{ 0: %fn, 1: { retries: 2 } }', '3'],
    ['async-retry', '{ 0: %fn, 1: { forever: true } }', '∞'],
    ['exponential-backoff.backOff', '{ 0: %fn }', '10'],
    ['cockatiel.retry', '{ 0: $policy, 1: { maxAttempts: 3 } }', '4'],
    ['cockatiel.retry', '{ 0: $policy }', '∞'],
  ])('%s(%s) makes %s attempts', (name, args, expected) => {
    expect(around(name, args, 'handedTo').split(' × ')[1]).toBe(`${name} ${expected}`);
  });

  it('are none where a decorator does something else', () => {
    expect(around('functools.lru_cache', '{}')).toBe('1 = acme 1');
    expect(around('Promise.all', null, 'handedTo')).toBe('1 = acme 1');
  });
});

describe('loops', () => {
  it.each([
    [loop({ count: 3 }), '9 = acme absent (3) × for loop 3'],
    [loop({ kind: 'while', isUnbounded: true }), 'absent = acme absent (3) × while loop ∞'],
    [loop({}), 'unknown: run-time-value = acme absent (3) × for loop unknown: run-time-value'],
    [loop({ count: 3, isRetry: false }), '3 = acme absent (3)'],
  ])('%#', (context, expected) => {
    expect(read({ place: { loops: [context] } })).toBe(expected);
  });
});

describe('the product', () => {
  it('multiplies all layers, those of outer functions included', () => {
    const outer = {
      location: { path: 'main.ts', span: spanOf(0, 9) },
      callee: { path: 'main.ts', span: spanOf(0, 3) },
      name: 'ask',
    };
    const through = [{ ...outer, place: place({ loops: [loop({ count: 2 })] }) }];
    expect(read({ place: wrapped('p-retry', '{ 1: { retries: 4 } }', 'handedTo'), through })).toBe(
      '30 = acme absent (3) × p-retry 5 × for loop 2',
    );
  });

  it('keeps several outcomes apart', () => {
    expect(read({ receiver: '@acme.Client{ maxRetries: 1 | 4 }', place: { loops: [loop({ count: 2 })] } })).toMatch(
      /^4 \| 10 = /,
    );
  });
});
