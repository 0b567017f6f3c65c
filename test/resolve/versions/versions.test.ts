import { describe, expect, it } from 'vitest';
import { pathIndexOf } from '../../../server/src/base/pathIndex.ts';
import { createVersionResolver, type InstalledVersion } from '../../../server/src/resolve/versions/versions.ts';

type World = Readonly<Record<string, string | object>>;

const isOutside = (path: string): boolean => /(^|\/)(node_modules|\.venv|venv)\//.test(path);

function resolverOf(world: World) {
  const paths = Object.keys(world);
  return createVersionResolver({
    index: pathIndexOf(paths.filter((path) => !isOutside(path))),
    read: (path) => {
      const content = world[path];
      return content === undefined ? null : typeof content === 'string' ? content : JSON.stringify(content, null, 2);
    },
    listFolder: (folder) => {
      const inside = paths
        .filter((path) => path.startsWith(`${folder}/`))
        .map((path) => path.slice(folder.length + 1).split('/')[0] ?? '');
      return inside.length === 0 ? null : [...new Set(inside)];
    },
  });
}

function print(answer: InstalledVersion): string {
  switch (answer.kind) {
    case 'exact':
      return `${answer.version} by ${answer.source}`;
    case 'range':
      return `${answer.intervals.map(({ from, before }) => `${from ?? ''}..${before ?? ''}`).join(' | ')} by ${answer.source}`;
    case 'pending':
      return `pending ${answer.path}`;
    case 'unknown':
      return 'unknown';
  }
}

const npm = (world: World, from = 'app/src/a.ts', name = 'openai'): string =>
  print(resolverOf(world).installedVersion(from, name, 'npm'));
const python = (world: World, from = 'app/a.py', name = 'openai'): string =>
  print(resolverOf(world).installedVersion(from, name, 'python'));

