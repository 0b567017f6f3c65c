import type { Span } from '../../base/span.ts';
import type { Binding } from '../../ir/bind.ts';
import type { CallExpr, FunctionIr } from '../../ir/types.ts';
import type { ArgumentBinding, Meaning, SdkTable } from '../../sdks/types.ts';
import type { LoopContext, Place } from '../observed.ts';
import { analyseFunction, isHot } from './analyse.ts';
import { type Context, codeOf, inLoop, locate, MAX_CONTEXTS, MAX_DEPTH, MAX_HOPS } from './context.ts';
import {
  type Abstract,
  type BoundArgument,
  type ClassAbstract,
  type Closure,
  choice,
  Frame,
  type HeapEntry,
  inert,
  isNothing,
  type Lazy,
  literal,
  nowhere,
  opaque,
  type SdkInstance,
  staticText,
} from './domain.ts';
import { evaluate, evaluateArguments, spreadInto } from './expressions.ts';
import { injectClients } from './inject.ts';
import { callLibrary, callMethod, loopingCallbacks } from './library.ts';
import { basesOf, classMember, iterate, memberOf } from './members.ts';
import { changedOutside, changesReceiver, mayChangeArguments, sharesData } from './mutation.ts';
import { observe } from './observe.ts';
import { bindParameters } from './parameters.ts';
import { passedOn } from './passedOn.ts';
import { onOwnBudget } from './program.ts';
import { moduleObject } from './sdkGlobals.ts';
import { markEscaped, markRepeated } from './state.ts';
import { execute as executeStatements } from './statements.ts';
import { staticString } from './text.ts';
import { noteHandedTo, wrapperCall } from './wrappers.ts';

/** One call in the code: what is called with which arguments. */
export interface Invocation {
  readonly args: readonly BoundArgument[];
  /** Null for calls that the code does not write: getters, constructors of field types. */
  readonly expr: CallExpr | null;
}

export function call(context: Context, expr: CallExpr): Abstract {
  if (expr.callee.kind === 'member' && !(expr.callee.object.kind === 'super')) {
    const object = evaluate(context, expr.callee.object);
    const args = evaluateArguments(context, expr.args);
    return callMember(context, object, expr.callee.name, { args, expr });
  }
  if (expr.callee.kind === 'member')
    return callSuper(context, expr.callee.name, { args: evaluateArguments(context, expr.args), expr });
  if (expr.callee.kind === 'super')
    return callSuper(context, 'constructor', { args: evaluateArguments(context, expr.args), expr });
  const callee = evaluate(context, expr.callee);
  return apply(context, callee, { args: evaluateArguments(context, expr.args), expr });
}

function callMember(context: Context, object: Abstract, name: string, invocation: Invocation): Abstract {
  if (object.kind === 'lazy') {
    return canWait(context, object, invocation)
      ? waiting(context, object, invocation, name, (inner) => callMember(inner, object.force(), name, invocation))
      : callMember(context, object.force(), name, invocation);
  }
  if (object.kind === 'choice') {
    const objects = object.alternatives.filter((item) => !isNothing(item));
    return objects.length > 0
      ? eachWay(context, objects, (item) => callMember(context, item, name, invocation))
      : unfollowed(context, null, invocation);
  }
  const span = invocation.expr?.callee.span ?? { start: 0, end: 0 };
  const isValue =
    object.kind === 'text' ||
    object.kind === 'literal' ||
    object.kind === 'opaque' ||
    object.kind === 'path' ||
    object.kind === 'closure' ||
    object.kind === 'method';
  const heap = object.kind === 'ref' ? context.state.object(object.id) : null;
  const isPlainObject = heap?.kind === 'list' || (heap?.kind === 'record' && !heap.instance && !heap.entries.has(name));
  if (isValue || isPlainObject)
    return (
      callMethod(context, object, name, invocation) ??
      unfollowed(
        context,
        {
          ...opaque('unfollowed-call', codeOf(context, span)),
          provenance: object.kind === 'opaque' ? object.provenance : { kind: 'other' },
        },
        invocation,
      )
    );
  return apply(context, memberOf(context, object, name, span), invocation, object);
}

/** A call that leads to no billed call and changes nothing that the code still holds. */
const canWait = (context: Context, callee: Lazy, invocation: Invocation): boolean =>
  callee.isInert() &&
  !sharesData(context, invocation) &&
  !invocation.args.some((argument) => holdsClient(context, argument.value, 0));

