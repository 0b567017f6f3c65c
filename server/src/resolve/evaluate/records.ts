import type { UnknownReason } from '../../base/fact.ts';
import type { Location } from '../../base/span.ts';
import type { RecordExpr } from '../../ir/types.ts';
import { type Context, locate } from './context.ts';
import { nameFunction } from './definitions.ts';
import { type Abstract, choice, type HeapEntry, type HeapRecord, opaque, withSource } from './domain.ts';
import { evaluate } from './expressions.ts';
import { memberOf } from './members.ts';
import { holdsClient } from './projectCalls.ts';

export function record(context: Context, expr: RecordExpr): Abstract {
  const entries = new Map<string, HeapEntry>();
  let open: UnknownReason | null = null;
  for (const entry of expr.entries) {
    if (entry.kind === 'entry') nameFunction(context.module, entry.value, entry.key);
    const value = evaluate(context, entry.value);
    const location = locate(context, entry.span);
    if (entry.kind === 'entry') entries.set(entry.key, { value, isMaybe: false, location });
    else if (entry.kind === 'computed') {
      const key = evaluate(context, entry.key);
      const name =
        key.kind === 'text' && key.parts.every((part) => part.kind === 'static')
          ? key.parts.map((part) => (part.kind === 'static' ? part.text : '')).join('')
          : key.kind === 'literal'
            ? String(key.value)
            : null;
      if (name === null) open = 'run-time-value';
      else entries.set(name, { value, isMaybe: false, location });
    } else open = spreadInto(context, entries, value, location) ?? open;
  }
  return context.state.allocate(
    { kind: 'record', entries, open, instance: null },
    { definition: locate(context, expr.span), from: 'literal' },
  );
}

/** Copies the fields of a spread value over what is there. Returns why fields may be missing, or null if all are known. */
export function spreadInto(
  context: Context,
  entries: Map<string, HeapEntry>,
  value: Abstract,
  location: Location | null,
): UnknownReason | null {
  switch (value.kind) {
    case 'lazy':
      return spreadInto(context, entries, value.force(), location);
    case 'literal':
      return null;
    case 'ref': {
      const object = context.state.object(value.id);
      if (object?.kind !== 'record') return 'run-time-value';
      for (const [key, entry] of object.entries) {
        const before = entries.get(key);
        if (!entry.isMaybe) entries.set(key, entry);
        else
          entries.set(
            key,
            before
              ? { value: choice([before.value, entry.value]), isMaybe: before.isMaybe, location: entry.location }
              : entry,
          );
      }
      if (object.open)
        forgetOverwritable(
          entries,
          (key) => object.entries.has(key) || object.lacks?.has(key) === true,
          object.isOptional ? null : object.open,
        );
      return object.open;
    }
    case 'choice': {
      let open: UnknownReason | null = null;
      const variants = value.alternatives.map((item) => {
        const copy = new Map(entries);
        open = spreadInto(context, copy, item, location) ?? open;
        return copy;
      });
      const keys = new Set(variants.flatMap((variant) => [...variant.keys()]));
      for (const key of keys) {
        const found = variants.map((variant) => variant.get(key)).filter((entry) => entry !== undefined);
        const [first] = found;
        if (first)
          entries.set(key, {
            value: choice(found.map((entry) => entry.value)),
            isMaybe: found.length < variants.length || found.some((entry) => entry.isMaybe),
            location: first.location,
          });
      }
      return open;
    }
    default: {
      const why = value.kind === 'opaque' ? value.why : 'run-time-value';
      const isOptional = value.kind === 'opaque' && (value.isNullByDefault || value.isEmptyByDefault === true);
      forgetOverwritable(entries, () => false, isOptional ? null : why);
      return why;
    }
  }
}

/**
 * A spread of unknown fields may replace any field that stands before it. Where it is a caller's to leave out (`why` is null), these hold by
 * default, as the default of a parameter does.
 */
function forgetOverwritable(
  entries: Map<string, HeapEntry>,
  isKept: (key: string) => boolean,
  why: UnknownReason | null,
): void {
  for (const [key, entry] of entries) {
    if (isKept(key)) continue;
    const value = why === null ? withSource(entry.value, 'default-parameter') : choice([entry.value, opaque(why)]);
    entries.set(key, { ...entry, value });
  }
}

export function mergeRecords(context: Context, left: Abstract, right: Abstract): Abstract | null {
  if (left.kind !== 'ref' || right.kind !== 'ref') return null;
  const entries = new Map<string, HeapEntry>();
  const open = spreadInto(context, entries, left, null) ?? spreadInto(context, entries, right, null);
  return context.state.allocate({ kind: 'record', entries, open, instance: null });
}

/** A plain record without fields, which says no more than that there are none by default. */
export function isEmptyRecord(context: Context, value: Abstract): value is Extract<Abstract, { kind: 'ref' }> {
  const record = value.kind === 'ref' ? context.state.object(value.id) : null;
  return record?.kind === 'record' && record.entries.size === 0 && record.open === null && !record.instance;
}

/**
 * Where code puts an empty record in the place of a parameter that callers may leave out, they may as well give one. It stands for theirs
 * from then on.
 */
export function leaveToCaller(context: Context, value: Abstract): void {
  if (!isEmptyRecord(context, value)) return;
  const record: HeapRecord = {
    kind: 'record',
    entries: new Map(),
    open: 'parameter',
    isOptional: true,
    instance: null,
  };
  context.state.setObject(value.id, record);
}

/** Code may give other values to the fields of an object: what they hold, and what is within, is only a default from then on. */
export function leaveFieldsOpen(context: Context, value: Abstract): void {
  const object = value.kind === 'ref' ? context.state.object(value.id) : null;
  if (value.kind !== 'ref' || object?.kind !== 'record') return;
  const entries = new Map<string, HeapEntry>();
  const declared = (object.instance?.class.class.fields ?? []).flatMap(({ name, value: given, span }) =>
    object.entries.has(name) || given === null || given.kind === 'function-expr'
      ? []
      : [[name, { value: memberOf(context, value, name, span), isMaybe: false, location: null }] as const],
  );
  for (const [key, entry] of [...object.entries, ...declared]) {
    entries.set(key, { ...entry, value: withSource(entry.value, 'default-parameter') });
    const held = entry.value.kind === 'ref' ? context.state.object(entry.value.id) : null;
    if (entry.value.kind === 'ref' && held?.kind === 'record' && held.open === null && !held.instance)
      context.state.setObject(entry.value.id, { ...held, open: 'run-time-value', isOptional: true });
  }
  context.state.setObject(value.id, { ...object, entries, open: object.open ?? 'run-time-value' });
}

/** Puts something into a record by a key that only the run knows. Of that, clients count: which one is there, nobody can tell. */
export function keepUnseen(context: Context, object: Abstract, value: Abstract): void {
  if (object.kind === 'choice') for (const item of object.alternatives) keepUnseen(context, item, value);
  const record = object.kind === 'ref' ? context.state.object(object.id) : null;
  if (object.kind !== 'ref' || record?.kind !== 'record' || record.instance) return;
  if (!holdsClient(context, value, 0)) return;
  context.state.setObject(object.id, { ...record, kept: record.kept ? choice([record.kept, value]) : value });
}
