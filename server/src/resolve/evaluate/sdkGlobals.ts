import type { Span } from '../../base/span.ts';
import type { Bindings } from '../../ir/bind.ts';
import type { Expr } from '../../ir/types.ts';
import type { Meaning, SdkTable } from '../../sdks/types.ts';
import { constantOf } from './ambient/constants.ts';
import { importOf } from './ambient/origins.ts';
import { outsideCalls, outsideWrites } from './ambient/outsideWrites.ts';
import { setMember } from './assignment.ts';
import { type Invocation, runCallback } from './calls.ts';
import type { Context } from './context.ts';
import { type Abstract, choice, forced, type HeapEntry, literal, nowhere, opaque, type SdkInstance } from './domain.ts';
import { loadModule, type Module, type Program } from './program.ts';
import { runModule } from './runModule.ts';
import { State } from './state.ts';

type Language = SdkInstance['language'];
type Configure = Extract<Meaning, { kind: 'configure' }>;

/**
 * The object behind a name of an SDK's module that is one already: the client of the functions of the module, a provider. What a program
 * assigns on the module (`openai.base_url = …`) are its options; without that it has the defaults.
 */
export function moduleObject(
  context: Context,
  table: SdkTable,
  language: Language,
  shapeName: string,
): SdkInstance | null {
  const shape = context.program.host.sdk.shape(table, language, shapeName);
  if (!shape) return null;
  const options =
    table[language]?.globals === undefined
      ? context.state.allocate({ kind: 'record', entries: new Map(), open: null, instance: null })
      : optionsNow(context, table);
  return { kind: 'instance', table, language, shapeName, shape, options, made: null, origin: nowhere };
}

/** An assignment to a member of an SDK's module. */
export function assignGlobal(context: Context, object: Abstract, name: string, value: Abstract, span: Span): void {
  const { language } = context.module;
  const found = moduleOf(context, object, language);
  const option = found?.table[language]?.globals?.options[`${found.name}.${name}`];
  if (!found || option === undefined) return;
  for (const entry of context.stack) entry.module.hot.add(entry.function);
  setMember(context, globalsOf(context.program, found.table), option, value, span);
}

/** What the program has assigned to a member that objects of the SDK take over (`Settings.embed_model`); null where it assigns nothing. */
export function assignedOption(
  context: Context,
  { table, language, name }: Extract<Abstract, { kind: 'sdk' }>,
  member: string,
): Abstract | null {
  const option = table[language]?.globals?.options[`${name}.${member}`];
  const options = option === undefined ? null : sharedOptions(context, table, language);
  const record = options?.kind === 'ref' ? context.state.object(options.id) : null;
  const entry = option !== undefined && record?.kind === 'record' ? record.entries.get(option) : undefined;
  return entry?.value ?? null;
}

/** `dspy.configure(lm=…)`, and `Settings.withLLM(llm, () => …)`, which gives what its function gives. */
export function configure(context: Context, table: SdkTable, meaning: Configure, { args, expr }: Invocation): Abstract {
  const ref = globalsOf(context.program, table);
  if (Object.keys(meaning.options).length > 0) for (const entry of context.stack) entry.module.hot.add(entry.function);
  const callback = meaning.runs === undefined ? null : forced(args[meaning.runs]?.value ?? null);
  const end = meaning.runs === undefined ? null : optionsBefore(context, table);
  for (const [index, { form, name, value }] of args.entries()) {
    const option = optionOf(meaning, form, name, index);
    if (option !== undefined) setMember(context, ref, option, value, expr?.span ?? { start: 0, end: 0 });
  }
  if (end === null) return literal(null);
  const result =
    callback?.kind === 'closure' ? forced(runCallback(context, callback, '', [])) : opaque('unfollowed-call');
  end();
  return result;
}

const optionOf = (
  { options }: Configure,
  form: Invocation['args'][number]['form'],
  name: string | null,
  index: number,
): string | undefined => (form === 'named' ? options[name ?? ''] : form === 'positional' ? options[index] : undefined);

/** Options as they are before a `with` statement that sets some for its body: what is returned sets them back. */
export function beforeScope(context: Context, callee: Abstract): (() => void) | null {
  if (callee.kind !== 'sdk' || callee.meaning.kind !== 'configure' || callee.meaning.isScoped !== true) return null;
  return optionsBefore(context, callee.table);
}

/** Sets the options of the whole program back to what they are now. */
function optionsBefore(context: Context, table: SdkTable): () => void {
  const ref = globalsOf(context.program, table);
  const before = ref.kind === 'ref' ? context.state.object(ref.id) : null;
  return () => {
    if (ref.kind === 'ref' && before) context.state.setObject(ref.id, before);
  };
}

