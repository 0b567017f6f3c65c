import { isMinifiedText } from './excludes.ts';
import { importTableOf, type ModuleEdge } from './importTable.ts';
import type { FileNotice, Listing, RawRead, SkipCounts, SkipReason, WorkspaceFiles } from './ports.ts';
import { type SeedPatterns, type SeedReason, seedTestOf } from './seeds.ts';

/** What the scan knows of one source file without having parsed it. */
export interface ScannedFile {
  readonly path: string;
  /** Why the file is worth parsing on its own account; null if it only matters when a name leads to it. */
  readonly seed: SeedReason | null;
  readonly edges: readonly ModuleEdge[];
}

export interface WorkspaceScan {
  /** The scanned files that import anything or are seeds, by path. */
  readonly files: ReadonlyMap<string, ScannedFile>;
  readonly seeds: readonly string[];
  /** The number of files whose bytes were read. */
  readonly read: number;
  readonly skipped: SkipCounts;
  readonly notices: readonly FileNotice[];
}

/** Reads every candidate once and finds seeds and imports. `isWanted` narrows the candidates (a shard, the config's globs). */
export function scanWorkspace(
  files: Pick<WorkspaceFiles, 'readRaw'>,
  listing: Listing,
  patterns: SeedPatterns,
  isWanted: (path: string) => boolean = () => true,
): WorkspaceScan {
  const scanner = createScanner(patterns);
  const found = new Map<string, ScannedFile>();
  const seeds: string[] = [];
  const skipped: Partial<Record<SkipReason, number>> = {};
  const notices = [...listing.notices];
  let read = 0;
  for (const path of listing.candidates) {
    if (!isWanted(path)) continue;
    const raw = files.readRaw(path);
    read++;
    const scanned = scanRaw(scanner, listing, path, raw);
    if (scanned === 'unreadable') notices.push({ path, kind: scanned });
    if (typeof scanned === 'string') skipped[scanned] = (skipped[scanned] ?? 0) + 1;
    else if (scanned !== null) {
      found.set(path, scanned);
      if (scanned.seed !== null) seeds.push(path);
    }
  }
  return { files: found, seeds, read, skipped, notices };
}

/** Scans one text, for example one that an editor has open. */
export type Scanner = (path: string, text: string, encoding: 'latin1' | 'decoded') => ScannedFile;

export function createScanner(patterns: SeedPatterns): Scanner {
  const seedOf = seedTestOf(patterns);
  const intern = createInterner();
  return (path, text, encoding) => {
    const edges = importTableOf(path, text).map((edge) =>
      keep(edge, encoding === 'latin1' ? (part) => intern(fromLatin1(part)) : intern),
    );
    return { path, seed: seedOf(path, text, edges), edges };
  };
}

function scanRaw(scanner: Scanner, listing: Listing, path: string, raw: RawRead): ScannedFile | SkipReason | null {
  if (raw.kind === 'missing') return null;
  if (raw.kind === 'skipped') return raw.reason;
  const scanned = scanner(path, raw.text, raw.kind);
  if (scanned.seed === null && scanned.edges.length === 0) return null;
  if (listing.isIgnored(path)) return 'git-ignored';
  return scanned.seed !== null && isMinifiedText(path, raw.text) ? 'minified' : scanned;
}

function keep(edge: ModuleEdge, text: (part: string) => string): ModuleEdge {
  const names =
    edge.names === '*'
      ? edge.names
      : edge.names.map(({ imported, as }) => ({ imported: text(imported), as: text(as) }));
  return { ...edge, specifier: text(edge.specifier), names };
}

/** Gives equal texts as one. A part of a file's text keeps the whole file in memory, so that each is copied when first met. */
function createInterner(): (text: string) => string {
  const seen = new Map<string, string>();
  return (text) => {
    const known = seen.get(text);
    if (known !== undefined) return known;
    const copy = text.split('').join('');
    seen.set(copy, copy);
    return copy;
  };
}

/** Reads UTF-8 that was taken byte by byte as characters. */
function fromLatin1(text: string): string {
  if (!/[\u0080-\u00ff]/.test(text)) return text;
  return new TextDecoder().decode(Uint8Array.from(text, (character) => character.charCodeAt(0)));
}
