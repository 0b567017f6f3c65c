import { describe, expect, it } from 'vitest';
import { pathIndexOf } from '../../../server/src/base/pathIndex.ts';
import { createModuleResolver } from '../../../server/src/resolve/modules/resolver.ts';
import { filesOf, resolverOf, type World } from './world.ts';

function check(world: World, fromPath: string, expected: Readonly<Record<string, string>>): void {
  const resolve = resolverOf(world, 'typescript');
  expect(
    Object.fromEntries(Object.keys(expected).map((specifier) => [specifier, resolve(fromPath, specifier)])),
  ).toEqual(expected);
}

describe('relative imports', () => {
  it('guess endings, index files and sources of compiled names', () => {
    const world = filesOf(
      'src/main.ts',
      'src/a.ts',
      'src/b.tsx',
      'src/c.js',
      'src/d/index.ts',
      'src/e.mts',
      'src/f.d.ts',
      'src/g.json',
      'src/p.txt',
      'src/h.js',
      'src/h.ts',
      'src/i.service.ts',
      'index.ts',
      'src/q.cjs',
    );
    check(world, 'src/main.ts', {
      './a': 'src/a.ts',
      './a.ts': 'src/a.ts',
      './a.js': 'src/a.ts',
      './b': 'src/b.tsx',
      './b.js': 'src/b.tsx',
      './c': 'src/c.js',
      './c.js': 'src/c.js',
      './d': 'src/d/index.ts',
      './d/': 'src/d/index.ts',
      './e.mjs': 'src/e.mts',
      './f': 'missing',
      './g.json': 'src/g.json',
      './p.txt': 'src/p.txt',
      './p.txt?raw': 'src/p.txt',
      './h': 'src/h.ts',
      './i.service': 'src/i.service.ts',
      './q': 'src/q.cjs',
      '..': 'index.ts',
      '../src/a': 'src/a.ts',
      '../../outside': 'missing',
      './none': 'missing',
    });
  });
  it('take the main file of a folder that is a package', () => {
    check({ ...filesOf('a.ts', 'lib/core/entry.ts'), 'lib/package.json': { main: './core/entry.js' } }, 'a.ts', {
      './lib': 'lib/core/entry.ts',
    });
  });
});

describe('packages from outside', () => {
  it('keep their name and subpath', () => {
    check(filesOf('a.ts', 'openai/index.ts'), 'a.ts', {
      openai: 'pkg openai',
      'openai/helpers/zod': 'pkg openai helpers/zod',
      '@ai-sdk/openai': 'pkg @ai-sdk/openai',
      '@anthropic-ai/sdk/resources': 'pkg @anthropic-ai/sdk resources',
      'npm:openai@4': 'pkg openai',
      'npm:@anthropic-ai/sdk@^0.30.0/index.mjs': 'pkg @anthropic-ai/sdk index.mjs',
      'jsr:@openai/openai@^4': 'pkg @openai/openai',
      'https://esm.sh/openai@4': 'pkg openai',
      'https://esm.sh/v135/@ai-sdk/openai@1.0.0?bundle': 'pkg @ai-sdk/openai',
      'https://deno.land/x/openai@v4.69.0/mod.ts': 'pkg openai',
      'https://deno.land/x/openai/mod.ts': 'pkg openai',
      'https://cdn.jsdelivr.net/npm/openai@4/+esm': 'pkg openai',
      'https://cdn.skypack.dev/openai': 'pkg openai',
      'https://example.org/openai.js': 'missing',
      'node:fs/promises': 'pkg node:fs/promises',
      fs: 'pkg node:fs',
      'bun:test': 'pkg bun:test',
      'cloudflare:workers': 'pkg cloudflare:workers',
    });
  });
});

