import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { CancellationTokenSource } from 'vscode-languageserver/node';
import type { LspPorts } from '../../server/src/lsp/ports.ts';
import { type Client, fullCapabilities } from './client.ts';
import { eventually, rulesOf, uncapped, uncappedPython } from './samples.ts';
import { startClient, testFolder, testPorts } from './server.ts';

const folder = testFolder({ 'a.ts': uncapped, 'a.py': uncappedPython });
const clients: Client[] = [];

async function start(replaced: Partial<LspPorts> = {}): Promise<Client> {
  const client = await startClient({ folders: [folder.folder] }, replaced);
  clients.push(client);
  return client;
}

afterEach(async () => {
  for (const client of clients.splice(0)) await client.close();
});
afterAll(() => folder.remove());

describe('half-typed code', () => {
  it('keeps the findings of the call until it parses again', async () => {
    const client = await start();
    const document = client.open(folder.file('a.ts'), uncapped);
    const complete = rulesOf(await document.diagnostics());
    expect(complete).toContain('missing-output-cap');
    const rest = uncapped.slice(uncapped.indexOf("'gpt-4o'"), uncapped.indexOf('    answers.push'));
    document.replace(rest, '\n');
    expect(document.text()).toContain('client.chat.completions.create({\n      model: \n');
    expect(rulesOf(await document.diagnostics())).toEqual(complete);
    expect(await document.hints()).toHaveLength(1);
    for (const typed of ["'", 'g', 'p', 't']) {
      const before = /model: .*/.exec(document.text())?.[0] ?? '';
      document.replace(before, `${before}${typed}`);
      expect(rulesOf(await document.diagnostics())).toEqual(complete);
    }
    document.replace("model: 'gpt", `model: ${rest.trimEnd()}`);
    expect(rulesOf(await document.diagnostics())).toEqual(complete);
    document.replace("'gpt-4o',", "'gpt-4o', max_tokens: 50,");
    expect(rulesOf(await document.diagnostics())).not.toContain('missing-output-cap');
  });

  it('brings no findings of its own, and moves the kept ones with the text', async () => {
    const client = await start();
    const document = client.open(
      folder.file('a.py'),
      uncappedPython.replace('model="gpt-4o",', 'model="gpt-4o", max_tokens=9,'),
    );
    expect(rulesOf(await document.diagnostics())).not.toContain('missing-output-cap');
    document.replace('max_tokens=9,', 'max_tok');
    document.replace('model="gpt-4o", max_tok', 'model="gpt-4o" max_tok');
    expect(rulesOf(await document.diagnostics())).not.toContain('missing-output-cap');
  });

  it('elsewhere in the file changes nothing', async () => {
    const client = await start();
    const document = client.open(folder.file('a.ts'), uncapped);
    const complete = rulesOf(await document.diagnostics());
    document.replace('return answers;\n}\n', 'return answers;\n}\n\nexport function broken( {\n');
    expect(rulesOf(await document.diagnostics())).toEqual(complete);
    expect((await document.diagnostics()).find(({ code }) => code === 'missing-output-cap')?.range.start.line).toBe(7);
  });

  const typed: readonly (readonly [string, string, string, string])[] = [
    [
      'a.ts',
      uncapped,
      '  const answers = [];\n',
      "  const first = await client.chat.completions.create({ model: 'gpt-4o', max_tokens: 5, messages: [{ role: 'user', content: `Hello ${questions[0]}` }] });",
    ],
    [
      'a.py',
      uncappedPython,
      '    answers = []\n',
      '    first = client.chat.completions.create(model="gpt-4o", max_tokens=5, messages=[{"role": "user", "content": f"Hello {questions[0]}"}])',
    ],
  ];
  it.each(typed)(
    'in front of another call leaves the findings of that one alone: %s',
    async (path, text, before, statement) => {
      const client = await start();
      const document = client.open(folder.file(path), text);
      document.replace(before, `${before}\n`);
      const complete = rulesOf(await document.diagnostics());
      const blinks: string[] = [];
      for (let length = 1; length <= statement.length; length++) {
        document.replace(`${before}${statement.slice(0, length - 1)}`, `${before}${statement.slice(0, length)}`);
        const now = rulesOf(await document.diagnostics());
        if (JSON.stringify(now) !== JSON.stringify(complete))
          blinks.push(`${statement.slice(0, length)} -> ${now.join(', ')}`);
      }
      expect(blinks).toEqual([]);
    },
  );

  it('has no fixes for the findings that are kept', async () => {
    const client = await start();
    const document = client.open(folder.file('a.ts'), uncapped);
    await document.diagnostics();
    document.replace("model: 'gpt-4o',", 'model: ');
    const actions = await document.actions('create');
    expect(actions.filter(({ data }) => data !== undefined)).toEqual([]);
  });
});

