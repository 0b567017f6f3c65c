import { afterAll, afterEach, describe, expect, it } from 'vitest';
import type { Diagnostic } from 'vscode-languageserver';
import type { LspPorts } from '../../server/src/lsp/ports.ts';
import { type Client, type ClientOptions, fullCapabilities } from './client.ts';
import { eventually, rulesOf, uncapped, uncappedPython } from './samples.ts';
import { startClient, type TestFolder, testFolder } from './server.ts';

const clients: Client[] = [];
const made: TestFolder[] = [];

function folderWith(files: Readonly<Record<string, string>>, name?: string): TestFolder {
  const folder = testFolder(files, name);
  made.push(folder);
  return folder;
}

async function start(options: ClientOptions, replaced: Partial<LspPorts> = {}): Promise<Client> {
  const client = await startClient(options, replaced);
  clients.push(client);
  return client;
}

afterEach(async () => {
  for (const client of clients.splice(0)) await client.close();
});
afterAll(() => {
  for (const folder of made) folder.remove();
});

const definition = "export const model = 'gpt-4o';\nexport const cap: number | undefined = 300;\n";
const user = `import OpenAI from 'openai';
import { cap, model } from './settings';

const client = new OpenAI({ maxRetries: 1, timeout: 20_000 });

export const answer = (question: string) =>
  client.chat.completions.create({
    model,
    max_completion_tokens: cap,
    messages: [{ role: 'user', content: question }],
  });
`;

const sharedClient = "import OpenAI from 'openai';\nexport const client = new OpenAI();\n";
const clientUser = `import { client } from './client';
export const answer = (question: string) =>
  client.chat.completions.create({ model: 'gpt-4o', messages: [{ role: 'user', content: question }] });
`;
/** A scan that has not ended yet when somebody asks. */
const endlessScan: LspPorts['startScan'] = () => {
  let cancel = (): void => {};
  const result = new Promise<null>((resolve) => {
    cancel = () => resolve(null);
  });
  return { result, cancel };
};

describe('files that depend on each other', () => {
  it('refresh when what they read from another file changes', async () => {
    const folder = folderWith({ 'settings.ts': definition, 'answer.ts': user });
    const client = await start({ folders: [folder.folder] });
    const settings = client.open(folder.file('settings.ts'), definition);
    const answer = client.open(folder.file('answer.ts'), user);
    await answer.diagnostics();
    const hovered = JSON.stringify(await answer.hover('create'));
    expect(hovered).toContain('gpt-4o');
    const refreshes = () => client.received.filter(({ method }) => method === 'workspace/diagnostic/refresh').length;
    await eventually(refreshes).toBeGreaterThan(0);
    const before = refreshes();
    settings.replace("'gpt-4o'", "'gpt-4.1'");
    await client.until('workspace/diagnostic/refresh', before + 1);
    await client.until('workspace/inlayHint/refresh', before + 1);
    await client.until('workspace/codeLens/refresh', before + 1);
    expect(JSON.stringify(await answer.hover('create'))).toContain('gpt-4.1');
  });

  it('are left alone when nothing changes that they can see', async () => {
    const folder = folderWith({ 'settings.ts': definition, 'answer.ts': user });
    const client = await start({ folders: [folder.folder] });
    const settings = client.open(folder.file('settings.ts'), definition);
    const answer = client.open(folder.file('answer.ts'), user);
    await client.request('llmCost/report', {});
    await answer.diagnostics();
    await client.until('workspace/diagnostic/refresh');
    const count = client.received.filter(({ method }) => method === 'workspace/diagnostic/refresh').length;
    settings.replace('export const model', '// The one that we use.\nexport const model');
    await settings.diagnostics();
    await answer.diagnostics();
    expect(client.received.filter(({ method }) => method === 'workspace/diagnostic/refresh')).toHaveLength(count);
  });

  it('go back to the text on disk when the editor closes a file', async () => {
    const folder = folderWith({ 'settings.ts': definition, 'answer.ts': user });
    const client = await start({ folders: [folder.folder] });
    const answer = client.open(folder.file('answer.ts'), user);
    const settings = client.open(folder.file('settings.ts'), definition.replace('gpt-4o', 'gpt-4.1'));
    expect(JSON.stringify(await answer.hover('create'))).toContain('gpt-4.1');
    settings.close();
    await eventually(async () => JSON.stringify(await answer.hover('create'))).toContain('`gpt-4o`');
  });

  it('follow changes on disk', async () => {
    const folder = folderWith({ 'settings.ts': definition, 'answer.ts': user });
    const client = await start({ folders: [folder.folder] });
    const answer = client.open(folder.file('answer.ts'), user);
    expect(JSON.stringify(await answer.hover('create'))).toContain('`gpt-4o`');
    folder.write('settings.ts', definition.replace('gpt-4o', 'gpt-4.1'));
    await client.notify('workspace/didChangeWatchedFiles', { changes: [{ uri: folder.file('settings.ts'), type: 2 }] });
    expect(JSON.stringify(await answer.hover('create'))).toContain('gpt-4.1');
  });

  it('do not take the saving of an open file for news', async () => {
    const folder = folderWith({ 'settings.ts': definition, 'answer.ts': user });
    const client = await start({ folders: [folder.folder] });
    const answer = client.open(folder.file('answer.ts'), user);
    await client.request('llmCost/report', {});
    await answer.diagnostics();
    await client.until('workspace/diagnostic/refresh');
    const count = client.received.length;
    await client.notify('workspace/didChangeWatchedFiles', { changes: [{ uri: folder.file('answer.ts'), type: 2 }] });
    await answer.diagnostics();
    expect(client.received.slice(count).filter(({ method }) => method.endsWith('refresh'))).toEqual([]);
  });

  it('show the places of a finding in other files', async () => {
    const wrapper = `import OpenAI from 'openai';
const client = new OpenAI();
export async function ask(question: string) {
  return client.chat.completions.create({ model: 'gpt-4o', messages: [{ role: 'user', content: question }] });
}
`;
    const caller = "import { ask } from './ask';\nexport const hello = () => ask('Hello');\n";
    const folder = folderWith({ 'ask.ts': wrapper, 'hello.ts': caller });
    const client = await start({ folders: [folder.folder] });
    await client.request('llmCost/report', {});
    const document = client.open(folder.file('ask.ts'), wrapper);
    const related = (await document.diagnostics()).flatMap(({ relatedInformation }) => relatedInformation ?? []);
    expect(related).toContainEqual({
      location: {
        uri: folder.file('hello.ts'),
        range: { start: { line: 1, character: 27 }, end: { line: 1, character: 30 } },
      },
      message: expect.stringContaining('reached from'),
    });
  });
});

