import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { type Hover, MarkupContent } from 'vscode-languageserver';
import type { Engine } from '../../server/src/analysis/engine.ts';
import type { LspPorts } from '../../server/src/lsp/ports.ts';
import type { Fix } from '../../server/src/rules/types.ts';
import { type Client, type ClientOptions, fullCapabilities } from './client.ts';
import { eventually, rulesOf, uncapped, uncappedPython } from './samples.ts';
import { startClient, testFolder, testPorts } from './server.ts';

const folder = testFolder({ 'a.ts': uncapped, 'a.py': uncappedPython });
const clients: Client[] = [];

async function start(options: ClientOptions = {}, replaced: Partial<LspPorts> = {}): Promise<Client> {
  const client = await startClient({ folders: [folder.folder], ...options }, replaced);
  clients.push(client);
  return client;
}

const textOf = (hover: Hover | null): string => (MarkupContent.is(hover?.contents) ? hover.contents.value : '');

afterEach(async () => {
  for (const client of clients.splice(0)) await client.close();
});
afterAll(() => folder.remove());

describe('diagnostics', () => {
  it('stand on the span of the finding, with source, rule, its page, and data for the actions', async () => {
    const client = await start();
    const document = client.open(folder.file('a.ts'), uncapped);
    const found = (await document.diagnostics()).find(({ code }) => code === 'missing-output-cap');
    expect(found).toMatchObject({
      range: { start: { line: 7, character: 48 }, end: { line: 7, character: 54 } },
      severity: 2,
      source: 'llm-cost',
      code: 'missing-output-cap',
      codeDescription: { href: 'https://example.org/rules/missing-output-cap' },
      data: { rule: 'missing-output-cap', finding: expect.stringMatching(/^[0-9a-f]{16}$/) },
    });
  });

  it('are told to be unchanged as long as they are', async () => {
    const client = await start();
    const document = client.open(folder.file('a.ts'), uncapped);
    const first = await document.pull();
    expect(first).toMatchObject({ kind: 'full', resultId: expect.any(String) });
    expect(await document.pull(first.resultId)).toEqual({ kind: 'unchanged', resultId: first.resultId });
    document.replace("model: 'gpt-4o',", "model: 'gpt-4o',\n      max_tokens: 300,");
    const second = await document.pull(first.resultId);
    expect(second.kind).toBe('full');
    expect(rulesOf(second.kind === 'full' ? second.items : [])).not.toContain('missing-output-cap');
  });

  it('are pushed to a client that cannot pull, and taken away when the file is closed', async () => {
    const { diagnostic: _, ...textDocument } = fullCapabilities.textDocument ?? {};
    const client = await start({ capabilities: { ...fullCapabilities, textDocument } });
    const document = client.open(folder.file('a.ts'), uncapped);
    expect(await client.until('textDocument/publishDiagnostics')).toMatchObject({
      uri: document.uri,
      version: 1,
      diagnostics: expect.arrayContaining([expect.objectContaining({ code: 'missing-output-cap' })]),
    });
    const pushes = client.received.filter(({ method }) => method === 'textDocument/publishDiagnostics').length;
    document.close();
    expect(await client.until('textDocument/publishDiagnostics', pushes + 1)).toMatchObject({
      uri: document.uri,
      diagnostics: [],
    });
  });

  it('are not worked out for files without a call', async () => {
    const client = await start();
    const document = client.open(folder.file('plain.ts'), 'export const answer = 42;\n');
    expect(await document.diagnostics()).toEqual([]);
    expect(await document.hints()).toEqual([]);
    expect(await document.lenses()).toEqual([]);
  });
});

describe('inlay hints', () => {
  it('stand at the end of the line on which the call ends, in the visible range only', async () => {
    const client = await start();
    const document = client.open(folder.file('a.ts'), uncapped);
    expect(await document.hints()).toMatchObject([
      { position: { line: 10, character: '    });'.length }, paddingLeft: true, tooltip: { kind: 'markdown' } },
    ]);
    expect(await document.hints({ start: { line: 0, character: 0 }, end: { line: 5, character: 0 } })).toEqual([]);
  });

  it('say that the model is unknown rather than name a number', async () => {
    const client = await start();
    const text = uncapped.replace("model: 'gpt-4o'", 'model: question');
    const document = client.open(folder.file('a.ts'), text);
    expect(await document.hints()).toMatchObject([{ label: 'model unknown' }]);
  });

  it('are off, or only around the cursor, if the settings say so', async () => {
    const client = await start({ settings: { inlayHints: 'currentLine' } });
    const document = client.open(folder.file('a.ts'), uncapped);
    await client.notify('llmCost/cursor', { textDocument: { uri: document.uri }, line: 1 });
    expect(await document.hints()).toEqual([]);
    await client.notify('llmCost/cursor', { textDocument: { uri: document.uri }, line: 8 });
    expect(await document.hints()).toHaveLength(1);
    client.settings.current = { inlayHints: 'off' };
    await client.notify('workspace/didChangeConfiguration', { settings: null });
    await client.until('workspace/inlayHint/refresh', 2);
    await eventually(() => document.hints()).toEqual([]);
  });
});

