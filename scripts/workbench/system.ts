import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fail, say } from '../lib/project.mjs';

/** Programs that the real editors need, with the Debian packages that they come from. */
const programs = { chromium: 'chromium', rg: 'ripgrep', nvim: 'neovim' } as const;

/** Where Chromium is; CHROMIUM may name another program. */
export const chromium = (): string => process.env['CHROMIUM'] ?? find('chromium') ?? '/usr/bin/chromium';

/** Installs what is missing by apt-get, as root or by sudo. Ends this process if that does not work. */
export function installPrograms(): void {
  const isNamed = process.env['CHROMIUM'] !== undefined;
  const missing = Object.entries(programs).filter(([name]) => find(name) === null && !(name === 'chromium' && isNamed));
  if (missing.length === 0) return;
  const packages = missing.map(([, name]) => name);
  say(`installing ${packages.join(', ')}`);
  const isAllowed = process.getuid?.() === 0 || find('sudo') !== null;
  if (find('apt-get') === null || !isAllowed) fail(`please install ${packages.join(', ')}`);
  apt(['update', '-qq']);
  apt(['install', '-y', '-qq', '--no-install-recommends', ...packages]);
}

function apt(args: readonly string[]): void {
  const command = ['env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get', ...args];
  const [program = '', ...rest] = process.getuid?.() === 0 ? command : ['sudo', ...command];
  const { status } = spawnSync(program, rest, { stdio: ['ignore', 'ignore', 'inherit'] });
  if (status !== 0) fail(`apt-get ${args.join(' ')} failed`);
}

function find(program: string): string | null {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  return folders.map((folder) => join(folder, program)).find((path) => existsSync(path)) ?? null;
}
