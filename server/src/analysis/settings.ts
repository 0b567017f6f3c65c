import type { PathIndex } from '../base/pathIndex.ts';
import type { Catalog } from '../catalog/catalog.ts';
import { providerOfBaseUrl } from '../catalog/hosts.ts';
import { lookupModel } from '../catalog/lookup.ts';
import { splitProvider } from '../catalog/modelIds.ts';
import { isLocalProvider, providerId } from '../catalog/providers.ts';
import { type ConfigFile, type ConfigSet, configPathsIn, createConfigSet } from '../config/configSet.ts';
import { configFileName } from '../config/fileName.ts';
import type { Vocabulary } from '../config/load.ts';
import type { ProviderSetting } from '../config/schema.ts';
import { assumptionKeys } from '../cost/assumptions.ts';
import type { Endpoint } from '../resolve/site/context.ts';
import type { RuleSettings } from '../rules/engine.ts';
import { rules } from '../rules/index.ts';
import { unusedSuppression } from '../rules/suppress.ts';
import type { Severity } from '../rules/types.ts';
import type { EngineSettings } from './engine.ts';
import type { Notice } from './types.ts';

/** What the config files of a workspace and the editor's own settings say. */
export interface Settings {
  readonly config: ConfigSet;
  /** What is wrong with the config files. */
  readonly notices: readonly Notice[];
  /** Level and options of a rule for a file. `own` is the rule's own level. */
  readonly ruleSettings: (rule: string, own: Severity, path: string) => RuleSettings;
  /** Who answers at a base URL that a file writes; null if nobody knows. */
  readonly endpointOfUrl: (path: string, url: string) => Endpoint | null;
  /** The same for a URL that an environment variable holds. */
  readonly endpointOfVariable: (path: string, name: string) => Endpoint | null;
}

export function loadSettings(from: {
  readonly index: PathIndex;
  readonly read: (path: string) => string | null;
  readonly catalog: Catalog;
  readonly settings: EngineSettings;
}): Settings {
  const { settings, catalog } = from;
  const paths = settings.configPath === null ? configPathsIn(from.index) : [settings.configPath];
  const files = paths.map((path) => ({ path, text: from.read(path) }));
  const readable = files.flatMap(({ path, text }): readonly ConfigFile[] => {
    if (text === null) return [];
    return [settings.configPath === null ? { path, text } : { path, text, folder: '' }];
  });
  const config = createConfigSet(readable, vocabularyOf(catalog));

  const endpointOfUrl = (path: string, url: string): Endpoint | null =>
    declaredEndpoint(config.configFor(path).providers, url) ?? providerOfBaseUrl(url);

  return {
    config,
    notices: [
      ...files.filter(({ text }) => text === null).map(({ path }) => unreadable(path)),
      ...config.problems.map(({ path, line, message, remedy }) => ({ path, line, message: `${message} ${remedy}` })),
    ],
    ruleSettings: (rule, own, path) => {
      const setting = config.configFor(path).rules[rule];
      const level = setting?.level ?? null;
      return { level: lowered(level, own, settings.ruleLevels[rule] ?? null), options: setting?.options ?? {} };
    },
    endpointOfUrl,
    endpointOfVariable: (path, name) => {
      const { providers, environment } = config.configFor(path);
      const declared = Object.hasOwn(providers, name) ? providers[name] : undefined;
      if (declared !== undefined) return endpointOf(declared);
      const url = Object.hasOwn(environment, name) ? environment[name] : undefined;
      return url === undefined ? null : endpointOfUrl(path, url);
    },
  };
}

/** Whether a file decides the settings of others. */
export const isConfigFile = (path: string, { configPath }: EngineSettings): boolean =>
  path === configPath || path === configFileName || path.endsWith(`/${configFileName}`);

const unreadable = (path: string): Notice => ({
  path,
  line: null,
  message: 'The config file cannot be read. Its settings are not used.',
});

/** The names that config files may use: the rules with their options, the table of assumptions, the models of the catalogue. */
const vocabularyOf = (catalog: Catalog): Vocabulary => ({
  rules: new Map([
    ...rules.map((rule) => [rule.id, Object.keys(rule.options)] as const),
    [unusedSuppression, []] as const,
  ]),
  assumptions: assumptionKeys,
  isModel: (name) => lookupModel(catalog, null, name, catalog.priceDate) !== null || splitProvider(name) !== null,
});

/** The editor's own level may only be milder than that of the workspace. */
function lowered(level: RuleSettings['level'], own: Severity, editor: Severity | 'off' | null): RuleSettings['level'] {
  if (editor === null) return level;
  return mildness[editor] > mildness[level ?? own] ? editor : level;
}

const mildness: Readonly<Record<Severity | 'off', number>> = { error: 0, warning: 1, information: 2, hint: 3, off: 4 };

/** The setting whose URL the given one starts with; the longest of several. */
function declaredEndpoint(providers: Readonly<Record<string, ProviderSetting>>, url: string): Endpoint | null {
  const wanted = comparable(url);
  const [nearest] = Object.entries(providers)
    .map(([key, setting]) => ({ key: comparable(key), setting }))
    .filter(({ key }) => wanted === key || (wanted.startsWith(key) && /[/?#:]/.test(wanted.charAt(key.length))))
    .toSorted((a, b) => b.key.length - a.key.length);
  return nearest === undefined ? null : endpointOf(nearest.setting);
}

/** A URL without scheme and closing slash; case does not matter. */
const comparable = (url: string): string =>
  url
    .trim()
    .toLowerCase()
    .replace(/^[a-z][a-z0-9+.-]*:\/\//, '')
    .replace(/\/+$/, '');

function endpointOf({ provider }: ProviderSetting): Endpoint {
  const id = providerId(provider) ?? provider;
  return { provider: id, local: isLocalProvider(id) };
}
