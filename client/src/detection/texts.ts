import { vscode } from '../vscode.ts';

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

/** In bytes. */
const largest = 512 * 1024;
const atOnce = 16;
