// npm test [-- FILTER…]: installs and builds what is missing, then runs the tests once.
import { join } from 'node:path';
import { buildIfNeeded, installIfNeeded, root, run } from './lib/project.mjs';

installIfNeeded();
buildIfNeeded();
run(process.execPath, [join(root, 'node_modules', 'vitest', 'vitest.mjs'), 'run', ...process.argv.slice(2)]);
