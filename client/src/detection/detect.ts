import { isAnalysed } from '../documents.ts';
import { vscode } from '../vscode.ts';
import { createNeighbourhood } from './neighbourhood.ts';
import { findInWorkspace } from './search.ts';
import { namesSdk } from './seeds.ts';

/**
 * Calls `found` once: when an open file or the project around it names an LLM SDK, or when the workspace turns out to use one. Until then it
 * costs a look at each text. What is near the open files is looked at first: a search through the workspace may take seconds while the editor
 * starts.
 */
export function detectSdk(found: (where: string) => void, log: vscode.LogOutputChannel): vscode.Disposable {
  const cancellation = new vscode.CancellationTokenSource();
  const listeners: vscode.Disposable[] = [];
  const changed = new Map<vscode.TextDocument, ReturnType<typeof setTimeout>>();
  const neighbourhood = createNeighbourhood();
  let isDone = false;

  function dispose(): void {
    isDone = true;
    cancellation.cancel();
    clearImmediate(first);
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

  async function lookAround(documents: readonly vscode.TextDocument[]): Promise<void> {
    if (isDone) return;
    const where = await neighbourhood.manifestOf(documents.filter(isAnalysed).map(({ uri }) => uri));
    if (where) done(where);
  }

  async function lookThroughWorkspace(): Promise<void> {
    if (isDone) return;
    const where = await findInWorkspace(cancellation.token);
    if (where) done(where);
  }

  function inBackground(work: Promise<void>): void {
    work.catch((error: unknown) => {
      // A search that is no longer needed is cancelled.
      if (!isDone) log.warn(`The workspace could not be looked through for LLM SDKs: ${String(error)}`);
    });
  }

  listeners.push(
    vscode.workspace.onDidOpenTextDocument((document) => {
      look(document);
      inBackground(lookAround([document]));
    }),
    vscode.workspace.onDidChangeTextDocument(({ document }) => lookSoon(document)),
    vscode.workspace.onDidChangeWorkspaceFolders(() => inBackground(lookThroughWorkspace())),
  );
  // The editor waits for the activation; the first look, and a server that it may start, come right after it.
  const first = setImmediate(() => {
    const documents = vscode.workspace.textDocuments;
    for (const document of documents) look(document);
    inBackground(lookAround(documents).then(lookThroughWorkspace));
  });
  return { dispose };
}

/** In ms. */
const pauseInTyping = 500;
