import { isMutatorName } from '../../ir/bind.ts';
import type { Expr, FunctionIr, Stmt, Target } from '../../ir/types.ts';
import { forEachExpr, forEachStmt } from '../../ir/walk.ts';
import type { Invocation } from './calls.ts';
import type { Context } from './context.ts';
import type { Abstract, BoundArgument } from './domain.ts';

/**
 * Whether following a function matters for what its caller holds: it may change a list or record that it is given, or hand it on.
 * This only reads the function's text, once.
 */
export function mayChangeArguments(context: Context, fn: FunctionIr, args: readonly BoundArgument[]): boolean {
  if (!args.some((argument) => argument.form === 'spread-named' || isPlainData(context, argument.value))) return false;
  let known = summaries.get(fn);
  if (known === undefined) {
    known = changesWhatItIsGiven(fn);
    summaries.set(fn, known);
  }
  return known;
}

/** Whether a call is given a list or record that the code holds on to. One that is written in the call itself is nobody else's. */
export function sharesData(context: Context, { args, expr }: Invocation): boolean {
  return args.some((argument, index) => {
    const written = expr?.args[index]?.value.kind;
    return written !== 'record' && written !== 'list' && isPlainData(context, argument.value);
  });
}

/** A list or record that code shares by reference. Objects of the project's classes are covered by what all their methods write. */
function isPlainData(context: Context, value: Abstract): boolean {
  if (value.kind === 'choice') return value.alternatives.some((item) => isPlainData(context, item));
  if (value.kind !== 'ref') return false;
  const object = context.state.object(value.id);
  return object !== null && (object.kind === 'list' || object.instance === null);
}

const summaries = new WeakMap<FunctionIr, boolean>();

function changesWhatItIsGiven(fn: FunctionIr): boolean {
  const names = new Set<string>();
  for (const param of fn.params) collectNames(param.target, names);
  let found = false;
  const root = (expr: Expr | Target): string | null => {
    let base = expr;
    while (base.kind === 'member' || base.kind === 'index') base = base.object;
    return base.kind === 'name' ? base.name : null;
  };
  const touches = (expr: Expr | Target): boolean => {
    const name = root(expr);
    return name !== null && names.has(name);
  };
  forEachStmt(fn, (stmt: Stmt) => {
    if (stmt.kind === 'assign' && stmt.target.kind !== 'name' && touches(stmt.target)) found = true;
    if (stmt.kind === 'delete' && touches(stmt.target)) found = true;
  });
  forEachExpr(fn, (expr: Expr) => {
    if (expr.kind !== 'call') return;
    if (expr.callee.kind === 'member' && isMutatorName(expr.callee.name) && touches(expr.callee.object)) found = true;
  });
  return found;
}

function collectNames(target: Target, names: Set<string>): void {
  if (target.kind === 'name') names.add(target.name);
  else if (target.kind === 'list-pattern')
    for (const element of target.elements) element && collectNames(element.target, names);
  else if (target.kind === 'record-pattern')
    for (const entry of target.entries) collectNames(entry.element.target, names);
}
