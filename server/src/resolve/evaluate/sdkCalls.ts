import type { Span } from '../../base/span.ts';
import type { ArgumentBinding, Billed, Meaning, Member, NamedKinds, SdkTable } from '../../sdks/types.ts';
import { apply, callMember, type Invocation, unfollowed } from './calls.ts';
import { type Context, locate } from './context.ts';
import {
  type Abstract,
  type BoundArgument,
  choice,
  forced,
  type HeapEntry,
  type HeapItem,
  isNothing,
  literal,
  nowhere,
  opaque,
  type Provenant,
  type SdkInstance,
  staticText,
} from './domain.ts';
import { optionsInFile } from './fileObjects.ts';
import { sendRequest } from './http.ts';
import { changeList } from './library/changes.ts';
import { callLibrary } from './library.ts';
import { memberOf } from './members.ts';
import { observe } from './observe.ts';
import { passedOn } from './passedOn.ts';
import { spreadInto } from './records.ts';
import { repeat } from './repeat.ts';
import { configure, moduleObject } from './sdkGlobals.ts';
import { staticString } from './text.ts';

export function applyMeaning(
  context: Context,
  table: SdkTable,
  language: 'typescript' | 'python',
  meaning: Meaning,
  name: string,
  invocation: Invocation,
): Abstract {
  switch (meaning.kind) {
    case 'constructor': {
      const made = instantiateShape(context, table, language, meaning.shape, invocation, meaning.bind ?? null);
      if (made && meaning.billed) billMaking(context, made, meaning.billed, invocation);
      return made ?? unfollowed(context, null, invocation);
    }
    case 'named':
      return instantiateNamed(context, table, language, meaning, invocation) ?? unfollowed(context, null, invocation);
    case 'http':
      return (
        sendRequest(context, table, language, null, meaning, invocation) ??
        callLibrary(context, name, invocation) ??
        unfollowed(context, null, invocation)
      );
    case 'record':
      return recordOf(context, language, meaning, invocation);
    case 'instance': {
      const instance = moduleObject(context, table, language, meaning.shape);
      return instance ? apply(context, instance, invocation) : unfollowed(context, null, invocation);
    }
    case 'call':
      return observe(
        context,
        table,
        language,
        meaning.call,
        meaning.shape === undefined ? null : moduleObject(context, table, language, meaning.shape),
        bindArguments(context, language, meaning.call.bind ?? null, invocation.args),
        invocation,
      );
    case 'identity':
      return passedOn(context, meaning, invocation) ?? opaque('unsupported', name);
    case 'free': {
      const result = unfollowed(context, null, invocation);
      return meaning.returns === undefined ? result : constant(meaning.returns.value);
    }
    case 'configure':
      return configure(context, table, meaning, invocation);
    case 'constant':
    case 'assembles':
    case 'namespace':
      return unfollowed(context, null, invocation);
  }
}

export const constant = (value: string | number | boolean | null): Abstract =>
  typeof value === 'string' ? staticText(value, null) : literal(value);

export function instantiateShape(
  context: Context,
  table: SdkTable,
  language: 'typescript' | 'python',
  shapeName: string,
  invocation: Invocation | null,
  bind: ArgumentBinding | null,
): SdkInstance | null {
  const shape = context.program.host.sdk.shape(table, language, shapeName);
  if (!shape) return null;
  const options = invocation
    ? bindArguments(context, language, bind ?? shape.bind ?? null, invocation.args)
    : context.state.allocate({ kind: 'record', entries: new Map(), open: 'parameter', instance: null });
  const made = invocation?.expr ? locate(context, invocation.expr.span) : null;
  return {
    kind: 'instance',
    table,
    language,
    shapeName,
    shape,
    options,
    made,
    origin: { definition: made, from: 'constructor' },
  };
}

/** What making an object sends, if it is given something to send. */
function billMaking(context: Context, made: SdkInstance, { call, given }: Billed, invocation: Invocation): void {
  const record = made.options.kind === 'ref' ? context.state.object(made.options.id) : null;
  const isOpen = record?.kind === 'record' && record.open !== null;
  if (isOpen || given.some((option) => isGiven(context, made.options, option) && !isEmptyList(context, made, option)))
    observe(context, made.table, made.language, call, made, made.options, invocation);
}

function isEmptyList(context: Context, { options }: SdkInstance, key: string): boolean {
  const value = forced(entryOf(context, options, key));
  const list = value?.kind === 'ref' ? context.state.object(value.id) : null;
  return list?.kind === 'list' && list.items.length === 0 && list.open === null;
}

