import type { Command } from '../../server/src/cli/command.ts';
import type { Writer } from '../../server/src/report/writers/writer.ts';
import { code, table } from './markdown.ts';

/** The commands and formats of the command line. */
export const commandTable = (
  commands: readonly Pick<Command, 'name' | 'usage' | 'summary'>[],
  writers: readonly Pick<Writer, 'id' | 'summary'>[],
): string =>
  [
    table(
      ['Command', 'What it does'],
      commands.map(({ name, usage, summary }) => [code(`${name} ${usage}`.trim()), summary]),
    ),
    table(
      ['Format', 'What it is'],
      writers.map(({ id, summary }) => [code(`--format ${id}`), summary]),
    ),
  ].join('\n\n');

/**
 * What a terminal report says of some files, then the first calls of its list of costs, and its last lines. Throws if one of the files is
 * not in it.
 */
export function reportExcerpt(report: string, files: readonly string[], calls: number): string {
  const sections = report.trimEnd().split('\n\n');
  const ofFiles = files.map((file) => {
    const section = sections.find((one) => one.startsWith(`${file}\n`));
    if (section === undefined) throw new Error(`The report says nothing of ${file}.`);
    return section;
  });
  const costs = sections.find((one) => one.startsWith('Cost of one call')) ?? '';
  const shown = costs.split('\n').slice(0, calls + 1);
  return ['```text', [...ofFiles, [...shown, '  …'].join('\n'), sections.at(-1) ?? ''].join('\n\n'), '```'].join('\n');
}
