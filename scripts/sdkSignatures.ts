// Records what other versions of the SDKs declare, for the tests of the SDK tables:
//   node scripts/run.mjs scripts/sdkSignatures.ts FOLDER [SDK…]
// FOLDER is a scratch folder outside the project; each set of packages of test/sdks/releases.ts is installed in a folder of its own there. With
// ids of SDKs only those are recorded anew, and the records of the others stay.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { sdkTables } from '../server/src/sdks/registry.ts';
import { askOf, claimsOf } from '../test/sdks/asks.ts';
import { labelOf, type PackageSet, packageOf, recorded } from '../test/sdks/releases.ts';
import { keyOf, readSignatures, type Signature } from '../test/sdks/signatures.ts';

const output = 'test/sdks/typescript-signatures.generated.json';
/** Some packages declare their types with others' that they do not bring along. */
const peers = { openai: '6.49.0', '@anthropic-ai/sdk': '1.11.0', zod: '4.6.7', react: '19', '@types/react': '19' };
const [, , folder, ...wanted] = process.argv;
if (folder === undefined) {
  process.stderr.write('sdkSignatures: name a scratch folder\n');
  process.exit(2);
}
const known = existsSync(output) ? (JSON.parse(readFileSync(output, 'utf8')) as Record<string, unknown>) : {};
const isWanted = ({ sdk }: PackageSet): boolean => wanted.length === 0 || wanted.includes(sdk);
const all = Object.fromEntries(
  recorded.map((set) => [
    labelOf(set),
    isWanted(set) ? signaturesOf(installedIn(folder, set), set) : known[labelOf(set)],
  ]),
);
writeFileSync(output, `${JSON.stringify(all).replaceAll('"parameters":', '\n"parameters":')}\n`);
process.stdout.write(`${output}: ${recorded.filter(isWanted).length} sets of packages\n`);

/** A folder of its own for each set, so that the packages find each other. What is there already is left as it is. */
function installedIn(parent: string, set: PackageSet): string {
  const directory = resolve(
    parent,
    labelOf(set)
      .replaceAll(/[^\w.@-]+/g, '_')
      .slice(0, 100),
  );
  if (existsSync(join(directory, 'node_modules'))) return directory;
  mkdirSync(directory, { recursive: true });
  writeFileSync(join(directory, 'package.json'), '{"private":true,"type":"module"}');
  const packages = Object.entries({ ...peers, ...set.packages }).map(([name, version]) => `${name}@${version}`);
  const args = ['install', '--no-save', '--ignore-scripts', '--legacy-peer-deps', '--no-audit', '--no-fund'];
  execFileSync('npm', [...args, ...packages], { cwd: directory, stdio: ['ignore', 'ignore', 'inherit'] });
  return directory;
}

function signaturesOf(directory: string, set: PackageSet): Readonly<Record<string, Signature>> {
  process.stdout.write(`${labelOf(set)}\n`);
  const table = sdkTables.find(({ id }) => id === set.sdk);
  const claims = (table ? claimsOf(table) : []).filter(({ module }) => packageOf(module) in set.packages);
  const signatures = readSignatures(directory, claims.map(askOf));
  // Of members that several classes have, one is kept.
  const kept = new Set<string>();
  const surplus = claims.flatMap((claim) => {
    if (claim.group === null || signatures[keyOf(claim)] === undefined) return [];
    if (kept.has(claim.group)) return [keyOf(claim)];
    kept.add(claim.group);
    return [];
  });
  return Object.fromEntries(Object.entries(signatures).filter(([key]) => !surplus.includes(key)));
}
