import { folderOf, foldersAbove } from '../../base/paths.ts';
import { anyVersion, isWithin, onlyVersion } from '../../base/version.ts';
import { PendingText } from '../modules/types.ts';
import { environmentVersion, installedPackageVersion } from './installed.ts';
import { npmManifestRange, npmVersionsInLock } from './npm.ts';
import { pythonManifestRange, pythonVersionsInLock } from './python.ts';
import type { Ecosystem, Found, InstalledVersion, Search, VersionSources } from './types.ts';

export type { Ecosystem, InstalledVersion, VersionSources } from './types.ts';

export interface VersionResolver {
  /** The version of a package that code in a file gets. `name` is the name in the registry: `openai`, `google-genai`. */
  readonly installedVersion: (fromPath: string, name: string, ecosystem: Ecosystem) => InstalledVersion;
}

/**
 * Finds versions by the first of: what is installed nearest to the file, the lock file's entry for the file's package, the manifest's range.
 * Answers are kept, except pending ones.
 */
export function createVersionResolver(sources: VersionSources): VersionResolver {
  const answers = new Map<string, InstalledVersion>();
  const search = searchOver(sources);
  return {
    installedVersion: (fromPath, name, ecosystem) => {
      const key = `${ecosystem} ${name} ${folderOf(fromPath)}`;
      const known = answers.get(key);
      if (known !== undefined) return known;
      try {
        const answer = toAnswer(
          ecosystem === 'npm' ? findNpm(search, fromPath, name) : findPython(search, fromPath, name),
        );
        answers.set(key, answer);
        return answer;
      } catch (error) {
        if (error instanceof PendingText) return { kind: 'pending', path: error.path };
        throw error;
      }
    },
  };
}

function findNpm(search: Search, fromPath: string, name: string): Found | null {
  const folders = foldersAbove(fromPath);
  return (
    first(folders, (folder) => installedPackageVersion(search, folder, name)) ??
    first(folders, (folder) => npmVersionsInLock(search, folder, fromPath, name)) ??
    first(folders, (folder) => npmManifestRange(search, folder, name))
  );
}

function findPython(search: Search, fromPath: string, name: string): Found | null {
  const folders = foldersAbove(fromPath);
  return (
    first(folders, (folder) => environmentVersion(search, folder, name)) ??
    first(folders, (folder) => pythonVersionsInLock(search, folder, name)) ??
    first(folders, (folder) => pythonManifestRange(search, folder, name))
  );
}

/** The first of the folders that says anything of the version; a range that allows all versions says nothing. */
function first(folders: readonly string[], find: (folder: string) => Found | null): Found | null {
  for (const folder of folders) {
    const found = find(folder);
    if (found !== null && found.versions.length > 0 && !isWithin(anyVersion, found.versions)) return found;
  }
  return null;
}

function toAnswer(found: Found | null): InstalledVersion {
  if (found === null) return { kind: 'unknown' };
  const version = onlyVersion(found.versions);
  if (version !== null) return { kind: 'exact', version, source: found.source };
  return { kind: 'range', intervals: found.versions, source: found.source };
}

/** Reads each text and folder once, and leaves the search where one has to be fetched first. */
function searchOver({ index, read, listFolder }: VersionSources): Search {
  return { index, text: memoised(read), list: memoised<readonly string[] | null>(listFolder) };
}

function memoised<T>(ask: (path: string) => T | 'pending'): (path: string) => T {
  const answers = new Map<string, T>();
  return (path) => {
    const known = answers.get(path);
    if (known !== undefined) return known;
    const answer = ask(path);
    if (answer === 'pending') throw new PendingText(path);
    answers.set(path, answer);
    return answer;
  };
}
