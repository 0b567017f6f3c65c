import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { sdkDocs } from '../../scripts/gen/sdks.ts';
import { sdkTables } from '../../server/src/sdks/registry.ts';

const sides = sdkTables.flatMap(({ id, typescript, python }) =>
  [typescript, python].flatMap((language) => (language === undefined ? [] : [{ id, language }])),
);

describe('what a program reads to know its costs', () => {
  it('stands in every table that has objects or functions with calls, with its source', () => {
    const lacking = sides.filter(({ language }) => language.usage === undefined).map(({ id }) => id);
    expect([...new Set(lacking)]).toEqual(['wrappers', 'http']);
    expect(sides.filter(({ language }) => language.usage?.source === '')).toEqual([]);
  });

  it('is a path in every case', () => {
    const fields = sides.flatMap(({ language }) => language.usage?.fields ?? []);
    expect(fields.filter((field) => !/^\w+(\.\w+)*$/.test(field))).toEqual([]);
  });

  it.each([
    ['openai', 'resources/completions.d.ts', 'prompt_tokens completion_tokens'],
    ['openai', 'resources/chat/completions/completions.d.ts', 'stream_options include_usage'],
    ['openai', 'resources/responses/responses.d.ts', 'input_tokens output_tokens'],
    ['@anthropic-ai/sdk', 'resources/messages/messages.d.ts', 'input_tokens cache_read_input_tokens'],
  ])('is declared by %s in %s', (name, file, names) => {
    const path = join('node_modules', name, file);
    expect(existsSync(path)).toBe(true);
    const text = readFileSync(path, 'utf8');
    expect(names.split(' ').filter((each) => !new RegExp(`\\b${each}\\??:`).test(text))).toEqual([]);
  });

  it('is told in the documentation', () => {
    const [openai] = sdkTables;
    expect(sdkDocs(openai === undefined ? [] : [openai])).toMatch(
      /Usage is told by `usage\.prompt_tokens`.* A stream tells only where `stream_options\.include_usage` is set\./,
    );
  });
});
