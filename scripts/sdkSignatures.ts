// Records what other versions of the SDKs declare, for the tests of the SDK tables:
//   node scripts/run.mjs scripts/sdkSignatures.ts FOLDER [SDK…]
// FOLDER is a scratch folder outside the project; the packages of test/sdks/releases.ts are installed there under names of their own. With
// ids of SDKs only those are recorded anew, and the records of the others stay.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { sdkTables } from '../server/src/sdks/registry.ts';
import { askOf, claimsOf } from '../test/sdks/asks.ts';
import { labelOf, type PackageSet, packageOf, recorded } from '../test/sdks/releases.ts';
import { readSignatures, type Signature } from '../test/sdks/signatures.ts';

const output = 'test/sdks/typescript-signatures.generated.json';
const aliasOf = (name: string, version: string): string =>
  `${name.replaceAll(/[@/]/g, '-').replace(/^-/, '')}-v${version}`;

const [, , folder, ...wanted] = process.argv;
if (folder === undefined) {
  process.stderr.write('sdkSignatures: name a scratch folder\n');
  process.exit(2);
}
const sets = recorded.filter(({ sdk }) => wanted.length === 0 || wanted.includes(sdk));
install(resolve(folder));
const known = existsSync(output) ? (JSON.parse(readFileSync(output, 'utf8')) as Record<string, unknown>) : {};
const all = Object.fromEntries(
  recorded.map((set) => [labelOf(set), sets.includes(set) ? signaturesOf(resolve(folder), set) : known[labelOf(set)]]),
);
writeFileSync(output, `${JSON.stringify(all).replaceAll('"parameters":', '\n"parameters":')}\n`);
process.stdout.write(`${output}: ${sets.length} sets of packages\n`);

/** Some packages declare their types with others' that they do not bring along. */
function install(directory: string): void {
  mkdirSync(directory, { recursive: true });
  writeFileSync(join(directory, 'package.json'), '{"private":true,"type":"module"}');
  const packages = sets.flatMap(({ packages }) =>
    Object.entries(packages).map(([name, version]) => `${aliasOf(name, version)}@npm:${name}@${version}`),
  );
  const peers = ['openai@6.49.0', '@anthropic-ai/sdk@1.11.0', 'zod@4.6.7', 'react@19', '@types/react@19'];
  const args = ['install', '--no-save', '--ignore-scripts', '--legacy-peer-deps', '--no-audit', '--no-fund'];
  execFileSync('npm', [...args, ...new Set(packages), ...peers], { cwd: directory, stdio: 'inherit' });
}

function signaturesOf(directory: string, set: PackageSet): Readonly<Record<string, Signature>> {
  const table = sdkTables.find(({ id }) => id === set.sdk);
  const claims = (table ? claimsOf(table) : []).filter(({ module }) => packageOf(module) in set.packages);
  return readSignatures(directory, claims.map(askOf), (module) => {
    const name = packageOf(module);
    return module.replace(name, aliasOf(name, set.packages[name] ?? ''));
  });
}
