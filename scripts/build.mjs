// Bundles the product into dist/:
//   cli.mjs, server.mjs   the entries, ES modules for Node 20
//   chunk-*.mjs           what they share, and what they load only when it is first needed (the TypeScript API, ...)
//   assets/               wasm modules, tokenizer ranks and the catalogue, read as files when first needed
//   extension.cjs         the VS Code extension, CommonJS as the extension host wants it
//   webview.js, .css      the page of the report panel
// Usage: node scripts/build.mjs [--readable] [--outdir=FOLDER]
import { copyFileSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { build as bundle } from 'esbuild';
import { root, sourceHash, stampFile } from './lib/project.mjs';

const serverEntries = ['server/src/cli.ts', 'server/src/server.ts', 'server/src/worker.ts'];
const clientEntry = 'client/src/extension.ts';
const webviewEntry = 'client/webview/main.ts';

/** The CommonJS packages in the ES module bundles call `require` and read `__filename`. */
const commonJsInModules = [
  "import { createRequire as __createRequire } from 'node:module';",
  "import { fileURLToPath as __fileURLToPath } from 'node:url';",
  'const require = __createRequire(import.meta.url);',
  'const __filename = __fileURLToPath(import.meta.url);',
  "const __dirname = __fileURLToPath(new URL('.', import.meta.url));",
].join('\n');

/**
 * Builds everything that exists into a fresh folder and then puts that in the place of `outdir`, so that nobody meets half a build.
 * @param {{ outdir: string, readable?: boolean, entries?: readonly string[] }} options `entries`: server entries other than the product's own.
 * @returns {Promise<import('esbuild').Metafile>} What went into the bundles of the server entries.
 */
export async function build({ outdir, readable = false, entries = serverEntries.filter(exists) }) {
  const fresh = `${outdir}.fresh-${process.pid}`;
  /** @type {import('esbuild').BuildOptions} */
  const shared = {
    bundle: true,
    absWorkingDir: root,
    target: 'node20',
    // Some packages have a `main` in a module format that cannot be bundled; their ES modules can.
    mainFields: ['module', 'main'],
    // A minified TypeScript API takes 25 MB less memory.
    minify: !readable,
    legalComments: 'none',
    logLevel: 'error',
    sourcemap: 'linked',
    sourcesContent: false,
  };
  mkdirSync(join(fresh, 'assets'), { recursive: true });
  try {
    const [server] = await Promise.all([
      bundle({
        ...shared,
        metafile: true,
        entryPoints: [...entries],
        outdir: fresh,
        platform: 'node',
        format: 'esm',
        splitting: true,
        outExtension: { '.js': '.mjs' },
        banner: { js: commonJsInModules },
      }),
      exists(clientEntry) &&
        bundle({
          ...shared,
          entryPoints: [clientEntry],
          outfile: join(fresh, 'extension.cjs'),
          platform: 'node',
          format: 'cjs',
          external: ['vscode'],
        }),
      exists(webviewEntry) &&
        bundle({
          ...shared,
          entryPoints: [webviewEntry],
          outfile: join(fresh, 'webview.js'),
          platform: 'browser',
          format: 'iife',
          target: 'chrome120',
        }),
    ]);
    copyAssets(join(fresh, 'assets'));
    rmSync(outdir, { recursive: true, force: true });
    mkdirSync(dirname(outdir), { recursive: true });
    renameSync(fresh, outdir);
    return server.metafile;
  } finally {
    rmSync(fresh, { recursive: true, force: true });
  }
}

/** @param {string} folder */
function copyAssets(folder) {
  const assets = JSON.parse(readFileSync(join(root, 'server/src/workspace/assets.json'), 'utf8'));
  for (const [name, source] of Object.entries(assets)) copyFileSync(join(root, source), join(folder, name));
}

/** @param {string} path */
function exists(path) {
  return existsSync(join(root, path));
}

if (process.argv[1] && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const { values } = parseArgs({
    options: { readable: { type: 'boolean' }, outdir: { type: 'string' } },
  });
  const hash = sourceHash();
  const dist = dirname(stampFile);
  await build({ outdir: resolve(values.outdir ?? dist), readable: values.readable ?? false });
  if (values.outdir === undefined) writeFileSync(stampFile, hash);
}
