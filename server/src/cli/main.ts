import { nearestName } from '../config/suggest.ts';
import { readArguments } from './arguments.ts';
import { type Arguments, type Command, type ExitCode, UsageError } from './command.ts';
import { commands, defaultCommand } from './commands.ts';
import { commandHelp, overview } from './help.ts';
import type { CliPorts } from './ports.ts';

/** Runs one command line. It never rejects: what goes wrong is told on stderr and in the exit code. */
export async function main(args: readonly string[], ports: CliPorts): Promise<ExitCode> {
  try {
    return await run(args, ports);
  } catch (error) {
    return await explain(error, args, ports);
  }
}

async function run(args: readonly string[], ports: CliPorts): Promise<ExitCode> {
  const [first, second] = args;
  if (first === '--version' || first === '-v' || first === '-V') {
    await ports.stdout.write(`llm-cost-lens ${ports.version}\n`);
    return 0;
  }
  if (first === '--help' || first === '-h' || first === 'help') {
    const command = commands.find(({ name }) => name === second);
    await ports.stdout.write(command === undefined ? overview(ports.version) : commandHelp(command));
    return 0;
  }
  const [command, rest] = choose(args, ports);
  const given: Arguments = readArguments(command, rest, ports.parseArgs);
  if (given.isSet('help')) {
    await ports.stdout.write(commandHelp(command));
    return 0;
  }
  return command.run(given, ports);
}

/** The command that the first argument names, or the default one where it is an option or a path. */
function choose(args: readonly string[], { disk, cwd }: CliPorts): readonly [Command, readonly string[]] {
  const [first, ...rest] = args;
  const named = commands.find(({ name }) => name === first);
  if (named !== undefined) return [named, rest];
  const isPath =
    first === undefined ||
    first.startsWith('-') ||
    /[./\\]/.test(first) ||
    disk.kindOf(disk.resolve(cwd, first)) !== null;
  if (isPath) return [defaultCommand, args];
  const names = commands.map(({ name }) => name);
  const similar = nearestName(first, names);
  throw new UsageError(
    `There is no command and no file called "${first}".${similar === null ? '' : ` Did you mean ${similar}?`}\nCommands: ${names.join(', ')}`,
  );
}

async function explain(error: unknown, args: readonly string[], ports: CliPorts): Promise<ExitCode> {
  if (error instanceof UsageError) {
    await ports.stderr.write(`llm-cost-lens: ${error.message}\n`);
    return 2;
  }
  // The reader of a pipe has gone away, as `head` does. Nobody is left to be told.
  if (error instanceof Error && 'code' in error && error.code === 'EPIPE') return 0;
  const message = error instanceof Error ? error.message : String(error);
  const isVerbose = args.includes('--verbose') || (ports.environment('LLM_COST_LENS_DEBUG') ?? '') !== '';
  const stack = isVerbose && error instanceof Error ? `\n${error.stack ?? ''}` : '';
  const advice = isVerbose ? '' : ' (--verbose shows where)';
  await ports.stderr.write(`llm-cost-lens: internal error: ${message}${advice}${stack}\n`);
  return 3;
}
