import { byOrigin } from '../../ir/move.ts';
import type { Expr, FunctionIr, Stmt } from '../../ir/types.ts';
import { walkFunction } from '../../ir/walk.ts';
import { analyseFunction } from './analyse.ts';
import type { Context } from './context.ts';
import { type Abstract, choice, sameAbstract } from './domain.ts';
import type { Module } from './program.ts';

/**
 * Notes what a file keeps on an object of a package: `st.session_state.agent = Agent(…)`. Only objects count: a text or number there may be
 * changed from outside, as by the field of a form.
 */
export function keepOnPackage(context: Context, path: string, value: Abstract): void {
  // A function is looked at by itself too: what it keeps for one caller is what it keeps for all.
  if (context.stack.length > 1) return;
  const objects = objectsIn(context, value);
  const { keptOutside } = context.module;
  const known = keptOutside.get(path) ?? [];
  const added = objects.filter((object) => !known.some((other) => sameAbstract(other, object)));
  if (added.length > 0) keptOutside.set(path, [...known, ...added].slice(0, MAX_OBJECTS));
}

const MAX_OBJECTS = 8;

/** What a file keeps under a dotted name of a package: every object counts, since nobody knows which function ran before. */
export function keptOnPackage({ program, module, frame }: Context, path: string, name: string): Abstract | null {
  for (const writer of writersOf(module, name))
    if (writer !== frame.function && module.functions.has(writer)) analyseFunction(program, module, writer);
  const kept = module.keptOutside.get(path);
  return kept === undefined ? null : choice(kept);
}

/** Clients, models and agents of SDKs, and objects of the project's own classes. */
function objectsIn(context: Context, value: Abstract): readonly Abstract[] {
  switch (value.kind) {
    case 'instance':
      return [value];
    case 'lazy':
      return value.isInert() ? [] : objectsIn(context, value.force());
    case 'choice':
      return value.alternatives.flatMap((item) => objectsIn(context, item));
    case 'ref': {
      const object = context.state.object(value.id);
      return object?.kind === 'record' && object.instance !== null ? [value] : [];
    }
    default:
      return [];
  }
}

/** The functions of a file that assign something to a member or key of this name. */
function writersOf({ ir }: Module, name: string): ReadonlySet<FunctionIr> {
  const found = new Set<FunctionIr>();
  for (const fn of outermostOf(ir.module)) if (namesWritten(fn).has(name)) collect(fn, name, found);
  return found;
}

function outermostOf(module: FunctionIr): readonly FunctionIr[] {
  const known = outermost.get(module);
  if (known) return known;
  const found: FunctionIr[] = [];
  walkFunction(module, {
    function: (fn) => {
      if (fn !== module) found.push(fn);
      return fn === module;
    },
  });
  outermost.set(module, found);
  return found;
}

const outermost = new WeakMap<FunctionIr, readonly FunctionIr[]>();

/** The names of all members and keys that are assigned in a function or in those within it. */
const namesWritten = byOrigin((fn): ReadonlySet<string> => {
  const names = new Set<string>();
  walkFunction(fn, {
    stmt: (stmt) => {
      const name = nameWritten(stmt);
      if (name !== null) names.add(name);
    },
  });
  return names;
});

function collect(fn: FunctionIr, name: string, found: Set<FunctionIr>): void {
  walkFunction(fn, {
    function: (inner) => {
      if (inner === fn) return true;
      collect(inner, name, found);
      return false;
    },
    stmt: (stmt) => {
      if (nameWritten(stmt) === name) found.add(fn);
    },
  });
}

function nameWritten(stmt: Stmt): string | null {
  if (stmt.kind !== 'assign') return null;
  const { target } = stmt;
  return target.kind === 'member' ? target.name : target.kind === 'index' ? keyOf(target.index) : null;
}

function keyOf(index: Expr): string | null {
  const [part, ...more] = index.kind === 'text' ? index.parts : [];
  return part?.kind === 'static' && more.length === 0 ? part.text : null;
}
