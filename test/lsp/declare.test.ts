import { afterAll, afterEach, describe, expect, it } from 'vitest';
import type { ClientCapabilities, CodeAction } from 'vscode-languageserver';
import { type Client, type ClientOptions, fullCapabilities } from './client.ts';
import { uncapped } from './samples.ts';
import { startClient, testFolder } from './server.ts';

const config = '{\n  // Ours.\n  "rules": {}\n}\n';
const folder = testFolder({ 'src/a.ts': uncapped, 'lib/deep/b.ts': uncapped, 'lib/llm-cost.json': config });
const clients: Client[] = [];

/** What the extension can do. */
const ownCapabilities: ClientCapabilities = {
  ...fullCapabilities,
  workspace: {
    ...fullCapabilities.workspace,
    workspaceEdit: { ...fullCapabilities.workspace?.workspaceEdit, resourceOperations: ['create'] },
  },
  experimental: { llmCost: { commands: true } },
};

async function actionsAt(path: string, text: string, at: string, options: ClientOptions = {}) {
  const client = await startClient({ folders: [folder.folder], capabilities: ownCapabilities, ...options });
  clients.push(client);
  return client.open(folder.file(path), text).actions(at);
}

const titled = (actions: readonly CodeAction[], title: RegExp): CodeAction => {
  const found = actions.find((action) => title.test(action.title));
  if (!found) throw new Error(`none of ${actions.map((action) => action.title).join(', ')}`);
  return found;
};

const titles = (actions: readonly CodeAction[]): readonly string[] => actions.map(({ title }) => title);

const withModel = (model: string): string => uncapped.replace("'gpt-4o'", model);

afterEach(async () => {
  for (const client of clients.splice(0)) await client.close();
});
afterAll(() => folder.remove());

describe('a rule is muted', () => {
  it('in the folder of the file, in a new config file', async () => {
    const action = titled(
      await actionsAt('src/a.ts', uncapped, 'create({'),
      /^Mute missing-output-cap in the folder src$/,
    );
    const uri = folder.file('src/llm-cost.json');
    expect(action).toMatchObject({
      kind: 'quickfix',
      diagnostics: [{ code: 'missing-output-cap' }],
      edit: {
        documentChanges: [
          { kind: 'create', uri, options: { ignoreIfExists: true } },
          {
            textDocument: { uri, version: null },
            edits: [{ newText: '{\n  "rules": {\n    "missing-output-cap": "off"\n  }\n}\n' }],
          },
        ],
      },
      command: { command: 'llmCost.configEdited', arguments: [{ uri, range: null }] },
    });
  });

  it('in a config file that is there, as the editor has it', async () => {
    const client = await startClient({ folders: [folder.folder], capabilities: ownCapabilities });
    clients.push(client);
    const open = client.open(folder.file('lib/llm-cost.json'), '{ "root": true }', 'jsonc');
    const actions = await client.open(folder.file('lib/b.ts'), uncapped).actions('create({');
    const action = titled(actions, /^Mute missing-output-cap in the folder lib$/);
    expect(action.edit?.documentChanges).toMatchObject([{ textDocument: { uri: open.uri, version: 1 } }]);
    await open.apply(action);
    expect(JSON.parse(open.text())).toEqual({ root: true, rules: { 'missing-output-cap': 'off' } });
  });

  it('for the user alone by a command of the extension', async () => {
    const action = titled(await actionsAt('src/a.ts', uncapped, 'create({'), /^Mute missing-output-cap for me$/);
    expect(action.command).toMatchObject({ command: 'llmCost.muteForMe', arguments: ['missing-output-cap'] });
    expect(action.edit).toBeUndefined();
  });

  it('by neither where the client can do neither', async () => {
    const actions = await actionsAt('src/a.ts', uncapped, 'create({', { capabilities: fullCapabilities });
    expect(titles(actions).filter((title) => title.startsWith('Mute'))).toEqual([]);
  });
});

describe('a volume is declared', () => {
  it('in a comment above the call, or in the nearest config file for the file', async () => {
    const actions = await actionsAt('lib/deep/b.ts', uncapped, "role: 'user'");
    expect(titled(actions, /how often this call runs/)).toMatchObject({
      kind: 'refactor.llmCost.declare',
      edit: { documentChanges: [{ edits: [{ newText: '    // llm-cost: calls=\n' }] }] },
    });
    const inConfig = titled(actions, /how often the calls of this file run/);
    expect(inConfig).toMatchObject({
      kind: 'refactor.llmCost.declare',
      edit: { documentChanges: [{ textDocument: { uri: folder.file('lib/llm-cost.json') } }] },
      command: { command: 'llmCost.configEdited', arguments: [{ range: { start: { line: 5, character: 16 } } }] },
    });
    expect(JSON.stringify(inConfig.edit)).toContain('\\"deep/b.ts\\"');
  });

  it('only where it is not declared already, and only around a call', async () => {
    const declared = uncapped.replace('    const reply', '    // llm-cost: calls=10/day\n    const reply');
    expect(titles(await actionsAt('src/a.ts', declared, "role: 'user'")).join()).not.toContain('how often');
    expect(titles(await actionsAt('src/a.ts', uncapped, 'const answers')).join()).not.toContain('how often');
  });

  it('apart from quick fixes', async () => {
    const client = await startClient({ folders: [folder.folder], capabilities: ownCapabilities });
    clients.push(client);
    const document = client.open(folder.file('src/a.ts'), uncapped);
    const quick = await document.actions("role: 'user'", ['quickfix']);
    expect(titles(quick)).toEqual([]);
    const refactorings = await document.actions("role: 'user'", ['refactor']);
    expect(titles(refactorings)).toHaveLength(2);
  });
});

describe('a model is declared', () => {
  it('as the value of the variable that it is read from', async () => {
    const actions = await actionsAt('src/a.ts', withModel('process.env.CHAT_MODEL'), 'create({');
    expect(titles(actions)).toContain('Declare the model of this call in a comment');
    const action = titled(actions, /the value of CHAT_MODEL/);
    expect(JSON.stringify(action.edit)).toContain('\\"environment\\": {\\n    \\"CHAT_MODEL\\": \\"model-id\\"');
    expect(action.command?.arguments).toMatchObject([
      { range: { start: { line: 2, character: 19 }, end: { line: 2, character: 27 } } },
    ]);
  });

  it('as what an alias stands for', async () => {
    const actions = await actionsAt('src/a.ts', withModel("'chat-prod'"), 'create({');
    const action = titled(actions, /the model behind "chat-prod"/);
    expect(JSON.stringify(action.edit)).toContain('\\"models\\": {\\n    \\"chat-prod\\": \\"model-id\\"');
  });

  it('only where it is needed', async () => {
    for (const model of ["'gpt-4o'", "process.env.CHAT_MODEL ?? 'gpt-4o'"]) {
      const actions = await actionsAt('src/a.ts', withModel(model), 'create({');
      expect(titles(actions).filter((title) => /model/i.test(title) && title.startsWith('Declare'))).toEqual([]);
    }
  });

  it('by a comment alone in a file that was never saved', async () => {
    const client = await startClient({ folders: [folder.folder], capabilities: ownCapabilities });
    clients.push(client);
    const document = client.open('untitled:Untitled-1', withModel('process.env.CHAT_MODEL'), 'typescript');
    const found = titles(await document.actions('create({')).filter((title) => title.includes('Declare'));
    expect(found).toEqual([
      'Declare the model of this call in a comment',
      'Declare how often this call runs in a comment',
    ]);
  });
});