/** The object of a factory whose argument names a kind that the SDK lists; null for other names. */
function instantiateNamed(
  context: Context,
  table: SdkTable,
  language: 'typescript' | 'python',
  { argument, name, shapes, bind }: NamedKinds,
  invocation: Invocation,
): SdkInstance | null {
  const given =
    invocation.args.find((candidate) => candidate.form === 'named' && candidate.name === name) ??
    invocation.args.filter(({ form }) => form === 'positional')[argument];
  const kind = given === undefined ? null : staticString(given.value);
  if (kind === null && given?.value.kind === 'opaque' && given.value.provenance.kind === 'parameter')
    noteMaker(context);
  const shape = kind !== null && Object.hasOwn(shapes, kind) ? shapes[kind] : undefined;
  return shape === undefined ? null : instantiateShape(context, table, language, shape, invocation, bind ?? null);
}

/** What this function makes is told by its callers. */
function noteMaker({ stack }: Context): void {
  const made = stack.at(-1);
  made?.module.makers.set(made.function, 'holder');
}

function recordOf(
  context: Context,
  language: 'typescript' | 'python',
  { bind, with: constants, under }: Extract<Meaning, { kind: 'record' }>,
  { args, expr }: Invocation,
): Abstract {
  const origin: Provenant = { definition: expr ? locate(context, expr.span) : null, from: 'literal' };
  const given = bindArguments(context, language, bind ?? null, args);
  if (constants === undefined && under === undefined) return { ...given, origin };
  const entries = new Map<string, HeapEntry>(
    Object.entries(constants ?? {}).map(([key, text]) => [
      key,
      { value: staticText(text, null), isMaybe: false, location: null },
    ]),
  );
  const open = under === undefined ? spreadInto(context, entries, given, null) : null;
  if (under !== undefined) entries.set(under, { value: given, isMaybe: false, location: null });
  return context.state.allocate({ kind: 'record', entries, open, instance: null }, origin);
}

export function applyMember(
  context: Context,
  object: SdkInstance,
  member: NonNullable<SdkInstance['shape']['call']>,
  path: readonly string[],
  invocation: Invocation,
): Abstract {
  const { table, language } = object;
  switch (member.kind) {
    case 'call':
      return observe(
        context,
        table,
        language,
        member.call,
        object,
        bindArguments(context, language, member.call.bind ?? null, invocation.args),
        invocation,
      );
    case 'free':
      return unfollowed(context, null, invocation);
    case 'same': {
      const entries = new Map<string, HeapEntry>();
      const held = spreadInto(context, entries, object.options, null);
      for (const [key, value] of Object.entries(member.sets ?? {}))
        entries.set(key, { value: constant(value), isMaybe: false, location: null });
      const given = bindArguments(context, language, member.bind ?? null, invocation.args);
      const open = held ?? spreadInto(context, entries, given, null);
      return {
        ...object,
        options: context.state.allocate({ kind: 'record', entries, open, instance: null }),
        made: invocation.expr && member.isView !== true ? locate(context, invocation.expr.span) : object.made,
      };
    }
    case 'join':
      return joined(context, object, member.shape, [object, ...invocation.args.map(({ value }) => value)], invocation);
    case 'make': {
      const made = instantiateShape(context, table, language, member.shape, invocation, member.bind ?? null);
      if (made?.options.kind !== 'ref') return made ?? unfollowed(context, null, invocation);
      if (member.given?.every((option) => !isGiven(context, made.options, option)))
        return unfollowed(context, null, invocation);
      setField(context, made.options, '$parent', object);
      if (member.isChange === true) leaveOpen(context, made.options);
      return made;
    }
    case 'named': {
      const made = instantiateNamed(context, table, language, member, invocation);
      if (made) setField(context, made.options, '$parent', object);
      return made ?? unfollowed(context, null, invocation);
    }
    case 'file': {
      const made = instantiateShape(context, table, language, member.shape, { ...invocation, args: [] }, null);
      const entries = optionsInFile(context, object, member, invocation);
      if (made?.options.kind === 'ref') {
        context.state.setObject(made.options.id, {
          kind: 'record',
          entries: new Map(entries ?? []).set('$parent', { value: object, isMaybe: false, location: null }),
          open: entries === null ? 'run-time-value' : null,
          instance: null,
        });
      }
      return made ?? unfollowed(context, null, invocation);
    }
    case 'repeat':
      return repeat(context, object, member, invocation);
    case 'send':
      return send(context, object, member, invocation);
    case 'http':
      return sendRequest(context, table, language, object, member, invocation) ?? unfollowed(context, null, invocation);
    case 'append':
      appendTo(context, object.options, member.path, invocation);
      return object;
    case 'select': {
      const key = staticString(invocation.args[0]?.value ?? opaque('run-time-value'));
      const held = member.path
        .split('.')
        .reduce((value: Abstract, part) => memberOf(context, value, part, { start: 0, end: 0 }), object.options);
      return key === null
        ? opaque('run-time-value', path.join('.'))
        : memberOf(context, held, key, { start: 0, end: 0 });
    }
    case 'registry': {
      const key = staticString(invocation.args[0]?.value ?? opaque('run-time-value'));
      const at = key?.indexOf(member.separator) ?? -1;
      if (key === null || at < 0) return opaque('run-time-value', path.join('.'));
      const provider = memberOf(context, object.options, key.slice(0, at), { start: 0, end: 0 });
      const rest: BoundArgument = {
        form: 'positional',
        name: null,
        value: {
          kind: 'text',
          parts: [{ kind: 'static', text: key.slice(at + member.separator.length), location: null }],
          origin: nowhere,
        },
        location: invocation.args[0]?.location ?? null,
      };
      return callMember(context, provider, member.member, { ...invocation, args: [rest, ...invocation.args.slice(1)] });
    }
  }
}

