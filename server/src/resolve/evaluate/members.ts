import type { UnknownReason } from '../../base/fact.ts';
import type { Span } from '../../base/span.ts';
import type { TypeIr } from '../../ir/types.ts';
import type { Provenance } from '../value.ts';
import { analyseFunction } from './analyse.ts';
import { memberType, valueType } from './annotations.ts';
import { type Context, codeOf, MODULE_PLACE } from './context.ts';
import {
  type Abstract,
  type ClassAbstract,
  choice,
  type HeapEntry,
  isNothing,
  lazily,
  literal,
  nowhere,
  type Opaque,
  opaque,
  staticText,
} from './domain.ts';
import { evaluate } from './expressions.ts';
import { pathMember, placeName } from './library/paths.ts';
import { exportedValue, sdkModuleMember } from './names.ts';
import { loadModule, type Module, type Program } from './program.ts';
import { callClosure } from './projectCalls.ts';
import { instantiateShape } from './sdkCalls.ts';
import { moduleObject } from './sdkGlobals.ts';
import { markEscaped, type State } from './state.ts';
import { symbolicObject } from './symbolic.ts';
import { staticString } from './text.ts';

/** `object.name`, read as a value. */
export function memberOf(context: Context, object: Abstract, name: string, span: Span): Abstract {
  switch (object.kind) {
    case 'lazy':
      return lazily(object, (settled) => memberOf(context, settled, name, span));
    case 'choice': {
      const values = object.alternatives
        .filter((item) => !isNothing(item))
        .map((item) => memberOf(context, item, name, span));
      return values.length > 0 ? choice(values) : opaque('run-time-value', codeOf(context, span));
    }
    case 'ref':
      return fieldOf(context, object, name, span);
    case 'class':
      return (
        classMember(context, object, name, null, 0) ??
        (name === 'model_json_schema' || name === 'schema'
          ? { kind: 'method', object, name, origin: nowhere }
          : opaque('unresolved-name', codeOf(context, span)))
      );
    case 'sdk':
      if (object.meaning.kind === 'namespace') {
        const inner = object.meaning.members[name];
        return inner ? { ...object, meaning: inner, name } : opaque('unsupported', codeOf(context, span));
      }
      if (object.meaning.kind === 'instance')
        return memberOf(
          context,
          moduleObject(context, object.table, object.language, object.meaning.shape) ?? opaque('unsupported'),
          name,
          span,
        );
      return { kind: 'external', path: `sdk-class.${object.name}.${name}`, origin: nowhere };
    case 'instance':
      return { kind: 'sdk-member', object, path: [name], origin: nowhere };
    case 'sdk-member':
      return { ...object, path: [...object.path, name] };
    case 'external':
      return externalMember(context, object.path, name);
    case 'path':
      return pathMember(context, object.path, name) ?? { kind: 'method', object, name, origin: nowhere };
    case 'namespace':
      return (
        exportedValue(context.program, object.module, name) ??
        submodule(context, object.module, name) ??
        opaque('unresolved-import', codeOf(context, span))
      );
    case 'text':
      if (name === 'length') return opaque('run-time-value', codeOf(context, span));
      // Texts of Python have no such attribute: it is the value of an enum's member.
      if (name === 'value' && context.module.language === 'python') return object;
      return { kind: 'method', object, name, origin: nowhere };
    case 'opaque': {
      const member = opaque(object.why, codeOf(context, span), memberProvenance(object.provenance, name));
      const type = memberType(context, object.annotation, name);
      const isAnswer = object.provenance.kind === 'model-output' && /^(text|output_?text)$/i.test(name);
      return { ...typedOpaque(context, member, type), ...(isAnswer ? { type: 'text' } : {}), origin: object.origin };
    }
    case 'literal':
    case 'closure':
    case 'method':
    case 'partial':
      return { kind: 'method', object, name, origin: nowhere };
  }
}

const memberProvenance = (provenance: Provenance, name: string): Provenance =>
  provenance.kind === 'parameter' &&
  /^(body|query|params|prompt|message|messages|question|input)$/.test(name) &&
  /^(req|request|ctx|c|event|body)$/.test(provenance.name)
    ? { kind: 'user-input' }
    : provenance;

