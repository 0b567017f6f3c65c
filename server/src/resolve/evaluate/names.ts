import type { Binding } from '../../ir/bind.ts';
import type { ExportIr, Expr, ImportIr, NameExpr } from '../../ir/types.ts';
import { walkExpr } from '../../ir/walk.ts';
import { applyOutsideWrites, withOutsideWrites } from './ambient/apply.ts';
import { analyseFunction } from './analyse.ts';
import { type Context, MODULE_PLACE } from './context.ts';
import { cyclicValue } from './cycles.ts';
import { type Abstract, choice, type Frame, forced, literal, nowhere, opaque, type Slot } from './domain.ts';
import { evaluate } from './expressions.ts';
import { jsonValue } from './library/json.ts';
import { placeName } from './library/paths.ts';
import { loadModule, type Module, onOwnBudget, type Program, starImports } from './program.ts';
import { constant } from './sdkCalls.ts';
import { markEscaped } from './state.ts';
import { execute } from './statements.ts';

/** The value that a name has where the evaluation stands. */
export function lookupName(context: Context, name: NameExpr): Abstract {
  const binding = context.module.bindings.of(name);
  if (!binding) return builtin(context, name.name);
  const frame = frameOf(context.frame, binding);
  if (!frame) return opaque('unresolved-name', name.name);
  if (frame === context.frame)
    return (
      context.state.variable(frame.slot(binding)) ?? hoisted(context, binding) ?? opaque('unresolved-name', name.name)
    );
  return captured(context, frame, binding);
}

/** The variable behind a name of the function itself or one around it; null for builtins. */
export function slotOf(context: Context, name: NameExpr): Slot | null {
  const binding = context.module.bindings.of(name);
  const frame = binding ? frameOf(context.frame, binding) : null;
  return binding && frame ? frame.slot(binding) : null;
}

function frameOf(start: Frame, binding: Binding): Frame | null {
  for (let frame: Frame | null = start; frame; frame = frame.parent) if (frame.function === binding.owner) return frame;
  return null;
}

/** A variable of an outer function: what it holds now, and what other functions may put there. */
function captured(context: Context, frame: Frame, binding: Binding): Abstract {
  for (const writer of binding.outerWriters) {
    const known = context.module.functions.get(writer);
    if (known && writer !== context.frame.function) analyseFunction(context.program, context.module, writer);
  }
  const slot = frame.slot(binding);
  const now = context.state.variable(slot);
  const history = frame.history.get(binding) ?? [];
  const isSettled = binding.outerWriters.size === 0 && binding.writes <= 1;
  const value =
    isSettled && now
      ? now
      : now && history.length <= 1
        ? now
        : history.length > 0
          ? choice(history)
          : (now ?? hoisted(context, binding) ?? unassigned(context, frame, binding));
  // While the function that owns the variable runs, its changes are followed as they happen.
  const isLive = frame !== context.module.frame && context.stack.some((entry) => entry.function === binding.owner);
  if (binding.isMutatedElsewhere && !isLive && !context.isDry) markEscaped(context.state, value, 'escaped');
  return value;
}

/** A variable of a file that is being run and has not come to its assignment: whoever called from there sees what it will hold. */
function unassigned({ program, module }: Context, frame: Frame, { name }: Binding): Abstract {
  if (frame !== module.frame || module.status !== 'running') return opaque('unresolved-name', name);
  return cyclicValue(program, module, name, null, (done) => finalValue(program, done, name));
}

/** A function or class that is used above its definition. */
function hoisted(context: Context, binding: Binding): Abstract | null {
  if (binding.kind !== 'import') return null;
  const item = context.module.ir.imports.find((candidate) => candidate.local?.name === binding.name);
  return item ? importedValue(context.program, context.module, item) : null;
}

function builtin(context: Context, name: string): Abstract {
  if (name === '__name__') return opaque('run-time-value', name);
  if (context.module.language === 'typescript' && name === 'undefined') return literal(undefined);
  const starred = starredName(context.program, context.module, name);
  if (starred) return starred;
  const found = context.program.host.sdk.exportMeaning(context.module.language, '', name);
  if (found) return sdkName(context.module.language, found, name);
  if (importedByDecorator(context, name)) return { kind: 'external', path: `sdk:${name}`, origin: nowhere };
  return placeName(context, name) ?? { kind: 'external', path: name, origin: nowhere };
}

/** A module of an SDK that a decorator around the code names as a text, for a framework that imports it: `imports=["litellm"]`. */
function importedByDecorator({ program, module, frame }: Context, name: string): boolean {
  if (module.language !== 'python' || !program.host.sdk.isSdkModule('python', name)) return false;
  for (let around: Frame | null = frame; around; around = around.parent)
    if (around.function.decorators.some((decorator) => saysText(decorator, name))) return true;
  return false;
}

function saysText(expr: Expr, wanted: string): boolean {
  let found = false;
  walkExpr(expr, {
    expr: (inner) => {
      const [part, ...others] = inner.kind === 'text' ? inner.parts : [];
      if (part?.kind === 'static' && others.length === 0 && part.text === wanted) found = true;
      return !found;
    },
  });
  return found;
}

// ------------------------------------------------------------------------------------------------------------------ modules

