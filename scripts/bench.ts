import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, loadavg, tmpdir } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { generateWorkspace } from './bench/code/workspace.ts';
import { measureEdits } from './bench/edits.ts';
import { benchmarkPage, type Figures } from './bench/page.ts';
import { measureScan } from './bench/scans.ts';
import { measureMemory, measureServerEdits } from './bench/serverFigures.ts';
import { withWorkbench, workbenchOf } from './bench/workbenchPage.ts';

// npm run bench -- [--real FOLDER]… [--quick] [--write]
// Measures a build of the present sources against the budgets and prints the page; --write puts it into docs/benchmarks.md.
const { values } = parseArgs({
  options: {
    real: { type: 'string', multiple: true, default: [] },
    quick: { type: 'boolean', default: false },
    write: { type: 'boolean', default: false },
  },
});
const runs = values.quick ? 3 : 7;
const root = fileURLToPath(new URL('..', import.meta.url));
const temporary = mkdtempSync(join(tmpdir(), 'llm-cost-lens-bench-'));
process.on('exit', () => rmSync(temporary, { recursive: true, force: true }));

const [load = 0] = loadavg();
if (load > availableParallelism() / 2)
  say(`other programs keep this machine busy (load ${load.toFixed(1)}): times will be too long`);
say('building');
const dist = join(temporary, 'dist');
const build = spawnSync(process.execPath, [join(root, 'scripts', 'build.mjs'), '--outdir', dist], { stdio: 'inherit' });
if (build.status !== 0) process.exit(1);
const [cli, server] = [join(dist, 'cli.mjs'), join(dist, 'server.mjs')];

const workspace = join(temporary, 'workspace');
const files = generateWorkspace();
for (const [path, text] of files) {
  mkdirSync(dirname(join(workspace, path)), { recursive: true });
  writeFileSync(join(workspace, path), text);
}

const edits: Figures['edits'][number][] = [];
for (const [name, language] of [['TypeScript', 'typescript'] as const, ['Python', 'python'] as const]) {
  say(`edits of ${name}`);
  const engine = await measureEdits(join(temporary, `engine-${language}`), language);
  edits.push({
    name,
    engine,
    server: await measureServerEdits(server, join(temporary, `server-${language}`), language),
  });
}
say('memory of the server');
const openPath = [...files.keys()].find((path) => path.endsWith('_0.ts')) ?? '';
const memory = await measureMemory(server, workspace, openPath, join(temporary, 'plain'));
say('scans of the generated workspace');
const generated = await measureScan(cli, workspace, runs, false);
const real: Figures['real'][number][] = [];
for (const folder of values.real) {
  const name = basename(resolve(folder)).replace('+', '/');
  say(`scans of ${name}`);
  real.push({ name, figures: await measureScan(cli, resolve(folder), Math.min(runs, 5), true) });
}

const machine = `a machine with ${availableParallelism()} cores, Node ${process.versions.node}`;
const page = benchmarkPage({ machine, runs, generated, real, edits, memory });
console.log(page);
if (values.write) {
  const file = join(root, 'docs', 'benchmarks.md');
  writeFileSync(file, withWorkbench(page, workbenchOf(readFileSync(file, 'utf8'))));
}

function say(text: string): void {
  console.error(`bench: ${text}`);
}