describe('code lenses', () => {
  it('stand on the callee and run a command with the place and the call', async () => {
    const client = await start();
    const document = client.open(folder.file('a.ts'), uncapped);
    const [lens] = await document.lenses();
    expect(lens).toMatchObject({
      range: { start: { line: 7 } },
      command: {
        command: 'llmCost.showBreakdown',
        title: expect.stringContaining('gpt-4o'),
        arguments: [{ uri: document.uri, site: expect.any(String), range: { start: { line: 7, character: 48 } } }],
      },
    });
  });

  it('are off if the settings say so', async () => {
    const client = await start({ settings: { codeLens: false } });
    expect(await client.open(folder.file('a.ts'), uncapped).lenses()).toEqual([]);
  });
});

describe('hover', () => {
  it('gives the breakdown on the callee and on the model, and nothing elsewhere', async () => {
    const client = await start();
    const document = client.open(folder.file('a.py'), uncappedPython);
    const onCallee = await document.hover('create');
    expect(textOf(onCallee)).toContain('`gpt-4o`');
    expect(textOf(onCallee)).toContain('gpt-4o-mini');
    expect(onCallee?.range?.start).toEqual({ line: 8, character: 40 });
    expect((await document.hover('gpt-4o'))?.contents).toEqual(onCallee?.contents);
    expect(await document.hover('answers = []')).toBeNull();
  });

  it('is plain text for a client that has no Markdown', async () => {
    const textDocument = { ...fullCapabilities.textDocument, hover: { contentFormat: ['plaintext' as const] } };
    const client = await start({ capabilities: { ...fullCapabilities, textDocument } });
    const document = client.open(folder.file('a.py'), uncappedPython);
    const hover = await document.hover('create');
    expect(hover?.contents).toMatchObject({ kind: 'plaintext' });
    expect(textOf(hover)).toContain('model gpt-4o');
  });
});

describe('code actions', () => {
  it('put a comment with the right mark and indentation above the statement', async () => {
    const client = await start();
    const document = client.open(folder.file('a.py'), uncappedPython);
    const action = (await document.actions('create')).find(({ title }) => title.includes('here with a reason'));
    expect(action?.diagnostics).toMatchObject([{ code: 'missing-output-cap' }]);
    await document.apply(action ?? { title: 'missing' });
    expect(document.text()).toContain(
      '    for question in questions:\n        # llm-cost-ignore-next-line missing-output-cap -- \n        reply = client',
    );
    expect(rulesOf(await document.diagnostics())).not.toContain('missing-output-cap');
  });

  it('put a comment for the whole file below the lines that must come first', async () => {
    const client = await start();
    const document = client.open(
      folder.file('a.py'),
      `#!/usr/bin/env python\n# -*- coding: utf-8 -*-\n${uncappedPython}`,
    );
    const action = (await document.actions('create')).find(({ title }) => title.includes('in this file'));
    await document.apply(action ?? { title: 'missing' });
    expect(document.text().split('\n')[2]).toBe('# llm-cost-ignore-file missing-output-cap -- ');
    expect(rulesOf(await document.diagnostics())).not.toContain('missing-output-cap');
  });

  it('keep the line breaks of the document', async () => {
    const client = await start();
    const document = client.open(folder.file('a.ts'), uncapped.replaceAll('\n', '\r\n'));
    const action = (await document.actions('create')).find(({ title }) => title.includes('here with a reason'));
    await document.apply(action ?? { title: 'missing' });
    expect(document.text()).toContain('missing-output-cap -- \r\n    const reply');
  });

  it('leave the cursor at the reason where the client has snippets', async () => {
    const workspace = {
      ...fullCapabilities.workspace,
      workspaceEdit: { documentChanges: true, snippetEditSupport: true },
    };
    const client = await start({ capabilities: { ...fullCapabilities, workspace } });
    const document = client.open(folder.file('a.ts'), uncapped);
    const action = (await document.actions('create')).find(({ title }) => title.includes('here with a reason'));
    expect(JSON.stringify(action?.edit)).toContain('missing-output-cap -- ${1:why it is fine here}');
  });

  it('declare the model of a call that the code does not settle', async () => {
    const client = await start();
    const document = client.open(folder.file('a.ts'), uncapped.replace("model: 'gpt-4o'", 'model: question'));
    const action = (await document.actions('create')).find(({ title }) => title.startsWith('Declare the model'));
    await document.apply(action ?? { title: 'missing' });
    expect(document.text()).toContain('    // llm-cost: model=\n    const reply');
  });
});

