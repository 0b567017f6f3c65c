import { describe, expect, it } from 'vitest';
import { dependsOnSdk, namesSdk } from '../../client/src/detection/seeds.ts';
import { hostSeeds, packageSeeds } from '../../server/src/sdks/registry.ts';
import { createScanner } from '../../server/src/workspace/scan.ts';

const { typescript, python } = packageSeeds();
const scan = createScanner({ npm: typescript, python, hosts: hostSeeds(), wrappers: [] });
const isSeed = (path: string, text: string): boolean => scan(path, text, 'decoded').seed !== null;

const name = (pattern: string): string => pattern.replace('*', 'x');

const typescriptForms = typescript
  .map(name)
  .flatMap((sdk) => [
    `import { a } from '${sdk}';`,
    `import a from "${sdk}/deep/inside";`,
    `const a = require(\`${sdk}\`);`,
    `const a = await import('npm:${sdk}@4');`,
    `import a from 'https://esm.sh/${sdk}@5';`,
  ]);

const pythonForms = python
  .map(name)
  .flatMap((sdk) => [
    `import ${sdk}`,
    `import os, ${sdk} as llm`,
    `from ${sdk} import Client`,
    `    from ${sdk} import (\n    Client,\n)`,
    ...(sdk.includes('.') ? [`from ${sdk.replace(/\.\w+$/, '')} import other, ${sdk.split('.').at(-1)}`] : []),
  ]);

describe('a text that the analysis takes up is met', () => {
  it.each(typescriptForms.filter((text) => isSeed('a.ts', text)))('%s', (text) => expect(namesSdk(text)).toBe(true));
  it.each(pythonForms.filter((text) => isSeed('a.py', text)))('%s', (text) => expect(namesSdk(text)).toBe(true));
  it.each(hostSeeds())('%s', (host) => expect(namesSdk(`fetch("https://x${host}/v1")`)).toBe(true));
  it('in a notebook, whose code stands in JSON', () => {
    const cell = { cell_type: 'code', source: ['import os\n', 'from openai import OpenAI\n'] };
    expect(namesSdk(JSON.stringify({ cells: [cell] }))).toBe(true);
  });
});

describe('nothing is met', () => {
  it.each([
    '',
    "import express from 'express';",
    "import { open } from './openai-like';",
    "import { main } from 'main';",
    'import numpy as np\nimport pandas as pd',
    'from myopenai import x',
    'from openai_tools import x',
    '// We do not use openai here.',
    "const answer = 'airplane';",
  ])('in %j', (text) => expect(namesSdk(text)).toBe(false));
});

describe('a manifest', () => {
  it.each([
    '{ "dependencies": { "openai": "^6" } }',
    '{ "dependencies": { "@anthropic-ai/sdk": "^1" } }',
    'requests==2.0\nopenai>=1.0\n',
    '[project]\ndependencies = ["anthropic[bedrock]>=0.40"]',
    'openai',
  ])('%j depends on an SDK', (text) => expect(dependsOnSdk(text)).toBe(true));
  it.each([
    '',
    '{ "name": "my-openai-notes", "dependencies": { "express": "^5" } }',
    'requests==2.0\nopenai-like-thing==1\n',
    '{ "dependencies": { "ai-something": "1" } }',
  ])('%j does not', (text) => expect(dependsOnSdk(text)).toBe(false));
});