/** `left | right` where one of them is an object that the operator joins with others; null where neither is. */
export function joinedByOperator(context: Context, left: Abstract, right: Abstract, span: Span): Abstract | null {
  for (const side of [left, right]) {
    const object = side.kind === 'choice' ? side.alternatives.find((item) => item.kind === 'instance') : side;
    const member = object?.kind === 'instance' ? object.shape.members['|'] : undefined;
    if (object?.kind === 'instance' && member?.kind === 'join')
      return joined(context, object, member.shape, [left, right], { args: [], expr: null }, span);
  }
  return null;
}

/** `prompt.pipe(model)` where only the model can be seen: it has a method of that name that joins. */
export function joinedByMethod(
  context: Context,
  object: Abstract,
  name: string,
  invocation: Invocation,
): Abstract | null {
  for (const { value } of invocation.args) {
    const member = value.kind === 'instance' ? value.shape.members[name] : undefined;
    if (value.kind === 'instance' && member?.kind === 'join')
      return joined(
        context,
        value,
        member.shape,
        [object, ...invocation.args.map((argument) => argument.value)],
        invocation,
      );
  }
  return null;
}

/** What is joined already stays one row of parts. */
function joined(
  context: Context,
  { table, language }: SdkInstance,
  shapeName: string,
  parts: readonly Abstract[],
  { expr }: Pick<Invocation, 'args' | 'expr'>,
  span: Span | null = expr?.span ?? null,
): Abstract {
  const shape = context.program.host.sdk.shape(table, language, shapeName);
  if (!shape) return opaque('unsupported', shapeName);
  const items = parts.flatMap((part): readonly HeapItem[] => {
    const own = part.kind === 'instance' && part.shapeName === shapeName ? partsOf(context, part) : null;
    return own ?? [{ value: part, isMaybe: false, isRepeated: false, location: null }];
  });
  const list = context.state.allocate({ kind: 'list', items, open: null });
  const entries = new Map<string, HeapEntry>([['$parts', { value: list, isMaybe: false, location: null }]]);
  const options = context.state.allocate({ kind: 'record', entries, open: null, instance: null });
  const made = span ? locate(context, span) : null;
  return {
    kind: 'instance',
    table,
    language,
    shapeName,
    shape,
    options,
    made,
    origin: { definition: made, from: 'constructor' },
  };
}

function partsOf(context: Context, { options }: SdkInstance): readonly HeapItem[] | null {
  const record = options.kind === 'ref' ? context.state.object(options.id) : null;
  const parts = record?.kind === 'record' ? record.entries.get('$parts')?.value : undefined;
  const list = parts?.kind === 'ref' ? context.state.object(parts.id) : null;
  return list?.kind === 'list' ? list.items : null;
}

/** Sends what an object of the SDK says, each one of a choice by itself. Objects that are not listed cost nothing. */
function send(
  context: Context,
  object: SdkInstance,
  member: Extract<Member, { kind: 'send' }>,
  invocation: Invocation,
): Abstract {
  const given = invocation.args[member.argument]?.value;
  const command = forced(given);
  if (command?.kind === 'choice')
    return choice(
      command.alternatives.map((one) =>
        send(context, object, member, { ...invocation, args: replaced(invocation.args, member.argument, one) }),
      ),
    );
  const call = command?.kind === 'instance' ? member.calls[command.shapeName] : undefined;
  if (command?.kind !== 'instance' || call === undefined || command.table !== object.table)
    return unfollowed(context, null, invocation);
  const request = member.request === undefined ? undefined : invocation.args[member.request];
  const parameters = request === undefined ? command.options : withRequest(context, command.options, request);
  return observe(context, object.table, object.language, call, object, parameters, invocation, true);
}

