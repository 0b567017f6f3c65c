// Bundles the product into dist/:
//   cli.mjs, server.mjs   the entries, ES modules for Node 20
//   chunk-*.mjs           what they share, and what they load only when it is first needed (the TypeScript API, ...)
//   assets/               wasm modules, tokenizer ranks and the catalogue, read as files when first needed
//   extension.cjs         the VS Code extension, CommonJS as the extension host wants it
//   connection.cjs        its connection to the server, loaded when the server is started
//   webview.js, .css      the page of the report panel
//   third-party-notices   the licences of the packages inside
// Usage: node scripts/build.mjs [--readable] [--outdir=FOLDER] [--extension]
//   --extension: for the VSIX, so without the command line and without source maps
import { copyFileSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { build as bundle } from 'esbuild';
import { thirdPartyNotices } from './lib/notices.mjs';
import { root, sourceHash, stampFile } from './lib/project.mjs';

const serverEntries = ['server/src/cli.ts', 'server/src/server.ts', 'server/src/worker.ts'];
const extensionEntries = ['server/src/server.ts', 'server/src/worker.ts'];
const clientEntries = ['client/src/extension.ts', 'client/src/server/connection.ts'];
const webviewEntries = ['client/webview/main.ts', 'client/webview/panel.css'];

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
 * @param {{ outdir: string, readable?: boolean, sourceMaps?: boolean, entries?: readonly string[] }} options `entries`: server entries other than the product's own.
 * @returns {Promise<import('esbuild').Metafile>} what went into the bundles
 */
export async function build({ outdir, readable = false, sourceMaps = true, entries = serverEntries.filter(exists) }) {
  const fresh = `${outdir}.fresh-${process.pid}`;
  mkdirSync(join(fresh, 'assets'), { recursive: true });
  try {
    const results = await Promise.all(
      bundles(fresh, entries).map((options) => bundle({ ...shared(readable, sourceMaps), ...options })),
    );
    const metafile = {
      inputs: Object.assign({}, ...results.map(({ metafile }) => metafile?.inputs)),
      outputs: Object.assign({}, ...results.map(({ metafile }) => metafile?.outputs)),
    };
    const assets = copyAssets(join(fresh, 'assets'));
    writeFileSync(
      join(fresh, 'third-party-notices.txt'),
      thirdPartyNotices([...Object.keys(metafile.inputs), ...assets]),
    );
    rmSync(outdir, { recursive: true, force: true });
    renameSync(fresh, outdir);
    return metafile;
  } finally {
    rmSync(fresh, { recursive: true, force: true });
  }
}

/**
 * @param {boolean} readable
 * @param {boolean} sourceMaps
 */
function shared(readable, sourceMaps) {
  return /** @type {const} @satisfies {import('esbuild').BuildOptions} */ ({
    bundle: true,
    absWorkingDir: root,
    target: 'node20',
    // A minified TypeScript API takes 25 MB less memory.
    minify: !readable,
    legalComments: 'none',
    logLevel: 'error',
    sourcemap: sourceMaps && 'linked',
    sourcesContent: false,
    metafile: true,
  });
}

/**
 * @param {string} outdir
 * @param {readonly string[]} entries
 * @returns {import('esbuild').BuildOptions[]}
 */
function bundles(outdir, entries) {
  // Some packages have a `main` in a module format that cannot be bundled; their ES modules can.
  const mainFields = ['module', 'main'];
  return [
    {
      entryPoints: [...entries],
      outdir,
      platform: 'node',
      format: 'esm',
      mainFields,
      splitting: true,
      outExtension: { '.js': '.mjs' },
      banner: { js: commonJsInModules },
    },
    {
      entryPoints: clientEntries.filter(exists).map((entry) => ({ in: entry, out: basename(entry, '.ts') })),
      outdir,
      platform: 'node',
      format: 'cjs',
      mainFields,
      outExtension: { '.js': '.cjs' },
      external: ['vscode'],
      supported: { 'dynamic-import': false },
      plugins: [laterInFilesOfTheirOwn],
    },
    {
      entryPoints: webviewEntries.filter(exists).map((entry) => ({ in: entry, out: 'webview' })),
      outdir,
      platform: 'browser',
      format: 'iife',
      target: 'chrome120',
    },
  ];
}

/**
 * What the extension loads with `import()` stays a file of its own beside it: the editor waits for the extension to be read, and does
 * not need all of it at its start.
 * @type {import('esbuild').Plugin}
 */
const laterInFilesOfTheirOwn = {
  name: 'later-in-files-of-their-own',
  setup: ({ onResolve }) => {
    onResolve({ filter: /^\.{1,2}\// }, ({ kind, path }) =>
      kind === 'dynamic-import' ? { path: `./${basename(path, '.ts')}.cjs`, external: true } : null,
    );
  },
};

/**
 * @param {string} folder
 * @returns {string[]} where the assets come from
 */
function copyAssets(folder) {
  const assets = JSON.parse(readFileSync(join(root, 'server/src/workspace/assets.json'), 'utf8'));
  for (const [name, source] of Object.entries(assets)) copyFileSync(join(root, source), join(folder, name));
  return Object.values(assets);
}

/** @param {string} path */
function exists(path) {
  return existsSync(join(root, path));
}

if (process.argv[1] && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const { values } = parseArgs({
    options: { readable: { type: 'boolean' }, outdir: { type: 'string' }, extension: { type: 'boolean' } },
  });
  const hash = sourceHash();
  const dist = dirname(stampFile);
  await build({
    outdir: resolve(values.outdir ?? dist),
    readable: values.readable ?? false,
    ...(values.extension ? { entries: extensionEntries, sourceMaps: false } : {}),
  });
  if (values.outdir === undefined) writeFileSync(stampFile, hash);
}
