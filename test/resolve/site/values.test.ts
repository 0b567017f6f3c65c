import { describe, expect, it } from 'vitest';
import {
  entryLocation,
  factOf,
  field,
  isValue,
  readNumber,
  staticText,
} from '../../../server/src/resolve/site/values.ts';
import { value } from './notation.ts';
import { shown } from './setup.ts';

const read = (text: string, path: string) => shown(factOf(field(value(text), path), readNumber));

describe('field', () => {
  it.each([
    ['{ max: 400 }', 'max', '400'],
    ['{ config: { max: 400 } }', 'config.max', '400'],
    ['{ max: 1, max: 2 }', 'max', '2'],
    ['{ max: 1, max?: 2 }', 'max', '2 | 1'],
    ['{ max?: 400 }', 'max', '400?'],
    ['{ max: 1 | 2 }', 'max', '1 | 2'],
    ['{ max: 1 | 1 }', 'max', '1'],
    ['{ config: { max: 1 } | { max: 2 } }', 'config.max', '1 | 2'],
    ['{ config: { max: 1 } | {} }', 'config.max', '1?'],
    ['@acme.Client{ max: 3 }', 'max', '3'],
    ['{ }', 'max', 'absent'],
    ['{ max: null }', 'max', 'absent'],
    ['{ max: undefined }', 'max', 'absent'],
    ['{ max: <openai.NOT_GIVEN> }', 'max', 'absent'],
    ['{ max: 1 | null }', 'max', '1?'],
    ["{ config: 'high' }", 'config.max', 'absent'],
    ['{ max: 400, ... }', 'max', '400'],
    ['{ ... }', 'max', 'unknown: parameter'],
    ['{ max?: 400, ... }', 'max', 'unknown: parameter'],
    ['{ config: { max: 1 } | $config }', 'config.max', 'unknown: parameter'],
    ['{ max: $limit }', 'max', 'unknown: parameter'],
    ['{ max: 1 | $MAX }', 'max', 'unknown: environment'],
    ["{ max: 'lots' }", 'max', 'unknown: unsupported'],
    ['{ config: %build }', 'config.max', 'unknown: unsupported'],
    ['{ max: 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 }', 'max', '1 | 2 | 3 | 4 | 5 | 6 | 7 | 8'],
    ['{ max: 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 }', 'max', 'unknown: too-many-alternatives'],
  ])('%s at %s is %s', (text, path, expected) => {
    expect(read(text, path)).toBe(expected);
  });

  it('keeps the place of a value', () => {
    const text = '{ config: { max: 400 } }';
    const fact = factOf(field(value(text), 'config.max'), readNumber);
    expect(fact.state === 'known' && fact.use && text.slice(fact.use.span.start, fact.use.span.end)).toBe('400');
  });
});

describe('staticText', () => {
  it.each([
    ["'gpt-4o'", 'gpt-4o'],
    ["''", ''],
    ["'gpt-{name}'", null],
    ['4', null],
  ])('%s is %s', (text, expected) => {
    expect(staticText(value(text))).toBe(expected);
  });

  it('gives the reason of a dynamic part', () => {
    expect(shown(factOf(value("'gpt-{MODEL}'"), staticText))).toBe('unknown: environment');
    expect(shown(factOf(value("'gpt-{clock}'"), staticText))).toBe('unknown: run-time-value');
  });
});

describe('entryLocation', () => {
  it('is the whole entry in the record that holds it', () => {
    const text = '{ a: 1, config: { max: 400 } }';
    const location = entryLocation(value(text), 'config.max');
    expect(location && text.slice(location.span.start, location.span.end)).toBe('max: 400');
  });

  it('is null where no definite record holds it', () => {
    expect(entryLocation(value('{ config: { max: 1 } | { max: 2 } }'), 'config.max')).toBeNull();
    expect(entryLocation(value('{}'), 'max')).toBeNull();
    expect(isValue(field(value('{}'), 'max'))).toBe(false);
  });
});
