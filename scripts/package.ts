// npm run package [-- --out FILE]: builds and packs the VS Code extension, as llm-cost-lens-VERSION.vsix unless another file is named.
import { rmSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { cacheFolder, fail, root, run, say } from './lib/project.mjs';
import { layOutExtension, readManifest } from './package/extension.ts';

/** The largest package that users should have to download, in bytes. */
const limit = 5_000_000;

const { values } = parseArgs({ options: { out: { type: 'string' } } });
const file = resolve(values.out ?? join(root, `llm-cost-lens-${readManifest().version}.vsix`));
const folder = join(cacheFolder, `extension-${process.pid}`);
try {
  layOutExtension(folder);
  run(
    process.execPath,
    [join(root, 'node_modules', '@vscode', 'vsce', 'vsce'), 'package', '--no-dependencies', '--out', file],
    { cwd: folder },
  );
} finally {
  rmSync(folder, { recursive: true, force: true });
}
const { size } = statSync(file);
if (size > limit) fail(`the package has ${size} bytes, more than ${limit}`);
say(`${file}: ${(size / 1e6).toFixed(2)} MB`);
