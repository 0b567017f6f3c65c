import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Engine } from '../../server/src/analysis/engine.ts';
import type { FileAnalysis } from '../../server/src/analysis/types.ts';
import { calls, filesOf, plainResults, workspaceOf } from './memory.ts';

/** Constants, a wrapper, a client that is handed over, a class, a barrel, and comments: results that rest on other files. */
const project = filesOf(`
//- /llm-cost.json
{ "models": { "fast": "gpt-4o-mini" }, "assumptions": { "jobs/**": { "lane": "deferred" } } }
//- /config.ts
export const MODEL = 'gpt-4o';
export const LIMIT = 200;
export const SYSTEM = 'You are a helpful assistant.';
//- /client.ts
import OpenAI from 'openai';
export const client = new OpenAI();
//- /llm.ts
import { client } from './client';
import { LIMIT, MODEL, SYSTEM } from './config';
export async function ask(prompt: string, model: string = MODEL) {
  return client.chat.completions.create({
    model,
    max_completion_tokens: LIMIT,
    messages: [{ role: 'system', content: SYSTEM }, { role: 'user', content: prompt }],
  });
}
//- /index.ts
export * from './llm';
export { client } from './client';
//- /service.ts
import type OpenAI from 'openai';
export class Service {
  constructor(private readonly llm: OpenAI, private readonly model: string) {}
  run(text: string) {
    return this.llm.chat.completions.create({ model: this.model, messages: [{ role: 'user', content: text }] });
  }
}
export const run = (llm, text: string) => llm.chat.completions.create({ model: 'fast', messages: [text] });
//- /jobs/nightly.ts
import { ask, client } from '..';
import { run, Service } from '../service';
export async function nightly(rows: string[]) {
  for (const row of rows) {
    // llm-cost: output=20 calls=100/day
    await ask(row, 'fast');
  }
  run(client, 'Hello');
  return new Service(client, 'gpt-4.1').run('Hello');
}
//- /routes/answer.ts
import { ask } from '../llm';
export const answer = (request) => ask(request.body.question);
//- /tools/py_llm.py
from openai import OpenAI
from .settings import MODEL
client = OpenAI(max_retries=8)

def classify(text):
    return client.chat.completions.create(model=MODEL, messages=[{"role": "user", "content": f"Classify: {text}"}])
//- /tools/settings.py
MODEL = "gpt-4o"
//- /tools/run.py
from tools.py_llm import classify
for line in open("x"):
    classify(line)
`);

const sources = Object.keys(project).filter((path) => !path.endsWith('.json'));

const single = (engine: Engine, path: string): FileAnalysis | null => engine.analyseFile(path);

/** Files without anything to say are not part of a scan. */
const saying = (files: readonly (FileAnalysis | null)[]): readonly FileAnalysis[] =>
  files
    .filter((file) => file !== null)
    .filter((file) => file.sites.length + file.findings.length + file.notices.length > 0)
    .toSorted((a, b) => (a.path < b.path ? -1 : 1));

