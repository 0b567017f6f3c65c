// Records the newest versions of the npm packages that the SDK tables name, for the tests of the tables:
//   node scripts/run.mjs scripts/sdkVersions.ts FOLDER
// FOLDER is a scratch folder outside the project. A new major version makes test/sdks/newest.test.ts fail until it has been recorded
// (test/sdks/releases.ts, scripts/sdkSignatures.ts) and the tables cover it.
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { npmPackages, uninstallable } from '../test/sdks/releases.ts';

const output = 'test/sdks/npm-versions.generated.json';
const [, , folder] = process.argv;
if (folder === undefined) {
  process.stderr.write('sdkVersions: name a scratch folder\n');
  process.exit(2);
}
const directory = resolve(folder);
const names = npmPackages().filter((name) => uninstallable[name] === undefined);
mkdirSync(directory, { recursive: true });
writeFileSync(join(directory, 'package.json'), '{"private":true,"type":"module"}');
const args = ['install', '--package-lock-only', '--ignore-scripts', '--legacy-peer-deps', '--no-audit', '--no-fund'];
execFileSync('npm', [...args, ...names.map((name) => `${name}@latest`)], { cwd: directory, stdio: 'inherit' });
const lock = JSON.parse(readFileSync(join(directory, 'package-lock.json'), 'utf8')) as {
  packages: Readonly<Record<string, { readonly version: string }>>;
};
const known = JSON.parse(readFileSync(output, 'utf8')) as Readonly<Record<string, string>>;
const versions = npmPackages().map((name) => [name, lock.packages[`node_modules/${name}`]?.version ?? known[name]]);
writeFileSync(output, `${JSON.stringify(Object.fromEntries(versions), null, 2)}\n`);
process.stdout.write(`${output}: ${versions.length} packages\n`);
