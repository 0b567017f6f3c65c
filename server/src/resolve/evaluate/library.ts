import type { Location, Span } from '../../base/span.ts';
import type { Provenance } from '../value.ts';
import { behindAddresses } from './addresses.ts';
import { setMember } from './assignment.ts';
import { apply, type Invocation, runCallback } from './calls.ts';
import { classMember, isSetByBases } from './classMembers.ts';
import { type Context, codeOf, locate } from './context.ts';
import {
  type Abstract,
  type BoundArgument,
  choice,
  forced,
  type HeapEntry,
  inert,
  isNothing,
  lazily,
  literal,
  nowhere,
  opaque,
  type Provenant,
  staticText,
  withSource,
} from './domain.ts';
import { iterate } from './items.ts';
import { changeRecord, newItems } from './library/changes.ts';
import { pythonOptions } from './library/commandLine/python.ts';
import { scriptOptions } from './library/commandLine/script.ts';
import { readData } from './library/data.ts';
import { entriesOf } from './library/entries.ts';
import { readFile } from './library/files.ts';
import { jsonValue } from './library/json.ts';
import { schemaCall } from './library/schemas.ts';
import { clockCall, isRandom } from './library/time.ts';
import { typedRecord } from './library/typedRecords.ts';
import { environmentValue, memberOf } from './members.ts';
import { isConstant } from './operators.ts';
import { leaveFieldsOpen, spreadInto } from './records.ts';
import { fillTemplate, mapStatic, staticString, textOf, toParts } from './text.ts';

/** Functions that leave their arguments as they are and whose result does not matter. */
const HARMLESS =
  /^(console\.\w+|print|len|repr|id|type|isinstance|hasattr|callable|hash|any|all|sum|min|max|abs|round|assert|logg(er|ing)(\.\w+)*|log(\.\w+)*|st\.\w+|Boolean|isNaN|Array\.isArray|Object\.(keys|values|entries)|time\.sleep|asyncio\.sleep|setTimeout|range|Math\.\w+|pprint(\.pprint)?|warnings\.warn|chalk(\.\w+)*|rich\.print|sys\.stdout\.write|process\.stdout\.write)$/;

/** Functions that return what they are given. */
const TRANSPARENT =
  /^(Object\.(freeze|seal)|Promise\.(resolve|all|allSettled|race|any)|asyncio\.(run|create_task|ensure_future|wait_for|shield)|anyio\.run|nest_asyncio\.apply|cast|typing\.cast|Buffer\.from|react\.cache|next\/cache\.unstable_cache|useMemo|memoize)$/;

/** Functions of tracing libraries that return the function that they are given, and note each of its runs. */
const TRACED = /^(langsmith(\/traceable)?\.traceable|@langfuse\/tracing\.observe|weave\.op|braintrust\.wrapTraced)$/;

/** Functions that call the function that they are given, with its arguments behind it: `asyncio.to_thread(f, x)`. */
const CALLERS = /^(asyncio\.to_thread|functools\.partial|partial|anyio\.to_thread\.run_sync)$/;

const LOOPING =
  /(^|\.)(map|forEach|flatMap|filter|reduce|each|mapSeries|mapLimit|imap|imap_unordered|starmap|p-map|pMap|p-each-series|p-map-series|eachLimit|eachOf|asyncPool|mapConcurrent|starmap_async|map_async|p-all|bluebird|thread_map|process_map|(?<!Reflect\.)apply|applymap|progress_apply|parallel_apply)(\.default)?$/;

/** Whether a function runs its callback once for each item of something. */
export const loopingCallbacks = (name: string): boolean => LOOPING.test(name);

/** Functions that run the function that they are given once, now or in another thread: `executor.submit(ask, text)`. */
const RUNNERS =
  /(^|\.)(submit|run_in_executor|run_sync|start_soon|add_task|apply_async|retry_call|Thread|Process|p-retry|async-retry|promise-retry|pRetry|backOff)(\.default)?$/;

export const runsCallback = (name: string): boolean => RUNNERS.test(name);

