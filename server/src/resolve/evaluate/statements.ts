import type { ClassIr, Expr, FunctionIr, LoopStmt, Stmt, SwitchStmt, Target, TryStmt } from '../../ir/types.ts';
import type { LoopContext } from '../observed.ts';
import { type Context, codeOf, inLoop, locate } from './context.ts';
import {
  type Abstract,
  type ClassAbstract,
  type Closure,
  choice,
  type HeapEntry,
  isEmptyText,
  isNothing,
  lazily,
  literal,
  nowhere,
  opaque,
  sameAbstract,
  withSource,
} from './domain.ts';
import { binary, evaluate, spreadInto } from './expressions.ts';
import { newItems } from './library/changes.ts';
import { elementOf, indexOf, iterate, memberOf, turnsOf } from './members.ts';
import { importedValue, lookupName, slotOf } from './names.ts';
import { narrow, truthOf } from './narrow.ts';
import type { Module } from './program.ts';
import { assignGlobal } from './sdkGlobals.ts';
import { markEscaped, markRepeated, mergeGrown, type State } from './state.ts';
import { noteDecorators } from './wrappers.ts';

/** How control leaves a list of statements. */
export type Flow = 'on' | 'out' | 'loop-out';

/** Runs statements in order until control leaves. */
export function execute(context: Context, body: readonly Stmt[]): Flow {
  hoistFunctions(context, body);
  for (const stmt of body) {
    const flow = statement(context, stmt);
    if (flow !== 'on') return flow;
  }
  return 'on';
}

/** JavaScript function declarations can be called above their place. */
function hoistFunctions(context: Context, body: readonly Stmt[]): void {
  if (context.module.language !== 'typescript') return;
  for (const stmt of body)
    if (stmt.kind === 'function') assign(context, stmt.name, closureOf(context, stmt.function, null), null);
}

function statement(context: Context, stmt: Stmt): Flow {
  switch (stmt.kind) {
    case 'expr':
      evaluate(context, stmt.expr);
      return isExit(stmt.expr) ? 'out' : 'on';
    case 'assign': {
      if (stmt.target.kind === 'name' || stmt.target.kind === 'member')
        nameFunction(context.module, stmt.value, stmt.target.name);
      const value = stmt.operator
        ? binary(context, stmt.operator, evaluateTarget(context, stmt.target), evaluate(context, stmt.value), stmt)
        : evaluate(context, stmt.value);
      if (stmt.operator === '+' && extendInPlace(context, stmt.target, stmt.value)) return 'on';
      assign(context, stmt.target, value, stmt.type);
      return 'on';
    }
    case 'function':
      noteDecorators(context, stmt.function);
      if (context.module.language === 'python')
        assign(context, stmt.name, closureOf(context, stmt.function, null), null);
      return 'on';
    case 'class':
      assign(context, stmt.name, defineClass(context, stmt.class), null);
      return 'on';
    case 'if':
      return branch(
        context,
        stmt.test,
        () => execute(context, stmt.then),
        () => execute(context, stmt.otherwise),
      );
    case 'loop':
      return loop(context, stmt);
    case 'try':
      return attempt(context, stmt);
    case 'switch':
      return select(context, stmt);
    case 'with':
      for (const item of stmt.items) {
        const value = evaluate(context, item.context);
        if (item.target) assign(context, item.target, value, null);
      }
      return execute(context, stmt.body);
    case 'return':
      context.returns.push(stmt.value ? evaluate(context, stmt.value) : literal(undefined));
      context.exits.push(context.state);
      return 'out';
    case 'throw':
      if (stmt.value) evaluate(context, stmt.value);
      return 'out';
    case 'break':
      context.loop?.breaks.push(context.state);
      return 'loop-out';
    case 'continue':
      context.loop?.continues.push(context.state);
      return 'loop-out';
    case 'delete':
      remove(context, stmt.target);
      return 'on';
    case 'block':
      return execute(context, stmt.body);
    case 'import':
      for (const item of stmt.imports)
        if (item.local) assign(context, item.local, importedValue(context.program, context.module, item), null);
      return 'on';
    case 'outer-names':
      return 'on';
  }
}

