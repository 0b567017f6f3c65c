import type { Expr, FunctionIr } from '../../../../ir/types.ts';
import type { Invocation } from '../../calls.ts';
import { type Context, codeOf } from '../../context.ts';
import { type Abstract, type BoundArgument, forced, opaque } from '../../domain.ts';
import { evaluate, evaluateArguments } from '../../expressions.ts';
import { staticString } from '../../text.ts';
import { byDefault, declare, optionsIn, parserOf, unseen } from './options.ts';

/** Parsers of argparse, and the defaults that Typer and FastAPI take in place of a parameter's own; null for other functions. */
export function pythonOptions(context: Context, path: string, args: readonly BoundArgument[]): Abstract | null {
  if (/^(argparse|configargparse|jsonargparse)\.Arg(ument)?Parser$/.test(path)) return parserOf(context);
  if (!/^(typer\.(Option|Argument)|fastapi\.(Query|Form|Body|Header|Cookie))$/.test(path)) return null;
  const given = args.find(({ form, name }) => form === 'positional' || name === 'default')?.value;
  return given?.kind === 'opaque' || given === undefined ? unseen(path) : given;
}

/** A method of such a parser; null for other objects. */
export function parserMethod(
  context: Context,
  object: Extract<Abstract, { kind: 'ref' }>,
  name: string,
  invocation: Invocation,
): Abstract | null {
  const options = context.module.language === 'python' ? optionsIn(context, object) : null;
  if (options === null) return null;
  switch (name) {
    case 'add_argument':
      declare(context, options, nameOf(invocation.args), defaultOf(context, invocation));
      return object;
    case 'set_defaults':
      for (const { form, name: key, value } of invocation.args)
        if (form === 'named') declare(context, options, key, byDefault(value, key ?? ''));
      return object;
    case 'parse_args':
    case 'parse_intermixed_args':
      return options;
    case 'parse_known_args': {
      const items = [options, opaque('run-time-value', name, { kind: 'user-input' })];
      return context.state.allocate({
        kind: 'list',
        items: items.map((value) => ({ value, isMaybe: false, isRepeated: false, location: null })),
        open: null,
      });
    }
    // Groups and subcommands add to the options of the whole.
    case 'add_argument_group':
    case 'add_mutually_exclusive_group':
    case 'add_subparsers':
    case 'add_parser':
      return object;
    default:
      return null;
  }
}

/** What a decorator says of a parameter: `@click.option('--model', default='gpt-5')`. Null where none does. */
export function decoratedDefault(context: Context, fn: FunctionIr, name: string): Abstract | null {
  for (const decorator of fn.decorators) {
    if (decorator.kind !== 'call' || !/^(option|argument)$/.test(lastName(decorator.callee))) continue;
    const callee = evaluate(context, decorator.callee);
    const settled = forced(callee);
    if (settled.kind !== 'external' || !/click\w*\.(option|argument)$/.test(settled.path)) continue;
    const invocation = { args: evaluateArguments(context, decorator.args), expr: decorator };
    if (nameOf(invocation.args) === name) return defaultOf(context, invocation);
  }
  return null;
}

const lastName = (callee: Expr): string => (callee.kind === 'member' || callee.kind === 'name' ? callee.name : '');

/** The name under which the code finds an option: `dest`, the bare name, or the first long form. */
function nameOf(args: readonly BoundArgument[]): string | null {
  const dest = args.find(({ name }) => name === 'dest');
  if (dest) return staticString(dest.value);
  const names = args.filter(({ form }) => form === 'positional').map(({ value }) => staticString(value) ?? '');
  const chosen = names.find(isBare) ?? names.find((name) => name.startsWith('--')) ?? names[0];
  return chosen?.replace(/^-+/, '').replace(/\/.*/, '').replaceAll('-', '_') ?? null;
}

const isBare = (name: string): boolean => /^\w/.test(name);

function defaultOf(context: Context, { args, expr }: Invocation): Abstract {
  const code = expr ? codeOf(context, expr.span) : '';
  const given = (key: string): Abstract | undefined => args.find(({ name }) => name === key)?.value;
  const value = given('default');
  if (value !== undefined) return byDefault(value, code);
  const action = given('action');
  const isSwitch =
    given('is_flag') !== undefined || (action && /^store_(true|false)$/.test(staticString(action) ?? ''));
  if (isSwitch) return { ...unseen(code), type: 'boolean' };
  const isGiven =
    given('required') !== undefined ||
    args.some(({ form, value }) => form === 'positional' && isBare(staticString(value) ?? ''));
  return { ...unseen(code), isNullByDefault: !isGiven };
}
