import type { ParamIr } from '../../ir/types.ts';
import { assign } from './assignment.ts';
import { type Context, codeOf } from './context.ts';
import {
  type Abstract,
  type BoundArgument,
  type Closure,
  type HeapEntry,
  type HeapItem,
  isEmptyText,
  isNothing,
  lazily,
  literal,
  type Opaque,
  opaque,
  withSource,
} from './domain.ts';
import { evaluate } from './expressions.ts';
import { clientsIn } from './handedClients.ts';
import { iterate } from './items.ts';
import { decoratedDefault } from './library/commandLine/python.ts';
import { isEmptyRecord, spreadInto } from './records.ts';
import { typedOpaque, typedValue } from './typedValues.ts';

/** What a function is given: its arguments, nothing that is known, or no more than the clients among its arguments. */
export type Given = readonly BoundArgument[] | 'symbolic' | { readonly clients: readonly BoundArgument[] };

/** Gives each parameter its value: the argument, the default, or for `symbolic` what its type and default say. */
export function bindParameters(context: Context, closure: Closure, args: Given): void {
  const params = ownParameters(context, closure);
  if (args === 'symbolic') {
    for (const param of params) assign(context, param.target, symbolicParameter(context, param), null);
    return;
  }
  if ('clients' in args) {
    bindClients(context, params, args.clients);
    return;
  }
  const positional: BoundArgument[] = [];
  let isOpen = false;
  const named = new Map<string, HeapEntry>();
  let namedOpen: ReturnType<typeof spreadInto> = null;
  for (const argument of args) {
    if (argument.form === 'positional') positional.push(argument);
    else if (argument.form === 'named' && argument.name)
      named.set(argument.name, { value: argument.value, isMaybe: false, location: argument.location });
    else if (argument.form === 'spread-named')
      namedOpen = spreadInto(context, named, argument.value, argument.location) ?? namedOpen;
    else {
      const items = iterate(context, argument.value);
      for (const item of items.items)
        if (!item.isMaybe && !item.isRepeated)
          positional.push({ form: 'positional', name: null, value: item.value, location: item.location });
      if (items.open) isOpen = true;
    }
  }
  let position = 0;
  for (const param of params) {
    if (param.form === 'rest') {
      const items: HeapItem[] = positional
        .slice(position)
        .map((argument) => ({ value: argument.value, isMaybe: false, isRepeated: false, location: argument.location }));
      assign(
        context,
        param.target,
        context.state.allocate({ kind: 'list', items, open: isOpen ? 'run-time-value' : null }),
        null,
      );
      position = positional.length;
      continue;
    }
    if (param.form === 'rest-named') {
      const taken = new Set(params.map((item) => (item.target.kind === 'name' ? item.target.name : '')));
      const entries = new Map([...named].filter(([key]) => !taken.has(key)));
      assign(
        context,
        param.target,
        context.state.allocate({ kind: 'record', entries, open: namedOpen, instance: null }),
        null,
      );
      continue;
    }
    const name = param.target.kind === 'name' ? param.target.name : null;
    const byName = name === null ? undefined : named.get(name);
    const given = byName ?? (param.form === 'positional' ? positional[position] : undefined);
    if (param.form === 'positional' && !byName) position++;
    const value = given
      ? given.value
      : isOpen || namedOpen
        ? opaque('parameter', name ?? '', { kind: 'parameter', name: name ?? '' })
        : defaultOf(context, param);
    const isMissing = value.kind === 'literal' && value.value === undefined && param.default !== null;
    const bound = isMissing ? defaultOf(context, param) : (ofItsType(context, param, value) ?? passedOn(value));
    assign(context, param.target, bound, null);
  }
}

