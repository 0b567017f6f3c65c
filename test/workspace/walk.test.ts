import { describe, expect, it } from 'vitest';
import { pathTestOf } from '../../server/src/config/globs.ts';
import { walk } from '../../server/src/workspace/walk.ts';
import { foldersOf, type Tree, treeOf } from './tree.ts';

const list = (tree: Tree, options?: Parameters<typeof walk>[1]) => walk(foldersOf(tree), options);

describe('the walk', () => {
  it('lists every file for the index, and source files to scan', () => {
    const { files, candidates } = list(
      treeOf('README.md', 'src/a.ts', 'src/b.d.ts', 'src/c.py', 'nb/x.ipynb', 'prompts/p.txt'),
    );
    expect(files).toEqual(['README.md', 'nb/x.ipynb', 'prompts/p.txt', 'src/a.ts', 'src/b.d.ts', 'src/c.py']);
    expect(candidates).toEqual(['nb/x.ipynb', 'src/a.ts', 'src/c.py']);
  });

  it('never enters folders of packages, builds and environments, and counts them', () => {
    const tree = treeOf(
      'a.ts',
      'node_modules/x/i.js',
      'dist/a.js',
      '.venv/lib/x.py',
      '.git/config',
      'env/pyvenv.cfg',
      'env/a.py',
      'lib/__pycache__/a.py',
    );
    const { files, skipped } = list(tree);
    expect(files).toEqual(['a.ts']);
    expect(skipped).toEqual({ 'excluded-folder': 5 });
  });

  it('indexes tests, examples and docs but does not scan them', () => {
    const tree = treeOf(
      'src/a.ts',
      'src/a.test.ts',
      'tests/help.py',
      'examples/e.ts',
      'docs/d.py',
      'src/app/docs/page.tsx',
      'x/__generated__/g.ts',
      'test_a.py',
      'lib/a.min.js',
    );
    const { files, candidates, skipped } = list(tree);
    expect(files).toHaveLength(9);
    expect(candidates).toEqual(['src/a.ts', 'src/app/docs/page.tsx']);
    expect(skipped).toEqual({ tests: 3, examples: 1, docs: 1, generated: 1, minified: 1 });
    expect(list(tree, { defaultExcludes: false }).candidates).toHaveLength(8);
  });

  it('looks at named paths even where excludes stand above them', () => {
    const tree = treeOf(
      'src/a.ts',
      'examples/app/a.ts',
      'examples/app/tests/b.ts',
      'node_modules/p/i.js',
      'node_modules/q/i.js',
      'tests/t.py',
    );
    expect(list(tree, { paths: ['examples/app'] }).candidates).toEqual(['examples/app/a.ts']);
    expect(list(tree, { paths: ['tests/t.py', 'src/'] }).candidates).toEqual(['src/a.ts', 'tests/t.py']);
    const inPackage = list(tree, { paths: ['node_modules/p'] });
    expect(inPackage.candidates).toEqual(['node_modules/p/i.js']);
    expect(inPackage.files).not.toContain('node_modules/q/i.js');
    expect(list(tree, { paths: ['.'] }).candidates).toEqual(['src/a.ts']);
  });

  it('obeys include and exclude globs', () => {
    const tree = treeOf('src/a.ts', 'src/legacy/b.ts', 'scripts/c.ts', 'src/d.gen.py');
    expect(list(tree, { exclude: pathTestOf(['legacy', 'scripts/**']) }).candidates).toEqual(['src/a.ts']);
    expect(list(tree, { include: pathTestOf(['src/**', '!src/legacy']) }).candidates).toEqual(['src/a.ts']);
  });

  it('does not follow symbolic links', () => {
    const { files, skipped } = list({ 'a.ts': '', loop: '-> .', 'b.ts': '-> a.ts' });
    expect(files).toEqual(['a.ts']);
    expect(skipped).toEqual({ symlink: 2 });
  });
});

describe('.gitignore', () => {
  const tree: Tree = {
    '.gitignore': 'cache/\n*.local.ts\n/only-root.ts\n',
    'a.ts': '',
    'a.local.ts': '',
    'only-root.ts': '',
    'cache/c.ts': '',
    'app/.gitignore': '!keep.local.ts\nprivate/\n',
    'app/keep.local.ts': '',
    'app/b.local.ts': '',
    'app/only-root.ts': '',
    'app/private/p.ts': '',
  };

  it('skips folders at once and tells files when asked', () => {
    const { candidates, isIgnored, skipped } = list(tree);
    expect(candidates.filter((path) => !isIgnored(path))).toEqual(['a.ts', 'app/keep.local.ts', 'app/only-root.ts']);
    expect(candidates).not.toContain('cache/c.ts');
    expect(candidates).not.toContain('app/private/p.ts');
    expect(skipped).toEqual({ 'git-ignored': 2 });
  });

  it('gives way to a path that is named', () => {
    const folder = list(tree, { paths: ['cache'] });
    expect(folder.candidates.filter((path) => !folder.isIgnored(path))).toEqual(['cache/c.ts']);
    const file = list(tree, { paths: ['a.local.ts'] });
    expect(file.candidates.filter((path) => !file.isIgnored(path))).toEqual(['a.local.ts']);
  });
});
