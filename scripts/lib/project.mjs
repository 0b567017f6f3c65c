// What start, test and build share. Plain JavaScript on node:* alone, because it runs before anything is installed.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the project, without a slash at its end. */
export const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/[\\/]$/, '');

/** Where scripts keep what may be thrown away at any time. */
export const cacheFolder = join(root, 'node_modules', '.cache', 'llm-cost-lens');

/** The file in `dist` that holds the hash of the sources it was built from. */
export const stampFile = join(root, 'dist', 'sources.sha256');

/** Installs the locked packages if one of them is missing or has another version. */
export function installIfNeeded() {
  if (isInstalled()) return;
  say('installing packages (npm ci)');
  const npm = process.env.npm_execpath;
  const args = ['ci', '--no-audit', '--no-fund'];
  if (npm?.endsWith('.js')) run(process.execPath, [npm, ...args]);
  else run(process.platform === 'win32' ? 'npm.cmd' : 'npm', args, { shell: process.platform === 'win32' });
}

/** Builds `dist` if it is missing or was built from other sources. */
export function buildIfNeeded() {
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === sourceHash()) return;
  say('building');
  run(process.execPath, [join(root, 'scripts', 'build.mjs')]);
}

/** Hash over the names and bytes of everything that a build reads. */
export function sourceHash() {
  const hash = createHash('sha256');
  const inputs = ['server/src', 'client', 'scripts/build.mjs', 'package.json', 'package-lock.json'];
  for (const file of inputs.flatMap((input) => filesUnder(join(root, input)))) {
    hash.update(relative(root, file).split(sep).join('/')).update('\0').update(readFileSync(file)).update('\0');
  }
  return hash.digest('hex');
}

/**
 * Runs a program in the project's folder with this terminal, and ends this process with the program's exit code if that is not 0.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ cwd?: string, shell?: boolean }} [options]
 */
export function run(command, args, options = {}) {
  const { status, error } = spawnSync(command, args, { cwd: root, stdio: 'inherit', ...options });
  if (error) fail(`cannot run ${command}: ${error.message}`);
  if (status !== 0) process.exit(status ?? 1);
}

/** @param {string} message */
export function say(message) {
  process.stderr.write(`llm-cost-lens: ${message}\n`);
}

/**
 * @param {string} message
 * @returns {never}
 */
export function fail(message) {
  say(message);
  process.exit(1);
}

function isInstalled() {
  const installedFile = join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(installedFile)) return false;
  const wanted = lockedPackages(join(root, 'package-lock.json'));
  const installed = lockedPackages(installedFile);
  return Object.entries(wanted).every(
    ([path, entry]) => path === '' || entry.optional || installed[path]?.version === entry.version,
  );
}

/**
 * @param {string} file
 * @returns {Record<string, { version?: string, optional?: boolean }>}
 */
function lockedPackages(file) {
  return JSON.parse(readFileSync(file, 'utf8')).packages ?? {};
}

/**
 * @param {string} path
 * @returns {string[]}
 */
function filesUnder(path) {
  if (!existsSync(path)) return [];
  const entries = readdirOrNull(path);
  if (entries === null) return [path];
  return entries.sort((a, b) => (a.name < b.name ? -1 : 1)).flatMap((entry) => filesUnder(join(path, entry.name)));
}

/** @param {string} path */
function readdirOrNull(path) {
  try {
    return readdirSync(path, { withFileTypes: true });
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOTDIR') return null;
    throw error;
  }
}
