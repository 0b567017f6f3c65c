import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { createNodeEngine } from '../../server/src/node/engine.ts';
import { filesOf, settings } from './memory.ts';

const folder = mkdtempSync(join(tmpdir(), 'llm-cost-lens-mixed-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('a file is analysed after a scan elsewhere has met files in another language', async () => {
  const project = filesOf(`
//- /answer.ts
import OpenAI from 'openai';
// llm-cost: output=20
new OpenAI().chat.completions.create({ model: 'gpt-4o', messages: [{ role: 'user', content: 'Hi' }] });
//- /answer.py
from openai import OpenAI
OpenAI().chat.completions.create(model="gpt-4o", messages=[{"role": "user", "content": "Hi"}])
`);
  for (const [path, text] of Object.entries(project)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  // As in two processes: neither has what the other has loaded.
  const [scanning, editing] = [createNodeEngine(folder, settings), createNodeEngine(folder, settings)];
  await scanning.analyseWorkspace();
  const learned = scanning.learned?.();
  if (!learned) throw new Error('The scan has learned nothing.');
  await editing.prepare('answer.py');
  expect(editing.analyseFile('answer.py')?.sites).toHaveLength(1);
  editing.learn?.(learned);
  await editing.prepare('answer.py');
  expect(editing.analyseFile('answer.py')?.sites).toHaveLength(1);
});
