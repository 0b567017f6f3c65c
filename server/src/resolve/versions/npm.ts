import { foldersAbove, relativeTo } from '../../base/paths.ts';
import { parseVersion } from '../../base/version.ts';
import { parseNpmRange } from '../../base/versionRange.ts';
import { type Found, foundVersions, inFolder, type Search } from './types.ts';

/**
 * The version in the lock file of a folder for the package that holds `fromPath`. Lock files can have ten megabytes: they are searched for
 * the one name, never parsed.
 */
export function npmVersionsInLock(search: Search, folder: string, fromPath: string, name: string): Found | null {
  for (const { file, find } of lockFormats) {
    const source = inFolder(folder, file);
    const text = search.index.has(source) ? search.text(source) : null;
    if (text === null) continue;
    const importer =
      foldersAbove(fromPath).find((above) => search.index.has(inFolder(above, 'package.json'))) ?? folder;
    const question: Question = {
      name,
      importer: relativeTo(folder, importer),
      range: () => manifestRanges(search, importer, name)[0] ?? manifestRanges(search, folder, name)[0] ?? null,
    };
    const versions = find(text, question).filter((version) => parseVersion(version) !== null);
    if (versions.length > 0) return foundVersions(versions, source);
  }
  return null;
}

/** The range that the package.json of a folder asks for. */
export function npmManifestRange(search: Search, folder: string, name: string): Found | null {
  for (const range of manifestRanges(search, folder, name)) {
    const versions = parseNpmRange(range);
    if (versions !== null) return { versions, source: inFolder(folder, 'package.json') };
  }
  return null;
}

interface Question {
  readonly name: string;
  /** The folder of the package.json that asks, from the folder of the lock file; empty for that folder itself. */
  readonly importer: string;
  /** The range as package.json writes it. */
  readonly range: () => string | null;
}

type Find = (text: string, question: Question) => readonly string[];

const lockFormats: readonly { readonly file: string; readonly find: Find }[] = [
  { file: 'package-lock.json', find: inPackageLock },
  { file: 'npm-shrinkwrap.json', find: inPackageLock },
  { file: 'pnpm-lock.yaml', find: inPnpmLock },
  { file: 'yarn.lock', find: inYarnLock },
  { file: 'bun.lock', find: inBunLock },
];

/** Versions 2 and 3 list folders (`packages/app/node_modules/openai`); version 1 nests names. */
function inPackageLock(text: string, { name, importer }: Question): readonly string[] {
  const folders = importer === '' ? [''] : [...foldersAbove(`${importer}/x`)];
  for (const folder of folders) {
    const key = escaped(`${folder === '' ? '' : `${folder}/`}node_modules/${name}`);
    const version = new RegExp(`"${key}":\\s*\\{\\s*(?:"name":\\s*"[^"]*",\\s*)?"version":\\s*"([^"]+)"`).exec(
      text,
    )?.[1];
    if (version !== undefined) return [version];
  }
  const nested = [
    ...text.matchAll(new RegExp(`^([ \\t]*)"${escaped(name)}":\\s*\\{\\s*"version":\\s*"([^"]+)"`, 'gm')),
  ];
  const outermost = nested.sort((a, b) => (a[1] ?? '').length - (b[1] ?? '').length)[0]?.[2];
  return outermost === undefined ? [] : [outermost];
}

function inPnpmLock(text: string, { name, importer }: Question): readonly string[] {
  const quoted = `['"]?${escaped(name)}['"]?`;
  const entry = new RegExp(
    `^ +${quoted}:\\s*(?:\\n +specifier:[^\\n]*\\n +version: *)?['"]?(?:npm:)?(?:/?${escaped(name)}@)?(\\d[^\\s('"_]*)`,
    'm',
  );
  const own = entry.exec(importersSection(text, importer === '' ? '.' : importer) ?? '')?.[1];
  if (own !== undefined) return [own];
  // Before version 5.4 there is no list of importers, and in any version a package may only be met as another's dependency.
  const listed = new RegExp(`^ +['"]?/?${escaped(name)}[@/](\\d[^\\s:('"_]*)`, 'gm');
  const direct = text.includes('\nimporters:')
    ? undefined
    : entry.exec(text.slice(0, Math.max(text.indexOf('\npackages:'), 0)))?.[1];
  return direct !== undefined ? [direct] : [...text.matchAll(listed)].map((match) => match[1] ?? '');
}

