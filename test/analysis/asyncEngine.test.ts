import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type AsyncFiles, createAsyncEngine } from '../../server/src/analysis/asyncEngine.ts';
import { createNodeTools } from '../../server/src/node/engine.ts';
import { walk } from '../../server/src/workspace/walk.ts';
import { foldersOf } from '../workspace/tree.ts';
import { calls, filesOf, plainResults, settings, workspaceOf } from './memory.ts';

/** Imports over several files, a prompt file, JSON, a config file, aliases, an installed version, Python packages. */
const project = filesOf(`
//- /llm-cost.json
{ "models": { "fast": "gpt-4o-mini" } }
//- /tsconfig.json
{ "compilerOptions": { "paths": { "@/*": ["./src/*"] } } }
//- /package.json
{ "name": "app", "dependencies": { "openai": "^4.0.0" } }
//- /node_modules/openai/package.json
{ "name": "openai", "version": "4.20.0" }
//- /src/models.json
{ "main": "gpt-4o" }
//- /src/prompt.txt
You are a helpful assistant.
//- /src/config.ts
import models from './models.json';
import { LIMIT } from './limits';
export const settings = { model: models.main, limit: LIMIT };
//- /src/limits.ts
export const LIMIT = 200;
//- /src/llm.ts
import { readFileSync } from 'node:fs';
import OpenAI from 'openai';
import { settings } from '@/config';
const client = new OpenAI();
const SYSTEM = readFileSync('./prompt.txt', 'utf8');
export async function ask(prompt: string, model: string = settings.model) {
  return client.chat.completions.create({
    model,
    max_tokens: settings.limit,
    messages: [{ role: 'system', content: SYSTEM }, { role: 'user', content: prompt }],
  });
}
//- /src/index.ts
export * from './llm';
//- /src/routes/answer.ts
import { ask } from '..';
export const answer = (request) => ask(request.body.question, 'fast');
//- /src/boot.ts
import { settings } from './config';
settings.limit = 300;
//- /tools/pyproject.toml
[project]
name = "tools"
dependencies = ["openai>=1.0"]
//- /tools/llm.py
from openai import OpenAI
from settings import MODEL
client = OpenAI(max_retries=8)
def classify(text):
    return client.chat.completions.create(model=MODEL, messages=[{"role": "user", "content": text}])
//- /tools/settings.py
MODEL = "gpt-4o"
//- /tools/run.py
from llm import classify
for line in open("x"):
    classify(line)
`);

const sources = Object.keys(project).filter((path) => /\.(ts|py)$/.test(path));

const tools = createNodeTools();

/** Files that come one after the other, in an order that `next` gives, and how many were under way at most. */
function slowFiles(tree: Record<string, string>, next: () => number) {
  let open = 0;
  const seen = { most: 0, reads: [] as string[] };
  const later = async <T>(value: () => T): Promise<T> => {
    open++;
    seen.most = Math.max(seen.most, open);
    for (let turns = next(); turns > 0; turns--) await Promise.resolve();
    open--;
    return value();
  };
  const files: AsyncFiles = {
    list: (options) => later(() => walk(foldersOf(tree), options)),
    read: (path) => {
      seen.reads.push(path);
      return later(() => {
        const text = tree[path];
        return text === undefined ? { kind: 'missing' } : { kind: 'text', text, notice: null };
      });
    },
    listFolder: (path) =>
      later(
        () =>
          foldersOf(tree)
            .entries(path)
            ?.map(({ name }) => name) ?? null,
      ),
  };
  return { files, seen };
}

describe('an engine over files that come later', () => {
  it('finds what the project has', async () => {
    const { files } = slowFiles({ ...project }, () => 1);
    const engine = createAsyncEngine({ ...tools, files }, settings);
    expect(calls(await engine.analyseWorkspace())).toEqual([
      'src/llm.ts:7 gpt-4o at openai',
      'src/routes/answer.ts:2 gpt-4o-mini at openai',
      'tools/llm.py:5 gpt-4o at openai',
      'tools/run.py:3 gpt-4o at openai',
    ]);
  });

  it('says what an engine says that reads at once, in whatever order the files come', async () => {
    const expected = await workspaceOf(project).engine.analyseWorkspace();
    await fc.assert(
      fc.asyncProperty(fc.infiniteStream(fc.nat({ max: 9 })), async (delays) => {
        const { files } = slowFiles({ ...project }, () => delays.next().value ?? 0);
        const found = await createAsyncEngine({ ...tools, files }, settings).analyseWorkspace();
        expect(plainResults(found.files)).toEqual(plainResults(expected.files));
        expect({ ...found, files: [], filesParsed: 0 }).toEqual({ ...expected, files: [], filesParsed: 0 });
      }),
      { numRuns: 8 },
    );
  });

  it('says the same of single files, before a scan, after it and after edits', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.infiniteStream(fc.nat({ max: 5 })),
        fc.shuffledSubarray(sources, { minLength: 2, maxLength: 4 }),
        fc.constantFrom('src/limits.ts', 'tools/settings.py'),
        fc.boolean(),
        async (delays, order, edited, scansFirst) => {
          const { engine: sync } = workspaceOf(project);
          const { files } = slowFiles({ ...project }, () => delays.next().value ?? 0);
          const engine = createAsyncEngine({ ...tools, files }, settings);
          const same = async (): Promise<void> => {
            for (const path of order)
              expect(plainResults([await engine.analyseFile(path)].filter((file) => file !== null))).toEqual(
                plainResults([sync.analyseFile(path)].filter((file) => file !== null)),
              );
          };
          if (scansFirst) {
            await sync.analyseWorkspace();
            await engine.analyseWorkspace();
          }
          await same();
          for (const each of [sync, engine])
            each.setOverlay(edited, (project[edited] ?? '').replace('gpt-4o', 'gpt-4.1').replace('200', '50'));
          await same();
        },
      ),
      { numRuns: 8 },
    );
  });

  it('reads each file once, many at a time but not all', async () => {
    const many = Object.fromEntries(
      Array.from({ length: 150 }, (_, index) => [
        `src/many/f${index}.ts`,
        `import OpenAI from 'openai';\nexport const ask = () => new OpenAI().chat.completions.create({ model: 'gpt-4o', messages: [] });\n`,
      ]),
    );
    const { files, seen } = slowFiles(many, () => 3);
    const found = await createAsyncEngine({ ...tools, files }, settings).analyseWorkspace();
    expect(calls(found)).toHaveLength(150);
    expect(seen.reads).toHaveLength(new Set(seen.reads).size);
    expect(seen.most).toBeGreaterThan(1);
    expect(seen.most).toBeLessThanOrEqual(64);
  });

  it('sees what has changed on disk', async () => {
    const tree = { ...project };
    const { files } = slowFiles(tree, () => 1);
    const engine = createAsyncEngine({ ...tools, files }, settings);
    await engine.analyseWorkspace();
    tree['tools/settings.py'] = 'MODEL = "gpt-4.1"\n';
    engine.filesChanged(['tools/settings.py']);
    const [file] = [await engine.analyseFile('tools/llm.py')].filter((each) => each !== null);
    expect(file ? calls({ files: [file] }) : []).toEqual(['tools/llm.py:5 gpt-4.1 at openai']);
  });
});