describe('npm packages', () => {
  const manifest = { dependencies: { openai: '^4.20.0' } };

  it('what is installed nearest wins', () => {
    const world: World = {
      'app/package.json': manifest,
      'package-lock.json': '"node_modules/openai": { "version": "4.0.0" }',
      'node_modules/openai/package.json': { name: 'openai', version: '4.50.1' },
      'app/node_modules/openai/package.json': { name: 'openai', version: '5.1.0' },
    };
    expect(npm(world)).toBe('5.1.0 by app/node_modules/openai/package.json');
    expect(npm(world, 'b.ts')).toBe('4.50.1 by node_modules/openai/package.json');
  });

  it('package-lock.json, for the package that asks', () => {
    const lock = {
      lockfileVersion: 3,
      packages: {
        'app/node_modules/openai': { version: '5.0.1' },
        'node_modules/@x/openai': { version: '9.0.0' },
        'node_modules/openai': { version: '4.8.0', resolved: 'x' },
      },
    };
    const world = { 'app/package.json': manifest, 'b/package.json': manifest, 'package-lock.json': lock };
    expect(npm(world)).toBe('5.0.1 by package-lock.json');
    expect(npm(world, 'b/x.ts')).toBe('4.8.0 by package-lock.json');
  });

  it('package-lock.json of version 1: the outermost entry', () => {
    const lock = {
      lockfileVersion: 1,
      dependencies: {
        a: { version: '1.0.0', dependencies: { openai: { version: '3.3.0' } } },
        openai: { version: '4.1.0' },
      },
    };
    expect(npm({ 'package.json': manifest, 'package-lock.json': lock })).toBe('4.1.0 by package-lock.json');
  });

  it('pnpm-lock.yaml', () => {
    const version9 = [
      "lockfileVersion: '9.0'",
      '',
      'importers:',
      '',
      '  .:',
      '    dependencies:',
      '      openai:',
      '        specifier: ^4.0.0',
      '        version: 4.2.0(zod@3.22.0)',
      '',
      '  app:',
      '    dependencies:',
      "      '@acme/x':",
      '        specifier: workspace:*',
      '        version: link:../x',
      '      openai:',
      '        specifier: catalog:',
      '        version: 5.3.0(ws@8.0.0)',
      '',
      'packages:',
      '',
      '  openai@4.2.0:',
      '    resolution: {}',
      '  openai@5.3.0:',
      '    resolution: {}',
      '',
    ].join('\n');
    const world = {
      'package.json': {},
      'app/package.json': manifest,
      'lib/package.json': {},
      'pnpm-lock.yaml': version9,
    };
    expect(npm(world)).toBe('5.3.0 by pnpm-lock.yaml');
    expect(npm(world, 'x.ts')).toBe('4.2.0 by pnpm-lock.yaml');
    expect(npm(world, 'lib/x.ts')).toBe('4.2.0..4.2.1 | 5.3.0..5.3.1 by pnpm-lock.yaml');
    const version5 =
      'lockfileVersion: 5.3\n\nspecifiers:\n  openai: ^3.2.1\n\ndependencies:\n  openai: 3.2.1_debug@4\n\npackages:\n\n  /openai/3.2.1:\n    resolution: {}\n';
    expect(npm({ 'package.json': manifest, 'pnpm-lock.yaml': version5 })).toBe('3.2.1 by pnpm-lock.yaml');
    const version6 =
      "lockfileVersion: '6.0'\n\ndependencies:\n  openai:\n    specifier: ^4\n    version: 4.9.0\n\npackages:\n\n  /openai@4.9.0:\n    resolution: {}\n";
    expect(npm({ 'package.json': manifest, 'pnpm-lock.yaml': version6 })).toBe('4.9.0 by pnpm-lock.yaml');
  });

  it('yarn.lock of both kinds, by the range that the manifest asks for', () => {
    const old =
      'openai@^3.0.0:\n  version "3.3.0"\n\nopenai@^4.0.0, openai@^4.20.0:\n  version "4.24.1"\n  resolved "x"\n';
    expect(npm({ 'app/package.json': manifest, 'yarn.lock': old })).toBe('4.24.1 by yarn.lock');
    expect(npm({ 'app/package.json': {}, 'yarn.lock': old })).toBe('3.3.0..3.3.1 | 4.24.1..4.24.2 by yarn.lock');
    const berry = '"openai@npm:^4.20.0":\n  version: 4.30.0\n  resolution: "openai@npm:4.30.0"\n';
    expect(npm({ 'package.json': manifest, 'yarn.lock': berry })).toBe('4.30.0 by yarn.lock');
  });

  it('bun.lock', () => {
    const lock =
      '{\n  "packages": {\n    "openai": ["openai@4.77.0", "", {}, "sha"],\n    "app/openai": ["openai@5.0.0", "", {}, "sha"],\n  }\n}\n';
    const world = { 'package.json': manifest, 'app/package.json': manifest, 'bun.lock': lock };
    expect(npm(world)).toBe('5.0.0 by bun.lock');
    expect(npm(world, 'x.ts')).toBe('4.77.0 by bun.lock');
  });

  it('the range of the manifest, through aliases and catalogues', () => {
    expect(npm({ 'package.json': manifest })).toBe('4.20.0..5.0.0 by package.json');
    expect(npm({ 'package.json': { devDependencies: { openai: '4.3.1' } } })).toBe('4.3.1 by package.json');
    expect(npm({ 'package.json': { dependencies: { openai: 'npm:@acme/openai@~5.2.0' } } })).toBe(
      '5.2.0..5.3.0 by package.json',
    );
    expect(
      npm({
        'package.json': { dependencies: { openai: 'catalog:' } },
        'pnpm-workspace.yaml': 'catalog:\n  openai: ^6.1.0\n',
      }),
    ).toBe('6.1.0..7.0.0 by package.json');
    expect(npm({ 'app/package.json': {}, 'package.json': manifest })).toBe('4.20.0..5.0.0 by package.json');
  });

  it('is unknown where nothing says anything', () => {
    expect(npm({})).toBe('unknown');
    for (const range of ['*', 'latest', 'file:../x'])
      expect(npm({ 'package.json': { dependencies: { openai: range } } })).toBe('unknown');
    expect(npm({ 'package.json': '{', 'yarn.lock': 'openai@', 'package-lock.json': '{}' })).toBe('unknown');
  });
});