/** A call whose result is worked out if it is read. Its callbacks run here, because what they call belongs here. */
function waiting(
  context: Context,
  callee: Lazy,
  invocation: Invocation,
  name: string,
  work: (inner: Context) => Abstract,
): Abstract {
  for (const argument of invocation.args) {
    if (argument.value.kind === 'closure') runCallback(context, argument.value, name, null, invocation);
  }
  const { state } = context;
  return inert([callee], () =>
    work({ ...context, state: state.fork(), isDry: true, returns: [], exits: [], loop: null }),
  );
}

/** A call of one of several things: each on its own, so that what one does to its arguments is only one of the outcomes. */
function eachWay(context: Context, ways: readonly Abstract[], run: (way: Abstract) => Abstract): Abstract {
  const [only] = ways;
  if (only && ways.length === 1) return run(only);
  const base = context.state;
  const ends: Context['state'][] = [];
  const values = ways.map((way) => {
    context.state = base.fork();
    const value = run(way);
    ends.push(context.state);
    return value;
  });
  context.state = base;
  base.join(ends);
  return choice(values);
}

/** Calls a value. `owner` is the object that the callee was read from. */
export function apply(
  context: Context,
  callee: Abstract,
  invocation: Invocation,
  owner: Abstract | null = null,
): Abstract {
  switch (callee.kind) {
    case 'lazy':
      return canWait(context, callee, invocation)
        ? waiting(context, callee, invocation, calleeName(callee, invocation), (inner) =>
            apply(inner, callee.force(), invocation, owner),
          )
        : apply(context, callee.force(), invocation, owner);
    case 'choice': {
      const callees = callee.alternatives.filter((item) => !isNothing(item));
      return callees.length > 0
        ? eachWay(context, callees, (item) => apply(context, item, invocation, owner))
        : unfollowed(context, null, invocation);
    }
    case 'closure':
      return callProject(context, callee, invocation);
    case 'class':
      return instantiate(context, callee, invocation);
    case 'sdk':
      return applyMeaning(context, callee.table, callee.language, callee.meaning, callee.name, invocation);
    case 'instance':
      return callee.shape.call
        ? applyMember(context, callee, callee.shape.call, [], invocation)
        : unfollowed(context, callee, invocation);
    case 'sdk-member': {
      const member = context.program.host.sdk.member(callee.object.shape, callee.path);
      if (member && member !== 'partial') return applyMember(context, callee.object, member, callee.path, invocation);
      const bound = member ? null : boundMember(context, callee, invocation);
      if (bound) return bound;
      return unfollowed(
        context,
        {
          ...opaque('unsupported', codeOf(context, invocation.expr?.span ?? { start: 0, end: 0 })),
          provenance: { kind: 'model-output' },
        },
        invocation,
      );
    }
    case 'external': {
      if (callee.path.startsWith('sdk:'))
        return apply(context, memberOf(context, callee, 'default', { start: 0, end: 0 }), invocation, owner);
      return callLibrary(context, callee.path, invocation) ?? unfollowed(context, callee, invocation);
    }
    case 'method':
      return callMethod(context, callee.object, callee.name, invocation) ?? unfollowed(context, callee, invocation);
    case 'partial':
      return apply(context, callee.callee, { ...invocation, args: [...callee.args, ...invocation.args] }, owner);
    case 'text':
    case 'ref': {
      const heap = callee.kind === 'ref' ? context.state.object(callee.id) : null;
      const method =
        heap?.kind === 'record' && heap.instance
          ? classMember(context, heap.instance.class, '__call__', callee, 0)
          : null;
      return method ? apply(context, method, invocation) : unfollowed(context, callee, invocation);
    }
    case 'literal':
    case 'namespace':
    case 'path':
    case 'opaque':
      return unfollowed(context, callee, invocation);
  }
}

/** `client.chat.completions.create.bind(client.chat.completions)`: the same member again. */
function boundMember(
  context: Context,
  callee: Extract<Abstract, { kind: 'sdk-member' }>,
  invocation: Invocation,
): Abstract | null {
  const target = { ...callee, path: callee.path.slice(0, -1) };
  const args = invocation.args.slice(1);
  const name = callee.path.at(-1);
  if (target.path.length === 0 || context.module.language !== 'typescript') return null;
  if (name === 'bind') return { kind: 'partial', callee: target, args, origin: nowhere };
  return name === 'call' ? apply(context, target, { ...invocation, args }) : null;
}