describe('compiler paths', () => {
  it('come from the nearest tsconfig.json, which may extend others and have comments', () => {
    const world: World = {
      ...filesOf(
        'apps/web/src/a.ts',
        'apps/web/src/lib/llm.ts',
        'libs/ui/src/index.ts',
        'libs/ai/src/chat.ts',
        'shared/x.ts',
      ),
      'tsconfig.base.json':
        '{ // shared\n "compilerOptions": { "paths": { "@acme/ui": ["./libs/ui/src"], "@acme/ai/*": ["./libs/none/*", "./libs/ai/src/*"], }, } }',
      'apps/web/tsconfig.json': { extends: '../../tsconfig.base', compilerOptions: { strict: true } },
      'tsconfig.json': { compilerOptions: { paths: { '@acme/ui': ['./shared/x.ts'] } } },
    };
    check(world, 'apps/web/src/a.ts', {
      '@acme/ui': 'libs/ui/src/index.ts',
      '@acme/ai/chat': 'libs/ai/src/chat.ts',
      '@acme/ai/none': 'pkg @acme/ai none',
    });
    check(world, 'shared/x.ts', { '@acme/ui': 'shared/x.ts' });
  });
  it('know baseUrl, configDir, jsconfig.json and the longest pattern', () => {
    check(
      {
        ...filesOf('src/a.ts', 'src/lib/llm.ts', 'src/openai/local.ts'),
        'tsconfig.json': { compilerOptions: { baseUrl: 'src', paths: { '@/*': ['*'], '@/lib/*': ['lib/*'] } } },
      },
      'src/a.ts',
      {
        'lib/llm': 'src/lib/llm.ts',
        '@/lib/llm.js': 'src/lib/llm.ts',
        openai: 'pkg openai',
        'openai/local': 'src/openai/local.ts',
      },
    );
    check(
      {
        ...filesOf('app/a.js', 'app/lib/b.js'),
        'base.json': { compilerOptions: { paths: { '~/*': ['${configDir}/lib/*'] } } },
        'app/jsconfig.json': { extends: ['../base.json'] },
      },
      'app/a.js',
      { '~/b': 'app/lib/b.js' },
    );
  });
  it('are found in the projects that a tsconfig.json refers to', () => {
    check(
      {
        ...filesOf('src/a.ts', 'src/b.ts'),
        'tsconfig.json': { files: [], references: [{ path: './tsconfig.app.json' }] },
        'tsconfig.app.json': { compilerOptions: { paths: { '@/*': ['./src/*'] } } },
      },
      'src/a.ts',
      { '@/b': 'src/b.ts' },
    );
  });
  it('stand for the folder of sources by custom, where a framework writes the settings when it builds', () => {
    check(
      {
        ...filesOf('src/a.ts', 'src/models/index.ts', 'lib/b.ts', 'web/app/c.ts', 'web/app/d.ts'),
        'package.json': { name: 'extension' },
        'web/package.json': { name: 'web' },
        'tsconfig.json': { extends: './.wxt/tsconfig.json' },
      },
      'src/a.ts',
      {
        '@/models': 'src/models/index.ts',
        '~/lib/b': 'lib/b.ts',
        '@/none': 'pkg @/none',
        '@other/models': 'pkg @other/models',
      },
    );
    check({ ...filesOf('web/app/c.ts', 'web/app/d.ts'), 'web/package.json': {} }, 'web/app/c.ts', {
      '~/d': 'web/app/d.ts',
      'lib/d': 'pkg lib d',
    });
  });
  it('survive configs that extend themselves', () => {
    check({ ...filesOf('a.ts'), 'tsconfig.json': { extends: './tsconfig.json' } }, 'a.ts', { '@/b': 'pkg @/b' });
  });
});

describe('packages of the workspace', () => {
  const monorepo: World = {
    ...filesOf(
      'packages/llm/src/index.ts',
      'packages/llm/src/chat/stream.ts',
      'packages/llm/src/tools.ts',
      'packages/old/lib/main.js',
      'packages/plain/index.ts',
      'apps/web/a.ts',
      'other/b.ts',
    ),
    'package.json': { name: 'root', workspaces: ['packages/*', '!packages/none'] },
    'packages/llm/package.json': {
      name: '@acme/llm',
      exports: {
        '.': { types: './dist/index.d.ts', import: './dist/index.mjs' },
        './chat/*': './dist/chat/*.js',
        './tools': { require: './dist/cjs/tools.cjs' },
      },
    },
    'packages/old/package.json': { name: 'old', main: 'lib/main' },
    'packages/plain/package.json': { name: 'plain' },
    'apps/web/package.json': { name: 'web' },
  };
  it('lead to their sources, also where exports name a build', () => {
    check(monorepo, 'apps/web/a.ts', {
      '@acme/llm': 'packages/llm/src/index.ts',
      '@acme/llm/chat/stream': 'packages/llm/src/chat/stream.ts',
      '@acme/llm/tools': 'packages/llm/src/tools.ts',
      '@acme/llm/none': 'pkg @acme/llm none',
      old: 'packages/old/lib/main.js',
      plain: 'packages/plain/index.ts',
      root: 'pkg root',
    });
  });
  it('can import themselves by name', () => {
    check(monorepo, 'packages/llm/src/tools.ts', { '@acme/llm': 'packages/llm/src/index.ts' });
  });
  it('are declared by pnpm, by an object, and by Deno', () => {
    const { 'package.json': _, ...rest } = monorepo;
    const pnpm = {
      ...rest,
      'pnpm-workspace.yaml':
        '# members\npackages:\n  # all\n  - \'packages/**\' # deep\n  - "!**/x"\ncatalog:\n  openai: 4\n',
    };
    check(pnpm, 'apps/web/a.ts', { '@acme/llm': 'packages/llm/src/index.ts' });
    check({ ...rest, 'package.json': { workspaces: { packages: ['./packages/llm/'] } } }, 'apps/web/a.ts', {
      '@acme/llm': 'packages/llm/src/index.ts',
      old: 'pkg old',
    });
    check(
      {
        ...filesOf('a.ts', 'core/mod.ts'),
        'deno.json': { workspace: ['./core'] },
        'core/deno.json': { name: '@x/core', exports: './mod.ts' },
      },
      'a.ts',
      { '@x/core': 'core/mod.ts' },
    );
  });
  it('are not found without a declaration', () => {
    check({ ...monorepo, 'package.json': {} }, 'apps/web/a.ts', { '@acme/llm': 'pkg @acme/llm' });
  });
});

