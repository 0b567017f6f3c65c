import { type Binding, isMutatorName } from '../../ir/bind.ts';
import type { Expr, FunctionIr, NameExpr, Stmt, Target } from '../../ir/types.ts';
import { forEachExpr, forEachStmt, walkFunction } from '../../ir/walk.ts';
import type { Invocation } from './calls.ts';
import type { Context } from './context.ts';
import type { Abstract, BoundArgument, Closure } from './domain.ts';
import type { Module } from './program.ts';

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
  const touches = (expr: Expr | Target): boolean => names.has(rootOf(expr)?.name ?? '');
  const isGiven = (expr: Expr): boolean => expr.kind === 'name' && names.has(expr.name);
  forEachStmt(fn, (stmt: Stmt) => {
    if (stmt.kind === 'assign' && stmt.target.kind !== 'name' && touches(stmt.target)) found = true;
    if (stmt.kind === 'assign' && stmt.target.kind === 'name' && isGiven(stmt.value)) names.add(stmt.target.name);
    if (stmt.kind === 'assign' && stmt.target.kind !== 'name' && isGiven(stmt.value)) found = true;
    if (stmt.kind === 'delete' && touches(stmt.target)) found = true;
  });
  forEachExpr(fn, (expr: Expr) => {
    if (expr.kind !== 'call') return;
    if (expr.callee.kind === 'member' && isMutatorName(expr.callee.name) && touches(expr.callee.object)) found = true;
    if (!isReader(expr.callee) && expr.args.some((argument) => handsOn(argument.value, isGiven))) found = true;
  });
  return found;
}

/** An argument that lets the callee reach a list or record: by its name, or within a literal. */
function handsOn(value: Expr, isGiven: (expr: Expr) => boolean): boolean {
  if (value.kind === 'list') return value.items.some((item) => !item.isSpread && handsOn(item.value, isGiven));
  if (value.kind === 'record')
    return value.entries.some((entry) => entry.kind !== 'spread' && handsOn(entry.value, isGiven));
  return isGiven(value);
}

/** Functions that only read what they are given, by the names that they usually have. */
const isReader = (callee: Expr): boolean =>
  callee.kind === 'name'
    ? /^(print|len|str|repr|list|tuple|dict|set|sorted|enumerate|zip|sum|min|max|any|all|isinstance|String|Number)$/.test(
        callee.name,
      )
    : callee.kind === 'member' &&
      callee.object.kind === 'name' &&
      /^(console|JSON|json|Object|Array|Math|logger|log|logging)$/.test(callee.object.name) &&
      callee.name !== 'assign';

/**
 * Variables that are not a function's own and whose lists and records it changes, or which it sets: those of functions around it, and
 * imported ones. The other variables of the module are left out: what functions do to them counts wherever they are read.
 */
export function changedOutside({ function: fn, frame, module }: Closure): readonly Binding[] {
  if (frame === module.frame && !changesImports(module)) return [];
  const ofFile = outside.get(module.bindings) ?? new Map<FunctionIr, readonly Binding[]>();
  const known = ofFile.get(fn);
  if (known) return known;
  const changed = new Set<Binding>();
  const note = (target: Expr | Target): void => {
    const root = rootOf(target);
    const binding = root ? module.bindings.of(root) : null;
    if (!binding || binding.owner === fn) return;
    if (binding.owner !== module.ir.module || (binding.kind === 'import' && target.kind !== 'name'))
      changed.add(binding);
  };
  walkFunction(fn, {
    function: (inner) => inner === fn,
    stmt: (stmt) => {
      if (stmt.kind === 'assign' || stmt.kind === 'delete') note(stmt.target);
    },
    expr: (expr) => {
      if (expr.kind === 'assign-expr') note(expr.target);
      if (expr.kind === 'call' && expr.callee.kind === 'member' && isMutatorName(expr.callee.name)) note(expr.callee);
    },
  });
  const result = [...changed];
  outside.set(module.bindings, ofFile.set(fn, result));
  return result;
}

/** Whether some function of a module changes what the module imports. */
function changesImports(module: Module): boolean {
  let known = importChanges.get(module);
  if (known === undefined) {
    known = [...module.bindings.moduleNames.values()].some(
      (binding) => binding.kind === 'import' && binding.isMutatedElsewhere,
    );
    importChanges.set(module, known);
  }
  return known;
}

const importChanges = new WeakMap<Module, boolean>();

/** Whether a method changes fields of the object of the project that it is called on. */
export function changesReceiver(context: Context, { function: fn, receiver, owner }: Closure): boolean {
  const object = receiver?.kind === 'ref' ? context.state.object(receiver.id) : null;
  if (!owner || object?.kind !== 'record' || !object.instance || object.instance.isSymbolic) return false;
  const fields = owner.module.bindings.fieldWriters(owner.class);
  return [...fields.values()].some(({ assigners, mutators }) => assigners.has(fn) || mutators.has(fn));
}

/** A file that is bound anew has other bindings for the same functions. */
const outside = new WeakMap<Module['bindings'], Map<FunctionIr, readonly Binding[]>>();

function rootOf(expr: Expr | Target): NameExpr | null {
  let base = expr;
  while (base.kind === 'member' || base.kind === 'index') base = base.object;
  return base.kind === 'name' ? base : null;
}

function collectNames(target: Target, names: Set<string>): void {
  if (target.kind === 'name') names.add(target.name);
  else if (target.kind === 'list-pattern')
    for (const element of target.elements) element && collectNames(element.target, names);
  else if (target.kind === 'record-pattern')
    for (const entry of target.entries) collectNames(entry.element.target, names);
}
