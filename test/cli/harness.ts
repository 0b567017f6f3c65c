import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { parseArgs, styleText } from 'node:util';
import { onTestFinished } from 'vitest';
import type { Engine } from '../../server/src/analysis/engine.ts';
import { readCatalog } from '../../server/src/catalog/catalog.ts';
import { main } from '../../server/src/cli/main.ts';
import type { CliPorts, Disk } from '../../server/src/cli/ports.ts';
import { loadAsset } from '../../server/src/workspace/nodeAssets.ts';
import { nodeDisk } from '../../server/src/workspace/nodeDisk.ts';

export interface Outcome {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

export interface Machine {
  /** The working folder. */
  readonly folder: string;
  readonly engine: (root: string) => Engine;
  readonly environment?: Readonly<Record<string, string>>;
  readonly isTerminal?: boolean;
  readonly disk?: Disk;
}

/** Runs a command line in this process. */
export async function run(args: readonly string[], machine: Machine): Promise<Outcome> {
  const written = { out: '', err: '' };
  const output = (name: 'out' | 'err'): CliPorts['stdout'] => ({
    write: async (text) => {
      written[name] += text;
    },
    isTerminal: machine.isTerminal === true,
    columns: machine.isTerminal === true ? 80 : null,
  });
  let now = 0;
  const code = await main(args, {
    version: '1.2.3',
    cwd: machine.folder,
    stdout: output('out'),
    stderr: output('err'),
    environment: (name) => machine.environment?.[name],
    disk: machine.disk ?? nodeDisk,
    parseArgs: (config) => parseArgs(config),
    styleText: (style, text) => styleText(style, text, { validateStream: false }),
    now: () => (now += 60),
    loadCatalog: () => readCatalog(loadAsset('catalog.json')),
    startServer: async () => {
      written.err += 'server started';
    },
    openWorkspace: async (root) => ({ engine: machine.engine(root) }),
  });
  return { code, ...written };
}

/** A temporary folder with these files, gone after the test. */
export function folderWith(files: Readonly<Record<string, string | Uint8Array>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'llm-cost-lens-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  return folder;
}

export const textOf = (folder: string, path: string): string => readFileSync(join(folder, path), 'utf8');
