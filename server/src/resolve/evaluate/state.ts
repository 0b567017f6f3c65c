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

/**
 * The variables and the heap at one point of the program, as a chain of layers: a branch writes into its own layer, and joining two
 * branches only looks at what they wrote. Taking a snapshot costs a new empty layer.
 */
export class State {
  private layer: Layer;

  private constructor(layer: Layer) {
    this.layer = layer;
  }

  static empty(): State {
    return new State(new Layer(null));
  }

  /** A state that starts as this one and whose writes stay its own. This one may go on. */
  fork(): State {
    const base = this.seal();
    return new State(new Layer(base));
  }

  variable(slot: Slot): Abstract | null {
    const own = this.ownVariable(slot);
    if (own) return own;
    const { home } = slot.frame;
    return home && home !== this ? home.variable(slot) : null;
  }

  /** The same, of what was set on the way to this point alone. */
  ownVariable(slot: Slot): Abstract | null {
    for (let layer: Layer | null = this.layer; layer; layer = layer.parent) {
      const value = layer.variables?.get(slot);
      if (value) return value;
    }
    return null;
  }

  setVariable(slot: Slot, value: Abstract): void {
    this.layer.setVariable(slot, value);
  }

  object(id: HeapId): HeapObject | null {
    for (let layer: Layer | null = this.layer; layer; layer = layer.parent) {
      const value = layer.heap?.get(id);
      if (value) return value;
    }
    return id.home === this ? null : id.home.object(id);
  }

  /** Whether an object was made on the way to this point, and not by code that runs apart. */
  holds(id: HeapId): boolean {
    for (let layer: Layer | null = this.layer; layer; layer = layer.parent) if (layer.heap?.has(id)) return true;
    return false;
  }

  setObject(id: HeapId, value: HeapObject): void {
    this.layer.setObject(id, value);
  }

  /** The objects written since this state was last forked or joined. */
  written(): readonly (readonly [HeapId, HeapObject])[] {
    return [...(this.layer.heap ?? NO_HEAP)];
  }

  /** The variables written since this state was last forked or joined. */
  writtenVariables(): readonly (readonly [Slot, Abstract])[] {
    return [...(this.layer.variables ?? NO_VARIABLES)];
  }

  allocate(value: HeapObject, origin: Provenant = nowhere): Abstract {
    const id = new HeapId(this);
    this.layer.setObject(id, value);
    return { kind: 'ref', id, origin };
  }

  /** Goes on as the other state does. */
  become(other: State): void {
    this.layer = other.layer;
  }

  /**
   * Takes over what one of several ends of branches did. All were forked from this state; what it wrote meanwhile itself is kept. The
   * variables of `finished`, a function that has returned, are left behind: only closures still read them, from where that function ran.
   */
  join(ends: readonly State[], finished: Frame | null = null): void {
    const [first] = ends;
    if (!first) return;
    const isUntouched = this.layer.isEmpty;
    if (ends.length === 1 && isUntouched && finished === null) {
      this.layer = first.layer;
      return;
    }
    // All ends stand on the layer that the first fork froze; where this state was written meanwhile, any of its layers may be met.
    const bottom = this.layer.parent;
    const own = isUntouched && bottom ? null : chainOf(this.layer);
    const isOwn = (layer: Layer): boolean => (own ? own.has(layer) : layer === bottom);
    const base = this.seal();
    const result = new Layer(base);
    const written = ends.map((end) => end.writtenSince(isOwn));
    const slots = new Set<Slot>();
    const ids = new Set<HeapId>();
    for (const item of written) {
      for (const slot of item.variables.keys()) if (slot.frame !== finished) slots.add(slot);
      for (const id of item.heap.keys()) ids.add(id);
    }
    if (slots.size === 0 && ids.size === 0) return;
    for (const slot of slots) {
      const before = lazyOnce(() => this.variable(slot));
      const values: Abstract[] = [];
      for (const item of written) {
        const value = item.variables.get(slot) ?? before();
        if (value && value !== values[0]) values.push(value);
      }
      const [first] = values;
      if (first) result.setVariable(slot, values.length === 1 ? first : choice(values));
    }
    for (const id of ids) {
      const before = lazyOnce(() => this.object(id));
      let joined: HeapObject | null = null;
      for (const item of written) {
        const object = item.heap.get(id) ?? before();
        if (object) joined = joined === null ? object : joinObjects(joined, object);
      }
      if (joined) result.setObject(id, joined);
    }
    this.layer = result;
  }

