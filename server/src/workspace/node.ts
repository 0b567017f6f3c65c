import { isUtf8 } from 'node:buffer';
import { closeSync, constants, existsSync, openSync, readdirSync, readSync, statSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { sizeLimitOf } from './excludes.ts';
import { type IgnoreRules, ignoreRulesOf } from './gitignore.ts';
import type { FileRead, RawRead, SkipReason, WorkspaceFiles } from './ports.ts';
import { walk } from './walk.ts';

/** The files below a folder on disk. Reads are synchronous and go through one buffer, which is twice as fast as a new one for each file. */
export function createNodeFiles(root: string): WorkspaceFiles {
  const reader = createReader();
  const absolute = (path: string): string => (path === '' ? root : join(root, path));
  const read = (path: string): FileRead => {
    const bytes = reader(absolute(path), sizeLimitOf(path));
    return bytes.kind === 'bytes' ? decode(bytes.bytes) : bytes;
  };
  return {
    list: (options) =>
      walk(
        {
          entries: (folder) => entriesOf(absolute(folder)),
          read: (path) => textOf(read(path)),
          outerRules: outerRulesOf(root, (path) => textOf(decodeRead(reader(path, sizeLimitOf(path))))),
        },
        options,
      ),
    read,
    readRaw: (path) => {
      const bytes = reader(absolute(path), sizeLimitOf(path));
      return bytes.kind === 'bytes' ? rawOf(bytes.bytes) : bytes;
    },
    listFolder: (path) => entriesOf(absolute(path))?.map((entry) => entry.name) ?? null,
    size: (path) => {
      const stats = statSync(absolute(path), { throwIfNoEntry: false });
      return stats?.isFile() === true ? stats.size : null;
    },
  };
}

type BytesRead =
  | { readonly kind: 'bytes'; readonly bytes: Buffer }
  | { readonly kind: 'missing' }
  | { readonly kind: 'skipped'; readonly reason: SkipReason };

/** A function that reads up to a limit. The bytes are valid until the next read. */
function createReader(): (path: string, limit: number) => BytesRead {
  let buffer: Buffer = Buffer.allocUnsafeSlow(65_536);
  return (path, limit) => {
    let file: number;
    try {
      // Without blocking, so that a pipe in the place of a file cannot stop the scan.
      file = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
    } catch (error) {
      return isMissing(error) ? { kind: 'missing' } : { kind: 'skipped', reason: 'unreadable' };
    }
    try {
      let length = 0;
      for (;;) {
        const count = readSync(file, buffer, length, buffer.length - length, null);
        length += count;
        if (length > limit) return { kind: 'skipped', reason: 'too-large' };
        if (count === 0) return { kind: 'bytes', bytes: buffer.subarray(0, length) };
        if (length === buffer.length) buffer = enlarged(buffer, limit);
      }
    } catch {
      return { kind: 'skipped', reason: 'unreadable' };
    } finally {
      closeSync(file);
    }
  };
}

function enlarged(buffer: Buffer, limit: number): Buffer {
  const larger = Buffer.allocUnsafeSlow(Math.max(Math.min(buffer.length * 4, limit + 1), buffer.length + 1));
  buffer.copy(larger);
  return larger;
}

const isMissing = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR');

function entriesOf(folder: string) {
  try {
    // In a fixed order, so that two machines list alike.
    return readdirSync(folder, { withFileTypes: true }).sort((a, b) =>
      a.name < b.name ? -1 : a.name > b.name ? 1 : 0,
    );
  } catch {
    return null;
  }
}

const decodeRead = (read: BytesRead): FileRead => (read.kind === 'bytes' ? decode(read.bytes) : read);

const textOf = (read: FileRead): string | null => (read.kind === 'text' ? read.text : null);

function decode(bytes: Buffer): FileRead {
  const wide = wideEncodingOf(bytes);
  if (wide !== null) return { kind: 'text', text: new TextDecoder(wide).decode(bytes), notice: null };
  if (hasNul(bytes)) return { kind: 'skipped', reason: 'binary' };
  const start = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
  return { kind: 'text', text: bytes.toString('utf8', start), notice: isUtf8(bytes) ? null : 'invalid-utf8' };
}

function rawOf(bytes: Buffer): RawRead {
  const wide = wideEncodingOf(bytes);
  if (wide !== null) return { kind: 'decoded', text: new TextDecoder(wide).decode(bytes) };
  if (hasNul(bytes)) return { kind: 'skipped', reason: 'binary' };
  return { kind: 'latin1', text: bytes.toString('latin1') };
}

function wideEncodingOf(bytes: Buffer): 'utf-16le' | 'utf-16be' | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  return bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : null;
}

const hasNul = (bytes: Buffer): boolean => bytes.includes(0);

/** The .gitignore files between the root of the Git repository and the workspace root. */
function outerRulesOf(root: string, read: (path: string) => string | null): IgnoreRules | null {
  const above: string[] = [];
  let top = root;
  while (!existsSync(join(top, '.git'))) {
    const parent = dirname(top);
    if (parent === top) return null;
    top = parent;
    above.unshift(top);
  }
  let rules: IgnoreRules | null = null;
  for (const folder of above) {
    const text = read(join(folder, '.gitignore'));
    const prefix = `${relative(folder, root).split(sep).join('/')}/`;
    if (text !== null) rules = ignoreRulesOf(text, '', rules, prefix);
  }
  return rules;
}
