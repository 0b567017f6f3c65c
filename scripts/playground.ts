// npm run playground [-- [--host 1.139|1.99] [--port N] [FOLDER]]
// Opens the packaged extension in a real VS Code on this machine, with the examples or a folder of yours, until Ctrl+C.
import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { fail, root, run, say } from './lib/project.mjs';
import { hostVersions, installHost, isHostVersion, newestHost } from './workbench/hosts.ts';
import { installExtension, startWorkbenchServer } from './workbench/server.ts';
import { installPrograms } from './workbench/system.ts';

const { values, positionals } = parseArgs({
  options: { host: { type: 'string', default: newestHost }, port: { type: 'string', default: '8123' } },
  allowPositionals: true,
});
const { host } = values;
if (!isHostVersion(host)) fail(`there is no host ${host}, only ${Object.keys(hostVersions).join(' and ')}`);

installPrograms();
const work = mkdtempSync(join(tmpdir(), 'llm-cost-p-'));
process.once('exit', () => rmSync(work, { recursive: true, force: true, maxRetries: 5 }));
const vsix = join(work, 'llm-cost-lens.vsix');
run(process.execPath, [join(root, 'scripts', 'run.mjs'), 'scripts/package.ts', '--out', vsix]);
const [asked] = positionals;
const folder = asked === undefined ? join(work, 'examples') : resolve(process.env['INIT_CWD'] ?? '.', asked);
// What is tried out there is not to change the project.
if (asked === undefined) cpSync(join(root, 'examples'), folder, { recursive: true });
const extensions = join(work, 'extensions');
mkdirSync(extensions);
const installed = installHost(host);
installExtension(installed, vsix, extensions);
const server = await startWorkbenchServer(installed, { extensions, port: Number(values.port) });
say(`VS Code ${host} with the extension: ${server.address(folder)} (Ctrl+C ends it)`);
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => void server.stop().then(() => process.exit(0)));