describe('Python packages', () => {
  it('what is in an environment wins', () => {
    const world: World = {
      'requirements.txt': 'openai==1.0.0',
      '.venv/lib/python3.11/site-packages/openai-1.30.1.dist-info/METADATA': '',
      '.venv/lib/python3.11/site-packages/openai_tools-9.0.dist-info/METADATA': '',
      'svc/venv/Lib/site-packages/Google_Genai-0.8.0.dist-info/METADATA': '',
    };
    expect(python(world)).toBe('1.30.1 by .venv/lib/python3.11/site-packages/openai-1.30.1.dist-info');
    expect(python(world, 'svc/a.py', 'google-genai')).toBe(
      '0.8.0 by svc/venv/Lib/site-packages/Google_Genai-0.8.0.dist-info',
    );
  });

  it.each([
    [
      'uv.lock',
      '[[package]]\nname = "openai-x"\nversion = "9.0"\n\n[[package]]\nname = "openai"\nversion = "1.55.3"\nsource = {}\n',
      '1.55.3',
    ],
    ['poetry.lock', '[[package]]\nname = "openai"\nversion = "0.27.8"\ndescription = "x"\n', '0.27.8'],
    ['pdm.lock', '[[package]]\nname = "openai"\nversion = "1.2.4"\n', '1.2.4'],
    [
      'Pipfile.lock',
      JSON.stringify({ default: { openai: { hashes: ['sha256:1'], index: 'pypi', version: '==1.3.5' } } }, null, 4),
      '1.3.5',
    ],
    ['requirements.txt', '# pins\nopenai-x==9\nOpenAI[datalib]==1.6.1 \\\n    --hash=sha256:1\n', '1.6.1'],
    ['requirements/base.txt', 'openai==1.9.0 ; python_version > "3.8"\n', '1.9.0'],
    ['environment.yml', 'dependencies:\n  - python=3.11\n  - conda-forge::openai=1.7.2\n', '1.7.2'],
  ])('%s pins', (file, text, version) => {
    expect(python({ [file]: text })).toBe(`${version} by ${file}`);
  });

  it.each([
    [
      'pyproject.toml',
      '[project]\nname = "openai"\ndependencies = [\n  "httpx>=0.2",\n  "openai[x]>=1.0,<2 ; python_version>\'3.8\'",\n]\n',
      '1.0..2',
    ],
    ['pyproject.toml', '[tool.poetry.dependencies]\nopenai = "^1.2"\n', '1.2.0..2.0.0'],
    ['pyproject.toml', '[tool.poetry.dependencies]\nopenai = { version = "~1.2", extras = ["x"] }\n', '1.2.0..1.3.0'],
    ['Pipfile', '[packages]\nopenai = ">=1.1"\n', '1.1..'],
    ['setup.py', "setup(install_requires=['openai >= 0.27, < 1.0', 'x'])", '0.27..1.0'],
    ['setup.cfg', '[options]\ninstall_requires =\n    openai~=1.4\n', '1.4..2.0.0'],
    ['requirements-dev.txt', 'openai>=1.10 # newest\n', '1.10..'],
  ])('%s asks for a range', (file, text, range) => {
    expect(python({ [file]: text })).toBe(`${range} by ${file}`);
  });

  it('is unknown without a specifier', () => {
    expect(python({ 'requirements.txt': 'openai\nopenai-tools==3\n', Pipfile: 'openai = "*"\n' })).toBe('unknown');
  });

  it('looks upwards, nearest first', () => {
    const world = { 'app/requirements.txt': 'openai==1.1.0\n', 'requirements.txt': 'openai==0.28.0\n' };
    expect([python(world), python(world, 'b.py')]).toEqual([
      '1.1.0 by app/requirements.txt',
      '0.28.0 by requirements.txt',
    ]);
  });
});

describe('the search', () => {
  it('waits for texts and folders, then answers and keeps the answer', () => {
    const texts = new Map<string, string | null>();
    let reads = 0;
    const resolver = createVersionResolver({
      index: pathIndexOf(['a.ts', 'package.json']),
      read: (path) => {
        reads++;
        return texts.get(path) === undefined ? 'pending' : (texts.get(path) ?? null);
      },
      listFolder: () => 'pending',
    });
    expect(resolver.installedVersion('a.ts', 'openai', 'npm')).toEqual({
      kind: 'pending',
      path: 'node_modules/openai/package.json',
    });
    texts.set('node_modules/openai/package.json', null);
    texts.set('package.json', '{"dependencies":{"openai":"5.0.0"}}');
    expect(print(resolver.installedVersion('a.ts', 'openai', 'npm'))).toBe('5.0.0 by package.json');
    const before = reads;
    expect(print(resolver.installedVersion('a.ts', 'openai', 'npm'))).toBe('5.0.0 by package.json');
    expect(reads).toBe(before);
    expect(resolver.installedVersion('a.py', 'openai', 'python')).toEqual({ kind: 'pending', path: '.venv/lib' });
  });

  it('is quick in a lock file of ten megabytes', () => {
    const entry = (index: number): string =>
      `[[package]]\nname = "package-${index}"\nversion = "1.0.${index}"\ndescription = "${'x'.repeat(60)}"\n\n`;
    const lock = `${Array.from({ length: 90_000 }, (_, index) => entry(index)).join('')}[[package]]\nname = "openai"\nversion = "1.55.3"\n`;
    expect(lock.length).toBeGreaterThan(10_000_000);
    const start = performance.now();
    expect(python({ 'uv.lock': lock })).toBe('1.55.3 by uv.lock');
    expect(performance.now() - start).toBeLessThan(2_000);
  });
});
