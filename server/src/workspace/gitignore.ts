import ignore, { type Ignore } from 'ignore';
import { relativeTo } from '../base/paths.ts';

/** The .gitignore files that hold for a folder, nearest first. A nearer file overrules those above it. */
export interface IgnoreRules {
  readonly rules: Ignore;
  /** The folder of the .gitignore file. */
  readonly folder: string;
  /** What stands before a path where the file is above the workspace root: `packages/app/`. */
  readonly prefix: string;
  readonly above: IgnoreRules | null;
}

export const ignoreRulesOf = (text: string, folder: string, above: IgnoreRules | null, prefix = ''): IgnoreRules => ({
  rules: ignore({ allowRelativePaths: true }).add(text),
  folder,
  prefix,
  above,
});

/** Whether the rules leave out a path; folders end with a slash. Folders above the path are the caller's to ask first. */
export function isIgnoredBy(nearest: IgnoreRules | null, path: string): boolean {
  for (let level = nearest; level !== null; level = level.above) {
    const verdict = level.rules.test(level.prefix + relativeTo(level.folder, path));
    if (verdict.ignored) return true;
    if (verdict.unignored) return false;
  }
  return false;
}