describe('notebooks', () => {
  const cells = [
    { text: '# Answers', languageId: 'markdown' },
    { text: '%pip install openai\nfrom openai import OpenAI\nclient = OpenAI()' },
    { text: 'select 1', languageId: 'sql' },
    {
      text: [
        'for question in ["a", "b"]:',
        '    reply = client.chat.completions.create(',
        '        model="gpt-4o",',
        '        messages=[{"role": "user", "content": question}],',
        '    )',
      ].join('\n'),
    },
  ];

  it('are found by imports in any form of cell', async () => {
    const folder = folderWith({});
    const client = await start({ folders: [folder.folder] });
    const [imports = '', rest = ''] = uncappedPython.split('\n\n\n');
    const notebook = client.openNotebook(folder.file('a.ipynb'), [{ text: imports }, { text: rest }]);
    expect(rulesOf((await notebook.cells[1]?.diagnostics()) ?? [])).toEqual(['missing-output-cap']);
  });

  it('are one program; each cell shows what is its own', async () => {
    const folder = folderWith({});
    const client = await start({ folders: [folder.folder] });
    const notebook = client.openNotebook(folder.file('answers.ipynb'), cells);
    const [, clientCell, sql, loop] = notebook.cells;
    expect(rulesOf((await clientCell?.diagnostics()) ?? [])).toEqual(['missing-retry-budget']);
    const diagnostics = (await loop?.diagnostics()) ?? [];
    expect(rulesOf(diagnostics)).toEqual(['missing-output-cap']);
    expect(diagnostics[0]?.range).toEqual({ start: { line: 1, character: 36 }, end: { line: 1, character: 42 } });
    expect(await sql?.diagnostics()).toEqual([]);
    expect(await loop?.hints()).toMatchObject([{ position: { line: 4, character: 5 } }]);
    expect(await clientCell?.hints()).toEqual([]);
    expect((await loop?.hover('create'))?.range?.start.line).toBe(1);
    expect(await loop?.lenses()).toHaveLength(1);
  });

  it('take edits of a cell, and put comments into the right one', async () => {
    const folder = folderWith({});
    const client = await start({ folders: [folder.folder] });
    const notebook = client.openNotebook(folder.file('answers.ipynb'), cells);
    const [, clientCell, , loop] = notebook.cells;
    expect(await loop?.diagnostics()).toHaveLength(1);
    clientCell?.replace('client = OpenAI()', 'client = OpenAI()\n\nprint("ready")');
    const actions = (await loop?.actions('create')) ?? [];
    await loop?.apply(actions.find(({ title }) => title.includes('here with a reason')) ?? { title: 'missing' });
    expect(loop?.text()).toContain('    # llm-cost-ignore-next-line missing-output-cap -- \n    reply = client');
    expect(await loop?.diagnostics()).toEqual([]);
  });

  it('are pushed cell by cell to a client that cannot pull', async () => {
    const { diagnostic: _, ...textDocument } = fullCapabilities.textDocument ?? {};
    const folder = folderWith({});
    const client = await start({ folders: [folder.folder], capabilities: { ...fullCapabilities, textDocument } });
    const notebook = client.openNotebook(folder.file('answers.ipynb'), cells);
    await client.until('textDocument/publishDiagnostics', 2);
    const pushed = client.received
      .filter(({ method }) => method === 'textDocument/publishDiagnostics')
      .map(({ params }) => params as { uri: string; diagnostics: Diagnostic[] });
    const rules = new Map(pushed.map(({ uri, diagnostics }) => [uri, rulesOf(diagnostics)]));
    expect(rules.get(notebook.cells[3]?.uri ?? '')).toEqual(['missing-output-cap']);
  });
});

