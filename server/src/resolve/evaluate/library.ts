import type { UnknownReason } from '../../base/fact.ts';
import type { Span } from '../../base/span.ts';
import type { Provenance, TextPart } from '../value.ts';
import { apply, calleeName, type Invocation, runCallback } from './calls.ts';
import { type Context, codeOf, locate } from './context.ts';
import {
  type Abstract,
  type BoundArgument,
  choice,
  type HeapEntry,
  inert,
  isNothing,
  literal,
  nowhere,
  opaque,
  type Provenant,
  staticText,
  withSource,
} from './domain.ts';
import { spreadInto } from './expressions.ts';
import { changeList, changeRecord, newItems } from './library/changes.ts';
import { readFile, readPath } from './library/files.ts';
import { jsonValue } from './library/json.ts';
import { schemaCall, schemaMethod } from './library/schemas.ts';
import { clockCall, clockMethod, isRandom } from './library/time.ts';
import { typedRecord } from './library/typedRecords.ts';
import { environmentValue, iterate, memberOf } from './members.ts';
import { fillTemplate, joinTexts, mapStatic, staticString, textOf, toParts, trimParts } from './text.ts';

/** Functions that leave their arguments as they are and whose result does not matter. */
const HARMLESS =
  /^(console\.\w+|print|len|repr|id|type|isinstance|hasattr|callable|hash|any|all|sum|min|max|abs|round|assert|logg(er|ing)(\.\w+)*|log(\.\w+)*|st\.\w+|Boolean|isNaN|Array\.isArray|Object\.(keys|values|entries)|time\.sleep|asyncio\.sleep|setTimeout|range|Math\.\w+|pprint(\.pprint)?|warnings\.warn|chalk(\.\w+)*|rich\.print|sys\.stdout\.write|process\.stdout\.write)$/;

/** Functions that return what they are given. */
const TRANSPARENT =
  /^(Object\.(freeze|seal)|Promise\.(resolve|all|allSettled|race|any)|asyncio\.(run|create_task|ensure_future|wait_for|shield)|anyio\.run|nest_asyncio\.apply|cast|typing\.cast|react\.cache|next\/cache\.unstable_cache|useMemo|memoize)$/;

/** Functions that call the function that they are given, with its arguments behind it: `asyncio.to_thread(f, x)`. */
const CALLERS = /^(asyncio\.to_thread|functools\.partial|partial|anyio\.to_thread\.run_sync)$/;

const LOOPING =
  /(^|\.)(map|forEach|flatMap|filter|reduce|each|mapSeries|mapLimit|imap|imap_unordered|starmap|p-map|pMap|eachLimit|eachOf|asyncPool|mapConcurrent|starmap_async|map_async|p-all|bluebird)$/;

/** Whether a function runs its callback once for each item of something. */
export const loopingCallbacks = (name: string): boolean => LOOPING.test(name);

