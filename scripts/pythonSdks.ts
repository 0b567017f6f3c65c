// Records what releases of Python packages have of what the SDK tables name, for the tests of the tables:
//   node scripts/run.mjs scripts/pythonSdks.ts FOLDER [SDK…]
// FOLDER holds clones of the repositories of test/sdks/pythonReleases.ts, each as OWNER+NAME/repo. With ids of SDKs only those are recorded
// anew, and the records of the others stay.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sdkTables } from '../server/src/sdks/registry.ts';
import { askOf, type Claim, claimsOf } from '../test/sdks/asks.ts';
import { type PythonRelease, type PythonSource, pythonReleases } from '../test/sdks/pythonReleases.ts';
import { keyOf } from '../test/sdks/signatures.ts';

const output = 'test/sdks/python-claims.generated.json';
const [, , folder, ...wanted] = process.argv;
if (folder === undefined) {
  process.stderr.write('pythonSdks: name the folder of the clones\n');
  process.exit(2);
}
const known = existsSync(output) ? (JSON.parse(readFileSync(output, 'utf8')) as Record<string, unknown>) : {};
const labelOf = ({ sdk, version }: PythonRelease): string => `${sdk} ${version}`;
const all = pythonReleases.map((release) => [
  labelOf(release),
  wanted.length === 0 || wanted.includes(release.sdk) ? recordOf(release, folder) : known[labelOf(release)],
]);
writeFileSync(output, `${JSON.stringify(Object.fromEntries(all)).replaceAll('],"', '],\n"')}\n`);
process.stdout.write(`${output}: ${all.length} releases\n`);

function recordOf(release: PythonRelease, clones: string): unknown {
  const table = sdkTables.find(({ id }) => id === release.sdk);
  const claims = table ? claimsOf(table, 'python') : [];
  const asks = [...new Set(claims.map(keyOf))];
  const directory = mkdtempSync(join(tmpdir(), 'python-sdks-'));
  const roots = release.sources.flatMap((source, index) => unpacked(clones, source, join(directory, `${index}`)));
  const sources = release.sources.map(
    ({ repository, revision }) => `${repository}@${commitOf(clones, repository, revision)}`,
  );
  const answer = execFileSync('python3', ['scripts/python-claims.py', ...roots], {
    input: JSON.stringify(asks),
    maxBuffer: 1 << 28,
  });
  const found = { ...(JSON.parse(answer.toString()) as Found), ...foundInServices(asks, release.sources, clones) };
  const modules = modulesIn(asks, roots);
  rmSync(directory, { recursive: true });
  process.stdout.write(`${labelOf(release)}: ${asks.length} names\n`);
  return { sources, modules, found: ofInterest(claims, found) };
}

interface Service {
  readonly operations: Readonly<Record<string, { readonly input?: { readonly shape: string } }>>;
  readonly shapes: Readonly<
    Record<string, { readonly members?: Readonly<Record<string, unknown>>; readonly required?: readonly string[] }>
  >;
}

/** Methods that boto3 makes of the descriptions of services, asked for as `boto3#client.bedrock-runtime().converse`. */
function foundInServices(asks: readonly string[], sources: readonly PythonSource[], clones: string): Found {
  const all: Record<string, readonly string[]> = {};
  for (const { repository, revision, services = {} } of sources) {
    for (const [name, path] of Object.entries(services)) {
      const text = execFileSync('git', ['-C', clone(clones, repository), 'show', `${revision}:${path}`], {
        maxBuffer: 1 << 28,
      });
      const { operations, shapes } = JSON.parse(text.toString()) as Service;
      all[`boto3#client.${name}`] = ['**kwargs'];
      for (const [operation, { input }] of Object.entries(operations)) {
        const { members = {}, required = [] } = shapes[input?.shape ?? ''] ?? {};
        const taken = Object.keys(members).map((member) => (required.includes(member) ? member : `${member}=...`));
        all[`boto3#client.${name}().${snakeCase(operation)}`] = taken;
      }
    }
  }
  return Object.fromEntries(asks.flatMap((ask) => (all[ask] === undefined ? [] : [[ask, all[ask]]])));
}

function snakeCase(name: string): string {
  return name.replaceAll(/(?<=.)[A-Z]/g, (letter) => `_${letter}`).toLowerCase();
}

type Found = Readonly<Record<string, readonly string[] | null>>;

/** Of what something takes only that which the table reads, and of members that several classes have one. */
function ofInterest(claims: readonly Claim[], found: Found): Found {
  const kept = new Set<string>();
  return Object.fromEntries(
    claims.flatMap((claim) => {
      const taken = found[keyOf(claim)];
      if (taken === undefined || (claim.group !== null && kept.has(claim.group))) return [];
      if (claim.group !== null) kept.add(claim.group);
      const read = new Set(askOf(claim).paths.map((path) => path.split('.')[0] ?? path));
      const isRead = (written: string): boolean => written.startsWith('*') || read.has(written.split('=')[0] ?? '');
      const first = taken?.slice(0, 1) ?? [];
      return [[keyOf(claim), taken === null ? null : [...new Set([...first, ...taken.filter(isRead)])]] as const];
    }),
  );
}

/** Modules that the packages have, so that a name which is missing there is missing, and one of another package is only not seen. */
function modulesIn(asks: readonly string[], roots: readonly string[]): readonly string[] {
  const modules = [...new Set(asks.map((ask) => ask.split('#')[0] ?? ''))];
  const isThere = (module: string): boolean =>
    roots.some((root) => {
      const base = join(root, ...module.split('.'));
      return existsSync(`${base}.py`) || existsSync(join(base, '__init__.py'));
    });
  return modules.filter(isThere);
}

function clone(clones: string, repository: string): string {
  return join(clones, repository.replace('/', '+'), 'repo');
}

function commitOf(clones: string, repository: string, revision: string): string {
  const commit = execFileSync('git', ['-C', clone(clones, repository), 'rev-parse', `${revision}^{commit}`]);
  return commit.toString().trim().slice(0, 12);
}

/** Each folder for itself: what is large elsewhere in a repository may be absent from a clone. Only sources count. */
function unpacked(clones: string, { repository, revision, folders }: PythonSource, into: string): readonly string[] {
  return folders.map((folder, index) => {
    const root = join(into, `${index}`);
    mkdirSync(root, { recursive: true });
    const tree = folder === '.' ? revision : `${revision}:${folder}`;
    const options = ['-C', clone(clones, repository), 'archive', tree, '--', ':(glob)**/*.py'];
    execFileSync('tar', ['-x', '-C', root], { input: execFileSync('git', options, { maxBuffer: 1 << 30 }) });
    return root;
  });
}
