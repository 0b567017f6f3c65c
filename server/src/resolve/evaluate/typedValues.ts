import type { TypeIr } from '../../ir/types.ts';
import type { Meaning } from '../../sdks/types.ts';
import { valueType } from './annotations.ts';
import type { Context } from './context.ts';
import { type Abstract, choice, type HeapEntry, type Opaque, opaque } from './domain.ts';
import { isImplemented } from './implementations.ts';
import { interfaceClass } from './interfaces.ts';
import { memberOf } from './members.ts';
import { runModule } from './runModule.ts';
import { instantiateShape } from './sdkCalls.ts';
import { symbolicObject } from './symbolic.ts';
import { type DeclaredType, declaredType, membersOfType } from './typeNames.ts';

/** What a type annotation says of a value: an SDK object, or an object of a class or interface of the project. Unions must agree. */
export function typedValue(
  context: Context,
  type: Pick<TypeIr, 'path' | 'args' | 'members'>,
  depth = 0,
): Abstract | null {
  const [first, ...rest] = type.path;
  if (!first || depth > MAX_DEPTH) return null;
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
    const values = type.args.map((item) => typedValue(context, item, depth)).filter((value) => value !== null);
    return values.length > 0 ? choice(values) : null;
  }
  if (first === '{}' || first === '&') return extendedObject(context, type, depth) ?? typedRecord(context, type, depth);
  const { program, module } = context;
  const declared = declaredType(program, module, type.path);
  if (declared) return declaredValue(context, declared, depth);
  let value: Abstract | null = typeName(context, first);
  for (const part of rest) value = value ? memberOf(context, value, part, { start: 0, end: 0 }) : null;
  if (value?.kind === 'lazy') value = value.force();
  const shape = value?.kind === 'sdk' ? kindOf(value.meaning) : null;
  if (value?.kind === 'sdk' && shape !== null)
    return instantiateShape(context, value.table, value.language, shape, null, null);
  if (value?.kind === 'class') return symbolicObject(program, value);
  return null;
}

const MAX_DEPTH = 3;

/** What `declaredValueOf` says, which is asked of the same types again and again: mostly nothing. */
function declaredValue(context: Context, declared: DeclaredType, depth: number): Abstract | null {
  const { plainTypes } = context.program;
  const { declaration, module } = declared;
  if (depth >= (plainTypes.get(declaration) ?? Number.POSITIVE_INFINITY)) return null;
  const value = declaredValueOf(context, declared, depth);
  if (value === null && module.status === 'done') plainTypes.set(declaration, depth);
  return value;
}

/** An object of an interface whose methods classes of the project fill or give such objects, an object type, or what an alias stands for. */
function declaredValueOf(context: Context, declared: DeclaredType, depth: number): Abstract | null {
  const { program } = context;
  const { module, declaration } = declared;
  const { type } = declaration;
  const inside = module === context.module ? context : { ...context, module };
  const [first = ''] = type.path;
  if (first !== '{}' && first !== '&') return typedValue(inside, type, depth + 1);
  const owner = interfaceClass(program, declared);
  if (isImplemented(program, owner)) return symbolicObject(program, owner);
  const makers = owner.class.methods.filter(({ returns }) => returns && typedValue(inside, returns, depth + 1));
  for (const maker of makers) module.makers.set(maker, 'holder');
  return makers.length > 0 ? symbolicObject(program, owner) : typedValue(inside, type, depth);
}

function kindOf(meaning: Meaning): string | null {
  if (meaning.kind === 'constructor') return meaning.shape;
  return meaning.kind === 'identity' ? (meaning.types ?? null) : null;
}

/** An object of a type together with more: that of an interface whose methods classes fill goes before what else it has. */
function extendedObject(context: Context, type: Pick<TypeIr, 'path' | 'args'>, depth: number): Abstract | null {
  if (type.path[0] !== '&') return null;
  for (const part of type.args) {
    const value = part.path[0] === '{}' ? null : typedValue(context, part, depth + 1);
    const object = value?.kind === 'ref' ? context.state.object(value.id) : null;
    if (value && object?.kind === 'record' && object.instance) return value;
  }
  return null;
}

/** An object type with a member that is an SDK object or leads to one: `{ client: OpenAI; prompt: string }`. Null for others. */
function typedRecord(
  context: Context,
  type: Pick<TypeIr, 'path' | 'args' | 'members'>,
  depth: number,
): Abstract | null {
  const members = membersOfType(context.program, context.module, type)?.map(({ name, type: own, module }) => {
    const inside = module === context.module ? context : { ...context, module };
    return { name, own, inside, value: typedValue(inside, own, depth + 1) };
  });
  if (!members?.some(({ value }) => value !== null)) return null;
  const entries = members.map(({ name, own, inside, value }): [string, HeapEntry] => [
    name,
    {
      value: value ?? typedOpaque(inside, opaque('parameter', name, { kind: 'parameter', name }), own),
      isMaybe: false,
      location: null,
    },
  ]);
  return context.state.allocate({ kind: 'record', entries: new Map(entries), open: 'parameter', instance: null });
}

function typeName(context: Context, name: string): Abstract | null {
  const binding = context.module.bindings.moduleNames.get(name);
  if (!binding) return null;
  runModule(context.program, context.module);
  return (
    context.state.variable(context.module.frame.slot(binding)) ??
    context.module.state.variable(context.module.frame.slot(binding))
  );
}

/** A value that only the run knows, with what its annotation says. */
export function typedOpaque(context: Context, value: Opaque, annotation: TypeIr | null): Opaque {
  return annotation ? { ...value, annotation, type: valueType(context, annotation) } : value;
}
