import { afterAll, afterEach, describe, expect, it, onTestFinished } from 'vitest';
import type { WorkspaceEdit } from 'vscode-languageserver';
import type { Engine } from '../../server/src/analysis/engine.ts';
import type { LspPorts, ScanResult } from '../../server/src/lsp/ports.ts';
import type { FixWorkspaceResult, TreeNode, TreeResult } from '../../server/src/protocol.ts';
import type { FixInfo } from '../../server/src/rules/types.ts';
import type { Client, ClientOptions } from './client.ts';
import { eventually, uncapped } from './samples.ts';
import { startClient, testFolder, testPorts } from './server.ts';

const flagship = `import OpenAI from 'openai';

const client = new OpenAI({ maxRetries: 1, timeout: 20_000 });

export const isSpam = (text: string) =>
  client.chat.completions.create({
    model: 'gpt-4o',
    max_tokens: 5,
    messages: [
      { role: 'system', content: 'Classify the message as spam or ham. Answer with one word.' },
      { role: 'user', content: text },
    ],
  });
`;

const notebook = JSON.stringify({
  cells: [
    { cell_type: 'markdown', metadata: {}, source: '# Reviews' },
    {
      cell_type: 'code',
      metadata: {},
      outputs: [],
      source: 'from openai import OpenAI\nOpenAI().responses.create(model="gpt-4o", input="Hello")\n',
    },
  ],
  metadata: { language_info: { name: 'python' } },
  nbformat: 4,
  nbformat_minor: 5,
});

const folder = testFolder({ 'src/loop.ts': uncapped, 'src/spam.ts': flagship, 'a.ipynb': notebook });
const other = testFolder({ 'b.ts': flagship }, 'other');
const empty = testFolder({ 'c.ts': 'export const three = 3;\n' }, 'empty');
const clients: Client[] = [];

async function start(options: ClientOptions = {}, replaced: Partial<LspPorts> = {}): Promise<Client> {
  const client = await startClient({ folders: [folder.folder], ...options }, replaced);
  clients.push(client);
  return client;
}

const treeOf = (client: Client, grouping: string, scan = 'first'): Promise<TreeResult> =>
  client.request('llmCost/tree', { grouping, scan });

/** Kind, label and description of each node, indented by depth. */
const outline = (nodes: readonly TreeNode[], depth = 0): readonly string[] =>
  nodes.flatMap(({ kind, label, description, children }) => [
    `${'  '.repeat(depth)}${kind}: ${label} | ${description}`,
    ...outline(children, depth + 1),
  ]);

const all = (nodes: readonly TreeNode[]): readonly TreeNode[] => nodes.flatMap((node) => [node, ...all(node.children)]);

afterEach(async () => {
  for (const client of clients.splice(0)) await client.close();
});
afterAll(() => {
  for (const each of [folder, other, empty]) each.remove();
});

describe('the tree', () => {
  it.each(['file', 'model', 'rule', 'saving'])('by %s', async (grouping) => {
    const client = await start();
    const { nodes } = await treeOf(client, grouping);
    expect(outline(nodes)).toMatchSnapshot();
  });

  it('counts calls and findings, and gives every node an id of its own', async () => {
    const client = await start();
    for (const grouping of ['file', 'model', 'rule', 'saving']) {
      const { nodes, calls, findings } = await treeOf(client, grouping);
      const ids = all(nodes).map(({ id }) => id);
      expect(new Set(ids).size).toBe(ids.length);
      expect(calls).toBe(3);
      const listed = all(nodes).filter(({ kind }) => kind === 'finding').length;
      if (grouping !== 'saving') expect(listed).toBe(findings.warning + findings.information + findings.hint);
    }
  });

  it('leads to the place in the code, in a notebook to the cell', async () => {
    const client = await start();
    const { nodes } = await treeOf(client, 'file');
    const calls = all(nodes).filter(({ kind }) => kind === 'call');
    expect(calls.find(({ target }) => target?.uri === folder.file('src/loop.ts'))?.target).toMatchObject({
      range: { start: { line: 7, character: 48 } },
      cell: null,
    });
    expect(calls.find(({ target }) => target?.uri === folder.file('a.ipynb'))?.target).toMatchObject({
      range: { start: { line: 1 } },
      cell: 1,
    });
  });

  it('has a node for each of several folders', async () => {
    const client = await start({ folders: [folder.folder, other.folder, empty.folder] });
    const { nodes, calls } = await treeOf(client, 'file');
    expect(nodes.map(({ kind, label, description }) => [kind, label, description])).toEqual([
      ['folder', 'app', '3 calls'],
      ['folder', 'other', '1 call'],
      ['folder', 'empty', '0 calls'],
    ]);
    expect(calls).toBe(4);
  });

  it('is empty where there are no calls', async () => {
    const client = await start({ folders: [empty.folder] });
    expect(await treeOf(client, 'file')).toMatchObject({ nodes: [], calls: 0 });
  });

  it('starts no scan where it is only asked for what is known', async () => {
    const client = await start();
    expect(await treeOf(client, 'file', 'none')).toMatchObject({ nodes: [], calls: 0 });
    expect(client.logs.filter(({ message }) => message.startsWith('Scanned'))).toEqual([]);
    await treeOf(client, 'file');
    expect(await treeOf(client, 'file', 'none')).toMatchObject({ calls: 3 });
  });

  it('follows the levels of rules in the settings', async () => {
    const client = await start();
    await treeOf(client, 'rule');
    client.settings.current = { rules: { 'missing-output-cap': 'off' } };
    await client.notify('workspace/didChangeConfiguration', { settings: null });
    await eventually(async () => (await treeOf(client, 'rule', 'none')).nodes.map(({ label }) => label)).not.toContain(
      'missing-output-cap',
    );
  });

  it('shows an edit once it is asked to scan again', async () => {
    const client = await start();
    await treeOf(client, 'file');
    const document = client.open(folder.file('src/spam.ts'), flagship);
    document.replace("'gpt-4o'", "'gpt-4o-mini'");
    await document.diagnostics();
    const { nodes } = await treeOf(client, 'model', 'fresh');
    expect(nodes.map(({ label }) => label)).toContain('gpt-4o-mini');
  });
});

