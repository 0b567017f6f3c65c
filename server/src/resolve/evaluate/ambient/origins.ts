import type { Binding } from '../../../ir/bind.ts';
import type { ExportIr, ImportIr } from '../../../ir/types.ts';
import { loadModule, type Module, type Program } from '../program.ts';

/** What an imported name stands for in the file that defines it: a variable, an exported expression, or the whole file. */
export type Origin =
  | { readonly kind: 'variable'; readonly module: Module; readonly binding: Binding }
  | { readonly kind: 'expression'; readonly module: Module; readonly item: Extract<ExportIr, { kind: 'local' }> }
  | { readonly kind: 'file'; readonly module: Module };

const MAX_FILES = 8;

/** Follows a name to the file that defines it, through files that pass it on. Runs nothing. */
export function originOf(program: Program, module: Module, binding: Binding, depth = 0): Origin | null {
  if (binding.kind !== 'import')
    return binding.owner === module.ir.module ? { kind: 'variable', module, binding } : null;
  const item = importOf(module, binding);
  return item ? importOrigin(program, module, item, depth) : null;
}

/** The import that binds a variable. */
export const importOf = (module: Module, binding: Binding): ImportIr | undefined =>
  module.ir.imports.find(({ local }) => local !== null && module.bindings.of(local) === binding);

function importOrigin(program: Program, module: Module, item: Pick<ImportIr, 'module' | 'name'>, depth: number) {
  return item.name === null || depth > MAX_FILES
    ? null
    : nameOrigin(program, module, item.module, item.name, depth + 1);
}

function nameOrigin(program: Program, module: Module, specifier: string, name: string, depth: number): Origin | null {
  const target = fileAt(program, module, specifier);
  if (name === '*') return target ? { kind: 'file', module: target } : null;
  const exported = target ? exportOrigin(program, target, name, depth) : null;
  return exported ?? submodule(program, module, specifier, name);
}

/** What a file exports under a name. */
export function exportOrigin(program: Program, module: Module, name: string, depth = 0): Origin | null {
  if (depth > MAX_FILES) return null;
  if (module.language === 'python') {
    const binding = module.bindings.moduleNames.get(name);
    if (binding) return originOf(program, module, binding, depth);
    const stars = module.ir.imports.filter((item) => item.name === '*' && item.local === null);
    return firstOrigin(stars, (item) => nameOrigin(program, module, item.module, name, depth + 1));
  }
  for (const item of module.ir.exports) {
    if (item.name !== name) continue;
    if (item.kind === 're-export') return nameOrigin(program, module, item.module, item.imported, depth + 1);
    const binding = item.value.kind === 'name' ? module.bindings.of(item.value) : null;
    return binding ? originOf(program, module, binding, depth) : { kind: 'expression', module, item };
  }
  const stars = module.ir.exports.filter((item) => item.kind === 're-export' && item.name === '*');
  return firstOrigin(stars, (item) =>
    item.kind === 're-export' ? nameOrigin(program, module, item.module, name, depth + 1) : null,
  );
}

function firstOrigin<T>(items: readonly T[], follow: (item: T) => Origin | null): Origin | null {
  for (const item of items) {
    const origin = follow(item);
    if (origin) return origin;
  }
  return null;
}

/** `package.module` of Python as a name of the package. */
export function submodule(program: Program, module: Module, specifier: string, name: string): Origin | null {
  if (module.language !== 'python') return null;
  const target = fileAt(program, module, `${specifier}${specifier.endsWith('.') ? '' : '.'}${name}`);
  return target ? { kind: 'file', module: target } : null;
}

function fileAt(program: Program, module: Module, specifier: string): Module | null {
  const resolved = program.host.resolve(module.ir.path, specifier, module.language);
  return resolved.kind === 'file' ? loadModule(program, resolved.path) : null;
}
