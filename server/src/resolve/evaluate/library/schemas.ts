import type { UnknownReason } from '../../../base/fact.ts';
import type { Context } from '../context.ts';
import { type Abstract, type BoundArgument, forced, type HeapEntry, literal, opaque, staticText } from '../domain.ts';
import { iterate } from '../items.ts';
import { staticString } from '../text.ts';

/**
 * The schemas of Zod, Valibot and TypeBox as the JSON schemas that SDKs send for them: `z.object({ ok: z.boolean() })` is the record
 * `{ type: 'object', properties: { ok: { type: 'boolean' } } }`. Null for other functions.
 */
export function schemaCall(context: Context, path: string, args: readonly BoundArgument[]): Abstract | null {
  const name = schemaName(path);
  const first = args[0]?.value ?? null;
  if (PASSING.has(path)) return first;
  switch (name) {
    case 'string':
    case 'boolean':
    case 'number':
      return schema(context, { type: staticText(name, null) });
    case 'int':
    case 'integer':
    case 'bigint':
      return schema(context, { type: staticText('integer', null) });
    case 'email':
    case 'url':
    case 'uuid':
    case 'date':
    case 'datetime':
      return schema(context, { type: staticText('string', null), format: staticText(name, null) });
    case 'object':
    case 'strictObject':
    case 'looseObject':
      return schema(context, { type: staticText('object', null), ...given('properties', first) });
    case 'array':
    case 'set':
      return schema(context, { type: staticText('array', null), ...given('items', first) });
    case 'enum':
    case 'picklist':
    case 'nativeEnum':
      return schema(context, { type: staticText('string', null), ...given('enum', first && labelsOf(context, first)) });
    case 'literal':
      return first ? schema(context, { enum: listOf(context, first) }) : null;
    case 'union':
    case 'variant':
    case 'discriminatedUnion':
      return unionOf(context, name === 'union' ? first : (args[1]?.value ?? null));
    case 'optional':
    case 'nullable':
    case 'nullish':
    case 'pipe':
    case 'lazy':
      return first;
    case 'null':
      return schema(context, { type: staticText('null', null) });
    case 'any':
    case 'unknown':
    case 'record':
    case 'tuple':
      return schema(context, {}, 'unsupported');
    default:
      return null;
  }
}

/** Functions that hand a schema of such a library over to an SDK. */
const PASSING: ReadonlySet<string> = new Set([
  '@ai-sdk/valibot.valibotSchema',
  '@valibot/to-json-schema.toJsonSchema',
  '@valibot/to-json-schema.toStandardJsonSchema',
]);

/** The kind of schema that a function makes, in Zod's words; null for other functions. */
function schemaName(path: string): string | null {
  const zod = /^zod(?:\/(?:v\d|mini|v4-mini))?(?:\.z)?(?:\.coerce|\.default)?\.(\w+)$/.exec(path)?.[1];
  const valibot = /^valibot\.(\w+)$/.exec(path)?.[1];
  const typebox = /^(?:@sinclair\/)?typebox\.(?:Type|default)\.(\w+)$/.exec(path)?.[1];
  return zod ?? valibot ?? (typebox ? typebox.charAt(0).toLowerCase() + typebox.slice(1) : null);
}

const KEEPING =
  /^(optional|nullable|nullish|default|min|max|int|positive|nonnegative|negative|nonempty|multipleOf|gt|gte|lt|lte|finite|safe|step|length|size|trim|regex|email|url|uuid|cuid|datetime|date|time|startsWith|endsWith|toLowerCase|toUpperCase|strict|strip|passthrough|loose|refine|superRefine|check|overwrite|catch|brand|readonly|meta|required|deepPartial|partial|prefault)$/;