describe('private imports', () => {
  it('follow the map of the package', () => {
    check(
      {
        ...filesOf('src/a.ts', 'src/lib/b.ts', 'src/config.ts'),
        'package.json': {
          imports: { '#lib/*': './dist/lib/*.js', '#config': { node: './src/config.ts' }, '#ai': 'openai' },
        },
      },
      'src/a.ts',
      {
        '#lib/b': 'src/lib/b.ts',
        '#config': 'src/config.ts',
        '#ai': 'pkg openai',
        '#none': 'missing',
      },
    );
  });
});

describe('import maps', () => {
  it('put modules in the place of names', () => {
    check(
      {
        ...filesOf('src/a.ts', 'src/lib/b.ts'),
        'deno.json':
          '{ "imports": { "openai": "npm:openai@4", "@/": "./src/", "sdk": "https://esm.sh/@anthropic-ai/sdk@0.30" } /* deno */ }',
      },
      'src/a.ts',
      {
        openai: 'pkg openai',
        'openai/helpers/zod': 'pkg openai helpers/zod',
        '@/lib/b.ts': 'src/lib/b.ts',
        '@/none.ts': 'missing',
        sdk: 'pkg @anthropic-ai/sdk',
      },
    );
    check(
      {
        ...filesOf('a.ts'),
        'deno.json': { importMap: './maps/all.json' },
        'maps/all.json': { imports: { ai: 'npm:ai@4', loop: 'loop' } },
      },
      'a.ts',
      { ai: 'pkg ai', loop: 'pkg loop' },
    );
  });
});

describe('the resolver', () => {
  it('tells which text it waits for, and answers once it is there', () => {
    const texts: Record<string, string> = {};
    const resolver = createModuleResolver(
      pathIndexOf(['a.ts', 'src/b.ts', 'tsconfig.json']),
      (path) => texts[path] ?? 'pending',
    );
    expect(resolver.resolve('a.ts', '@/b', 'typescript')).toEqual({ kind: 'pending', path: 'tsconfig.json' });
    texts['tsconfig.json'] = '{"compilerOptions":{"paths":{"@/*":["./src/*"]}}}';
    expect(resolver.resolve('a.ts', '@/b', 'typescript')).toEqual({ kind: 'file', path: 'src/b.ts' });
  });
  it('survives broken manifests', () => {
    for (const text of [
      '',
      '{',
      '[]',
      'null',
      '{"exports": 3, "imports": [], "workspaces": {"packages": 4}, "compilerOptions": {"paths": [1]}, "extends": [[]], "name": "x"}',
    ]) {
      const world = {
        ...filesOf('a.ts'),
        'package.json': text,
        'tsconfig.json': text,
        'deno.json': text,
        'pnpm-workspace.yaml': text,
      };
      check(world, 'a.ts', { openai: 'pkg openai', '#x': 'missing', x: 'pkg x' });
    }
  });
  it('never throws on odd specifiers', () => {
    const resolve = resolverOf(filesOf('a.ts', 'a.py'), 'typescript');
    for (const specifier of [
      '',
      '.',
      '..',
      '/',
      '#',
      '@',
      '@/',
      'npm:',
      'https://',
      './%',
      'a//b',
      '!!raw-loader!./a.ts',
      '\0',
    ]) {
      expect(resolve('a.ts', specifier)).toMatch(/^(pkg|missing|a\.ts)/);
      expect(resolverOf(filesOf('a.py'), 'python')('a.py', specifier)).toMatch(/^(pkg|missing|ns|a\.py)/);
    }
  });
});
