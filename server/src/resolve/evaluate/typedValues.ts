import type { TypeIr } from '../../ir/types.ts';
import type { Meaning } from '../../sdks/types.ts';
import { valueType } from './annotations.ts';
import type { Context } from './context.ts';
import { type Abstract, choice, type HeapEntry, type Opaque, opaque } from './domain.ts';
import { memberOf } from './members.ts';
import { instantiateShape } from './sdkCalls.ts';
import { symbolicObject } from './symbolic.ts';

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
  const shape = value?.kind === 'sdk' ? kindOf(value.meaning) : null;
  if (value?.kind === 'sdk' && shape !== null)
    return instantiateShape(context, value.table, value.language, shape, null, null);
  if (value?.kind === 'class') return symbolicObject(context.program, value);
  return null;
}

function kindOf(meaning: Meaning): string | null {
  if (meaning.kind === 'constructor') return meaning.shape;
  return meaning.kind === 'identity' ? (meaning.types ?? null) : null;
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

/** A value that only the run knows, with what its annotation says. */
export function typedOpaque(context: Context, value: Opaque, annotation: TypeIr | null): Opaque {
  return annotation ? { ...value, annotation, type: valueType(context, annotation) } : value;
}
