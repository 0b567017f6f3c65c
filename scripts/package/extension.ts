import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { root, run } from '../lib/project.mjs';

/** What the extension needs beside its code, from the root of the project. */
const files = [
  'README.md',
  'CHANGELOG.md',
  'LICENSE',
  'media/icon.png',
  'docs/schema/llm-cost.schema.json',
  'syntaxes',
];

/** Parts of package.json that the command line and the work on the project need, and the extension does not. */
const foreignParts = ['bin', 'files', 'private', 'scripts', 'devDependencies'];

/** Lays out in `folder` what the VSIX is to hold, and nothing else. The bundles there have no command line in them. */
export function layOutExtension(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
  const manifest = readManifest();
  for (const path of [...files, ...mediaOf(manifest)]) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    cpSync(join(root, path), join(folder, path), { recursive: true });
  }
  run(process.execPath, [join(root, 'scripts', 'build.mjs'), '--extension', '--outdir', join(folder, 'dist')]);
  const own = Object.entries(manifest).filter(([part]) => !foreignParts.includes(part));
  // `files` tells vsce that everything there belongs in.
  writeFileSync(
    join(folder, 'package.json'),
    `${JSON.stringify({ ...Object.fromEntries(own), files: ['**'] }, null, 2)}\n`,
  );
}

export function readManifest(): Readonly<Record<string, unknown>> & { readonly version: string } {
  return JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
}

/** The pictures and pages that the manifest names, such as those of the side bar and the walkthrough. */
function mediaOf(manifest: object): readonly string[] {
  const named = [...JSON.stringify(manifest).matchAll(/"(?:\.\/)?(media\/[\w./-]+\.(?:svg|png|md))"/g)];
  return [...new Set(named.map(([, path = '']) => path))].filter((path) => existsSync(join(root, path)));
}