const isExit = (expr: Expr): boolean =>
  expr.kind === 'call' &&
  expr.callee.kind === 'member' &&
  expr.callee.name === 'exit' &&
  expr.callee.object.kind === 'name' &&
  (expr.callee.object.name === 'process' || expr.callee.object.name === 'sys');

function evaluateTarget(context: Context, target: Target): Abstract {
  if (target.kind === 'name') return lookupName(context, target);
  if (target.kind === 'member') return memberOf(context, evaluate(context, target.object), target.name, target.span);
  if (target.kind === 'index')
    return indexOf(context, evaluate(context, target.object), evaluate(context, target.index), false, target.span);
  return opaque('run-time-value', codeOf(context, target.span));
}

/** `messages += [...]` changes the list that others may share. */
function extendInPlace(context: Context, target: Target, value: Expr): boolean {
  if (context.module.language !== 'python') return false;
  const list = evaluateTarget(context, target);
  const object = list.kind === 'ref' ? context.state.object(list.id) : null;
  if (list.kind !== 'ref' || object?.kind !== 'list') return false;
  const more = iterate(context, evaluate(context, value));
  context.state.setObject(list.id, {
    ...object,
    items: [...object.items, ...newItems(object, more.items)],
    open: object.open ?? more.open,
  });
  return true;
}

// ------------------------------------------------------------------------------------------------------------------ branches

function branch(context: Context, test: Expr, then: () => Flow, otherwise: () => Flow): Flow {
  const value = evaluate(context, test);
  const verdict = context.through.length > 0 ? truthOf(context, value, test) : null;
  if (verdict !== null) return verdict ? then() : otherwise();
  return fork(context, test, [
    { prepare: () => narrow(context, test, true), run: then },
    { prepare: () => narrow(context, test, false), run: otherwise },
  ]);
}

/** Runs alternatives each on its own copy of the state and joins those that go on. */
function fork(
  context: Context,
  at: { readonly span: Expr['span'] },
  arms: readonly { readonly prepare: () => void; readonly run: () => Flow }[],
): Flow {
  const base = context.state;
  const before = context.arms;
  const location = locate(context, at.span);
  const ends: { readonly state: State; readonly arm: number }[] = [];
  let left: Flow = 'out';
  arms.forEach((item, arm) => {
    context.state = base.fork();
    context.arms = [...before, { branch: location, arm }];
    item.prepare();
    const flow = item.run();
    if (flow === 'on') ends.push({ state: context.state, arm });
    else if (flow === 'loop-out') left = 'loop-out';
  });
  context.state = base;
  const [only] = ends;
  context.arms =
    only && ends.length === 1 && arms.length > 1 ? [...before, { branch: location, arm: only.arm }] : before;
  if (!only) {
    context.arms = before;
    return left;
  }
  base.join(ends.map((end) => end.state));
  return 'on';
}