describe('results', () => {
  it('speak of all calls', async () => {
    const { engine } = workspaceOf(project);
    expect(calls(await engine.analyseWorkspace())).toEqual([
      'jobs/nightly.ts:6 gpt-4o-mini at openai',
      'jobs/nightly.ts:8 gpt-4o-mini at openai',
      'jobs/nightly.ts:9 gpt-4.1 at openai',
      'llm.ts:4 gpt-4o at openai',
      'routes/answer.ts:2 gpt-4o at openai',
      'service.ts:5 gpt-4.1 at openai',
      'service.ts:8 gpt-4o-mini at openai',
      'tools/py_llm.py:6 gpt-4o at openai',
      'tools/run.py:3 gpt-4o at openai',
    ]);
  });

  it('are the same for any order in which the disk lists its files', async () => {
    const expected = plainResults((await workspaceOf(project).engine.analyseWorkspace()).files);
    await fc.assert(
      fc.asyncProperty(
        fc.shuffledSubarray(Object.entries(project), { minLength: sources.length + 1 }),
        async (entries) => {
          const { engine } = workspaceOf(Object.fromEntries(entries));
          expect(plainResults((await engine.analyseWorkspace()).files)).toEqual(expected);
        },
      ),
      { numRuns: 6 },
    );
  });

  it('of single files are those of the scan, in any order', async () => {
    const { engine } = workspaceOf(project);
    const expected = plainResults((await engine.analyseWorkspace()).files);
    fc.assert(
      fc.property(fc.shuffledSubarray(sources, { minLength: sources.length }), (order) => {
        expect(plainResults(saying(order.map((path) => single(engine, path))))).toEqual(expected);
      }),
      { numRuns: 6 },
    );
  });

  it('of single files are those of a scan elsewhere', async () => {
    const scanned = workspaceOf(project).engine;
    const expected = plainResults((await scanned.analyseWorkspace()).files);
    const { engine } = workspaceOf(project);
    for (const path of sources) single(engine, path);
    const learned = scanned.learned?.();
    if (learned) engine.learn?.(learned);
    expect(plainResults(saying(sources.map((path) => single(engine, path))))).toEqual(expected);
  });
});

const isOf = ({ path, sites }: FileAnalysis, demanded: ReadonlySet<string>): boolean =>
  demanded.has(path) || sites.length > 0;

/** Edits that move, change, break or remove things that other files rest on. */
const edits: readonly ((text: string) => string | null)[] = [
  (text) => `\n${text}`,
  (text) => text.replaceAll('gpt-4o', 'gpt-4.1-mini'),
  (text) => text.replace('200', '4000'),
  (text) => text.replace('ask', 'request'),
  (text) => text.replace('new OpenAI()', 'new OpenAI({ maxRetries: 9 })'),
  (text) => text.slice(0, Math.floor(text.length / 2)),
  (text) => `${text}\nconst extra = `,
  () => '',
];

const session = fc.array(
  fc.record({
    path: fc.constantFrom(...sources),
    edit: fc.nat({ max: edits.length - 1 }),
    look: fc.subarray([...sources], { maxLength: 3 }),
    undo: fc.boolean(),
  }),
  { minLength: 1, maxLength: 8 },
);

describe('edits', () => {
  it('that are undone leave no trace', async () => {
    const { engine } = workspaceOf(project);
    const expected = plainResults((await engine.analyseWorkspace()).files);
    fc.assert(
      fc.property(session, fc.boolean(), (steps, closes) => {
        for (const { path, edit, look, undo } of steps) {
          engine.setOverlay(path, undo ? null : (edits[edit]?.(project[path] ?? '') ?? null));
          for (const other of look) single(engine, other);
        }
        for (const path of sources) engine.setOverlay(path, closes ? null : (project[path] ?? null));
        expect(plainResults(saying(sources.map((path) => single(engine, path))))).toEqual(expected);
      }),
      { numRuns: 25 },
    );
  });

  it('lead to the same results whatever was done before them', async () => {
    const { engine } = workspaceOf(project);
    await engine.analyseWorkspace();
    await fc.assert(
      fc.asyncProperty(session, async (steps) => {
        const texts = { ...project };
        for (const { path, edit, look } of steps) {
          const text = edits[edit]?.(project[path] ?? '') ?? '';
          texts[path] = text;
          engine.setOverlay(path, text);
          for (const other of look) single(engine, other);
        }
        const expected = plainResults((await workspaceOf(texts).engine.analyseWorkspace()).files);
        expect(plainResults((await engine.analyseWorkspace()).files)).toEqual(expected);
        // Of files that lead to nothing a scan says nothing, while the editor still speaks of comments in them that declare nothing.
        const demanded = engine.learned?.()?.demanded ?? new Set(sources);
        const looked = sources.map((path) => single(engine, path)).filter((file) => file && isOf(file, demanded));
        expect(plainResults(saying(looked))).toEqual(expected);
        for (const path of sources) engine.setOverlay(path, null);
      }),
      { numRuns: 12 },
    );
  });

  it('of values and places are seen in all files that are looked at, without another scan', async () => {
    const changes = edits.slice(0, 3);
    const { engine } = workspaceOf(project);
    await engine.analyseWorkspace();
    for (const path of sources) single(engine, path);
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ path: fc.constantFrom(...sources), edit: fc.nat({ max: changes.length - 1 }) }), {
          minLength: 1,
          maxLength: 3,
        }),
        async (steps) => {
          const texts = { ...project };
          for (const { path, edit } of steps) texts[path] = changes[edit]?.(project[path] ?? '') ?? '';
          for (const path of sources) engine.setOverlay(path, texts[path] ?? null);
          const expected = plainResults((await workspaceOf(texts).engine.analyseWorkspace()).files);
          expect(plainResults(saying(sources.map((path) => single(engine, path))))).toEqual(expected);
        },
      ),
      { numRuns: 20 },
    );
  });

  it('on disk count as those in the editor do', async () => {
    const { engine, write } = workspaceOf(project);
    await engine.analyseWorkspace();
    write(
      'config.ts',
      "export const MODEL = 'gpt-4.1';\nexport const LIMIT = 100;\nexport const SYSTEM = 'Be short.';\n",
    );
    expect(calls({ files: saying([single(engine, 'routes/answer.ts')]) })).toEqual([
      'routes/answer.ts:2 gpt-4.1 at openai',
    ]);
    write('config.ts', null);
    expect(calls({ files: saying([single(engine, 'routes/answer.ts')]) })).toEqual([
      'routes/answer.ts:2 unknown at openai',
    ]);
    write('config.ts', project['config.ts'] ?? '');
    expect(calls({ files: saying([single(engine, 'routes/answer.ts')]) })).toEqual([
      'routes/answer.ts:2 gpt-4o at openai',
    ]);
  });
});