describe('a failing feature', () => {
  it('is logged with the name of the request, answers with nothing and leaves the others alone', async () => {
    const ports = testPorts();
    const client = await start({
      openWorkspace: async (root, settings) => {
        const workspace = await ports.openWorkspace(root, settings);
        return {
          ...workspace,
          modelOf: () => {
            throw new Error('no model today');
          },
        };
      },
    });
    const document = client.open(folder.file('a.ts'), uncapped);
    expect(await document.hover('create')).toBeNull();
    expect(client.logs).toContainEqual({
      type: 1,
      message: expect.stringMatching(/^textDocument\/hover failed: Error: no model today/),
    });
    expect(rulesOf(await document.diagnostics())).toContain('missing-output-cap');
  });

  it('survives an engine that cannot be opened, and tries again later', async () => {
    const ports = testPorts();
    let failures = 0;
    const client = await start({
      openWorkspace: (root, settings) => {
        if (failures++ < 2) return Promise.reject(new Error('disk on fire'));
        return ports.openWorkspace(root, settings);
      },
    });
    const document = client.open(folder.file('a.ts'), uncapped);
    expect(await document.diagnostics()).toEqual([]);
    await eventually(async () => rulesOf(await document.diagnostics())).toContain('missing-output-cap');
    expect(client.logs.some(({ message }) => message.includes('disk on fire'))).toBe(true);
  });

  it('does not scan again and again after a failure', async () => {
    let scans = 0;
    const client = await start({
      startScan: () => {
        scans++;
        return { result: Promise.reject(new Error('worker gone')), cancel: () => {} };
      },
    });
    const document = client.open(folder.file('a.ts'), uncapped);
    await eventually(() => scans).toBe(1);
    for (let index = 0; index < 5; index++) {
      document.replace('const answers', 'const  answers');
      await document.diagnostics();
      document.replace('const  answers', 'const answers');
      await document.diagnostics();
    }
    expect(scans).toBe(1);
  });

  it('survives a scan that fails', async () => {
    const client = await start({
      startScan: () => ({ result: Promise.reject(new Error('worker gone')), cancel: () => {} }),
    });
    const document = client.open(folder.file('a.ts'), uncapped);
    expect(rulesOf(await document.diagnostics())).toContain('missing-output-cap');
    expect(await client.request('llmCost/report', {})).toEqual({ folders: [] });
    expect(client.logs.some(({ type, message }) => type === 1 && message.includes('worker gone'))).toBe(true);
  });
});

describe('invalid input', () => {
  it.each([
    ['textDocument/hover', {}],
    ['textDocument/hover', { textDocument: { uri: 'not a uri' }, position: { line: -1, character: 1e9 } }],
    ['textDocument/diagnostic', { textDocument: { uri: 'file:///nowhere/a.ts' } }],
    ['textDocument/codeAction', { textDocument: { uri: 'file:///nowhere/a.ts' } }],
    ['textDocument/inlayHint', null],
    ['codeAction/resolve', { title: 'x', data: 17 }],
    ['codeLens/resolve', { range: null, data: null }],
    ['llmCost/siteAt', { textDocument: { uri: 7 }, position: null }],
    ['llmCost/status', null],
    ['workspace/diagnostic', {}],
  ])('%s with %j does no harm', async (method, params) => {
    const client = await start();
    const document = client.open(folder.file('a.ts'), uncapped);
    await client.request(method, params).catch((error: unknown) => expect(error).toBeInstanceOf(Error));
    expect(rulesOf(await document.diagnostics())).toContain('missing-output-cap');
  });

  it('edits outside of the text and of unknown documents do no harm', async () => {
    const client = await start();
    const document = client.open(folder.file('a.ts'), uncapped);
    await client.notify('textDocument/didChange', {
      textDocument: { uri: document.uri, version: 2 },
      contentChanges: [
        { range: { start: { line: 900, character: 9 }, end: { line: 901, character: 0 } }, text: '// end' },
      ],
    });
    await client.notify('textDocument/didChange', {
      textDocument: { uri: 'file:///x.ts', version: 2 },
      contentChanges: [{ text: '' }],
    });
    await client.notify('textDocument/didClose', { textDocument: { uri: 'file:///x.ts' } });
    expect(rulesOf(await document.diagnostics())).toContain('missing-output-cap');
  });
});