/** A call that is not followed: its callbacks are run once, what it is given is out of sight from here on. */
export function unfollowed(context: Context, callee: Abstract | null, invocation: Invocation): Abstract {
  const name = calleeName(callee, invocation);
  runHandedOver(context, invocation);
  for (const argument of invocation.args) {
    if (argument.value.kind === 'closure') handOver(context, argument.value, name, invocation);
    else markEscaped(context.state, argument.value, 'escaped');
  }
  const code = invocation.expr ? codeOf(context, invocation.expr.span) : '';
  const from = callee?.kind === 'opaque' ? callee.provenance : undefined;
  return opaque('unfollowed-call', code, from && from.kind !== 'parameter' ? from : retrievalOf(name));
}

/** A function of the project in the hands of code that is not followed: it may run now, later, or never. */
function handOver(context: Context, closure: Closure, name: string, invocation: Invocation): void {
  const base = context.state;
  const before = base.fork();
  context.state = base.fork();
  runCallback(context, closure, name, null, invocation);
  const after = context.state;
  context.state = base;
  base.join([before, after]);
  if (loopingCallbacks(name)) markRepeated(base, before);
  if (isInlineCallback(closure.function)) return;
  for (const binding of changedOutside(closure)) {
    const value = variableAround(context, closure.frame, binding);
    if (value) markEscaped(base, value, 'escaped');
  }
}

function variableAround(context: Context, start: Frame, binding: Binding): Abstract | null {
  for (let frame: Frame | null = start; frame; frame = frame.parent)
    if (frame.function === binding.owner) return context.state.variable(frame.slot(binding));
  return null;
}

/** `executor.submit(ask, client, prompt)` and the like: a function of the project with the arguments that it will be called with. */
function runHandedOver(context: Context, invocation: Invocation): void {
  for (const { value } of invocation.args)
    if (value.kind === 'partial') apply(context, value, { args: [], expr: invocation.expr });
  const at = invocation.args.findIndex((argument) => argument.value.kind === 'closure');
  const callee = invocation.args[at]?.value;
  if (callee?.kind !== 'closure' || isInlineCallback(callee.function)) return;
  const args = invocation.args.slice(at + 1);
  const tuple = args.find((argument) => argument.name === 'args')?.value;
  const given = tuple
    ? iterate(context, tuple).items.map((item) => ({
        form: 'positional' as const,
        name: null,
        value: item.value,
        location: item.location,
      }))
    : args;
  if (given.some((argument) => holdsClient(context, argument.value, 0)))
    callProject(context, callee, { args: given, expr: invocation.expr });
}

const retrievalOf = (name: string): { readonly kind: 'retrieval' } | { readonly kind: 'other' } =>
  /(similarity_?search|retriev|get_relevant|query_?engine|vector_?search|semantic_?search)/i.test(name)
    ? { kind: 'retrieval' }
    : { kind: 'other' };

export function calleeName(callee: Abstract | null, invocation: Invocation): string {
  if (callee?.kind === 'external') return callee.path;
  if (callee?.kind === 'closure') return callee.function.name ?? '';
  const written = invocation.expr?.callee;
  if (written?.kind === 'member')
    return written.object.kind === 'name' ? `${written.object.name}.${written.name}` : written.name;
  return written?.kind === 'name' ? written.name : '';
}

/** Runs the body of a function that something else will call, in place: its calls belong to the function around it. */
export function runCallback(
  context: Context,
  closure: Closure,
  handedTo: string,
  args: readonly BoundArgument[] | null,
  by: Invocation | null = null,
): Abstract {
  if (context.stack.some((entry) => entry.function === closure.function)) return opaque('bound-reached');
  const wrapper =
    by && handedTo ? wrapperCall(context, handedTo, by.args, by.expr ? locate(context, by.expr.span) : null) : null;
  if (closure.module !== context.module || !isInlineCallback(closure.function)) {
    noteHandedTo(closure, handedTo, wrapper);
    return args ? callProject(context, closure, { args, expr: null }) : opaque('unfollowed-call');
  }
  if (context.through.length === 0) closure.module.analysed.set(closure.function, 'done');
  const loop: LoopContext = {
    kind: 'callback',
    span: closure.function.span,
    count: null,
    isUnbounded: false,
    isRetry: false,
  };
  const { place } = context;
  const handed: Place = {
    ...(loopingCallbacks(handedTo) ? inLoop(place, loop) : place),
    handedTo: handedTo ? [...place.handedTo, handedTo] : place.handedTo,
    wrappers: wrapper ? [...(place.wrappers ?? []), wrapper] : (place.wrappers ?? []),
  };
  const run = (): Abstract => invoke(context, closure, args ?? 'symbolic', handed, context.through);
  // A callback at module level is like a function of its own: a file of tests is nothing but such callbacks.
  return context.stack.length === 1 ? onOwnBudget(context.program, run) : run();
}