/** The options of the whole program that a call has as its parameter `$global`; null where its table has none for its objects. */
export function sharedOptions(context: Context, table: SdkTable, language: Language): Abstract | null {
  return table[language]?.globals?.areShared === true ? optionsNow(context, table) : null;
}

function moduleOf(
  context: Context,
  object: Abstract,
  language: Language,
): { readonly table: SdkTable; readonly name: string } | null {
  if (object.kind === 'sdk' && object.meaning.kind === 'namespace') return { table: object.table, name: object.name };
  if (object.kind !== 'external' || !object.path.startsWith('sdk:')) return null;
  const name = object.path.slice('sdk:'.length);
  const table = context.program.host.sdk.exportMeaning(language, name, '*')?.table;
  return table ? { table, name } : null;
}

/** What is assigned on the way to here, and before that by the modules that this one imports. */
function optionsNow(context: Context, table: SdkTable): Abstract {
  const ref = globalsOf(context.program, table);
  // Which functions lead to billed calls does not depend on options.
  if (context.program.purpose === 'reach') return ref;
  const { assigned, elsewhere } = setBefore(context.program, context.module, table, ref);
  const own = ref.kind === 'ref' ? context.state.object(ref.id) : null;
  if (own?.kind !== 'record') return ref;
  const ambient = ambientOptions(context, table);
  const isSettled = (option: string): boolean => own.entries.get(option)?.isMaybe === false;
  if (
    assigned.length === 0 &&
    elsewhere.every((option) => own.entries.has(option)) &&
    ambient.every(([option]) => isSettled(option))
  )
    return ref;
  const entries = new Map<string, HeapEntry>();
  for (const [key, entry] of assigned) {
    const known = entries.get(key);
    entries.set(key, known ? { ...known, value: choice([known.value, entry.value]) } : entry);
  }
  for (const [key, entry] of own.entries) {
    const before = entry.isMaybe ? entries.get(key) : undefined;
    entries.set(key, before ? { ...before, value: choice([entry.value, before.value]) } : entry);
  }
  // Other files that run before any function of this one does.
  for (const [option, entry] of ambient) {
    const before = entries.get(option);
    if (!before) entries.set(option, entry);
    else if (before.isMaybe && !isSettled(option))
      entries.set(option, { ...entry, value: choice([before.value, entry.value]), isMaybe: entry.isMaybe });
  }
  // Functions that may have run before, or not.
  for (const option of elsewhere)
    if (!entries.has(option))
      entries.set(option, { value: opaque('run-time-value', option), isMaybe: true, location: null });
  return context.state.allocate({ kind: 'record', entries, open: own.open, instance: null });
}

interface Before {
  /** What the files that a module loads, directly or not, have assigned by the time it runs. */
  readonly assigned: readonly (readonly [string, HeapEntry])[];
  /** The options that any function of it or of these files assigns. */
  readonly elsewhere: readonly string[];
}

/** What may have been set before a module runs. The files that it loads are run for it. */
function setBefore(program: Program, module: Module, table: SdkTable, ref: Abstract): Before {
  const ofModule = remembered.get(module) ?? new Map<SdkTable, Before>();
  remembered.set(module, ofModule);
  const known = ofModule.get(table);
  if (known) return known;
  const loaded = loadedBy(program, module);
  // A function may assign for another file; where nothing is assigned at all, nothing has to be run.
  const targets = loaded.some((target) => mayAssign(target, table)) ? loaded : [];
  for (const target of targets) runModule(program, target);
  const before: Before = {
    assigned: targets.flatMap((target) => {
      const object = ref.kind === 'ref' ? target.state.object(ref.id) : null;
      return object?.kind === 'record' ? [...object.entries] : [];
    }),
    elsewhere: [module, ...targets].flatMap((target) => optionsOf(program, target, table)),
  };
  // What a file that is being run has assigned so far may not be all.
  if (targets.every(({ status }) => status === 'done')) ofModule.set(table, before);
  return before;
}

const remembered = new WeakMap<Module, Map<SdkTable, Before>>();

/** The files that a module loads, directly or not, in this order. Only files that reach an SDK are looked at, which those are that set one up. */
function loadedBy(program: Program, module: Module): readonly Module[] {
  const seen = new Set([module]);
  const waiting = importedModules(program, module).toReversed();
  for (let target = waiting.pop(); target; target = waiting.pop()) {
    if (seen.has(target)) continue;
    seen.add(target);
    waiting.push(...importedModules(program, target).toReversed());
  }
  return [...seen].slice(1);
}

function importedModules(program: Program, module: Module): readonly Module[] {
  const known = imported.get(module);
  if (known) return known;
  const paths = new Set(
    module.ir.imports.flatMap(({ module: specifier, name }) => importedPaths(program, module, specifier, name)),
  );
  const targets = [...paths].flatMap((path) => {
    const target = program.host.isDemanded(path) ? loadModule(program, path) : null;
    return target ? [target] : [];
  });
  imported.set(module, targets);
  return targets;
}