function select(context: Context, stmt: SwitchStmt): Flow {
  const subject = evaluate(context, stmt.subject);
  for (const item of stmt.cases) for (const test of item.tests) evaluate(context, test);
  const hasDefault = stmt.cases.some((item) => item.tests.length === 0);
  const outer = context.loop;
  const breaks: State[] = [];
  const isPython = context.module.language === 'python';
  if (!isPython) context.loop = { breaks, continues: outer?.continues ?? [] };
  const settled = context.through.length > 0 ? settledCase(context, subject, stmt) : null;
  const runFrom = (index: number): Flow => {
    for (let at = index; at < stmt.cases.length; at++) {
      const item = stmt.cases[at];
      if (!item) break;
      const flow = execute(context, item.body);
      if (flow !== 'on') return flow;
      if (!item.falls) break;
    }
    return 'on';
  };
  const subjectExpr = stmt.subject;
  const arms = stmt.cases
    .map((item, index) => ({ item, index }))
    .filter(({ index }) => settled === null || settled === index)
    .map(({ item, index }) => ({
      prepare: () => {
        const [test] = item.tests;
        if (test && item.tests.length === 1)
          narrow(context, { kind: 'binary', operator: '===', left: subjectExpr, right: test, span: item.span }, true);
      },
      run: () => {
        const flow = runFrom(index);
        if (flow !== 'loop-out' || isPython) return flow;
        const at = breaks.indexOf(context.state);
        if (at >= 0) breaks.splice(at, 1);
        return at >= 0 ? ('on' as const) : flow;
      },
    }));
  const flow =
    arms.length === 0
      ? 'on'
      : fork(
          context,
          stmt,
          hasDefault || settled !== null ? arms : [...arms, { prepare: () => undefined, run: () => 'on' as const }],
        );
  context.loop = outer;
  if (breaks.length === 0) return flow;
  context.state.join([context.state.fork(), ...breaks]);
  return 'on';
}

function settledCase(context: Context, subject: Abstract, stmt: SwitchStmt): number | null {
  if (subject.kind !== 'text' && subject.kind !== 'literal') return null;
  for (let index = 0; index < stmt.cases.length; index++) {
    for (const test of stmt.cases[index]?.tests ?? []) {
      const verdict = truthOf(context, subject, {
        kind: 'binary',
        operator: '===',
        left: stmt.subject,
        right: test,
        span: test.span,
      });
      if (verdict === true) return index;
      if (verdict === null) return null;
    }
  }
  const fallback = stmt.cases.findIndex((item) => item.tests.length === 0);
  return fallback >= 0 ? fallback : null;
}

/** A handler may start at any point of the body: with what was before it or with all of it. */
function attempt(context: Context, stmt: TryStmt): Flow {
  const base = context.state;
  context.state = base.fork();
  const exits = context.exits.length;
  let flow = execute(context, stmt.body);
  const afterBody = context.state;
  if (flow === 'on' && stmt.otherwise.length > 0) flow = execute(context, stmt.otherwise);
  const ends: State[] = flow === 'on' ? [context.state] : [];
  const arms = context.arms;
  stmt.handlers.forEach((handler, index) => {
    context.state = base.fork();
    context.state.join(
      [context.state.fork(), ...(exits === context.exits.length ? [afterBody.fork()] : [])].slice(
        0,
        flow === 'on' ? 2 : 1,
      ),
    );
    context.arms = [...arms, { branch: locate(context, handler.span), arm: index + 1 }];
    for (const type of handler.types) evaluate(context, type);
    if (handler.target) assign(context, handler.target, opaque('run-time-value', 'error'), null);
    const end = execute(context, handler.body);
    if (end === 'on') ends.push(context.state);
    else if (flow === 'out' && end === 'loop-out') flow = end;
  });
  context.arms = arms;
  context.state = base;
  if (ends.length > 0) base.join(ends);
  const last = execute(context, stmt.finally);
  if (last !== 'on') return last;
  return ends.length > 0 ? 'on' : flow === 'on' ? 'out' : flow;
}

// ------------------------------------------------------------------------------------------------------------------ loops