/** A call of a library function that the evaluation understands; null if it does not. */
export function callLibrary(context: Context, path: string, invocation: Invocation): Abstract | null {
  const { args, expr } = invocation;
  const [first, second] = args;
  const span = expr?.span ?? { start: 0, end: 0 };
  const clock = clockCall(path, args);
  if (clock) return opaque('run-time-value', codeOf(context, span), clock);
  if (isRandom(path)) return opaque('run-time-value', codeOf(context, span), { kind: 'random' });
  if (HARMLESS.test(path)) {
    if (path === 'range') return rangeOf(context, args);
    unfollowedCallbacks(context, invocation);
    return opaque('run-time-value', codeOf(context, span), first ? provenanceOf(first.value) : undefined);
  }
  if (path === 'asyncio.gather')
    return context.state.allocate({
      kind: 'list',
      items: args.map((argument) => ({
        value: argument.value,
        isMaybe: false,
        isRepeated: argument.form === 'spread',
        location: argument.location,
      })),
      open: null,
    });
  if (TRANSPARENT.test(path))
    return first
      ? path === 'cast' || path === 'typing.cast'
        ? (second?.value ?? first.value)
        : called(context, path, first.value)
      : literal(undefined);
  if (CALLERS.test(path)) {
    if (!first) return null;
    if (path.endsWith('partial')) return { kind: 'partial', callee: first.value, args: args.slice(1), origin: nowhere };
    return apply(context, first.value, { args: args.slice(1), expr });
  }
  switch (path) {
    case 'dict':
      return dictOf(context, args);
    case 'list':
    case 'tuple':
    case 'set':
    case 'sorted':
    case 'reversed':
    case 'frozenset':
    case 'Array.from':
      return listOf(context, first?.value ?? null);
    case 'enumerate':
      return enumerateOf(context, first?.value ?? null);
    case 'zip':
      return context.state.allocate({ kind: 'list', items: [], open: 'loop-variable' });
    case 'str':
    case 'String':
      return first ? textOf(toParts(first.value, first.location, codeOf(context, span))) : staticText('', null);
    case 'int':
    case 'float':
    case 'bool':
    case 'Number':
    case 'parseInt':
    case 'Number.parseInt':
    case 'parseFloat':
      return first?.value.kind === 'literal' ? first.value : numberOf(context, first?.value ?? null, span);
    case 'os.getenv':
    case 'os.environ.get':
    case 'config':
    case 'decouple.config':
    case 'Deno.env.get': {
      const name = first ? staticString(first.value) : null;
      if (path.endsWith('config') && name === null) return null;
      const value = environmentValue(context, name);
      const fallback = second?.value ?? args.find((argument) => argument.name === 'default')?.value;
      return value.kind === 'opaque' && fallback && !isNothing(fallback) ? withSource(fallback, 'environment') : value;
    }
    case 'httpx.Timeout':
    case 'openai.Timeout':
    case 'anthropic.Timeout':
      return timeoutOf(args);
    case 'getattr': {
      const name = second ? staticString(second.value) : null;
      return first && name !== null
        ? memberOf(context, first.value, name, span)
        : opaque('run-time-value', codeOf(context, span));
    }
    case 'Object.assign':
      return assignInto(context, args);
    case 'Object.fromEntries':
      return context.state.allocate({ kind: 'record', entries: new Map(), open: 'run-time-value', instance: null });
    case 'copy.copy':
    case 'copy.deepcopy':
    case 'structuredClone':
      return first ? copied(context, first.value, path === 'copy.copy' ? 1 : 8) : null;
    case 'textwrap.dedent':
    case 'dedent':
    case 'inspect.cleandoc':
    case 'ts-dedent':
    case 'outdent':
      return first ? dedented(first.value) : null;
    case 'textwrap.indent':
      return first?.value ?? null;
    case 'JSON.parse':
    case 'json.load':
    case 'json.loads': {
      const text = first ? staticString(first.value) : null;
      const origin: Provenant = { definition: null, from: first?.value.origin.from ?? 'literal' };
      return (
        (text === null ? null : jsonValue(text, origin)) ??
        opaque('run-time-value', codeOf(context, span), first ? provenanceOf(first.value) : undefined)
      );
    }
    case 'pydantic.Field':
    case 'pydantic.fields.Field':
    case 'dataclasses.field': {
      const given =
        args.find((argument) => argument.name === 'default') ?? (path.startsWith('pydantic') ? first : null);
      const factory = args.find((argument) => argument.name === 'default_factory');
      if (factory) return apply(context, factory.value, { args: [], expr: null });
      return given && (given.name === 'default' || given.form === 'positional')
        ? given.value
        : opaque('run-time-value', codeOf(context, span));
    }
    case 'JSON.stringify':
    case 'json.dumps':
      return textOf(
        toParts(
          jsonText(context, first?.value ?? null) ??
            opaque('run-time-value', codeOf(context, span), first ? provenanceOf(first.value) : undefined),
          first?.location ?? null,
          codeOf(context, span),
        ),
      );
    case 'input':
      return { ...opaque('run-time-value', 'input()', { kind: 'user-input' }), type: 'text' };
    case 'requests.get':
    case 'fetch':
      unfollowedCallbacks(context, invocation);
      return opaque('unfollowed-call', codeOf(context, span), { kind: 'retrieval' });
    default:
      return schemaCall(context, path, args) ?? typedRecord(context, path, args) ?? readFile(context, path, args, span);
  }
}

