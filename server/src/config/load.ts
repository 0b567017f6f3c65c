import {
  findNodeAtLocation,
  getNodeValue,
  type Node,
  type ParseError,
  parseTree,
  printParseErrorCode,
} from 'jsonc-parser';
import type { z } from 'zod';
import { folderOf, joinPath } from '../base/paths.ts';
import { type Span, spanOf } from '../base/span.ts';
import { type Config, configJsonSchema, configSchema, isModulePath } from './schema.ts';
import { remedyForName } from './suggest.ts';

/** Something in a config file that cannot be used. The rest of the file holds. */
export interface ConfigProblem {
  readonly path: string;
  /** 1-based; the column counts UTF-16 units. */
  readonly line: number;
  readonly column: number;
  readonly span: Span;
  readonly message: string;
  readonly remedy: string;
}

export interface LoadedConfig {
  readonly config: Config;
  readonly problems: readonly ConfigProblem[];
}

/** The names that a config file may use besides those of its schema. Null: they are not checked. */
export interface Vocabulary {
  /** Option names by rule id. */
  readonly rules: ReadonlyMap<string, readonly string[]> | null;
  /** Keys of the table of assumptions. */
  readonly assumptions: readonly string[] | null;
}

type KeyPath = (string | number)[];

/** Reads one config file: JSON with comments and trailing commas. What is wrong is left out and reported. */
export function loadConfig(path: string, text: string, vocabulary: Vocabulary, folder = folderOf(path)): LoadedConfig {
  const syntax: ParseError[] = [];
  const tree = parseTree(text, syntax, { allowTrailingComma: true });
  const problems: ConfigProblem[] = syntax.map(({ error, offset, length }) =>
    problemAt(
      path,
      text,
      spanOf(offset, offset + length),
      `This is no JSON: ${words(printParseErrorCode(error))}.`,
      'Correct the syntax. Comments and trailing commas are allowed.',
    ),
  );
  const report = (keys: KeyPath, ofKey: boolean, message: string, remedy: string): void => {
    problems.push(problemAt(path, text, spanAt(tree, keys, ofKey), message, remedy));
  };
  if (tree === undefined) return { config: {}, problems };
  const config = validRest(getNodeValue(tree), report);
  return {
    config: withKnownNames(config, vocabulary, report),
    problems: [...problems].sort((a, b) => a.span.start - b.span.start),
  };
}

type Reporter = (keys: KeyPath, ofKey: boolean, message: string, remedy: string) => void;

