import type { FunctionIr } from '../../ir/types.ts';
import type { Place } from '../observed.ts';
import { analyseFunction, isHot } from './analyse.ts';
import { callsWhatItIsGiven } from './calledParameters.ts';
import { calleeSpan, type Invocation, isInlineCallback, runCallback, unfollowed } from './calls.ts';
import { basesOf, classMember } from './classMembers.ts';
import { type Context, locate, MAX_CONTEXTS, MAX_DEPTH, MAX_HOPS } from './context.ts';
import { cyclicValue } from './cycles.ts';
import {
  type Abstract,
  type BoundArgument,
  type ClassAbstract,
  type Closure,
  choice,
  Frame,
  forced,
  type HeapEntry,
  inert,
  literal,
  nowhere,
  opaque,
  whileAll,
} from './domain.ts';
import { analyseWithClients } from './handedClients.ts';
import { isImplemented, namesImplemented } from './implementations.ts';
import { injectClients } from './inject.ts';
import { changedOutside, changesReceiver, mayChangeArguments, sharesData } from './mutation.ts';
import { markHot } from './observe.ts';
import { bindParameters, type Given } from './parameters.ts';
import type { Module } from './program.ts';
import { spreadInto } from './records.ts';
import { constructBase, sdkBaseOf } from './sdkBases.ts';
import { markEscaped } from './state.ts';
import { execute as executeStatements } from './statements.ts';
import { typedValue } from './typedValues.ts';

/** Calls a function of the project. It is followed at once if it leads to a billed call or changes what it is given, else only if its result is read. */
export function callProject(context: Context, closure: Closure, invocation: Invocation): Abstract {
  const { program } = context;
  const { function: fn, module } = closure;
  if (fn.isOpen) return unfollowed(context, null, invocation, openResult(context, closure));
  for (const argument of invocation.args) {
    if (
      argument.value.kind !== 'closure' ||
      !isInlineCallback(argument.value.function) ||
      argument.value.module !== context.module
    )
      continue;
    runCallback(context, argument.value, fn.name ?? '', null, invocation);
  }
  if (context.stack.some((entry) => entry.function === fn)) {
    callOnceKnown(context, closure, invocation);
    return opaque('bound-reached', fn.name ?? '');
  }
  const isDemanded = module === context.module || program.host.isDemanded(module.ir.path);
  if (isDemanded) analyseFunction(program, module, fn);
  const isGivenClient =
    invocation.args.some((argument) => holdsClient(context, argument.value, 0)) ||
    callsWhatItIsGiven(context, closure, invocation.args);
  if (program.purpose === 'reach' && isHot(module, fn) && !isGivenClient && !module.makers.has(fn)) {
    markHot(context);
    return opaque('run-time-value', fn.name ?? '', { kind: 'model-output' });
  }
  const handsClient = isGivenClient || (closure.receiver?.kind === 'ref' && holdsClient(context, closure.receiver, 0));
  const leadsToCall = isHot(module, fn) || handsClient || isHotInTheEnd(context, module, fn);
  const expr = invocation.expr;
  if (leadsToCall && expr) {
    const contexts = (program.contexts.get(fn) ?? 0) + 1;
    program.contexts.set(fn, contexts);
    if (context.through.length >= MAX_HOPS || contexts > MAX_CONTEXTS) return opaque('bound-reached', fn.name ?? '');
    if (isGivenClient) analyseWithClients(context, closure, invocation.args);
    const step = {
      location: locate(context, expr.span),
      callee: locate(context, calleeSpan(expr)),
      name: symbolName(closure),
      place: context.place,
    };
    return invoke(context, closure, invocation.args, placeOf(closure), [...context.through, step]);
  }
  callOnceKnown(context, closure, invocation);
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

/**
 * Functions that call themselves or each other: whether one leads to a billed call shows only once its analysis is through. Until then the
 * call is kept as it was met, and followed once if it does.
 */
function callOnceKnown(context: Context, closure: Closure, invocation: Invocation): void {
  const { function: fn, module } = closure;
  const isOpen = module.analysed.get(fn) === 'running' || module.callsToCome.has(fn);
  if (context.isDry || context.through.length > 0 || !isOpen) return;
  const then: Context = { ...context, state: context.state.fork(), stack: [], returns: [], exits: [], loop: null };
  const [by] = context.stack;
  // Calls of the caller wait as well.
  if (by && !by.module.callsToCome.has(by.function)) by.module.callsToCome.set(by.function, []);
  if (by) context.program.waiting.add(by.module);
  context.program.waiting.add(module);
  const call = { by: by ?? null, follow: () => void callProject(then, closure, invocation) };
  module.callsToCome.set(fn, [...(module.callsToCome.get(fn) ?? []), call]);
}

/** A body of a file that calls a function which is itself being looked at, from further out: files that call each other while they are loaded. */
function isHotInTheEnd({ program, stack }: Context, module: Module, fn: FunctionIr): boolean {
  if (module.analysed.get(fn) !== 'running' || stack[0]?.function.role !== 'module') return false;
  // Following a function that turns out to lead nowhere does no harm: only the other way round the files are run again.
  const before = program.assumed?.modules.get(module.ir.path);
  if (program.knownHot.has(fn) || (before?.status === 'done' && isHot(before, fn))) return true;
  const name = `function ${fn.span.start}`;
  const value = cyclicValue(program, module, name, literal(false), (done) => literal(isHot(done, fn)));
  return value.kind === 'literal' && value.value === true;
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
  if (waits.kind !== 'lazy') return waits;
  const { module, function: fn } = closure;
  return whileAll(
    new Map(waits.conditions).set(fn, () => !module.makers.has(fn)),
    waits,
  );
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
  args: Given,
  place: Place,
  through: Context['through'],
  isGiven = context.isGiven ?? false,
): Abstract {
  if (closure.function.isOpen) return openResult(context, closure) ?? opaque('run-time-value');
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
    isSupposed: context.isSupposed,
    isGiven,
    returns: [],
    exits: [],
    loop: null,
  };
  frame.home = inner.state;
  frame.makes = closure.makes ?? null;
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
  return asAnnotated(inner, closure.function, choice(inner.returns));
}

