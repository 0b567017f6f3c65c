import type { FactSource } from '../../base/fact.ts';
import type { Location } from '../../base/span.ts';
import type { Shape } from '../../sdks/types.ts';
import type { ListItem, Origin, RecordEntry, RecordValue, Value } from '../value.ts';
import { classSchema } from './classSchema.ts';
import type { Abstract, HeapId, Provenant } from './domain.ts';
import type { State } from './state.ts';

const MAX_DEPTH = 12;
/** Objects of the project's classes that are copied within each other: behind them is half the program. */
const MAX_INSTANCES = 5;

/** Takes a value out of the evaluation as plain data: heap objects are copied as they are now, lazy ones are worked out. */
export const freeze = (state: State, value: Abstract, use: Location | null): Value => frozen(state, value, use, 0, []);

/** `seen` are the objects that hold the value. */
function frozen(state: State, value: Abstract, use: Location | null, depth: number, seen: readonly Holder[]): Value {
  const origin = originOf(value.origin, use);
  switch (value.kind) {
    case 'literal':
      return { kind: 'literal', value: value.value, ...origin };
    case 'text':
      return {
        kind: 'text',
        parts: value.parts,
        ...(value.json && { json: frozen(state, value.json, null, depth + 1, seen) }),
        ...origin,
      };
    case 'lazy':
      return depth > MAX_DEPTH
        ? opaqueValue(origin, 'bound-reached')
        : frozen(state, value.force(), use, depth + 1, seen);
    case 'choice':
      return {
        kind: 'choice',
        alternatives: value.alternatives.map((item) => frozen(state, item, use, depth + 1, seen)),
        ...origin,
      };
    case 'ref': {
      const object = state.object(value.id);
      if (!object || depth > MAX_DEPTH || seen.some(({ id }) => id === value.id))
        return opaqueValue(origin, 'bound-reached');
      const isInstance = object.kind === 'record' && object.instance !== null;
      if (isInstance && seen.filter((holder) => holder.isInstance).length >= MAX_INSTANCES)
        return opaqueValue(origin, 'bound-reached');
      const inner = [...seen, { id: value.id, isInstance }];
      if (object.kind === 'list') {
        let open = object.open;
        const items = object.items.flatMap((item): readonly ListItem[] => {
          const list = item.spread ? frozen(state, item.spread.force(), item.location, depth + 1, inner) : null;
          if (list?.kind === 'list') {
            open ??= list.openBecause;
            return list.items;
          }
          if (list) open ??= 'unfollowed-call';
          const value = frozen(state, item.value, item.location, depth + 1, inner);
          return [{ value, isMaybe: item.isMaybe, isRepeated: item.isRepeated }];
        });
        return { kind: 'list', items, isClosed: open === null, openBecause: open, ...origin };
      }
      const entries: RecordEntry[] = [...object.entries].map(([key, entry]) => ({
        key,
        value: frozen(state, entry.value, entry.location, depth + 1, inner),
        isMaybe: entry.isMaybe,
        location: entry.location,
      }));
      return { kind: 'record', entries, isClosed: object.open === null, openBecause: object.open, ...origin };
    }
    case 'instance': {
      const options = frozen(state, value.options, value.made, depth + 1, seen);
      return {
        kind: 'instance',
        sdk: value.table.id,
        language: value.language,
        shape: value.shapeName,
        options: options.kind === 'record' ? options : openRecord(originOf(value.options.origin, null)),
        made: value.made,
        ...origin,
      };
    }
    case 'closure':
      return { kind: 'function', name: value.function.name, ...origin };
    case 'class': {
      const schema = classSchema(value, origin);
      return { kind: 'function', name: value.class.name, ...(schema ? { schema } : {}), ...origin };
    }
    case 'opaque':
      return {
        kind: 'opaque',
        why: value.why,
        provenance: value.provenance,
        code: value.code,
        ...(value.type ? { type: value.type } : {}),
        ...origin,
      };
    case 'path':
      return { kind: 'text', parts: [{ kind: 'static', text: value.path, location: null }], ...origin };
    case 'external':
      return { kind: 'opaque', why: 'unfollowed-call', provenance: { kind: 'other' }, code: value.path, ...origin };
    case 'sdk-member':
      // A field that is no method speaks for the object: `assistant.id`.
      return isMethod(value.object.shape, value.path)
        ? { kind: 'function', name: null, ...origin }
        : frozen(state, value.object, use, depth + 1, seen);
    case 'sdk':
    case 'method':
    case 'partial':
      return { kind: 'function', name: null, ...origin };
    case 'namespace':
      return opaqueValue(origin, 'run-time-value');
  }
}

interface Holder {
  readonly id: HeapId;
  readonly isInstance: boolean;
}

function isMethod({ members }: Shape, path: readonly string[]): boolean {
  const name = path.join('.');
  return Object.keys(members).some((member) => member === name || member.startsWith(`${name}.`));
}

const originOf = (origin: Provenant, use: Location | null): Origin => ({
  use,
  definition: origin.definition,
  from: sourceOf(origin, use),
});

/** A value that is written right where it is used is a literal, one from another file is cross-file, the rest is as noted. */
function sourceOf(origin: Provenant, use: Location | null): FactSource {
  if (origin.from !== 'literal' || !origin.definition || !use) return origin.from;
  if (origin.definition.path !== use.path) return 'cross-file';
  const { start, end } = origin.definition.span;
  return start >= use.span.start && end <= use.span.end ? 'literal' : 'constant';
}

const opaqueValue = (origin: Origin, why: 'bound-reached' | 'run-time-value'): Value => ({
  kind: 'opaque',
  why,
  provenance: { kind: 'other' },
  code: '',
  ...origin,
});

const openRecord = (origin: Origin): RecordValue => ({
  kind: 'record',
  entries: [],
  isClosed: false,
  openBecause: 'run-time-value',
  ...origin,
});
