import { hashText } from '../base/hash.ts';
import type { PathIndex } from '../base/pathIndex.ts';
import { folderOf, foldersAbove, isInside, joinPath } from '../base/paths.ts';
import type { Range3 } from '../base/range3.ts';
import type { Declarations } from './declarations.ts';
import { configFileName } from './fileName.ts';
import { type PathTest, pathTestOf } from './globs.ts';
import { type ConfigProblem, loadConfig, type Vocabulary } from './load.ts';
import {
  type BudgetSetting,
  type Config,
  isModulePath,
  type PriceSetting,
  type ProviderSetting,
  type RuleSetting,
  type ServiceTierSetting,
  type WrapperSetting,
} from './schema.ts';

/** One config file. `folder` is where its globs and paths start from: its own folder unless it was named on the command line. */
export interface ConfigFile {
  readonly path: string;
  readonly text: string;
  readonly folder?: string;
}

/** All config files of a workspace. */
export interface ConfigSet {
  readonly configFor: (path: string) => ResolvedConfig;
  /** Whether the include and exclude globs of the files above a path let it in. */
  readonly isIncluded: PathTest;
  readonly budgets: readonly Budget[];
  /** All declared wrappers, for finding the files that import them. */
  readonly wrappers: readonly Wrapper[];
  readonly problems: readonly ConfigProblem[];
  /** The same for the same settings, whatever their order and layout. */
  readonly hash: string;
}

/** The settings for one file. Plain data. */
export interface ResolvedConfig {
  readonly rules: Readonly<Record<string, RuleSetting>>;
  readonly models: Readonly<Record<string, string>>;
  readonly environment: Readonly<Record<string, string>>;
  readonly providers: Readonly<Record<string, ProviderSetting>>;
  readonly wrappers: readonly Wrapper[];
  readonly declarations: Declarations;
  /** Entries that take the place of those of the table of assumptions. */
  readonly assumptions: Readonly<Record<string, Range3>>;
  readonly prices: Readonly<Record<string, PriceSetting>>;
  readonly tiers: Readonly<Record<string, ServiceTierSetting>>;
}

export interface Wrapper extends WrapperSetting {
  /** The path of the module from the workspace root, possibly without its ending; null if it is named as imports name it. */
  readonly path: string | null;
  /** The folder that the wrapper is declared for. */
  readonly folder: string;
}

export interface Budget extends BudgetSetting {
  readonly covers: PathTest;
  /** The file that sets it. */
  readonly source: string;
}

/** The paths of the config files in a workspace. */
export const configPathsIn = (index: PathIndex): readonly string[] => index.named(configFileName);

/** Reads config files and merges them: what is nearer to a file wins, maps are merged key by key, lists are joined. */
export function createConfigSet(files: readonly ConfigFile[], vocabulary: Vocabulary): ConfigSet {
  const levels = files
    .map((file) => levelOf(file, vocabulary))
    .sort((a, b) => a.folder.length - b.folder.length || (a.path < b.path ? -1 : 1));
  const byFolder = new Map<string, Merged>();
  const resolved = new Map<string, ResolvedConfig>();

  function mergedFor(path: string): Merged {
    const folder = folderOf(path);
    const known = byFolder.get(folder);
    if (known !== undefined) return known;
    const merged = merge(chainFor(levels, path));
    byFolder.set(folder, merged);
    return merged;
  }

  function configFor(path: string): ResolvedConfig {
    const merged = mergedFor(path);
    const matching = merged.assumptions.filter(({ covers }) => covers(path));
    const key = `${merged.key} ${matching.map(({ key: own }) => own).join()}`;
    const known = resolved.get(key);
    if (known !== undefined) return known;
    const config: ResolvedConfig = {
      ...merged.config,
      declarations: Object.assign({}, ...matching.map(({ entry }) => entry.declarations)),
      assumptions: Object.assign({}, ...matching.map(({ entry }) => entry.table)),
    };
    resolved.set(key, config);
    return config;
  }

  return {
    configFor,
    isIncluded: (path) => chainFor(levels, path).every((level) => level.includes(path)),
    budgets: levels.flatMap(({ config, folder, path }) =>
      (config.budgets ?? []).map((budget) => ({ ...budget, covers: budgetTest(budget, folder), source: path })),
    ),
    wrappers: levels.flatMap(({ wrappers }) => wrappers),
    problems: levels.flatMap(({ problems }) => problems),
    hash: hashText(stableJson(levels.map(({ folder, config: { $schema: _, ...config } }) => ({ folder, config })))),
  };
}

