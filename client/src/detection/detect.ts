import * as vscode from 'vscode';
import { isAnalysed } from '../documents.ts';
import { dependsOnSdk, namesSdk } from './seeds.ts';

/** Calls `found` once: when an open file names an LLM SDK, or when the workspace turns out to use one. Until then it costs a look at each text. */
export function detectSdk(found: (where: string) => void, log: vscode.LogOutputChannel): vscode.Disposable {
  const cancellation = new vscode.CancellationTokenSource();
  const listeners: vscode.Disposable[] = [];
  const changed = new Map<vscode.TextDocument, ReturnType<typeof setTimeout>>();
  let isDone = false;

  function dispose(): void {
    isDone = true;
    cancellation.cancel();
    clearTimeout(first);
    for (const timer of changed.values()) clearTimeout(timer);
    for (const listener of listeners) listener.dispose();
  }

  function done(where: vscode.Uri): void {
    if (isDone) return;
    dispose();
    found(vscode.workspace.asRelativePath(where));
  }

  function look(document: vscode.TextDocument): void {
    if (!isDone && isAnalysed(document) && namesSdk(document.getText())) done(document.uri);
  }

  /** Typing is answered at once; the look comes in the first pause. */
  function lookSoon(document: vscode.TextDocument): void {
    if (!isAnalysed(document)) return;
    clearTimeout(changed.get(document));
    changed.set(
      document,
      setTimeout(() => {
        changed.delete(document);
        look(document);
      }, pauseInTyping),
    );
  }

  listeners.push(
    vscode.workspace.onDidOpenTextDocument(look),
    vscode.workspace.onDidChangeTextDocument(({ document }) => lookSoon(document)),
    vscode.workspace.onDidChangeWorkspaceFolders(() => void lookThroughWorkspace()),
  );

  async function lookThroughWorkspace(): Promise<void> {
    try {
      const where = await findInWorkspace(cancellation.token);
      if (where) done(where);
    } catch (error) {
      log.warn(`The workspace could not be looked through for LLM SDKs: ${String(error)}`);
    }
  }
  // The editor waits for the activation; the first look, and a server that it may start, come after it.
  const first = setTimeout(() => {
    for (const document of vscode.workspace.textDocuments) look(document);
    if (!isDone) void lookThroughWorkspace();
  });
  return { dispose };
}

/** The first file that names an SDK: manifests first, because they are few, then some of the sources. */
async function findInWorkspace(token: vscode.CancellationToken): Promise<vscode.Uri | null> {
  const config = await find('**/llm-cost.json', 1, token);
  if (config[0]) return config[0];
  return (
    (await firstWith(dependsOnSdk, await find(manifests, mostManifests, token), token)) ??
    (await firstWith(namesSdk, await find(sources, mostSources, token), token))
  );
}

const find = (glob: string, limit: number, token: vscode.CancellationToken): Thenable<vscode.Uri[]> =>
  vscode.workspace.findFiles(glob, excluded, limit, token);

async function firstWith(
  test: (text: string) => boolean,
  files: readonly vscode.Uri[],
  token: vscode.CancellationToken,
): Promise<vscode.Uri | null> {
  for (let start = 0; start < files.length && !token.isCancellationRequested; start += atOnce) {
    const some = files.slice(start, start + atOnce);
    const hits = await Promise.all(some.map(async (file) => test(await textOf(file))));
    const hit = some[hits.indexOf(true)];
    if (hit) return hit;
  }
  return null;
}

/** Byte by byte, which is enough for names in ASCII; empty for what is large or cannot be read. */
async function textOf(file: vscode.Uri): Promise<string> {
  try {
    const { size } = await vscode.workspace.fs.stat(file);
    if (size > largest) return '';
    return Buffer.from(await vscode.workspace.fs.readFile(file)).toString('latin1');
  } catch {
    // It has gone since it was listed, or is not ours to read: then nothing in it counts.
    return '';
  }
}

/** In ms. */
const pauseInTyping = 500;
/** In bytes. */
const largest = 512 * 1024;
const atOnce = 16;
const mostManifests = 200;
const mostSources = 2_000;

const manifests = '**/{package.json,requirements*.txt,pyproject.toml,Pipfile,setup.py,setup.cfg,environment.yml}';
const sources = '**/*.{ts,tsx,mts,cts,js,jsx,mjs,cjs,py,ipynb}';
const excluded = '**/{node_modules,site-packages,dist,build,out,vendor,venv,.venv,.git,.tox,__pycache__}/**';