describe('a scan', () => {
  it('sees what the editor has not saved', async () => {
    const { engine } = workspaceOf(project);
    engine.setOverlay(
      'new.ts',
      "import { client } from './client';\nclient.embeddings.create({ model: 'text-embedding-3-small', input: 'x' });\n",
    );
    engine.setOverlay(
      'tools/settings.py',
      'from openai import OpenAI\nMODEL = "gpt-4.1"\nOpenAI().embeddings.create(model="text-embedding-3-large", input="x")\n',
    );
    const found = calls(await engine.analyseWorkspace());
    expect(found).toContain('tools/settings.py:3 text-embedding-3-large at openai');
    expect(found).toContain('tools/py_llm.py:6 gpt-4.1 at openai');
    expect(calls({ files: saying([single(engine, 'new.ts')]) })).toEqual(['new.ts:2 text-embedding-3-small at openai']);
  });
});

describe('dependants', () => {
  it('are the files whose results rest on another', async () => {
    const { engine } = workspaceOf(project);
    await engine.analyseWorkspace();
    for (const path of sources) single(engine, path);
    const { changesSummary } = engine.setOverlay(
      'config.ts',
      (project['config.ts'] ?? '').replace('gpt-4o', 'gpt-4.1'),
    );
    expect(changesSummary()).toBe(true);
    expect(engine.dependantsOf('config.ts', sources)).toEqual(['llm.ts', 'jobs/nightly.ts', 'routes/answer.ts']);
    expect(engine.dependantsOf('tools/settings.py', sources)).toEqual(['tools/py_llm.py', 'tools/run.py']);
    expect(calls({ files: saying([single(engine, 'routes/answer.ts')]) })).toEqual([
      'routes/answer.ts:2 gpt-4.1 at openai',
    ]);
    expect(calls({ files: saying([single(engine, 'llm.ts')]) })).toEqual(['llm.ts:4 gpt-4.1 at openai']);
  });
  it('are left alone when only places and comments change', () => {
    const { engine } = workspaceOf(project);
    single(engine, 'llm.ts');
    const moved = engine.setOverlay('config.ts', `// The settings.\n\n${project['config.ts']}`);
    expect(moved.changesSummary()).toBe(false);
  });
});
