import type { FunctionIr } from '../../ir/types.ts';
import type { Context } from './context.ts';
import { moduleContext } from './context.ts';
import type { Closure } from './domain.ts';
import { nowhere } from './domain.ts';
import { isHotValue } from './hot.ts';
import { runModule } from './names.ts';
import { loadModule, type Module, type Observation, onOwnBudget, type Program } from './program.ts';
import { invoke, placeOf } from './projectCalls.ts';
import { symbolicObject } from './symbolic.ts';

/**
 * Evaluates a file: its module body, then each of its functions by itself with unknown parameters. Returns what this met, in this file and,
 * through clients handed over, in others.
 */
export function analyseFile(program: Program, path: string): readonly Observation[] {
  const module = loadModule(program, path);
  if (!module) return [];
  runModule(program, module);
  for (let done = -1; done !== module.functions.size; ) {
    done = module.functions.size;
    for (const fn of [...module.functions.keys()]) analyseFunction(program, module, fn);
  }
  return program.observations;
}

/** Evaluates one function by itself, once. Its billed calls are observed as direct ones. */
export function analyseFunction(program: Program, module: Module, fn: FunctionIr): void {
  if (module.status === 'new') runModule(program, module);
  const info = module.functions.get(fn);
  if (!info || module.analysed.has(fn)) return;
  module.analysed.set(fn, 'running');
  const closure: Closure = {
    kind: 'closure',
    function: fn,
    frame: info.frame,
    module,
    receiver: info.receiver,
    owner: info.owner,
    origin: nowhere,
  };
  const receiver =
    info.owner && fn.role !== 'static-method'
      ? fn.role === 'class-method'
        ? info.owner
        : symbolicObject(program, info.owner)
      : info.receiver;
  const state = (info.frame === module.frame ? module.state : info.state).fork();
  const context: Context = { ...moduleContext(program, module, state), isDry: false, stack: [] };
  const result = onOwnBudget(program, () =>
    invoke(context, { ...closure, receiver }, 'symbolic', placeOf(closure), []),
  );
  if (isHotValue(context, result, 0)) module.makers.add(fn);
  module.analysed.set(fn, 'done');
}

export const isHot = (module: Module, fn: FunctionIr): boolean => module.hot.has(fn);