describe('folders', () => {
  it('are analysed apart, each with its own files', async () => {
    const one = folderWith({ 'settings.ts': definition, 'answer.ts': user }, 'one');
    const two = folderWith({ 'settings.ts': definition.replace('gpt-4o', 'gpt-4.1'), 'answer.ts': user }, 'two');
    const client = await start({ folders: [one.folder, two.folder] });
    const first = client.open(one.file('answer.ts'), user);
    const second = client.open(two.file('answer.ts'), user);
    expect(JSON.stringify(await first.hover('create'))).toContain('`gpt-4o`');
    expect(JSON.stringify(await second.hover('create'))).toContain('gpt-4.1');
    const { folders } = await client.request<{ folders: { name: string }[] }>('llmCost/report', {});
    expect(folders.map(({ name }) => name)).toEqual(['one', 'two']);
  });

  it('come and go while the editor runs', async () => {
    const one = folderWith({ 'a.ts': uncapped }, 'one');
    const two = folderWith({ 'b.py': uncappedPython }, 'two');
    const client = await start({ folders: [one.folder] });
    await client.open(one.file('a.ts'), uncapped).diagnostics();
    await client.notify('workspace/didChangeWorkspaceFolders', {
      event: { added: [two.folder], removed: [one.folder] },
    });
    const { folders } = await client.request<{ folders: { name: string; report: { callSites: unknown[] } }[] }>(
      'llmCost/report',
      {},
    );
    expect(folders.map(({ name, report }) => [name, report.callSites.length])).toEqual([['two', 1]]);
  });

  it('may be far away: each open file is looked at by itself', async () => {
    const client = await start({});
    const [one, other] = ['a', 'b'].map((name) => `vscode-vfs://github/owner/repository/${name}/route.ts`);
    const first = client.open(one ?? '', uncapped);
    const second = client.open(other ?? '', uncapped.replace("'gpt-4o'", "'gpt-4.1'"));
    expect(JSON.stringify(await first.hover('create'))).toContain('`gpt-4o`');
    expect(JSON.stringify(await second.hover('create'))).toContain('`gpt-4.1`');
  });

  it('are not needed: single and unsaved files are analysed too', async () => {
    const folder = folderWith({ 'settings.ts': definition, 'answer.ts': user, 'deep/other.ts': uncapped });
    const client = await start({});
    const single = client.open(folder.file('answer.ts'), user);
    expect(JSON.stringify(await single.hover('create'))).toContain('`gpt-4o`');
    const unsaved = client.open('untitled:Untitled-1', uncappedPython, 'python');
    expect(rulesOf(await unsaved.diagnostics())).toContain('missing-output-cap');
    expect(await client.request('llmCost/status', { textDocument: { uri: unsaved.uri } })).toMatchObject({
      calls: 1,
      scan: 'none',
    });
    expect(await client.request('llmCost/report', {})).toEqual({ folders: [] });
  });

  it('hold files that are not analysed: packages, builds, other languages', async () => {
    const folder = folderWith({});
    const client = await start({ folders: [folder.folder] });
    for (const path of ['node_modules/x/a.ts', 'dist/a.js', 'types.d.ts', 'notes.md']) {
      expect(await client.open(folder.file(path), uncapped).diagnostics(), path).toEqual([]);
    }
  });
});