const isInlineCallback = (fn: FunctionIr): boolean => fn.name === null || fn.isArrow;

// ------------------------------------------------------------------------------------------------------------------ the project's functions

/** Calls a function of the project. It is followed at once if it leads to a billed call or changes what it is given, else only if its result is read. */
export function callProject(context: Context, closure: Closure, invocation: Invocation): Abstract {
  const { program } = context;
  const { function: fn, module } = closure;
  for (const argument of invocation.args) {
    if (
      argument.value.kind !== 'closure' ||
      !isInlineCallback(argument.value.function) ||
      argument.value.module !== context.module
    )
      continue;
    runCallback(context, argument.value, fn.name ?? '', null, invocation);
  }
  if (context.stack.some((entry) => entry.function === fn)) return opaque('bound-reached', fn.name ?? '');
  const isDemanded = module === context.module || program.host.isDemanded(module.ir.path);
  if (isDemanded) analyseFunction(program, module, fn);
  const handsClient =
    invocation.args.some((argument) => holdsClient(context, argument.value, 0)) ||
    (closure.receiver?.kind === 'ref' && holdsClient(context, closure.receiver, 0));
  const leadsToCall = isHot(module, fn) || handsClient;
  const expr = invocation.expr;
  if (leadsToCall && expr) {
    const contexts = (program.contexts.get(fn) ?? 0) + 1;
    program.contexts.set(fn, contexts);
    if (context.through.length >= MAX_HOPS || contexts > MAX_CONTEXTS) return opaque('bound-reached', fn.name ?? '');
    const step = {
      location: locate(context, expr.span),
      callee: locate(context, calleeSpan(expr)),
      name: symbolName(closure),
      place: context.place,
    };
    return invoke(context, closure, invocation.args, placeOf(closure), [...context.through, step]);
  }
  const changes =
    leadsToCall ||
    mayChangeArguments(context, fn, invocation.args) ||
    changedOutside(closure).length > 0 ||
    changesReceiver(context, closure);
  if (changes) {
    if (context.stack.length <= MAX_DEPTH)
      return invoke(context, closure, invocation.args, placeOf(closure), context.through);
    for (const argument of invocation.args) markEscaped(context.state, argument.value, 'bound-reached');
    return opaque('bound-reached', fn.name ?? '');
  }
  return later(context, closure, invocation);
}

/** The result of a call that is followed only when it is read, with the lists and records that it is given as they are now. */
function later(context: Context, closure: Closure, invocation: Invocation): Abstract {
  const shares = sharesData(context, invocation);
  const { state } = context;
  const now = shares ? state.fork() : null;
  const given = invocation.args.map((argument) => argument.value);
  const waits = inert(given, () => {
    if (context.stack.length > MAX_DEPTH) return opaque('bound-reached', closure.function.name ?? '');
    const snapshot: Context = {
      ...context,
      state: now ?? state.fork(),
      isDry: true,
      returns: [],
      exits: [],
      loop: null,
    };
    return invoke(snapshot, closure, invocation.args, placeOf(closure), snapshot.through);
  });
  return waits.kind === 'lazy' ? { ...waits, isInert: () => !closure.module.makers.has(closure.function) } : waits;
}

export function holdsClient(context: Context, value: Abstract, depth: number): boolean {
  if (depth > 2) return false;
  switch (value.kind) {
    case 'instance':
    case 'sdk-member':
      return true;
    case 'lazy':
      return !value.isInert() && holdsClient(context, value.force(), depth + 1);
    case 'choice':
      return value.alternatives.some((item) => holdsClient(context, item, depth + 1));
    case 'ref': {
      const object = context.state.object(value.id);
      if (object?.kind === 'list') return object.items.some((item) => holdsClient(context, item.value, depth + 1));
      return (
        object?.kind === 'record' &&
        [...object.entries.values()].some((entry) => holdsClient(context, entry.value, depth + 1))
      );
    }
    default:
      return false;
  }
}

