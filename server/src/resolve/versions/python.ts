import { nameOf } from '../../base/paths.ts';
import { anyVersion, isWithin, parseVersion } from '../../base/version.ts';
import { parsePythonSpecifier } from '../../base/versionRange.ts';
import { pythonNamePattern } from './pythonNames.ts';
import { type Found, foundVersions, inFolder, type Search } from './types.ts';

/** The version in a lock file of a folder. Lock files are searched for the one name, never parsed. */
export function pythonVersionsInLock(search: Search, folder: string, name: string): Found | null {
  const pattern = pythonNamePattern(name);
  const inToml = new RegExp(`^name = "${pattern}"\\r?\\nversion = "([^"]+)"`, 'gim');
  const inJson = new RegExp(`^\\s*"${pattern}":\\s*\\{[^{}]*?"version":\\s*"==([^"]+)"`, 'gim');
  for (const file of ['uv.lock', 'poetry.lock', 'pdm.lock', 'Pipfile.lock']) {
    const source = inFolder(folder, file);
    const text = search.index.has(source) ? search.text(source) : null;
    const versions = [...(text ?? '').matchAll(file === 'Pipfile.lock' ? inJson : inToml)].map(
      (match) => match[1] ?? '',
    );
    const valid = versions.filter((version) => parseVersion(version) !== null);
    if (valid.length > 0) return foundVersions(valid, source);
  }
  return null;
}

/** The versions that the manifests of a folder ask for, pinned ones in requirements files before all others. */
export function pythonManifestRange(search: Search, folder: string, name: string): Found | null {
  for (const source of manifestsOf(search, folder)) {
    const text = search.text(source) ?? '';
    for (const specifier of specifiersIn(nameOf(source), text, pythonNamePattern(name))) {
      const versions = parsePythonSpecifier(specifier);
      if (versions !== null && !isWithin(anyVersion, versions)) return { versions, source };
    }
  }
  return null;
}

function manifestsOf({ index }: Search, folder: string): readonly string[] {
  const isRequirements = (name: string): boolean => /^requirements.*\.(txt|in)$|^constraints.*\.txt$/i.test(name);
  const requirements = index
    .childrenOf(folder)
    .filter(isRequirements)
    .sort((a, b) => a.length - b.length);
  const inOwnFolder = index.childrenOf(inFolder(folder, 'requirements')).filter((name) => /\.(txt|in)$/.test(name));
  const others = ['pyproject.toml', 'Pipfile', 'setup.cfg', 'setup.py', 'environment.yml', 'environment.yaml'];
  return [...requirements, ...inOwnFolder.map((name) => `requirements/${name}`), ...others]
    .map((name) => inFolder(folder, name))
    .filter(index.has);
}

/** The specifiers behind a package's name, by the way in which each kind of manifest writes them. */
function specifiersIn(file: string, text: string, name: string): readonly string[] {
  const extras = String.raw`[ \t]*(?:\[[^\]\n]*\])?[ \t]*`;
  const comparison = String.raw`\(?[<>=!~^][^'"#;\n\\]*`;
  const quoted = `['"]${name}${extras}(${comparison})`;
  const line = `^[ \\t]*${name}${extras}(${comparison})`;
  const key = `^[ \\t]*['"]?${name}['"]?[ \\t]*=[ \\t]*(?:\\{[^}\\n]*version[ \\t]*=[ \\t]*)?['"]([^'"\\n]+)['"]`;
  const item = `^[ \\t]*-[ \\t]*['"]?(?:[\\w-]+::)?${name}${extras}(${comparison})`;
  const patterns = /\.(txt|in)$/.test(file)
    ? [line]
    : file === 'Pipfile'
      ? [key]
      : file === 'pyproject.toml'
        ? [quoted, key]
        : /\.ya?ml$/.test(file)
          ? [item]
          : [quoted, line];
  return patterns.flatMap((pattern) =>
    [...text.matchAll(new RegExp(pattern, 'gim'))].map((match) => (match[1] ?? '').replace(/\s+--.*$/, '').trim()),
  );
}
