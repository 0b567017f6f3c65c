// Runs a script of this project that is written in TypeScript: node scripts/run.mjs scripts/NAME.ts [ARGUMENT…]
// The script and the sources it imports are bundled to a temporary file; packages are loaded from node_modules.
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { cacheFolder, installIfNeeded, root } from './lib/project.mjs';

const [script, ...args] = process.argv.slice(2);
if (script === undefined || !existsSync(resolve(script))) {
  process.stderr.write(
    `run.mjs: there is no script ${script ?? ''}\nUsage: node scripts/run.mjs SCRIPT.ts [ARGUMENT…]\n`,
  );
  process.exit(2);
}

installIfNeeded();
const { build } = await import('esbuild');
const outdir = join(cacheFolder, `run-${process.pid}`);
process.on('exit', () => rmSync(outdir, { recursive: true, force: true }));
await build({
  entryPoints: { main: resolve(script) },
  absWorkingDir: root,
  outdir,
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  packages: 'external',
  outExtension: { '.js': '.mjs' },
  sourcemap: 'inline',
  logLevel: 'error',
  plugins: [keepImportMetaUrl()],
});
process.setSourceMapsEnabled(true);
process.argv = [process.execPath, resolve(script), ...args];
await import(pathToFileURL(join(outdir, 'main.mjs')).href);

/** In the bundle every source file still sees its own address, so that code which finds files beside itself works as in the sources. */
function keepImportMetaUrl() {
  return {
    name: 'keep-import-meta-url',
    /** @param {import('esbuild').PluginBuild} build */
    setup(build) {
      build.onLoad({ filter: /\.[cm]?[jt]s$/ }, ({ path }) => {
        const text = readFileSync(path, 'utf8');
        if (!text.includes('import.meta.url')) return undefined;
        return {
          contents: text.replaceAll('import.meta.url', JSON.stringify(pathToFileURL(path).href)),
          loader: path.endsWith('ts') ? 'ts' : 'js',
        };
      });
    },
  };
}
