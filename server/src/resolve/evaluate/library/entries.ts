import type { Context } from '../context.ts';
import { type Abstract, type HeapItem, staticText } from '../domain.ts';

/** The keys, values or pairs of a record as a list: `CONFIGS.items()`, `Object.entries(CONFIGS)`. Null for other values. */
export function entriesOf(context: Context, value: Abstract, part: 'items' | 'keys' | 'values'): Abstract | null {
  if (value.kind === 'lazy') return entriesOf(context, value.force(), part);
  const record = value.kind === 'ref' ? context.state.object(value.id) : null;
  if (record?.kind !== 'record' || record.instance) return null;
  // More than a loop tells apart are as good as unknown.
  if (record.open || record.entries.size > MAX_ENTRIES)
    return context.state.allocate({ kind: 'list', items: [], open: 'loop-variable' });
  const items = [...record.entries].map(([key, entry]): HeapItem => {
    const item =
      part === 'keys' ? staticText(key, null) : part === 'values' ? entry.value : pairOf(context, key, entry.value);
    return { value: item, isMaybe: entry.isMaybe, isRepeated: false, location: entry.location };
  });
  return context.state.allocate({ kind: 'list', items, open: null });
}

const MAX_ENTRIES = 12;

function pairOf(context: Context, key: string, value: Abstract): Abstract {
  const items = [staticText(key, null), value].map((item) => ({
    value: item,
    isMaybe: false,
    isRepeated: false,
    location: null,
  }));
  return context.state.allocate({ kind: 'list', items, open: null });
}