describe('pages of the rules', () => {
  it('can be opened without the web', async () => {
    const workspace = { ...fullCapabilities.workspace, textDocumentContent: {} };
    const client = await start({ capabilities: { ...fullCapabilities, workspace } });
    expect(client.initialized.capabilities.workspace?.textDocumentContent).toEqual({ schemes: ['llm-cost-rule'] });
    const uri = 'llm-cost-rule:/missing-output-cap.md';
    expect(await client.request('workspace/textDocumentContent', { uri })).toMatchObject({
      text: expect.stringContaining('# missing-output-cap'),
    });
    const comments = { uri: 'llm-cost-rule:/unused-suppression.md' };
    expect(await client.request('workspace/textDocumentContent', comments)).toMatchObject({
      text: expect.stringContaining('has no effect'),
    });
    expect(await client.request('workspace/textDocumentContent', { uri: 'llm-cost-rule:/no-such-rule.md' })).toBeNull();
  });
});

describe('settings', () => {
  it('mute a rule for the user, and bring it back', async () => {
    const folder = folderWith({ 'a.ts': uncapped });
    const client = await start({ folders: [folder.folder], settings: { rules: { 'missing-output-cap': 'off' } } });
    const document = client.open(folder.file('a.ts'), uncapped);
    expect(rulesOf(await document.diagnostics())).toEqual(['missing-retry-budget']);
    client.settings.current = {};
    await client.notify('workspace/didChangeConfiguration', { settings: null });
    await eventually(async () => rulesOf(await document.diagnostics())).toContain('missing-output-cap');
  });

  it('never raise a level', async () => {
    const folder = folderWith({ 'a.ts': uncapped });
    const rules = { 'missing-output-cap': 'error', 'missing-retry-budget': 'hint' };
    const client = await start({ folders: [folder.folder], settings: { rules } });
    const found = await client.open(folder.file('a.ts'), uncapped).diagnostics();
    expect(new Map(found.map(({ code, severity }) => [code, severity]))).toEqual(
      new Map([
        ['missing-output-cap', 2],
        ['missing-retry-budget', 4],
      ]),
    );
  });

  it('are taken from the start or a notification where the client cannot be asked', async () => {
    const folder = folderWith({ 'a.ts': uncapped });
    const { configuration: _, ...workspace } = fullCapabilities.workspace ?? {};
    const client = await start({
      folders: [folder.folder],
      capabilities: { ...fullCapabilities, workspace },
      initializationOptions: { codeLens: false },
    });
    const document = client.open(folder.file('a.ts'), uncapped);
    expect(await document.lenses()).toEqual([]);
    await client.notify('workspace/didChangeConfiguration', { settings: { llmCost: { codeLens: true } } });
    await eventually(() => document.lenses()).toHaveLength(1);
  });

  it('of the workspace come from llm-cost.json and count from the moment it changes', async () => {
    const folder = folderWith({ 'a.ts': uncapped });
    const client = await start({ folders: [folder.folder] });
    const document = client.open(folder.file('a.ts'), uncapped);
    expect(rulesOf(await document.diagnostics())).toContain('missing-output-cap');
    folder.write('llm-cost.json', '{ "rules": { "missing-output-cap": "off" } }');
    await client.notify('workspace/didChangeWatchedFiles', {
      changes: [{ uri: folder.file('llm-cost.json'), type: 1 }],
    });
    await eventually(async () => rulesOf(await document.diagnostics())).not.toContain('missing-output-cap');
  });
});

it('a config file that is open counts from the moment it is saved', async () => {
  const folder = folderWith({ 'a.ts': uncapped, 'llm-cost.json': '{ }' });
  const client = await start({ folders: [folder.folder] });
  const config = client.open(folder.file('llm-cost.json'), '{ }', 'jsonc');
  const document = client.open(folder.file('a.ts'), uncapped);
  expect(rulesOf(await document.diagnostics())).toContain('missing-output-cap');
  folder.write('llm-cost.json', '{ "rules": { "missing-output-cap": "off" } }');
  await client.notify('workspace/didChangeWatchedFiles', { changes: [{ uri: config.uri, type: 2 }] });
  await eventually(async () => rulesOf(await document.diagnostics())).not.toContain('missing-output-cap');
});

