import { afterEach, describe, expect, it } from 'vitest';
import { surveyed } from '../../server/src/lsp/survey.ts';
import { sdkNames } from '../../server/src/sdks/names.generated.ts';
import { createNodeFiles } from '../../server/src/workspace/node.ts';
import { createScanner } from '../../server/src/workspace/scan.ts';
import type { Client } from './client.ts';
import { startClient, type TestFolder, testFolder } from './server.ts';

const plain = 'export const one = 1;\n';
const call = `import OpenAI from 'openai';
export const ask = (text: string) =>
  new OpenAI().chat.completions.create({ model: 'gpt-4o', messages: [{ role: 'user', content: text }] });
`;

const folders: TestFolder[] = [];
const clients: Client[] = [];
afterEach(async () => {
  await Promise.all(clients.splice(0).map((client) => client.close()));
  for (const folder of folders.splice(0)) folder.remove();
});

function folderWith(files: Readonly<Record<string, string>>): TestFolder {
  const folder = testFolder(files);
  folders.push(folder);
  return folder;
}

const scanner = createScanner({ ...sdkNames, wrappers: [] });
const survey = (
  files: Readonly<Record<string, string>>,
  overlays: readonly (readonly [string, string])[] = [],
  needsReport = false,
) => surveyed(createNodeFiles(folderWith(files).path), scanner, { overlays, needsReport });

describe('a survey before a scan', () => {
  it('takes the place of the scan where no file names an SDK', () => {
    const result = survey({ 'a.ts': plain, 'b.py': 'import os\n', 'tests/a.test.ts': call });
    expect(result).toMatchObject({ report: null, ways: new Map() });
    expect(result?.knowledge?.demanded.size).toBe(0);
  });

  it.each<[string, Readonly<Record<string, string>>]>([
    ['a TypeScript file names an SDK', { 'a.ts': plain, 'src/b.ts': call }],
    ['a Python file names an SDK', { 'a.py': 'from openai import OpenAI\n' }],
    ['a file names the host of an SDK', { 'a.ts': "fetch('https://api.openai.com/v1/chat/completions');\n" }],
    ['there are settings', { 'a.ts': plain, 'packages/app/llm-cost.json': '{}' }],
  ])('leaves it to the scan where %s', (_, files) => {
    expect(survey(files)).toBeNull();
  });

  it('leaves it to the scan when somebody wants the report', () => {
    expect(survey({ 'a.ts': plain }, [], true)).toBeNull();
  });

  it('reads open files as the editor has them', () => {
    expect(survey({ 'a.ts': plain }, [['a.ts', call]])).toBeNull();
    expect(survey({ 'a.ts': call }, [['a.ts', plain]])).not.toBeNull();
  });
});

describe('a server on a folder without SDKs', () => {
  it('makes a report when it is asked for one', async () => {
    const folder = folderWith({ 'a.ts': plain });
    const client = await startClient({ folders: [folder.folder] });
    clients.push(client);
    await client.open(folder.file('a.ts'), plain).diagnostics();
    await client.until('llmCost/changed');
    expect(client.logs.some(({ message }) => message.startsWith('No file of app names an SDK'))).toBe(true);
    const { folders: reports } = await client.request<{ folders: { report: { totals: unknown } }[] }>(
      'llmCost/report',
      {},
    );
    expect(reports.map(({ report }) => report.totals)).toMatchObject([{ files: 1, callSites: 0 }]);
  });

  it('finds the calls of a file that names one from then on', async () => {
    const folder = folderWith({ 'a.ts': plain });
    const client = await startClient({ folders: [folder.folder] });
    clients.push(client);
    const document = client.open(folder.file('a.ts'), plain);
    expect(await document.diagnostics()).toEqual([]);
    await client.until('llmCost/changed');
    document.replace(plain, call);
    expect((await document.diagnostics()).length).toBeGreaterThan(0);
  });
});