export const symbolName = (closure: Closure): string =>
  closure.owner?.class.name ? `${closure.owner.class.name}.${nameOf(closure) ?? ''}` : (nameOf(closure) ?? '');

const nameOf = ({ function: fn, module }: Closure): string | null => fn.name ?? module.givenNames.get(fn) ?? null;

export function placeOf(closure: Closure): Place {
  const name = nameOf(closure);
  const info = closure.module.functions.get(closure.function);
  const outer = info?.place.symbols ?? [];
  const names = [...(closure.owner?.class.name ? [closure.owner.class.name] : []), ...(name ? [name] : [])];
  return {
    symbols: [...outer, ...names],
    function: name,
    functionSpan: closure.function.span,
    loops: [],
    isAsync: closure.function.isAsync,
    decorators: closure.module.decorators.get(closure.function) ?? [],
    handedTo: closure.module.handedTo.get(closure.function) ?? [],
    wrappers: closure.module.wrappers.get(closure.function) ?? [],
  };
}

/** Runs a function's body with the given arguments. */
export function invoke(
  context: Context,
  closure: Closure,
  args: readonly BoundArgument[] | 'symbolic',
  place: Place,
  through: Context['through'],
): Abstract {
  const frame = new Frame(
    closure.function,
    closure.frame,
    closure.function.isArrow ? (closure.receiver ?? closure.frame.receiver) : closure.receiver,
    closure.owner,
  );
  const inner: Context = {
    program: context.program,
    module: closure.module,
    frame,
    state: context.state.fork(),
    place,
    through,
    stack: [...context.stack, { module: closure.module, function: closure.function }],
    arms: context.arms,
    isDry: context.isDry,
    returns: [],
    exits: [],
    loop: null,
  };
  frame.home = inner.state;
  bindParameters(inner, closure, args);
  const flow = executeBody(inner, closure.function);
  const ends = [...inner.exits, ...(flow === 'on' ? [inner.state] : [])];
  if (ends.length > 0) context.state.join(ends, frame);
  if (closure.function.isGenerator)
    return context.state.allocate({
      kind: 'list',
      items: inner.returns.map((value) => ({ value, isMaybe: true, isRepeated: true, location: null })),
      open: 'run-time-value',
    });
  if (inner.returns.length === 0) return literal(undefined);
  return choice(inner.returns);
}

export const callClosure = (
  context: Context,
  closure: Closure,
  args: readonly BoundArgument[] | 'symbolic',
  place: Place | null,
): Abstract =>
  context.stack.some((entry) => entry.function === closure.function)
    ? opaque('bound-reached')
    : invoke(context, closure, args, place ?? placeOf(closure), context.through);

const executeBody = (context: Context, fn: FunctionIr): 'on' | 'out' | 'loop-out' =>
  executeStatements(context, fn.body);

function callSuper(context: Context, name: string, invocation: Invocation): Abstract {
  let frame: Frame | null = context.frame;
  while (frame && !frame.owner) frame = frame.parent;
  if (!frame?.owner) return unfollowed(context, null, invocation);
  const receiver = frame.receiver ?? firstParameter(context, frame);
  for (const base of basesOf(context, frame.owner)) {
    if (base.kind !== 'class') continue;
    const wanted =
      name === 'constructor' || name === '__init__'
        ? base.class.methods.find((method) => method.role === 'constructor')
        : null;
    const method: Abstract | null = wanted
      ? {
          kind: 'closure',
          function: wanted,
          frame: base.frame,
          module: base.module,
          receiver,
          owner: base,
          origin: nowhere,
        }
      : classMember(context, base, name, receiver, 0);
    if (method?.kind === 'closure') return callClosure(context, method, invocation.args, null);
  }
  return unfollowed(context, null, invocation);
}

function firstParameter(context: Context, frame: Frame): Abstract | null {
  const target = frame.function.params[0]?.target;
  const binding = target?.kind === 'name' ? context.module.bindings.of(target) : null;
  return binding ? context.state.variable(frame.slot(binding)) : null;
}

