import { nearestName } from '../config/suggest.ts';
import { type Arguments, type Command, type Options, UsageError } from './command.ts';
import type { ParseArgs } from './ports.ts';

/** Options that every command has. */
export const commonOptions: Options = {
  help: { value: null, summary: 'show this help' },
  verbose: { value: null, summary: 'show the stack of an internal error' },
};

/** Reads the arguments of a command. Throws a `UsageError` for an option that it does not have or that lacks its value. */
export function readArguments(command: Command, args: readonly string[], parseArgs: ParseArgs): Arguments {
  const options = { ...command.options, ...commonOptions };
  const { values, positionals } = parse(command, args, options, parseArgs);
  const texts = (option: string): readonly string[] => {
    const value = values[option];
    return [value].flat().filter((one) => typeof one === 'string');
  };
  return {
    positionals,
    texts,
    text: (option) => texts(option).at(-1) ?? null,
    isSet: (option) => values[option] === true,
  };
}

function parse(
  command: Command,
  args: readonly string[],
  options: Options,
  parseArgs: ParseArgs,
): ReturnType<ParseArgs> {
  const config = Object.entries(options).map(([name, { value, multiple }]) => [
    name,
    {
      type: value === null ? ('boolean' as const) : ('string' as const),
      multiple: multiple === true,
      ...shortOf(name),
    },
  ]);
  try {
    return parseArgs({ args: [...args], options: Object.fromEntries(config), allowPositionals: true, strict: true });
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    const [sentence = ''] = error.message.split(/\. (?=[A-Z])|\n/);
    const unknown = /Unknown option '([^']+)'/.exec(error.message)?.[1];
    const similar =
      unknown === undefined
        ? null
        : nearestName(
            unknown,
            Object.keys(options).map((name) => `--${name}`),
          );
    const advice = similar === null ? '' : ` Did you mean ${similar}?`;
    throw new UsageError(`${sentence.replace(/\.$/, '')}.${advice} See: llm-cost-lens ${command.name} --help`);
  }
}

const shortOf = (name: string) => (name === 'help' ? { short: 'h' } : name === 'output' ? { short: 'o' } : {});
