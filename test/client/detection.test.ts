import { describe, expect, it } from 'vitest';
import { foldersAbove } from '../../client/src/detection/foldersAbove.ts';
import { isManifest } from '../../client/src/detection/manifests.ts';

describe('the folders above a file', () => {
  it.each([
    ['/work/app', '/work/app/src/llm/a.ts', ['/work/app/src/llm', '/work/app/src', '/work/app']],
    ['/work/app/', '/work/app/a.ts', ['/work/app']],
    ['/', '/src/a.ts', ['/src', '/']],
    ['/c:/work', '/c:/work/src/a.py', ['/c:/work/src', '/c:/work']],
    ['/work/app', '/work/application/a.ts', []],
    ['/work/app', '/work/a.ts', []],
    ['/work/app', 'Untitled-1', []],
  ])('up to %s, of %s', (root, file, folders) => expect(foldersAbove(root, file)).toEqual(folders));
});

describe('a manifest', () => {
  it.each(['package.json', 'requirements.txt', 'requirements-dev.txt', 'pyproject.toml', 'Pipfile', 'environment.yml'])(
    '%s names packages',
    (name) => expect(isManifest(name)).toBe(true),
  );
  it.each([
    'package-lock.json',
    'package.json.bak',
    'requirements.in',
    'my-package.json',
    'pyprojectXtoml',
    'setup.ts',
  ])('%s does not', (name) => expect(isManifest(name)).toBe(false));
});