  /** The last writes in the layers above those of another state. */
  private writtenSince(isOwn: (layer: Layer) => boolean): {
    readonly variables: ReadonlyMap<Slot, Abstract>;
    readonly heap: ReadonlyMap<HeapId, HeapObject>;
  } {
    const { layer: top } = this;
    if (isOwn(top)) return NOTHING_WRITTEN;
    if (!top.parent || isOwn(top.parent))
      return { variables: top.variables ?? NO_VARIABLES, heap: top.heap ?? NO_HEAP };
    const variables = new Map<Slot, Abstract>();
    const heap = new Map<HeapId, HeapObject>();
    for (let layer: Layer | null = top; layer && !isOwn(layer); layer = layer.parent) {
      if (layer.variables)
        for (const [slot, value] of layer.variables) if (!variables.has(slot)) variables.set(slot, value);
      if (layer.heap) for (const [id, object] of layer.heap) if (!heap.has(id)) heap.set(id, object);
    }
    return { variables, heap };
  }

  /** Freezes what was written so far and returns it. An empty layer adds nothing, so that forks of one point share their base. */
  private seal(): Layer {
    if (this.layer.parent && this.layer.isEmpty) return this.layer.parent;
    const sealed = this.layer.depth > MAX_DEPTH ? flatten(this.layer) : this.layer;
    this.layer = new Layer(sealed);
    return sealed;
  }
}

const MAX_DEPTH = 256;

const NO_VARIABLES: ReadonlyMap<Slot, Abstract> = new Map();
const NO_HEAP: ReadonlyMap<HeapId, HeapObject> = new Map();
const NOTHING_WRITTEN = { variables: NO_VARIABLES, heap: NO_HEAP };

class Layer {
  readonly parent: Layer | null;
  readonly depth: number;
  /** Made when first written: most layers of branches stay empty. */
  variables: Map<Slot, Abstract> | null = null;
  heap: Map<HeapId, HeapObject> | null = null;
  constructor(parent: Layer | null) {
    this.parent = parent;
    this.depth = parent ? parent.depth + 1 : 0;
  }

  get isEmpty(): boolean {
    return this.variables === null && this.heap === null;
  }

  setVariable(slot: Slot, value: Abstract): void {
    this.variables ??= new Map();
    this.variables.set(slot, value);
  }

  setObject(id: HeapId, object: HeapObject): void {
    this.heap ??= new Map();
    this.heap.set(id, object);
  }
}

/** Looks a value up at most once, and only if it is asked for. */
function lazyOnce<T>(look: () => T): () => T {
  let found: { readonly value: T } | null = null;
  return () => {
    found ??= { value: look() };
    return found.value;
  };
}

function chainOf(top: Layer): ReadonlySet<Layer> {
  const chain = new Set<Layer>();
  for (let layer: Layer | null = top; layer; layer = layer.parent) chain.add(layer);
  return chain;
}

function flatten(top: Layer): Layer {
  const layers: Layer[] = [];
  for (let layer: Layer | null = top; layer; layer = layer.parent) layers.push(layer);
  const flat = new Layer(null);
  for (const layer of layers.reverse()) {
    for (const [slot, value] of layer.variables ?? NO_VARIABLES) flat.setVariable(slot, value);
    for (const [id, value] of layer.heap ?? NO_HEAP) flat.setObject(id, value);
  }
  return flat;
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
  return { kind: 'record', entries, open: a.open ?? b.open, instance: a.instance ?? b.instance };
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
  if (object?.kind === 'record' && object.lacks) state.setObject(value.id, { ...object, lacks: undefined });
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
