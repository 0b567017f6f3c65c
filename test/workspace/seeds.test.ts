import { describe, expect, it } from 'vitest';
import { createScanner } from '../../server/src/workspace/scan.ts';

const scan = createScanner({
  npm: ['openai', '@anthropic-ai/sdk', '@ai-sdk/*', 'ai'],
  python: ['openai', 'google.genai', 'langchain_*'],
  hosts: ['api.openai.com'],
  wrappers: ['./src/llm.ts', '@acme/ai', 'app.gateway'],
});

describe('seeds', () => {
  it.each<[path: string, text: string, expected: string | null]>([
    ['a.ts', "import OpenAI from 'openai'", 'package'],
    ['a.ts', "import { zodResponseFormat } from 'openai/helpers/zod'", 'package'],
    ['a.ts', "import { openai } from '@ai-sdk/openai'", 'package'],
    ['a.ts', "import OpenAI from 'npm:openai@4'", 'package'],
    ['a.ts', "import A from 'npm:@anthropic-ai/sdk@0.30/index'", 'package'],
    ['a.ts', "import OpenAI from 'https://esm.sh/openai@4.20.0?dts'", 'package'],
    ['a.ts', "import OpenAI from 'https://deno.land/x/openai@v4.0.0/mod.ts'", 'package'],
    ['a.js', "const { OpenAI } = require('openai')", 'package'],
    ['a.ts', "import x from 'openai-like'", null],
    ['a.ts', "import x from './openai'", null],
    ['a.ts', "import x from 'ai-utils'; const openai = 1", null],
    ['a.ts', "fetch('https://api.openai.com/v1/chat/completions')", 'host'],
    ['a.ts', "fetch('https://apixopenai.com/')", null],
    ['a.ts', "import { ask } from '../../src/llm.js'", 'wrapper'],
    ['a.ts', "import { ask } from '@acme/ai'", 'wrapper'],
    ['a.ts', "import { ask } from './other'", null],
    ['a.py', 'from app.gateway import ask', 'wrapper'],
    ['a.py', 'from app import gateway', 'wrapper'],
    ['a.py', 'import openai.types', 'package'],
    ['a.py', 'from google import genai', 'package'],
    ['a.py', 'from google import cloud', null],
    ['a.py', 'from langchain_openai import ChatOpenAI', 'package'],
    ['a.py', 'from .openai import ask', null],
    ['a.py', '"""Uses openai."""', null],
  ])('%s %j', (path, text, expected) => {
    expect(scan(path, text, 'decoded').seed).toBe(expected);
  });

  it('reads names that are not ASCII from bytes', () => {
    const bytes = Buffer.from("import { größe } from './maße-und-gewichte'").toString('latin1');
    expect(scan('a.ts', bytes, 'latin1').edges).toEqual([
      {
        specifier: './maße-und-gewichte',
        names: [{ imported: 'größe', as: 'größe' }],
        passesOn: false,
        typeOnly: false,
      },
    ]);
  });
});
