import { describe, expect, it } from 'vitest';
import {
  anyVersion,
  compareVersions,
  exactVersion,
  intersection,
  intersects,
  isWithin,
  onlyVersion,
  parseVersion,
  satisfies,
  union,
} from '../../server/src/base/version.ts';
import { parseNpmRange, parsePythonSpecifier } from '../../server/src/base/versionRange.ts';

describe('the order of versions', () => {
  it.each([
    [['1.0.0-alpha', '1.0.0-alpha.1', '1.0.0-beta', '1.0.0-beta.2', '1.0.0-beta.11', '1.0.0-rc.1', '1.0.0']],
    [['1.0.dev1', '1.0a1', '1.0b2', '1.0rc1', '1.0', '1.0.1', '1.2', '1.10']],
    [['no version', '0.27.9', '1']],
  ])('%j', (sorted) => {
    expect([...sorted].reverse().sort(compareVersions)).toEqual(sorted);
  });

  it.each(['', 'latest', '1.x', '^1.2.3', '1.2.3.', 'workspace:*', '>=1'])('%j is no version', (text) => {
    expect(parseVersion(text)).toBeNull();
  });

  it('ignores build metadata, epochs and post releases', () => {
    for (const text of ['1.2.3+build.5', 'v1.2.3', '1!1.2.3', '1.2.3.post1', '1.2.3-0+x'.replace('-0', '')]) {
      expect(compareVersions(text, '1.2.3'), text).toBe(0);
    }
  });
});

const inside = (range: string, python = false) => {
  const versions = python ? parsePythonSpecifier(range) : parseNpmRange(range);
  return (version: string): boolean | null => (versions === null ? null : satisfies(version, versions));
};

describe('npm ranges', () => {
  it.each<[range: string, inside: string[], outside: string[]]>([
    ['^4.1.0', ['4.1.0', '4.99.0'], ['4.0.9', '5.0.0', '5.0.0-beta.1']],
    ['^0.2.3', ['0.2.3', '0.2.9'], ['0.3.0', '1.0.0']],
    ['^0.0.3', ['0.0.3'], ['0.0.4']],
    ['^0', ['0.0.1', '0.9.0'], ['1.0.0']],
    ['^1.2', ['1.2.0', '1.9.0'], ['1.1.9', '2.0.0']],
    ['~1.2.3', ['1.2.3', '1.2.9'], ['1.3.0']],
    ['~1', ['1.0.0', '1.9.9'], ['2.0.0']],
    ['1.x', ['1.0.0', '1.9.9'], ['2.0.0', '0.9.0']],
    ['4.x.x', ['4.2.1'], ['5.0.0']],
    ['*', ['0.0.1', '9.0.0'], []],
    ['', ['0.0.1', '9.0.0'], []],
    ['1.2.3', ['1.2.3'], ['1.2.4', '1.2.2']],
    ['=1.2.3', ['1.2.3'], ['1.2.4']],
    ['1.2', ['1.2.0', '1.2.7'], ['1.3.0']],
    ['>=4.0.0 <5.0.0', ['4.0.0', '4.104.0'], ['5.0.0', '3.9.9']],
    ['>= 4.0.0 < 5', ['4.0.0'], ['5.0.0']],
    ['>1.2', ['1.3.0'], ['1.2.9']],
    ['<=1.2', ['1.2.9'], ['1.3.0']],
    ['1.2 - 2.3', ['1.2.0', '2.3.9'], ['2.4.0', '1.1.0']],
    ['1.0.0 - 2.0.0', ['2.0.0'], ['2.0.1']],
    ['<1.0.0 || >=3', ['0.28.0', '3.0.0', '4.0.0'], ['1.0.0', '2.9.9']],
    ['^5.0.0-beta.4', ['5.0.0-beta.4', '5.0.0', '5.1.0'], ['5.0.0-beta.3', '6.0.0']],
  ])('%j', (range, yes, no) => {
    expect(yes.filter((version) => inside(range)(version) !== true)).toEqual([]);
    expect(no.filter((version) => inside(range)(version) !== false)).toEqual([]);
  });

  it.each(['latest', 'workspace:^', 'file:../x', 'github:openai/openai-node', 'npm:x@1'])(
    '%j names no versions',
    (range) => {
      expect(parseNpmRange(range)).toBeNull();
    },
  );
});

