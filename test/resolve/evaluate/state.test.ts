import { describe, expect, it } from 'vitest';
import { bindNames } from '../../../server/src/ir/bind.ts';
import {
  type Abstract,
  Frame,
  type HeapId,
  type HeapList,
  type HeapRecord,
  literal,
  opaque,
  type Slot,
} from '../../../server/src/resolve/evaluate/domain.ts';
import { markEscaped, markRepeated, State } from '../../../server/src/resolve/evaluate/state.ts';
import { hostOf } from './host.ts';

const [a, b] = slots();

describe('a fork', () => {
  it('starts as its origin and keeps its writes to itself', () => {
    const state = State.empty();
    state.setVariable(a, literal(1));
    const fork = state.fork();
    expect(held(fork, a)).toBe('1');
    fork.setVariable(a, literal(2));
    expect([held(state, a), held(fork, a)]).toEqual(['1', '2']);
  });

  it('is a snapshot: later writes of its origin do not show in it', () => {
    const state = State.empty();
    const id = allocate(state, record({ model: literal(1) }));
    const fork = state.fork();
    state.setObject(id, record({ model: literal(2) }));
    state.setVariable(a, literal(3));
    expect(recordText(fork, id)).toBe('{model: 1}');
    expect(fork.variable(a)).toBeNull();
  });

  it('holds at any depth', () => {
    let state = State.empty();
    state.setVariable(a, literal(0));
    for (let depth = 1; depth <= 200; depth++) {
      state = state.fork();
      if (depth % 2 === 0) state.setVariable(b, literal(depth));
    }
    expect([held(state, a), held(state, b)]).toEqual(['0', '200']);
  });
});

describe('a join', () => {
  it('takes over the only end', () => {
    const state = State.empty();
    state.setVariable(a, literal(1));
    const end = state.fork();
    end.setVariable(a, literal(2));
    state.join([end]);
    expect(held(state, a)).toBe('2');
  });

  it('makes a choice of what the ends hold, and keeps what none of them wrote', () => {
    const state = State.empty();
    state.setVariable(a, literal(1));
    state.setVariable(b, literal(9));
    const [left, right] = [state.fork(), state.fork()];
    left.setVariable(a, literal(2));
    state.join([left, right]);
    expect([held(state, a), held(state, b)]).toEqual(['2 | 1', '9']);
  });

  it('keeps a variable that only one end has, as that end has it', () => {
    const state = State.empty();
    const [left, right] = [state.fork(), state.fork()];
    left.setVariable(a, literal(2));
    state.join([left, right]);
    expect(held(state, a)).toBe('2');
  });

  it('turns a key that one end writes or deletes into one that may be there', () => {
    const state = State.empty();
    const id = allocate(state, record({ model: literal(1), cap: literal(5) }));
    const [left, right] = [state.fork(), state.fork()];
    left.setObject(id, record({ model: literal(1), cap: literal(5), n: literal(2) }));
    right.setObject(id, record({ model: literal(1) }));
    state.join([left, right]);
    expect(recordText(state, id)).toBe('{model: 1, cap?: 5, n?: 2}');
  });

  it('leaves a record open if it is open at one of its ends', () => {
    const state = State.empty();
    const id = allocate(state, record({ model: literal(1) }));
    const [left, right] = [state.fork(), state.fork()];
    markEscaped(left, { kind: 'ref', id, origin: { definition: null, from: 'literal' } }, 'escaped');
    state.join([left, right]);
    expect(recordText(state, id)).toBe('{model: 1, ...}');
  });

  it('keeps the common start of lists', () => {
    const state = State.empty();
    const id = allocate(state, list([literal(1)]));
    const [left, right] = [state.fork(), state.fork()];
    left.setObject(id, list([literal(1), literal(2)]));
    state.join([left, right]);
    expect(listText(state, id)).toBe('[1, 2?]');
  });

  it('says the same whichever end comes first, apart from the order of choices', () => {
    const joined = (isSwapped: boolean): string => {
      const state = State.empty();
      const id = allocate(state, record({ model: literal(1) }));
      const [left, right] = [state.fork(), state.fork()];
      left.setObject(id, record({ model: literal(1), cap: literal(5) }));
      state.join(isSwapped ? [right, left] : [left, right]);
      return recordText(state, id);
    };
    expect(joined(true)).toBe(joined(false));
  });

  it('does not touch the ends', () => {
    const state = State.empty();
    const [left, right] = [state.fork(), state.fork()];
    left.setVariable(a, literal(1));
    right.setVariable(a, literal(2));
    state.join([left, right]);
    state.setVariable(a, literal(3));
    expect([held(left, a), held(right, a)]).toEqual(['1', '2']);
  });
});