function bindClients(context: Context, params: readonly ParamIr[], args: readonly BoundArgument[]): void {
  const positional = args.filter(({ form }) => form !== 'named');
  for (const [index, param] of params.entries()) {
    const name = param.target.kind === 'name' ? param.target.name : null;
    const byName = args.find((argument) => argument.form === 'named' && argument.name === name);
    const given = byName ?? (param.form === 'positional' ? positional[index] : undefined);
    const client = given && given.form !== 'spread' ? clientsIn(context, given.value) : null;
    assign(context, param.target, client ?? symbolicParameter(context, param), null);
  }
}

/** An argument that nothing is known of is what the parameter's annotation says, unless it is made or named as something that stands in. */
function ofItsType(context: Context, { type }: ParamIr, value: Abstract): Abstract | null {
  if (!type || value.kind !== 'opaque' || value.isObject || STAND_INS.test(value.code)) return null;
  return typedValue(context, type);
}

const STAND_INS = /mock|fake|stub|dummy|double/i;

/** A constant that a caller hands over is known by argument. */
const passedOn = (value: Abstract): Abstract =>
  (value.kind === 'text' || value.kind === 'literal') && value.origin.from === 'literal'
    ? withSource(value, 'argument')
    : value;

/** The parameters that arguments fill; in Python the receiver is bound here. */
function ownParameters(context: Context, closure: Closure): readonly ParamIr[] {
  const { function: fn } = closure;
  const [first, ...rest] = fn.params;
  if (!takesReceiver(closure) || !first) return fn.params;
  assign(context, first.target, closure.receiver ?? opaque('parameter', 'self'), null);
  return rest;
}

/** Whether the first parameter stands for the object that a method is called on. */
export const takesReceiver = ({ module, owner, function: { role } }: Closure): boolean =>
  module.language === 'python' && owner !== null && role !== 'static-method' && role !== 'function';

function defaultOf(context: Context, param: ParamIr): Abstract {
  if (param.default) return lazily(evaluate(context, param.default), (value) => withSource(value, 'default-parameter'));
  // Whoever leaves an argument out in JavaScript passes undefined; Python would refuse the call, so that it was filled in unseen.
  return context.module.language === 'typescript' ? literal(undefined) : symbolicParameter(context, param);
}

/** A parameter that nobody fills: its type, its default, or just a parameter. */
function symbolicParameter(context: Context, param: ParamIr): Abstract {
  const name = param.target.kind === 'name' ? param.target.name : codeOf(context, param.span);
  if (param.form === 'rest') return context.state.allocate({ kind: 'list', items: [], open: 'parameter' });
  if (param.form === 'rest-named')
    return context.state.allocate({
      kind: 'record',
      entries: new Map(),
      open: 'parameter',
      isOptional: true,
      instance: null,
    });
  const typed = param.type ? typedValue(context, param.type) : null;
  if (typed) return typed;
  const unknown = typedOpaque(context, opaque('parameter', name, { kind: 'parameter', name }), param.type);
  const given = param.default
    ? evaluate(context, param.default)
    : decoratedDefault(context, context.frame.function, name);
  if (param.isOptional) return { ...unknown, isNullByDefault: true };
  return given ? lazily(given, (value) => standsFor(context, value, unknown)) : unknown;
}

/** A default that says something stands for the parameter; one that is nothing only says that the code may replace it. */
function standsFor(context: Context, value: Abstract, unknown: Opaque): Abstract {
  const isValue =
    (value.kind === 'text' && !isEmptyText(value)) ||
    value.kind === 'choice' ||
    (value.kind === 'literal' && !isNothing(value)) ||
    value.kind === 'instance' ||
    value.kind === 'closure' ||
    value.kind === 'class' ||
    isObject(context, value);
  if (isValue) return withSource(value, 'default-parameter');
  if (isNothing(value)) return { ...unknown, isNullByDefault: true };
  return isEmptyRecord(context, value) ? { ...unknown, isEmptyByDefault: true } : unknown;
}

/** An object of a class of the project. */
function isObject(context: Context, value: Abstract): boolean {
  const object = value.kind === 'ref' ? context.state.object(value.id) : null;
  return object?.kind === 'record' && object.instance !== null;
}
