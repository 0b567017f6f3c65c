// npm start [-- PATH…]: installs and builds what is missing, then scans the given paths, or the examples.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { buildIfNeeded, installIfNeeded, root } from './lib/project.mjs';

installIfNeeded();
buildIfNeeded();
const args = process.argv.slice(2);
const paths = args.length > 0 ? args : [join(root, 'examples')];
// npm changes to the project's folder; paths on the command line are meant from where the user stands.
const cwd = process.env.INIT_CWD ?? process.cwd();
const { status } = spawnSync(process.execPath, [join(root, 'dist', 'cli.mjs'), 'scan', ...paths], {
  cwd,
  stdio: 'inherit',
});
process.exitCode = status ?? 3;
