import type { Meaning } from '../../sdks/types.ts';
import type { Invocation } from './calls.ts';
import type { Context } from './context.ts';
import { type Abstract, choice, type HeapEntry, type SdkInstance } from './domain.ts';
import { memberOf } from './members.ts';
import { spreadInto } from './records.ts';

type Identity = Extract<Meaning, { kind: 'identity' }>;

/** What a function gives back that returns one of its arguments, or a member of it; null if that argument is not given. */
export function passedOn(context: Context, meaning: Identity, { args }: Invocation): Abstract | null {
  const given =
    args.find((argument) => argument.form === 'named' && argument.name === meaning.name)?.value ??
    args.filter((argument) => argument.form === 'positional')[meaning.argument]?.value ??
    (meaning.name === undefined ? args.find((argument) => argument.form === 'named')?.value : undefined);
  if (given === undefined) return null;
  const found = at(context, given, meaning.path);
  const wrapped = meaning.as === undefined ? found : eachInstance(found, (item) => wrappedAs(context, item, meaning));
  const defaults =
    meaning.keeps !== undefined
      ? furtherArguments(context, args, [meaning.name, ...meaning.keeps])
      : meaning.defaults === undefined
        ? null
        : defaultsAt(context, given, meaning.defaults.split('.'));
  return defaults === null ? wrapped : eachInstance(wrapped, (item) => withDefaults(context, item, defaults));
}

/** The arguments by keyword but these, as a record. */
function furtherArguments(context: Context, args: Invocation['args'], kept: readonly (string | undefined)[]): Abstract {
  const entries = new Map<string, HeapEntry>();
  let open: ReturnType<typeof spreadInto> = null;
  for (const { form, name, value, location } of args) {
    if (form === 'named' && name !== null && !kept.includes(name))
      entries.set(name, { value, isMaybe: false, location });
    if (form === 'spread-named') open = spreadInto(context, entries, value, null) ?? open;
  }
  for (const name of kept) if (name !== undefined) entries.delete(name);
  return context.state.allocate({ kind: 'record', entries, open, instance: null });
}

const at = (context: Context, value: Abstract, path: string | undefined): Abstract =>
  (path?.split('.') ?? []).reduce((object, key) => memberOf(context, object, key, nowhere), value);

const nowhere = { start: 0, end: 0 };

/** The object under its own SDK's name for what the wrapper makes of it. */
function wrappedAs(context: Context, item: SdkInstance, { as }: Identity): SdkInstance {
  const shapeName = `${as}.${item.shapeName}`;
  const shape = context.program.host.sdk.shape(item.table, item.language, shapeName);
  return shape === null ? item : { ...item, shape, shapeName };
}

/** The record at a path; a list on the way is searched for the first item that has it. */
function defaultsAt(context: Context, value: Abstract, path: readonly string[]): Abstract | null {
  if (value.kind === 'lazy') return defaultsAt(context, value.force(), path);
  const [key, ...rest] = path;
  if (value.kind !== 'ref') return null;
  const object = context.state.object(value.id);
  if (object?.kind === 'list') {
    for (const item of object.items) {
      const found = defaultsAt(context, item.value, path);
      if (found !== null) return found;
    }
    return null;
  }
  if (key === undefined) return value;
  const entry = object?.kind === 'record' ? object.entries.get(key) : undefined;
  return entry === undefined ? null : defaultsAt(context, entry.value, rest);
}

/** Defaults of an inner wrapper hold where the outer one gives none. */
function withDefaults(context: Context, item: SdkInstance, defaults: Abstract): SdkInstance {
  const entries = new Map<string, HeapEntry>();
  const open = spreadInto(context, entries, item.options, null);
  const held = new Map<string, HeapEntry>();
  const inner = entries.get('$defaults');
  if (inner !== undefined) spreadInto(context, held, inner.value, null);
  const unseen = spreadInto(context, held, defaults, null);
  const all = context.state.allocate({ kind: 'record', entries: held, open: unseen, instance: null });
  entries.set('$defaults', { value: all, isMaybe: false, location: null });
  return { ...item, options: context.state.allocate({ kind: 'record', entries, open, instance: null }) };
}

function eachInstance(value: Abstract, change: (item: SdkInstance) => Abstract): Abstract {
  switch (value.kind) {
    case 'lazy':
      return eachInstance(value.force(), change);
    case 'choice':
      return choice(value.alternatives.map((item) => eachInstance(item, change)));
    case 'instance':
      return change(value);
    default:
      return value;
  }
}