const fixable = `import OpenAI from 'openai';
const client = new OpenAI();
export const classify = (text: string) =>
  client.chat.completions.create({
    model: 'gpt-4o',
    max_tokens: 5,
    messages: [
      { role: 'system', content: 'Classify the message as spam or ham. Answer with one word.' },
      { role: 'user', content: text },
    ],
  });
`;

describe('fixes', () => {
  it('are worked out when they are chosen, on the text as it is then', async () => {
    const client = await start();
    const document = client.open(folder.file('fix.ts'), fixable);
    const [fix] = (await document.actions("'gpt-4o'")).filter(({ data }) => data !== undefined);
    expect(fix).toMatchObject({ kind: 'quickfix', diagnostics: [{ code: 'flagship-for-simple-task' }] });
    expect(fix?.edit).toBeUndefined();
    document.replace('import OpenAI', '// A line above.\nimport OpenAI');
    await document.apply(fix ?? { title: 'missing' });
    expect(document.text()).toBe(`// A line above.\n${fixable.replace("'gpt-4o'", "'gpt-4o-mini'")}`);
    expect(rulesOf(await document.diagnostics())).not.toContain('flagship-for-simple-task');
  });

  it('that change behaviour are made at once where they were asked for', async () => {
    const client = await start();
    const document = client.open(folder.file('fix.ts'), fixable);
    const [fix] = (await document.actions("'gpt-4o'")).filter(({ data }) => data !== undefined);
    const resolved = await client.request('codeAction/resolve', fix);
    expect(resolved).toMatchObject({
      title: 'Use gpt-4o-mini (needs an evaluation)',
      edit: { documentChanges: [{ textDocument: { uri: document.uri, version: 1 } }] },
    });
    expect(JSON.stringify(resolved)).not.toContain('needsConfirmation');
  });

  it('that change behaviour are offered with a preview too, where the client has one', async () => {
    const client = await start();
    const document = client.open(folder.file('fix.ts'), fixable);
    const preview = (await document.actions("'gpt-4o'")).find(({ title }) => title.endsWith(': preview'));
    expect(preview?.isPreferred).toBeUndefined();
    expect(await client.request('codeAction/resolve', preview)).toMatchObject({
      edit: {
        documentChanges: [{ edits: [{ annotationId: 'Use gpt-4o-mini (needs an evaluation)' }] }],
        changeAnnotations: { 'Use gpt-4o-mini (needs an evaluation)': { needsConfirmation: true } },
      },
    });
  });

  it('come with their edits for a client that does not resolve, in the form that it takes', async () => {
    const { codeAction: _, ...textDocument } = fullCapabilities.textDocument ?? {};
    const client = await start({ capabilities: { textDocument } });
    const document = client.open(folder.file('fix.ts'), fixable);
    const actions = await document.actions("'gpt-4o'");
    const fix = actions.find(({ edit }) => JSON.stringify(edit).includes('gpt-4o-mini'));
    expect(fix?.edit?.changes?.[document.uri]).toHaveLength(1);
    expect(fix?.edit?.documentChanges).toBeUndefined();
  });

  it('that the code no longer has a place for are refused with the reason', async () => {
    const client = await start();
    const document = client.open(folder.file('fix.ts'), fixable);
    const [fix] = (await document.actions("'gpt-4o'")).filter(({ data }) => data !== undefined);
    document.replace("'gpt-4o'", "'gpt-4o-mini'");
    expect(await client.request('codeAction/resolve', fix)).toMatchObject({ disabled: { reason: expect.any(String) } });
  });

  /** The engine with its fixes declared safe. */
  const safely = (change: (fix: Fix) => Fix = (fix) => fix): Partial<LspPorts> => {
    const ports = testPorts();
    return {
      openWorkspace: async (root, settings) => {
        const workspace = await ports.openWorkspace(root, settings);
        const { engine } = workspace;
        const analyseFile: Engine['analyseFile'] = (path) => {
          const analysis = engine.analyseFile(path);
          const findings = analysis?.findings.map((finding) => ({
            ...finding,
            fixes: finding.fixes.map((fix) => ({ ...fix, safety: 'safe' as const })),
          }));
          return analysis && { ...analysis, findings: findings ?? [] };
        };
        const fixesOf: Engine['fixesOf'] = (finding) =>
          engine.fixesOf(finding).map((fix) => change({ ...fix, safety: 'safe' }));
        return { ...workspace, engine: { ...engine, analyseFile, fixesOf } };
      },
    };
  };

  it('that are safe are preferred, need no confirmation, and can all be applied on save', async () => {
    const client = await start({}, safely());
    const document = client.open(
      folder.file('fix.ts'),
      `${fixable}\n${fixable.slice(fixable.indexOf('export')).replace('classify', 'sort')}`,
    );
    const [fix] = (await document.actions("'gpt-4o'")).filter(({ data }) => data !== undefined);
    expect(fix).toMatchObject({ isPreferred: true });
    expect(JSON.stringify(await client.request('codeAction/resolve', fix))).not.toContain('needsConfirmation');
    const [all] = await document.actions('import', ['source.fixAll']);
    expect(all).toMatchObject({ kind: 'source.fixAll.llmCost' });
    await document.apply(all ?? { title: 'missing' });
    expect(document.text().match(/'gpt-4o'/g)).toBeNull();
    expect(document.text().match(/'gpt-4o-mini'/g)).toHaveLength(2);
  });

  it('reach into files that are not open', async () => {
    const elsewhere = { path: 'a.ts', span: { start: 0, end: 6 }, newText: '// import' };
    const client = await start(
      {},
      safely((fix) => ({ ...fix, edits: [...fix.edits, elsewhere] })),
    );
    const document = client.open(folder.file('fix.ts'), fixable);
    const [fix] = (await document.actions("'gpt-4o'")).filter(({ data }) => data !== undefined);
    expect(await client.request('codeAction/resolve', fix)).toMatchObject({
      edit: {
        documentChanges: [
          { textDocument: { uri: document.uri, version: 1 } },
          {
            textDocument: { uri: folder.file('a.ts'), version: null },
            edits: [
              { range: { start: { line: 0, character: 0 }, end: { line: 0, character: 6 } }, newText: '// import' },
            ],
          },
        ],
      },
    });
    const fixAll = await document.actions('import', ['source.fixAll']);
    expect(fixAll).toEqual([]);
  });

  it('of the kind review are not among those that are applied on save', async () => {
    const client = await start();
    const document = client.open(folder.file('fix.ts'), fixable);
    expect(await document.actions("'gpt-4o'", ['source.fixAll.llmCost'])).toEqual([]);
  });
});