/** Takes out what the schema rejects, until it accepts the rest. */
function validRest(value: unknown, report: Reporter): Config {
  let rest = value;
  let schema: Schema | null = null;
  // Every round takes something out, so that the rounds end with the value.
  for (;;) {
    const result = configSchema.safeParse(rest);
    if (result.success) return result.data;
    schema ??= configJsonSchema();
    for (const issue of result.error.issues) {
      for (const removal of removalsFor(issue, schema)) {
        if (removal.keys.length === 0) {
          report([], false, `The file must hold an object, ${removal.message}.`, 'Put the settings into { }.');
          return {};
        }
        const removed = without(rest, removal.keys);
        if (removed === rest) continue;
        report(removal.keys, removal.ofKey, removal.message, removal.remedy);
        rest = removed;
      }
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

function removalsFor(issue: z.core.$ZodIssue, whole: Schema): readonly Removal[] {
  const keys = issue.path.filter((key) => typeof key !== 'symbol');
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

function withInnerWrappers(config: Config, folder: string, report: Reporter): Config {
  if (config.wrappers === undefined) return config;
  const wrappers = config.wrappers.filter(({ module }, index) => {
    const isInside = !isModulePath(module) || joinPath(folder, module) !== null;
    if (!isInside) {
      const place = ['wrappers', index, 'module'];
      report(
        place,
        false,
        `"${place.join('.')}" leads out of the workspace`,
        'Name a module of the workspace, or a package as imports name it.',
      );
    }
    return isInside;
  });
  return { ...config, wrappers };
}

/** Reports names of rules, options and assumptions that do not exist, and takes them out. */
function withKnownNames(config: Config, vocabulary: Vocabulary, report: Reporter): Config {
  const rules =
    vocabulary.rules === null || config.rules === undefined
      ? config.rules
      : knownRules(config.rules, vocabulary.rules, report);
  const known = vocabulary.assumptions;
  if (known === null || config.assumptions === undefined) return rules === undefined ? config : { ...config, rules };
  const assumptions = mapValues(config.assumptions, (entry, files) => ({
    ...entry,
    table: keepKeys(
      entry.table,
      (key) => known.includes(key),
      (key) =>
        report(
          ['assumptions', files, 'table', key],
          true,
          `There is no assumption "${key}"`,
          remedyForName(key, known),
        ),
    ),
  }));
  return { ...config, ...(rules === undefined ? {} : { rules }), assumptions };
}

function knownRules(
  rules: NonNullable<Config['rules']>,
  known: ReadonlyMap<string, readonly string[]>,
  report: Reporter,
): NonNullable<Config['rules']> {
  const existing = keepKeys(
    rules,
    (id) => known.has(id),
    (id) => report(['rules', id], true, `There is no rule "${id}"`, remedyForName(id, [...known.keys()])),
  );
  return mapValues(existing, (setting, id) => {
    const names = known.get(id) ?? [];
    const options = keepKeys(
      setting.options,
      (name) => names.includes(name),
      (name) =>
        report(
          ['rules', id, name],
          true,
          `The rule "${id}" has no option "${name}"`,
          remedyForName(name, ['level', ...names]),
        ),
    );
    return { ...setting, options };
  });
}

function keepKeys<T>(
  record: Readonly<Record<string, T>>,
  keeps: (key: string) => boolean,
  onDrop: (key: string) => void,
): Record<string, T> {
  const kept = Object.entries(record).filter(([key]) => {
    if (!keeps(key)) onDrop(key);
    return keeps(key);
  });
  return Object.fromEntries(kept);
}

const mapValues = <T, U>(
  record: Readonly<Record<string, T>>,
  change: (value: T, key: string) => U,
): Record<string, U> => Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value, key)]));

/** A copy without what stands at a path. Where that is missing itself, what should hold it goes. */
function without(value: unknown, keys: KeyPath): unknown {
  const [key, ...inner] = keys;
  if (key === undefined) return undefined;
  if (Array.isArray(value)) {
    const index = Number(key);
    if (inner.length === 0 || !holds(value[index], inner)) return value.filter((_, at) => at !== index);
    return value.map((item, at) => (at === index ? without(item, inner) : item));
  }
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return value;
  const entries = Object.entries(value);
  const kept = holds(entries.find(([name]) => name === String(key))?.[1], inner) && inner.length > 0;
  return Object.fromEntries(
    entries.flatMap(([name, item]) =>
      name !== String(key) ? [[name, item]] : kept ? [[name, without(item, inner)]] : [],
    ),
  );
}

/** True if taking out the first of the keys leaves the value changed. */
function holds(value: unknown, keys: KeyPath): boolean {
  const [key] = keys;
  return key !== undefined && typeof value === 'object' && value !== null && Object.hasOwn(value, key);
}

// ---------------------------------------------------------------------------------------------------------------- places

function spanAt(tree: Node | undefined, keys: KeyPath, ofKey: boolean): Span {
  for (let length = keys.length; tree !== undefined && length > 0; length--) {
    const node = findNodeAtLocation(tree, keys.slice(0, length));
    const named = ofKey && node?.parent?.type === 'property' ? node.parent.children?.[0] : node;
    if (named !== undefined) return spanOf(named.offset, named.offset + named.length);
  }
  return tree === undefined ? spanOf(0, 0) : spanOf(tree.offset, tree.offset + 1);
}

function problemAt(path: string, text: string, span: Span, message: string, remedy: string): ConfigProblem {
  const before = text.slice(0, span.start).split('\n');
  return {
    path,
    line: before.length,
    column: (before.at(-1) ?? '').length + 1,
    span,
    message: message.replace(/\.?$/, '.'),
    remedy,
  };
}

const words = (code: string): string => code.replaceAll(/(?<=[a-z])(?=[A-Z])/g, ' ').toLowerCase();

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
