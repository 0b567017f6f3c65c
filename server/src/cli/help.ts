import { commonOptions } from './arguments.ts';
import type { Command, Options } from './command.ts';
import { commands } from './commands.ts';

/** The help of the program. */
export function overview(version: string): string {
  return lines([
    `LLM Cost Lens ${version}: finds the LLM calls in your code, prices them and flags waste. Works offline.`,
    '',
    'Usage: llm-cost-lens [COMMAND] [ARGUMENT…]',
    '',
    ...table(commands.map(({ name, usage, summary }) => [`${name} ${usage}`.trim(), summary])),
    '',
    'Without a command: scan. Help for a command: llm-cost-lens COMMAND --help',
    'Exit codes: 0 clean, 1 gate failed, 2 wrong use, 3 internal error.',
  ]);
}

/** The help of one command. */
export function commandHelp({ name, usage, summary, details = [], options }: Command): string {
  return lines([
    `Usage: llm-cost-lens ${`${name} ${usage}`.trim()} [OPTION…]`,
    '',
    `${summary.charAt(0).toUpperCase()}${summary.slice(1)}.`,
    ...(details.length > 0 ? ['', ...details] : []),
    '',
    ...table(Object.entries<Options[string]>({ ...options, ...commonOptions }).map(optionRow)),
  ]);
}

function optionRow([name, { value, summary, multiple }]: [string, Options[string]]): readonly [string, string] {
  const form = value === null ? `--${name}` : `--${name} ${value}`;
  return [form, multiple === true ? `${summary}; may be repeated` : summary];
}

function table(rows: readonly (readonly [string, string])[]): readonly string[] {
  const width = Math.max(...rows.map(([left]) => left.length));
  return rows.map(([left, right]) => `  ${left.padEnd(width)}  ${right}`);
}

const lines = (all: readonly string[]): string => `${all.join('\n')}\n`;