function loop(context: Context, stmt: LoopStmt): Flow {
  execute(context, stmt.init);
  const iterable = stmt.iterable ? evaluate(context, stmt.iterable) : null;
  if (stmt.test && stmt.form !== 'do-while') evaluate(context, stmt.test);
  const items = iterable ? turnsOf(context, iterable) : null;
  const place = context.place;
  const info = loopInfo(
    context,
    stmt,
    items && items.open === null && !items.items.some((item) => item.isRepeated || item.isMaybe)
      ? items.items.length
      : null,
  );
  const wasDry = context.isDry;
  for (const isDry of wasDry ? [true] : [true, false]) {
    context.isDry = isDry;
    const base = context.state;
    const before = base.fork();
    context.state = base.fork();
    context.place = inLoop(place, info);
    const outer = context.loop;
    const frame = { breaks: [] as State[], continues: [] as State[] };
    context.loop = frame;
    if (stmt.target && stmt.iterable)
      assign(context, stmt.target, elementOf(items, codeOf(context, stmt.iterable.span)), null);
    if (stmt.test) narrow(context, stmt.test, true);
    const marks = { exits: context.exits.length, returns: context.returns.length };
    const flow = execute(context, stmt.body);
    if (isDry) {
      context.exits.length = marks.exits;
      context.returns.length = marks.returns;
    }
    if (flow === 'on') execute(context, stmt.update);
    if (stmt.test) evaluate(context, stmt.test);
    const ends = [...(flow === 'on' ? [context.state] : []), ...frame.continues, ...frame.breaks];
    context.loop = outer;
    context.state = base;
    base.join([before, ...ends]);
    if (isDry) {
      markRepeated(base, before);
      mergeGrown(base, before);
    }
  }
  context.isDry = wasDry;
  context.place = place;
  if (stmt.test) narrow(context, stmt.test, false);
  return execute(context, stmt.otherwise);
}

function loopInfo(context: Context, stmt: LoopStmt, items: number | null): LoopContext {
  const count = items ?? countOf(context, stmt);
  const isUnbounded =
    (stmt.form === 'while' || stmt.form === 'do-while' || stmt.form === 'for') &&
    (stmt.test === null || (stmt.test.kind === 'literal' && Boolean(stmt.test.value)));
  return {
    kind: stmt.form === 'for-each' ? 'for-each' : stmt.form === 'for' ? 'for' : 'while',
    span: stmt.span,
    count,
    isUnbounded,
    isRetry: isRetryLoop(stmt),
  };
}

/** `for (let i = 0; i < 5; i++)` and `while (attempt < 3)` with a constant bound. */
function countOf(context: Context, stmt: LoopStmt): number | null {
  const test = stmt.test;
  if (test?.kind !== 'binary' || (test.operator !== '<' && test.operator !== '<=')) return null;
  const bound = evaluate(context, test.right);
  if (bound.kind !== 'literal' || typeof bound.value !== 'number') return null;
  const first = stmt.init.find((item) => item.kind === 'assign');
  const start =
    first?.kind === 'assign' && first.value.kind === 'literal' && typeof first.value.value === 'number'
      ? first.value.value
      : 0;
  return Math.max(0, bound.value - start + (test.operator === '<=' ? 1 : 0));
}

/** A loop that leaves from inside a `try` and goes round again after a fault. */
function isRetryLoop(stmt: LoopStmt): boolean {
  const tries = stmt.body.filter((item) => item.kind === 'try');
  return tries.some(
    (item) =>
      item.kind === 'try' &&
      item.handlers.length > 0 &&
      (leaves(item.body) || leaves(item.otherwise)) &&
      !item.handlers.every((handler) => alwaysLeaves(handler.body)),
  );
}

const leaves = (body: readonly Stmt[]): boolean =>
  body.some(
    (item) =>
      item.kind === 'return' ||
      item.kind === 'break' ||
      (item.kind === 'if' && (leaves(item.then) || leaves(item.otherwise))) ||
      ((item.kind === 'with' || item.kind === 'block') && leaves(item.body)),
  );

const alwaysLeaves = (body: readonly Stmt[]): boolean =>
  body.some((item) => item.kind === 'return' || item.kind === 'throw' || item.kind === 'break');

// ------------------------------------------------------------------------------------------------------------------ assignment

