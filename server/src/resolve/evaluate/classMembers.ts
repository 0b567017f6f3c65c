import type { UnknownReason } from '../../base/fact.ts';
import type { Span } from '../../base/span.ts';
import { analyseFunction } from './analyse.ts';
import { type Context, codeOf, moduleContext } from './context.ts';
import { type Abstract, type ClassAbstract, choice, forced, isNothing, nowhere, opaque } from './domain.ts';
import { evaluate } from './expressions.ts';
import { memberOf } from './members.ts';
import { callClosure } from './projectCalls.ts';
import { baseWithin } from './sdkBases.ts';
import { instantiateShape } from './sdkCalls.ts';
import { markEscaped } from './state.ts';
import { symbolicObject } from './symbolic.ts';
import { typedOpaque, typedValue } from './typedValues.ts';

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
    // Where no constructor of the base was seen, the object's fields are its options.
    const own =
      made && receiver?.kind === 'ref' ? (baseWithin(context, receiver) ?? { ...made, options: receiver }) : made;
    if (own) return memberOf(context, own, name, owner.class.span);
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

/** What code sets on the class itself: `cls._client = OpenAI()`, `Pool.client = …`. */
function setValues(context: Context, { class: item, module }: ClassAbstract, name: string): readonly Abstract[] {
  const writers = module.bindings.fieldWriters(item).get(name);
  if (!writers) return module.classFields.get(item)?.get(name) ?? [];
  const onClass = [...writers.assigners].filter(
    (method) => method.role === 'class-method' || method.role === 'static-method',
  );
  for (const writer of [...writers.onClass, ...onClass]) analyseFunction(context.program, module, writer);
  return module.classFields.get(item)?.get(name) ?? [];
}

/** Whether a list or record that all objects of a class share is changed by its methods or through its name. */
function isSharedAndChanged(context: Context, owner: ClassAbstract, name: string): boolean {
  const binding = owner.class.name ? owner.module.bindings.moduleNames.get(owner.class.name) : undefined;
  return binding?.isMutatedElsewhere === true || isChangedByMethods(context, owner, name);
}

/** Whether a method, at a time that nobody knows, changes the list or record in a field. */
export function isChangedByMethods(context: Context, owner: ClassAbstract, name: string, depth = 0): boolean {
  const mutators = owner.module.bindings.fieldWriters(owner.class).get(name)?.mutators;
  if (mutators !== undefined && [...mutators].some((method) => method.role !== 'constructor')) return true;
  return (
    depth < MAX_BASES &&
    basesOf(context, owner).some((base) => base.kind === 'class' && isChangedByMethods(context, base, name, depth + 1))
  );
}

const MAX_BASES = 6;

export const mayHoldData = (value: Abstract): boolean => value.kind === 'ref' || value.kind === 'choice';

/** A field that the constructor leaves empty and another method fills. */
export function instanceField(
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

/** Whether methods that a class inherits set a field, apart from constructors: what it holds is for the run to know. */
export function isSetByBases(context: Context, owner: ClassAbstract, name: string, depth = 0): boolean {
  if (depth > MAX_BASES) return false;
  return basesOf(context, owner).some((base) => {
    if (base.kind !== 'class') return false;
    const writers = base.module.bindings.fieldWriters(base.class).get(name)?.assigners ?? [];
    return [...writers].some(({ role }) => role !== 'constructor') || isSetByBases(context, base, name, depth + 1);
  });
}

/** A field that a class only declares: what its annotation says. */
export function declaredField(
  context: Context,
  owner: ClassAbstract,
  why: UnknownReason,
  name: string,
  span: Span,
): Abstract {
  const { type = null } = owner.class.fields.find((field) => field.name === name) ?? {};
  return typedOpaque(context, opaque(why, codeOf(context, span)), type);
}

export function basesOf(context: Context, owner: ClassAbstract): readonly Abstract[] {
  return owner.class.bases.map((base) => {
    const value = evaluate(moduleContext(context.program, owner.module, context.state), base);
    return forced(value);
  });
}
