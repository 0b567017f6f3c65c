import type { Expr, FunctionIr, ParamIr } from '../../ir/types.ts';
import { forEachExpr } from '../../ir/walk.ts';
import type { Context } from './context.ts';
import type { Abstract, BoundArgument, Closure } from './domain.ts';
import { isHotValue } from './hot.ts';
import { takesReceiver } from './parameters.ts';

/**
 * Whether a call hands an object whose class leads to billed calls to a parameter that the function calls methods of. What such a function
 * leads to is for its callers to show: `def review(llm): return llm.complete(text)`.
 */
export function callsWhatItIsGiven(context: Context, closure: Closure, args: readonly BoundArgument[]): boolean {
  if (!args.some(({ value }) => isHotObject(context, value))) return false;
  const called = calledParameters(closure.function);
  if (called.size === 0) return false;
  const params = closure.function.params.slice(takesReceiver(closure) ? 1 : 0);
  const positional = params.filter(({ form }) => form === 'positional');
  return args.some((argument, index) => {
    const param =
      argument.form === 'named'
        ? params.find(({ target }) => target.kind === 'name' && target.name === argument.name)
        : argument.form === 'positional'
          ? positional[index]
          : undefined;
    return param !== undefined && called.has(param) && isHotObject(context, argument.value);
  });
}

/** Whether a value is an object of a class of the project whose methods lead to billed calls, whatever it holds. */
export function isHotObject(context: Context, value: Abstract): boolean {
  if (value.kind === 'lazy') return !value.isInert() && isHotObject(context, value.force());
  if (value.kind === 'choice') return value.alternatives.some((item) => isHotObject(context, item));
  const object = value.kind === 'ref' ? context.state.object(value.id) : null;
  return object?.kind === 'record' && object.instance !== null && isHotValue(context, object.instance.class, 0);
}

const known = new WeakMap<FunctionIr, ReadonlySet<ParamIr>>();

/** Parameters by whose name a function calls a method. This only reads its text, once. */
function calledParameters(fn: FunctionIr): ReadonlySet<ParamIr> {
  const before = known.get(fn);
  if (before) return before;
  const called = new Set<ParamIr>();
  forEachExpr(fn, (expr: Expr) => {
    if (expr.kind !== 'call' || expr.callee.kind !== 'member' || expr.callee.object.kind !== 'name') return;
    const { name } = expr.callee.object;
    for (const param of fn.params) if (param.target.kind === 'name' && param.target.name === name) called.add(param);
  });
  known.set(fn, called);
  return called;
}
