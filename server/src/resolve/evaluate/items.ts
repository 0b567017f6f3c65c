import type { UnknownReason } from '../../base/fact.ts';
import type { Location } from '../../base/span.ts';
import type { Provenance } from '../value.ts';
import type { Context } from './context.ts';
import {
  type Abstract,
  choice,
  type HeapItem,
  type HeapList,
  type HeapObject,
  inert,
  isNothing,
  type Lazy,
  opaque,
  staticText,
} from './domain.ts';

export interface Items {
  readonly items: readonly HeapItem[];
  readonly open: UnknownReason | null;
  readonly provenance: Provenance;
  /** What an item looks like that is not listed. */
  readonly unknownItem: Abstract | null;
}

/** The list behind a reference as somebody sees it who counts its items; null for other values. */
export function countedList(context: Context, value: Abstract): HeapList | null {
  const list = value.kind === 'ref' ? context.state.object(value.id) : null;
  if (list?.kind !== 'list') return null;
  return hasSpread(list) ? { ...list, ...spreadOut(context, list) } : list;
}

/** A list with the lists that were spread into it. */
function spreadOut(context: Context, list: HeapList): Items {
  let open = list.open;
  const items = list.items.flatMap((item): readonly HeapItem[] => {
    if (!item.spread) return [item];
    const more = iterate(context, item.spread.force());
    open ??= more.open;
    return [...more.items, ...unseenItems(more, item.location)];
  });
  return { items, open, provenance: { kind: 'other' }, unknownItem: null };
}

/** Values that wait for each other through fields may do so without end. */
const MAX_DEPTH = 40;

/** The items that a loop, spread or destructuring sees. */
export function iterate(context: Context, value: Abstract, depth = 0): Items {
  if (depth > MAX_DEPTH) return unknownItems('bound-reached');
  switch (value.kind) {
    case 'lazy':
      return iterate(context, value.force(), depth + 1);
    case 'ref': {
      const heap = context.state.object(value.id);
      if (heap?.kind === 'list' && heap.items.some((item) => item.spread)) return spreadOut(context, heap);
      if (heap?.kind === 'list') return listed(heap);
      if (heap?.kind === 'record' && !heap.instance && context.module.language === 'python') {
        const items = [...heap.entries].map(([key, entry]) => ({
          value: staticText(key, null),
          isMaybe: entry.isMaybe,
          isRepeated: false,
          location: entry.location,
        }));
        return { items, open: heap.open, provenance: { kind: 'other' }, unknownItem: null };
      }
      return unknownItems('run-time-value');
    }
    case 'choice': {
      const variants = value.alternatives
        .filter((item) => !isNothing(item))
        .map((item) => iterate(context, item, depth + 1));
      const [first] = variants;
      if (first && variants.length === 1) return first;
      const items = variants.flatMap((variant) => variant.items.map((item) => ({ ...item, isMaybe: true })));
      return {
        items,
        open: variants.find((variant) => variant.open)?.open ?? null,
        provenance: first?.provenance ?? { kind: 'other' },
        unknownItem: null,
      };
    }
    case 'literal':
      return { items: [], open: null, provenance: { kind: 'other' }, unknownItem: null };
    case 'opaque':
      return { ...unknownItems(value.why), provenance: value.provenance };
    default:
      return unknownItems('run-time-value');
  }
}

/** The items of a list as they stand there. */
export const listed = ({ items, open }: HeapList): Items => ({
  items,
  open,
  provenance: { kind: 'other' },
  unknownItem: null,
});

const unknownItems = (why: UnknownReason): Items => ({
  items: [],
  open: why,
  provenance: { kind: 'other' },
  unknownItem: null,
});

/** The items that a loop runs over. Lists that wait are not worked out for it: the loop variable waits as well. */
export function turnsOf(context: Context, value: Abstract): Items {
  const list = value.kind === 'ref' ? context.state.object(value.id) : null;
  if (!isWaiting(value) && !hasSpread(list)) return iterate(context, value);
  return { items: [], open: 'unfollowed-call', provenance: { kind: 'other' }, unknownItem: turnOf(context, value) };
}

/** An item of a list that waits, or that lists which wait were spread into. What stands in it by itself is there at once. */
function turnOf(context: Context, value: Abstract): Abstract {
  const list = value.kind === 'ref' ? context.state.object(value.id) : null;
  if (list?.kind !== 'list') return inert([value], () => elementOf(iterate(context, value), ''));
  const unseen = list.open ? [opaque('loop-variable', '', { kind: 'loop-variable' })] : [];
  return choice([...list.items.map((item) => (item.spread ? turnOf(context, item.spread) : item.value)), ...unseen]);
}

/** Whether a list is worked out only when it is read, and leads to no billed call; or what it is made of, or may be instead. */
export function holdsWaiting(context: Context, value: Abstract): boolean {
  if (value.kind === 'choice') return value.alternatives.some((way) => holdsWaiting(context, way));
  return isWaiting(value) || (value.kind === 'ref' && hasSpread(context.state.object(value.id)));
}

export const isWaiting = (value: Abstract): value is Lazy => value.kind === 'lazy' && value.isInert();

/** Whether lists that wait were spread into a list. */
export const hasSpread = (object: HeapObject | null): boolean =>
  object?.kind === 'list' && object.items.some((item) => item.spread);

/** The value of a loop variable: one of the items if they are known, else something that differs from turn to turn. */
export function elementOf(items: Items | null, code: string): Abstract {
  if (items && items.open === null && items.items.length > 0 && items.items.length <= 12)
    return choice(items.items.map((item) => item.value));
  return items?.unknownItem ?? opaque('loop-variable', code, { kind: 'loop-variable' });
}

/** What stands for the items of a list that are not known. */
export const unseenItems = ({ open, provenance }: Items, location: Location | null): readonly HeapItem[] =>
  open ? [{ value: opaque(open, '', provenance), isMaybe: true, isRepeated: true, location }] : [];
