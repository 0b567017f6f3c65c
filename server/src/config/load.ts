import {
  findNodeAtLocation,
  getNodeValue,
  type Node,
  type ParseError,
  parseTree,
  printParseErrorCode,
} from 'jsonc-parser';
import { folderOf, joinPath } from '../base/paths.ts';
import { type Span, spanOf } from '../base/span.ts';
import { type Config, isModulePath } from './schema.ts';
import { remedyForName } from './suggest.ts';
import { type KeyPath, type Reporter, validRest } from './validRest.ts';

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
  /** Whether a price may be given under a name. Left out: they are not checked. */
  readonly isModel?: (name: string) => boolean;
}

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
  const { config, originalKeys } = validRest(getNodeValue(tree), report);
  const reportLater: Reporter = (keys, ...rest) => report(originalKeys(keys), ...rest);
  return {
    config: withKnownPrices(
      withKnownNames(withInnerWrappers(config, folder, reportLater), vocabulary, reportLater),
      vocabulary,
      reportLater,
    ),
    problems: [...problems].sort((a, b) => a.span.start - b.span.start),
  };
}

/** Reports wrappers whose path leaves the workspace, and takes them out. */
function withInnerWrappers(config: Config, folder: string, report: Reporter): Config {
  if (config.wrappers === undefined) return config;
  const wrappers = config.wrappers.filter(({ module }, index) => {
    const isInside = !isModulePath(module) || joinPath(folder, module) !== null;
    if (!isInside) {
      report(
        ['wrappers', index, 'module'],
        false,
        `"${module}" leads out of the workspace`,
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

/** Reports prices of models that nobody sells, and takes them out. */
function withKnownPrices(config: Config, { isModel }: Vocabulary, report: Reporter): Config {
  if (config.prices === undefined || isModel === undefined) return config;
  const prices = keepKeys(config.prices, isModel, (key) =>
    report(
      ['prices', key],
      true,
      `There is no model "${key}"`,
      'Write the id as the provider does; for a model that is not listed, write "provider/id".',
    ),
  );
  return { ...config, prices };
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
