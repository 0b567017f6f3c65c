import { expect, test } from 'vitest';
import { createTypeScriptLanguage } from '../../../server/src/languages/typescript/index.ts';
import { language, lower } from './support.ts';

test('the TypeScript API is asked for when the first file is lowered', () => {
  let asked = 0;
  const lazy = createTypeScriptLanguage(() => {
    asked++;
    throw new TypeError('not here');
  });
  expect([lazy.edit.quote(lower(''), 'a'), asked]).toEqual(['"a"', 0]);
  expect(() => lazy.lower('a.ts', '')).toThrow('not here');
});

test('the ending decides the language and the syntax', () => {
  const flavours = language.extensions.map((extension) => {
    const jsx = language.lower(`a${extension}`, 'const a = <div>{f()}</div>;').errors.length === 0;
    const types = language.lower(`a${extension}`, 'const a = <T,>(b: T): T => b;').errors.length === 0;
    return `${extension} ${language.lower(`a${extension}`, '').language}${jsx ? ' jsx' : ''}${types ? ' types' : ''}`;
  });
  expect(flavours).toMatchInlineSnapshot(`
    [
      ".ts typescript types",
      ".tsx typescript jsx types",
      ".mts typescript types",
      ".cts typescript types",
      ".js javascript jsx types",
      ".jsx javascript jsx types",
      ".mjs javascript jsx types",
      ".cjs javascript jsx types",
    ]
  `);
});

test('a byte order mark and a line for the shell are no code', () => {
  expect(lower('\ufefff();').errors).toEqual([]);
  expect(lower('#!/usr/bin/env node\nf();').module.body).toHaveLength(1);
});
