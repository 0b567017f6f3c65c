#!/usr/bin/env node
import process from 'node:process';
import { parseArgs, styleText } from 'node:util';
import { version } from '../../package.json';
import { readCatalog } from './catalog/catalog.ts';
import { main } from './cli/main.ts';
import type { Output } from './cli/ports.ts';
import { loadAsset } from './workspace/nodeAssets.ts';
import { nodeDisk } from './workspace/nodeDisk.ts';

// SIGINT has no handler: the work is synchronous, so that one would only delay the end. Files are replaced at once or not at all.

process.exitCode = await main(process.argv.slice(2), {
  version,
  cwd: process.cwd(),
  stdout: outputOf(process.stdout),
  stderr: outputOf(process.stderr),
  environment: (name) => process.env[name],
  disk: nodeDisk,
  parseArgs: (config) => parseArgs(config),
  styleText: (style, text) => styleText(style, text, { validateStream: false }),
  now: () => performance.now(),
  loadCatalog: () => readCatalog(loadAsset('catalog.json')),
  startServer: async () => {
    const { startServer } = await import('./server.ts');
    startServer();
  },
  openWorkspace: async (root, settings) => {
    // The languages and the tokenizer take time to load, which `--help` and the like do not need.
    const { nodeWorkspaces } = await import('./node/workspace.ts');
    return nodeWorkspaces().openFolder(root, settings);
  },
});

/** A stream whose writes are waited for, so that a report is not cut off when the process ends. */
function outputOf(stream: NodeJS.WriteStream): Output {
  // A failed write is told to whoever wrote; without a listener it would end the process as well.
  stream.on('error', () => {});
  return {
    write: (text) =>
      new Promise((resolve, reject) => {
        stream.write(text, (error) => (error ? reject(error) : resolve()));
      }),
    isTerminal: stream.isTTY === true,
    columns: stream.isTTY ? stream.columns : null,
  };
}
