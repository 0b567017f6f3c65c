import { isInside } from '../base/paths.ts';
import {
  environmentMarker,
  groupOfFile,
  groupOfFolder,
  isExcludedFolder,
  isMinifiedName,
  isSourceFile,
} from './excludes.ts';
import { type IgnoreRules, ignoreRulesOf, isIgnoredBy } from './gitignore.ts';
import type { FileNotice, Listing, ListOptions, OptionalGroup, SkipReason } from './ports.ts';

/** One entry of a folder, as `readdirSync(…, { withFileTypes: true })` gives it. */
export interface FolderEntry {
  readonly name: string;
  isDirectory(): boolean;
  isFile(): boolean;
  isSymbolicLink(): boolean;
}

export interface Folders {
  /** Null if the folder cannot be read. */
  readonly entries: (folder: string) => readonly FolderEntry[] | null;
  readonly read: (path: string) => string | null;
  /** Rules of .gitignore files above the workspace root. */
  readonly outerRules: IgnoreRules | null;
}

/** Past this many files a folder is no project: a home folder or a disk. */
const maxFiles = 400_000;

/** The state of the walk on the way down. */
interface Way {
  readonly rules: IgnoreRules | null;
  readonly group: OptionalGroup | null;
  /** Inside one of the paths to look at. */
  readonly selected: boolean;
  /** Passes through a folder that is left out, on the way to a path that was named. */
  readonly corridor: boolean;
}

/** Lists a workspace. Symbolic links are not followed, so loops cannot arise. */
export function walk(folders: Folders, options: ListOptions = {}): Listing {
  const starts = new Set((options.paths ?? ['']).map((path) => path.replace(/^\.\/?|\/+$/g, '')));
  const files: string[] = [];
  const candidates: string[] = [];
  const named = new Set<string>();
  const rulesOf = new Map<string, IgnoreRules | null>();
  const skipped: Partial<Record<SkipReason, number>> = {};
  const notices: FileNotice[] = [];
  const skip = (reason: SkipReason): void => {
    skipped[reason] = (skipped[reason] ?? 0) + 1;
  };
  const leadsToStart = (path: string): boolean => {
    for (const start of starts) if (isInside(start, path)) return true;
    return false;
  };

  function enter(folder: string, way: Way): void {
    const entries = folders.entries(folder);
    if (entries === null) {
      skip('unreadable');
      return;
    }
    if (folder !== '' && !starts.has(folder) && entries.some((entry) => entry.name === environmentMarker)) {
      skip('excluded-folder');
      return;
    }
    const rules = way.corridor ? way.rules : withRulesOf(folder, entries, way.rules);
    rulesOf.set(folder, rules);
    const base = folder === '' ? '' : `${folder}/`;
    for (const entry of entries) {
      if (files.length >= maxFiles) break;
      const path = base + entry.name;
      if (entry.isDirectory()) visitFolder(path, folder, entry.name, { ...way, rules });
      else if (way.corridor && !starts.has(path)) continue;
      else if (entry.isFile()) visitFile(path, entry.name, way);
      else if (entry.isSymbolicLink() && way.selected) skip('symlink');
    }
  }

  function visitFolder(path: string, above: string, name: string, way: Way): void {
    if (starts.has(path)) {
      // Rules that leave the named folder out would leave out every file in it.
      const isLeftOut = way.corridor || (way.rules !== null && isIgnoredBy(way.rules, `${path}/`));
      enter(path, { rules: isLeftOut ? null : way.rules, group: null, selected: true, corridor: false });
      return;
    }
    const leads = leadsToStart(path);
    if (way.corridor && !leads) return;
    const reason = reasonToLeaveOut(path, name, way.rules);
    if (reason === null) {
      enter(path, { ...way, group: way.group ?? groupOfFolder(name, above) });
      return;
    }
    if (leads) {
      enter(path, { ...way, corridor: true });
      return;
    }
    if (name !== '.git' && way.selected) skip(reason);
  }

  function reasonToLeaveOut(path: string, name: string, rules: IgnoreRules | null): SkipReason | null {
    if (isExcludedFolder(name)) return 'excluded-folder';
    if (options.exclude?.(path) === true) return 'excluded';
    return rules !== null && isIgnoredBy(rules, `${path}/`) ? 'git-ignored' : null;
  }

  function visitFile(path: string, name: string, way: Way): void {
    files.push(path);
    const isNamed = starts.has(path);
    if ((!way.selected && !isNamed) || !isSourceFile(path)) return;
    const reason = isNamed ? null : reasonNotToScan(path, name, way);
    if (reason !== null) {
      skip(reason);
      return;
    }
    if (isNamed) named.add(path);
    candidates.push(path);
  }

  function reasonNotToScan(path: string, name: string, way: Way): SkipReason | null {
    if (isMinifiedName(name)) return 'minified';
    if (options.defaultExcludes !== false) {
      const group = way.group ?? groupOfFile(name);
      if (group !== null) return group;
    }
    return options.exclude?.(path) === true || options.include?.(path) === false ? 'excluded' : null;
  }

  function withRulesOf(folder: string, entries: readonly FolderEntry[], above: IgnoreRules | null): IgnoreRules | null {
    if (!entries.some((entry) => entry.name === '.gitignore' && entry.isFile())) return above;
    const text = folders.read(folder === '' ? '.gitignore' : `${folder}/.gitignore`);
    return text === null ? above : ignoreRulesOf(text, folder, above);
  }

  enter('', { rules: folders.outerRules, group: null, selected: starts.has(''), corridor: false });
  if (files.length >= maxFiles) notices.push({ path: '', kind: 'too-many-files' });
  return {
    files,
    candidates,
    isIgnored: (path) => {
      if (named.has(path)) return false;
      const rules = rulesOf.get(path.slice(0, Math.max(path.lastIndexOf('/'), 0))) ?? null;
      return rules !== null && isIgnoredBy(rules, path);
    },
    skipped,
    notices,
  };
}