describe('the safe fixes of the workspace', () => {
  /** The engine and its scans with all fixes declared safe. */
  const safely = (): Partial<LspPorts> => {
    const ports = testPorts();
    const safe = <T extends FixInfo>(fix: T): T => ({ ...fix, safety: 'safe' });
    const safeResult = (result: ScanResult | null): ScanResult | null =>
      result?.report
        ? {
            ...result,
            report: {
              ...result.report,
              findings: result.report.findings.map((finding) => ({ ...finding, fixes: finding.fixes.map(safe) })),
            },
          }
        : result;
    return {
      startScan: (...given) => {
        const scan = ports.startScan(...given);
        return { ...scan, result: scan.result.then(safeResult) };
      },
      openWorkspace: async (root, settings) => {
        const workspace = await ports.openWorkspace(root, settings);
        const { engine } = workspace;
        const analyseFile: Engine['analyseFile'] = (path) => {
          const analysis = engine.analyseFile(path);
          const findings = analysis?.findings.map((finding) => ({ ...finding, fixes: finding.fixes.map(safe) }));
          return analysis && { ...analysis, findings: findings ?? [] };
        };
        const fixesOf: Engine['fixesOf'] = (finding) => engine.fixesOf(finding).map(safe);
        return { ...workspace, engine: { ...engine, analyseFile, fixesOf } };
      },
    };
  };

  const editsOf = (result: FixWorkspaceResult): WorkspaceEdit => result.edit ?? {};

  it('are one edit over all files, open or not, to be confirmed rule by rule', async () => {
    const client = await start({ folders: [folder.folder, other.folder] }, safely());
    const open = client.open(folder.file('src/spam.ts'), `// As in the editor.\n${flagship}`);
    const result = await client.request<FixWorkspaceResult>('llmCost/fixWorkspace', {});
    expect(result).toMatchObject({ files: 3, closedNotebooks: 1 });
    const { documentChanges = [], changeAnnotations = {} } = editsOf(result);
    const documents = documentChanges.map((change) => ('textDocument' in change ? change.textDocument : null));
    expect(documents).toContainEqual({ uri: open.uri, version: 1 });
    expect(documents).toContainEqual({ uri: folder.file('src/loop.ts'), version: null });
    expect(documents).toContainEqual({ uri: other.file('b.ts'), version: null });
    expect(Object.keys(changeAnnotations)).toContain('flagship-for-simple-task');
    await open.apply({ title: 'all', edit: editsOf(result) });
    expect(open.text()).toBe(`// As in the editor.\n${flagship.replace("'gpt-4o'", "'gpt-4o-mini'")}`);
  });

  it('take out comments without effect, and leave those that are of use', async () => {
    const ignore = '// llm-cost-ignore-file flagship-for-simple-task\n';
    const small = flagship.replace("'gpt-4o'", "'gpt-4o-mini'");
    const files = testFolder({ 'a.ts': ignore + flagship, 'b.ts': ignore + small });
    onTestFinished(() => files.remove());
    const client = await start({ folders: [files.folder] });
    const open = client.open(files.file('b.ts'), ignore + small);
    const result = await client.request<FixWorkspaceResult>('llmCost/fixWorkspace', {});
    expect(result).toMatchObject({ fixes: 1, files: 1 });
    expect(JSON.stringify(editsOf(result))).toContain('unused-suppression');
    const [all] = await open.actions('import', ['source.fixAll']);
    await open.apply(all ?? { title: 'missing' });
    expect(open.text()).toBe(small);
  });

  it('are none where all fixes need a person', async () => {
    const client = await start();
    expect(await client.request('llmCost/fixWorkspace', {})).toEqual({
      edit: null,
      fixes: 0,
      files: 0,
      closedNotebooks: 0,
    });
  });
});

it('the template of a config file names its parts', async () => {
  const client = await start();
  expect(await client.request('llmCost/configTemplate', {})).toContain('"rules": {');
});
