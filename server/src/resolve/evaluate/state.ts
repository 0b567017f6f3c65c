import type { UnknownReason } from '../../base/fact.ts';
import {
  type Abstract,
  choice,
  type Frame,
  type HeapEntry,
  HeapId,
  type HeapItem,
  type HeapList,
  type HeapObject,
  type HeapRecord,
  nowhere,
  type Provenant,
  type Slot,
  sameAbstract,
} from './domain.ts';
import { continues, lookUp, type WriteLog, write, writtenSince } from './writeLog.ts';

/**
 * The variables and the heap at one point of the program. Both are lists of writes: a fork shares them and goes on by itself, and joining two
 * branches only looks at what they wrote.
 */
export class State {
  private variables: WriteLog<Slot, Abstract>;
  private heap: WriteLog<HeapId, HeapObject>;
  /** Where both were when this state was last forked or joined. */
  private markedVariables: WriteLog<Slot, Abstract>;
  private markedHeap: WriteLog<HeapId, HeapObject>;

  private constructor(variables: WriteLog<Slot, Abstract>, heap: WriteLog<HeapId, HeapObject>) {
    this.variables = variables;
    this.heap = heap;
    this.markedVariables = variables;
    this.markedHeap = heap;
  }

  static empty(): State {
    return new State(null, null);
  }

  /** A state that starts as this one and whose writes stay its own. This one may go on. */
  fork(): State {
    this.mark();
    return new State(this.variables, this.heap);
  }

  variable(slot: Slot): Abstract | null {
    const value = lookUp(this.variables, slot);
    if (value !== undefined) return value;
    const { home } = slot.frame;
    return home && home !== this ? home.variable(slot) : null;
  }

  /** The same, of what was set on the way to this point alone. */
  ownVariable(slot: Slot): Abstract | null {
    return lookUp(this.variables, slot) ?? null;
  }

  setVariable(slot: Slot, value: Abstract): void {
    this.variables = write(this.variables, slot, value);
  }

  object(id: HeapId): HeapObject | null {
    const value = lookUp(this.heap, id);
    if (value !== undefined) return value;
    return id.home === this ? null : id.home.object(id);
  }

  /** Whether an object was made on the way to this point, and not by code that runs apart. */
  holds(id: HeapId): boolean {
    return lookUp(this.heap, id) !== undefined;
  }

  setObject(id: HeapId, value: HeapObject): void {
    this.heap = write(this.heap, id, value);
  }

  /** The objects written since this state was last forked or joined. */
  written(): readonly (readonly [HeapId, HeapObject])[] {
    return [...(writtenSince(this.heap, this.markedHeap) ?? [])];
  }

  /** The variables written since this state was last forked or joined. */
  writtenVariables(): readonly (readonly [Slot, Abstract])[] {
    return [...(writtenSince(this.variables, this.markedVariables) ?? [])];
  }

  allocate(value: HeapObject, origin: Provenant = nowhere): Abstract {
    const id = new HeapId(this);
    this.setObject(id, value);
    return { kind: 'ref', id, origin };
  }

  /** Goes on as the other state does. */
  become(other: State): void {
    this.variables = other.variables;
    this.heap = other.heap;
    this.markedVariables = other.markedVariables;
    this.markedHeap = other.markedHeap;
  }

  /**
   * Takes over what one of several ends of branches did. All were forked from this state; what it wrote meanwhile itself is kept. The
   * variables of `finished`, a function that has returned, are left behind: only closures still read them, from where that function ran.
   */
  join(ends: readonly State[], finished: Frame | null = null): void {
    const [first] = ends;
    if (!first) return;
    if (ends.length === 1 && finished === null && this.leadsTo(first)) {
      this.become(first);
      return;
    }
    this.mark();
    this.joinVariables(ends, finished);
    this.joinHeaps(ends);
  }

  private joinVariables(ends: readonly State[], finished: Frame | null): void {
    const base = this.variables;
    const isKept = finished === null ? null : (slot: Slot): boolean => slot.frame !== finished;
    const written = ends.map((end) => writtenSince(end.variables, base, isKept));
    for (const slot of keysOf(written)) {
      const values: Abstract[] = [];
      for (const item of written) {
        const value = item?.get(slot) ?? this.variable(slot);
        if (value && value !== values[0]) values.push(value);
      }
      const [only] = values;
      if (only) this.setVariable(slot, values.length === 1 ? only : choice(values));
    }
  }

  private joinHeaps(ends: readonly State[]): void {
    const base = this.heap;
    const [first] = ends;
    if (first && ends.length === 1 && continues(first.heap, base)) {
      this.heap = first.heap;
      return;
    }
    const written = ends.map((end) => writtenSince(end.heap, base));
    for (const id of keysOf(written)) {
      let joined: HeapObject | null = null;
      for (const item of written) {
        const object = item?.get(id) ?? this.object(id);
        if (object) joined = joined === null ? object : joinObjects(joined, object);
      }
      if (joined) this.setObject(id, joined);
    }
  }

  private leadsTo(other: State): boolean {
    return continues(other.variables, this.variables) && continues(other.heap, this.heap);
  }

  private mark(): void {
    this.markedVariables = this.variables;
    this.markedHeap = this.heap;
  }
}

