import type { Expr, Stmt, SwitchStmt, Target, TryStmt } from '../../ir/types.ts';
import { assign, remove } from './assignment.ts';
import { call } from './calls.ts';
import { type Context, codeOf, locate } from './context.ts';
import { closureOf, defineClass, nameFunction } from './definitions.ts';
import { type Abstract, literal, opaque } from './domain.ts';
import { evaluate } from './expressions.ts';
import { importedValue } from './imports.ts';
import { indexOf } from './indexing.ts';
import { iterate } from './items.ts';
import { newItems } from './library/changes.ts';
import { loop } from './loops.ts';
import { memberOf } from './members.ts';
import { lookupName } from './names.ts';
import { decided, narrow, truthOf } from './narrow.ts';
import { binary } from './operators.ts';
import { beforeScope } from './sdkGlobals.ts';
import type { State } from './state.ts';
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
      effect(context, stmt.expr);
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
      return within(context, stmt);
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

function within(context: Context, { items, body }: Extract<Stmt, { kind: 'with' }>): Flow {
  const endings = items.flatMap(({ context: expr, target }) => {
    const ending = expr.kind === 'call' ? beforeScope(context, evaluate(context, expr.callee)) : null;
    const value = evaluate(context, expr);
    if (target) assign(context, target, value, null);
    return ending ?? [];
  });
  const outcome = execute(context, body);
  for (const end of endings) end();
  return outcome;
}

/** An expression that stands for what it does. */
function effect(context: Context, expr: Expr): void {
  if (expr.kind === 'await') effect(context, expr.operand);
  else if (expr.kind === 'call') call(context, expr, true);
  else evaluate(context, expr);
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
  const verdict = decided(context, value, test);
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
