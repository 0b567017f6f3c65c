import {
  chmodSync,
  existsSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';

/** The disk for commands that write: reads whole files, and replaces them at once. Paths are absolute. */
export const nodeDisk = {
  resolve: (folder: string, path: string): string => resolve(folder, path),
  relative: (folder: string, path: string): string => relative(folder, path).split(sep).join('/'),
  kindOf(path: string): 'file' | 'folder' | null {
    const stats = statSync(path, { throwIfNoEntry: false });
    if (stats?.isDirectory() === true) return 'folder';
    return stats?.isFile() === true ? 'file' : null;
  },
  read: (path: string): Uint8Array | null => (existsSync(path) ? readFileSync(path) : null),
  /** Writes a new file beside the old one and renames it, so that no reader meets half of it. A link stays a link: its target is replaced. */
  replace(path: string, bytes: Uint8Array, expected?: Uint8Array | null): 'written' | 'changed' {
    const target = existsSync(path) ? realpathSync(path) : path;
    const mode = statSync(target, { throwIfNoEntry: false })?.mode;
    const fresh = join(dirname(target), `.${basename(target)}.${process.pid}.tmp`);
    try {
      writeFileSync(fresh, bytes, { flag: 'wx' });
      if (mode !== undefined) chmodSync(fresh, mode & 0o7777);
      if (expected !== undefined && !isSame(nodeDisk.read(target), expected)) return 'changed';
      renameSync(fresh, target);
      return 'written';
    } finally {
      rmSync(fresh, { force: true });
    }
  },
} as const;

const isSame = (a: Uint8Array | null, b: Uint8Array | null): boolean =>
  a === null || b === null ? a === b : Buffer.compare(a, b) === 0;
