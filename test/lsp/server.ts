import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { PassThrough } from 'node:stream';
import { pathToFileURL } from 'node:url';
import {
  createConnection,
  ProposedFeatures,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';
import type { LspPorts } from '../../server/src/lsp/ports.ts';
import { scanFolder } from '../../server/src/lsp/scanFolder.ts';
import { serve } from '../../server/src/lsp/serve.ts';
import { surveyed } from '../../server/src/lsp/survey.ts';
import { createNodeTools } from '../../server/src/node/engine.ts';
import { nodeWorkspaces } from '../../server/src/node/workspace.ts';
import { sdkNames } from '../../server/src/sdks/names.generated.ts';
import { nodePorts } from '../../server/src/server.ts';
import { createNodeFiles } from '../../server/src/workspace/node.ts';
import { createScanner } from '../../server/src/workspace/scan.ts';
import { type Client, type ClientOptions, connect } from './client.ts';

/** The server in this process, with the real engine over real files. Scans run in this thread. */
export async function startClient(options: ClientOptions = {}, replaced: Partial<LspPorts> = {}): Promise<Client> {
  const toServer = new PassThrough();
  const toClient = new PassThrough();
  serve(createConnection(ProposedFeatures.all, new StreamMessageReader(toServer), new StreamMessageWriter(toClient)), {
    ...testPorts(),
    ...replaced,
  });
  return connect(toClient, toServer, options);
}

/** Grammars and tokenizer are loaded once for all tests of a file. */
const tools = createNodeTools();
const workspaces = nodeWorkspaces(tools);
const scanner = createScanner({ ...sdkNames, wrappers: [] });

export const testPorts = (): LspPorts => ({
  ...nodePorts(),
  version: '0.0.0-test',
  rulePage: (rule) => `https://example.org/rules/${rule}`,
  openWorkspace: async ({ path, kind }, settings) =>
    kind === 'folder' ? workspaces.openFolder(path, settings) : workspaces.openLoose(path, settings),
  warmUp: async () => {},
  startScan: (request, onProgress) => {
    let isCancelled = false;
    const nothing = surveyed(createNodeFiles(request.root), scanner, request);
    if (nothing) return { result: Promise.resolve(nothing), cancel: () => {} };
    const workspace = workspaces.openFolder(request.root, request.settings);
    const result = scanFolder(workspace, request, '0.0.0-test', onProgress, { isCancelled: () => isCancelled });
    return {
      result: result.then((found) => (isCancelled ? null : found)),
      cancel: () => {
        isCancelled = true;
      },
    };
  },
});

/** A folder on disk with these files, and the URIs to them. */
export interface TestFolder {
  readonly path: string;
  readonly uri: string;
  readonly folder: { readonly uri: string; readonly name: string };
  readonly file: (path: string) => string;
  readonly write: (path: string, text: string) => void;
  readonly remove: () => void;
}

export function testFolder(files: Readonly<Record<string, string>>, name = 'app'): TestFolder {
  const path = join(mkdtempSync(join(tmpdir(), 'llm-cost-lsp-')), name);
  const write = (file: string, text: string): void => {
    mkdirSync(dirname(join(path, file)), { recursive: true });
    writeFileSync(join(path, file), text);
  };
  mkdirSync(path, { recursive: true });
  for (const [file, text] of Object.entries(files)) write(file, text);
  const uri = pathToFileURL(path).toString();
  return {
    path,
    uri,
    folder: { uri, name },
    file: (file) => `${uri}/${file}`,
    write,
    remove: () => rmSync(dirname(path), { recursive: true, force: true }),
  };
}