/** A method of a schema: what it says more, or another schema. Null if the record is no schema or the method is not understood. */
export function schemaMethod(
  context: Context,
  object: Extract<Abstract, { kind: 'ref' }>,
  name: string,
  args: readonly BoundArgument[],
): Abstract | null {
  const record = context.state.object(object.id);
  const isSchema = record?.kind === 'record' && (record.entries.has('type') || record.entries.has('enum'));
  if (!isSchema) return null;
  if (KEEPING.test(name)) return object;
  const first = args[0]?.value ?? null;
  switch (name) {
    case 'describe':
      return first ? changed(context, object, { description: first }) : object;
    case 'array':
      return schema(context, { type: staticText('array', null), items: object });
    case 'or':
      return first ? unionOf(context, listOf(context, object, first)) : null;
    case 'extend':
    case 'merge': {
      const more = name === 'merge' && first ? entryOf(context, first, 'properties') : first;
      const own = entryOf(context, object, 'properties');
      const all = new Map([...entriesOf(context, own), ...entriesOf(context, more)]);
      const properties = context.state.allocate({
        kind: 'record',
        entries: all,
        open: openOf(context, own) ?? openOf(context, more),
        instance: null,
      });
      return changed(context, object, { properties });
    }
    default:
      return null;
  }
}

function schema(
  context: Context,
  fields: Readonly<Record<string, Abstract>>,
  open: UnknownReason | null = null,
): Abstract {
  const entries = new Map<string, HeapEntry>(
    Object.entries(fields).map(([key, value]) => [key, { value, isMaybe: false, location: null }]),
  );
  return context.state.allocate({ kind: 'record', entries, open, instance: null });
}

const given = (key: string, value: Abstract | null): Readonly<Record<string, Abstract>> =>
  value ? { [key]: value } : {};

function changed(context: Context, object: Abstract, fields: Readonly<Record<string, Abstract>>): Abstract {
  const old = [...entriesOf(context, object)].map(([key, { value }]) => [key, value] as const);
  return schema(context, { ...Object.fromEntries(old), ...fields }, openOf(context, object));
}

const listOf = (context: Context, ...values: readonly Abstract[]): Abstract =>
  context.state.allocate({
    kind: 'list',
    items: values.map((value) => ({ value, isMaybe: false, isRepeated: false, location: null })),
    open: null,
  });

/** The labels of `z.enum(['a', 'b'])`, or the values of a TypeScript enum. */
function labelsOf(context: Context, value: Abstract): Abstract {
  const settled = forced(value);
  const object = settled.kind === 'ref' ? context.state.object(settled.id) : null;
  return object?.kind === 'record' && object.open === null
    ? listOf(context, ...[...object.entries.values()].map((entry) => entry.value))
    : settled;
}

/** A union of literals is their labels; one with other schemas is some schema. */
function unionOf(context: Context, options: Abstract | null): Abstract {
  const items = options ? iterate(context, options) : null;
  if (!items || items.open) return schema(context, {}, 'unsupported');
  const labels: Abstract[] = [];
  for (const { value } of items.items) {
    const each = entryOf(context, value, 'enum');
    const own = each ? iterate(context, each) : null;
    if (!own || own.open) return schema(context, { anyOf: options ?? literal(null) });
    labels.push(...own.items.map((item) => item.value));
  }
  return labels.every((label) => staticString(label) !== null)
    ? schema(context, { enum: listOf(context, ...labels) })
    : schema(context, { anyOf: options ?? opaque('unsupported') });
}

function entryOf(context: Context, value: Abstract, key: string): Abstract | null {
  return entriesOf(context, value).get(key)?.value ?? null;
}

function entriesOf(context: Context, value: Abstract | null): ReadonlyMap<string, HeapEntry> {
  const settled = forced(value);
  const object = settled?.kind === 'ref' ? context.state.object(settled.id) : null;
  return object?.kind === 'record' ? object.entries : new Map<string, HeapEntry>();
}

function openOf(context: Context, value: Abstract | null): UnknownReason | null {
  const settled = forced(value);
  const object = settled?.kind === 'ref' ? context.state.object(settled.id) : null;
  return object ? object.open : 'unsupported';
}
