import { describe, expect, it } from 'vitest';
import { importTableOf, type ModuleEdge } from '../../server/src/workspace/importTable.ts';

/** `module: a, b as c` with `->` before what is passed on and `type` before what is a type only. */
function print(edge: ModuleEdge): string {
  const names =
    edge.names === '*'
      ? '*'
      : edge.names.map(({ imported, as }) => (imported === as ? as : `${imported} as ${as}`)).join(', ');
  return `${edge.passesOn ? '-> ' : ''}${edge.typeOnly ? 'type ' : ''}${edge.specifier}: ${names}`;
}

const edges = (path: string, text: string): readonly string[] => importTableOf(path, text).map(print);

describe('imports of TypeScript and JavaScript', () => {
  it.each<[text: string, expected: string[]]>([
    ["import OpenAI from 'openai';", ['openai: default as OpenAI']],
    ['import OpenAI, { toFile as file } from "openai"', ['openai: default as OpenAI, toFile as file']],
    ["import * as llm from './llm'", ['./llm: *']],
    ["import './setup';", ['./setup: ']],
    ["import{a}from'./a';import{b}from'./b'", ['./a: a', './b: b']],
    ["import {\n  a, // don't\n  /* and */ b,\n} from './a';", ['./a: a, b']],
    ["import type { A } from './a'", ['type ./a: A']],
    ["import { type A, b } from './a'", ['./a: A, b']],
    ["import type from './type'", ['./type: default as type']],
    ["export { a, b as c } from './a'", ['-> ./a: a, b as c']],
    ["export { default } from './a'", ['-> ./a: default']],
    ["export * from './a'", ['-> ./a: *']],
    ["export * as ns from './a'", ['-> ./a: * as ns']],
    ["export type { A } from './a'", ['-> type ./a: A']],
    ["const { a, b: c, ...d } = require('./a');", ['./a: a, b as c']],
    ["const x = require('./a').create", ['./a: create']],
    ["const x = await import('./a')", ['./a: *']],
    ["const { a = 1 } = await import(/* webpackIgnore: true */ './a')", ['./a: a']],
    ["import x = require('./a')", ['./a: *']],
    ['export const a = 1, from = 2;\nexport default function () {}', []],
    ["// import a from './a'\n/*\n * import b from './b'\n */\n// require('./c')", []],
    ["export interface A { from: string }\nconst b = 'x'", []],
    ['import.meta.url;\nconst a = import.meta.env', []],
    ["export const prompt = 'import this'", []],
  ])('%j', (text, expected) => {
    expect(edges('a.ts', text)).toEqual(expected);
  });

  it.each([
    ['a.ts', `import {\n${'// a b c d e f g\n'.repeat(60_000)}`],
    ['a.ts', 'export '.repeat(140_000)],
    ['a.ts', 'export\n'.repeat(140_000)],
    ['a.ts', '}export{'.repeat(120_000)],
    ['a.js', 'var a=require(x);'.repeat(60_000)],
    ['a.ts', `import ${'a '.repeat(500_000)}`],
    ['a.ts', `import ${'/*'.repeat(500_000)}`],
    ['a.py', 'from x import ('.repeat(70_000)],
    ['a.py', 'import x;'.repeat(110_000)],
    ['a.ipynb', '"from x import (\\n",'.repeat(50_000)],
  ])('a text of a megabyte that looks like imports takes no time (%s %.20j)', (path, text) => {
    const start = performance.now();
    importTableOf(path, text);
    expect(performance.now() - start).toBeLessThan(2_000);
  });
});

describe('imports of Python', () => {
  it.each<[text: string, expected: string[]]>([
    ['import openai', ['openai: *']],
    ['import os, app.llm as llm', ['os: *', 'app.llm: *']],
    ['from openai import OpenAI, AsyncOpenAI as A', ['-> openai: OpenAI, AsyncOpenAI as A']],
    ['from . import llm', ['-> .: llm']],
    ['from ..core.llm import (\n  ask,  # the one\n  tell as say,\n)\n', ['-> ..core.llm: ask, tell as say']],
    ['from .x import *', ['-> .x: *']],
    ['from a import b, \\\n  c\nd = 1', ['-> a: b, c']],
    ['def f():\n    from a import b\n', ['a: b']],
    ['try: import a\nexcept ImportError: pass; import b', ['a: *', 'b: *']],
    ['m = importlib.import_module("app.llm")\nn = __import__(\'x\')', ['app.llm: *', 'x: *']],
    ['# from a import b\nx = "important"\nreimport = 1', []],
    ['from a import(b)', ['-> a: b']],
    ['@register(imports=["litellm", \'app.llm\'])\ndef f(): pass', ['litellm: *', 'app.llm: *']],
    ['imports = [a, b]\nimported = ["c"]', []],
  ])('%j', (text, expected) => {
    expect(edges('a.py', text)).toEqual(expected);
  });

  it('reads notebooks without parsing them', () => {
    const source = [
      '%pip install openai\n',
      'from openai import OpenAI\n',
      'from app.llm import (\n',
      '    ask,\n',
      '    tell)\n',
      'import os',
    ];
    const cells = [
      { cell_type: 'code', source },
      { cell_type: 'code', source: 'import a\nfrom b import c' },
    ];
    for (const space of [0, 1]) {
      expect(edges('a.ipynb', JSON.stringify({ cells }, null, space))).toEqual([
        '-> openai: OpenAI',
        '-> app.llm: ask, tell',
        'os: *',
        'a: *',
        '-> b: c',
      ]);
    }
  });
});