/** Runs the callbacks of a call that is known to do no more with them. */
export function unfollowedCallbacks(context: Context, invocation: Invocation): void {
  for (const argument of invocation.args)
    if (argument.value.kind === 'closure') runCallback(context, argument.value, '', null);
}

/** `Promise.all(list)` and the like hand back what the promises stand for; a function among them is called. */
function called(context: Context, path: string, value: Abstract): Abstract {
  return value.kind === 'closure' ? runCallback(context, value, path, []) && value : value;
}

export function provenanceOf(value: Abstract): Provenance | undefined {
  if (value.kind === 'opaque') return value.provenance;
  if (value.kind === 'text') {
    const part = value.parts.find((item) => item.kind === 'dynamic');
    return part?.kind === 'dynamic' ? part.provenance : undefined;
  }
  return undefined;
}

function numberOf(context: Context, value: Abstract | null, span: Span): Abstract {
  const text = value ? staticString(value) : null;
  if (text !== null && text.trim() !== '' && Number.isFinite(Number(text)))
    return literal(Number(text), value?.origin ?? nowhere);
  if (value?.kind === 'choice') return choice(value.alternatives.map((item) => numberOf(context, item, span)));
  return opaque(
    value?.kind === 'opaque' ? value.why : 'run-time-value',
    codeOf(context, span),
    value ? provenanceOf(value) : undefined,
  );
}

function rangeOf(context: Context, args: readonly BoundArgument[]): Abstract {
  const numbers = args.map((argument) =>
    argument.value.kind === 'literal' && typeof argument.value.value === 'number' ? argument.value.value : null,
  );
  const [low, high] = numbers.length === 1 ? [0, numbers[0]] : [numbers[0], numbers[1]];
  if (low === null || low === undefined || high === null || high === undefined || high - low > 10_000)
    return context.state.allocate({ kind: 'list', items: [], open: 'loop-variable' });
  const item = {
    value: opaque('loop-variable', '', { kind: 'loop-variable' }),
    isMaybe: false,
    isRepeated: false,
    location: null,
  };
  return context.state.allocate({
    kind: 'list',
    items: Array.from({ length: Math.max(0, high - low) }, () => item),
    open: null,
  });
}

function dictOf(context: Context, args: readonly BoundArgument[]): Abstract {
  const entries = new Map<string, HeapEntry>();
  let open: ReturnType<typeof spreadInto> = null;
  for (const argument of args) {
    if (argument.form === 'named' && argument.name)
      entries.set(argument.name, { value: argument.value, isMaybe: false, location: argument.location });
    else open = spreadInto(context, entries, argument.value, argument.location) ?? open;
  }
  return context.state.allocate(
    { kind: 'record', entries, open, instance: null },
    { definition: null, from: 'literal' },
  );
}

/** The seconds after which `httpx.Timeout(60, connect=5)` gives up waiting for an answer; null if it is not said. */
const timeoutOf = (args: readonly BoundArgument[]): Abstract | null =>
  args.find((argument) => argument.name === 'read')?.value ??
  args.find((argument) => argument.form === 'positional' || argument.name === 'timeout')?.value ??
  null;

function listOf(context: Context, value: Abstract | null): Abstract {
  const items = value ? iterate(context, value) : null;
  return context.state.allocate({ kind: 'list', items: items?.items ?? [], open: items?.open ?? null });
}

function enumerateOf(context: Context, value: Abstract | null): Abstract {
  const items = value ? iterate(context, value) : null;
  const index = opaque('loop-variable', 'index', { kind: 'loop-variable' });
  const pairs = (items?.items ?? []).map((item) => ({
    ...item,
    value: context.state.allocate({
      kind: 'list',
      items: [
        { value: index, isMaybe: false, isRepeated: false, location: null },
        { value: item.value, isMaybe: false, isRepeated: false, location: item.location },
      ],
      open: null,
    }),
  }));
  return context.state.allocate({ kind: 'list', items: pairs, open: items ? items.open : 'loop-variable' });
}