describe('what a loop adds', () => {
  it('may be there any number of times', () => {
    const state = State.empty();
    const id = allocate(state, list([literal(1)]));
    const before = state.fork();
    const turn = state.fork();
    turn.setObject(id, list([literal(1), literal(2)]));
    state.join([before, turn]);
    markRepeated(state, before);
    expect(listText(state, id)).toBe('[1, 2*]');
  });
});

describe('what has escaped', () => {
  it('is open, and all that it holds', () => {
    const state = State.empty();
    const inner = allocate(state, list([literal(1)]));
    const outer = allocate(
      state,
      record({ messages: { kind: 'ref', id: inner, origin: { definition: null, from: 'literal' } } }),
    );
    markEscaped(state, { kind: 'ref', id: outer, origin: { definition: null, from: 'literal' } }, 'escaped');
    expect(listText(state, inner)).toBe('[1, ...]');
  });

  it('may hold itself', () => {
    const state = State.empty();
    const id = allocate(state, record({}));
    const self: Abstract = { kind: 'ref', id, origin: { definition: null, from: 'literal' } };
    state.setObject(id, record({ self }));
    markEscaped(state, self, 'escaped');
    expect(state.object(id)?.open).toBe('escaped');
  });
});

/** Two variables of a module. */
function slots(): readonly [Slot, Slot] {
  const ir = hostOf([{ path: 'a.ts', text: 'let a = 1; let b = 2;' }]).module('a.ts');
  if (ir === null || ir === 'pending') throw new Error('There is no such file.');
  const names = bindNames(ir).moduleNames;
  const [one, other] = [names.get('a'), names.get('b')];
  if (!one || !other) throw new Error('There are no such variables.');
  const frame = new Frame(ir.module, null, null, null);
  return [frame.slot(one), frame.slot(other)];
}

function allocate(state: State, object: HeapRecord | HeapList): HeapId {
  const value = state.allocate(object);
  if (value.kind !== 'ref') throw new Error('A list or record is held by reference.');
  return value.id;
}

const record = (entries: Readonly<Record<string, Abstract>>): HeapRecord => ({
  kind: 'record',
  entries: new Map(Object.entries(entries).map(([key, value]) => [key, { value, isMaybe: false, location: null }])),
  open: null,
  instance: null,
});

const list = (values: readonly Abstract[]): HeapList => ({
  kind: 'list',
  items: values.map((value) => ({ value, isMaybe: false, isRepeated: false, location: null })),
  open: null,
});

const held = (state: State, slot: Slot): string => shown(state.variable(slot) ?? opaque('unresolved-name'));

function shown(value: Abstract): string {
  if (value.kind === 'literal') return String(value.value);
  return value.kind === 'choice' ? value.alternatives.map(shown).join(' | ') : value.kind;
}

function recordText(state: State, id: HeapId): string {
  const object = state.object(id);
  if (object?.kind !== 'record') return 'no record';
  const entries = [...object.entries].map(
    ([key, { value, isMaybe }]) => `${key}${isMaybe ? '?' : ''}: ${shown(value)}`,
  );
  return `{${[...entries, ...(object.open ? ['...'] : [])].join(', ')}}`;
}

function listText(state: State, id: HeapId): string {
  const object = state.object(id);
  if (object?.kind !== 'list') return 'no list';
  const items = object.items.map(
    ({ value, isMaybe, isRepeated }) => `${shown(value)}${isRepeated ? '*' : isMaybe ? '?' : ''}`,
  );
  return `[${[...items, ...(object.open ? ['...'] : [])].join(', ')}]`;
}
