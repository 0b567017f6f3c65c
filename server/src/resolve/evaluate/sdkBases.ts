import { setMember } from './assignment.ts';
import type { Invocation } from './calls.ts';
import { basesOf } from './classMembers.ts';
import type { Context } from './context.ts';
import type { Abstract, ClassAbstract, SdkInstance } from './domain.ts';
import { instantiateShape } from './sdkCalls.ts';

type SdkClass = Extract<Abstract, { kind: 'sdk' }>;

/** The class of an SDK that a class of the project is based on; null if it is based on none. */
export function sdkBaseOf(context: Context, owner: ClassAbstract, depth = 0): SdkClass | null {
  if (depth > MAX_BASES) return null;
  for (const base of basesOf(context, owner)) {
    if (base.kind === 'sdk' && base.meaning.kind === 'constructor') return base;
    const further = base.kind === 'class' ? sdkBaseOf(context, base, depth + 1) : null;
    if (further) return further;
  }
  return null;
}

const MAX_BASES = 6;

/** Keeps with an object of the project what the SDK's constructor below it was given. */
export function constructBase(context: Context, object: Abstract, base: SdkClass, invocation: Invocation): void {
  if (base.meaning.kind !== 'constructor') return;
  const { shape, bind = null } = base.meaning;
  const made = instantiateShape(context, base.table, base.language, shape, invocation, bind);
  if (made) setMember(context, object, BASE, made, invocation.expr?.span ?? { start: 0, end: 0 });
}

/** The SDK's own object within one of the project; null where its constructor was not seen. */
export function baseWithin(context: Context, object: Abstract | null): SdkInstance | null {
  const record = object?.kind === 'ref' ? context.state.object(object.id) : null;
  const base = record?.kind === 'record' ? record.entries.get(BASE)?.value : undefined;
  return base?.kind === 'instance' ? base : null;
}

const BASE = '$base';
