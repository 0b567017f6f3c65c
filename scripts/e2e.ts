// npm run e2e [-- --host 1.139|1.99]… [FILTER…]
// Packs the extension and tries it in real editors: in the workbench of each host, and the server in Neovim. Installs what that needs.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { buildIfNeeded, fail, root, run } from './lib/project.mjs';
import { hostVersions, installHost, isHostVersion } from './workbench/hosts.ts';
import { installPrograms } from './workbench/system.ts';

const { values, positionals } = parseArgs({
  options: { host: { type: 'string', multiple: true, default: Object.keys(hostVersions) } },
  allowPositionals: true,
});
const vsix = join(root, '.cache', 'e2e', 'llm-cost-lens.vsix');

installPrograms();
buildIfNeeded();
mkdirSync(join(root, '.cache', 'e2e'), { recursive: true });
run(process.execPath, [join(root, 'scripts', 'run.mjs'), 'scripts/package.ts', '--out', vsix]);
for (const host of values.host) {
  if (!isHostVersion(host)) fail(`there is no host ${host}, only ${Object.keys(hostVersions).join(' and ')}`);
  installHost(host);
  process.env['E2E_HOST'] = host;
  process.env['E2E_VSIX'] = vsix;
  const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs');
  run(process.execPath, [vitest, 'run', '--config', 'vitest.e2e.config.ts', ...positionals]);
}
