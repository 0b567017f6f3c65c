import type { Span } from '../../../base/span.ts';
import { setMember } from '../assignment.ts';
import type { Context } from '../context.ts';
import { type Abstract, type BoundArgument, type HeapEntry, literal, opaque } from '../domain.ts';
import { iterate } from '../items.ts';
import { leaveFieldsOpen, spreadInto } from '../records.ts';
import { staticString } from '../text.ts';
import { changeRecord } from './changes.ts';

export function rangeOf(context: Context, args: readonly BoundArgument[]): Abstract {
  const numbers = args.map((argument) =>
    argument.value.kind === 'literal' && typeof argument.value.value === 'number' ? argument.value.value : null,
  );
  const [low, high] = numbers.length === 1 ? [0, numbers[0]] : [numbers[0], numbers[1]];
  if (low === null || low === undefined || high === null || high === undefined || high - low > 10_000)
    return context.state.allocate({ kind: 'list', items: [], open: 'loop-variable' });
  const item = {
    value: opaque('loop-variable', '', { kind: 'loop-variable' }),
    isMaybe: false,
    isRepeated: false,
    location: null,
  };
  return context.state.allocate({
    kind: 'list',
    items: Array.from({ length: Math.max(0, high - low) }, () => item),
    open: null,
  });
}

export function dictOf(context: Context, args: readonly BoundArgument[]): Abstract {
  const entries = new Map<string, HeapEntry>();
  let open: ReturnType<typeof spreadInto> = null;
  for (const argument of args) {
    if (argument.form === 'named' && argument.name)
      entries.set(argument.name, { value: argument.value, isMaybe: false, location: argument.location });
    else open = spreadInto(context, entries, argument.value, argument.location) ?? open;
  }
  return context.state.allocate(
    { kind: 'record', entries, open, instance: null },
    { definition: null, from: 'literal' },
  );
}

export function listOf(context: Context, value: Abstract | null): Abstract {
  const items = value ? iterate(context, value) : null;
  return context.state.allocate({ kind: 'list', items: items?.items ?? [], open: items?.open ?? null });
}

export function enumerateOf(context: Context, value: Abstract | null): Abstract {
  const items = value ? iterate(context, value) : null;
  const index = opaque('loop-variable', 'index', { kind: 'loop-variable' });
  const pairs = (items?.items ?? []).map((item) => ({
    ...item,
    value: context.state.allocate({
      kind: 'list',
      items: [
        { value: index, isMaybe: false, isRepeated: false, location: null },
        { value: item.value, isMaybe: false, isRepeated: false, location: item.location },
      ],
      open: null,
    }),
  }));
  return context.state.allocate({ kind: 'list', items: pairs, open: items ? items.open : 'loop-variable' });
}

export function assignInto(context: Context, args: readonly BoundArgument[]): Abstract {
  const [target, ...sources] = args;
  if (!target) return literal(undefined);
  changeRecord(context, target.value, (entries) => {
    let open: ReturnType<typeof spreadInto> = null;
    for (const source of sources) open = spreadInto(context, entries, source.value, source.location) ?? open;
    return open;
  });
  return target.value;
}

/** A copy of a list or record, down to a depth. */
export function copied(context: Context, value: Abstract, depth: number): Abstract {
  if (value.kind === 'lazy') return copied(context, value.force(), depth);
  const object = value.kind === 'ref' ? context.state.object(value.id) : null;
  if (!object || value.kind !== 'ref' || depth === 0) return value;
  if (object.kind === 'list')
    return context.state.allocate(
      { ...object, items: object.items.map((item) => ({ ...item, value: copied(context, item.value, depth - 1) })) },
      value.origin,
    );
  const entries = new Map(
    [...object.entries].map(([key, entry]) => [key, { ...entry, value: copied(context, entry.value, depth - 1) }]),
  );
  return context.state.allocate({ ...object, entries }, value.origin);
}

/** `setattr(object, key, value)`. Under a name that only the run knows any field may be written: what is there holds by default. */
export function setField(context: Context, [object, key, value]: readonly BoundArgument[], span: Span): void {
  if (!object || !key || !value) return;
  const name = staticString(key.value);
  if (name === null) leaveFieldsOpen(context, object.value);
  else setMember(context, object.value, name, value.value, span);
}
