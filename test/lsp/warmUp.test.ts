import { describe, expect, it } from 'vitest';
import type { Engine } from '../../server/src/analysis/engine.ts';
import { warmUp } from '../../server/src/lsp/warmUp.ts';
import { createNodeTools } from '../../server/src/node/engine.ts';
import { nodeWorkspaces } from '../../server/src/node/workspace.ts';

const call = `import OpenAI from 'openai';
const client = new OpenAI();

export const ask = (text: string) =>
  client.chat.completions.create({ model: 'gpt-4o', messages: [{ role: 'user', content: text }] });
`;

const workspaces = nodeWorkspaces(createNodeTools());

/** An engine without files, with the texts that it is asked to analyse and the calls that it finds in them. */
function watchedEngine() {
  const { engine } = workspaces.openLoose('', { asOf: null, configPath: null, ruleLevels: {} });
  const texts: string[] = [];
  const calls: number[] = [];
  const watched: Engine = {
    ...engine,
    setOverlay: (path, text) => {
      texts.push(text ?? '');
      return engine.setOverlay(path, text);
    },
    analyseFile: (path) => {
      const analysis = engine.analyseFile(path);
      calls.push(analysis?.sites.length ?? 0);
      return analysis;
    },
  };
  return { watched, texts, calls };
}

describe('warming up', () => {
  it('types into the text, one character after the other', async () => {
    const { watched, texts, calls } = watchedEngine();
    await warmUp(
      watched,
      () => 0,
      'a.ts',
      call,
      () => true,
    );
    expect(texts.length).toBeGreaterThan(20);
    expect(texts.every((text, index) => text.length === call.length + index + 1)).toBe(true);
    expect(calls.some((found) => found === 1)).toBe(true);
  });

  it('stops when there is something else to do', async () => {
    const { watched, texts } = watchedEngine();
    let turns = 0;
    await warmUp(
      watched,
      () => 0,
      'a.ts',
      call,
      () => ++turns <= 3,
    );
    expect(texts).toHaveLength(3);
  });

  it('stops when its time is over', async () => {
    const { watched, texts } = watchedEngine();
    let time = 0;
    const later = (): number => {
      time += 1_000;
      return time;
    };
    await warmUp(watched, later, 'a.ts', call, () => true);
    expect(texts).toHaveLength(2);
  });

  it.each([
    ['a.py', ''],
    ['a.py', 'import openai'],
    ['a.ts', '\n'],
  ])('takes any text: %s %j', async (path, text) => {
    const { watched, texts } = watchedEngine();
    await warmUp(
      watched,
      () => 0,
      path,
      text,
      () => true,
    );
    expect(texts.length).toBeGreaterThan(20);
  });
});
