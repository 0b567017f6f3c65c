import { plural } from '../report/labels.ts';
import { plain } from '../report/writers/text.ts';
import { ruleById } from '../rules/index.ts';
import { unusedSuppression } from '../rules/suppress.ts';
import type { Finding } from '../rules/types.ts';
import { type Applied, applyFixes } from './applyFixes.ts';
import { type Arguments, type Command, type ExitCode, UsageError } from './command.ts';
import { unifiedDiff } from './diff.ts';
import { unknownRule } from './explain.ts';
import { type FileChange, openPatch } from './patch.ts';
import type { CliPorts } from './ports.ts';
import { progressLine } from './progress.ts';
import { selectionOf, selectionOptions } from './selection.ts';
import { styleFor } from './style.ts';

export const fix: Command = {
  name: 'fix',
  usage: '[PATH…]',
  summary: 'apply the fixes that keep every request as it is, and cannot raise the bill',
  details: [
    '--review also applies fixes that change behaviour (a cap, a model, moved text): look at them with --dry-run first.',
  ],
  options: {
    rule: { value: 'RULE', summary: 'fix the findings of this rule only', multiple: true },
    review: { value: null, summary: 'also apply fixes that a person should look at' },
    'dry-run': { value: null, summary: 'change nothing, print the changes as a unified diff' },
    ...selectionOptions,
    quiet: { value: null, summary: 'no progress, no list of fixes' },
  },
  run,
};

async function run(given: Arguments, ports: CliPorts): Promise<ExitCode> {
  const wantedRules = given.texts('rule');
  for (const id of wantedRules)
    if (ruleById(id) === null && id !== unusedSuppression) throw new UsageError(unknownRule(id));
  const selection = selectionOf(given, ports);
  const quiet = given.isSet('quiet');
  const progress = progressLine(ports, quiet);

  const { engine } = await ports.openWorkspace(selection.root, selection.settings);
  const analysis = await engine.analyseWorkspace({ ...selection.options, onProgress: progress.show });
  await progress.end();

  const patch = openPatch(selection.root, ports);
  const isWanted = ({ rule }: Finding): boolean => wantedRules.length === 0 || wantedRules.includes(rule);
  const { applied, unreadable } = await applyFixes(
    engine,
    new Map(analysis.files.map(({ path, findings }) => [path, findings])),
    patch,
    isWanted,
    given.isSet('review') ? ['safe', 'review'] : ['safe'],
  );
  for (const path of unreadable) {
    await ports.stderr.write(
      `llm-cost-lens: ${plain(path)}: left alone, because it is no valid text in UTF-8 or UTF-16\n`,
    );
  }
  const changes = patch.changes();
  if (given.isSet('dry-run')) {
    await printDiff(changes, ports);
    return 0;
  }
  const refused = changes.filter((change) => patch.write(change) === 'changed');
  for (const { path } of refused) {
    await ports.stderr.write(
      `llm-cost-lens: ${plain(path)}: left alone, because it has changed meanwhile; run again\n`,
    );
  }
  if (!quiet) await ports.stdout.write(summaryOf(applied, changes, refused));
  return refused.length === 0 ? 0 : 1;
}

async function printDiff(changes: readonly FileChange[], ports: CliPorts): Promise<void> {
  const style = styleFor(ports, ports.stdout);
  const coloured = (line: string): string => {
    if (/^(---|\+\+\+) /.test(line)) return style('bold', line);
    return line.startsWith('+') ? style('green', line) : line.startsWith('-') ? style('red', line) : line;
  };
  const diff = changes.map(({ path, before, after }) => unifiedDiff(path, before, after)).join('');
  await ports.stdout.write(diff.split('\n').map(coloured).join('\n'));
}

function summaryOf(
  applied: readonly Applied[],
  changes: readonly FileChange[],
  refused: readonly FileChange[],
): string {
  const written = new Set(changes.filter((change) => !refused.includes(change)).map(({ path }) => path));
  const fixed = applied.filter(({ finding }) => written.has(finding.location.path));
  const lines = fixed.map(({ finding, title }) => `${plain(finding.location.path)}: ${plain(title)} (${finding.rule})`);
  const headline = `${plural(fixed.length, 'finding')} fixed in ${plural(written.size, 'file')}`;
  return `${[...lines, headline].join('\n')}\n`;
}
