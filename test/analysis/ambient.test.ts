import { describe, expect, it } from 'vitest';
import { calls, scan, workspaceOf } from './memory.ts';

const app = `
//- /app.ts
import OpenAI from 'openai';
import { config } from './config';
const client = new OpenAI();
export const ask = () => client.chat.completions.create({ model: config.model, messages: [] });`;
const config = `
//- /config.ts
export const config = { model: 'gpt-4o' };`;
const main = (model: string) =>
  `import { config } from './config';\nexport function start() { config.model = '${model}'; }\n`;

describe('what other files write', () => {
  it('does not count in tests', async () => {
    const test = `
//- /app.test.ts
import { config } from './config';
config.model = 'fake';
//- /tests/other.ts
import { config } from '../config';
config.model = 'fake';`;
    expect(calls(await scan(`${config}${app}${test}`))).toEqual(['app.ts:4 gpt-4o at openai']);
  });

  it('is seen in a file by itself as in a scan, and when it is edited', async () => {
    const { engine } = workspaceOf(`${config}${app}\n//- /main.ts\n${main('gpt-4.1')}`);
    const alone = () => calls({ files: [engine.analyseFile('app.ts')].filter((file) => file !== null) });
    expect(calls(await engine.analyseWorkspace())).toEqual(['app.ts:4 gpt-4o|gpt-4.1 at openai']);
    expect(alone()).toEqual(['app.ts:4 gpt-4o|gpt-4.1 at openai']);
    engine.setOverlay('main.ts', main('gpt-5'));
    expect(engine.dependantsOf('main.ts', ['app.ts'])).toEqual(['app.ts']);
    expect(alone()).toEqual(['app.ts:4 gpt-4o|gpt-5 at openai']);
    engine.setOverlay('main.ts', "import { config } from './config';\nexport const model = () => config.model;\n");
    expect(alone()).toEqual(['app.ts:4 gpt-4o at openai']);
    engine.setOverlay('main.ts', null);
    expect(alone()).toEqual(['app.ts:4 gpt-4o|gpt-4.1 at openai']);
  });

  it('is seen when an edit begins to write', async () => {
    const { engine } = workspaceOf(`${config}${app}\n//- /main.ts\nexport const nothing = 1;`);
    const alone = () => calls({ files: [engine.analyseFile('app.ts')].filter((file) => file !== null) });
    await engine.analyseWorkspace();
    expect(alone()).toEqual(['app.ts:4 gpt-4o at openai']);
    engine.setOverlay('main.ts', main('gpt-5'));
    expect(engine.dependantsOf('main.ts', ['app.ts'])).toEqual(['app.ts']);
    expect(alone()).toEqual(['app.ts:4 gpt-4o|gpt-5 at openai']);
  });

  it('counts in what an engine elsewhere has learned', async () => {
    const text = `${config}${app}\n//- /main.ts\n${main('gpt-4.1')}`;
    const scanned = workspaceOf(text).engine;
    await scanned.analyseWorkspace();
    const { engine } = workspaceOf(text);
    const learned = structuredClone(scanned.learned?.() ?? null);
    if (learned) engine.learn?.(learned);
    engine.setOverlay('app.ts', `${app.split('app.ts\n')[1]}\n`);
    const [file] = [engine.analyseFile('app.ts')].filter((each) => each !== null);
    expect(file ? calls({ files: [file] }) : []).toEqual(['app.ts:4 gpt-4o|gpt-4.1 at openai']);
  });
});