export function assign(context: Context, target: Target, value: Abstract, type: unknown): void {
  switch (target.kind) {
    case 'name': {
      const slot = slotOf(context, target);
      if (!slot) return;
      context.state.setVariable(slot, value);
      const history = slot.frame.history.get(slot.binding) ?? [];
      if (history.length < 8 && !(type === null && history.includes(value)))
        slot.frame.history.set(slot.binding, [...history, value]);
      return;
    }
    case 'member':
      setMember(context, evaluate(context, target.object), target.name, value, target.span);
      return;
    case 'index': {
      const object = evaluate(context, target.object);
      const index = evaluate(context, target.index);
      if (index.kind === 'text' && index.parts.every((part) => part.kind === 'static')) {
        setMember(
          context,
          object,
          index.parts.map((part) => (part.kind === 'static' ? part.text : '')).join(''),
          value,
          target.span,
        );
      } else markEscaped(context.state, object, 'run-time-value');
      return;
    }
    case 'list-pattern':
      target.elements.forEach((element, index) => {
        if (!element) return;
        const item = lazily(value, (settled) =>
          element.isRest ? opaque('run-time-value') : itemAt(context, settled, index, target),
        );
        assign(context, element.target, withDefault(context, item, element.default), null);
      });
      return;
    case 'record-pattern': {
      const taken = target.entries.map((entry) => entry.key).filter((key) => key !== null);
      for (const entry of target.entries) {
        if (entry.element.isRest) assign(context, entry.element.target, restOf(context, value, taken), null);
        else {
          const found =
            entry.key === null ? opaque('run-time-value') : memberOf(context, value, entry.key, target.span);
          assign(context, entry.element.target, withDefault(context, found, entry.element.default), null);
        }
      }
      return;
    }
    case 'opaque':
      evaluate(context, target);
      return;
  }
}

/** The item that a position of a list pattern takes. */
function itemAt(context: Context, value: Abstract, index: number, target: Target): Abstract {
  if (value.kind === 'choice') {
    const lists = value.alternatives.filter((item) => !isNothing(item));
    if (lists.length > 0) return choice(lists.map((item) => itemAt(context, item, index, target)));
  }
  const items = iterate(context, value);
  const item = items.items[index];
  const isPlain = items.items.slice(0, index + 1).every((other) => !other.isMaybe && !other.isRepeated);
  if (item && isPlain) return item.value;
  if (!item && items.open === null && isPlain) return literal(undefined);
  return opaque(items.open ?? 'run-time-value', codeOf(context, target.span), items.provenance);
}

/** A destructured value with a default: the default where the value is certainly missing, or where only the caller could give another. */
export function withDefault(context: Context, value: Abstract, fallback: Expr | null): Abstract {
  if (!fallback) return value;
  const other = evaluate(context, fallback);
  return lazily(value, (settled) => defaulted(settled, other));
}

function defaulted(settled: Abstract, other: Abstract): Abstract {
  if (other.kind === 'lazy') return lazily(other, (value) => defaulted(settled, value));
  const fallback = other.kind === 'literal' || other.kind === 'text' ? withSource(other, 'default-parameter') : other;
  if (settled.kind === 'literal' && settled.value === undefined) return fallback;
  if (settled.kind !== 'opaque') return settled;
  if (settled.provenance.kind !== 'parameter') return choice([settled, other]);
  return isNothing(other) || isEmptyText(other) ? settled : fallback;
}

function restOf(context: Context, value: Abstract, taken: readonly string[]): Abstract {
  const entries = new Map<string, HeapEntry>();
  const open = spreadInto(context, entries, value, null);
  for (const key of taken) entries.delete(key);
  return context.state.allocate({ kind: 'record', entries, open, lacks: new Set(taken), instance: null });
}

