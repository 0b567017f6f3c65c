import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Host } from './hosts.ts';

/** A running VS Code server, for this machine alone. */
export interface WorkbenchServer {
  /** The address of the workbench with a folder open. */
  readonly address: (folder: string) => string;
  readonly stop: () => Promise<void>;
}

/** Quiet: no start page, no telemetry, no assistant, nothing fetched. */
export const quietSettings = {
  'workbench.startupEditor': 'none',
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.enableExperiments': false,
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
  'extensions.autoUpdate': false,
  'extensions.autoCheckUpdates': false,
  'extensions.ignoreRecommendations': true,
  'chat.disableAIFeatures': true,
  'git.openRepositoryInParentFolders': 'never',
} as const;

/** Installs a VSIX, as a user would from the command line. */
export function installExtension(host: Host, vsix: string, extensions: string): void {
  const data = mkdtempSync(join(tmpdir(), 'llm-cost-i-'));
  try {
    const args = ['--server-data-dir', data, '--extensions-dir', extensions, '--install-extension', resolve(vsix)];
    execFileSync(host.node, [host.serverMain, '--accept-server-license-terms', ...args], {
      stdio: ['ignore', 'ignore', 'pipe'],
      env: environment(data),
    });
  } finally {
    rmSync(data, { recursive: true, force: true });
  }
}

export async function startWorkbenchServer(
  host: Host,
  options: {
    readonly extensions: string;
    readonly settings?: Readonly<Record<string, unknown>>;
    readonly port?: number;
  },
): Promise<WorkbenchServer> {
  // Sockets live there, and their paths may have 107 characters at most.
  const data = mkdtempSync(join(tmpdir(), 'llm-cost-w-'));
  const settingsFile = join(data, 'data', 'User', 'settings.json');
  mkdirSync(join(data, 'data', 'User'), { recursive: true });
  writeFileSync(settingsFile, JSON.stringify({ ...quietSettings, ...options.settings }, null, 2));
  const [program = host.node, ...first] = [...dyingWithParent(), host.node];
  const child = spawn(
    program,
    [
      ...first,
      host.serverMain,
      ...['--host', '127.0.0.1', '--port', String(options.port ?? 0), '--without-connection-token'],
      ...['--accept-server-license-terms', '--disable-workspace-trust', '--telemetry-level', 'off'],
      ...['--server-data-dir', data, '--extensions-dir', options.extensions],
    ],
    // A group of its own, so that everything it starts ends with it.
    { stdio: ['ignore', 'pipe', 'pipe'], detached: true, env: environment(data) },
  );
  const kill = (signal: NodeJS.Signals): void => killGroup(child, signal);
  const killNow = (): void => kill('SIGKILL');
  process.once('exit', killNow);
  const ended = new Promise<void>((end) => child.once('exit', () => end()));
  const stop = async (): Promise<void> => {
    kill('SIGTERM');
    await Promise.race([ended, new Promise((end) => setTimeout(end, 5_000).unref())]);
    killNow();
    process.off('exit', killNow);
    rmSync(data, { recursive: true, force: true, maxRetries: 5 });
  };
  try {
    const port = await listening(child);
    return {
      address: (folder) => `http://127.0.0.1:${port}/?folder=${encodeURIComponent(resolve(folder))}`,
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** So that nothing stays behind even when this process is killed. */
const dyingWithParent = (): readonly string[] =>
  existsSync('/usr/bin/setpriv') ? ['/usr/bin/setpriv', '--pdeathsig', 'KILL'] : [];

function listening(child: ChildProcess): Promise<number> {
  return new Promise((found, failed) => {
    let log = '';
    const timer = setTimeout(() => failed(new Error(`The workbench's server does not start.\n${log}`)), 60_000);
    const read = (data: Buffer): void => {
      log += data.toString();
      const port = /Extension host agent listening on (\d+)/.exec(log)?.[1];
      if (port === undefined) return;
      clearTimeout(timer);
      found(Number(port));
    };
    child.stdout?.on('data', read);
    child.stderr?.on('data', read);
    child.once('exit', (code) => {
      clearTimeout(timer);
      failed(new Error(`The workbench's server has ended with ${code}.\n${log}`));
    });
  });
}

function killGroup({ pid }: ChildProcess, signal: NodeJS.Signals): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, signal);
  } catch (error) {
    const isGone = error instanceof Error && 'code' in error && error.code === 'ESRCH';
    if (!isGone) throw error;
  }
}

/** Without a gallery, and without what a terminal of another VS Code passes on. */
const environment = (data: string): NodeJS.ProcessEnv => ({
  ...process.env,
  EXTENSIONS_GALLERY: '{}',
  TMPDIR: data,
  XDG_RUNTIME_DIR: data,
  VSCODE_IPC_HOOK_CLI: '',
  CODE_SERVER_PARENT_PID: '',
});
