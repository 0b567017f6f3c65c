import type { UnknownReason } from '../../base/fact.ts';
import type { Location } from '../../base/span.ts';
import type { RecordExpr } from '../../ir/types.ts';
import { type Context, locate } from './context.ts';
import { nameFunction } from './definitions.ts';
import { type Abstract, choice, type HeapEntry, opaque } from './domain.ts';
import { evaluate } from './expressions.ts';

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
        forgetOverwritable(entries, (key) => object.entries.has(key) || object.lacks?.has(key) === true, object.open);
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
      forgetOverwritable(entries, () => false, why);
      return why;
    }
  }
}

/** A spread of unknown fields may replace any field that stands before it. */
function forgetOverwritable(
  entries: Map<string, HeapEntry>,
  isKept: (key: string) => boolean,
  why: UnknownReason,
): void {
  for (const [key, entry] of entries) {
    if (!isKept(key)) entries.set(key, { ...entry, value: choice([entry.value, opaque(why)]) });
  }
}

export function mergeRecords(context: Context, left: Abstract, right: Abstract): Abstract | null {
  if (left.kind !== 'ref' || right.kind !== 'ref') return null;
  const entries = new Map<string, HeapEntry>();
  const open = spreadInto(context, entries, left, null) ?? spreadInto(context, entries, right, null);
  return context.state.allocate({ kind: 'record', entries, open, instance: null });
}
