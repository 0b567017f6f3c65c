import { type Invocation, runCallback } from '../../calls.ts';
import type { Context } from '../../context.ts';
import { type Abstract, type BoundArgument, literal } from '../../domain.ts';
import { staticString } from '../../text.ts';
import { byDefault, declare, optionsIn, parserOf, recordOf, unseen } from './options.ts';

/** What Node's `parseArgs`, minimist and meow read of the command line, and parsers of commander and yargs; null for other functions. */
export function scriptOptions(context: Context, path: string, args: readonly BoundArgument[]): Abstract | null {
  const [first, second] = args;
  switch (path) {
    case 'util.parseArgs':
      return recordOf(context, [
        ['values', describedIn(context, fieldOf(context, first?.value, 'options'))],
        ['positionals', words(context)],
      ]);
    case 'meow':
      return recordOf(context, [
        ['flags', describedIn(context, fieldOf(context, second?.value ?? first?.value, 'flags'))],
        ['input', words(context)],
      ]);
    case 'minimist':
    case 'yargs-parser': {
      const defaults = entriesOf(context, fieldOf(context, second?.value, 'default'));
      return recordOf(
        context,
        defaults.map(([key, value]) => [key, byDefault(value, key)]),
        true,
      );
    }
    case 'commander.Command':
    case 'commander.createCommand':
      return parserOf(context);
    case 'yargs':
    case 'yargs/yargs': {
      const parser = parserOf(context);
      const options = parser.kind === 'ref' ? optionsIn(context, parser) : null;
      if (parser.kind === 'ref' && options) declareField(context, parser, 'argv', options);
      return parser;
    }
    default: {
      const method = /^commander\.program\.(\w+)$/.exec(path)?.[1];
      const program = method === undefined ? null : programOf(context);
      return method !== undefined && program?.kind === 'ref'
        ? commandMethod(context, program, method, { args, expr: null })
        : null;
    }
  }
}

/** The parser that commander exports: each file has the options that it adds itself. */
function programOf(context: Context): Abstract {
  const { symbolic } = context.module;
  const parser = symbolic.get(programOf) ?? parserOf(context);
  symbolic.set(programOf, parser);
  return parser;
}

type Ref = Extract<Abstract, { kind: 'ref' }>;

/** A method of such a parser, which hands it on wherever it only sets it up; null for other objects. */
export function commandMethod(context: Context, object: Ref, name: string, { args }: Invocation): Abstract | null {
  const options = context.module.language === 'typescript' ? optionsIn(context, object) : null;
  if (options === null) return null;
  const [first, second] = args;
  switch (name) {
    case 'option':
    case 'requiredOption': {
      const flags = first ? (staticString(first.value) ?? '') : '';
      const value =
        second?.value.kind === 'ref' ? describedDefault(context, second.value, flags) : lastDefault(args, flags);
      declare(context, options, nameOf(flags), value);
      return object;
    }
    case 'options':
      for (const [key, value] of entriesOf(context, first?.value ?? null))
        declare(context, options, nameOf(key), describedDefault(context, value, key));
      return object;
    case 'opts':
    case 'optsWithGlobals':
    case 'parseSync':
      return options;
    case 'parse':
      return fieldOf(context, object, 'argv') ?? object;
    case 'action':
      if (first?.value.kind === 'closure') runAction(context, first.value, options);
      return object;
    default:
      return object;
  }
}

/** The name under which the code finds an option: `-m, --max-tokens <n>` is `maxTokens`. */
function nameOf(flags: string): string | null {
  const long = /--(?:no-)?([\w-]+)/.exec(flags)?.[1] ?? /^-?([\w-]+)/.exec(flags)?.[1];
  return long?.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase()) ?? null;
}

/** `option(flags, description, default)`, maybe with a function before the default that reads the text. */
function lastDefault(args: readonly BoundArgument[], flags: string): Abstract {
  const last = args.length > 2 ? args.at(-1)?.value : undefined;
  const isReader = last?.kind === 'closure' || last?.kind === 'external';
  return byDefault(last === undefined || isReader ? literal(undefined) : last, flags);
}

const describedDefault = (context: Context, description: Abstract, code: string): Abstract =>
  byDefault(fieldOf(context, description, 'default') ?? literal(undefined), code);

/** The options of a record of descriptions: `{ model: { type: 'string', default: 'gpt-5' } }`. */
const describedIn = (context: Context, descriptions: Abstract | null): Abstract =>
  recordOf(
    context,
    entriesOf(context, descriptions).map(([key, value]) => [key, describedDefault(context, value, key)]),
    true,
  );

/** The function of a command is given its arguments and then the options, at times with the command itself behind them. */
function runAction(context: Context, action: Extract<Abstract, { kind: 'closure' }>, options: Abstract): void {
  const { params } = action.function;
  const isOptions = params.map(
    ({ target }) =>
      target.kind === 'record-pattern' ||
      /^(opt|arg|flag|param|config)/i.test(target.kind === 'name' ? target.name : ''),
  );
  const at = isOptions.lastIndexOf(true);
  const given = params.map((_, index) => (index === at ? options : unseen('')));
  runCallback(
    context,
    action,
    'action',
    given.map((value) => ({ form: 'positional', name: null, value, location: null })),
  );
}

const words = (context: Context): Abstract =>
  context.state.allocate({ kind: 'list', items: [], open: 'run-time-value' });

function entriesOf(context: Context, value: Abstract | null): readonly (readonly [string, Abstract])[] {
  const record = value?.kind === 'ref' ? context.state.object(value.id) : null;
  return record?.kind === 'record' ? [...record.entries].map(([key, entry]) => [key, entry.value]) : [];
}

function fieldOf(context: Context, value: Abstract | undefined, key: string): Abstract | null {
  return entriesOf(context, value ?? null).find(([name]) => name === key)?.[1] ?? null;
}

function declareField(context: Context, object: Ref, key: string, value: Abstract): void {
  const record = context.state.object(object.id);
  if (record?.kind !== 'record') return;
  const entries = new Map(record.entries).set(key, { value, isMaybe: false, location: null });
  context.state.setObject(object.id, { ...record, entries });
}