/** What a member without a body returns by its annotation. */
const openResult = (context: Context, { function: { returns }, module }: Closure): Abstract | null =>
  returns && typedValue({ ...context, module }, returns);

/** What a function returns by its annotation, where its code does not tell: an object of a class that leaves open how it asks a model. */
function asAnnotated(context: Context, { returns }: FunctionIr, value: Abstract): Abstract {
  if (!returns || (value.kind !== 'opaque' && value.kind !== 'lazy')) return value;
  if (!namesImplemented(context.program, returns)) return value;
  const typed = typedValue(context, returns);
  const object = typed?.kind === 'ref' ? context.state.object(typed.id) : null;
  if (object?.kind !== 'record' || !object.instance || !isImplemented(context.program, object.instance.class))
    return value;
  const settled = forced(value);
  return settled.kind === 'opaque' && typed ? typed : settled;
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

export function callSuper(context: Context, name: string, invocation: Invocation): Abstract {
  let frame: Frame | null = context.frame;
  while (frame && !frame.owner) frame = frame.parent;
  if (!frame?.owner) return unfollowed(context, null, invocation);
  if (name === '__new__' && frame.makes) return frame.makes;
  const receiver = frame.receiver ?? firstParameter(context, frame);
  for (const base of basesOf(context, frame.owner)) {
    const isOwn = base.kind === 'class' && findConstructor(context, base, 0) !== null;
    const sdk = base.kind === 'sdk' ? base : base.kind === 'class' && !isOwn ? sdkBaseOf(context, base) : null;
    if (sdk && receiver && (name === 'constructor' || name === '__init__'))
      constructBase(context, receiver, sdk, invocation);
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
    if (method?.kind !== 'closure') continue;
    if (wanted && invocation.args.some(({ value }) => holdsClient(context, value, 0)))
      injectClients(context.program, base, method, invocation.args);
    return !wanted && leadsToCall(context, method)
      ? callProject(context, method, invocation)
      : callClosure(context, method, invocation.args, null);
  }
  return unfollowed(context, null, invocation);
}

function leadsToCall({ program, module: own }: Context, { module, function: fn }: Closure): boolean {
  if (module === own || program.host.isDemanded(module.ir.path)) analyseFunction(program, module, fn);
  return isHot(module, fn);
}

function firstParameter(context: Context, frame: Frame): Abstract | null {
  const target = frame.function.params[0]?.target;
  const binding = target?.kind === 'name' ? context.module.bindings.of(target) : null;
  return binding ? context.state.variable(frame.slot(binding)) : null;
}

/** Makes an object of a class of the project: its fields are what the declarations and the constructor write. */
export function instantiate(context: Context, owner: ClassAbstract, invocation: Invocation): Abstract {
  const entries = new Map<string, HeapEntry>();
  const object = context.state.allocate(
    { kind: 'record', entries, open: 'run-time-value', instance: { class: owner, isSymbolic: false } },
    invocation.expr ? { definition: locate(context, invocation.expr.span), from: 'constructor' } : nowhere,
  );
  const maker = makerOf(owner, object);
  if (maker && !context.stack.some((entry) => entry.function === maker.function)) {
    const cls = { form: 'positional' as const, name: null, value: owner, location: null };
    invoke(context, maker, [cls, ...invocation.args], placeOf(maker), context.through);
  }
  const initializer = findConstructor(context, owner, 0);
  if (!initializer && maker) return object;
  if (initializer) {
    if (context.stack.length > 10 || context.stack.some((entry) => entry.function === initializer.function))
      return opaque('bound-reached');
    invoke(context, { ...initializer, receiver: object }, invocation.args, placeOf(initializer), context.through, true);
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
  const base = sdkBaseOf(context, owner);
  if (base) constructBase(context, object, base, invocation);
  return object;
}

/** Python's `__new__` of a class, which may set up the object before `__init__` does, or give the same one each time. */
export function makerOf(owner: ClassAbstract, object: Abstract): Closure | null {
  const method = owner.class.methods.find((item) => item.name === '__new__');
  if (!method || owner.module.language !== 'python') return null;
  const { frame, module } = owner;
  return { kind: 'closure', function: method, frame, module, receiver: null, owner, makes: object, origin: nowhere };
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
