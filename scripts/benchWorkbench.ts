// npm run bench:workbench -- [--starts N] [--write]
// Measures the packaged extension in a real workbench; --write puts the figures into docs/benchmarks.md.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { measureWorkbench } from './bench/workbench.ts';
import { withWorkbench, workbenchSection } from './bench/workbenchPage.ts';
import { root, run, say } from './lib/project.mjs';
import { newestHost } from './workbench/hosts.ts';
import { installPrograms } from './workbench/system.ts';

const { values } = parseArgs({
  options: { starts: { type: 'string', default: '5' }, write: { type: 'boolean', default: false } },
});
const [load = 0] = loadavg();
if (load > availableParallelism() / 2)
  say(`other programs keep this machine busy (load ${load.toFixed(1)}): times will be too long`);

installPrograms();
const work = mkdtempSync(join(tmpdir(), 'llm-cost-v-'));
process.once('exit', () => rmSync(work, { recursive: true, force: true }));
const vsix = join(work, 'llm-cost-lens.vsix');
run(process.execPath, [join(root, 'scripts', 'run.mjs'), 'scripts/package.ts', '--out', vsix]);
const machine = `a machine with ${availableParallelism()} cores, Node ${process.versions.node}`;
const section = workbenchSection(machine, newestHost, await measureWorkbench(vsix, Number(values.starts)));
console.log(section);
if (values.write) {
  const page = join(root, 'docs', 'benchmarks.md');
  writeFileSync(page, withWorkbench(readFileSync(page, 'utf8'), section));
}