/** Runs the body of a module once. Calls met in it are observed as calls of that file. */
export function runModule(program: Program, module: Module): void {
  if (module.status !== 'new') return;
  module.status = 'running';
  const context: Context = {
    program,
    module,
    frame: module.frame,
    state: module.state,
    place: MODULE_PLACE,
    through: [],
    stack: [{ module, function: module.ir.module }],
    arms: [],
    isDry: false,
    returns: [],
    exits: [],
    loop: null,
  };
  module.frame.home = module.state;
  const { isFilling } = program;
  program.isFilling = false;
  onOwnBudget(program, () => execute(context, module.ir.module.body));
  program.isFilling = isFilling;
  module.state = context.state;
  module.status = 'done';
  onOwnBudget(program, () => applyOutsideWrites(program, module));
}

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

/** A name that no statement of a Python file makes: one of its `from … import *` does. The last one that has it counts. */
function starredName(program: Program, module: Module, name: string): Abstract | null {
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

/** Whether a package of the workspace is the SDK that it is called after: to the examples and tests around it, it is that SDK. */
function isSdkItself(program: Program, { ir }: Module, specifier: string, path: string): boolean {
  const { host } = program;
  const [root = ''] = specifier.split('.');
  if (ir.language !== 'python' || !host.sdk.isSdkModule('python', root)) return false;
  const start = `/${path}`.lastIndexOf(`/${root}/`);
  const around = path.slice(0, Math.max(start, 0));
  if (start < 0 || ir.path.startsWith(`${around}${root}/`)) return false;
  const manifestPath = `${around.replace(/(^|\/)src\/$/, '$1')}pyproject.toml`;
  const manifest = host.text(ir.path, manifestPath);
  if (manifest === 'pending') program.pending.add(manifestPath);
  if (manifest === null || manifest === 'pending') return false;
  program.dependencies.add(manifest.path);
  const name = /^name\s*=\s*["']([\w.-]+)["']/m.exec(manifest.text)?.[1];
  return name?.replace(/[-.]/g, '_') === root;
}

/** An SDK export. In Python a module of the workspace hides a package of the same name; a bare specifier of JavaScript always means the package. */
function sdkExport(program: Program, module: Module, specifier: string, name: string): Abstract | null {
  const { sdk } = program.host;
  if (specifier.startsWith('.') || specifier.startsWith('/')) return null;
  const resolved = program.host.resolve(module.ir.path, specifier, module.language);
  const isOwn = resolved.kind === 'file' && !isSdkItself(program, module, specifier, resolved.path);
  if (module.language === 'python' && (isOwn || resolved.kind === 'namespace-package')) return null;
  const plain =
    resolved.kind === 'package'
      ? resolved.subpath
        ? `${resolved.name}/${resolved.subpath}`
        : resolved.name
      : specifier;
  for (const path of plain === specifier ? [specifier] : [plain, specifier]) {
    if (name === '*' && sdk.isSdkModule(module.language, path))
      return { kind: 'external', path: `sdk:${path}`, origin: nowhere };
    const found = sdk.exportMeaning(module.language, path, name);
    if (found) return sdkName(module.language, found, name);
    // `from google import genai` is the module `google.genai`.
    if (module.language === 'python' && sdk.isSdkModule('python', `${path}.${name}`))
      return { kind: 'external', path: `sdk:${path}.${name}`, origin: nowhere };
  }
  return null;
}

function resolveImport(
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
const MAX_TRAIL = 12;

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

/** What a file itself holds under a name, whether or not it exports it. */
export function ownValue(program: Program, module: Module, name: string): Abstract | null {
  runModule(program, module);
  const value = finalValue(program, module, name);
  return forced(value);
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

function finalValue(program: Program, module: Module, name: string): Abstract | null {
  const binding = module.bindings.moduleNames.get(name);
  return binding ? moduleVariable(program, module, binding) : null;
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
  const context: Context = {
    program,
    module,
    frame: module.frame,
    state: module.state,
    place: MODULE_PLACE,
    through: [],
    stack: [{ module, function: module.ir.module }],
    arms: [],
    isDry: false,
    returns: [],
    exits: [],
    loop: null,
  };
  const written = evaluate(context, item.value);
  module.state = context.state;
  const value = withOutsideWrites(program, module, item, written);
  module.symbolic.set(item, value);
  return value;
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

/** The member of a whole SDK module: `import * as OpenAI`, `import openai`, `require('openai')`. */
export function sdkModuleMember(context: Context, specifier: string, name: string): Abstract {
  const { sdk } = context.program.host;
  const { language } = context.module;
  const found = sdk.exportMeaning(language, specifier, name);
  if (found) return sdkName(language, found, name);
  const deeper = language === 'python' ? `${specifier}.${name}` : `${specifier}/${name}`;
  if (sdk.isSdkModule(language, deeper)) return { kind: 'external', path: `sdk:${deeper}`, origin: nowhere };
  return { kind: 'external', path: `${specifier}.${name}`, origin: nowhere };
}

/** What an SDK exports under a name; a constant is its value. */
const sdkName = (
  language: Module['language'],
  { table, meaning }: NonNullable<ReturnType<Program['host']['sdk']['exportMeaning']>>,
  name: string,
): Abstract =>
  meaning.kind === 'constant'
    ? constant(meaning.value)
    : { kind: 'sdk', table, language, meaning, name, origin: nowhere };

const externalPath = (specifier: string, name: string): string => {
  const module = specifier.replace(/^node:/, '');
  return name === '*' || name === 'default' ? module : `${module}.${name}`;
};