describe('Python specifiers', () => {
  it.each<[specifier: string, inside: string[], outside: string[]]>([
    ['>=1.0,<2', ['1.0', '1.99.1'], ['2.0', '0.28']],
    ['==1.4.*', ['1.4.0', '1.4.9'], ['1.5.0']],
    ['==1.4', ['1.4', '1.4.0'], ['1.4.1']],
    ['~=1.4.2', ['1.4.2', '1.4.9'], ['1.5.0', '1.4.1']],
    ['~=1.4', ['1.4', '1.9'], ['2.0']],
    ['!=1.5,>=1', ['1.4', '1.5.1'], ['1.5', '0.9']],
    ['!=1.5.*', ['1.4.9', '1.6'], ['1.5.3']],
    ['>1.5', ['1.5.1'], ['1.5']],
    ['<=1.5', ['1.5'], ['1.5.1']],
    ['===1.0', ['1.0'], ['1.0.1']],
    ['^1.2', ['1.2.0', '1.9'], ['2.0']],
    ['~1.2', ['1.2.5'], ['1.3']],
    ['1.2.3', ['1.2.3'], ['1.2.4']],
    ['*', ['0.1', '5'], []],
    ['', ['0.1', '5'], []],
    ['^0.28 || ^1.3', ['0.28.1', '1.4'], ['1.2', '0.29', '2.0']],
    ['>=2.0rc1', ['2.0rc1', '2.0'], ['2.0b1', '1.9']],
  ])('%j', (specifier, yes, no) => {
    expect(yes.filter((version) => inside(specifier, true)(version) !== true)).toEqual([]);
    expect(no.filter((version) => inside(specifier, true)(version) !== false)).toEqual([]);
  });

  it.each(['@ git+https://x', './wheel.whl', '>=', '~=1'])('%j names no versions', (specifier) => {
    expect(parsePythonSpecifier(specifier)).toBeNull();
  });
});

describe('sets of versions', () => {
  const range = (text: string) => parseNpmRange(text) ?? [];

  it('a pre-release belongs to its release', () => {
    expect(satisfies('5.0.0-beta.1', [{ from: '5.0.0', before: null }])).toBe(true);
    expect(satisfies('5.0.0-beta.1', [{ from: null, before: '5.0.0' }])).toBe(false);
  });
  it('intersects', () => {
    expect(intersects(range('^4'), range('>=4.20 <6'))).toBe(true);
    expect(intersects(range('^4'), range('>=5'))).toBe(false);
    expect(intersection(range('^4'), range('>=4.20 <6'))).toEqual([{ from: '4.20.0', before: '5.0.0' }]);
    expect(intersection(anyVersion, range('<1 || >=3'))).toEqual(range('<1 || >=3'));
  });
  it('contains', () => {
    expect(isWithin(range('^4.1'), range('>=4'))).toBe(true);
    expect(isWithin(range('>=4'), range('^4'))).toBe(false);
    expect(isWithin(range('1 - 4'), range('<3 || >=3'))).toBe(true);
    expect(isWithin(anyVersion, range('>=0'))).toBe(false);
    expect(isWithin([], range('^1'))).toBe(true);
  });
  it('joins what touches', () => {
    expect(union(range('^1'), range('^2'))).toEqual([{ from: '1.0.0', before: '3.0.0' }]);
    expect(union(range('^3'), range('^1'))).toEqual([
      { from: '1.0.0', before: '2.0.0' },
      { from: '3.0.0', before: '4.0.0' },
    ]);
  });
  it('tells a pinned version', () => {
    expect(onlyVersion(exactVersion('1.2'))).toBe('1.2');
    expect(onlyVersion(parsePythonSpecifier('==1.30.1') ?? [])).toBe('1.30.1');
    expect(onlyVersion(range('^1.2.3'))).toBeNull();
    expect(onlyVersion(anyVersion)).toBeNull();
  });
});
