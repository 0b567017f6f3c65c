import { describe, expect, it } from 'vitest';
import { languageScaffold } from '../../scripts/new/language.ts';
import { camel, sentence } from '../../scripts/new/names.ts';
import { ruleScaffold } from '../../scripts/new/rule.ts';
import { sdkScaffold } from '../../scripts/new/sdk.ts';
import { languageOf } from '../support/analyse.ts';

describe.each([
  ['rule', ruleScaffold('bad-pattern'), 'test/rules/bad-pattern.test.ts'],
  ['sdk', sdkScaffold('some-sdk'), 'test/resolve/sdks/paths/some-sdk.ts.txt'],
  ['language', languageScaffold('some-language'), 'test/languages/some-language/lower.test.ts'],
] as const)('a new %s', (_, { files, next }, test) => {
  it('has a test and says what to do next', () => {
    expect(Object.keys(files)).toContain(test);
    expect(next.length).toBeGreaterThan(2);
  });
  it('is whole TypeScript', () => {
    for (const [path, text] of Object.entries(files))
      expect(languageOf(path).lower(path, text).errors, path).toEqual([]);
  });
});

it('spells names', () => {
  expect(camel('bad-old-pattern')).toBe('badOldPattern');
  expect(sentence('bad-old-pattern')).toBe('Bad old pattern');
});
