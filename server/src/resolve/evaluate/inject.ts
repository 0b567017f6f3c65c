import { analyseFunction } from './analyse.ts';
import { moduleContext } from './context.ts';
import type { BoundArgument, ClassAbstract, Closure } from './domain.ts';
import type { Program } from './program.ts';
import { invoke, placeOf } from './projectCalls.ts';
import { symbolicObject } from './symbolic.ts';

/**
 * A class that is handed an SDK client: from now on the object that stands for any of its instances holds it too, and methods that were
 * analysed before are analysed again with it.
 */
export function injectClients(
  program: Program,
  owner: ClassAbstract,
  initializer: Closure,
  args: readonly BoundArgument[],
): void {
  const { module } = owner;
  const key = args
    .map((argument) => (argument.value.kind === 'instance' ? argument.value.shapeName : argument.value.kind))
    .join();
  const known = module.injected.get(owner.class) ?? new Set<string>();
  if (known.has(key) || known.size > 3) return;
  module.injected.set(owner.class, known.add(key));
  const receiver = symbolicObject(program, owner);
  if (!module.shared) return;
  invoke(moduleContext(program, module, module.shared), { ...initializer, receiver }, args, placeOf(initializer), []);
  for (const method of owner.class.methods) {
    if (module.analysed.get(method) !== 'done') continue;
    module.analysed.delete(method);
    analyseFunction(program, module, method);
  }
  for (const method of owner.class.methods) analyseFunction(program, module, method);
}
