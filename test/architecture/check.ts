import { builtinModules } from 'node:module';
import { dirname, join } from 'node:path/posix';
import { confinements, entries, impure, languageContract, layers, loadableLater } from './layers.ts';
import { type Import, importsOf, platformUsesOf } from './source.ts';

export interface Violation {
  readonly file: string;
  /** 1-based. */
  readonly line: number;
  readonly message: string;
}

const serverRoot = 'server/src/';
const clientRoot = 'client/';
const sharedFile = 'server/src/protocol.ts';

/**
 * Checks the import graph of the product.
 * @param files texts by their path from the root of the project, with forward slashes
 */
export function checkArchitecture(files: ReadonlyMap<string, string>): readonly Violation[] {
  const imports = [...files].flatMap(([file, text]) => importsOf(file, text));
  return [
    ...[...files.keys()].flatMap(unknownFolder),
    ...imports.flatMap(confined),
    ...imports.flatMap(layered),
    ...imports.flatMap(packageLoadedLater),
    ...folderCycles(imports),
    ...[...files].flatMap(([file, text]) => (impure.test(file) ? [] : platformUses(file, text))),
  ].sort((a, b) => (a.file === b.file ? a.line - b.line : a.file < b.file ? -1 : 1));
}

/** One line per violation, as compilers write them. */
export function formatViolations(violations: readonly Violation[]): string {
  return violations.map(({ file, line, message }) => `${file}:${line} ${message}`).join('\n');
}

function unknownFolder(file: string): readonly Violation[] {
  if (!file.startsWith(serverRoot)) return [];
  const unit = unitOf(file);
  if (isEntry(unit) || Object.hasOwn(layers, unit)) return [];
  return [{ file, line: 1, message: `is in no known layer: "${unit}" is neither a layer folder nor an entry` }];
}

function confined({ file, line, specifier }: Import): readonly Violation[] {
  if (specifier.startsWith('.')) return [];
  const name = packageName(specifier);
  return confinements
    .filter(({ packages, allowed }) => packages.test(name) && !allowed.test(file))
    .map(({ where }) => ({ file, line, message: `imports "${specifier}", which belongs to ${where}` }));
}

function packageLoadedLater({ file, line, specifier, dynamic }: Import): readonly Violation[] {
  if (!dynamic || specifier.startsWith('.') || loadableLater.includes(specifier)) return [];
  const message = `loads "${specifier}" with import(): load a module of our own that imports it statically`;
  return [{ file, line, message }];
}

function layered(used: Import): readonly Violation[] {
  const { file, line, specifier, typeOnly } = used;
  const target = targetOf(used);
  if (target === null) return [];
  const violation = (why: string): readonly Violation[] => [{ file, line, message: `imports "${specifier}": ${why}` }];
  if (file.startsWith(clientRoot)) {
    if (target.startsWith(clientRoot) || target === sharedFile) return [];
    return violation('the client shares nothing with the server but protocol.ts');
  }
  const from = unitOf(file);
  if (!target.startsWith(serverRoot)) {
    return target === 'package.json' && isEntry(from) ? [] : violation('the server imports nothing outside server/src');
  }
  if (file === sharedFile && !typeOnly) return violation('protocol.ts imports types only, for the client loads it too');
  const to = unitOf(target);
  if (isEntry(from) || from === to)
    return siblingLanguage(file, target) ? violation('a language imports no other') : [];
  if (from === 'rules' && target === serverRoot + languageContract && typeOnly) return [];
  if (layers[from]?.includes(to) ?? !Object.hasOwn(layers, from)) return [];
  return violation(`${from} may not import ${to}`);
}

/** languages/typescript and languages/python stand beside each other. */
function siblingLanguage(file: string, target: string): boolean {
  const [from, to] = [file, target].map((path) => /^server\/src\/languages\/(typescript|python)\//.exec(path)?.[1]);
  return from !== undefined && to !== undefined && from !== to;
}

function folderCycles(imports: readonly Import[]): readonly Violation[] {
  const edges = imports.flatMap((used) => {
    const target = targetOf(used);
    if (target === null || !used.file.startsWith(serverRoot) || !target.startsWith(serverRoot)) return [];
    const [from, to] = [unitOf(used.file), unitOf(target)];
    return from === to || isEntry(from) ? [] : [{ ...used, from, to }];
  });
  return edges.flatMap(({ file, line, from, to }) => {
    const path = pathBetween(to, from, (unit) => edges.filter((edge) => edge.from === unit).map((edge) => edge.to));
    return path === null ? [] : [{ file, line, message: `closes an import cycle: ${[from, ...path].join(' -> ')}` }];
  });
}

/** The shortest way from one folder to another, both included, or null. */
function pathBetween(start: string, goal: string, next: (unit: string) => readonly string[]): readonly string[] | null {
  const ways = new Map<string, readonly string[]>([[start, [start]]]);
  for (const [unit, way] of ways) {
    if (unit === goal) return way;
    for (const neighbour of next(unit)) if (!ways.has(neighbour)) ways.set(neighbour, [...way, neighbour]);
  }
  return null;
}

function platformUses(file: string, text: string): readonly Violation[] {
  return platformUsesOf(file, text).map(({ line, name }) => ({
    file,
    line,
    message: `uses ${name}: only the entries, cli/, lsp/ and workspace/node*.ts may use the platform`,
  }));
}

/** The path of the imported file from the root of the project, or null for a package. */
function targetOf({ file, specifier }: Import): string | null {
  return specifier.startsWith('.') ? join(dirname(file), specifier) : null;
}

/** The folder below server/src, or the file that stands there itself. */
function unitOf(file: string): string {
  return file.slice(serverRoot.length).split('/')[0] ?? '';
}

function isEntry(unit: string): boolean {
  return entries.some((entry) => entry === unit);
}

/** `@scope/name` or `name`; every module of Node gets the `node:` prefix, so that none slips through without it. */
function packageName(specifier: string): string {
  const name = specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
  return builtinModules.includes(name) ? `node:${name}` : name;
}