/** A call of a library function that the evaluation understands; null if it does not. */
export function callLibrary(context: Context, path: string, invocation: Invocation): Abstract | null {
  const { args, expr } = invocation;
  const [first, second, third] = args;
  const span = expr?.span ?? { start: 0, end: 0 };
  const clock = clockCall(path, args);
  if (clock) return opaque('run-time-value', codeOf(context, span), clock);
  if (isRandom(path)) return opaque('run-time-value', codeOf(context, span), { kind: 'random' });
  const part = /^Object\.(entries|keys|values)$/.exec(path)?.[1];
  const entries =
    part && first ? entriesOf(context, first.value, part === 'keys' || part === 'values' ? part : 'items') : null;
  if (entries) return entries;
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
  if (TRACED.test(path) && first?.value.kind === 'closure') return first.value;
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
    case 'Map':
    case 'WeakMap':
      return args.length > 0
        ? null
        : context.state.allocate({ kind: 'record', entries: new Map(), open: 'run-time-value', instance: null });
    case 'dict':
    case 'argparse.Namespace':
    case 'types.SimpleNamespace':
      return dictOf(context, args);
    case 'list':
    case 'tuple':
    case 'set':
    case 'sorted':
    case 'reversed':
    case 'frozenset':
    case 'Array.from':
      return listOf(context, first?.value ?? null);
    case 'joblib.delayed':
    case 'vars':
      return first?.value ?? null;
    case 'enumerate':
      return enumerateOf(context, first?.value ?? null);
    case 'zip':
      return context.state.allocate({ kind: 'list', items: [], open: 'loop-variable' });
    case 'str':
    case 'String':
      return first
        ? lazily(first.value, (value) => textOf(toParts(value, first.location, codeOf(context, span))))
        : staticText('', null);
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
    case 'httpx.Client':
    case 'httpx.AsyncClient':
    case 'openai.DefaultHttpxClient':
    case 'openai.DefaultAsyncHttpxClient':
    case 'openai.DefaultAioHttpClient':
    case 'anthropic.DefaultHttpxClient':
    case 'anthropic.DefaultAsyncHttpxClient':
    case 'anthropic.DefaultAioHttpClient':
      return dictOf(context, args);
    case 'httpx.Timeout':
    case 'openai.Timeout':
    case 'anthropic.Timeout':
      return timeoutOf(args);
    case 'getattr': {
      const name = second ? staticString(second.value) : null;
      if (!first || name === null) return opaque('run-time-value', codeOf(context, span));
      const found = memberOf(context, first.value, name, span);
      return third && isUnseen(context, first.value, name) && isConstant(third.value)
        ? withSource(third.value, 'default-parameter')
        : found;
    }
    case 'setattr':
      setField(context, args, span);
      return literal(undefined);
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
      return first ? lazily(first.value, dedented) : null;
    case 'textwrap.indent':
      return first?.value ?? null;
    case 'JSON.parse':
    case 'json.load':
    case 'json.loads':
      return first
        ? lazily(first.value, (value) => parsed(context, value, span))
        : opaque('run-time-value', codeOf(context, span));
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
      return first ? lazily(first.value, (value) => stringified(context, value, first.location, span)) : null;
    case 'input':
      return { ...opaque('run-time-value', 'input()', { kind: 'user-input' }), type: 'text' };
    case 'requests.get':
    case 'fetch':
      unfollowedCallbacks(context, invocation);
      return opaque('unfollowed-call', codeOf(context, span), { kind: 'retrieval' });
    default:
      return (
        schemaCall(context, path, args) ??
        typedRecord(context, path, args) ??
        optionsCall(context, path, args) ??
        readData(context, path, args, span) ??
        readFile(context, path, args, span)
      );
  }
}

const optionsCall = (context: Context, path: string, args: readonly BoundArgument[]): Abstract | null =>
  context.module.language === 'python' ? pythonOptions(context, path, args) : scriptOptions(context, path, args);

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
  if (value?.kind === 'lazy') return lazily(value, (settled) => numberOf(context, settled, span));
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

/** Whether an object of the project has a field that nothing is seen to write. */
function isUnseen(context: Context, object: Abstract, name: string): boolean {
  const record = object.kind === 'ref' ? context.state.object(object.id) : null;
  if (record?.kind !== 'record' || !record.instance || record.entries.has(name)) return false;
  const { class: owner } = record.instance;
  return classMember(context, owner, name, object, 0) === null && !isSetByBases(context, owner, name);
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

/** `setattr(object, key, value)`. Under a name that only the run knows any field may be written: what is there holds by default. */
function setField(context: Context, [object, key, value]: readonly BoundArgument[], span: Span): void {
  if (!object || !key || !value) return;
  const name = staticString(key.value);
  if (name === null) leaveFieldsOpen(context, object.value);
  else setMember(context, object.value, name, value.value, span);
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

/** The JSON of a value. The text remembers the value as it is now, since later changes are not in it. */
function stringified(context: Context, value: Abstract, location: Location | null, span: Span): Abstract {
  const code = codeOf(context, span);
  const text = jsonText(context, value) ?? opaque('run-time-value', code, provenanceOf(value));
  return { kind: 'text', parts: toParts(text, location, code), json: copied(context, value, 8), origin: nowhere };
}

/** What a text of JSON says. */
function parsed(context: Context, value: Abstract, span: Span): Abstract {
  if (value.kind === 'text' && value.json) return value.json;
  const text = staticString(value);
  const origin: Provenant = { definition: null, from: value.origin.from };
  const said = text === null ? null : jsonValue(text, origin);
  return said ?? opaque('run-time-value', codeOf(context, span), provenanceOf(value));
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
    const apart = behindAddresses(left, (start) => concatenate(context, start, right, span));
    if (apart) return apart;
    const location = locate(context, span);
    const code = codeOf(context, span);
    return textOf([...toParts(left, location, code), ...toParts(right, location, code)], {
      definition: location,
      from: 'literal',
    });
  }
  return opaque('run-time-value', codeOf(context, span), provenanceOf(left) ?? provenanceOf(right));
}

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
