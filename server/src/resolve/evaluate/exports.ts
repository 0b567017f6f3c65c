import type { Binding } from '../../ir/bind.ts';
import type { ExportIr } from '../../ir/types.ts';
import { withOutsideWrites } from './ambient/apply.ts';
import { analyseFunction } from './analyse.ts';
import { type Context, moduleContext } from './context.ts';
import { cyclicValue } from './cycles.ts';
import { type Abstract, choice, forced, nowhere, opaque } from './domain.ts';
import { evaluate } from './expressions.ts';
import { resolveImport } from './imports.ts';
import { loadModule, type Module, type Program, starImports } from './program.ts';
import { runModule } from './runModule.ts';
import { sdkExport } from './sdkImports.ts';
import { markEscaped } from './state.ts';

/** What a module exports under a name; null if it has no such export. */
export function exportedValue(
  program: Program,
  module: Module,
  name: string,
  trail: readonly string[] = [],
): Abstract | null {
  const step = `${module.ir.path}\0${name}`;
  // Files that pass on all of each other's names: the name is not found on this way.
  if (trail.includes(step)) return null;
  if (trail.length > MAX_TRAIL) return opaque('bound-reached', name);
  const { language } = module;
  const declared = program.host.sdk.declaredExport?.(module.ir.path, name);
  if (declared) return { kind: 'sdk', ...declared, language, name, origin: nowhere };
  runModule(program, module);
  return language === 'python'
    ? pythonExport(program, module, name, [...trail, step])
    : scriptExport(program, module, name, [...trail, step]);
}

/** Files that may pass on a name to each other, barrel by barrel. */
export const MAX_TRAIL = 12;

/** What a file itself holds under a name, whether or not it exports it. */
export function ownValue(program: Program, module: Module, name: string): Abstract | null {
  runModule(program, module);
  const value = finalValue(program, module, name);
  return forced(value);
}

function pythonExport(program: Program, module: Module, name: string, trail: readonly string[]): Abstract | null {
  const binding = module.bindings.moduleNames.get(name);
  if (binding) return moduleVariable(program, module, binding);
  for (const item of starImports(module)) {
    const resolved = program.host.resolve(module.ir.path, item.module, 'python');
    const target = resolved.kind === 'file' ? loadModule(program, resolved.path) : null;
    const value = target ? exportedValue(program, target, name, trail) : sdkExport(program, module, item.module, name);
    if (value) return value;
  }
  return null;
}

function scriptExport(program: Program, module: Module, name: string, trail: readonly string[]): Abstract | null {
  const stars: Extract<ExportIr, { kind: 're-export' }>[] = [];
  for (const item of module.ir.exports) {
    if (item.kind === 're-export' && item.name === '*') stars.push(item);
    if (item.name !== name) continue;
    if (item.kind === 're-export') return resolveImport(program, module, item.module, item.imported, trail);
    if (item.value.kind === 'name') {
      const binding = module.bindings.of(item.value);
      if (binding && binding.owner === module.ir.module) return moduleVariable(program, module, binding);
    }
    return exportedExpression(program, module, item);
  }
  for (const star of stars) {
    if (!mayExport(program, module, star.module, name)) continue;
    const value = resolveImport(program, module, star.module, name, trail);
    if (!(value.kind === 'opaque' && value.why === 'unresolved-import') && value.kind !== 'external') return value;
  }
  if (
    name === 'default' &&
    module.ir.exports.length > 0 &&
    !module.ir.exports.some((item) => item.name === 'default')
  ) {
    return { kind: 'namespace', module, origin: nowhere };
  }
  return null;
}

/** Whether a file could export a name: its text has it, or passes on what other files export. Spares parsing the other files of a barrel. */
function mayExport(program: Program, module: Module, specifier: string, name: string): boolean {
  const resolved = program.host.resolve(module.ir.path, specifier, 'typescript');
  if (resolved.kind !== 'file' || program.modules.has(resolved.path)) return true;
  const file = program.host.text(resolved.path, `/${resolved.path}`);
  if (file === null || file === 'pending') return true;
  return file.text.includes(name) || /export\s*\*/.test(file.text);
}

/** `export default { … }`: evaluated once, in the state at the end of the module. */
function exportedExpression(program: Program, module: Module, item: Extract<ExportIr, { kind: 'local' }>): Abstract {
  const known = module.symbolic.get(item);
  if (known) return known;
  if (module.status === 'running')
    return cyclicValue(program, module, item.name, null, (done) => scriptExport(program, done, item.name, []));
  module.symbolic.set(item, opaque('bound-reached', item.name));
  const context: Context = { ...moduleContext(program, module, module.state), isDry: false };
  const written = evaluate(context, item.value);
  module.state = context.state;
  const value = withOutsideWrites(program, module, item, written);
  module.symbolic.set(item, value);
  return value;
}

/** A module's variable as other files see it: all that was ever assigned to it. */
function moduleVariable(program: Program, module: Module, binding: Binding): Abstract {
  const slot = module.frame.slot(binding);
  if (module.status === 'running') {
    const now = module.state.variable(slot);
    const isFinal = now !== null && now.kind !== 'ref' && binding.writes <= 1 && binding.outerWriters.size === 0;
    return isFinal
      ? now
      : cyclicValue(program, module, binding.name, now, (done) => finalValue(program, done, binding.name));
  }
  for (const writer of binding.outerWriters) analyseFunction(program, module, writer);
  const history = module.frame.history.get(binding) ?? [];
  const now = module.state.variable(slot);
  if (binding.isMutatedElsewhere && now) markEscaped(module.state, now, 'escaped');
  const value =
    binding.outerWriters.size > 0 && history.length > 1
      ? choice(history)
      : (now ?? opaque('unresolved-name', binding.name));
  return value;
}

export function finalValue(program: Program, module: Module, name: string): Abstract | null {
  const binding = module.bindings.moduleNames.get(name);
  return binding ? moduleVariable(program, module, binding) : null;
}
