import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import { root } from '../../scripts/lib/project.mjs';
import { startBrowser } from '../../scripts/workbench/browser.ts';
import { installHost, isHostVersion, newestHost } from '../../scripts/workbench/hosts.ts';
import { installExtension, startWorkbenchServer } from '../../scripts/workbench/server.ts';
import { openWorkbench, type Workbench } from '../../scripts/workbench/workbench.ts';

/** A workbench on a folder of its own, with the packaged extension. */
export interface Session extends Workbench {
  /** The file's text on disk. */
  readonly read: (path: string) => string;
  /** Writes a file on disk, behind the editor's back. */
  readonly write: (path: string, text: string) => void;
  /** Waits until the file on disk has what is expected. */
  readonly onDisk: (path: string, text: string | RegExp) => Promise<string>;
  /** Merges into the settings of the folder. */
  readonly configure: (settings: Readonly<Record<string, unknown>>) => void;
  readonly folder: string;
  /** A picture for whoever reads the results: `.cache/e2e/HOST/NAME.png`. */
  readonly shoot: (name: string) => Promise<void>;
  readonly foreignOrigins: ReadonlySet<string>;
  readonly stop: () => Promise<void>;
}

const host = process.env['E2E_HOST'] ?? newestHost;
const vsix = process.env['E2E_VSIX'] ?? '';

/** The folder of pictures; one for each host. */
export const pictures = join(root, '.cache', 'e2e', host);

/** A session for the tests around it. What failed is on a picture. */
export function useSession(options: Parameters<typeof startSession>[0] = {}): () => Session {
  let session: Session | null = null;
  beforeAll(async () => {
    session = await startSession(options);
  });
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await session?.shoot(`failed ${task.name}`.replace(/[^\w-]+/g, '-'));
    await session?.press('Escape');
  });
  afterAll(() => session?.stop());
  return () => {
    if (session === null) throw new Error('The session has not been started.');
    return session;
  };
}

/** Opens a copy of the examples, or of the files that are given. */
async function startSession(
  options: {
    readonly files?: Readonly<Record<string, string>>;
    readonly settings?: Readonly<Record<string, unknown>>;
  } = {},
): Promise<Session> {
  if (!isHostVersion(host)) throw new Error(`There is no host ${host}.`);
  if (vsix === '') throw new Error('E2E_VSIX names no package: run `npm run e2e`.');
  const work = mkdtempSync(join(tmpdir(), 'llm-cost-e-'));
  const folder = join(work, 'workspace');
  const closers: (() => unknown)[] = [() => rmSync(work, { recursive: true, force: true, maxRetries: 5 })];
  const stop = async (): Promise<void> => {
    for (const close of closers.splice(0).reverse()) await close();
  };
  const write = (path: string, text: string): void => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  };
  const read = (path: string): string => readFileSync(join(folder, path), 'utf8');
  try {
    if (options.files === undefined) cpSync(join(root, 'examples'), folder, { recursive: true });
    for (const [path, text] of Object.entries(options.files ?? {})) write(path, text);
    const installed = installHost(host);
    const extensions = join(work, 'extensions');
    installExtension(installed, vsix, extensions);
    const server = await startWorkbenchServer(installed, { extensions, settings: options.settings ?? {} });
    closers.push(server.stop);
    const browser = await startBrowser();
    closers.push(browser.stop);
    const workbench = await openWorkbench(browser.page, server.address(folder));
    return {
      ...workbench,
      folder,
      read,
      write,
      onDisk: async (path, text) => {
        await expect.poll(() => read(path), { timeout: 45_000 }).toMatch(text);
        return read(path);
      },
      configure: (settings) => {
        const path = '.vscode/settings.json';
        const now = existsSync(join(folder, path)) ? JSON.parse(read(path)) : {};
        write(path, JSON.stringify({ ...now, ...settings }, null, 2));
      },
      shoot: async (name) => {
        mkdirSync(pictures, { recursive: true });
        await browser.page.screenshot({ path: join(pictures, `${name}.png`) });
      },
      foreignOrigins: browser.foreignOrigins,
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}
