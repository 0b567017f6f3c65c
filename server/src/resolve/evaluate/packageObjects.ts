import type { Expr, FunctionIr } from '../../ir/types.ts';
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
  for (const writer of writersOf(module).get(name) ?? [])
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

/** The functions of a file that assign something to a member or key, by its name. */
function writersOf({ ir }: Module): ReadonlyMap<string, ReadonlySet<FunctionIr>> {
  const known = writers.get(ir.module);
  if (known) return known;
  const found = new Map<string, Set<FunctionIr>>();
  collect(ir.module, found);
  writers.set(ir.module, found);
  return found;
}

const writers = new WeakMap<FunctionIr, ReadonlyMap<string, ReadonlySet<FunctionIr>>>();

function collect(fn: FunctionIr, found: Map<string, Set<FunctionIr>>): void {
  walkFunction(fn, {
    function: (inner) => {
      if (inner === fn) return true;
      collect(inner, found);
      return false;
    },
    stmt: (stmt) => {
      if (stmt.kind !== 'assign') return;
      const { target } = stmt;
      const name = target.kind === 'member' ? target.name : target.kind === 'index' ? keyOf(target.index) : null;
      if (name !== null) found.set(name, (found.get(name) ?? new Set()).add(fn));
    },
  });
}

function keyOf(index: Expr): string | null {
  const [part, ...more] = index.kind === 'text' ? index.parts : [];
  return part?.kind === 'static' && more.length === 0 ? part.text : null;
}
