import { describe, expect, it } from 'vitest';
import type { Engine } from '../../server/src/analysis/engine.ts';
import { filesOf, plainResults, workspaceOf } from './memory.ts';

const resultsOf = (engine: Engine, path: string): unknown =>
  plainResults([engine.analyseFile(path)].filter((file) => file !== null));

/** Files whose calls are made with what another file holds. */
const projects = {
  'app.ts': filesOf(`
//- /ask.ts
import type OpenAI from 'openai';
export const ask = (client: OpenAI, model: string, text: string) =>
  client.chat.completions.create({ model, messages: [{ role: 'user', content: text }] });
//- /app.ts
import OpenAI from 'openai';
import { ask } from './ask';

export const openai = new OpenAI({ timeout: 20_000 });
const MODEL = 'gpt-4o';

export const first = (text: string) => ask(openai, MODEL, text);

export async function second(text: string) {
  return openai.responses.create({ model: MODEL, input: text });
}
`),
  'app.py': filesOf(`
//- /ask.py
def ask(client, model, text):
    return client.chat.completions.create(model=model, messages=[{"role": "user", "content": text}])
//- /app.py
from openai import OpenAI
from ask import ask

client = OpenAI(timeout=20)
MODEL = "gpt-4o"


def first(text):
    return ask(client, MODEL, text)


def second(text):
    return client.responses.create(model=MODEL, input=text)
`),
};

describe.each(Object.entries(projects))('places in %s that calls of other files name', (path, project) => {
  const text = project[path] ?? '';
  const comment = path.endsWith('.py') ? '# Longer.\n' : '// Longer.\n';

  it.each([
    ['above them', comment + text],
    ['above them, twice', comment + comment + text],
    ['below them', `${text}\n${comment}`],
  ])('are where an edit %s has left them', async (_, edited) => {
    const { engine } = workspaceOf(project);
    await engine.analyseWorkspace();
    engine.setOverlay(path, text);
    engine.analyseFile(path);
    engine.setOverlay(path, comment);
    engine.analyseFile(path);
    engine.setOverlay(path, edited);
    const fresh = workspaceOf({ ...project, [path]: edited }).engine;
    await fresh.analyseWorkspace();
    const [other = ''] = Object.keys(project).filter((each) => each !== path);
    expect(resultsOf(engine, path)).toEqual(resultsOf(fresh, path));
    expect(resultsOf(engine, other)).toEqual(resultsOf(fresh, other));
  });
});
