import type { FunctionIr } from '../../ir/types.ts';
import type { Context } from './context.ts';
import { moduleContext } from './context.ts';
import type { Abstract, ClassAbstract, Closure } from './domain.ts';
import { nowhere } from './domain.ts';
import { isHotValue, isSdkObject } from './hot.ts';
import { loadModule, type Module, type Observation, onOwnBudget, type Program } from './program.ts';
import { invoke, placeOf } from './projectCalls.ts';
import { runModule } from './runModule.ts';
import { symbolicObject } from './symbolic.ts';

/**
 * Evaluates a file: its module body, then each of its functions by itself with unknown parameters. Returns what this met, in this file and,
 * through clients handed over, in others. `isWanted` leaves out functions that nothing wanted leads to.
 */
export function analyseFile(
  program: Program,
  path: string,
  isWanted: (fn: FunctionIr) => boolean = () => true,
): readonly Observation[] {
  const module = loadModule(program, path);
  if (!module) return [];
  runModule(program, module);
  for (let done = -1; done !== module.functions.size; ) {
    done = module.functions.size;
    for (const fn of [...module.functions.keys()]) if (isWanted(fn)) analyseFunction(program, module, fn);
  }
  return program.observations;
}

/** Evaluates one function by itself, once. Its billed calls are observed as direct ones. */
export function analyseFunction(program: Program, module: Module, fn: FunctionIr): void {
  if (module.status === 'new') runModule(program, module);
  const info = module.functions.get(fn);
  // What is seen of a symbolic object whose fields are not all there yet would stay as it is.
  if (!info || module.analysed.has(fn) || program.isFilling) return;
  module.analysed.set(fn, 'running');
  program.running++;
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
  analyseReturned(context, result, 0);
  // One of too many objects is told apart where a caller says which one it wants.
  const isOneOfMany = result.kind === 'opaque' && result.why === 'too-many-alternatives';
  if (isOneOfMany || isHotValue(context, result, 0))
    module.makers.set(fn, isSdkObject(result) ? 'sdk-object' : 'holder');
  module.analysed.set(fn, 'done');
  followCallsToCome(program, module, fn);
  if (--program.running === 0) forgetCallsToCome(program);
}

/** Once nothing is being looked at, what the other functions lead to is known: what they hold of the program is let go of. */
function forgetCallsToCome({ waiting }: Program): void {
  for (const module of waiting) module.callsToCome.clear();
  waiting.clear();
}

/** Expressions that may be evaluated for a call that was met too early: there are many in programs whose functions call each other. */
const STEPS_OF_CALL_TO_COME = 30_000;

/** The calls that were met before it was known that the function leads to a billed call, and then those of the functions that make them. */
function followCallsToCome(program: Program, module: Module, fn: FunctionIr): void {
  const calls = module.callsToCome.get(fn);
  if (!calls || !isHot(module, fn)) return;
  module.callsToCome.delete(fn);
  for (const { by, follow } of calls) {
    onOwnBudget(program, follow, STEPS_OF_CALL_TO_COME);
    if (!by) continue;
    by.module.hot.add(by.function);
    followCallsToCome(program, by.module, by.function);
  }
}

export const isHot = (module: Module, fn: FunctionIr): boolean => module.hot.has(fn);

/** Whether a function makes something that leads to a billed call shows once the functions that it returns have been looked at. */
function analyseReturned(context: Context, value: Abstract, depth: number): void {
  if (depth > 2) return;
  if (value.kind === 'closure') analyseFunction(context.program, value.module, value.function);
  if (value.kind === 'lazy' && !value.isInert()) analyseReturned(context, value.force(), depth + 1);
  const object = value.kind === 'ref' ? context.state.object(value.id) : null;
  const owner = value.kind === 'class' ? value : object?.kind === 'record' ? object.instance?.class : null;
  if (owner) analyseMethods(context.program, owner);
  const inner =
    value.kind === 'choice'
      ? value.alternatives
      : object?.kind === 'list'
        ? object.items.map((item) => item.value)
        : object?.kind === 'record' && !object.instance
          ? [...object.entries.values()].map((entry) => entry.value)
          : [];
  for (const item of inner) analyseReturned(context, item, depth + 1);
}

function analyseMethods(program: Program, { class: owner, module }: ClassAbstract): void {
  if (!program.host.isDemanded(module.ir.path)) return;
  if (module.status === 'new') runModule(program, module);
  for (const method of owner.methods) analyseFunction(program, module, method);
  for (const { value } of owner.fields)
    if (value?.kind === 'function-expr') analyseFunction(program, module, value.function);
}