function fieldOf(context: Context, object: Extract<Abstract, { kind: 'ref' }>, name: string, span: Span): Abstract {
  const record = context.state.object(object.id);
  if (!record) return opaque('bound-reached', codeOf(context, span));
  if (record.kind === 'list') {
    if (name === 'length' && record.open === null && record.items.every((item) => !item.isMaybe && !item.isRepeated))
      return literal(record.items.length);
    return { kind: 'method', object, name, origin: nowhere };
  }
  const entry = record.entries.get(name);
  if (record.instance) {
    if (entry && mayHoldData(entry.value) && isChangedByMethods(context, record.instance.class, name))
      markEscaped(context.state, entry.value, 'escaped');
    const field =
      entry && !isNothing(entry.value)
        ? entry.value
        : instanceField(context, object, record.instance.class, record.instance.isSymbolic, name);
    const declared = field ?? entry?.value ?? classMember(context, record.instance.class, name, object, 0);
    return declared ?? declaredField(context, record.instance.class, record.open ?? 'run-time-value', name, span);
  }
  if (entry)
    return entry.isMaybe ? choice([entry.value, record.open ? opaque(record.open) : literal(undefined)]) : entry.value;
  if (record.open) return opaque(record.open, codeOf(context, span));
  return context.module.language === 'python' ? { kind: 'method', object, name, origin: nowhere } : literal(undefined);
}

/** What code sets on the class itself: `cls._client = OpenAI()`, `Pool.client = …`. */
function setValues(context: Context, { class: item, module }: ClassAbstract, name: string): readonly Abstract[] {
  const writers = module.bindings.fieldWriters(item).get(name);
  if (!writers) return [];
  const onClass = [...writers.assigners].filter(
    (method) => method.role === 'class-method' || method.role === 'static-method',
  );
  for (const writer of [...writers.onClass, ...onClass]) analyseFunction(context.program, module, writer);
  return module.classFields.get(item)?.get(name) ?? [];
}

/** Whether a method, at a time that nobody knows, changes the list or record in a field. */
function isChangedByMethods(context: Context, owner: ClassAbstract, name: string, depth = 0): boolean {
  const mutators = owner.module.bindings.fieldWriters(owner.class).get(name)?.mutators;
  if (mutators !== undefined && [...mutators].some((method) => method.role !== 'constructor')) return true;
  return (
    depth < MAX_BASES &&
    basesOf(context, owner).some((base) => base.kind === 'class' && isChangedByMethods(context, base, name, depth + 1))
  );
}

const MAX_BASES = 6;

/** Whether a list or record that all objects of a class share is changed by its methods or through its name. */
function isSharedAndChanged(context: Context, owner: ClassAbstract, name: string): boolean {
  const binding = owner.class.name ? owner.module.bindings.moduleNames.get(owner.class.name) : undefined;
  return binding?.isMutatedElsewhere === true || isChangedByMethods(context, owner, name);
}

const mayHoldData = (value: Abstract): boolean => value.kind === 'ref' || value.kind === 'choice';

/** A field that a class only declares: what its annotation says. */
function declaredField(context: Context, owner: ClassAbstract, why: UnknownReason, name: string, span: Span): Abstract {
  const { type = null } = owner.class.fields.find((field) => field.name === name) ?? {};
  return typedOpaque(context, opaque(why, codeOf(context, span)), type);
}

/** A value that only the run knows, with what its annotation says. */
export function typedOpaque(context: Context, value: Opaque, annotation: TypeIr | null): Opaque {
  return annotation ? { ...value, annotation, type: valueType(context, annotation) } : value;
}

/** A field that the constructor leaves empty and another method fills. */
function instanceField(
  context: Context,
  object: Abstract,
  owner: ClassAbstract,
  isSymbolic: boolean,
  name: string,
): Abstract | null {
  const writers = owner.module.bindings.fieldWriters(owner.class).get(name);
  const others = [...(writers?.assigners ?? [])].filter((method) => method.role !== 'constructor');
  if (isSymbolic || others.length === 0) return null;
  const symbolic = symbolicObject(context.program, owner);
  if (symbolic.kind !== 'ref' || symbolic === object) return null;
  const record = context.state.object(symbolic.id);
  return record?.kind === 'record' ? (record.entries.get(name)?.value ?? null) : null;
}

