import { describe, expect, it } from 'vitest';
import {
  groupOfFile,
  groupOfFolder,
  isExcludedFolder,
  isMinifiedText,
  isSourceFile,
  sizeLimitOf,
} from '../../server/src/workspace/excludes.ts';

describe('what is left out by name', () => {
  it('source files', () => {
    expect(
      ['a.ts', 'a.mts', 'a.d.ts', 'a.d.mts', 'a.py', 'a.pyi', 'a.ipynb', 'a.json', 'a.TSX'].filter(isSourceFile),
    ).toEqual(['a.ts', 'a.mts', 'a.py', 'a.ipynb', 'a.TSX']);
  });
  it('folders', () => {
    expect(['node_modules', '.next', 'src', 'venv', 'environment'].filter(isExcludedFolder)).toEqual([
      'node_modules',
      '.next',
      'venv',
    ]);
    expect([
      groupOfFolder('Tests', ''),
      groupOfFolder('docs', 'src/app'),
      groupOfFolder('demo', ''),
      groupOfFolder('lib', ''),
    ]).toEqual(['tests', null, 'examples', null]);
  });
  it('files', () => {
    expect(
      [
        'a.test.ts',
        'a-spec.js',
        'test_a.py',
        'a_test.py',
        'latest.ts',
        'contest.py',
        'api.generated.ts',
        'x_pb2.py',
      ].map(groupOfFile),
    ).toEqual(['tests', 'tests', 'tests', 'tests', null, null, 'generated', 'generated']);
  });
  it('minified text, but not prose in long lines', () => {
    expect(isMinifiedText('a.js', 'f(x);'.repeat(6_000))).toBe(true);
    expect(isMinifiedText('a.js', `${'word '.repeat(150)}\n`.repeat(40))).toBe(false);
    expect(isMinifiedText('a.ts', 'f(x);'.repeat(6_000))).toBe(false);
  });
  it('limits of size', () => {
    expect([sizeLimitOf('a.ts'), sizeLimitOf('a.ipynb'), sizeLimitOf('x/yarn.lock')]).toEqual([
      1_048_576, 4_194_304, 33_554_432,
    ]);
  });
});
