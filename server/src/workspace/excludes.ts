import { extensionOf, nameOf } from '../base/paths.ts';
import type { OptionalGroup } from './ports.ts';

/** Endings of the files whose calls are analysed. */
const sourceExtensions = new Set(['.ts', '.tsx', '.mts', '.cts', '.js', '.jsx', '.mjs', '.cjs', '.py', '.ipynb']);

/** True for files that a language can read. Type declarations hold no calls. */
export const isSourceFile = (path: string): boolean =>
  sourceExtensions.has(extensionOf(path)) && !/\.d\.[cm]?ts$/i.test(path);

/** Folders of packages, builds and caches. No option brings them back, but naming one as a path to scan does. */
export const isExcludedFolder = (name: string): boolean => name.startsWith('.') || excludedFolders.has(name);

const excludedFolders = new Set([
  ...['node_modules', 'bower_components', 'jspm_packages', 'vendor', 'site-packages', 'dist-packages'],
  ...['venv', 'virtualenv', '__pycache__', '__pypackages__'],
  ...['dist', 'build', 'out', 'coverage', 'htmlcov', 'target'],
]);

/** A folder with this file is a Python environment, whatever its name. */
export const environmentMarker = 'pyvenv.cfg';

/** The group of files that a folder of this name holds; null for ordinary code. `below` is the path above it. */
export function groupOfFolder(name: string, below: string): OptionalGroup | null {
  const group = optionalFolders.get(name.toLowerCase()) ?? null;
  // Below these folders a page or feature may well be called "docs" or "demo".
  if (group === 'docs' || group === 'examples') return /(^|\/)(src|app|pages|routes)(\/|$)/.test(below) ? null : group;
  return group;
}

const optionalFolders: ReadonlyMap<string, OptionalGroup> = new Map([
  ...names('tests', ['test', 'tests', '__tests__', '__mocks__', 'spec', 'specs', 'e2e', 'cypress', 'testing', 'evals']),
  ...names('examples', ['example', 'examples', 'sample', 'samples', 'demo', 'demos', 'cookbook', 'cookbooks']),
  ...names('docs', ['doc', 'docs', 'documentation']),
  ...names('fixtures', ['fixture', 'fixtures', '__fixtures__', 'testdata', 'test-data', '__snapshots__']),
  ...names('generated', ['generated', '__generated__']),
]);

function names(group: OptionalGroup, folders: readonly string[]): readonly (readonly [string, OptionalGroup])[] {
  return folders.map((folder) => [folder, group] as const);
}

/** The group that a file's own name puts it in. */
export function groupOfFile(name: string): OptionalGroup | null {
  if (/[._-](test|tests|spec|e2e|stories|eval)\.[cm]?[jt]sx?$|^test_.*\.py$|_test\.py$|^conftest\.py$/i.test(name))
    return 'tests';
  if (/[._-](generated|gen)\.[a-z]+$|_pb2(_grpc)?\.py$|[._]pb\.[jt]s$/i.test(name)) return 'generated';
  return null;
}

/** Whether a file is a test by its own name or that of a folder above it. */
export const isTestPath = (path: string): boolean =>
  groupOfFile(nameOf(path)) === 'tests' ||
  path
    .split('/')
    .slice(0, -1)
    .some((name) => groupOfFolder(name, '') === 'tests');

/** By name alone. */
export const isMinifiedName = (name: string): boolean => /[.-]min\.[cm]?js$/i.test(name);

/**
 * True for code that a tool has written on few lines: more than 1,000 characters a line on average. Prose in long lines does not get there.
 */
export function isMinifiedText(path: string, text: string): boolean {
  if (text.length < 20_000 || !/\.[cm]?jsx?$/i.test(path)) return false;
  let lines = 1;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) lines++;
  return text.length / lines > 1_000;
}

/** The largest size in bytes that is read: 1 MB, for notebooks 4 MB (most of it outputs), for lock files 32 MB. */
export function sizeLimitOf(path: string): number {
  if (extensionOf(path) === '.ipynb') return 4 * megabyte;
  return lockFiles.has(nameOf(path)) ? 32 * megabyte : megabyte;
}

const megabyte = 1_048_576;

const lockFiles = new Set([
  ...['package-lock.json', 'npm-shrinkwrap.json', 'pnpm-lock.yaml', 'yarn.lock', 'bun.lock'],
  ...['uv.lock', 'poetry.lock', 'Pipfile.lock', 'pdm.lock'],
]);
