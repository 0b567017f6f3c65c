#!/usr/bin/env node
import process from 'node:process';
import { parseArgs, styleText } from 'node:util';
import { version } from '../../package.json';
import type { EngineSettings } from './analysis/engine.ts';
import { readCatalog } from './catalog/catalog.ts';
import { lookupModel } from './catalog/lookup.ts';
import { main } from './cli/main.ts';
import type { OpenWorkspace, Output } from './cli/ports.ts';
import type { Request } from './resolve/callSite.ts';
import { createNodeFiles } from './workspace/node.ts';
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
  openWorkspace,
});

async function openWorkspace(root: string, settings: EngineSettings): Promise<OpenWorkspace> {
  // The languages and the tokenizer take time to load, which `--help` and the like do not need.
  const { createNodeEngine, createNodeTools } = await import('./workspace/nodeEngine.ts');
  const tools = createNodeTools();
  const asOf = settings.asOf ?? tools.catalog.priceDate;
  const familyOf = ({ provider, model }: Request) => {
    if (model.state !== 'known') return 'o200k';
    const info = lookupModel(tools.catalog, provider.state === 'known' ? provider.value : null, model.value, asOf);
    return info?.tokenizer ?? 'o200k';
  };
  return {
    engine: createNodeEngine(root, settings, createNodeFiles(root), tools),
    countTokens: (text, request) => tools.countTokens(text, familyOf(request)).tokens.expected,
  };
}

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