describe('cancellation', () => {
  it('of a request is honoured before its work begins', async () => {
    const ports = testPorts();
    let analyses = 0;
    const client = await start({
      openWorkspace: async (root, settings) => {
        const workspace = await ports.openWorkspace(root, settings);
        const { engine } = workspace;
        const analyseFile: typeof engine.analyseFile = (path) => {
          analyses++;
          return engine.analyseFile(path);
        };
        return { ...workspace, engine: { ...engine, analyseFile } };
      },
    });
    const document = client.open(folder.file('a.ts'), uncapped);
    await document.diagnostics();
    const before = analyses;
    const source = new CancellationTokenSource();
    const pending = client.connection.sendRequest(
      'textDocument/hover',
      { textDocument: { uri: document.uri }, position: { line: 7, character: 48 } },
      source.token,
    );
    source.cancel();
    await expect(pending).rejects.toThrow('cancelled');
    expect(analyses).toBe(before);
  });

  it('many edits in a row are analysed once they have all arrived', async () => {
    const ports = testPorts();
    let analyses = 0;
    const client = await start({
      openWorkspace: async (root, settings) => {
        const workspace = await ports.openWorkspace(root, settings);
        const { engine } = workspace;
        const analyseFile: typeof engine.analyseFile = (path) => {
          analyses++;
          return engine.analyseFile(path);
        };
        return { ...workspace, engine: { ...engine, analyseFile } };
      },
    });
    const document = client.open(folder.file('a.ts'), uncapped);
    await document.diagnostics();
    const before = analyses;
    for (let index = 0; index < 40; index++)
      document.replace(
        /return +answers/.exec(document.text())?.[0] ?? '',
        `return${' '.repeat(1 + (index % 2))}answers`,
      );
    await document.diagnostics();
    expect(analyses - before).toBeLessThan(20);
  });

  it('of a scan by the user stops it', async () => {
    let cancelled = false;
    const client = await start({
      startScan: (_, onProgress) => {
        let stop = (): void => {};
        const result = new Promise<null>((resolve) => {
          stop = () => resolve(null);
        });
        onProgress(1, 4);
        return {
          result,
          cancel: () => {
            cancelled = true;
            stop();
          },
        };
      },
    });
    client.open(folder.file('a.ts'), uncapped);
    const created = (await client.until('window/workDoneProgress/create')) as { token: string };
    expect(await client.until('$/progress')).toMatchObject({
      token: created.token,
      value: { kind: 'begin', cancellable: true },
    });
    await client.notify('window/workDoneProgress/cancel', { token: created.token });
    await eventually(() => cancelled).toBe(true);
    await eventually(() => client.received.some(({ params }) => JSON.stringify(params).includes('"kind":"end"'))).toBe(
      true,
    );
  });
});

describe('logs', () => {
  it('trace the time of requests while the client asks for it', async () => {
    const client = await start();
    const document = client.open(folder.file('a.ts'), uncapped);
    await document.diagnostics();
    expect(client.received.some(({ method }) => method === '$/logTrace')).toBe(false);
    await client.trace();
    await document.diagnostics();
    await client.until('$/logTrace');
    expect(client.logs.some(({ type, message }) => type === 3 && message.startsWith('LLM Cost Lens'))).toBe(true);
  });
});

describe('laziness', () => {
  it('makes no engine before a file names an SDK', async () => {
    const ports = testPorts();
    let opened = 0;
    const plain = testFolder({ 'plain.ts': 'export const one = 1;\n' });
    const client = await startClient(
      { folders: [plain.folder], capabilities: fullCapabilities },
      {
        openWorkspace: (root, settings) => {
          opened++;
          return ports.openWorkspace(root, settings);
        },
      },
    );
    clients.push(client);
    const document = client.open(plain.file('plain.ts'), 'export const one = 1;\n');
    expect(await document.diagnostics()).toEqual([]);
    expect(opened).toBe(0);
    document.replace('export const one = 1;\n', uncapped);
    expect(rulesOf(await document.diagnostics())).toContain('missing-output-cap');
    expect(opened).toBe(1);
    plain.remove();
  });
});
