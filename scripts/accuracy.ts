import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { version } from '../package.json';
import { nodeWorkspaces } from '../server/src/node/workspace.ts';
import { buildReport } from '../server/src/report/build.ts';
import type { Report } from '../server/src/report/model.ts';
import { completeOf, readLabels } from './accuracy/labels.ts';
import { predictionsOf } from './accuracy/predictions.ts';
import { type Prediction, type ScoreOptions, scoreOf } from './accuracy/score.ts';
import { accuracyTables } from './accuracy/table.ts';

// npm run accuracy -- SOURCES [--labels FILE]… [--only SDK,…] [--kinds core|all|wrappers] [--complete] [--show N] [--out FOLDER]
// Scans every folder OWNER+NAME of SOURCES as `scan --format json --no-default-excludes` does, and compares the reports with labels;
// --complete: only of files in which the calls of the project's own functions are labelled completely.
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    labels: { type: 'string', multiple: true, default: [] },
    only: { type: 'string', default: '' },
    kinds: { type: 'string', default: 'core' },
    complete: { type: 'boolean', default: false },
    show: { type: 'string', default: '0' },
    out: { type: 'string' },
  },
});
const [given] = positionals;
if (given === undefined || positionals.length > 1 || !/^(core|all|wrappers)$/.test(values.kinds)) {
  console.error(
    'Usage: npm run accuracy -- SOURCES [--labels FILE]… [--only SDK,…] [--kinds core|all|wrappers] [--complete] [--show N] [--out FOLDER]',
  );
  process.exit(2);
}
const sources = resolve(given);
const out = resolve(values.out ?? mkdtempSync(join(tmpdir(), 'llm-cost-lens-accuracy-')));
mkdirSync(out, { recursive: true });

const labelled = readLabels(values.labels.map((path) => readFileSync(path, 'utf8')));
const set = values.complete ? completeOf(labelled) : labelled;

const workspaces = nodeWorkspaces();
const predictions: Prediction[] = [];
for (const folder of readdirSync(sources, { withFileTypes: true }).filter((entry) => entry.isDirectory())) {
  if (!folder.name.includes('+')) continue;
  const report = await scan(join(sources, folder.name));
  writeFileSync(join(out, `${folder.name}.json`), `${JSON.stringify(report, null, 2)}\n`);
  predictions.push(...predictionsOf(folder.name.replace('+', '/'), report));
}
console.error(`Reports: ${out}`);
if (set.files.length > 0) compare();

async function scan(root: string): Promise<Report> {
  const started = performance.now();
  const { engine } = workspaces.openFolder(root, { asOf: null, configPath: null, ruleLevels: {} });
  const analysis = await engine.analyseWorkspace({ defaultExcludes: false });
  const report = buildReport(analysis, { version, countTokens: engine.countTokens });
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  const { files, callSites } = report.totals;
  console.error(`${root}: ${files} files, ${analysis.filesParsed} parsed, ${callSites} calls, ${seconds} s`);
  return report;
}

function compare(): void {
  const options: ScoreOptions = {
    kinds: values.kinds === 'all' || values.kinds === 'wrappers' ? values.kinds : 'core',
    only: values.only.split(',').filter((sdk) => sdk !== ''),
  };
  const scoreWhere = (isWanted: (path: string) => boolean) =>
    scoreOf(
      {
        files: set.files.filter(({ path }) => isWanted(path)),
        labels: set.labels.filter(({ path }) => isWanted(path)),
      },
      predictions,
      options,
    );
  const isPython = (path: string): boolean => /\.(py|ipynb)$/.test(path);
  const all = scoreWhere(() => true);
  const [python, script] = [scoreWhere(isPython), scoreWhere((path) => !isPython(path))];
  console.log(accuracyTables({ All: all, Python: python, 'JavaScript and TypeScript': script }, all));
  for (const { repo, path, cell, line, sdk, api } of all.missed.slice(0, Number(values.show)))
    console.log(`missed  ${repo} ${path}${cell === null ? '' : ` cell ${cell}`}:${line} ${sdk} ${api}`);
  for (const { repo, file, cell, line } of all.falseAlarms.slice(0, Number(values.show)))
    console.log(`false   ${repo} ${file}${cell === null ? '' : ` cell ${cell}`}:${line}`);
}