describe('custom requests', () => {
  it('tell the call at a position and the file at a glance', async () => {
    const client = await start();
    const document = client.open(folder.file('a.ts'), uncapped);
    const textDocument = { uri: document.uri };
    expect(
      await client.request('llmCost/siteAt', { textDocument, position: { line: 9, character: 10 } }),
    ).toMatchObject({
      uri: document.uri,
      range: { start: { line: 7 }, end: { line: 10 } },
      site: { api: 'chat.completions.create', model: { state: 'known', value: 'gpt-4o' } },
    });
    expect(await client.request('llmCost/siteAt', { textDocument, position: { line: 1, character: 0 } })).toBeNull();
    expect(await client.request('llmCost/status', { textDocument })).toMatchObject({
      calls: 1,
      findings: { warning: expect.any(Number) },
    });
  });

  it('give the report of each workspace folder with the text of the editor', async () => {
    const client = await start();
    const document = client.open(folder.file('a.ts'), uncapped);
    document.replace("model: 'gpt-4o',", "model: 'gpt-4o',\n      max_tokens: 300,");
    await document.diagnostics();
    const { folders } = await client.request<{ folders: { uri: string; report: { callSites: unknown[] } }[] }>(
      'llmCost/report',
      {},
    );
    expect(folders).toMatchObject([{ uri: folder.uri, name: 'app', report: { schemaVersion: 1 } }]);
    const inFile = folders[0]?.report.callSites.find((site) => (site as { file: string }).file === 'a.ts');
    expect(inFile).toMatchObject({ outputCap: { state: 'known', value: 300 } });
  });
});
