import { describe, expect, it } from 'vitest';
import { foldersAbove } from '../../client/src/detection/foldersAbove.ts';
import { isManifest } from '../../client/src/detection/manifests.ts';

describe('the folders above a file', () => {
  it.each([
    ['/code/app', '/code/app/src/llm/a.ts', ['/code/app/src/llm', '/code/app/src', '/code/app']],
    ['/code/app/', '/code/app/a.ts', ['/code/app']],
    ['/', '/src/a.ts', ['/src', '/']],
    ['/c:/code', '/c:/code/src/a.py', ['/c:/code/src', '/c:/code']],
    ['/code/app', '/code/application/a.ts', []],
    ['/code/app', '/code/a.ts', []],
    ['/code/app', 'Untitled-1', []],
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