/** Writes a field. On one of several objects the write may or may not have happened; on the symbolic object of a class all writes count. */
export function setMember(context: Context, object: Abstract, name: string, value: Abstract, span: Expr['span']): void {
  if (object.kind === 'lazy') {
    setMember(context, object.force(), name, value, span);
    return;
  }
  if (object.kind === 'choice') {
    for (const item of object.alternatives) weakSet(context, item, name, value, span);
    return;
  }
  if (object.kind === 'class') setOnClass(object, name, value);
  if (object.kind !== 'ref') {
    markEscaped(context.state, value, 'escaped');
    assignGlobal(context, object, name, value, span);
    return;
  }
  const record = context.state.object(object.id);
  if (record?.kind !== 'record') return;
  if (record.instance?.isSymbolic) {
    weakSet(context, object, name, value, span);
    return;
  }
  const entries = new Map(record.entries);
  entries.set(name, { value, isMaybe: false, location: locate(context, span) });
  context.state.setObject(object.id, { ...record, entries });
}

/** Fields of a class are seen by all code at any time: every value that is set counts. */
function setOnClass({ class: item, module }: ClassAbstract, name: string, value: Abstract): void {
  const fields = module.classFields.get(item) ?? new Map<string, Abstract[]>();
  const values = fields.get(name) ?? [];
  module.classFields.set(item, fields);
  if (values.length < 8 && !values.some((other) => sameAbstract(other, value))) fields.set(name, [...values, value]);
}

function weakSet(context: Context, object: Abstract, name: string, value: Abstract, span: Expr['span']): void {
  if (object.kind !== 'ref') return;
  const record = context.state.object(object.id);
  if (record?.kind !== 'record') return;
  const before = record.entries.get(name);
  const entries = new Map(record.entries);
  entries.set(
    name,
    before
      ? { ...before, value: choice([before.value, value]) }
      : { value, isMaybe: record.instance === null, location: locate(context, span) },
  );
  context.state.setObject(object.id, { ...record, entries });
}

function remove(context: Context, target: Target): void {
  const key =
    target.kind === 'member'
      ? target.name
      : target.kind === 'index' && target.index.kind === 'text' && target.index.parts[0]?.kind === 'static'
        ? target.index.parts[0].text
        : null;
  if (target.kind !== 'member' && target.kind !== 'index') return;
  const object = evaluate(context, target.object);
  const record = object.kind === 'ref' ? context.state.object(object.id) : null;
  if (object.kind !== 'ref' || record?.kind !== 'record' || key === null) {
    markEscaped(context.state, object, 'run-time-value');
    return;
  }
  const entries = new Map(record.entries);
  entries.delete(key);
  context.state.setObject(object.id, { ...record, entries });
}

// ------------------------------------------------------------------------------------------------------------------ functions, classes

/** A function without a name goes by that of what it is assigned to, as in the language itself. */
export function nameFunction(module: Module, value: Expr, name: string): void {
  if (value.kind !== 'function-expr' || value.function.name !== null || module.givenNames.has(value.function)) return;
  module.givenNames.set(value.function, name);
}

export function closureOf(context: Context, fn: FunctionIr, owner: ClassAbstract | null): Closure {
  if (!context.module.functions.has(fn)) {
    context.module.functions.set(fn, {
      frame: context.frame,
      receiver: fn.isArrow ? context.frame.receiver : null,
      owner,
      state: context.state,
      place: context.place,
    });
  }
  return {
    kind: 'closure',
    function: fn,
    frame: context.frame,
    module: context.module,
    receiver: fn.isArrow ? context.frame.receiver : null,
    owner,
    origin: nowhere,
  };
}

export function defineClass(context: Context, item: ClassIr): Abstract {
  for (const expr of item.decorators) evaluate(context, expr);
  const value: ClassAbstract = {
    kind: 'class',
    class: item,
    frame: context.frame,
    module: context.module,
    origin: nowhere,
  };
  for (const field of item.fields) {
    if (field.value?.kind !== 'function-expr') continue;
    nameFunction(context.module, field.value, field.name);
    closureOf(context, field.value.function, value);
  }
  for (const method of item.methods) {
    closureOf(context, method, value);
    noteDecorators(context, method);
  }
  return value;
}