interface Level {
  readonly path: string;
  readonly folder: string;
  readonly config: Config;
  readonly wrappers: readonly Wrapper[];
  readonly includes: PathTest;
  readonly problems: readonly ConfigProblem[];
}

function levelOf({ path, text, folder = folderOf(path) }: ConfigFile, vocabulary: Vocabulary): Level {
  const { config, problems } = loadConfig(path, text, vocabulary, folder);
  const include = config.include === undefined ? null : pathTestOf(config.include, folder);
  const exclude = pathTestOf(config.exclude ?? [], folder);
  const wrappers = (config.wrappers ?? []).map(
    (wrapper): Wrapper => ({
      ...wrapper,
      path: isModulePath(wrapper.module) ? joinPath(folder, wrapper.module) : null,
      folder,
    }),
  );
  return { path, folder, config, wrappers, problems, includes: (file) => include?.(file) !== false && !exclude(file) };
}

/** The config files above a path, from the root down, without those above the nearest one that is a root. */
function chainFor(levels: readonly Level[], path: string): readonly Level[] {
  const folders = new Set(foldersAbove(path));
  const above = levels.filter(({ folder }) => folders.has(folder));
  const root = above.findLastIndex(({ config }) => config.root === true);
  return above.slice(Math.max(root, 0));
}

interface Merged {
  readonly key: string;
  readonly config: Omit<ResolvedConfig, 'declarations' | 'assumptions'>;
  readonly assumptions: readonly AssumptionLevel[];
}

interface AssumptionLevel {
  readonly key: string;
  readonly covers: PathTest;
  readonly entry: NonNullable<Config['assumptions']>[string];
}

function merge(chain: readonly Level[]): Merged {
  const configs = chain.map(({ config }) => config);
  return {
    key: chain.map(({ path }) => path).join('\n'),
    config: {
      rules: mergeRules(configs),
      models: Object.assign({}, ...configs.map(({ models }) => models)),
      environment: Object.assign({}, ...configs.map(({ environment }) => environment)),
      providers: Object.assign({}, ...configs.map(({ providers }) => providers)),
      wrappers: chain.flatMap(({ wrappers }) => wrappers),
      prices: mergeMaps(configs.map(({ prices }) => prices ?? {})),
      tiers: Object.assign({}, ...configs.map(({ tiers }) => tiers)),
    },
    assumptions: chain.flatMap(({ path, folder, config }) =>
      Object.entries(config.assumptions ?? {}).map(([files, entry]) => ({
        key: `${path}:${files}`,
        covers: pathTestOf([files], folder),
        entry,
      })),
    ),
  };
}

function mergeRules(configs: readonly Config[]): Readonly<Record<string, RuleSetting>> {
  const rules: Record<string, RuleSetting> = {};
  for (const config of configs) {
    for (const [id, setting] of Object.entries(config.rules ?? {})) {
      const above = rules[id];
      rules[id] = { level: setting.level ?? above?.level ?? null, options: { ...above?.options, ...setting.options } };
    }
  }
  return rules;
}

function mergeMaps<T extends object>(maps: readonly Readonly<Record<string, T>>[]): Readonly<Record<string, T>> {
  const merged: Record<string, T> = {};
  for (const map of maps) for (const [key, value] of Object.entries(map)) merged[key] = { ...merged[key], ...value };
  return merged;
}

function budgetTest(budget: BudgetSetting, folder: string): PathTest {
  if (budget.files === undefined) return (path) => isInside(path, folder);
  return pathTestOf(typeof budget.files === 'string' ? [budget.files] : budget.files, folder);
}

/** JSON with sorted keys, so that the order in which settings are written does not matter. Globs of assumptions keep theirs: it decides. */
function stableJson(value: unknown, keepOrder = false): string {
  if (Array.isArray(value)) return `[${value.map((item) => stableJson(item)).join()}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  const entries = Object.entries(value).filter(([, item]) => item !== undefined);
  const sorted = keepOrder ? entries : entries.sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${sorted.map(([key, item]) => `${JSON.stringify(key)}:${stableJson(item, key === 'assumptions')}`).join()}}`;
}
