import picomatch from 'picomatch/posix.js';
import { isInside, relativeTo } from '../base/paths.ts';

/** Tells whether a path (relative to the workspace root) is meant. */
export type PathTest = (path: string) => boolean;

/**
 * A test over globs that are written in a folder: `*`, `**`, `?`, `{a,b}` and a leading `!` for exceptions. As in .gitignore, a glob without a
 * slash matches at any depth, and a glob that names a folder means all that is in it. No globs match nothing.
 */
export function pathTestOf(globs: readonly string[], folder = ''): PathTest {
  const wanted = globs.filter((glob) => !glob.startsWith('!')).flatMap(expand);
  const exceptions = globs.filter((glob) => glob.startsWith('!')).flatMap((glob) => expand(glob.slice(1)));
  if (wanted.length === 0) return () => false;
  const isMatch = picomatch(wanted, { dot: true, ...(exceptions.length > 0 ? { ignore: exceptions } : {}) });
  return (path) => isInside(path, folder) && isMatch(relativeTo(folder, path));
}

function expand(glob: string): readonly string[] {
  const bare = glob.replace(/^\.?\//, '').replace(/\/+$/, '');
  const anchored = bare.includes('/') || glob.startsWith('/') || bare === '' ? bare : `**/${bare}`;
  if (anchored === '') return ['**'];
  return anchored.endsWith('**') ? [anchored] : [anchored, `${anchored}/**`];
}
