// npm run package: builds the product and packs the VS Code extension as llm-cost-lens-VERSION.vsix.
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { buildIfNeeded, fail, root, run, say } from './lib/project.mjs';

/** The largest package that users should have to download, in bytes. */
const limit = 5_000_000;

const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const file = join(root, `llm-cost-lens-${version}.vsix`);

buildIfNeeded();
run(process.execPath, [
  join(root, 'node_modules', '@vscode', 'vsce', 'vsce'),
  ...['package', '--no-dependencies', '--allow-unused-files-pattern', '--out', file],
]);
const { size } = statSync(file);
if (size > limit) fail(`the package has ${size} bytes, more than ${limit}`);
say(`${file}: ${(size / 1e6).toFixed(2)} MB`);