/** A method, getter or class-level field, looked up through the base classes. `receiver` null reads it from the class itself. */
export function classMember(
  context: Context,
  owner: ClassAbstract,
  name: string,
  receiver: Abstract | null,
  depth: number,
): Abstract | null {
  if (depth > 6) return null;
  const method = owner.class.methods.find((item) => item.name === name && item.role !== 'setter');
  if (method) {
    const closure = {
      kind: 'closure' as const,
      function: method,
      frame: owner.frame,
      module: owner.module,
      receiver: method.role === 'static-method' ? null : (receiver ?? owner),
      owner,
      origin: nowhere,
    };
    return method.role === 'getter' && receiver ? callClosure(context, closure, [], null) : closure;
  }
  const field = owner.class.fields.find((item) => item.name === name);
  const set = setValues(context, owner, name);
  if (set.length > 0) {
    const first = field?.value
      ? [evaluate(moduleContext(context.program, owner.module, context.state), field.value)]
      : [];
    return choice([...first.filter((value) => !isNothing(value)), ...set]);
  }
  if (field?.value) {
    const value = evaluate(moduleContext(context.program, owner.module, context.state), field.value);
    if (mayHoldData(value) && isSharedAndChanged(context, owner, name)) markEscaped(context.state, value, 'escaped');
    if (value.kind === 'closure' && field.value.kind === 'function-expr') return { ...value, receiver, owner };
    const typed = isNothing(value) && field.type ? typedField(context, owner, field.type) : null;
    return typed ?? value;
  }
  for (const base of basesOf(context, owner)) {
    if (base.kind === 'class') {
      const inherited = classMember(context, base, name, receiver, depth + 1);
      if (inherited) return inherited;
    }
    const made =
      base.kind === 'sdk' && base.meaning.kind === 'constructor'
        ? instantiateShape(context, base.table, base.language, base.meaning.shape, null, null)
        : null;
    if (made) return memberOf(context, made, name, owner.class.span);
  }
  return field ? typedField(context, owner, field.type) : null;
}

function typedField(
  context: Context,
  owner: ClassAbstract,
  type: ClassAbstract['class']['fields'][number]['type'],
): Abstract | null {
  return type ? typedValue(moduleContext(context.program, owner.module, context.state), type) : null;
}

/** What a type annotation says of a value: an SDK object, or an object of a class of the project. Unions must agree. */
export function typedValue(context: Context, type: Pick<TypeIr, 'path' | 'args' | 'members'>): Abstract | null {
  const [first, ...rest] = type.path;
  if (!first) return null;
  if (
    first === '|' ||
    first === 'Optional' ||
    first === 'Union' ||
    first === 'Annotated' ||
    first === 'Promise' ||
    first === 'Awaitable' ||
    first === 'Readonly' ||
    first === 'Partial'
  ) {
    const values = type.args.map((item) => typedValue(context, item)).filter((value) => value !== null);
    return values.length > 0 ? choice(values) : null;
  }
  if (first === '{}') return typedRecord(context, type);
  const declared = rest.length === 0 ? context.module.ir.types?.find((item) => item.name === first) : undefined;
  if (declared) return declared.type.path[0] === '{}' ? typedRecord(context, declared.type) : null;
  let value: Abstract | null = typeName(context, first);
  for (const part of rest) value = value ? memberOf(context, value, part, { start: 0, end: 0 }) : null;
  if (value?.kind === 'lazy') value = value.force();
  if (value?.kind === 'sdk' && value.meaning.kind === 'constructor')
    return instantiateShape(context, value.table, value.language, value.meaning.shape, null, null);
  if (value?.kind === 'class') return symbolicObject(context.program, value);
  return null;
}

/** An object type with a member that is an SDK object: `{ client: OpenAI; prompt: string }`. Null for others. */
function typedRecord(context: Context, type: Pick<TypeIr, 'members'>): Abstract | null {
  const members = (type.members ?? []).map(({ name, type: own }) => ({ name, value: typedMember(context, own) }));
  if (!members.some(({ value }) => value !== null)) return null;
  const entries = members.map(({ name, value }): [string, HeapEntry] => [
    name,
    { value: value ?? opaque('parameter', name, { kind: 'parameter', name }), isMaybe: false, location: null },
  ]);
  return context.state.allocate({ kind: 'record', entries: new Map(entries), open: 'parameter', instance: null });
}

/** Object types within object types are left alone: they may hold each other. */
const typedMember = (context: Context, type: TypeIr): Abstract | null =>
  type.path[0] === '{}' || context.module.ir.types?.some((item) => item.name === type.path[0])
    ? null
    : typedValue(context, type);

function typeName(context: Context, name: string): Abstract | null {
  const binding = context.module.bindings.moduleNames.get(name);
  if (!binding) return null;
  return (
    context.state.variable(context.module.frame.slot(binding)) ??
    context.module.state.variable(context.module.frame.slot(binding))
  );
}

