import { describe, expect, it } from 'vitest';
import { filesOf, resolverOf, type World } from './world.ts';

function check(
  world: World,
  fromPath: string,
  expected: Readonly<Record<string, string>>,
  known: readonly string[] = [],
): void {
  const resolve = resolverOf(world, 'python', known);
  expect(
    Object.fromEntries(Object.keys(expected).map((specifier) => [specifier, resolve(fromPath, specifier)])),
  ).toEqual(expected);
}

describe('relative imports of Python', () => {
  it('go from the package of the file', () => {
    check(
      filesOf('app/__init__.py', 'app/llm/__init__.py', 'app/llm/client.py', 'app/llm/x/y.py', 'app/util.py'),
      'app/llm/client.py',
      {
        '.': 'app/llm/__init__.py',
        '.client': 'app/llm/client.py',
        '.x': 'ns app/llm/x',
        '.x.y': 'app/llm/x/y.py',
        '..': 'app/__init__.py',
        '..util': 'app/util.py',
        '..llm.client': 'app/llm/client.py',
        '.none': 'missing',
        '....util': 'missing',
      },
    );
  });
});

describe('absolute imports of Python', () => {
  it('are looked for above the package, in src, and beside scripts', () => {
    const world = filesOf(
      'src/app/__init__.py',
      'src/app/llm.py',
      'src/app/sub/__init__.py',
      'src/app/sub/a.py',
      'scripts/run.py',
      'scripts/helper.py',
      'settings.py',
    );
    check(world, 'src/app/sub/a.py', {
      'app.llm': 'src/app/llm.py',
      app: 'src/app/__init__.py',
      settings: 'settings.py',
      'app.none': 'missing',
      llm: 'pkg llm',
    });
    check(world, 'scripts/run.py', {
      'app.llm': 'src/app/llm.py',
      helper: 'scripts/helper.py',
      openai: 'pkg openai',
      'google.genai.types': 'pkg google genai.types',
    });
  });
  it('find packages of other projects of the workspace, the closest first', () => {
    const world = filesOf(
      'services/api/main.py',
      'services/shared/llmkit/__init__.py',
      'libs/llmkit/__init__.py',
      'libs/core/src/core/__init__.py',
      'services/shared/llmkit/ask.py',
    );
    check(world, 'services/api/main.py', {
      llmkit: 'services/shared/llmkit/__init__.py',
      'llmkit.ask': 'services/shared/llmkit/ask.py',
      core: 'libs/core/src/core/__init__.py',
    });
  });
  it('follow what pyproject.toml says', () => {
    const world = {
      ...filesOf('tools/run.py', 'python/app/llm.py', 'code/kit/x.py'),
      'pyproject.toml':
        '[tool.setuptools.packages.find]\nwhere = ["python"]\n[tool.poetry]\npackages = [{ include = "kit", from = "code" }]\n',
    };
    check(world, 'tools/run.py', { 'app.llm': 'python/app/llm.py', 'kit.x': 'code/kit/x.py' });
    check({ ...world, 'pyproject.toml': '[broken' }, 'tools/run.py', { 'app.llm': 'pkg app llm' });
  });
  it('know namespace packages', () => {
    check(filesOf('services/llm/client.py', 'services/api/main.py'), 'services/api/main.py', {
      services: 'ns services',
      'services.llm': 'ns services/llm',
      'services.llm.client': 'services/llm/client.py',
    });
  });
});

describe('a local module with the name of a package', () => {
  it('shadows the package where it stands beside a script', () => {
    check(filesOf('main.py', 'openai.py'), 'main.py', { openai: 'openai.py' });
  });
  it('does not inside a package', () => {
    check(filesOf('app/__init__.py', 'app/openai.py', 'app/factory.py'), 'app/factory.py', {
      openai: 'pkg openai',
      '.openai': 'app/openai.py',
    });
    check(filesOf('app/__init__.py', 'app/llm/openai.py', 'app/llm/factory.py'), 'app/llm/factory.py', {
      openai: 'pkg openai',
    });
  });
  it('does not if it imports the package itself', () => {
    const world = {
      ...filesOf('providers/factory.py'),
      'providers/openai.py': 'import os\nfrom openai import OpenAI\n',
    };
    check(world, 'providers/factory.py', { openai: 'pkg openai' });
    check(world, 'providers/openai.py', { openai: 'pkg openai' });
  });
  it('does not as a folder without __init__.py', () => {
    const world = filesOf('main.py', 'openai/example.py', 'langchain/x/y.py');
    check(
      world,
      'main.py',
      { openai: 'pkg openai', 'langchain.x': 'pkg langchain x', 'openai.example': 'openai/example.py' },
      ['openai', 'langchain'],
    );
  });
  it('does not as a package of another application of the workspace', () => {
    const world = filesOf('game/agents/__init__.py', 'game/main.py', 'course/lesson/main.py');
    check(world, 'course/lesson/main.py', { agents: 'pkg agents' }, ['agents']);
    check(world, 'course/lesson/main.py', { agents: 'game/agents/__init__.py' });
    check(world, 'game/main.py', { agents: 'game/agents/__init__.py' }, ['agents']);
  });
  it('does as a package at the root', () => {
    check(filesOf('app/main.py', 'openai/__init__.py'), 'app/main.py', { openai: 'openai/__init__.py' });
  });
});
