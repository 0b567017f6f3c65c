import { folderOf, foldersAbove, joinPath } from '../../base/paths.ts';
import { findFile, findSource } from './files.ts';
import { createMemberLookup, entryOf, mappedTargets, nearestManifest } from './manifests.ts';
import { isObject, isText } from './sources.ts';
import { readSpecifier, type Specifier } from './specifier.ts';
import { aliasTargets, createPathSettings } from './tsconfig.ts';
import type { JsonObject, ResolvedModule, Sources } from './types.ts';

type Resolve = (fromPath: string, specifier: string) => ResolvedModule;

/**
 * Imports of TypeScript and JavaScript. What the project defines wins only where it leads to a file: import map, compiler paths, private
 * imports, the package itself, packages of the workspace; all else is a package from outside.
 */
export function createScriptResolver(sources: Sources): Resolve {
  const settingsOf = createPathSettings(sources);
  const memberOf = createMemberLookup(sources);

  function resolve(fromPath: string, text: string, depth = 0): ResolvedModule {
    const mapped = depth < 4 ? importMapTarget(sources, fromPath, text) : null;
    if (mapped !== null) return mappedModule(fromPath, mapped, depth);
    const specifier = readSpecifier(text);
    switch (specifier.kind) {
      case 'relative':
        return relative(fromPath, specifier.path);
      case 'private':
        return privateImport(fromPath, specifier.name, depth);
      case 'external':
        return { kind: 'package', name: specifier.name, subpath: specifier.subpath };
      case 'bare':
        return bare(fromPath, text, specifier);
      case 'address':
        return { kind: 'missing' };
    }
  }

  function relative(fromPath: string, path: string): ResolvedModule {
    const target = path.startsWith('/') ? joinPath('', path) : joinPath(folderOf(fromPath), path);
    return fileOrMissing(
      target === null
        ? null
        : (findFile(sources, path.endsWith('/') ? `${target}/` : target) ?? findFile(sources, target)),
    );
  }

  function bare(fromPath: string, text: string, specifier: Extract<Specifier, { kind: 'bare' }>): ResolvedModule {
    const { name, subpath } = specifier;
    const local = byAlias(fromPath, text) ?? byPackage(fromPath, name, subpath) ?? byCustom(fromPath, text);
    return local === null ? { kind: 'package', name, subpath } : { kind: 'file', path: local };
  }

  function byAlias(fromPath: string, text: string): string | null {
    const settings = settingsOf(fromPath);
    if (settings === null) return null;
    const base = settings.baseUrl === null ? null : joinPath(settings.baseUrl, text);
    for (const target of [...aliasTargets(settings, text), ...(base === null ? [] : [base])]) {
      const file = findFile(sources, target) ?? findSource(sources, '', target);
      if (file !== null) return file;
    }
    return null;
  }

  /** `@/x` and `~/x` are no packages: where a framework writes the compiler's settings when it builds, they stand for the folder of sources. */
  function byCustom(fromPath: string, text: string): string | null {
    const path = /^[@~]\/(.+)$/.exec(text)?.[1];
    const own = path === undefined ? null : nearestManifest(sources, fromPath);
    for (const folder of own === null ? [] : ['./src/', './app/', './']) {
      const file = findSource(sources, own?.folder ?? '', `${folder}${path}`);
      if (file !== null) return file;
    }
    return null;
  }

  function byPackage(fromPath: string, name: string, subpath: string): string | null {
    const own = nearestManifest(sources, fromPath);
    if (own !== null && own.json['name'] === name) return entryOf(sources, own, subpath);
    const member = memberOf(fromPath, name);
    return member === null ? null : entryOf(sources, member, subpath);
  }

  function privateImport(fromPath: string, name: string, depth: number): ResolvedModule {
    const manifest = nearestManifest(sources, fromPath);
    const imports = manifest?.json['imports'];
    for (const target of manifest !== null && isObject(imports) ? mappedTargets(imports, name) : []) {
      if (!target.startsWith('.')) return depth < 4 ? resolve(fromPath, target, depth + 1) : { kind: 'missing' };
      const file = findSource(sources, manifest?.folder ?? '', target);
      if (file !== null) return { kind: 'file', path: file };
    }
    // Compiler paths may use the same sign.
    return fileOrMissing(byAlias(fromPath, name));
  }

  function mappedModule(fromPath: string, mapped: MappedImport, depth: number): ResolvedModule {
    if (!/^\.{0,2}\//.test(mapped.target)) return resolve(fromPath, mapped.target, depth + 1);
    const path = joinPath(mapped.folder, mapped.target);
    return fileOrMissing(path === null ? null : findFile(sources, path));
  }

  return (fromPath, specifier) => resolve(fromPath, specifier);
}

const fileOrMissing = (path: string | null): ResolvedModule =>
  path === null ? { kind: 'missing' } : { kind: 'file', path };

// ---------------------------------------------------------------------------------------------------------------- import maps

interface MappedImport {
  readonly target: string;
  /** The folder of the map, from which its paths go. */
  readonly folder: string;
}

/** What the nearest deno.json, or the map that it names, puts in the place of a specifier. */
function importMapTarget(sources: Sources, fromPath: string, text: string): MappedImport | null {
  for (const folder of foldersAbove(fromPath)) {
    const base = folder === '' ? '' : `${folder}/`;
    const deno = sources.json(`${base}deno.json`) ?? sources.json(`${base}deno.jsonc`);
    const other = isText(deno?.['importMap']) ? joinPath(folder, deno['importMap']) : `${base}import_map.json`;
    for (const [map, at] of [
      [deno, folder],
      [other === null ? null : sources.json(other), other === null ? folder : folderOf(other)],
    ] as const) {
      const target = map === null ? null : mapTarget(map, text);
      if (target !== null) return { target, folder: at };
    }
  }
  return null;
}

function mapTarget(map: JsonObject, text: string): string | null {
  const imports = map['imports'];
  if (!isObject(imports)) return null;
  const exact = Object.hasOwn(imports, text) ? imports[text] : undefined;
  if (isText(exact)) return exact === text ? null : exact;
  // A package that is mapped brings its subpaths along when it comes from a registry.
  const prefixes = Object.keys(imports)
    .map((key) => (key.endsWith('/') ? key : `${key}/`))
    .filter((key) => text.startsWith(key))
    .sort((a, b) => b.length - a.length);
  for (const prefix of prefixes) {
    const folder = imports[prefix];
    if (isText(folder)) return folder + text.slice(prefix.length);
    const whole = imports[prefix.slice(0, -1)];
    if (isText(whole) && /^(npm|jsr):/.test(whole)) return `${whole}/${text.slice(prefix.length)}`;
  }
  return null;
}
