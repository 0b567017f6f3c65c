import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { root } from '../../scripts/lib/project.mjs';

const answer = `import OpenAI from 'openai';

const client = new OpenAI({ maxRetries: 1, timeout: 20_000 });

export const answer = (question: string) =>
  client.chat.completions.create({
    model: 'gpt-5.4',
    messages: [{ role: 'user', content: question }],
  });
`;

const folder = mkdtempSync(join(tmpdir(), 'llm-cost-n-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('Neovim gets diagnostics, hints and actions from `llm-cost-lens lsp --stdio`', () => {
  writeFileSync(join(folder, 'answer.ts'), answer);
  writeFileSync(join(folder, 'package.json'), '{ "dependencies": { "openai": "6.49.0" } }');
  const result = join(folder, 'seen.json');
  const run = spawnSync(
    'nvim',
    [
      ...['--headless', '-u', 'NONE', '-n', '-i', 'NONE', '-c', 'filetype on', '-c', 'edit answer.ts'],
      ...['-c', `luafile ${join(root, 'test/e2e/neovim.lua')}`],
    ],
    {
      cwd: folder,
      timeout: 150_000,
      encoding: 'utf8',
      env: {
        ...process.env,
        ...Object.fromEntries(['STATE', 'DATA', 'CONFIG', 'CACHE'].map((kind) => [`XDG_${kind}_HOME`, folder])),
        NODE: process.execPath,
        CLI: join(root, 'dist', 'cli.mjs'),
        RESULT: result,
      },
    },
  );
  const seen = existsSync(result) ? JSON.parse(readFileSync(result, 'utf8')) : {};
  expect(seen.problem, run.stderr).toBeUndefined();
  expect(run.status, run.stderr).toBe(0);
  expect(seen.diagnostic).toMatchObject({ source: 'llm-cost', code: 'missing-output-cap', line: 5 });
  expect(seen.diagnostic.message).toContain('no output cap');
  expect(JSON.stringify(seen.hover)).toContain('per call');
  expect(JSON.stringify(seen.hints)).toContain('$');
  expect(seen.lenses).toBe(1);
  expect(seen.actions[0]).toBe('Limit the reply to 1,024 tokens');
  expect(seen.lines.join('\n')).toContain('    max_completion_tokens: 1024,');
  expect(seen.exit).toBe(0);
});
