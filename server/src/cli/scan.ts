import { nameOf } from '../base/paths.ts';
import { configFileName } from '../config/fileName.ts';
import { buildReport } from '../report/build.ts';
import type { Report } from '../report/model.ts';
import { viewOf } from '../report/view.ts';
import { writers } from '../report/writers/index.ts';
import { plain } from '../report/writers/text.ts';
import { unstyled, type Writer } from '../report/writers/writer.ts';
import { type Arguments, type Command, type ExitCode, UsageError } from './command.ts';
import { exceededBudgets, gateOf, gateOptions, judge } from './gate.ts';
import type { CliPorts } from './ports.ts';
import { progressLine } from './progress.ts';
import { selectionOf, selectionOptions } from './selection.ts';
import { styleFor } from './style.ts';

export const scan: Command = {
  name: 'scan',
  usage: '[PATH…]',
  summary: 'find LLM calls, what they cost and what they waste, in files, folders or the working folder',
  options: {
    format: { value: writers.map(({ id }) => id).join('|'), summary: 'how to write the report (default: terminal)' },
    output: { value: 'FILE', summary: 'write the report to a file' },
    ...gateOptions,
    ...selectionOptions,
    shard: { value: 'I/N', summary: 'look at the I-th of N parts of the files, for parallel runs' },
    quiet: { value: null, summary: 'findings only, no progress' },
  },
  run,
};

async function run(given: Arguments, ports: CliPorts): Promise<ExitCode> {
  const writer = writerOf(given.text('format'));
  const gate = gateOf(given);
  const selection = selectionOf(given, ports);
  const shard = shardOf(given.text('shard'));
  const quiet = given.isSet('quiet');
  const progress = progressLine(ports, quiet);

  const { engine } = await ports.openWorkspace(selection.root, selection.settings);
  const analysis = await engine.analyseWorkspace({
    ...selection.options,
    ...(shard === null ? {} : { shard }),
    onProgress: progress.show,
  });
  await progress.end();
  const report = buildReport(analysis, { version: ports.version, countTokens: engine.countTokens });
  await publish(writer, given.text('output'), ports, (style, width) =>
    writer.write(viewOf(report), { style, width, quiet }),
  );
  const verdict = judge(gate, report);
  const exceeded = exceededBudgets(gate, report);
  for (const reason of [...(verdict === null ? [] : [verdict]), ...exceeded])
    await ports.stderr.write(`llm-cost-lens: ${plain(reason)}\n`);
  const problems = configProblems(report, selection.settings.configPath);
  for (const { file, line, message } of problems) {
    await ports.stderr.write(`llm-cost-lens: ${plain(`${file}${line === null ? '' : `:${line}`}: ${message}`)}\n`);
  }
  return problems.length > 0 ? 2 : verdict !== null || exceeded.length > 0 ? 1 : 0;
}

/** What is wrong with the config. The rest of it holds, but a build must not pass on settings that were not understood. */
const configProblems = ({ notices }: Report, configPath: string | null): Report['notices'] =>
  notices.filter(({ file }) => file !== null && (file === configPath || nameOf(file) === configFileName));

async function publish(
  writer: Writer,
  output: string | null,
  ports: CliPorts,
  write: (style: ReturnType<typeof styleFor>, width: number) => string,
): Promise<void> {
  const { stdout, disk, cwd } = ports;
  if (output === null) {
    await stdout.write(write(writer.id === 'terminal' ? styleFor(ports, stdout) : unstyled, stdout.columns ?? 100));
    return;
  }
  const path = disk.resolve(cwd, output);
  if (disk.kindOf(path) === 'folder') throw new UsageError(`--output ${output}: this is a folder.`);
  if (disk.kindOf(disk.resolve(path, '..')) !== 'folder')
    throw new UsageError(`--output ${output}: there is no such folder.`);
  disk.replace(path, new TextEncoder().encode(write(unstyled, 100)));
}

function writerOf(format: string | null): Writer {
  const writer = format === null ? writers[0] : writers.find(({ id }) => id === format);
  if (writer === undefined) {
    throw new UsageError(
      `--format ${format}: there is no such format. Formats: ${writers.map(({ id }) => id).join(', ')}.`,
    );
  }
  return writer;
}

/** `2/4` is the second of four parts. */
function shardOf(text: string | null): { readonly index: number; readonly of: number } | null {
  if (text === null) return null;
  const [, part = '', all = ''] = /^(\d{1,4})\/(\d{1,4})$/.exec(text) ?? [];
  const [index, of] = [Number(part), Number(all)];
  if (part === '' || index < 1 || index > of)
    throw new UsageError(`--shard ${text}: write I/N with I from 1 to N, as in 1/4.`);
  return { index, of };
}
