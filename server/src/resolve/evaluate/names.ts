import type { Binding } from '../../ir/bind.ts';
import type { Expr, NameExpr } from '../../ir/types.ts';
import { walkExpr } from '../../ir/walk.ts';
import { analyseFunction } from './analyse.ts';
import type { Context } from './context.ts';
import { cyclicValue } from './cycles.ts';
import { type Abstract, choice, type Frame, literal, nowhere, opaque, type Slot } from './domain.ts';
import { finalValue } from './exports.ts';
import { importedValue, starredName } from './imports.ts';
import { placeName } from './library/paths.ts';
import { sdkName } from './sdkImports.ts';
import { markEscaped } from './state.ts';

/** The value that a name has where the evaluation stands. */
export function lookupName(context: Context, name: NameExpr): Abstract {
  const binding = context.module.bindings.of(name);
  if (!binding) return builtin(context, name.name);
  const frame = frameOf(context.frame, binding);
  if (!frame) return opaque('unresolved-name', name.name);
  if (frame === context.frame)
    return (
      context.state.variable(frame.slot(binding)) ?? hoisted(context, binding) ?? opaque('unresolved-name', name.name)
    );
  return captured(context, frame, binding);
}

/** The variable behind a name of the function itself or one around it; null for builtins. */
export function slotOf(context: Context, name: NameExpr): Slot | null {
  const binding = context.module.bindings.of(name);
  const frame = binding ? frameOf(context.frame, binding) : null;
  return binding && frame ? frame.slot(binding) : null;
}

function frameOf(start: Frame, binding: Binding): Frame | null {
  for (let frame: Frame | null = start; frame; frame = frame.parent) if (frame.function === binding.owner) return frame;
  return null;
}

/** A variable of an outer function: what it holds now, and what other functions may put there. */
function captured(context: Context, frame: Frame, binding: Binding): Abstract {
  for (const writer of binding.outerWriters) {
    const known = context.module.functions.get(writer);
    if (known && writer !== context.frame.function) analyseFunction(context.program, context.module, writer);
  }
  const slot = frame.slot(binding);
  const now = context.state.variable(slot);
  const history = frame.history.get(binding) ?? [];
  const isSettled = binding.outerWriters.size === 0 && binding.writes <= 1;
  const value =
    isSettled && now
      ? now
      : now && history.length <= 1
        ? now
        : history.length > 0
          ? choice(history)
          : (now ?? hoisted(context, binding) ?? unassigned(context, frame, binding));
  // While the function that owns the variable runs, its changes are followed as they happen.
  const isLive = frame !== context.module.frame && context.stack.some((entry) => entry.function === binding.owner);
  if (binding.isMutatedElsewhere && !isLive && !context.isDry) markEscaped(context.state, value, 'escaped');
  return value;
}

/** A variable of a file that is being run and has not come to its assignment: whoever called from there sees what it will hold. */
function unassigned({ program, module }: Context, frame: Frame, { name }: Binding): Abstract {
  if (frame !== module.frame || module.status !== 'running') return opaque('unresolved-name', name);
  return cyclicValue(program, module, name, null, (done) => finalValue(program, done, name));
}

/** A function or class that is used above its definition. */
function hoisted(context: Context, binding: Binding): Abstract | null {
  if (binding.kind !== 'import') return null;
  const item = context.module.ir.imports.find((candidate) => candidate.local?.name === binding.name);
  return item ? importedValue(context.program, context.module, item) : null;
}

function builtin(context: Context, name: string): Abstract {
  if (name === '__name__') return opaque('run-time-value', name);
  if (context.module.language === 'typescript' && name === 'undefined') return literal(undefined);
  const starred = starredName(context.program, context.module, name);
  if (starred) return starred;
  const found = context.program.host.sdk.exportMeaning(context.module.language, '', name);
  if (found) return sdkName(context.module.language, found, name);
  if (importedByDecorator(context, name)) return { kind: 'external', path: `sdk:${name}`, origin: nowhere };
  return placeName(context, name) ?? { kind: 'external', path: name, origin: nowhere };
}

/** A module of an SDK that a decorator around the code names as a text, for a framework that imports it: `imports=["litellm"]`. */
function importedByDecorator({ program, module, frame }: Context, name: string): boolean {
  if (module.language !== 'python' || !program.host.sdk.isSdkModule('python', name)) return false;
  for (let around: Frame | null = frame; around; around = around.parent)
    if (around.function.decorators.some((decorator) => saysText(decorator, name))) return true;
  return false;
}

function saysText(expr: Expr, wanted: string): boolean {
  let found = false;
  walkExpr(expr, {
    expr: (inner) => {
      const [part, ...others] = inner.kind === 'text' ? inner.parts : [];
      if (part?.kind === 'static' && others.length === 0 && part.text === wanted) found = true;
      return !found;
    },
  });
  return found;
}