/** Makes an object of a class of the project: its fields are what the declarations and the constructor write. */
function instantiate(context: Context, owner: ClassAbstract, invocation: Invocation): Abstract {
  const entries = new Map<string, HeapEntry>();
  const object = context.state.allocate(
    { kind: 'record', entries, open: 'run-time-value', instance: { class: owner, isSymbolic: false } },
    invocation.expr ? { definition: locate(context, invocation.expr.span), from: 'constructor' } : nowhere,
  );
  const initializer = findConstructor(context, owner, 0);
  if (initializer) {
    if (context.stack.length > 10 || context.stack.some((entry) => entry.function === initializer.function))
      return opaque('bound-reached');
    invoke(context, { ...initializer, receiver: object }, invocation.args, placeOf(initializer), context.through);
    if (invocation.args.some((argument) => holdsClient(context, argument.value, 0))) {
      injectClients(context.program, owner, initializer, invocation.args);
    }
    return object;
  }
  for (const argument of invocation.args)
    if (argument.form === 'named' && argument.name)
      entries.set(argument.name, { value: argument.value, isMaybe: false, location: argument.location });
  const record =
    invocation.args[0]?.form === 'positional' &&
    invocation.args.length === 1 &&
    context.module.language === 'typescript'
      ? invocation.args[0].value
      : null;
  if (record?.kind === 'ref') spreadInto(context, entries, record, null);
  if (object.kind === 'ref')
    context.state.setObject(object.id, {
      kind: 'record',
      entries,
      open: 'run-time-value',
      instance: { class: owner, isSymbolic: false },
    });
  return object;
}

function findConstructor(context: Context, owner: ClassAbstract, depth: number): Closure | null {
  const method = owner.class.methods.find((item) => item.role === 'constructor');
  if (method)
    return {
      kind: 'closure',
      function: method,
      frame: owner.frame,
      module: owner.module,
      receiver: null,
      owner,
      origin: nowhere,
    };
  if (depth > 5) return null;
  for (const base of basesOf(context, owner)) {
    const found = base.kind === 'class' ? findConstructor(context, base, depth + 1) : null;
    if (found) return found;
  }
  return null;
}

// ------------------------------------------------------------------------------------------------------------------ SDKs

function applyMeaning(
  context: Context,
  table: SdkTable,
  language: 'typescript' | 'python',
  meaning: Meaning,
  name: string,
  invocation: Invocation,
): Abstract {
  switch (meaning.kind) {
    case 'constructor':
      return (
        instantiateShape(context, table, language, meaning.shape, invocation, meaning.bind ?? null) ??
        unfollowed(context, null, invocation)
      );
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
        null,
        bindArguments(context, language, meaning.call.bind ?? null, invocation.args),
        invocation,
      );
    case 'identity':
      return passedOn(context, meaning, invocation) ?? opaque('unsupported', name);
    case 'free': {
      const result = unfollowed(context, null, invocation);
      return meaning.returns === undefined ? result : constant(meaning.returns.value);
    }
    case 'namespace':
      return unfollowed(context, null, invocation);
  }
}

const constant = (value: string | number | boolean | null): Abstract =>
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

function applyMember(
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
      const open =
        spreadInto(context, entries, object.options, null) ??
        spreadInto(context, entries, bindArguments(context, language, member.bind ?? null, invocation.args), null);
      return {
        ...object,
        options: context.state.allocate({ kind: 'record', entries, open, instance: null }),
        made: invocation.expr ? locate(context, invocation.expr.span) : object.made,
      };
    }
    case 'make': {
      const made = instantiateShape(context, table, language, member.shape, invocation, member.bind ?? null);
      if (made?.options.kind !== 'ref') return made ?? unfollowed(context, null, invocation);
      setField(context, made.options, '$parent', object.options);
      if (member.isChange === true) leaveOpen(context, made.options);
      return made;
    }
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
      if (record === position) open = spreadInto(context, entries, argument.value, argument.location) ?? open;
      else if (binding?.request === position)
        entries.set('$request', { value: argument.value, isMaybe: false, location: argument.location });
      else if (name) entries.set(name, { value: argument.value, isMaybe: false, location: argument.location });
      position++;
    }
  }
  return context.state.allocate({ kind: 'record', entries, open, instance: null });
}

/** The span of the callee's last name, where findings and hints of the call stand. */
export function calleeSpan(expr: CallExpr): Span {
  return expr.callee.kind === 'member' ? expr.callee.nameSpan : expr.callee.span;
}