const replaced = (args: readonly BoundArgument[], at: number, value: Abstract): readonly BoundArgument[] =>
  args.map((argument, index) => (index === at ? { ...argument, value } : argument));

function withRequest(context: Context, options: Abstract, { value, location }: BoundArgument): Abstract {
  const entries = new Map<string, HeapEntry>();
  const open = spreadInto(context, entries, options, null);
  entries.set('$request', { value, isMaybe: false, location });
  return context.state.allocate({ kind: 'record', entries, open, instance: null }, options.origin);
}

/** Adds the arguments to a list in a record, which has none where nobody has written one. What is not a list is left as it is. */
function appendTo(context: Context, ref: Abstract, key: string, invocation: Invocation): void {
  const object = ref.kind === 'ref' ? context.state.object(ref.id) : null;
  if (object?.kind !== 'record') return;
  const given = object.entries.get(key)?.value ?? null;
  const isNew = object.open === null && (given === null || isNothing(given));
  const list = isNew ? context.state.allocate({ kind: 'list', items: [], open: null }) : given;
  if (isNew && list) setField(context, ref, key, list);
  // What is added may be given by keyword: `add_component(name="llm", instance=generator)`.
  const args = invocation.args.map((argument) =>
    argument.form === 'named' ? { ...argument, form: 'positional' as const, name: null } : argument,
  );
  if (list?.kind === 'ref') changeList(context, list, 'append', { ...invocation, args });
}

function isGiven(context: Context, ref: Abstract, key: string): boolean {
  const value = entryOf(context, ref, key);
  return value !== undefined && !isNothing(value);
}

function entryOf(context: Context, ref: Abstract, key: string): Abstract | undefined {
  const record = ref.kind === 'ref' ? context.state.object(ref.id) : null;
  return record?.kind === 'record' ? record.entries.get(key)?.value : undefined;
}

/** Further fields may be there. */
function leaveOpen(context: Context, ref: Abstract): void {
  const object = ref.kind === 'ref' ? context.state.object(ref.id) : null;
  if (ref.kind === 'ref' && object) context.state.setObject(ref.id, { ...object, open: 'run-time-value' });
}

function setField(context: Context, ref: Abstract, key: string, value: Abstract): void {
  const object = ref.kind === 'ref' ? context.state.object(ref.id) : null;
  if (ref.kind !== 'ref' || object?.kind !== 'record') return;
  const entries = new Map(object.entries);
  entries.set(key, { value, isMaybe: false, location: null });
  context.state.setObject(ref.id, { ...object, entries });
}

/** The arguments of an SDK call as one record of parameters. */
export function bindArguments(
  context: Context,
  language: 'typescript' | 'python',
  binding: ArgumentBinding | null,
  args: readonly BoundArgument[],
): Abstract {
  const entries = new Map<string, HeapEntry>();
  let open: ReturnType<typeof spreadInto> = null;
  let origin = nowhere;
  const record = binding?.record ?? (language === 'typescript' && !binding?.positional ? 0 : null);
  let position = 0;
  for (const argument of args) {
    if (argument.form === 'named' && argument.name)
      entries.set(argument.name, { value: argument.value, isMaybe: false, location: argument.location });
    else if (argument.form === 'spread-named') {
      // Python refuses a keyword that is given twice, so that an unknown spread replaces nothing.
      const spread = new Map<string, HeapEntry>();
      open = spreadInto(context, spread, argument.value, argument.location) ?? open;
      for (const [key, entry] of spread) entries.set(key, entry);
    } else if (argument.form === 'spread') open = 'run-time-value';
    else {
      const name = binding?.positional?.[position];
      if (record === position) {
        const plain = binding?.plain;
        if (plain !== undefined && isPlain(context, argument.value))
          entries.set(plain, { value: argument.value, isMaybe: false, location: argument.location });
        else {
          open = spreadInto(context, entries, argument.value, argument.location) ?? open;
          if (argument.value.kind === 'ref') origin = argument.value.origin;
        }
      } else if (binding?.request === position)
        entries.set('$request', { value: argument.value, isMaybe: false, location: argument.location });
      else if (name) entries.set(name, { value: argument.value, isMaybe: false, location: argument.location });
      position++;
    }
  }
  return context.state.allocate({ kind: 'record', entries, open, instance: null }, origin);
}

/** A text or a list where there could be a record of parameters. */
function isPlain(context: Context, value: Abstract): boolean {
  switch (value.kind) {
    case 'lazy':
      return isPlain(context, value.force());
    case 'text':
      return true;
    case 'opaque':
      return value.type === 'text' || value.type === 'list';
    case 'choice':
      return value.alternatives.every((item) => isPlain(context, item));
    case 'ref':
      return context.state.object(value.id)?.kind === 'list';
    default:
      return false;
  }
}
