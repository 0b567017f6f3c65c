import type { UnknownReason } from '../../../base/fact.ts';
import type { Location } from '../../../base/span.ts';
import { apply, type Invocation, runCallback } from '../calls.ts';
import { type Context, codeOf } from '../context.ts';
import {
  type Abstract,
  choice,
  type HeapEntry,
  type HeapItem,
  type HeapList,
  isNothing,
  literal,
  opaque,
} from '../domain.ts';
import {
  countedList,
  elementOf,
  hasSpread,
  type Items,
  isWaiting,
  iterate,
  listed,
  turnsOf,
  unseenItems,
} from '../items.ts';
import { staticString } from '../text.ts';
import { joinItems } from './methods.ts';

/** Changes the fields of a record in place; on one of several records the change may not have happened. */
export function changeRecord(
  context: Context,
  object: Abstract,
  change: (entries: Map<string, HeapEntry>) => UnknownReason | null,
): Abstract {
  const targets = object.kind === 'choice' ? object.alternatives : [object];
  for (const target of targets) {
    const record = target.kind === 'ref' ? context.state.object(target.id) : null;
    if (target.kind !== 'ref' || record?.kind !== 'record') continue;
    const entries = new Map(record.entries);
    const open = change(entries);
    const isSure = targets.length === 1;
    const merged = isSure
      ? entries
      : new Map(
          [...entries].map(([key, entry]) => [
            key,
            record.entries.get(key) === entry ? entry : { ...entry, isMaybe: true },
          ]),
        );
    context.state.setObject(target.id, { ...record, entries: merged, open: record.open ?? open, lacks: undefined });
  }
  return literal(undefined);
}

/** Methods whose result depends on which item stands where. */
const COUNTING = new Set(['at', 'pop', 'shift']);

/** A method of a list that changes it, reads it, or runs a function for its items; null if it is not understood. */
export function changeList(
  context: Context,
  object: Extract<Abstract, { kind: 'ref' }>,
  name: string,
  invocation: Invocation,
): Abstract | null {
  const list = COUNTING.has(name) ? countedList(context, object) : context.state.object(object.id);
  if (list?.kind !== 'list') return null;
  const { args, expr } = invocation;
  const [first, second] = args;
  const set = (items: readonly HeapItem[], open: UnknownReason | null = list.open): Abstract => {
    context.state.setObject(object.id, { kind: 'list', items, open });
    return literal(undefined);
  };
  const made = args
    .filter((argument) => argument.form === 'positional')
    .map(
      (argument): HeapItem => ({
        value: argument.value,
        isMaybe: false,
        isRepeated: false,
        location: argument.location,
      }),
    );
  switch (name) {
    case 'append':
    case 'push':
    case 'add': {
      const spread = args
        .filter((argument) => argument.form === 'spread')
        .map((argument) => spreadItems(context, argument.value, argument.location));
      const added = [...earlierTurns(context, object, list, made), ...spread.flatMap((items) => items.items)];
      return set([...list.items, ...added], list.open ?? spread.find((items) => items.open)?.open ?? null);
    }
    case 'extend': {
      const more = first ? spreadItems(context, first.value, first.location) : null;
      const added = newItems(list, more?.items ?? []);
      return set([...list.items, ...added], list.open ?? more?.open ?? null);
    }
    case 'insert': {
      const at = first?.value.kind === 'literal' && typeof first.value.value === 'number' ? first.value.value : null;
      const item: HeapItem | null = second
        ? { value: second.value, isMaybe: false, isRepeated: false, location: second.location }
        : null;
      if (at === null || at < 0 || !item) return set(list.items, 'run-time-value');
      return newItems(list, [item]).length === 0
        ? literal(undefined)
        : set([...list.items.slice(0, at), item, ...list.items.slice(at)]);
    }
    case 'unshift':
      return set([...made, ...list.items]);
    case 'pop':
    case 'shift': {
      const item = name === 'shift' ? list.items[0] : list.items.at(-1);
      set(name === 'shift' ? list.items.slice(1) : list.items.slice(0, -1));
      return item && list.open === null && !item.isRepeated
        ? item.value
        : opaque('run-time-value', expr ? codeOf(context, expr.span) : '');
    }
    case 'clear':
      return set([], null);
    case 'splice':
    case 'remove':
    case 'sort':
    case 'reverse':
      set(
        list.items.map((item) => ({ ...item, isMaybe: true })),
        list.open ?? 'run-time-value',
      );
      return object;
    case 'concat': {
      const more = args.flatMap((argument) => {
        const isList = argument.value.kind === 'ref' && context.state.object(argument.value.id)?.kind === 'list';
        return isList || isWaiting(argument.value) ? [spreadItems(context, argument.value, argument.location)] : [];
      });
      const items = [
        ...list.items,
        ...more.flatMap((part) => part.items),
        ...made.filter(
          ({ value }) =>
            !isWaiting(value) && !(value.kind === 'ref' && context.state.object(value.id)?.kind === 'list'),
        ),
      ];
      const isOpen = args.some((argument) => argument.value.kind === 'opaque') ? ('run-time-value' as const) : null;
      return context.state.allocate({
        kind: 'list',
        items,
        open: list.open ?? more.find((part) => part.open)?.open ?? isOpen,
      });
    }
    case 'copy':
    case 'slice':
    case 'filter':
    case 'toSorted':
    case 'flat': {
      if (first?.value.kind === 'closure')
        runCallback(context, first.value, name, [
          { form: 'positional', name: null, value: elementOf(turnsOf(context, object), ''), location: null },
        ]);
      const isWhole = name === 'copy' || (name === 'slice' && args.length === 0);
      return context.state.allocate({
        ...list,
        items: isWhole ? list.items : list.items.map((item) => ({ ...item, isMaybe: true })),
      });
    }
    case 'join': {
      const separator = first ? staticString(first.value) : ',';
      return separator === null
        ? opaque('run-time-value')
        : joinItems(context, separator, object, expr?.span ?? { start: 0, end: 0 });
    }
    case 'map':
    case 'flatMap':
      return mapOf(context, object, list, invocation, name);
    case 'forEach':
    case 'some':
    case 'every':
    case 'reduce':
    case 'find':
    case 'findLast':
    case 'findIndex': {
      const element = elementOf(turnsOf(context, object), '');
      if (first?.value.kind === 'closure') {
        const position = name === 'reduce' ? [second?.value ?? opaque('run-time-value'), element] : [element];
        runCallback(
          context,
          first.value,
          name,
          position.map((value) => ({ form: 'positional', name: null, value, location: null })),
        );
      }
      return name.startsWith('find') && list.open === null && list.items.length > 0 && list.items.length <= 8
        ? choice([...(hasSpread(list) ? [element] : list.items.map((item) => item.value)), literal(undefined)])
        : opaque('run-time-value', expr ? codeOf(context, expr.span) : '');
    }
    case 'at': {
      const at = first?.value.kind === 'literal' && typeof first.value.value === 'number' ? first.value.value : null;
      const item =
        at === null || list.open !== null || list.items.some((other) => other.isMaybe || other.isRepeated)
          ? undefined
          : list.items.at(at);
      return item ? item.value : opaque('run-time-value', expr ? codeOf(context, expr.span) : '');
    }
    case 'includes':
    case 'index':
    case 'indexOf':
    case 'count':
    case 'entries':
    case 'keys':
    case 'values':
      return opaque('run-time-value', expr ? codeOf(context, expr.span) : '');
    default:
      return null;
  }
}

