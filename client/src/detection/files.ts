import { readdir, readFile, stat } from 'node:fs/promises';
import { vscode } from '../vscode.ts';

// Files on disk are read without the editor: its own functions ask the window before each, which takes seconds while the editor starts.

/** The first of the files whose text passes a test. */
export async function firstWith(
  test: (text: string) => boolean,
  files: readonly vscode.Uri[],
  token?: vscode.CancellationToken,
): Promise<vscode.Uri | null> {
  for (let start = 0; start < files.length && !token?.isCancellationRequested; start += atOnce) {
    const some = files.slice(start, start + atOnce);
    const hits = await Promise.all(some.map(async (file) => test(await textOf(file))));
    const hit = some[hits.indexOf(true)];
    if (hit) return hit;
  }
  return null;
}

/** The names in a folder; none if it cannot be read. */
export async function namesIn(folder: vscode.Uri): Promise<readonly string[]> {
  try {
    if (folder.scheme === 'file') return await readdir(folder.fsPath);
    return (await vscode.workspace.fs.readDirectory(folder)).map(([name]) => name);
  } catch {
    // A folder that has gone, or is not ours to read, holds nothing that counts.
    return [];
  }
}

/** Byte by byte, which is enough for names in ASCII; empty for what is large or cannot be read. */
async function textOf(file: vscode.Uri): Promise<string> {
  try {
    const bytes = file.scheme === 'file' ? await bytesOnDisk(file.fsPath) : await bytesOf(file);
    return bytes.toString('latin1');
  } catch {
    // It has gone since it was listed, or is not ours to read: then nothing in it counts.
    return '';
  }
}

async function bytesOnDisk(path: string): Promise<Buffer> {
  const info = await stat(path);
  return info.isFile() && info.size <= largest ? readFile(path) : Buffer.alloc(0);
}

async function bytesOf(file: vscode.Uri): Promise<Buffer> {
  const { size } = await vscode.workspace.fs.stat(file);
  return size <= largest ? Buffer.from(await vscode.workspace.fs.readFile(file)) : Buffer.alloc(0);
}

/** In bytes. */
const largest = 512 * 1024;
const atOnce = 16;