function assignInto(context: Context, args: readonly BoundArgument[]): Abstract {
  const [target, ...sources] = args;
  if (!target) return literal(undefined);
  changeRecord(context, target.value, (entries) => {
    let open: ReturnType<typeof spreadInto> = null;
    for (const source of sources) open = spreadInto(context, entries, source.value, source.location) ?? open;
    return open;
  });
  return target.value;
}

/** A copy of a list or record, down to a depth. */
function copied(context: Context, value: Abstract, depth: number): Abstract {
  if (value.kind === 'lazy') return copied(context, value.force(), depth);
  const object = value.kind === 'ref' ? context.state.object(value.id) : null;
  if (!object || value.kind !== 'ref' || depth === 0) return value;
  if (object.kind === 'list')
    return context.state.allocate(
      { ...object, items: object.items.map((item) => ({ ...item, value: copied(context, item.value, depth - 1) })) },
      value.origin,
    );
  const entries = new Map(
    [...object.entries].map(([key, entry]) => [key, { ...entry, value: copied(context, entry.value, depth - 1) }]),
  );
  return context.state.allocate({ ...object, entries }, value.origin);
}

/** The text of a constant record or list, as far as its size in tokens is concerned. */
function jsonText(context: Context, value: Abstract | null): Abstract | null {
  if (!value) return null;
  const plain = plainOf(context, value, 0);
  return plain === undefined ? null : staticText(JSON.stringify(plain, null, 2), null);
}

function plainOf(context: Context, value: Abstract, depth: number): unknown {
  if (depth > 8) return undefined;
  const text = staticString(value);
  if (text !== null) return text;
  if (value.kind === 'literal') return value.value ?? null;
  const object = value.kind === 'ref' ? context.state.object(value.id) : null;
  if (!object || object.open) return undefined;
  if (object.kind === 'list') {
    const items = object.items.map((item) =>
      item.isMaybe || item.isRepeated ? undefined : plainOf(context, item.value, depth + 1),
    );
    return items.includes(undefined) ? undefined : items;
  }
  if (object.instance) return undefined;
  const entries = [...object.entries].map(
    ([key, entry]) => [key, entry.isMaybe ? undefined : plainOf(context, entry.value, depth + 1)] as const,
  );
  return entries.some(([, item]) => item === undefined) ? undefined : Object.fromEntries(entries);
}

function dedented(value: Abstract): Abstract {
  if (value.kind !== 'text') return value;
  return { ...value, parts: mapStatic(value.parts, (text) => text.replace(/\n[ \t]+/g, '\n')) };
}

/** `a + b` of texts and lists; numbers are added. */
export function concatenate(context: Context, left: Abstract, right: Abstract, span: Span): Abstract {
  if (left.kind === 'lazy' || right.kind === 'lazy') {
    const other = left.kind === 'lazy' ? right : left;
    // A list must be read now, because it may change before anybody reads the result.
    if (other.kind === 'ref' || other.kind === 'choice') return concatenate(context, forced(left), forced(right), span);
    return inert([left, right], () => concatenate(context, forced(left), forced(right), span));
  }
  if (
    left.kind === 'literal' &&
    right.kind === 'literal' &&
    typeof left.value === 'number' &&
    typeof right.value === 'number'
  )
    return literal(left.value + right.value, { definition: locate(context, span), from: 'literal' });
  const isList = (value: Abstract): boolean => value.kind === 'ref' && context.state.object(value.id)?.kind === 'list';
  if (isList(left) || isList(right)) {
    const a = iterate(context, left);
    const b = iterate(context, right);
    return context.state.allocate({
      kind: 'list',
      items: [...a.items, ...newItems(a, b.items)],
      open: a.open ?? b.open,
    });
  }
  if (left.kind === 'text' || right.kind === 'text') {
    const location = locate(context, span);
    const code = codeOf(context, span);
    return textOf([...toParts(left, location, code), ...toParts(right, location, code)], {
      definition: location,
      from: 'literal',
    });
  }
  return opaque('run-time-value', codeOf(context, span), provenanceOf(left) ?? provenanceOf(right));
}

