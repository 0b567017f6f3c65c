import type { Context } from '../../context.ts';
import {
  type Abstract,
  choice,
  type HeapEntry,
  isNothing,
  lazily,
  type Opaque,
  opaque,
  withSource,
} from '../../domain.ts';

/**
 * Options of the command line that a program declares. Whoever starts it may give another value, as a caller may for a parameter: an option
 * is known by its default. One without a default only says that the code may replace it.
 */
export function byDefault(value: Abstract, code: string): Abstract {
  return lazily(value, (given) => {
    if (isNothing(given)) return { ...unseen(code), isNullByDefault: true };
    // A switch is there to be turned: neither side of a branch is ruled out.
    if (given.kind === 'literal' && typeof given.value === 'boolean') return { ...unseen(code), type: 'boolean' };
    return given.kind === 'text' || given.kind === 'literal' || given.kind === 'choice'
      ? withSource(given, 'default-parameter')
      : given;
  });
}

/** What only whoever starts the program says. */
export const unseen = (code: string): Opaque => opaque('run-time-value', code, { kind: 'user-input' });

type Ref = Extract<Abstract, { kind: 'ref' }>;

/** An object that gathers options call by call. */
export const parserOf = (context: Context): Abstract => recordOf(context, [[VALUES, recordOf(context, [], true)]]);

/** The options that an object has gathered; null for objects that are no parsers. */
export function optionsIn(context: Context, object: Ref): Ref | null {
  const parser = context.state.object(object.id);
  const values = parser?.kind === 'record' ? parser.entries.get(VALUES)?.value : undefined;
  return values?.kind === 'ref' ? values : null;
}

const VALUES = '$options';

/** Adds an option. Two commands of one program may declare the same one differently. */
export function declare(context: Context, options: Ref, name: string | null, value: Abstract): void {
  const record = context.state.object(options.id);
  if (record?.kind !== 'record' || name === null) return;
  const entries = new Map(record.entries);
  const before = entries.get(name);
  entries.set(name, { value: before ? choice([before.value, value]) : value, isMaybe: false, location: null });
  context.state.setObject(options.id, { ...record, entries });
}

export function recordOf(context: Context, fields: readonly (readonly [string, Abstract])[], isOpen = false): Abstract {
  const entries = fields.map(([key, value]): [string, HeapEntry] => [key, { value, isMaybe: false, location: null }]);
  const open = isOpen ? 'run-time-value' : null;
  return context.state.allocate({ kind: 'record', entries: new Map(entries), open, instance: null });
}
