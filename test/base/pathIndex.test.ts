import { describe, expect, it } from 'vitest';
import { pathIndexOf } from '../../server/src/base/pathIndex.ts';
import {
  extensionOf,
  folderOf,
  foldersAbove,
  isInside,
  joinPath,
  nameOf,
  relativeTo,
} from '../../server/src/base/paths.ts';

describe('the index of paths', () => {
  const index = pathIndexOf(['package.json', 'src/a.ts', 'src/lib/b.ts', 'web/package.json']);

  it('knows files and the folders above them', () => {
    expect(['src/a.ts', 'src', 'src/a', ''].map(index.has)).toEqual([true, false, false, false]);
    expect(['src', 'src/lib', '', 'src/a.ts', 'sr'].map(index.hasFolder)).toEqual([true, true, true, false, false]);
  });
  it('lists what is right inside a folder', () => {
    expect(index.childrenOf('src')).toEqual(['a.ts', 'lib/']);
    expect(index.childrenOf('')).toEqual(['package.json', 'src/', 'web/']);
    expect(index.childrenOf('none')).toEqual([]);
  });
  it('finds files by name', () => {
    expect(index.named('package.json')).toEqual(['package.json', 'web/package.json']);
    expect(index.named('setup.py')).toEqual([]);
  });
});

describe('paths', () => {
  it('splits', () => {
    expect([folderOf('a/b/c.ts'), folderOf('c.ts'), nameOf('a/c.ts')]).toEqual(['a/b', '', 'c.ts']);
    expect(['a.d.TS', '.env', 'x/Makefile', 'a.b/c'].map(extensionOf)).toEqual(['.ts', '', '', '']);
    expect(foldersAbove('a/b/c.ts')).toEqual(['a/b', 'a', '']);
  });
  it('joins, and never leaves the workspace', () => {
    expect(joinPath('a/b', '../c/./d.ts')).toBe('a/c/d.ts');
    expect(joinPath('a', '..')).toBe('');
    expect(joinPath('a', '../../b')).toBeNull();
  });
  it('compares by whole segments', () => {
    expect([isInside('a/b', 'a'), isInside('ab', 'a'), isInside('a', ''), isInside('a', 'a')]).toEqual([
      true,
      false,
      true,
      true,
    ]);
    expect([relativeTo('', 'a/b'), relativeTo('a', 'a/b')]).toEqual(['a/b', 'b']);
  });
});