const forced = (value: Abstract): Abstract => (value.kind === 'lazy' ? value.force() : value);

/** `"… %s …" % value`. */
export function formatPercent(context: Context, template: Abstract, value: Abstract, span: Span): Abstract {
  if (template.kind !== 'text') return template;
  const object = value.kind === 'ref' ? context.state.object(value.id) : null;
  const items = object?.kind === 'list' ? object.items.map((item) => item.value) : [value];
  const location = locate(context, span);
  let next = 0;
  const parts = fillTemplate(template.parts, /%(?:\((\w+)\))?[-+ #0]*\d*(?:\.\d+)?[sdrfigxea]/g, (hole) => {
    const named = hole[1];
    const held = named === undefined ? items[next++] : memberOf(context, value, named, span);
    return held ? toParts(held, location, codeOf(context, span)) : null;
  });
  return textOf(parts, template.origin);
}

// ------------------------------------------------------------------------------------------------------------------ methods

const TEXT_KEEPS = new Set(['read', 'text', 'toString', 'encode', 'decode', 'format_map', 'normalize', 'valueOf']);
const TEXT_CHANGES: Readonly<Record<string, (text: string) => string>> = {
  lower: (text) => text.toLowerCase(),
  upper: (text) => text.toUpperCase(),
  toLowerCase: (text) => text.toLowerCase(),
  toUpperCase: (text) => text.toUpperCase(),
};

/** Methods that only texts have, or that make one of anything. */
const TEXT_ONLY =
  /^([lr]?strip|trim(Start|End)?|lower|upper|title|capitalize|to(Lower|Upper)Case|replace(All)?|removeprefix|removesuffix|format|decode|substring|normalize|toString|text|read_text|readText)$/;

/** A method of a text, list, record, function or unknown value; null if it is not understood. */
export function callMethod(context: Context, object: Abstract, name: string, invocation: Invocation): Abstract | null {
  switch (object.kind) {
    case 'lazy':
      return callMethod(context, object.force(), name, invocation);
    case 'class':
      // The schema of a pydantic class: the class stands for it.
      return name === 'model_json_schema' || name === 'schema' ? object : null;
    case 'path':
      return readPath(context, object.path, name, invocation.args, invocation.expr?.span ?? { start: 0, end: 0 });
    case 'text':
      return textMethod(context, object, name, invocation);
    case 'ref':
      return (
        schemaMethod(context, object, name, invocation.args) ??
        changeList(context, object, name, invocation) ??
        recordMethod(context, object, name, invocation)
      );
    case 'closure':
      if (name === 'bind') return { kind: 'partial', callee: object, args: invocation.args.slice(1), origin: nowhere };
      if (name === 'call') return apply(context, object, { ...invocation, args: invocation.args.slice(1) });
      return null;
    case 'opaque': {
      const code = invocation.expr ? codeOf(context, invocation.expr.span) : '';
      if (name === 'then' || name === 'catch' || name === 'finally') return thenOf(context, object, invocation);
      const clock = clockMethod(object.provenance, name, invocation.args);
      if (clock) return opaque(object.why, code, clock);
      const joined = name === 'join' && invocation.args[0] ? iterate(context, invocation.args[0].value) : null;
      if (joined && joined.open === null) return opaque(object.why, code, object.provenance);
      if (TEXT_ONLY.test(name) || (object.type === 'text' && /^(slice|substr|at|concat|repeat)$/.test(name)))
        return { ...opaque(object.why, code, object.provenance), type: 'text' };
      return name === 'map' || name === 'flatMap' ? mappedUnseen(context, name, invocation) : null;
    }
    case 'literal':
      return name === 'toString' ? staticText(String(object.value), null) : literal(undefined);
    default:
      return null;
  }
}

/** What a function makes of every item of a list that is not known: any number of them. */
function mappedUnseen(context: Context, name: string, invocation: Invocation): Abstract | null {
  const [first, ...rest] = invocation.args;
  if (first?.value.kind !== 'closure' || rest.some((argument) => argument.value.kind === 'closure')) return null;
  const value = runCallback(context, first.value, calleeName(null, invocation), null, invocation);
  const isMade = value.kind === 'ref' && context.state.object(value.id)?.kind === 'record' && name === 'map';
  if (!isMade) return opaque('unfollowed-call', invocation.expr ? codeOf(context, invocation.expr.span) : '');
  const location = first.location;
  return context.state.allocate({
    kind: 'list',
    items: [{ value, isMaybe: true, isRepeated: true, location }],
    open: 'loop-variable',
  });
}

