import type { Invocation } from './calls.ts';
import type { Context } from './context.ts';
import type { Abstract, Closure } from './domain.ts';
import { callProject } from './projectCalls.ts';

/**
 * Calls that decorators make possible in Python: a method that runs a decorated function (`search.invoke(…)`, `report.delay(…)`), and a
 * function by its name on the object that it was registered with (`@tools.register()` above `def ask`, then `tools.ask(…)`). Null for others.
 */
export function callDecorated(
  context: Context,
  object: Abstract,
  name: string,
  invocation: Invocation,
): Abstract | null {
  if (context.module.language !== 'python') return null;
  if (object.kind === 'closure') {
    const isRun = RUNNERS.has(name) && object.function.decorators.length > 0;
    // What arrives is wrapped in a way of the decorator's own: a record, a message to another process.
    return isRun ? callProject(context, object, { ...invocation, args: [] }) : null;
  }
  const registered = object.kind === 'external' ? registeredOn(context, object.path, name) : null;
  return registered ? callProject(context, registered, invocation) : null;
}

const RUNNERS: ReadonlySet<string> = new Set(
  'run arun invoke ainvoke delay apply_async remote submit spawn'.split(' '),
);

function registeredOn({ module }: Context, path: string, name: string): Closure | null {
  const binding = module.bindings.moduleNames.get(name);
  const value = binding ? module.state.variable(module.frame.slot(binding)) : null;
  if (value?.kind !== 'closure') return null;
  const decorators = module.decorators.get(value.function) ?? [];
  return decorators.some((decorator) => decorator.startsWith(`${path}.`)) ? value : null;
}