/** Whether anything in a file looks like an assignment to an option of an SDK's module. */
function mayAssign({ ir, language }: Module, table: SdkTable): boolean {
  const names = Object.keys(table[language]?.globals?.options ?? {});
  return names.some((name) => ir.text.includes(name.slice(name.lastIndexOf('.'))));
}

const imported = new WeakMap<Module, readonly Module[]>();

/** `from package import name` may import a module of the package. */
function importedPaths(program: Program, module: Module, specifier: string, name: string | null): readonly string[] {
  const inner = name === null || name === '*' ? [] : [`${specifier}${specifier.endsWith('.') ? '' : '.'}${name}`];
  return [specifier, ...inner].flatMap((each) => {
    const resolved = program.host.resolve(module.ir.path, each, module.language);
    return resolved.kind === 'file' ? [resolved.path] : [];
  });
}

/** The options that a file assigns anywhere, in whatever function. */
const optionsOf = (program: Program, module: Module, table: SdkTable): readonly string[] =>
  optionWrites(program, module, table).map(({ option }) => option);

interface OptionWrite {
  readonly option: string;
  readonly value: Expr | null;
  /** Whether loading the file does it, under no condition. */
  readonly isAlways: boolean;
  readonly span: Span;
}

function optionWrites(program: Program, module: Module, table: SdkTable): readonly OptionWrite[] {
  const ofFile = written.get(module.bindings) ?? new Map<SdkTable, readonly OptionWrite[]>();
  written.set(module.bindings, ofFile);
  const known = ofFile.get(table);
  if (known) return known;
  const assigned = outsideWrites(module.ir, module.bindings).flatMap(({ binding, keys, change, isAlways, target }) => {
    const [key, ...deeper] = keys;
    const item = key === undefined || deeper.length > 0 ? null : importOf(module, binding);
    const meaning = item?.name ? program.host.sdk.exportMeaning(module.language, item.module, item.name) : null;
    if (!item || meaning?.table !== table || meaning.meaning.kind !== 'namespace') return [];
    const option = table[module.language]?.globals?.options[`${item.name === '*' ? item.module : item.name}.${key}`];
    const value = change.kind === 'set' ? change.value : null;
    return option === undefined ? [] : [{ option, value, isAlways, span: target.span }];
  });
  const found = [...assigned, ...configured(program, module, table)];
  ofFile.set(table, found);
  return found;
}

/** What a file sets by calls of functions of the SDK. What holds for the body of a `with` statement alone is not seen elsewhere. */
const configured = (program: Program, module: Module, table: SdkTable): readonly OptionWrite[] =>
  outsideCalls(module.ir, module.bindings).flatMap(({ binding, keys, call, isAlways }) => {
    const item = importOf(module, binding);
    const first = item?.name ? program.host.sdk.exportMeaning(module.language, item.module, item.name) : null;
    if (first?.table !== table) return [];
    const meaning = keys.reduce<Meaning | undefined>(
      (at, key) => (at?.kind === 'namespace' ? at.members[key] : undefined),
      first.meaning,
    );
    if (meaning?.kind !== 'configure' || meaning.isScoped === true) return [];
    return call.args.flatMap(({ form, name, value }, index) => {
      const option = optionOf(meaning, form, name, index);
      return option === undefined ? [] : [{ option, value, isAlways, span: call.span }];
    });
  });

/**
 * What other files of the same program assign: known where the only way there is by loading a file that always does it, one of several
 * where some ways lead around it, unknown where only a function does it.
 */
function ambientOptions(context: Context, table: SdkTable): readonly (readonly [string, HeapEntry])[] {
  const { program, module } = context;
  const found = new Map<string, HeapEntry>();
  for (const { path, isAlways } of program.host.ambient?.settersOf(module.ir.path) ?? []) {
    const setter = loadModule(program, path);
    if (!setter) continue;
    for (const write of optionWrites(program, setter, table)) {
      const known = found.get(write.option);
      const value =
        !write.isAlways || !write.value
          ? opaque('run-time-value', write.option)
          : constantOf(program, setter, write.value, context.state);
      found.set(write.option, {
        value: known ? choice([known.value, value]) : value,
        isMaybe: (known?.isMaybe ?? true) && !(isAlways && write.isAlways),
        location: known?.location ?? { path, span: write.span },
      });
    }
  }
  return [...found];
}

const written = new WeakMap<Bindings, Map<SdkTable, readonly OptionWrite[]>>();

function globalsOf(program: Program, table: SdkTable): Abstract {
  const known = program.globals.get(table);
  if (known) return known;
  const made = State.empty().allocate({ kind: 'record', entries: new Map(), open: null, instance: null });
  program.globals.set(table, made);
  return made;
}