function keysOf<K, V>(maps: readonly (ReadonlyMap<K, V> | null)[]): Iterable<K> {
  const filled = maps.filter((map) => map !== null);
  const [first] = filled;
  if (!first) return [];
  return filled.length === 1 ? first.keys() : new Set(filled.flatMap((map) => [...map.keys()]));
}

function joinObjects(a: HeapObject, b: HeapObject): HeapObject {
  if (a === b) return a;
  if (a.kind === 'list' && b.kind === 'list') return joinLists(a, b);
  if (a.kind === 'record' && b.kind === 'record') return joinRecords(a, b);
  return { kind: 'record', entries: new Map(), open: 'run-time-value', instance: null };
}

function joinRecords(a: HeapRecord, b: HeapRecord): HeapRecord {
  const entries = new Map<string, HeapEntry>();
  for (const [key, entry] of a.entries) {
    const other = b.entries.get(key);
    if (!other) entries.set(key, { ...entry, isMaybe: true });
    else if (sameAbstract(entry.value, other.value)) entries.set(key, entry.isMaybe ? entry : other);
    else
      entries.set(key, {
        value: choice([entry.value, other.value]),
        isMaybe: entry.isMaybe || other.isMaybe,
        location: entry.location,
      });
  }
  for (const [key, entry] of b.entries) if (!a.entries.has(key)) entries.set(key, { ...entry, isMaybe: true });
  const isOptional = (a.open === null || a.isOptional === true) && (b.open === null || b.isOptional === true);
  const kept = a.kept && b.kept ? choice([a.kept, b.kept]) : (a.kept ?? b.kept);
  return { kind: 'record', entries, open: a.open ?? b.open, kept, isOptional, instance: a.instance ?? b.instance };
}

/** Keeps the common start; what follows differs by branch and may be there or not. */
function joinLists(a: HeapList, b: HeapList): HeapList {
  const items: HeapItem[] = [];
  let index = 0;
  for (; index < a.items.length && index < b.items.length; index++) {
    const left = a.items[index];
    const right = b.items[index];
    if (!left || !right) break;
    if (left === right || sameAbstract(left.value, right.value)) {
      items.push({ ...left, isMaybe: left.isMaybe || right.isMaybe, isRepeated: left.isRepeated || right.isRepeated });
    } else if (a.items.length === b.items.length) {
      items.push({
        value: choice([left.value, right.value]),
        isMaybe: left.isMaybe || right.isMaybe,
        isRepeated: left.isRepeated || right.isRepeated,
        location: left.location,
      });
    } else break;
  }
  for (const item of [...a.items.slice(index), ...b.items.slice(index)]) items.push({ ...item, isMaybe: true });
  return { kind: 'list', items, open: a.open ?? b.open };
}

/** Items that one turn of a loop adds to a list may be there any number of times. */
export function markRepeated(after: State, before: State): void {
  for (const [id, object] of after.written()) {
    const old = before.object(id);
    if (object.kind !== 'list' || old?.kind !== 'list' || object.items.length <= old.items.length) continue;
    const items: HeapItem[] = object.items.map((item, index) =>
      index < old.items.length ? item : { ...item, isMaybe: true, isRepeated: true },
    );
    after.setObject(id, { ...object, items });
  }
}

/** Marks an object, and everything in it, as out of sight: from now on a missing key is unknown, not absent. */
export function markEscaped(state: State, value: Abstract, why: UnknownReason, depth = 0): void {
  if (depth > 4) return;
  if (value.kind === 'choice') {
    for (const item of value.alternatives) markEscaped(state, item, why, depth + 1);
    return;
  }
  if (value.kind !== 'ref') return;
  const object = state.object(value.id);
  if (object?.kind === 'record' && (object.lacks || object.isOptional))
    state.setObject(value.id, { ...object, lacks: undefined, isOptional: undefined });
  if (!object || object.open) return;
  if (object.kind === 'list') {
    state.setObject(value.id, { ...object, open: why });
    for (const item of object.items) markEscaped(state, item.value, why, depth + 1);
  } else if (!object.instance) {
    state.setObject(value.id, { ...object, open: why, lacks: undefined });
    for (const entry of object.entries.values()) markEscaped(state, entry.value, why, depth + 1);
  }
}

/** A list that one turn of a loop replaces by a longer one, `messages = [...messages, answer]`, goes on as one list that grows. */
export function mergeGrown(after: State, before: State): void {
  for (const [slot, value] of after.writtenVariables()) {
    const old = before.variable(slot);
    const start = old?.kind === 'ref' ? before.object(old.id) : null;
    if (old?.kind !== 'ref' || start?.kind !== 'list' || start.items.length === 0) continue;
    const others = (value.kind === 'choice' ? value.alternatives : [value]).filter((item) => item !== old);
    const grown = others.map((item) => (item.kind === 'ref' ? after.object(item.id) : null));
    const added: HeapItem[] = [];
    let open = start.open;
    for (const list of grown) {
      const isLonger =
        list?.kind === 'list' &&
        start.items.every((item, index) => {
          const same = list.items[index];
          return same !== undefined && sameAbstract(same.value, item.value);
        });
      if (!isLonger) {
        added.length = 0;
        break;
      }
      open ??= list.open;
      added.push(...list.items.slice(start.items.length));
    }
    const items = added.map((item) => ({ ...item, isMaybe: true, isRepeated: true }));
    if (items.length > 0)
      after.setVariable(slot, after.allocate({ kind: 'list', items: [...start.items, ...items], open }, old.origin));
  }
}