export function basesOf(context: Context, owner: ClassAbstract): readonly Abstract[] {
  return owner.class.bases.map((base) => {
    const value = evaluate(moduleContext(context.program, owner.module, context.state), base);
    return value.kind === 'lazy' ? value.force() : value;
  });
}

/** A context at the level of a module, for expressions that stand outside any function. */
export const moduleContext = (program: Program, module: Module, state: State): Context => ({
  program,
  module,
  frame: module.frame,
  state,
  place: MODULE_PLACE,
  through: [],
  stack: [{ module, function: module.ir.module }],
  arms: [],
  isDry: true,
  returns: [],
  exits: [],
  loop: null,
});

function externalMember(context: Context, path: string, name: string): Abstract {
  if (path.startsWith('sdk:')) return sdkModuleMember(context, path.slice(4), name);
  if (path === 'process.env' || path === 'import.meta.env' || path === 'Bun.env')
    return environmentValue(context, name);
  const full = `${path}.${name}`;
  const place = placeName(context, full);
  if (place) return place;
  if (full === 'sys.argv' || full === 'process.argv') return opaque('run-time-value', full, { kind: 'user-input' });
  return { kind: 'external', path: full, origin: nowhere };
}

/** A variable of the environment: what the configuration says of it. The real environment is never read. */
export function environmentValue(context: Context, name: string | null): Abstract {
  const configured = name === null ? null : context.program.host.environment(name, context.module.ir.path);
  if (configured !== null) return staticText(configured, null, { definition: null, from: 'config' });
  return opaque('environment', name ?? '', { kind: 'environment', name });
}

function submodule(context: Context, module: Module, name: string): Abstract | null {
  if (module.language !== 'python') return null;
  const resolved = context.program.host.resolve(module.ir.path, `.${name}`, 'python');
  const target = resolved.kind === 'file' ? loadModule(context.program, resolved.path) : null;
  if (!target) return null;
  return { kind: 'namespace', module: target, origin: nowhere };
}

/** `object[index]`. */
export function indexOf(context: Context, object: Abstract, index: Abstract, isSlice: boolean, span: Span): Abstract {
  if (object.kind === 'lazy') return lazily(object, (settled) => indexOf(context, settled, index, isSlice, span));
  if (index.kind === 'lazy') return indexOf(context, object, index.force(), isSlice, span);
  if (object.kind === 'choice')
    return choice(
      object.alternatives
        .filter((item) => !isNothing(item))
        .map((item) => indexOf(context, item, index, isSlice, span)),
    );
  if (isSlice) return sliceOf(context, object, span);
  const key = staticString(index);
  if (key !== null) {
    if (object.kind === 'external' && (object.path === 'os.environ' || object.path === 'process.env'))
      return environmentValue(context, key);
    const value = memberOf(context, object, key, span);
    return value.kind === 'method' ? opaque('run-time-value', codeOf(context, span)) : value;
  }
  if (object.kind === 'ref') {
    const heap = context.state.object(object.id);
    if (heap?.kind === 'record') return anyEntry(heap.entries.values(), heap.open, context, span);
    if (heap?.kind === 'list' && index.kind === 'literal' && typeof index.value === 'number') {
      const at = index.value < 0 ? heap.items.length + index.value : index.value;
      const item = heap.items[at];
      const isFixed =
        heap.items.slice(0, at + 1).every((other) => !other.isMaybe && !other.isRepeated) &&
        (index.value >= 0 || heap.open === null);
      if (item && isFixed) return item.value;
    }
  }
  const provenance = object.kind === 'opaque' ? object.provenance : undefined;
  return opaque(object.kind === 'opaque' ? object.why : 'run-time-value', codeOf(context, span), provenance);
}

/** A field by a name that is not known: one of those that are there, if they are few. */
function anyEntry(
  entries: Iterable<{ readonly value: Abstract }>,
  open: UnknownReason | null,
  context: Context,
  span: Span,
): Abstract {
  const values = [...entries].map((entry) => entry.value);
  return open === null && values.length > 0 && values.length <= 8
    ? choice(values)
    : opaque('run-time-value', codeOf(context, span));
}

function sliceOf(context: Context, object: Abstract, span: Span): Abstract {
  const heap = object.kind === 'ref' ? context.state.object(object.id) : null;
  if (heap?.kind !== 'list')
    return opaque('run-time-value', codeOf(context, span), object.kind === 'opaque' ? object.provenance : undefined);
  return context.state.allocate({
    kind: 'list',
    items: heap.items.map((item) => ({ ...item, isMaybe: true })),
    open: heap.open,
  });
}