function thenOf(context: Context, object: Abstract, invocation: Invocation): Abstract {
  let result = object;
  for (const argument of invocation.args) {
    if (argument.value.kind !== 'closure') continue;
    const value = runCallback(context, argument.value, '', [
      { form: 'positional', name: null, value: object, location: null },
    ]);
    result = value;
  }
  return result;
}

function textMethod(
  context: Context,
  object: Extract<Abstract, { kind: 'text' }>,
  name: string,
  { args, expr }: Invocation,
): Abstract | null {
  const span = expr?.span ?? { start: 0, end: 0 };
  const location = locate(context, span);
  const [first, second] = args;
  if (name === 'strip' || name === 'trim') return { ...object, parts: trimParts(object.parts, 'both') };
  if (name === 'lstrip' || name === 'trimStart') return { ...object, parts: trimParts(object.parts, 'start') };
  if (name === 'rstrip' || name === 'trimEnd') return { ...object, parts: trimParts(object.parts, 'end') };
  if (TEXT_KEEPS.has(name)) return object;
  const change = TEXT_CHANGES[name];
  if (change) return { ...object, parts: mapStatic(object.parts, change) };
  if (name === 'concat')
    return textOf(
      [
        ...object.parts,
        ...args.flatMap((argument) => toParts(argument.value, argument.location, codeOf(context, span))),
      ],
      object.origin,
    );
  if (name === 'repeat' && first?.value.kind === 'literal' && typeof first.value.value === 'number') {
    const text = staticString(object);
    return text === null
      ? null
      : staticText(text.repeat(Math.max(0, Math.min(first.value.value, 100_000 / Math.max(1, text.length)))), null);
  }
  if (name === 'join') return joinMethod(context, object, first?.value ?? null, span);
  if (name === 'format') return formatMethod(context, object, args, span);
  if (name === 'replace' || name === 'replaceAll') {
    const search = first ? staticString(first.value) : null;
    if (search === null || search === '' || !second)
      return {
        ...object,
        parts: object.parts.map((part) => (part.kind === 'static' ? { ...part, location: null } : part)),
      };
    return textOf(
      fillTemplate(object.parts, new RegExp(search.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'), 'g'), () =>
        toParts(second.value, second.location ?? location, codeOf(context, second.location?.span ?? span)),
      ),
      object.origin,
    );
  }
  if (name === 'split' || name === 'splitlines')
    return context.state.allocate({ kind: 'list', items: [], open: 'run-time-value' });
  return opaque('run-time-value', codeOf(context, span), provenanceOf(object));
}

function joinMethod(
  context: Context,
  separator: Extract<Abstract, { kind: 'text' }>,
  list: Abstract | null,
  span: Span,
): Abstract {
  const text = staticString(separator);
  if (!list || text === null) return opaque('run-time-value', codeOf(context, span));
  return joinItems(context, text, list, span);
}

/** A list joined to a text. Items that may be there or repeat make it dynamic. */
export function joinItems(context: Context, separator: string, list: Abstract, span: Span): Abstract {
  const items = iterate(context, list);
  const location = locate(context, span);
  const code = codeOf(context, span);
  if (items.items.length === 0 && items.open) return { ...opaque(items.open, code, items.provenance), type: 'text' };
  const parts = items.items.map((item): readonly TextPart[] =>
    item.isMaybe || item.isRepeated
      ? [{ kind: 'dynamic', provenance: provenanceOf(item.value) ?? items.provenance, location, code }]
      : toParts(item.value, item.location ?? location, code),
  );
  const joined = joinTexts(separator, parts);
  return textOf(items.open ? [...joined, { kind: 'dynamic', provenance: items.provenance, location, code }] : joined, {
    definition: location,
    from: 'literal',
  });
}

function formatMethod(
  context: Context,
  template: Extract<Abstract, { kind: 'text' }>,
  args: readonly BoundArgument[],
  span: Span,
): Abstract {
  const positional = args.filter((argument) => argument.form === 'positional');
  const named = new Map(
    args.filter((argument) => argument.form === 'named').map((argument) => [argument.name, argument]),
  );
  const spread = args.find((argument) => argument.form === 'spread-named');
  let next = 0;
  const parts = fillTemplate(
    template.parts,
    /\{\{|\}\}|\{(\w*)((?:\.\w+|\[\w+\])*)(?:![rsa])?(?::[^{}]*)?\}/g,
    (hole) => {
      if (hole[0] === '{{' || hole[0] === '}}') return [{ kind: 'static', text: hole[0].slice(0, 1), location: null }];
      const key = hole[1] ?? '';
      const argument = key === '' ? positional[next++] : /^\d+$/.test(key) ? positional[Number(key)] : named.get(key);
      const location = argument?.location ?? locate(context, span);
      const value = argument ? argument.value : spread ? memberOf(context, spread.value, key, span) : null;
      if (!value)
        return [{ kind: 'dynamic', provenance: { kind: 'other' }, location: locate(context, span), code: hole[0] }];
      return toParts(value, location, codeOf(context, location.span));
    },
  );
  return textOf(parts, template.origin);
}

function recordMethod(
  context: Context,
  object: Extract<Abstract, { kind: 'ref' }>,
  name: string,
  { args, expr }: Invocation,
): Abstract | null {
  const record = context.state.object(object.id);
  if (record?.kind !== 'record') return null;
  const span = expr?.span ?? { start: 0, end: 0 };
  const [first, second] = args;
  switch (name) {
    case 'get': {
      const key = first ? staticString(first.value) : null;
      if (key === null)
        return record.open === null && record.entries.size <= 8 && record.entries.size > 0
          ? choice([...record.entries.values()].map((entry) => entry.value).concat(second ? [second.value] : []))
          : opaque('run-time-value', codeOf(context, span));
      const entry = record.entries.get(key);
      if (entry && !entry.isMaybe) return entry.value;
      const fallback = second?.value ?? literal(null);
      if (record.open)
        return choice([
          ...(entry ? [entry.value] : []),
          opaque(record.open, codeOf(context, span)),
          ...(second ? [fallback] : []),
        ]);
      return entry ? choice([entry.value, fallback]) : fallback;
    }
    case 'copy':
      return context.state.allocate(record);
    case 'update':
    case 'setdefault':
    case 'pop':
    case 'set':
      return changeRecord(context, object, (entries) => {
        const key = first ? staticString(first.value) : null;
        if (name === 'update') {
          let open: ReturnType<typeof spreadInto> = null;
          for (const argument of args) {
            if (argument.form === 'named' && argument.name)
              entries.set(argument.name, { value: argument.value, isMaybe: false, location: argument.location });
            else open = spreadInto(context, entries, argument.value, argument.location) ?? open;
          }
          return open;
        }
        if (key === null) return 'run-time-value';
        if (name === 'pop') entries.delete(key);
        else {
          const entry = {
            value: second?.value ?? literal(null),
            isMaybe: false,
            location: second?.location ?? null,
          };
          entries.set(key, name === 'set' ? entry : defaultEntry(entries.get(key), entry, record.open));
        }
        return null;
      });
    case 'items':
    case 'values':
    case 'keys':
      return context.state.allocate({ kind: 'list', items: [], open: 'loop-variable' });
    default:
      return null;
  }
}

/** What `setdefault` leaves: what is there, else the default. In a record of a caller it counts as the default of a parameter does. */
function defaultEntry(before: HeapEntry | undefined, given: HeapEntry, open: UnknownReason | null): HeapEntry {
  if (before && !before.isMaybe) return before;
  const written = before ? [before.value] : [];
  if (open === 'parameter')
    return { ...given, value: choice([...written, withSource(given.value, 'default-parameter')]) };
  return { ...given, value: choice([...written, ...(open ? [opaque(open)] : []), given.value]) };
}
