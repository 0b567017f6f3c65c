import { applyOutsideWrites } from './ambient/apply.ts';
import { type Context, moduleContext } from './context.ts';
import { type Module, onOwnBudget, type Program } from './program.ts';
import { execute } from './statements.ts';

/** Runs the body of a module once. Calls met in it are observed as calls of that file. */
export function runModule(program: Program, module: Module): void {
  if (module.status !== 'new') return;
  module.status = 'running';
  const context: Context = { ...moduleContext(program, module, module.state), isDry: false };
  module.frame.home = module.state;
  const { isFilling } = program;
  program.isFilling = false;
  onOwnBudget(program, () => execute(context, module.ir.module.body));
  program.isFilling = isFilling;
  module.state = context.state;
  module.status = 'done';
  onOwnBudget(program, () => applyOutsideWrites(program, module));
}