describe('the whole workspace', () => {
  it('is listed if the settings say so, closed files included, and only once', async () => {
    const folder = folderWith({ 'a.ts': uncapped, 'src/b.py': uncappedPython });
    const client = await start({ folders: [folder.folder], settings: { problems: 'workspace' } });
    const open = client.open(folder.file('a.ts'), uncapped.replace("'gpt-4o',", "'gpt-4o', max_tokens: 90,"));
    await open.diagnostics();
    const { items } = await client.workspaceDiagnostics();
    const rules = new Map(items.map((item) => [item.uri, item.kind === 'full' ? rulesOf(item.items) : null]));
    expect(rules.get(folder.file('src/b.py'))).toContain('missing-output-cap');
    expect(rules.get(folder.file('a.ts'))).not.toContain('missing-output-cap');
    const previous = items.map(({ uri, resultId }) => ({ uri, value: resultId ?? '' }));
    expect(await client.workspaceDiagnostics(previous)).toEqual({ items: [] });
  });

  it('is registered anew when the setting changes, for clients that take registrations', async () => {
    const textDocument = { ...fullCapabilities.textDocument, diagnostic: { dynamicRegistration: true } };
    const folder = folderWith({ 'a.ts': uncapped });
    const client = await start({ folders: [folder.folder], capabilities: { ...fullCapabilities, textDocument } });
    expect(client.initialized.capabilities.diagnosticProvider).toBeUndefined();
    expect(JSON.stringify(await client.until('client/registerCapability'))).toContain('"workspaceDiagnostics":false');
    const before = client.received.filter(({ method }) => method === 'client/registerCapability').length;
    client.settings.current = { problems: 'workspace' };
    await client.notify('workspace/didChangeConfiguration', { settings: null });
    await client.until('client/unregisterCapability');
    await eventually(() => JSON.stringify(client.received.slice(before))).toContain('"workspaceDiagnostics":true');
  });

  it('is not listed otherwise', async () => {
    const folder = folderWith({ 'a.ts': uncapped });
    const client = await start({ folders: [folder.folder] });
    await client.request('llmCost/report', {});
    expect(await client.workspaceDiagnostics()).toEqual({ items: [] });
  });

  it('is scanned with progress once a file is open', async () => {
    const folder = folderWith({ 'a.ts': uncapped, 'b.py': uncappedPython });
    const client = await start({ folders: [folder.folder] });
    client.open(folder.file('a.ts'), uncapped);
    await client.until('window/workDoneProgress/create');
    await client.until('llmCost/changed');
    await eventually(() =>
      client.request('llmCost/status', { textDocument: { uri: folder.file('a.ts') } }),
    ).toMatchObject({ scan: 'done' });
  });

  it('is not waited for by an open file that gets its client from another one', async () => {
    const folder = folderWith({ 'client.ts': sharedClient, 'answer.ts': clientUser });
    const client = await start({ folders: [folder.folder] }, { startScan: endlessScan });
    const document = client.open(folder.file('answer.ts'), clientUser);
    expect(rulesOf(await document.diagnostics())).toContain('missing-output-cap');
    const other = client.open(folder.file('other.ts'), "import { answer } from './nothing';\n");
    expect(await other.diagnostics()).toEqual([]);
  });

  it('shows several calls behind one function together', async () => {
    const wrapper = `import OpenAI from 'openai';
const client = new OpenAI();
export async function both(text: string) {
  await client.chat.completions.create({ model: 'gpt-4o', messages: [{ role: 'user', content: text }] });
  await client.chat.completions.create({ model: 'gpt-4o-mini', messages: [{ role: 'user', content: text }] });
}
`;
    const caller = "import { both } from './both';\nexport const hello = () => both('Hello');\n";
    const folder = folderWith({ 'both.ts': wrapper, 'hello.ts': caller });
    const client = await start({ folders: [folder.folder] });
    const document = client.open(folder.file('hello.ts'), caller);
    await eventually(() => document.hints()).toHaveLength(1);
    expect(await document.lenses()).toHaveLength(1);
    const hovered = JSON.stringify(await document.hover("both('Hello"));
    expect(hovered).toContain('gpt-4o or gpt-4o-mini');
  });

  it('shows in a file that only calls a function of the project', async () => {
    const wrapper = `import OpenAI from 'openai';
const client = new OpenAI();
export const ask = (model: string) => client.chat.completions.create({ model, messages: [] });
`;
    const caller = "import { ask } from './ask';\nexport const hello = () => ask('gpt-4o');\n";
    const folder = folderWith({ 'ask.ts': wrapper, 'hello.ts': caller });
    const client = await start({ folders: [folder.folder] });
    const document = client.open(folder.file('hello.ts'), caller);
    await eventually(() => document.hints()).toHaveLength(1);
    expect(JSON.stringify(await document.hover("ask('gpt"))).toContain('gpt-4o');
  });
});
