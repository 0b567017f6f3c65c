import { joinPath } from '../../base/paths.ts';
import { isText } from './sources.ts';
import type { Sources } from './types.ts';

const endings = ['.ts', '.tsx', '.mts', '.cts', '.js', '.jsx', '.mjs', '.cjs', '.json'];

/** Endings that compiled code has, with those of the source that it may stand for. */
const sourceEndings: Readonly<Record<string, readonly string[]>> = {
  '.js': ['.ts', '.tsx'],
  '.jsx': ['.tsx'],
  '.mjs': ['.mts'],
  '.cjs': ['.cts'],
};

/** The file that a path without its ending, or with the ending of compiled code, or of a folder stands for. Type declarations are no answer. */
export function findFile(sources: Sources, path: string): string | null {
  return findExact(sources, path) ?? findInFolder(sources, path);
}

function findExact({ index }: Sources, path: string): string | null {
  const compiled = /\.[cm]?jsx?$/.exec(path)?.[0];
  if (compiled !== undefined) {
    const stem = path.slice(0, -compiled.length);
    const source = (sourceEndings[compiled] ?? []).map((ending) => stem + ending).find(index.has);
    if (source !== undefined) return source;
  }
  if (index.has(path) && !/\.d\.[cm]?ts$/.test(path)) return path;
  if (path === '' || path.endsWith('/')) return null;
  return endings.map((ending) => path + ending).find(index.has) ?? null;
}

function findInFolder(sources: Sources, path: string): string | null {
  if (!sources.index.hasFolder(path)) return null;
  const base = path === '' ? '' : `${path}/`;
  const main = sources.json(`${base}package.json`)?.['main'];
  const entry = isText(main) ? joinPath(path, main) : null;
  return (entry === null || entry === path ? null : findExact(sources, entry)) ?? findExact(sources, `${base}index`);
}

/** Folders that hold what a build made of other folders. */
const outputFolders = new Set([
  'dist',
  'lib',
  'build',
  'out',
  'esm',
  'cjs',
  'es',
  'umd',
  'module',
  'commonjs',
  'types',
  'dist-types',
  '_esm',
  '_cjs',
]);

/**
 * The source behind a path that a manifest names in a package. Builds are not in the index, so `./dist/esm/llm.mjs` is looked for as
 * `src/llm.ts`, `llm.ts` and the like. The package's own entry may also be the index under another name, as bundlers make it.
 */
export function findSource(sources: Sources, packageFolder: string, target: string, isEntry = false): string | null {
  const inPackage = (path: string): string | null => {
    const joined = joinPath(packageFolder, path);
    return joined === null ? null : findFile(sources, joined);
  };
  const direct = inPackage(target);
  if (direct !== null) return direct;
  const segments = target.split('/').filter((segment) => segment !== '.' && segment !== '');
  const isOutput = outputFolders.has(segments[0] ?? '');
  for (let count = 1; outputFolders.has(segments[count - 1] ?? ''); count++) {
    const rest = segments
      .slice(count)
      .join('/')
      .replace(/(?:\.d)?\.[cm]?[jt]sx?$/, '');
    for (const folder of sourceFolders) {
      const source = rest === '' ? null : inPackage(`${folder}/${rest}`);
      if (source !== null) return source;
    }
  }
  return isEntry && isOutput ? inPackage('src/index') : null;
}

const sourceFolders = ['src', 'source', 'lib', ''];
