import type { ClassIr, Expr, FunctionIr } from '../../ir/types.ts';
import { walkExpr } from '../../ir/walk.ts';
import type { Context } from './context.ts';
import { type Abstract, type ClassAbstract, type Closure, nowhere } from './domain.ts';
import { evaluate } from './expressions.ts';
import type { Module } from './program.ts';
import { noteDecorators } from './wrappers.ts';

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
  for (const expr of item.effects ?? []) evaluate(context, expr);
  // What Python works out when it meets the class. Fields of scripts that are not static are worked out for each object.
  for (const { value: given, isStatic } of item.fields)
    if (given && (isStatic || context.module.language === 'python') && calls(given)) evaluate(context, given);
  for (const method of item.methods) {
    closureOf(context, method, value);
    noteDecorators(context, method);
  }
  return value;
}

/** Whether a call stands in an expression, outside of functions in it. */
function calls(expr: Expr): boolean {
  let found = false;
  walkExpr(expr, {
    function: () => false,
    class: () => false,
    expr: (inner) => {
      if (inner.kind === 'call') found = true;
      return !found;
    },
  });
  return found;
}
