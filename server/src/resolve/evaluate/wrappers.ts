import type { Location } from '../../base/span.ts';
import type { Expr, FunctionIr } from '../../ir/types.ts';
import type { WrapperCall } from '../observed.ts';
import { isRetryWrapper } from '../site/retryWrappers.ts';
import type { RecordEntry } from '../value.ts';
import { calleeName, type Invocation } from './calls.ts';
import { type Context, locate } from './context.ts';
import { type Abstract, type BoundArgument, type Closure, forced } from './domain.ts';
import { evaluate, evaluateArguments } from './expressions.ts';
import { freeze } from './freeze.ts';

/** Notes the decorators of a function by their names and arguments: `tenacity.retry`, `app.post`. */
export function noteDecorators(context: Context, fn: FunctionIr): void {
  if (fn.decorators.length === 0) return;
  const { module } = context;
  const names: string[] = [];
  for (const decorator of fn.decorators) {
    const isCall = decorator.kind === 'call';
    const callee = evaluate(context, isCall ? decorator.callee : decorator);
    const args = isCall ? evaluateArguments(context, decorator.args) : [];
    const name = nameOf(callee, isCall ? decorator.callee : decorator);
    if (!name) continue;
    names.push(name);
    noteWrapper(module.wrappers, fn, wrapperCall(context, name, args, locate(context, decorator.span)));
  }
  module.decorators.set(fn, names);
}

const nameOf = (callee: Abstract, written: Expr): string => {
  const settled = forced(callee);
  if (settled.kind === 'external') return settled.path;
  if (written.kind === 'member')
    return written.object.kind === 'name' ? `${written.object.name}.${written.name}` : written.name;
  return settled.kind === 'closure'
    ? calleeName(settled, { args: [], expr: null })
    : written.kind === 'name'
      ? written.name
      : '';
};

/** The call that a function is handed to, with its other arguments as plain data. */
export function wrapperCall(
  context: Context,
  name: string,
  args: readonly BoundArgument[],
  location: Location | null,
): WrapperCall {
  let position = 0;
  let isOpen = false;
  const entries: RecordEntry[] = [];
  for (const argument of args) {
    const key = argument.form === 'named' && argument.name ? argument.name : String(position++);
    if (argument.form === 'spread' || argument.form === 'spread-named') isOpen = true;
    else
      entries.push({
        key,
        value: freeze(context.state, argument.value, argument.location),
        isMaybe: false,
        location: argument.location,
      });
  }
  return {
    name,
    arguments: {
      kind: 'record',
      entries,
      isClosed: !isOpen,
      openBecause: isOpen ? 'run-time-value' : null,
      use: location,
      definition: location,
      from: 'literal',
    },
    location,
  };
}

/** The call of a retry library that a function is handed to; null for other calls, whose arguments do not matter. */
export const retryCall = (context: Context, name: string, { args, expr }: Invocation): WrapperCall | null =>
  isRetryWrapper(name) ? wrapperCall(context, name, args, expr ? locate(context, expr.span) : null) : null;

export function noteHandedTo(closure: Closure, name: string, wrapper: WrapperCall | null): void {
  const { module, function: fn } = closure;
  const known = module.handedTo.get(fn) ?? [];
  if (!name || known.includes(name)) return;
  module.handedTo.set(fn, [...known, name]);
  if (wrapper) noteWrapper(module.wrappers, fn, wrapper);
}

function noteWrapper(table: Map<FunctionIr, readonly WrapperCall[]>, fn: FunctionIr, wrapper: WrapperCall): void {
  table.set(fn, [...(table.get(fn) ?? []), wrapper]);
}
