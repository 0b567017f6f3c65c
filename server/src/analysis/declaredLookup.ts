import type { PathIndex } from '../base/pathIndex.ts';
import type { Wrapper } from '../config/configSet.ts';
import type { SdkLookup } from '../resolve/evaluate/program.ts';
import type { ModuleResolver } from '../resolve/modules/resolver.ts';
import { sdkLookup } from '../sdks/lookup.ts';
import type { SdkTable } from '../sdks/types.ts';
import { type DeclaredExports, declaredExports, declaredSdk } from './declaredCalls.ts';

export interface DeclaredLookup {
  /** The known SDKs together with the wrappers that the configuration declares; these go first. */
  readonly sdk: SdkLookup;
  /** The table of a declared module by its id, with all of its objects. */
  readonly sdkOf: (id: string) => SdkTable | null;
  /** The files of the workspace that have declared wrappers. */
  readonly files: readonly string[];
}

/** Finds declared wrappers by the file of the workspace that their module leads to, else by the module's name in imports. */
export function declaredLookup(
  wrappers: readonly Wrapper[],
  index: PathIndex,
  resolver: Pick<ModuleResolver, 'resolve'>,
): DeclaredLookup {
  if (wrappers.length === 0) return { sdk: sdkLookup, sdkOf: () => null, files: [] };
  const byPath = exportsOf(wrappers, (wrapper) => fileOf(wrapper, index, resolver));
  const byName = exportsOf(wrappers, (wrapper) => (wrapper.path === null ? wrapper.module : null));
  const tables = new Map<string, SdkTable>();
  for (const [module, exports] of [...byPath, ...byName]) tables.set(declaredSdk(module), joined(exports));
  const packages = new Set([...byName.keys()].flatMap(withPackages));
  return {
    sdk: {
      ...sdkLookup,
      declaredExport: (path, name) => byPath.get(path)?.get(name) ?? null,
      exportMeaning: (language, specifier, name) =>
        byName.get(specifier)?.get(name) ?? sdkLookup.exportMeaning(language, specifier, name),
      isSdkModule: (language, specifier) => packages.has(specifier) || sdkLookup.isSdkModule(language, specifier),
    },
    sdkOf: (id) => tables.get(id) ?? null,
    files: [...byPath.keys()],
  };
}

function exportsOf(
  wrappers: readonly Wrapper[],
  moduleOf: (wrapper: Wrapper) => string | null,
): ReadonlyMap<string, DeclaredExports> {
  const byModule = new Map<string, Wrapper[]>();
  for (const wrapper of wrappers) {
    const module = moduleOf(wrapper);
    if (module !== null) byModule.set(module, [...(byModule.get(module) ?? []), wrapper]);
  }
  return new Map([...byModule].map(([module, own]) => [module, declaredExports(module, own)]));
}

/** A module may be written without its ending, and in Python by its dotted name. */
function fileOf(wrapper: Wrapper, index: PathIndex, resolver: Pick<ModuleResolver, 'resolve'>): string | null {
  if (wrapper.path !== null) return endings.map((ending) => `${wrapper.path}${ending}`).find(index.has) ?? null;
  const importer = wrapper.folder === '' ? 'main.py' : `${wrapper.folder}/main.py`;
  const resolved = resolver.resolve(importer, wrapper.module, 'python');
  return resolved.kind === 'file' ? resolved.path : null;
}

const extensions = ['.ts', '.tsx', '.mts', '.cts', '.js', '.jsx', '.mjs', '.cjs', '.py'];
const endings = ['', ...extensions, ...extensions.map((extension) => `/index${extension}`), '/__init__.py'];

/** `app.llm` is also reached through `app`. */
const withPackages = (module: string): readonly string[] =>
  /^[\w.]+$/.test(module) ? module.split('.').map((_, at, parts) => parts.slice(0, at + 1).join('.')) : [module];

function joined(exports: DeclaredExports): SdkTable {
  const tables = [...exports.values()].map(({ table }) => table);
  const language = {
    packages: [],
    modules: {},
    shapes: Object.assign({}, ...tables.map(({ typescript }) => typescript?.shapes)),
  };
  const [first] = tables;
  return { id: first?.id ?? '', title: first?.title ?? '', typescript: language, python: language };
}