/** What a spread adds to a list. A list that waits is not worked out for it. */
export function spreadItems(
  context: Context,
  value: Abstract,
  location: Location | null,
): Pick<Items, 'items' | 'open'> {
  if (isWaiting(value)) {
    const item = opaque('unfollowed-call', '', { kind: 'other' });
    return { items: [{ value: item, isMaybe: true, isRepeated: true, location, spread: value }], open: null };
  }
  if (value.kind === 'choice') {
    const ways = value.alternatives.filter((way) => !isNothing(way)).map((way) => spreadItems(context, way, location));
    const items = ways.flatMap((way) => way.items);
    return {
      items: ways.length === 1 ? items : items.map((item) => ({ ...item, isMaybe: true })),
      open: ways.find((way) => way.open)?.open ?? null,
    };
  }
  const list = value.kind === 'ref' ? context.state.object(value.id) : null;
  const items = list?.kind === 'list' ? listed(list) : iterate(context, value);
  return { items: [...items.items, ...unseenItems(items, location)], open: items.open };
}

/**
 * What an append adds to a list. One that is older than the function, a field of an object or a variable of the module, holds what earlier
 * calls of the function have added, before what this one adds.
 */
function earlierTurns(
  context: Context,
  { id }: Extract<Abstract, { kind: 'ref' }>,
  list: HeapList,
  made: readonly HeapItem[],
): readonly HeapItem[] {
  const { module, frame, through } = context;
  const added = newItems(list, made);
  const isOlder =
    through.length === 0 && frame !== module.frame && (module.shared?.holds(id) === true || module.state.holds(id));
  return isOlder ? [...added.map((item) => ({ ...item, isMaybe: true, isRepeated: true })), ...added] : added;
}

/** In a second pass over a loop the same append must not add again what already stands for any number of items. */
export function newItems(
  list: { readonly items: readonly HeapItem[] },
  items: readonly HeapItem[],
): readonly HeapItem[] {
  const repeated = list.items.filter((item) => item.isRepeated);
  return repeated.length === 0 ? items : items.filter((item) => !repeated.some((other) => isSamePlace(other, item)));
}

const isSamePlace = ({ location: a }: HeapItem, { location: b }: HeapItem): boolean =>
  a !== null && b !== null && a.path === b.path && a.span.start === b.span.start;

function mapOf(context: Context, object: Abstract, list: HeapList, invocation: Invocation, name: string): Abstract {
  const callback = invocation.args[0]?.value;
  if (!callback) return opaque('run-time-value');
  const run = (value: Abstract): Abstract => {
    const args = [{ form: 'positional' as const, name: null, value, location: null }];
    return callback.kind === 'closure'
      ? runCallback(context, callback, name, args)
      : apply(context, callback, { args, expr: null });
  };
  const isShort = list.open === null && list.items.length > 0 && list.items.length <= 6 && !hasSpread(list);
  const other = hasSpread(list)
    ? elementOf(turnsOf(context, object), '')
    : opaque('loop-variable', '', { kind: 'loop-variable' });
  const items: HeapItem[] = isShort
    ? list.items.map((item) => ({ ...item, value: run(item.value) }))
    : [
        {
          value: run(other),
          isMaybe: true,
          isRepeated: true,
          location: null,
        },
      ];
  return context.state.allocate({
    kind: 'list',
    items,
    open: list.open ?? (isShort || list.items.length === 0 ? null : 'loop-variable'),
  });
}
