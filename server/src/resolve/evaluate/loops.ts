import type { LoopStmt, Stmt } from '../../ir/types.ts';
import type { LoopContext } from '../observed.ts';
import { assign } from './assignment.ts';
import { type Context, codeOf, inLoop } from './context.ts';
import { evaluate } from './expressions.ts';
import { elementOf, turnsOf } from './items.ts';
import { narrow } from './narrow.ts';
import { policyOf, underPolicy } from './policies.ts';
import { markRepeated, mergeGrown, type State } from './state.ts';
import { execute, type Flow } from './statements.ts';

export function loop(context: Context, stmt: LoopStmt): Flow {
  execute(context, stmt.init);
  const iterable = stmt.iterable ? evaluate(context, stmt.iterable) : null;
  if (stmt.test && stmt.form !== 'do-while') evaluate(context, stmt.test);
  const policy = policyOf(context, iterable);
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
    context.place = policy ? underPolicy(place, policy) : inLoop(place, info);
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
