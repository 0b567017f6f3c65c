import type { FunctionIr } from '../../ir/types.ts';
import { filesGivenClients } from './ambient/apply.ts';
import { isHot } from './analyse.ts';
import { type Context, moduleContext } from './context.ts';
import type { Abstract, ClassAbstract } from './domain.ts';
import { exportedValue } from './exports.ts';
import { namesImplemented, promisesCalls } from './implementations.ts';
import { type Module, type Program, starImports } from './program.ts';
import { typedValue } from './typedValues.ts';
import { exportedType } from './typeNames.ts';

/**
 * Names that other files can import from a module and that lead to a billed call: functions and classes that make one, clients and models,
 * and objects that hold such things.
 */
export function hotNames(program: Program, module: Module): ReadonlySet<string> {
  const names = new Set<string>();
  const unseen = unseenReExports(program, module);
  const inside = { program, state: module.state };
  for (const name of exportNames(program, module, 0)) {
    if (unseen.has(name)) continue;
    const value = exportedValue(program, module, name);
    if ((value && isHotValue(inside, value, 0)) || isHotType(program, module, name)) names.add(name);
  }
  return names;
}

/** Whether others get a type under a name whose values lead to billed calls: an interface that classes fill, an object with such members. */
function isHotType(program: Program, module: Module, name: string): boolean {
  const declared = exportedType(program, module, name);
  if (!declared) return false;
  const context = moduleContext(program, declared.module, declared.module.state.fork());
  const value = typedValue(context, { path: [declared.declaration.name], args: [] });
  return value !== null && isHotValue(context, value, 0);
}

/** Files that hold what leads to a billed call because this one puts it there. */
export const hotTargets = (program: Program, module: Module): readonly string[] =>
  filesGivenClients(program, module, (value) => isHotValue({ program, state: module.state }, value, 0));

/** Names that are passed on from files that nothing has led to: no billed call is behind them. */
function unseenReExports(program: Program, module: Module): ReadonlySet<string> {
  const names = new Set<string>();
  for (const item of module.ir.exports) {
    if (item.kind !== 're-export' || item.name === '*') continue;
    const resolved = program.host.resolve(module.ir.path, item.module, 'typescript');
    if (resolved.kind === 'file' && !program.modules.has(resolved.path)) names.add(item.name);
  }
  return names;
}

function exportNames(program: Program, module: Module, depth: number): ReadonlySet<string> {
  const names = new Set<string>(module.language === 'python' ? module.bindings.moduleNames.keys() : []);
  for (const star of depth < 6 ? starImports(module) : []) {
    const resolved = program.host.resolve(module.ir.path, star.module, 'python');
    const target = resolved.kind === 'file' ? program.modules.get(resolved.path) : null;
    if (target) for (const name of exportNames(program, target, depth + 1)) if (!name.startsWith('_')) names.add(name);
  }
  for (const item of module.ir.types ?? []) if (item.isExported) names.add(item.name);
  for (const item of module.ir.exports) {
    if (item.name !== '*') names.add(item.name);
    else if (item.kind === 're-export' && depth < 6) {
      const resolved = program.host.resolve(module.ir.path, item.module, 'typescript');
      const target = resolved.kind === 'file' ? program.modules.get(resolved.path) : null;
      if (target) for (const name of exportNames(program, target, depth + 1)) names.add(name);
    }
  }
  return names;
}

/** Whether a value leads to a billed call. */
export function isHotValue(context: Pick<Context, 'program' | 'state'>, value: Abstract, depth: number): boolean {
  if (depth > 4) return false;
  switch (value.kind) {
    case 'instance':
    case 'sdk-member':
      return true;
    case 'sdk':
      return !['free', 'record', 'constant'].includes(value.meaning.kind);
    case 'closure':
      return isHot(value.module, value.function) || value.module.makers.has(value.function);
    case 'partial':
      return isHotValue(context, value.callee, depth + 1);
    case 'class':
      return (
        value.class.methods.some((method) => leadsOn(context.program, value.module, method)) ||
        value.class.fields.some(
          (field) => field.value?.kind === 'function-expr' && isHot(value.module, field.value.function),
        ) ||
        holdsClient(value) ||
        promisesCalls(context.program, value)
      );
    case 'choice':
      return value.alternatives.some((item) => isHotValue(context, item, depth + 1));
    case 'lazy':
      return !value.isInert() && isHotValue(context, value.force(), depth + 1);
    case 'ref': {
      const object = context.state.object(value.id);
      if (object?.kind === 'list') return object.items.some((item) => isHotValue(context, item.value, depth + 1));
      if (object?.kind !== 'record') return false;
      if (object.instance && isHotValue(context, object.instance.class, depth + 1)) return true;
      return [...object.entries.values()].some((entry) => isHotValue(context, entry.value, depth + 1));
    }
    default:
      return false;
  }
}

/**
 * A method that leads to a billed call, or a factory: one that makes an SDK's own object, or promises something that leads to a call because it
 * has no body, or is static and says so by its annotation. What other methods give is too often an object that merely holds a client somewhere.
 */
function leadsOn(program: Program, module: Module, method: FunctionIr): boolean {
  if (isHot(module, method)) return true;
  const made = module.makers.get(method);
  if (made === undefined) return false;
  if (made === 'sdk-object' || method.isOpen) return true;
  const isStatic = method.role === 'static-method' || method.role === 'class-method';
  return isStatic && method.returns !== null && namesImplemented(program, method.returns);
}

/** A class whose instances hold a client or model, as far as its own code and the code that makes instances tell. */
function holdsClient(owner: ClassAbstract): boolean {
  const symbolic = owner.module.symbolic.get(owner.class);
  const record = symbolic?.kind === 'ref' ? symbolic.id.home.object(symbolic.id) : null;
  if (record?.kind !== 'record') return false;
  return [...record.entries.values()].some((entry) => isSdkObject(entry.value));
}

/** Whether a value is a client, a model, an agent or another object of an SDK, or may be one. */
export const isSdkObject = (value: Abstract): boolean =>
  value.kind === 'instance' || (value.kind === 'choice' && value.alternatives.some(isSdkObject));