/** The part of a pnpm lock file about one importer: from its name to the next name at the same depth. */
function importersSection(text: string, importer: string): string | null {
  const start = new RegExp(`^  ['"]?${escaped(importer)}['"]?:[ \\t]*$`, 'm').exec(text);
  if (start === null) return null;
  const from = start.index + start[0].length;
  const end = /^(?: {2})?[^\s#]/m.exec(text.slice(from));
  return text.slice(from, end === null ? undefined : from + end.index);
}

/** Entries are named by all ranges that they answer, in version 1 (`openai@^4.0.0`) and later (`openai@npm:^4.0.0`). */
function inYarnLock(text: string, { name, range }: Question): readonly string[] {
  const entries = [
    ...text.matchAll(new RegExp(`^"?(${escaped(name)}@[^\\n]*?)"?:\\n +version:? "?([^"\\n]+)"?`, 'gm')),
  ];
  if (entries.length <= 1) return entries.map((entry) => entry[2] ?? '');
  const wanted = range();
  const exact = entries.find((entry) =>
    (entry[1] ?? '')
      .split(/", *"|, */)
      .some((key) => wanted !== null && (key === `${name}@${wanted}` || key === `${name}@npm:${wanted}`)),
  );
  return (exact === undefined ? entries : [exact]).map((entry) => entry[2] ?? '');
}

/** `"openai": ["openai@4.5.0", …]`; a key with a path is a version for one dependent. */
function inBunLock(text: string, { name, importer }: Question): readonly string[] {
  const entries = [
    ...text.matchAll(new RegExp(`^\\s*"((?:[^"]*/)?${escaped(name)})": \\["${escaped(name)}@([^"]+)"`, 'gm')),
  ];
  const own = entries.find((entry) => entry[1] !== name && importer !== '' && entry[1]?.startsWith(importer));
  const top = own ?? entries.find((entry) => entry[1] === name);
  return top?.[2] === undefined ? [] : [top[2]];
}

/** What the manifest of a folder asks for, with aliases and pnpm catalogues resolved. */
function manifestRanges(search: Search, folder: string, name: string): readonly string[] {
  const path = inFolder(folder, 'package.json');
  const text = search.index.has(path) ? search.text(path) : null;
  if (text === null) return [];
  const blocks = [...text.matchAll(/"(?:dev|peer|optional)?[dD]ependencies"\s*:\s*\{([^}]*)\}/g)].map(
    (match) => match[1] ?? '',
  );
  const entry = new RegExp(`"${escaped(name)}"\\s*:\\s*"([^"]*)"`);
  const ranges = blocks.flatMap((block) => entry.exec(block)?.[1] ?? []);
  return ranges.map((range) =>
    range.startsWith('catalog:')
      ? (catalogRange(search, folder, name) ?? range)
      : range.replace(/^npm:(?:@[^/@]+\/)?[^@]+@/, ''),
  );
}

function catalogRange(search: Search, folder: string, name: string): string | null {
  for (const above of foldersAbove(`${folder}/x`)) {
    const path = inFolder(above, 'pnpm-workspace.yaml');
    const text = search.index.has(path) ? search.text(path) : null;
    const range = new RegExp(`^ +['"]?${escaped(name)}['"]?: *['"]?([^'"\\n#]+)`, 'm').exec(text ?? '')?.[1];
    if (range !== undefined) return range.trim();
  }
  return null;
}

const escaped = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\/]/g, '\\$&');
