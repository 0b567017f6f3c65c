import type { FactSource } from '../../base/fact.ts';
import type { Location } from '../../base/span.ts';
import type { Shape } from '../../sdks/types.ts';
import type { ListItem, Origin, RecordEntry, RecordValue, Value } from '../value.ts';
import { classSchema } from './classSchema.ts';
import type { Abstract, HeapId, Provenant } from './domain.ts';
import type { State } from './state.ts';

const MAX_DEPTH = 24;
/** Objects of the project's classes that are copied within each other: behind them is half the program. */
const MAX_INSTANCES = 5;
/** Entries and items that are copied of one value. What a request says itself stands near to it, and is copied in any case. */
const MAX_COPIES = 4_000;
const NEAR = 4;

/** Takes a value out of the evaluation as plain data: heap objects are copied as they are now, lazy ones are worked out. */
export const freeze = (state: State, value: Abstract, use: Location | null): Value =>
  frozen(state, value, use, 0, { holders: [], copies: { count: 0 } });

function frozen(state: State, value: Abstract, use: Location | null, depth: number, path: Path): Value {
  const origin = originOf(value.origin, use);
  switch (value.kind) {
    case 'literal':
      return { kind: 'literal', value: value.value, ...origin };
    case 'text':
      return {
        kind: 'text',
        parts: value.parts,
        ...(value.json && { json: frozen(state, value.json, null, depth + 1, path) }),
        ...origin,
      };
    case 'lazy':
      return depth > MAX_DEPTH
        ? opaqueValue(origin, 'bound-reached')
        : frozen(state, value.force(), use, depth + 1, path);
    case 'choice':
      return {
        kind: 'choice',
        alternatives: value.alternatives.map((item) => frozen(state, item, use, depth + 1, path)),
        ...origin,
      };
    case 'ref': {
      const object = state.object(value.id);
      const { holders, copies } = path;
      if (!object || depth > MAX_DEPTH || holders.some(({ id }) => id === value.id))
        return opaqueValue(origin, 'bound-reached');
      copies.count += object.kind === 'list' ? object.items.length : object.entries.size;
      if (depth > NEAR && copies.count > MAX_COPIES) return opaqueValue(origin, 'bound-reached');
      const isInstance = object.kind === 'record' && object.instance !== null;
      if (isInstance && holders.filter((holder) => holder.isInstance).length >= MAX_INSTANCES)
        return opaqueValue(origin, 'bound-reached');
      const inner: Path = { holders: [...holders, { id: value.id, isInstance }], copies };
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
      const options = frozen(state, value.options, value.made, depth + 1, path);
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
        : frozen(state, value.object, use, depth + 1, path);
    case 'sdk':
    case 'method':
    case 'partial':
      return { kind: 'function', name: null, ...origin };
    case 'namespace':
      return opaqueValue(origin, 'run-time-value');
  }
}

/** The objects that hold a value, and what has been copied already. */
interface Path {
  readonly holders: readonly Holder[];
  readonly copies: { count: number };
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
