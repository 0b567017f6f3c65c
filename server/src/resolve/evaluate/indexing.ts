import type { UnknownReason } from '../../base/fact.ts';
import type { Span } from '../../base/span.ts';
import { type Context, codeOf } from './context.ts';
import { type Abstract, choice, isNothing, lazily, opaque } from './domain.ts';
import { countedList } from './items.ts';
import { environmentValue, memberOf } from './members.ts';
import { staticString } from './text.ts';

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
  if (isGeneric(object) && isType(context, index)) return object;
  const key = staticString(index);
  if (key !== null) {
    if (object.kind === 'external' && (object.path === 'os.environ' || object.path === 'process.env'))
      return environmentValue(context, key);
    const value = memberOf(context, object, key, span);
    return value.kind === 'method' ? opaque('run-time-value', codeOf(context, span)) : value;
  }
  if (object.kind === 'ref') {
    const heap = countedList(context, object) ?? context.state.object(object.id);
    if (heap?.kind === 'record') return heap.kept ?? anyEntry(heap.entries.values(), heap.open, context, span);
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

/** A class that may take types: `Agent[Settings]` makes what `Agent` makes. */
const isGeneric = (object: Abstract): boolean =>
  object.kind === 'class' || (object.kind === 'sdk' && object.meaning.kind === 'constructor');

function isType(context: Context, index: Abstract): boolean {
  const list = index.kind === 'ref' ? context.state.object(index.id) : null;
  if (list?.kind === 'list') return list.items.every((item) => isType(context, item.value));
  return index.kind === 'class' || index.kind === 'sdk' || index.kind === 'external' || isNothing(index);
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
