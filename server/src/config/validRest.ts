import type { z } from 'zod';
import { type Config, configJsonSchema, configSchema } from './schema.ts';
import { remedyForName } from './suggest.ts';

/** The way to a value from the top of the file. */
export type KeyPath = (string | number)[];

/** Takes a problem: where it is, whether at the key rather than its value, what is wrong, and what to do. */
export type Reporter = (keys: KeyPath, ofKey: boolean, message: string, remedy: string) => void;

export interface ValidRest {
  readonly config: Config;
  /** Where something of the config stood before items were taken out of lists. */
  readonly originalKeys: (keys: KeyPath) => KeyPath;
}

/** Takes out what the schema rejects, until it accepts the rest. */
export function validRest(value: unknown, report: Reporter): ValidRest {
  // Items leave holes in their lists, so that those behind them keep their place.
  let rest = value;
  let schema: Schema | null = null;
  for (;;) {
    const round = rest;
    const originalKeys = (keys: KeyPath): KeyPath => keysBeforeRemovals(round, keys);
    const result = configSchema.safeParse(withoutHoles(round));
    if (result.success) return { config: result.data, originalKeys };
    schema ??= configJsonSchema();
    for (const removal of result.error.issues.flatMap((issue) => removalsFor(issue, originalKeys, schema ?? {}))) {
      const removed = without(rest, removal.keys);
      if (removed === rest) continue;
      report(removal.keys, removal.ofKey, removal.message, removal.remedy);
      rest = removed;
    }
    if (rest === round || rest === undefined) {
      if (rest === round)
        report([], false, 'The settings are not in a form that is understood', 'Compare them with the documentation.');
      return { config: {}, originalKeys };
    }
  }
}

interface Removal {
  readonly keys: KeyPath;
  /** True if the key is wrong rather than its value. */
  readonly ofKey: boolean;
  readonly message: string;
  readonly remedy: string;
}

function removalsFor(
  issue: z.core.$ZodIssue,
  originalKeys: (keys: KeyPath) => KeyPath,
  whole: Schema,
): readonly Removal[] {
  const keys = originalKeys(issue.path.filter((key) => typeof key !== 'symbol'));
  if (keys.length === 0 && issue.code !== 'unrecognized_keys') {
    return [{ keys, ofKey: false, message: 'The file must hold an object', remedy: 'Put the settings into { }.' }];
  }
  const schema = schemaAt(whole, keys);
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      keys: [...keys, key],
      ofKey: true,
      message: `There is no setting "${key}"${keys.length === 0 ? '' : ` in "${keys.join('.')}"`}`,
      remedy: remedyForName(key, namesIn(schema)),
    }));
  }
  const ofKey = issue.code === 'invalid_key';
  return [
    {
      keys,
      ofKey,
      message: `"${keys.join('.')}" ${reasonOf(issue)}`,
      remedy: schema['description'] === undefined ? 'Correct the value or remove it.' : String(schema['description']),
    },
  ];
}

function reasonOf(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'custom':
      return issue.message;
    case 'invalid_type':
      return issue.input === undefined && issue.message.includes('undefined')
        ? 'is missing'
        : `must be ${article(issue.expected)}`;
    case 'invalid_value':
      return `must be ${issue.values.map((value) => JSON.stringify(value)).join(' or ')}`;
    case 'too_small':
      return issue.origin === 'string' ? 'must not be empty' : `must be at least ${issue.minimum}`;
    case 'too_big':
      return `must be at most ${issue.maximum}`;
    case 'invalid_key':
      return issue.issues[0]?.message ?? 'is no name for this place';
    default:
      return 'is not in a form that is understood';
  }
}

const article = (type: string): string =>
  type === 'record'
    ? 'an object'
    : `${/^[aeiou]/.test(type) ? 'an' : 'a'} ${type === 'boolean' ? 'boolean (true or false)' : type}`;

/**
 * A copy without what stands at a path; an item of a list leaves a hole. Where that is missing itself, what should hold it goes. The same
 * value if there is nothing to take out.
 */
function without(value: unknown, keys: KeyPath): unknown {
  const [key, ...inner] = keys;
  if (key === undefined) return undefined;
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return value;
  const entries: readonly (readonly [string, unknown])[] = Object.entries(value);
  const item = entries.find(([name]) => name === String(key))?.[1];
  if (item === undefined) return value;
  const change = inner.length > 0 && holds(item, inner) ? without(item, inner) : undefined;
  if (change === item) return value;
  const changed = entries.map(([name, other]) => [name, name === String(key) ? change : other] as const);
  if (Array.isArray(value)) return changed.map(([, other]) => other);
  return Object.fromEntries(changed.filter(([, other]) => other !== undefined));
}

/** True if the value has something under the first of the keys. */
function holds(value: unknown, keys: KeyPath): boolean {
  const [key] = keys;
  return key !== undefined && typeof value === 'object' && value !== null && Object.hasOwn(value, key);
}

function withoutHoles(value: unknown): unknown {
  if (Array.isArray(value)) return value.filter((item) => item !== undefined).map(withoutHoles);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, withoutHoles(item)]));
}

/** The keys in the value with holes for keys in the value without. */
function keysBeforeRemovals(value: unknown, keys: KeyPath): KeyPath {
  const [key, ...inner] = keys;
  if (key === undefined) return [];
  if (Array.isArray(value)) {
    const places = value.flatMap((item, index) => (item === undefined ? [] : [index]));
    const place = places[Number(key)] ?? Number(key);
    return [place, ...keysBeforeRemovals(value[place], inner)];
  }
  const item =
    typeof value === 'object' && value !== null
      ? Object.entries(value).find(([name]) => name === String(key))?.[1]
      : undefined;
  return [key, ...keysBeforeRemovals(item, inner)];
}

// ---------------------------------------------------------------------------------------------------------------- the schema as data

type Schema = Readonly<Record<string, unknown>>;

/** The part of the schema that describes a place, as far as it can be followed. */
function schemaAt(whole: Schema, keys: KeyPath): Schema {
  let schema = whole;
  for (const key of keys) {
    const next =
      typeof key === 'number' ? schema['items'] : (propertiesOf(schema)[key] ?? schema['additionalProperties']);
    if (!isSchema(next)) return {};
    schema = next;
  }
  return schema;
}

/** The names that an object of this place may have: properties, or a closed set of keys. */
function namesIn(schema: Schema): readonly string[] {
  const names = schema['propertyNames'];
  const keys = isSchema(names) && Array.isArray(names['enum']) ? names['enum'].map(String) : [];
  return [...Object.keys(propertiesOf(schema)), ...keys];
}

function propertiesOf(schema: Schema): Readonly<Record<string, unknown>> {
  const alternatives = [schema, ...(Array.isArray(schema['anyOf']) ? schema['anyOf'] : [])].filter(isSchema);
  return Object.assign({}, ...alternatives.map((alternative) => alternative['properties']).filter(isSchema));
}

const isSchema = (value: unknown): value is Schema => typeof value === 'object' && value !== null;
