import type { ImportIr } from '../../ir/types.ts';
import type { Context } from './context.ts';
import { type Abstract, nowhere, opaque } from './domain.ts';
import { exportedValue, MAX_TRAIL } from './exports.ts';
import { jsonValue } from './library/json.ts';
import { loadModule, type Module, type Program, starImports } from './program.ts';
import { runModule } from './runModule.ts';
import { sdkExport } from './sdkImports.ts';

/** The value of an import, worked out when it is read. */
export function importedValue(program: Program, module: Module, item: ImportIr): Abstract {
  if (item.name === null) return opaque('unresolved-import', item.module);
  const name = item.name;
  const direct = sdkExport(program, module, item.module, name);
  if (direct) return direct;
  let done: Abstract | null = null;
  const force = (): Abstract => {
    if (done) return done;
    const { cyclicCount } = program;
    const value = resolveImport(program, module, item.module, name, []);
    // What a file that is being run holds so far may not be all.
    if (program.cyclicCount === cyclicCount) done = value;
    return value;
  };
  let verdict: boolean | null = null;
  const isInert = (): boolean => {
    verdict ??= leadsNowhere(program, module, item.module, name);
    return verdict;
  };
  const mayChange = (): boolean => {
    const resolved = program.host.resolve(module.ir.path, item.module, module.language);
    return resolved.kind === 'file' && program.host.ambient?.mayChange(resolved.path) === true;
  };
  return { kind: 'lazy', force, isImport: true, isInert, mayChange, depth: 1, origin: nowhere };
}

/** `require('x')`, `import('x')`. A CommonJS module whose exports are one value is that value. */
export function importModule(context: Context, specifier: string, isRequire: boolean): Abstract {
  const { program, module } = context;
  const sdk = sdkExport(program, module, specifier, '*');
  if (sdk) return sdk;
  const namespace = resolveImport(program, module, specifier, '*', []);
  if (!isRequire || namespace.kind !== 'namespace') return namespace;
  const { exports } = namespace.module.ir;
  const isOneValue = exports.some(({ name }) => name === 'export=') && exports.every(({ name }) => isWhole(name));
  return (isOneValue ? exportedValue(program, namespace.module, 'export=') : null) ?? namespace;
}

const isWhole = (name: string): boolean => name === 'export=' || name === 'default';

/** A name that no statement of a Python file makes: one of its `from … import *` does. The last one that has it counts. */
export function starredName(program: Program, module: Module, name: string): Abstract | null {
  const known = module.starred.get(name);
  if (known !== undefined) return known;
  const item = starImports(module).findLast((star) => isStarredIn(program, module, star.module, name, 0));
  const value = item ? importedValue(program, module, { ...item, name }) : null;
  module.starred.set(name, value);
  return value;
}

/** Whether `from … import *` brings a name: the file or the SDK there has it. No file is run for that. */
function isStarredIn(program: Program, module: Module, specifier: string, name: string, depth: number): boolean {
  if (name.startsWith('_') || depth > MAX_TRAIL) return false;
  if (sdkExport(program, module, specifier, name)) return true;
  const resolved = program.host.resolve(module.ir.path, specifier, 'python');
  const target = resolved.kind === 'file' ? loadModule(program, resolved.path) : null;
  if (!target) return false;
  return (
    target.bindings.moduleNames.has(name) ||
    starImports(target).some((star) => isStarredIn(program, target, star.module, name, depth + 1))
  );
}

/** Whether an import is a file of the workspace that is not worth following. Packages are no files, and looking at them costs nothing. */
function leadsNowhere(program: Program, module: Module, specifier: string, name: string): boolean {
  const { host } = program;
  const resolved = host.resolve(module.ir.path, specifier, module.language);
  if (resolved.kind !== 'file' || host.isDemanded(resolved.path)) return false;
  if (module.language !== 'python') return true;
  if (name === '*') return !resolved.path.endsWith('__init__.py');
  const inner = host.resolve(module.ir.path, `${specifier}${specifier.endsWith('.') ? '' : '.'}${name}`, 'python');
  return inner.kind !== 'file' || !(host.isDemanded(inner.path) || inner.path.endsWith('__init__.py'));
}

export function resolveImport(
  program: Program,
  module: Module,
  specifier: string,
  name: string,
  trail: readonly string[],
): Abstract {
  if (trail.length > MAX_TRAIL) return opaque('bound-reached', specifier);
  const sdk = sdkExport(program, module, specifier, name);
  if (sdk) return sdk;
  const resolved = program.host.resolve(module.ir.path, specifier, module.language);
  switch (resolved.kind) {
    case 'pending':
      program.pending.add(resolved.path);
      return opaque('pending', specifier);
    case 'package':
    case 'missing':
      return { kind: 'external', path: externalPath(specifier, name), origin: nowhere };
    case 'namespace-package': {
      const inner = name === '*' ? null : loadSubmodule(program, module, `${specifier}.${name}`);
      return inner ?? { kind: 'external', path: externalPath(specifier, name), origin: nowhere };
    }
    case 'file': {
      if (/\.(json|md|txt|prompt|html)$/.test(resolved.path)) return textImport(program, module, resolved.path);
      const target = loadModule(program, resolved.path);
      if (!target) return opaque(program.pending.has(resolved.path) ? 'pending' : 'unresolved-import', specifier);
      if (name === '*') {
        runModule(program, target);
        return { kind: 'namespace', module: target, origin: nowhere };
      }
      return (
        exportedValue(program, target, name, trail) ??
        loadSubmodule(
          program,
          module,
          `${specifier.replace(/\.$/, '')}${specifier.endsWith('.') ? specifier.slice(-1) : '.'}${name}`,
        ) ??
        opaque('unresolved-import', `${specifier}.${name}`)
      );
    }
  }
}

function textImport(program: Program, module: Module, path: string): Abstract {
  const file = program.host.text(module.ir.path, path);
  if (file === 'pending') {
    program.pending.add(path);
    return opaque('pending', path);
  }
  if (!file) return opaque('unresolved-import', path, { kind: 'file' });
  program.dependencies.add(file.path);
  if (path.endsWith('.json'))
    return (
      jsonValue(file.text, { definition: null, from: 'cross-file' }) ?? opaque('run-time-value', path, { kind: 'file' })
    );
  return {
    kind: 'text',
    parts: [
      { kind: 'static', text: file.text, location: { path: file.path, span: { start: 0, end: file.text.length } } },
    ],
    origin: { definition: null, from: 'cross-file' },
  };
}

/** `from package import submodule`, where the package file itself has no such name. */
function loadSubmodule(program: Program, module: Module, specifier: string): Abstract | null {
  if (module.language !== 'python') return null;
  const resolved = program.host.resolve(module.ir.path, specifier, 'python');
  if (resolved.kind !== 'file') return null;
  const target = loadModule(program, resolved.path);
  if (!target) return null;
  runModule(program, target);
  return { kind: 'namespace', module: target, origin: nowhere };
}

const externalPath = (specifier: string, name: string): string => {
  const module = specifier.replace(/^node:/, '');
  return name === '*' || name === 'default' ? module : `${module}.${name}`;
};
