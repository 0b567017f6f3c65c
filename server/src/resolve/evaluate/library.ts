import type { Span } from '../../base/span.ts';
import { apply, type Invocation, runCallback } from './calls.ts';
import { classMember, isSetByBases } from './classMembers.ts';
import { type Context, codeOf } from './context.ts';
import {
  type Abstract,
  type BoundArgument,
  choice,
  isNothing,
  lazily,
  literal,
  nowhere,
  opaque,
  staticText,
  withSource,
} from './domain.ts';
import { assignInto, copied, dictOf, enumerateOf, listOf, rangeOf, setField } from './library/collections.ts';
import { pythonOptions } from './library/commandLine/python.ts';
import { scriptOptions } from './library/commandLine/script.ts';
import { readData } from './library/data.ts';
import { entriesOf } from './library/entries.ts';
import { readFile } from './library/files.ts';
import { dedented, provenanceOf } from './library/joined.ts';
import { schemaCall } from './library/schemas.ts';
import { parsed, stringified } from './library/serialized.ts';
import { clockCall, isRandom } from './library/time.ts';
import { typedRecord } from './library/typedRecords.ts';
import { environmentValue, memberOf } from './members.ts';
import { isConstant } from './operators.ts';
import { staticString, textOf, toParts } from './text.ts';

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
