import type { CliPorts } from './ports.ts';

/** 0 clean, 1 gate failed, 2 wrong use, 3 internal. */
export type ExitCode = 0 | 1 | 2 | 3;

export interface Command {
  readonly name: string;
  /** The arguments as the help shows them: `[PATH…]`. */
  readonly usage: string;
  readonly summary: string;
  /** More for the command's own help. */
  readonly details?: readonly string[];
  readonly options: Options;
  readonly run: (given: Arguments, ports: CliPorts) => Promise<ExitCode>;
}

export type Options = Readonly<Record<string, OptionSpec>>;

export interface OptionSpec {
  /** What stands for the value in the help; null for a switch. */
  readonly value: string | null;
  readonly summary: string;
  /** May be given several times. */
  readonly multiple?: true;
}

/** What the command line says, checked against the command's options. */
export interface Arguments {
  readonly positionals: readonly string[];
  readonly text: (option: string) => string | null;
  readonly texts: (option: string) => readonly string[];
  readonly isSet: (option: string) => boolean;
}

/** The command line asks for what cannot be done. Ends with exit code 2. */
export class UsageError extends Error {}
